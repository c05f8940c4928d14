using System.Text.Json;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>The order of a composite chronology is reckoned twice, by the database for the list and by <see cref="CompositeChronology"/> for what is thought about it: it is one.</summary>
public sealed class CompositeOrderTests
{
    // Many that begin at the same moment, so that everything behind it decides somewhere.
    private static readonly string[] s_dates =
    [
        "2016", "about 2016", "before 2016", "after 2016", "early 2016", "January 2016", "?January 2016", "Jan 2016", "before January 2016", "after January 2016", "since January 2016", "01/01/2016", "1 January 2016",
        "?1 January 2016", "circa 1 January 2016", "01/01/2016 00:30", "01/01/2016 am", "1-3 January 2016", "1 to 3 January 2016", "before 1 January 2016", "by 1 January 2016", "after 1 January 2016",
        "from 1 January 2016 onwards", "w/c 4 January 2016", "04/01/2016", "4 January 2016 afternoon", "winter 2015/16", "2015-2016", "late December 2015", "31/12/2015", "31/12/2015 23:59", "after 31/12/2015", "weekend of 2 January 2016",
    ];

    [Fact]
    public void What_a_page_is_asked_for_is_handed_over_from_its_first_drawing_so_that_nothing_is_asked_for_twice()
    {
        foreach (var asked in new[] { new AskedEvents(), new AskedEvents(Words: "Jade", Tag: "Neglect", Anonymised: true, Audience: new CompositeAudience(EventAudience.Family)) })
        {
            JsonSerializer.Deserialize<AskedEvents>(JsonSerializer.Serialize(asked)).ShouldBe(asked);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_database_and_the_merge_give_one_order(int seed)
    {
        var random = new Random(seed);
        await using var world = await TestWorld.CreateAsync();
        var scene = await InformationScene.CreateAsync(world, sent: false);
        // Two of one name, names whose order is another in a dictionary than by their letters, and a number that is not read as one.
        string[] names = ["Zebra Trust", "zebra trust", "Ärztehaus", "École Imaginary", "Ecole Imaginary", "Imaginary School", "Clinic 10", "Clinic 9", "Clinic 9"];
        var agencies = new List<(Agency Agency, StaffId Author)>();
        random.Shuffle(names);
        foreach (var name in names)
        {
            var agency = await world.AddAgencyAsync(name, AgencyKind.Other);
            agencies.Add((agency, await world.AddStaffAsync($"Author {agencies.Count}", agency, StaffRole.AgencyAuthor)));
        }
        (await scene.SendAsync(null, [.. agencies.Select(one => new ChosenAgency(one.Agency.Id, one.Author, "Knew the family"))])).Succeeded.ShouldBeTrue();
        var readable = s_dates.Where(date => EventDateReader.Read(date, new DateOnly(2026, 3, 1)).IsRead).ToList();
        readable.Count.ShouldBeGreaterThan(20);
        foreach (var (agency, author) in agencies)
        {
            var rows = string.Concat(Enumerable.Range(0, 30).Select(at => $"\"{readable[random.Next(readable.Count)]}\",,Event {random.Next(4)},,,,,,,\r\n"));
            var request = new InformationRequestId(await world.TestDatabase.AskAsOwnerAsync<Guid>($"select id from information_requests where agency_id = '{agency.Id}'"));
            var taken = await scene.UploadAsync(author, request, rows);
            taken.Succeeded.ShouldBeTrue(string.Join(" ", taken.Refusals));
        }

        var unit = await world.ActAsync(scene.Unit);
        var ordered = await new CompositeChronologyQueries(world.Database).OrderAsync(unit, scene.Case.Id, new AskedEvents(), CancellationToken.None);
        var whole = (await new WholeCompositeQueries(world.Database).OpenAsync(unit, scene.Case.Id, "Test", CancellationToken.None))!;
        ordered.Count.ShouldBe(270);
        whole.Rows.Select(row => whole.IdOf(row.Row)).ShouldBe(ordered);

        // However the chronologies and their rows are handed over.
        var byAgency = whole.Rows.GroupBy(row => row.Agency).Select(one =>
        {
            ChronologyRow[] rows = [.. one.Select(row => row.Row)];
            random.Shuffle(rows);
            return (one.Key, (IReadOnlyList<ChronologyRow>)rows);
        }).ToArray();
        random.Shuffle(byAgency);
        CompositeChronology.Merge(byAgency, agency => agency.Name).Select(row => whole.IdOf(row.Row)).ShouldBe(ordered);
    }
}
