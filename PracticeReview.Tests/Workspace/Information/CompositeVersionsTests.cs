using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Information;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Each chronology that arrives is a version of the whole: what it brought, how the whole stood then, and what is new since.</summary>
public sealed class CompositeVersionsTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private InformationScene _scene = null!;
    private StaffActor _unit = null!;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private CompositeChronologyQueries Composite => new(World.Database);

    // Version 1: the police; 2, a day later: the school; 3, another day later: the police anew, with one row changed, one gone and one new.
    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync(_clock));
        _unit = await World.ActAsync(_scene.Unit);
        await SendAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,A Jade was seen at home by the duty officer,,,,,,,\r\n01/03/2016,,B Somebody rang about loud voices,,,,,,,\r\n01/04/2016,,C Called the school about the bruise,,,,,,,\r\n");
        await SendAsync(_scene.Teacher, _scene.SchoolRequest, "01/03/2016,,D Came to school hungry,,,,,,,\r\n");
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task SendAsync(StaffId by, InformationRequestId request, string rows)
    {
        (await _scene.UploadAsync(by, request, rows)).ShouldSucceed();
        _clock.Advance(TimeSpan.FromDays(1));
    }

    private Task CorrectAsync() => SendAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,A Jade was not seen at home by the duty officer,,,,,,,\r\n01/04/2016,,C Called the school about the bruise,,,,,,,\r\n09/09/2019,,E Something wholly different,,,,,,,\r\n");

    private async Task<CompositeOpening> OpenAsync(AskedEvents? asked = null) => (await Composite.OpenAsync(_unit, Case, asked ?? new AskedEvents(), CancellationToken.None))!;

    private static string Letters(IEnumerable<ListedEvent> events) => string.Concat(events.Select(one => one.WhatHappened[0]));

    private static string Marked(IEnumerable<ListedEvent> events) => string.Join(' ', events.Select(one => one.WhatHappened[0] + (one.Arrived is { } arrived ? $":{arrived}" : "")));

    [Fact]
    public async Task Each_arrival_is_a_version_that_says_what_came_changed_and_went()
    {
        await CorrectAsync();

        var arrivals = (await Composite.ArrivalsPageAsync(_unit, Case, false, CancellationToken.None))!.Arrivals;

        arrivals.Select(one => $"{one.Of.Number} {one.Of.AgencyName} {one.Of.Version} {one.Of.At:dd} {one.IsInForce} +{one.Brought.New} ~{one.Brought.Changed} -{one.Brought.Gone}").ShouldBe(
        [
            "3 Inventshire Police 2 04 True +1 ~1 -1", "2 Imaginary School 1 03 True +1 ~0 -0", "1 Inventshire Police 1 02 False +3 ~0 -0",
        ]);

        // Once more, with nothing left of the second; and the school anew with an event behind its own.
        await SendAsync(_scene.Officer, _scene.PoliceRequest, "10/10/2020,,F Nothing that was said before,,,,,,,\r\n");
        await SendAsync(_scene.Teacher, _scene.SchoolRequest, "01/03/2016,,D Came to school hungry,,,,,,,\r\n02/03/2016,,G Fell asleep in class,,,,,,,\r\n");
        (await Composite.ArrivalsPageAsync(_unit, Case, false, CancellationToken.None))!.Arrivals.Select(one => $"{one.Of.Number} {one.Of.Version} {one.IsInForce} +{one.Brought.New} ~{one.Brought.Changed} -{one.Brought.Gone}").ShouldBe(
        [
            "5 2 True +1 ~0 -0", "4 3 True +1 ~0 -3", "3 2 False +1 ~1 -1", "2 1 False +1 ~0 -0", "1 1 False +3 ~0 -0",
        ]);
        (await OpenAsync(new AskedEvents(Since: 1))).NewSince!.ShouldSatisfyAllConditions(since => since.New.ShouldBe(3), since => since.Changed.ShouldBe(0), since => since.Gone.ShouldBe(3));
    }

    [Fact]
    public async Task The_whole_opens_as_it_stood_at_a_version_on_the_page_in_its_views_and_in_what_is_taken_out()
    {
        var gone = (await OpenAsync()).First.Single(one => one.WhatHappened[0] == 'B').Id;
        (await new TagEvent(World.Database).AddAsync(_unit, gone, "Noise", CancellationToken.None)).ShouldSucceed();
        await CorrectAsync();
        (await OpenAsync()).Agencies.Sum(agency => agency.Events).ShouldBe(4);

        foreach (var (version, letters, events) in new[] { (1, "ABC", 3), (2, "ADBC", 4), (3, "ADCE", 4), (9, "ADCE", 4) })
        {
            var asked = new AskedEvents(AsOf: version);
            var opening = await OpenAsync(asked);
            (Letters(opening.First), opening.Matching, opening.Agencies.Sum(agency => agency.Events)).ShouldBe((letters, events, events), $"version {version}");
            (await Composite.OrderAsync(_unit, Case, asked, CancellationToken.None)).ShouldBe(opening.First.Select(one => one.Id));
            Letters(await Composite.EventsAsync(_unit, Case, [.. opening.First.Select(one => one.Id)], asked, CancellationToken.None)).ShouldBe(letters);
            var export = (await new TakeCompositeOut(World.Database, new WholeCompositeQueries(World.Database)).RunAsync(_unit, Case, asked, "csv", CancellationToken.None)).Value;
            (string.Concat(export.Rows.Select(row => row.Row.WhatHappened[0])), export.Note.Contains($"As it stood at version {version}", StringComparison.Ordinal)).ShouldBe((letters, true));
            var lanes = (await new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database)).OpenLanesAsync(_unit, Case, LaneZoom.Year, asked, CancellationToken.None))!.View;
            (lanes.Lanes.Sum(lane => lane.Events) + lanes.Outside).ShouldBe(events);
        }
        (await OpenAsync(new AskedEvents(AsOf: 2))).First[0].WhatHappened.ShouldBe("A Jade was seen at home by the duty officer");
        Letters((await OpenAsync(new AskedEvents(AsOf: 2, Words: "about"))).First).ShouldBe("BC");
        Letters((await OpenAsync(new AskedEvents(AsOf: 2, Tag: "Noise"))).First).ShouldBe("B", "what was written beside it is as it is now");
        (await OpenAsync(new AskedEvents(AsOf: 1))).First[0].File.ShouldNotBe((await OpenAsync()).First[0].File, "the file of the version");
        (await Composite.OpenAsync(_unit, Case, new AskedEvents(AsOf: 1, Audience: new(EventAudience.Family)), CancellationToken.None))!.Matching.ShouldBe(4, "earlier rows bear no mark that was set later: they are nobody else's to see");
        (await Composite.OpenAsync(await World.ActAsync(_scene.Officer), Case, new AskedEvents(AsOf: 1), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_came_or_changed_since_a_version_or_a_day_is_marked_and_can_be_shown_alone()
    {
        await CorrectAsync();

        var since = await OpenAsync(new AskedEvents(Since: 2));
        Marked(since.First).ShouldBe("A:Changed D C E:New");
        (since.NewSince!.New, since.NewSince.Changed, since.NewSince.Gone, since.NewSince.Version).ShouldBe((1, 1, 1, 2));
        Marked(await Composite.EventsAsync(_unit, Case, [.. since.First.Select(one => one.Id)], new AskedEvents(Since: 2), CancellationToken.None)).ShouldBe("A:Changed D C E:New");
        Marked((await OpenAsync(new AskedEvents(Since: 1))).First).ShouldBe("A:Changed D:New C E:New");
        Marked((await OpenAsync(new AskedEvents(Since: 1, AsOf: 2))).First).ShouldBe("A D:New B C");
        Marked((await OpenAsync(new AskedEvents(Since: 0))).First).ShouldBe("A:New D:New C:New E:New");
        Marked((await OpenAsync(new AskedEvents(Since: 3))).First).ShouldBe("A D C E");
        (await OpenAsync(new AskedEvents(Since: 3))).NewSince!.IsNothing.ShouldBeTrue();
        foreach (var later in new[] { new AskedEvents(Since: 3, AsOf: 2), new AskedEvents(SinceDay: new DateOnly(2026, 3, 9), AsOf: 2) })
        {
            Marked((await OpenAsync(later)).First).ShouldBe("A D B C", "nothing of an earlier version came after a later one");
            (await OpenAsync(later)).NewSince!.ShouldSatisfyAllConditions(since => since.Version.ShouldBe(2), since => since.IsNothing.ShouldBeTrue());
            (await OpenAsync(later with { OnlyNew = true })).Matching.ShouldBe(0);
            Marked(await Composite.EventsAsync(_unit, Case, [.. (await OpenAsync(later)).First.Select(one => one.Id)], later, CancellationToken.None)).ShouldBe("A D B C");
        }
        Marked((await OpenAsync()).First).ShouldBe("A D C E");

        // The police's second version arrived on the 4th.
        Marked((await OpenAsync(new AskedEvents(SinceDay: new DateOnly(2026, 3, 4)))).First).ShouldBe("A:Changed D C E:New");
        Marked((await OpenAsync(new AskedEvents(SinceDay: new DateOnly(2026, 3, 3)))).First).ShouldBe("A:Changed D:New C E:New");
        Marked((await OpenAsync(new AskedEvents(SinceDay: new DateOnly(2026, 3, 5)))).First).ShouldBe("A D C E");

        var only = await OpenAsync(new AskedEvents(Since: 2, OnlyNew: true));
        (Letters(only.First), only.Matching).ShouldBe(("AE", 2));
        (await Composite.OrderAsync(_unit, Case, new AskedEvents(Since: 2, OnlyNew: true), CancellationToken.None)).ShouldBe(only.First.Select(one => one.Id));
        ChronologyWords.Arrived(only.NewSince!).ShouldBe("one event came, 1 changed and 1 went");
    }

    [Fact]
    public async Task Each_person_is_told_what_came_since_they_last_looked_until_they_say_that_they_have_seen_it()
    {
        (await OpenAsync()).NotSeen.ShouldBeNull("at the first look nothing is new");
        await CorrectAsync();
        var told = (await OpenAsync()).NotSeen!;
        (told.Version, told.New, told.Changed, told.Gone).ShouldBe((2, 1, 1, 1));
        (await OpenAsync()).NotSeen.ShouldNotBeNull("opening it is not seeing it");
        foreach (var elsewhere in new[] { new AskedEvents(Words: "about"), new AskedEvents(Agency: _scene.Police.Id), new AskedEvents(AsOf: 1), new AskedEvents(Since: 1) })
        {
            (await OpenAsync(elsewhere)).NotSeen.ShouldBeNull("it is told beside the whole as it is now, and counted nowhere else");
        }

        (await new SeeComposite(World.Database).RunAsync(_unit, Case, 3, CancellationToken.None)).ShouldSucceed();
        (await OpenAsync()).NotSeen.ShouldBeNull();
        (await new SeeComposite(World.Database).RunAsync(_unit, Case, 1, CancellationToken.None)).ShouldSucceed();
        (await OpenAsync()).NotSeen.ShouldBeNull("nobody unsees what they saw in another window");
        (await new SeeComposite(World.Database).RunAsync(_unit, Case, 99, CancellationToken.None)).ShouldSucceed();
        (await World.TestDatabase.AskAsOwnerAsync<int>("select version from seen_composites")).ShouldBe(3, "what has not come is not seen");

        var reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync(Case, reviewer, CaseRole.LeadReviewer);
        (await new SeeComposite(World.Database).RunAsync(await World.ActAsync(reviewer), Case, 2, CancellationToken.None)).ShouldSucceed();
        (await Composite.OpenAsync(await World.ActAsync(reviewer), Case, new AskedEvents(), CancellationToken.None))!.NotSeen!.New.ShouldBe(1);
        (await OpenAsync()).NotSeen.ShouldBeNull("each has their own");
    }

    [Fact]
    public async Task How_far_somebody_looked_is_theirs_alone_and_the_database_alone_refuses_everybody_else()
    {
        var reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync(Case, reviewer, CaseRole.LeadReviewer);
        var elsewhere = await World.AddStaffAsync("Reviewer Rush", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync((await World.AddCaseAsync(_scene.Unit)).Id, elsewhere, CaseRole.LeadReviewer);
        (await new SeeComposite(World.Database).RunAsync(_unit, Case, 1, CancellationToken.None)).ShouldSucceed();
        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger, elsewhere })
        {
            (await new SeeComposite(World.Database).RunAsync(await World.ActAsync(other), Case, 1, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        }

        (await _scene.AskAsync(_scene.Unit, "select count(*) from seen_composites")).ShouldBe(1L);
        foreach (var nobody in new StaffId?[] { reviewer, _scene.Officer, _scene.Stranger, elsewhere, null })
        {
            (await _scene.AskAsync(nobody, "select count(*) from seen_composites")).ShouldBe(0L);
            (await _scene.AskAsync(nobody, "with changed as (update seen_composites set version = 9 returning 1) select count(*) from changed")).ShouldBe(0L);
        }
        string Write(StaffId of) => $"insert into seen_composites values ('{of}', '{Case}', '{World.Partnership.Id}', 1, now())";
        await _scene.AskAsync(reviewer, Write(reviewer));
        foreach (var (by, of) in new (StaffId?, StaffId)[] { (_scene.Unit, reviewer), (_scene.Officer, _scene.Officer), (_scene.Stranger, _scene.Stranger), (elsewhere, elsewhere), (null, reviewer) })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Write(of)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        foreach (var role in new[] { LoginRole.Family, LoginRole.Public, LoginRole.Jobs })
        {
            await using var connection = new NpgsqlConnection(World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select count(*) from seen_composites", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }
}
