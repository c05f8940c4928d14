using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>What the review writes beside events: who may, what stays when a corrected file arrives, and what nobody else sees.</summary>
public sealed class ChronologyNotesTests : IAsyncLifetime
{
    private const string Two = "01/02/2016,,Jade was seen at home,,,,,,,\r\n01/04/2016,,Called the school,,,,,,,\r\n";
    private InformationScene _scene = null!;
    private StaffId _reviewer;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private CompositeChronologyQueries Composite => new(World.Database);

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        _reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync(Case, _reviewer, CaseRole.LeadReviewer);
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, Two);
        await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, "01/03/2016,,Came to school hungry,,,,,,,\r\n");
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private Task<StaffActor> Act(StaffId staff) => World.ActAsync(staff);

    private async Task<IReadOnlyList<ListedEvent>> ListAsync(AskedEvents? asked = null) => (await Composite.OpenAsync(await Act(_scene.Unit), Case, asked ?? new AskedEvents(), CancellationToken.None))!.First;

    private async Task<PracticeEventId> EventAsync(string what) => (await ListAsync()).Single(one => one.WhatHappened == what).Id;

    private async Task AnnotateAsync(PracticeEventId id)
    {
        var actor = await Act(_reviewer);
        (await new KeepEventNote(World.Database).WriteAsync(actor, id, "Who saw Jade?", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new TagEvent(World.Database).AddAsync(actor, id, "Neglect", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new LinkEvent(World.Database).AddAsync(actor, new LinkEventCommand(id, EventLinkKind.Focus, null, "Home conditions"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new RestrictEvent(World.Database).RunAsync(actor, new RestrictEventCommand(id, EventAudience.ReviewGroup, "Another child is named"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var episode = (await new KeepEpisode(World.Database).RunAsync(actor, new KeepEpisodeCommand(Case, null, "The spring", ""), CancellationToken.None)).Value;
        (await new KeepEpisode(World.Database).PlaceAsync(actor, episode.Id, id, true, CancellationToken.None)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_written_stays_on_unchanged_rows_and_is_not_lost_with_a_row_that_is_gone()
    {
        var (seen, called) = (await EventAsync("Jade was seen at home"), await EventAsync("Called the school"));
        await AnnotateAsync(seen);
        (await new KeepEventNote(World.Database).WriteAsync(await Act(_scene.Unit), called, "When?", CancellationToken.None)).Succeeded.ShouldBeTrue();

        // The corrected file has a new first row, the first row as it was, and the other one in other words.
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/01/2016,,Something new,,,,,,,\r\n01/02/2016,,Jade was seen at home,,,,,,,\r\n01/04/2016,,Called the school twice,,,,,,,\r\n");

        var opening = (await Composite.OpenAsync(await Act(_scene.Unit), Case, new AskedEvents(), CancellationToken.None))!;
        opening.First.Select(one => one.WhatHappened).ShouldBe(["Something new", "Jade was seen at home", "Came to school hungry", "Called the school twice"]);
        opening.Gone.ShouldBe(1);
        var row = opening.First[1];
        (row.Id, row.Notes, row.Restricted).ShouldBe((seen, 1, EventAudience.ReviewGroup));
        row.Tags.ShouldBe(["Neglect"]);
        (await ListAsync(new AskedEvents(Tag: "Neglect"))).ShouldHaveSingleItem().Id.ShouldBe(seen);
        (await ListAsync(new AskedEvents(Episode: opening.Episodes.ShouldHaveSingleItem().Id))).ShouldHaveSingleItem().Id.ShouldBe(seen);

        var arrivals = (await Composite.ArrivalsPageAsync(await Act(_scene.Unit), Case, false, CancellationToken.None))!;
        arrivals.Gone.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            gone => gone.Id.ShouldBe(called), gone => gone.WhatHappened.ShouldBe("Called the school"), gone => gone.Version.ShouldBe(1), gone => gone.Annotations.ShouldBe(1));
        arrivals.Arrivals.Count(one => one.IsInForce).ShouldBe(2);
        arrivals.Arrivals.Single(one => !one.IsInForce).Of.Version.ShouldBe(1);
        var details = (await Composite.OpenEventAsync(await Act(_scene.Unit), Case, called, false, CancellationToken.None))!;
        (details.IsInForce, details.Version, details.Notes[0].Text).ShouldBe((false, 1, "When?"));
        var standing = (await Composite.OpenEventAsync(await Act(_scene.Unit), Case, seen, false, CancellationToken.None))!;
        (standing.IsInForce, standing.Version, standing.Row.RowNumber).ShouldBe((true, 2, 3));
        standing.Links.ShouldHaveSingleItem().Words.ShouldBe("Home conditions");
        (await _scene.CountAsync("earlier_practice_events where version = 1")).ShouldBe(2);
    }

    [Fact]
    public async Task Two_people_who_write_at_once_keep_both_their_words()
    {
        var seen = await EventAsync("Jade was seen at home");
        var (reviewer, unit) = (await Act(_reviewer), await Act(_scene.Unit));
        var notes = new KeepEventNote(World.Database);
        (await Task.WhenAll(notes.WriteAsync(reviewer, seen, "Mine", CancellationToken.None), notes.WriteAsync(unit, seen, "Yours", CancellationToken.None))).ShouldAllBe(one => one.Succeeded);
        var tags = new TagEvent(World.Database);
        (await Task.WhenAll(tags.AddAsync(reviewer, seen, "Neglect", CancellationToken.None), tags.AddAsync(unit, seen, " Neglect ", CancellationToken.None))).ShouldAllBe(one => one.Succeeded);

        var details = (await Composite.OpenEventAsync(unit, Case, seen, false, CancellationToken.None))!;
        details.Notes.Select(note => note.Text).ShouldBe(["Mine", "Yours"], ignoreOrder: true);
        details.Tags.ShouldBe(["Neglect"]);
        (await notes.RemoveAsync(unit, details.Notes.Single(note => !note.IsOwn).Id, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound], "a note is its author's");

        var episodes = new KeepEpisode(World.Database);
        var episode = (await episodes.RunAsync(unit, new KeepEpisodeCommand(Case, null, "Spring", "One"), CancellationToken.None)).Value;
        var version = (await new EpisodeQueries(World.Database).OpenAsync(unit, Case, false, CancellationToken.None))!.Episodes.Single().Version;
        (await episodes.RunAsync(reviewer, new KeepEpisodeCommand(Case, episode.Id, "Spring", "Two", version), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await episodes.RunAsync(unit, new KeepEpisodeCommand(Case, episode.Id, "Spring", "Three", version), CancellationToken.None)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await episodes.RunAsync(unit, new KeepEpisodeCommand(Case, null, " Spring ", ""), CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Name");
    }

    [Fact]
    public async Task A_match_is_between_two_agencies_decided_once_and_can_be_taken_back()
    {
        var (seen, called, hungry) = (await EventAsync("Jade was seen at home"), await EventAsync("Called the school"), await EventAsync("Came to school hungry"));
        var decide = new DecideMatch(World.Database);
        var actor = await Act(_reviewer);
        (await decide.RunAsync(actor, new DecideMatchCommand(hungry, called, true), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await decide.RunAsync(actor, new DecideMatchCommand(called, hungry, false), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("match_decisions where not is_same")).ShouldBe(1);
        (await decide.RunAsync(actor, new DecideMatchCommand(hungry, called, null), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("match_decisions")).ShouldBe(0);
        (await decide.RunAsync(actor, new DecideMatchCommand(seen, called, true), CancellationToken.None)).Refused.ShouldBeTrue("both are the police's");
    }

    [Fact]
    public async Task Names_are_replaced_in_every_view_and_what_is_left_is_listed()
    {
        var names = new KeepPseudonym(World.Database);
        var actor = await Act(_scene.Unit);
        (await names.RunAsync(actor, new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await names.RunAsync(actor, new KeepPseudonymCommand(Case, null, new PseudonymEntry("jade  smith", PersonRole.Child, "")), CancellationToken.None)).Refused.ShouldBeTrue();
        (await names.RunAsync(actor, new KeepPseudonymCommand(Case, null, new PseudonymEntry("Imaginary School", PersonRole.School, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var seen = await EventAsync("Jade was seen at home");
        await AnnotateAsync(seen);

        var opening = (await Composite.OpenAsync(actor, Case, new AskedEvents(Anonymised: true), CancellationToken.None))!;
        opening.First[0].WhatHappened.ShouldBe("Child A was seen at home");
        opening.Agencies.Select(agency => agency.Name).ShouldContain("School 1");
        (await Composite.EventsAsync(actor, Case, [seen], new AskedEvents(Anonymised: true), CancellationToken.None))[0].WhatHappened.ShouldBe("Child A was seen at home");
        var details = (await Composite.OpenEventAsync(actor, Case, seen, true, CancellationToken.None))!;
        (details.Row.WhatHappened, details.Notes[0].Text).ShouldBe(("Child A was seen at home", "Who saw Child A?"));
        var page = (await new WholeCompositeQueries(World.Database).OpenNamesAsync(actor, Case, CancellationToken.None))!;
        page.Names.Select(name => name.Entry.ReplacedBy).ShouldBe(["Child A", "School 1"]);
        page.Left.ShouldNotContain(left => left.Found.Contains("Jade", StringComparison.Ordinal));
        page.Left.ShouldContain(left => left.Found.Contains("Inventshire", StringComparison.Ordinal), "it stands beside every row");
        foreach (var left in page.Left)
        {
            (await Composite.OpenEventAsync(actor, Case, left.Event, true, CancellationToken.None)).ShouldNotBeNull();
        }
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, string.Concat(Enumerable.Range(0, 130).Select(at => $"22/05/2016,,They met Quor{(char)('a' + at / 26)}{(char)('a' + at % 26)} there,,,,,,,\r\n")));
        var first = (await new WholeCompositeQueries(World.Database).OpenNamesAsync(actor, Case, CancellationToken.None))!;
        var second = (await new WholeCompositeQueries(World.Database).OpenNamesAsync(actor, Case, CancellationToken.None, 2))!;
        (first.Pages, first.Left.Count, second.Number, first.Left.Count + second.Left.Count).ShouldBe((2, NamesPage.Most, 2, first.LeftCount));
        var quor = second.Left.First(left => left.Found.StartsWith("Quor", StringComparison.Ordinal));
        (await Composite.OpenEventAsync(actor, Case, quor.Event, false, CancellationToken.None))!.Row.WhatHappened.ShouldBe($"They met {quor.Found} there");
        first.Left.Concat(second.Left).Select(left => left.Found).ShouldBeUnique();
        (await new WholeCompositeQueries(World.Database).OpenNamesAsync(actor, Case, CancellationToken.None, 99))!.Number.ShouldBe(2);
        (await new WholeCompositeQueries(World.Database).OpenNamesAsync(await Act(_scene.Officer), Case, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Names_are_replaced_in_themes_episodes_links_arrivals_and_differences_and_looked_for_as_they_are_read()
    {
        var actor = await Act(_scene.Unit);
        (await new KeepPseudonym(World.Database).RunAsync(actor, new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new KeepPseudonym(World.Database).RunAsync(actor, new KeepPseudonymCommand(Case, null, new PseudonymEntry("Inventshire Police", PersonRole.Place, "The force")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var (seen, called) = (await EventAsync("Jade was seen at home"), await EventAsync("Called the school"));
        var (themes, links) = (new TagEvent(World.Database), new LinkEvent(World.Database));
        (await themes.AddAsync(actor, seen, "Jade's bedroom", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await links.AddAsync(actor, new LinkEventCommand(seen, EventLinkKind.Finding, null, "Jade was not asked"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var episode = (await new KeepEpisode(World.Database).RunAsync(actor, new KeepEpisodeCommand(Case, null, "Jade's spring", "What Jade did"), CancellationToken.None)).Value;
        (await new KeepEpisode(World.Database).PlaceAsync(actor, episode.Id, seen, true, CancellationToken.None)).Succeeded.ShouldBeTrue();

        var opening = (await Composite.OpenAsync(actor, Case, new AskedEvents(Anonymised: true, Tag: "Child A's bedroom"), CancellationToken.None))!;
        (opening.Matching, opening.Theme, opening.Tags.Single(), opening.Episodes.Single().Name, opening.Evidence.Single().Words).ShouldBe((1, "Child A's bedroom", "Child A's bedroom", "Child A's spring", "Child A was not asked"));
        (await Composite.OpenAsync(actor, Case, new AskedEvents(Anonymised: true, Tag: "Jade's bedroom"), CancellationToken.None))!.Theme.ShouldBe("Child A's bedroom", "no name goes back into an address");
        (await ListAsync(new AskedEvents(Tag: "Child A's bedroom"))).ShouldHaveSingleItem("back among real names the choice is the same");
        var details = (await Composite.OpenEventAsync(actor, Case, seen, true, CancellationToken.None))!;
        (details.Tags.Single(), details.Links.Single().Words, details.EarlierWords.Single().Words, details.Episodes.Single().Name).ShouldBe(("Child A's bedroom", "Child A was not asked", "Child A was not asked", "Child A's spring"));
        var episodes = (await new EpisodeQueries(World.Database).OpenAsync(actor, Case, true, CancellationToken.None))!;
        (episodes.Episodes.Single().Name, episodes.Episodes.Single().Summary, episodes.ListedNames).ShouldBe(("Child A's spring", "What Child A did", 2));

        // What is chosen by what is read is what was written, and nothing new beside it.
        (await themes.AddAsync(actor, called, "Child A's bedroom", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("event_tags where tag = 'Jade''s bedroom'")).ShouldBe(2);
        (await themes.RemoveAsync(actor, called, "Child A's bedroom", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await links.AddAsync(actor, new LinkEventCommand(called, EventLinkKind.Finding, null, "Child A was not asked"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("event_links where words = 'Jade was not asked'")).ShouldBe(2);

        foreach (var (words, found) in new[] { ("Child A", 1), ("child seen", 1), ("Jade", 1), ("Child B", 0), ("school", 2) })
        {
            var asked = new AskedEvents(Words: words, Anonymised: true);
            (await ListAsync(asked)).Count.ShouldBe(found, words);
            (await Composite.OrderAsync(actor, Case, asked, CancellationToken.None)).Count.ShouldBe(found, words);
        }

        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,Jade was seen at home by PC Brown,,,,,,,\r\n01/04/2016,,Called the school,,,,,,,\r\n");
        var arrivals = (await Composite.ArrivalsPageAsync(actor, Case, true, CancellationToken.None))!;
        (arrivals.Gone.Single().WhatHappened, arrivals.Gone.Single().AgencyName, arrivals.ListedNames).ShouldBe(("Child A was seen at home", "The force", 2));
        arrivals.Arrivals.Select(one => one.Of.AgencyName).ShouldNotContain("Inventshire Police");
        var differences = new ChronologyDifferenceQueries(World.Database);
        var difference = (await differences.OpenAsync(actor, _scene.PoliceRequest, 2, true, CancellationToken.None))!;
        (difference.AgencyName, difference.Difference.Rows.Single().WhatHappened).ShouldBe(("The force", "Child A was seen at home by PC Brown"));
        difference.Difference.Rows.Single().Fields.SelectMany(field => field.Before.Concat(field.After)).ShouldNotContain(piece => piece.Text.Contains("Jade", StringComparison.Ordinal));
        (await differences.OpenAsync(await Act(_scene.Officer), _scene.PoliceRequest, 2, true, CancellationToken.None))!.ShouldSatisfyAllConditions(
            own => own.ListedNames.ShouldBeNull(), own => own.Difference.Rows.Single().WhatHappened.ShouldContain("Jade"));
    }

    [Fact]
    public async Task Agencies_strangers_and_other_cases_write_and_read_nothing_and_the_database_alone_refuses_them()
    {
        var seen = await EventAsync("Jade was seen at home");
        await AnnotateAsync(seen);
        (await new KeepPseudonym(World.Database).RunAsync(await Act(_scene.Unit), new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var hungry = await EventAsync("Came to school hungry");
        (await new DecideMatch(World.Database).RunAsync(await Act(_scene.Unit), new DecideMatchCommand(seen, hungry, true), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var elsewhere = await World.AddStaffAsync("Reviewer Rush", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync((await World.AddCaseAsync(_scene.Unit)).Id, elsewhere, CaseRole.LeadReviewer);
        var adviser = await World.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser);
        string[] tables = ["event_notes", "event_tags", "event_links", "event_restrictions", "key_practice_episodes", "episode_events", "match_decisions", "pseudonyms"];

        foreach (var table in tables)
        {
            foreach (var reader in new[] { _scene.Unit, _reviewer, adviser })
            {
                (await _scene.AskAsync(reader, $"select count(*) from {table}")).ShouldBe(1L, table);
            }
            foreach (var nobody in new StaffId?[] { _scene.Officer, _scene.Teacher, _scene.Stranger, elsewhere, null })
            {
                (await _scene.AskAsync(nobody, $"select count(*) from {table}")).ShouldBe(0L, table);
            }
            foreach (var role in new[] { LoginRole.Family, LoginRole.Public, LoginRole.Jobs })
            {
                await using var connection = new NpgsqlConnection(World.TestDatabase.For(role));
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
                (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
            }
        }

        string Note(StaffId by) => $"insert into event_notes values (gen_random_uuid(), '{World.Partnership.Id}', '{Case}', '{seen}', 'x', '{by}', now())";
        await _scene.AskAsync(_scene.Unit, Note(_scene.Unit));
        await _scene.AskAsync(_reviewer, Note(_reviewer));
        foreach (var (by, name) in new (StaffId?, StaffId)[] { (_scene.Officer, _scene.Officer), (_scene.Stranger, _scene.Stranger), (elsewhere, elsewhere), (adviser, adviser), (_scene.Unit, _reviewer), (null, _scene.Unit) })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Note(name)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await _scene.AskAsync(_scene.Unit, "with gone as (delete from event_notes returning 1) select count(*) from gone")).ShouldBe(0L, "a note is its author's");
        (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(_reviewer, "update event_notes set text = 'y'"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger, elsewhere })
        {
            var actor = await Act(other);
            (await new KeepEventNote(World.Database).WriteAsync(actor, seen, "x", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new TagEvent(World.Database).AddAsync(actor, seen, "x", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new LinkEvent(World.Database).AddAsync(actor, new LinkEventCommand(seen, EventLinkKind.Focus, null, "x"), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new RestrictEvent(World.Database).RunAsync(actor, new RestrictEventCommand(seen, null, null), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new KeepEpisode(World.Database).RunAsync(actor, new KeepEpisodeCommand(Case, null, "x", ""), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new DecideMatch(World.Database).RunAsync(actor, new DecideMatchCommand(seen, hungry, true), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new KeepPseudonym(World.Database).RunAsync(actor, new KeepPseudonymCommand(Case, null, new PseudonymEntry("x", PersonRole.Child, "")), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await Composite.OpenEventAsync(actor, Case, seen, false, CancellationToken.None)).ShouldBeNull();
            (await new EpisodeQueries(World.Database).OpenAsync(actor, Case, false, CancellationToken.None)).ShouldBeNull();
        }
        (await new KeepEventNote(World.Database).WriteAsync(await Act(adviser), seen, "x", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound], "the panel reads and does not write");
    }
}
