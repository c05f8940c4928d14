using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>A corrected chronology replaces the earlier one; what was not changed stays what it was.</summary>
public sealed class CompositeDifferenceTests
{
    private static ChronologyRow Row(int number, int day, string what, string response = "") =>
        new(number, new DateOnly(2016, 5, day), null, what, "", "", response, "", "", "", SignificanceQuestions.None);

    private static string Say(RowChange change) => $"{change.Kind} {change.Before}>{change.After}";

    [Fact]
    public void Rows_of_the_same_content_are_the_same_wherever_they_stand() =>
        CompositeDifference.Between(
            [Row(2, 1, "The mother rang the surgery."), Row(3, 2, "Seen at school."), Row(4, 3, "Police attended.")],
            [Row(2, 3, "Police attended."), Row(3, 1, "The mother rang the surgery."), Row(4, 2, "Seen at school.")])
            .Select(Say).ShouldBe(["Unchanged 2>0", "Unchanged 0>1", "Unchanged 1>2"]);

    [Fact]
    public void A_row_that_is_put_right_is_changed_and_says_where()
    {
        var changes = CompositeDifference.Between(
            [Row(2, 1, "The mother rang the surgery about a cough."), Row(3, 2, "Seen at school by the nurse."), Row(4, 3, "Police attended the home address after a call.")],
            [Row(2, 1, "The mother rang the surgery about a cough."), Row(3, 4, "Seen at school by the nurse."), Row(4, 3, "Police attended the home address after a second call.", "Advice given."), Row(5, 9, "A new event, a strategy meeting.")]);

        changes.Select(Say).ShouldBe(["Unchanged 0>0", "Changed 1>1", "Changed 2>2", "Added >3"]);
        changes[1].Fields.Select(field => field.Column).ShouldBe(["Date"]);
        changes[2].Fields.Select(field => field.Column).ShouldBe(["What happened", "Response"]);
        changes[2].Fields[0].After.ShouldBe([new TextPiece("Police attended the home address after a ", false), new TextPiece("second ", true), new TextPiece("call.", false)]);
        changes[2].Fields[0].Before.ShouldBe([new TextPiece("Police attended the home address after a call.", false)]);
    }

    [Fact]
    public void What_is_gone_is_told_where_it_stood_and_two_different_events_are_not_taken_for_one() =>
        CompositeDifference.Between(
            [Row(2, 1, "The mother rang the surgery."), Row(3, 2, "Fixed penalty for speeding."), Row(4, 3, "Police attended.")],
            [Row(2, 1, "The mother rang the surgery."), Row(3, 2, "Eczema cream prescribed."), Row(4, 3, "Police attended.")])
            .Select(Say).ShouldBe(["Unchanged 0>0", "Removed 1>", "Added >1", "Unchanged 2>2"]);

    [Fact]
    public void The_same_row_twice_is_two_rows() =>
        CompositeDifference.Between([Row(2, 1, "Did not attend."), Row(3, 1, "Did not attend.")], [Row(2, 1, "Did not attend.")])
            .Select(Say).ShouldBe(["Unchanged 0>0", "Removed 1>"]);

    [Fact]
    public void The_identity_counts_every_column_and_not_the_row_number()
    {
        var row = Row(2, 1, "a", "b");
        RowIdentity.Of(row with { RowNumber = 77 }).ShouldBe(RowIdentity.Of(row));
        RowIdentity.Of(row with { }).Length.ShouldBe(64);
        ChronologyRow[] others =
        [
            row with { WhatHappened = "ab", Response = "" }, row with { Date = new DateOnly(2016, 5, 2) }, row with { Time = new TimeOnly(1, 0) }, row with { SourceDocument = "x" },
            row with { SourcePage = "x" }, row with { WhoWasSeen = "x" }, row with { Risk = "x" }, row with { Impact = "x" }, row with { Partnership = "x" }, row with { Learning = "x" },
            row with { WhySignificant = SignificanceQuestions.LearningPoint }, row with { ChildSeen = Recorded.Yes }, row with { ChildHeard = Recorded.Yes },
            row with { When = row.When with { Uncertain = true } }, row with { When = row.When with { AsWritten = "1 May 2016" } },
        ];
        others.Append(row).Select(RowIdentity.Of).Distinct().Count().ShouldBe(others.Length + 1);
    }

    [Fact]
    public void No_row_is_lost_or_told_twice_whatever_changed()
    {
        var random = new Random(11);
        string[] words = ["mother", "school", "police", "bruise", "visit", "nurse", "arm", "called", "seen", "late"];
        for (var round = 0; round < 200; round++)
        {
            ChronologyRow Any(int at) => Row(at, random.Next(1, 28), string.Join(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => words[random.Next(words.Length)])));
            var before = Enumerable.Range(2, random.Next(0, 30)).Select(Any).ToList();
            var after = before.Where(_ => random.Next(4) > 0).Select(row => random.Next(3) == 0 ? row with { WhatHappened = row.WhatHappened + " again" } : row).ToList();
            after.AddRange(Enumerable.Range(50, random.Next(0, 5)).Select(Any));

            var changes = CompositeDifference.Between(before, after);

            changes.Where(change => change.Before is not null).Select(change => change.Before!.Value).Order().ShouldBe(Enumerable.Range(0, before.Count));
            changes.Where(change => change.After is not null).Select(change => change.After!.Value).Order().ShouldBe(Enumerable.Range(0, after.Count));
            foreach (var change in changes.Where(change => change is { Before: not null, After: not null }))
            {
                (RowIdentity.Of(before[change.Before!.Value]) == RowIdentity.Of(after[change.After!.Value])).ShouldBe(change.Kind == RowChangeKind.Unchanged);
                foreach (var field in change.Fields)
                {
                    RowText(before[change.Before.Value], field.Column).ShouldBe(string.Concat(field.Before.Select(piece => piece.Text)));
                    RowText(after[change.After!.Value], field.Column).ShouldBe(string.Concat(field.After.Select(piece => piece.Text)));
                }
            }
        }

        static string RowText(ChronologyRow row, string column) => column == "Date" ? row.When.AsWritten : row.WhatHappened;
    }

    [Fact]
    public void Pieces_are_the_texts_and_what_is_kept_is_the_same_in_both()
    {
        var random = new Random(12);
        for (var round = 0; round < 500; round++)
        {
            string Any() => string.Join(' ', Enumerable.Range(0, random.Next(0, 12)).Select(_ => "abc"[random.Next(3)]));
            var (before, after) = (Any(), Any());

            var (a, b) = TextPieces.Compare(before, after);

            string.Concat(a.Select(piece => piece.Text)).ShouldBe(before);
            string.Concat(b.Select(piece => piece.Text)).ShouldBe(after);
            static string Kept(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Where(piece => !piece.IsOnlyHere).Select(piece => piece.Text)).Replace(" ", "", StringComparison.Ordinal);
            Kept(a).ShouldBe(Kept(b));
        }
    }
}
