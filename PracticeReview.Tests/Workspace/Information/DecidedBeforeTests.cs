using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>What was decided and written when an earlier version of a row stood: nothing of it is lost, and nothing holds unread where the row says something else now.</summary>
public sealed class DecidedBeforeTests : IAsyncLifetime
{
    private const string Found = "22/05/2016,14:30,Jade found alone by the canal and taken home to her mother,,{0},,,,,1\r\n";
    private const string School = "22/05/2016,15:10,Jade left the playground and was found alone by the canal,,,,,,,\r\n";
    private InformationScene _scene = null!;
    private StaffActor _unit = null!;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private CompositeChronologyQueries Composite => new(World.Database);

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        _unit = await World.ActAsync(_scene.Unit);
        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal));
        (await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, School)).ShouldSucceed();
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task PoliceAsync(string rows) => (await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, rows)).ShouldSucceed();

    private async Task<MatchesPage> MatchesAsync(MatchState state, AskedEvents? asked = null) =>
        (await new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database)).OpenMatchesAsync(_unit, Case, state, 1, asked ?? new AskedEvents(), CancellationToken.None))!;

    private async Task DecideAsync(ShownMatch match, bool? isSame) =>
        (await new DecideMatch(World.Database).RunAsync(_unit, new DecideMatchCommand(match.First.Id, match.Second.Id, isSame), CancellationToken.None)).ShouldSucceed();

    private static (int, int, int, int) Counts(MatchesPage page) => (page.Open, page.Confirmed, page.Dismissed, page.LookAgain);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_holds_while_a_row_changes_in_nothing_that_mattered_and_waits_for_a_second_look_when_it_does(bool isSame)
    {
        await DecideAsync((await MatchesAsync(MatchState.Open)).Matches.Single(), isSame);
        var holds = isSame ? (0, 1, 0, 0) : (0, 0, 1, 0);

        await PoliceAsync(Found.Replace("{0}", "Alone near water", StringComparison.Ordinal));
        Counts(await MatchesAsync(MatchState.Open)).ShouldBe(holds, "the risk is not what was decided about");
        var held = (await MatchesAsync(isSame ? MatchState.Confirmed : MatchState.Dismissed)).Matches.Single();
        (held.DecidedBy, held.Before!.IsSame, held.Before.First.Concat(held.Before.Second).Single().Column).ShouldBe(("Unit Umber", isSame, "Risk"));

        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal).Replace("her mother", "her grandmother", StringComparison.Ordinal));
        var again = await MatchesAsync(MatchState.LookAgain);
        Counts(again).ShouldBe((0, 0, 0, 1));
        (again.Matches.Single().Before!.IsSame, again.Matches.Single().Before!.IsRowGone, again.Matches.Single().DecidedBy).ShouldBe((isSame, false, "Unit Umber"));
        (await MatchesAsync(MatchState.Open)).Matches.ShouldBeEmpty("it is not asked as if nobody had decided");

        await DecideAsync(again.Matches.Single(), isSame);
        Counts(await MatchesAsync(MatchState.Open)).ShouldBe(holds, "one click, and it holds again");
        (await MatchesAsync(isSame ? MatchState.Confirmed : MatchState.Dismissed)).Matches.Single().Before.ShouldBeNull();

        await DecideAsync(again.Matches.Single(), null);
        Counts(await MatchesAsync(MatchState.Open)).ShouldBe((1, 0, 0, 0), "taken back, the earlier decision does not come up again");
    }

    [Fact]
    public async Task A_decision_about_a_row_that_nothing_became_is_listed_until_it_is_put_away()
    {
        await DecideAsync((await MatchesAsync(MatchState.Open)).Matches.Single(), true);
        await PoliceAsync("09/09/2019,,Something wholly different was written down by nobody in particular,,,,,,,\r\n");

        var gone = await MatchesAsync(MatchState.LookAgain);
        Counts(gone).ShouldBe((0, 0, 0, 1));
        var match = gone.Matches.Single();
        match.Before!.IsRowGone.ShouldBeTrue();
        new[] { match.First, match.Second }.Select(account => $"{account.Agency.Name}: {account.Row.WhatHappened[..15]}").ShouldBe(["Inventshire Police: Jade found alon", "Imaginary School: Jade left the p"], ignoreOrder: true);

        await DecideAsync(match, null);
        Counts(await MatchesAsync(MatchState.LookAgain)).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task What_an_audience_may_not_see_is_in_no_view_and_takes_part_in_nothing_that_is_found()
    {
        var match = (await MatchesAsync(MatchState.Open)).Matches.Single();
        var hidden = new[] { match.First, match.Second }.Single(account => account.Agency.Id == _scene.School.Id).Id;
        (await new RestrictEvent(World.Database).RunAsync(_unit, new RestrictEventCommand(hidden, EventAudience.ReviewGroup, "Names another child"), CancellationToken.None)).ShouldSucceed();
        var thinking = new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database));
        foreach (var (audience, matches) in new (CompositeAudience?, int)[] { (null, 1), (new(EventAudience.Family), 0), (CompositeAudience.Of(_scene.Police.Id), 0), (CompositeAudience.Of(_scene.School.Id), 1), (new(EventAudience.Publication), 0) })
        {
            var asked = new AskedEvents(Audience: audience);
            var page = await MatchesAsync(MatchState.Open, asked);
            (page.Open, page.MayAnnotate, page.Narrowing.Choices.Tags.Count).ShouldBe((matches, audience is null, 0), $"{audience}");
            var lanes = (await thinking.OpenLanesAsync(_unit, Case, null, asked, CancellationToken.None))!.View;
            (lanes.Lanes.Sum(lane => lane.Events) + lanes.Outside).ShouldBe(1 + matches, $"{audience}");
            (await thinking.OpenContradictionsAsync(_unit, Case, asked, CancellationToken.None))!.WithFamily.ShouldBeNull();
            (await thinking.OpenSilencesAsync(_unit, Case, asked, CancellationToken.None))!.MayAnnotate.ShouldBe(audience is null);
        }
    }

    [Fact]
    public async Task All_that_was_written_beside_a_changed_row_is_said_to_hold_at_once()
    {
        var of = (await Composite.OpenAsync(_unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First.Single().Id;
        (await new KeepEventNote(World.Database).WriteAsync(_unit, of, "Who took her home?", CancellationToken.None)).ShouldSucceed();
        (await new TagEvent(World.Database).AddAsync(_unit, of, "Supervision", CancellationToken.None)).ShouldSucceed();
        (await new LinkEvent(World.Database).AddAsync(_unit, new LinkEventCommand(of, EventLinkKind.Finding, null, "Nobody rang"), CancellationToken.None)).ShouldSucceed();
        var episode = (await new KeepEpisode(World.Database).RunAsync(_unit, new KeepEpisodeCommand(Case, null, "The spring", ""), CancellationToken.None)).Value;
        (await new KeepEpisode(World.Database).PlaceAsync(_unit, episode.Id, of, true, CancellationToken.None)).ShouldSucceed();
        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal).Replace("her mother", "her grandmother", StringComparison.Ordinal));
        var row = (await Composite.OpenAsync(_unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First.Single();
        (row.IsChangedSince, row.Notes, row.Tags.Count).ShouldBe((true, 0, 0));
        var holds = new SayStillHolds(World.Database);
        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger, await World.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser) })
        {
            (await holds.RunAsync(await World.ActAsync(other), new SayStillHoldsCommand(row.Id, [of]), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await holds.RunAsync(_unit, new SayStillHoldsCommand(row.Id, [row.Id]), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound], "no earlier version of itself");

        (await holds.RunAsync(_unit, new SayStillHoldsCommand(row.Id, [of]), CancellationToken.None)).ShouldSucceed();
        (await holds.RunAsync(_unit, new SayStillHoldsCommand(row.Id, [of]), CancellationToken.None)).ShouldSucceed();

        var opening = (await Composite.OpenAsync(_unit, Case, new AskedEvents(Episode: episode.Id), CancellationToken.None))!;
        row = opening.First.Single();
        (row.IsChangedSince, row.Notes, row.Tags.Single(), opening.Gone).ShouldBe((false, 1, "Supervision", 0));
        var details = (await Composite.OpenEventAsync(_unit, Case, row.Id, false, CancellationToken.None))!;
        (details.Links.Single().Words, details.Episodes.Single().Name, details.Earlier.Single().HoldsBy, details.Earlier.Single().Notes.Single().Text).ShouldBe(("Nobody rang", "The spring", "Unit Umber", "Who took her home?"));

        // Told otherwise once more, it waits for a person again.
        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal).Replace("her mother", "her aunt", StringComparison.Ordinal));
        (await Composite.OpenAsync(_unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First.Single().IsChangedSince.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_of_which_it_is_said_that_all_still_holds_stands_once_under_what_it_is_evidence_for()
    {
        var of = await PoliceRowAsync();
        var reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync(Case, reviewer, CaseRole.LeadReviewer);
        var passage = (await new WriteDraftPassage(World.Database).RunAsync(await World.ActAsync(reviewer), new WriteDraftPassageCommand(Case, null, 0, "The spring", "Nobody asked.", null), CancellationToken.None)).Value;
        foreach (var link in new[] { new LinkEventCommand(of, EventLinkKind.DraftPassage, passage, null), new LinkEventCommand(of, EventLinkKind.Finding, null, "Nobody rang") })
        {
            (await new LinkEvent(World.Database).AddAsync(_unit, link, CancellationToken.None)).ShouldSucceed();
        }
        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal).Replace("her mother", "her grandmother", StringComparison.Ordinal));
        var now = await PoliceRowAsync();
        (await new SayStillHolds(World.Database).RunAsync(_unit, new SayStillHoldsCommand(now, [of]), CancellationToken.None)).ShouldSucceed();

        (await new FamilyStaffQueries(World.Database).OpenDraftAsync(_unit, Case, CancellationToken.None))!.Passages.Single().Events.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Id.ShouldBe(now), one => one.IsInForce.ShouldBeTrue());
        var choices = (await Composite.OpenAsync(_unit, Case, new AskedEvents(), CancellationToken.None))!.Evidence;
        choices.Select(one => one.Events).ShouldBe([1, 1]);
        foreach (var choice in choices)
        {
            (await Composite.OpenAsync(_unit, Case, new AskedEvents(Evidence: choice.Key), CancellationToken.None))!.Matching.ShouldBe(1);
        }

        // Taken away beside the row as it stands, it is told of the earlier one again: that link was nobody's to take away with it.
        var links = (await Composite.OpenEventAsync(_unit, Case, now, false, CancellationToken.None))!.Links;
        (await new LinkEvent(World.Database).RemoveAsync(_unit, links.Single(link => link.Kind == EventLinkKind.DraftPassage).Id, CancellationToken.None)).ShouldSucceed();
        (await new FamilyStaffQueries(World.Database).OpenDraftAsync(_unit, Case, CancellationToken.None))!.Passages.Single().Events.ShouldHaveSingleItem().IsInForce.ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_removed_beside_a_row_does_not_come_back_from_the_row_before_it()
    {
        var (themes, holds) = (new TagEvent(World.Database), new SayStillHolds(World.Database));
        var first = await PoliceRowAsync();
        (await themes.AddAsync(_unit, first, "Neglect", CancellationToken.None)).ShouldSucceed();
        (await themes.AddAsync(_unit, first, "Supervision", CancellationToken.None)).ShouldSucceed();
        (await new LinkEvent(World.Database).AddAsync(_unit, new LinkEventCommand(first, EventLinkKind.Finding, null, "Nobody rang"), CancellationToken.None)).ShouldSucceed();
        var episode = (await new KeepEpisode(World.Database).RunAsync(_unit, new KeepEpisodeCommand(Case, null, "The spring", ""), CancellationToken.None)).Value;
        (await new KeepEpisode(World.Database).PlaceAsync(_unit, episode.Id, first, true, CancellationToken.None)).ShouldSucceed();
        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal).Replace("her mother", "her grandmother", StringComparison.Ordinal));
        var second = await PoliceRowAsync();
        (await holds.RunAsync(_unit, new SayStillHoldsCommand(second, [first]), CancellationToken.None)).ShouldSucceed();
        (await themes.RemoveAsync(_unit, second, "Neglect", CancellationToken.None)).ShouldSucceed();
        (await new LinkEvent(World.Database).RemoveAsync(_unit, (await Composite.OpenEventAsync(_unit, Case, second, false, CancellationToken.None))!.Links.Single().Id, CancellationToken.None)).ShouldSucceed();
        (await new KeepEpisode(World.Database).PlaceAsync(_unit, episode.Id, second, false, CancellationToken.None)).ShouldSucceed();

        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal).Replace("her mother", "her aunt", StringComparison.Ordinal));
        var third = await PoliceRowAsync();
        (await holds.RunAsync(_unit, new SayStillHoldsCommand(third, [first, second]), CancellationToken.None)).ShouldSucceed();

        var details = (await Composite.OpenEventAsync(_unit, Case, third, false, CancellationToken.None))!;
        (string.Join(' ', details.Tags), details.Links.Count, details.Episodes.Count).ShouldBe(("Supervision", 0, 0));
        (await Composite.OpenAsync(_unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First.Single().IsChangedSince.ShouldBeFalse();
    }

    private async Task<PracticeEventId> PoliceRowAsync() => (await Composite.OpenAsync(_unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First.Single().Id;

    [Fact]
    public async Task Decisions_are_read_with_the_latest_version_whether_it_is_asked_for_by_its_number_or_not()
    {
        await DecideAsync((await MatchesAsync(MatchState.Open)).Matches.Single(), true);
        await PoliceAsync(Found.Replace("{0}", "Alone near water", StringComparison.Ordinal));

        foreach (var version in new int?[] { null, 3, 9 })
        {
            Counts(await MatchesAsync(MatchState.Confirmed, new AskedEvents(AsOf: version))).ShouldBe((0, 1, 0, 0), $"version {version}");
        }
    }

    [Fact]
    public async Task Who_said_that_it_still_holds_is_read_by_the_review_alone_and_the_database_alone_refuses_everybody_else()
    {
        var of = (await Composite.OpenAsync(_unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First.Single().Id;
        (await new KeepEventNote(World.Database).WriteAsync(_unit, of, "Who took her home?", CancellationToken.None)).ShouldSucceed();
        await PoliceAsync(Found.Replace("{0}", "", StringComparison.Ordinal).Replace("her mother", "her grandmother", StringComparison.Ordinal));
        var now = (await Composite.OpenAsync(_unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First.Single().Id;
        var adviser = await World.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser);
        var elsewhere = await World.AddStaffAsync("Reviewer Rush", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync((await World.AddCaseAsync(_scene.Unit)).Id, elsewhere, CaseRole.LeadReviewer);
        string Say(StaffId by) => $"insert into event_continuations values ('{of}', '{now}', '{World.Partnership.Id}', '{Case}', '{by}', now())";
        await _scene.AskAsync(_scene.Unit, Say(_scene.Unit));
        foreach (var (by, name) in new (StaffId?, StaffId)[] { (_scene.Unit, adviser), (adviser, adviser), (_scene.Officer, _scene.Officer), (_scene.Stranger, _scene.Stranger), (elsewhere, elsewhere), (null, _scene.Unit) })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Say(name)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await new SayStillHolds(World.Database).RunAsync(_unit, new SayStillHoldsCommand(now, [of]), CancellationToken.None)).ShouldSucceed();
        foreach (var (reader, sees) in new (StaffId?, long)[] { (_scene.Unit, 1), (adviser, 1), (_scene.Officer, 0), (_scene.Teacher, 0), (_scene.Stranger, 0), (elsewhere, 0), (null, 0) })
        {
            (await _scene.AskAsync(reader, "select count(*) from event_continuations")).ShouldBe(sees);
        }
        (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(_scene.Unit, "delete from event_continuations"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        foreach (var role in new[] { LoginRole.Family, LoginRole.Public, LoginRole.Jobs })
        {
            await using var connection = new NpgsqlConnection(World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select count(*) from event_continuations", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task Several_chosen_events_are_put_into_an_episode_and_under_a_theme_at_once_or_not_at_all_and_an_episode_goes_without_its_events()
    {
        await PoliceAsync(InformationScene.Rows(3));
        var events = (await Composite.OpenAsync(_unit, Case, new AskedEvents(), CancellationToken.None))!.First.Select(one => one.Id).ToList();
        var (episodes, themes) = (new KeepEpisode(World.Database), new TagEvent(World.Database));
        var episode = (await episodes.RunAsync(_unit, new KeepEpisodeCommand(Case, null, "The spring", "What happened"), CancellationToken.None)).Value;
        (await episodes.PlaceAsync(_unit, episode.Id, events[0], true, CancellationToken.None)).ShouldSucceed();
        (await themes.AddAsync(_unit, events[1], "Neglect", CancellationToken.None)).ShouldSucceed();

        (await episodes.PlaceAllAsync(_unit, episode.Id, events, CancellationToken.None)).ShouldSucceed();
        (await episodes.PlaceAllAsync(_unit, episode.Id, events, CancellationToken.None)).ShouldSucceed();
        (await themes.AddAllAsync(_unit, events, " Neglect ", CancellationToken.None)).ShouldSucceed();
        (await _scene.CountAsync("episode_events")).ShouldBe(4);
        (await _scene.CountAsync("event_tags where tag = 'Neglect'")).ShouldBe(4);
        (await _scene.CountAsync("audit_events where action = 'Event put into an episode'")).ShouldBe(4);

        (await themes.AddAllAsync(_unit, events, " ", CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Tag");
        (await themes.AddAllAsync(_unit, [], "Visits", CancellationToken.None)).ShouldRefuse("Choose the events first");
        (await themes.AddAllAsync(_unit, [.. Enumerable.Range(0, 201).Select(_ => PracticeEventId.New())], "Visits", CancellationToken.None)).ShouldRefuse("at most 200");
        (await themes.AddAllAsync(_unit, [.. events, PracticeEventId.New()], "Visits", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await _scene.CountAsync("event_tags where tag = 'Visits'")).ShouldBe(0, "all of them or none");
        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger })
        {
            (await themes.AddAllAsync(await World.ActAsync(other), events, "Visits", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await episodes.PlaceAllAsync(await World.ActAsync(other), episode.Id, events, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await episodes.RemoveAsync(await World.ActAsync(other), episode.Id, episode.Version, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        }

        var seen = (await new EpisodeQueries(World.Database).OpenAsync(_unit, Case, false, CancellationToken.None))!.Episodes.Single().Version;
        (await episodes.RunAsync(_unit, new KeepEpisodeCommand(Case, episode.Id, "The spring", "Written meanwhile", seen), CancellationToken.None)).ShouldSucceed();
        (await episodes.RemoveAsync(_unit, episode.Id, seen, CancellationToken.None)).Refusals.ShouldBe([Refusal.ChangedMeanwhile], "nobody's words go unseen");
        seen = (await new EpisodeQueries(World.Database).OpenAsync(_unit, Case, false, CancellationToken.None))!.Episodes.Single().Version;
        (await episodes.RemoveAsync(_unit, episode.Id, seen, CancellationToken.None)).ShouldSucceed();
        (await new EpisodeQueries(World.Database).OpenAsync(_unit, Case, false, CancellationToken.None))!.Episodes.ShouldBeEmpty();
        (await Composite.OpenAsync(_unit, Case, new AskedEvents(), CancellationToken.None))!.First.ShouldAllBe(one => one.Tags.Contains("Neglect"), "its events stay, with what is written beside them");
    }
}
