using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.11: the chronologies of the agencies become one.</summary>
public sealed class CompositeChronologyTests
{
    private static ChronologyRow Row(int number, int day, string what = "x", TimeOnly? time = null) =>
        new(number, new DateOnly(2016, 5, day), time, what, "", "", "", "", "", "", SignificanceQuestions.None);

    [Fact]
    public void Orders_by_date_then_time_with_the_day_as_a_whole_first_then_agency_then_row()
    {
        var merged = CompositeChronology.Merge(
        [
            ("School", [Row(2, 2), Row(3, 1, time: new TimeOnly(9, 0)), Row(4, 1)]),
            ("Police", [Row(5, 1, time: new TimeOnly(9, 0)), Row(3, 2), Row(2, 2), Row(9, 1, time: new TimeOnly(8, 0))]),
        ]);

        merged.Select(row => $"{row.Agency} {row.Row.RowNumber}").ShouldBe(
            ["School 4", "Police 9", "Police 5", "School 3", "Police 2", "Police 3", "School 2"]);
    }

    [Fact]
    public void Is_the_same_whatever_comes_first_and_loses_and_invents_nothing()
    {
        var random = new Random(7_8);
        for (var round = 0; round < 300; round++)
        {
            var chronologies = Enumerable.Range(0, random.Next(1, 7)).Select(agency => (
                Agency: $"Agency {agency / 2}",
                Rows: (IReadOnlyList<ChronologyRow>)[.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => Row(
                    random.Next(2, 5), random.Next(1, 4), $"{random.Next(3)}", random.Next(2) == 0 ? null : new TimeOnly(random.Next(2), 0)))])).ToArray();
            var merged = CompositeChronology.Merge(chronologies);

            random.Shuffle(chronologies);
            foreach (ref var chronology in chronologies.AsSpan())
            {
                var rows = chronology.Rows.ToArray();
                random.Shuffle(rows);
                chronology.Rows = rows;
            }

            CompositeChronology.Merge(chronologies).ShouldBe(merged);
            merged.GroupBy(row => row).ToDictionary(group => group.Key, group => group.Count()).ShouldBe(
                chronologies.SelectMany(one => one.Rows.Select(row => new CompositeRow<string>(one.Agency, row))).GroupBy(row => row).ToDictionary(group => group.Key, group => group.Count()),
                ignoreOrder: true);
        }
    }
}
