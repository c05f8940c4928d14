using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>What was written beside a row that a corrected chronology tells otherwise: it stands beside the new row, with the old and the new words.</summary>
public sealed class ChangedRowsTests : IAsyncLifetime
{
    private const string First = "01/02/2016,,Jade was seen at home by the duty officer,,,,,,,\r\n01/04/2016,,Called the school about the bruise,,,,,,,\r\n";
    private const string Second = "01/02/2016,,Jade was not seen at home by the duty officer,,,,,,,\r\n01/04/2016,,Called the school about the bruise,,,,,,,\r\n";
    private const string Third = "01/02/2016,,Jade was not seen at home by the duty officer and a card was left,,,,,,,\r\n01/04/2016,,Called the school about the bruise,,,,,,,\r\n";
    private InformationScene _scene = null!;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private CompositeChronologyQueries Composite => new(World.Database);

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await SendAsync(First);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task SendAsync(string rows) => (await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, rows)).Succeeded.ShouldBeTrue();

    private async Task<CompositeOpening> OpenAsync() => (await Composite.OpenAsync(await World.ActAsync(_scene.Unit), Case, new AskedEvents(), CancellationToken.None))!;

    private async Task<EventDetails> DetailsAsync(PracticeEventId id, bool anonymised = false) => (await Composite.OpenEventAsync(await World.ActAsync(_scene.Unit), Case, id, anonymised, CancellationToken.None))!;

    private async Task WriteAsync(PracticeEventId id, string note) =>
        (await new KeepEventNote(World.Database).WriteAsync(await World.ActAsync(_scene.Unit), id, note, CancellationToken.None)).Succeeded.ShouldBeTrue();

    private static string Only(IEnumerable<PracticeReview.Data.Information.Composites.TextPiece> pieces) => string.Concat(pieces.Where(piece => piece.IsOnlyHere).Select(piece => piece.Text)).Trim();

    [Fact]
    public async Task A_note_stands_beside_the_row_that_changed_since_with_the_old_and_the_new_words_and_on_an_unchanged_row_nothing_happens()
    {
        var before = (await OpenAsync()).First;
        var (seen, called) = (before[0].Id, before[1].Id);
        await WriteAsync(seen, "By whom?");
        await WriteAsync(called, "When did the school answer?");
        var unit = await World.ActAsync(_scene.Unit);
        (await new TagEvent(World.Database).AddAsync(unit, seen, "Visits", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new LinkEvent(World.Database).AddAsync(unit, new LinkEventCommand(seen, EventLinkKind.Finding, null, "Nobody saw Jade"), CancellationToken.None)).Succeeded.ShouldBeTrue();

        await SendAsync(Second);

        var after = (await OpenAsync()).First;
        (after[1].Id, after[1].Notes, after[1].IsChangedSince).ShouldBe((called, 1, false));
        (after[0].Id == seen, after[0].Notes, after[0].IsChangedSince).ShouldBe((false, 0, true));
        (await DetailsAsync(called)).Earlier.ShouldBeEmpty();
        var earlier = (await DetailsAsync(after[0].Id)).Earlier.ShouldHaveSingleItem();
        (earlier.Id, earlier.Version, earlier.WhatHappened).ShouldBe((seen, 1, "Jade was seen at home by the duty officer"));
        earlier.Notes.ShouldHaveSingleItem().Text.ShouldBe("By whom?");
        earlier.Tags.ShouldBe(["Visits"]);
        earlier.Links.ShouldHaveSingleItem().Words.ShouldBe("Nobody saw Jade");
        var change = earlier.Changes.ShouldHaveSingleItem();
        (change.Column, Only(change.Before), Only(change.After)).ShouldBe(("What happened", "", "not"));
        // The same from the other side: what the row became.
        var gone = await DetailsAsync(seen);
        (gone.IsInForce, gone.Became!.Id, gone.Became.RowNumber).ShouldBe((false, after[0].Id, 2));
        Only(gone.Became.Changes.ShouldHaveSingleItem().After).ShouldBe("not");
        (await Composite.ArrivalsPageAsync(unit, Case, false, CancellationToken.None))!.Gone.ShouldHaveSingleItem().IsChanged.ShouldBeTrue();
    }

    [Fact]
    public async Task A_row_that_changes_twice_has_what_was_written_beside_both_and_one_that_goes_for_good_has_no_heir()
    {
        var seen = (await OpenAsync()).First[0].Id;
        await WriteAsync(seen, "By whom?");
        await SendAsync(Second);
        var second = (await OpenAsync()).First[0].Id;
        await WriteAsync(second, "Why not?");
        await SendAsync(Third);

        var third = await DetailsAsync((await OpenAsync()).First[0].Id);
        third.Earlier.Select(one => (one.Id, one.Version, one.Notes.Single().Text)).ShouldBe([(second, 2, "Why not?"), (seen, 1, "By whom?")]);
        third.Earlier.Select(one => Only(one.Changes.Single().After)).ShouldBe(["and a card was left", "not and a card was left"], "the words then, and now");
        (await DetailsAsync(seen)).Became!.Id.ShouldBe(third.Id);

        (await new KeepPseudonym(World.Database).RunAsync(await World.ActAsync(_scene.Unit), new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await DetailsAsync(third.Id, anonymised: true)).Earlier.ShouldAllBe(one => one.WhatHappened.StartsWith("Child A was", StringComparison.Ordinal));

        await SendAsync("01/04/2016,,Called the school about the bruise,,,,,,,\r\n");
        var opening = await OpenAsync();
        opening.First.ShouldHaveSingleItem().IsChangedSince.ShouldBeFalse();
        (await DetailsAsync(seen)).Became.ShouldBeNull();
        (await Composite.ArrivalsPageAsync(await World.ActAsync(_scene.Unit), Case, false, CancellationToken.None))!.Gone.Select(one => one.IsChanged).ShouldBe([false, false]);
    }

    private static readonly CompositeAudience s_practitioners = new(EventAudience.Practitioners), s_family = new(EventAudience.Family), s_published = new(EventAudience.Publication);

    private async Task MarkAsync(PracticeEventId id, EventAudience? audience) =>
        (await new RestrictEvent(World.Database).RunAsync(await World.ActAsync(_scene.Unit), new RestrictEventCommand(id, audience, "Another child is named"), CancellationToken.None)).Succeeded.ShouldBeTrue();

    /// <summary>The first event, that of 1 February, is seen by these alone: in the list, row by row, by itself, and in the four kinds of files.</summary>
    private async Task ShouldBeSeenAsync(string when, params CompositeAudience[] by)
    {
        var of = (await OpenAsync()).First[0].Id;
        var adviser = _adviser ??= await World.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser);
        CompositeAudience[] audiences = [s_practitioners, s_family, s_published, CompositeAudience.Of(_scene.School.Id), CompositeAudience.Of(_scene.Police.Id)];
        foreach (var (audience, reader) in audiences.SelectMany(one => new[] { (one, _scene.Unit), (one, adviser) }))
        {
            var (actor, sees) = (await World.ActAsync(reader), by.Contains(audience));
            var opening = (await Composite.OpenAsync(actor, Case, new AskedEvents(Audience: audience), CancellationToken.None))!;
            opening.First.Any(one => one.Id == of).ShouldBe(sees, $"{when}: the list, {audience}");
            (opening.Matching, opening.LeftOut).ShouldBe(sees ? (2, 0) : (1, 1), $"{when}: {audience}");
            (await Composite.OrderAsync(actor, Case, new AskedEvents(Audience: audience), CancellationToken.None)).Contains(of).ShouldBe(sees, $"{when}: the order, {audience}");
            (await Composite.EventsAsync(actor, Case, [of], new AskedEvents(Audience: audience), CancellationToken.None)).Count.ShouldBe(sees ? 1 : 0, $"{when}: the row, {audience}");
            ((await Composite.OpenEventAsync(actor, Case, of, false, CancellationToken.None, audience)) is not null).ShouldBe(sees, $"{when}: the event, {audience}");
            foreach (var kind in reader == _scene.Unit ? ExportWords.Kinds : ["csv"])
            {
                var export = await new TakeCompositeOut(World.Database, new WholeCompositeQueries(World.Database)).RunAsync(actor, Case, new AskedEvents(Audience: audience), kind, CancellationToken.None);
                var words = ExportWords.In(export.Value, kind);
                words.ShouldContain("bruise", customMessage: "the other event");
                words.Contains("officer", StringComparison.Ordinal).ShouldBe(sees, $"{when}: {kind}, {audience}");
            }
        }
    }

    private StaffId? _adviser;

    [Fact]
    public async Task A_mark_holds_for_every_row_that_the_event_becomes_until_a_person_decides_about_that_row()
    {
        (await new KeepPseudonym(World.Database).RunAsync(await World.ActAsync(_scene.Unit), new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var police = CompositeAudience.Of(_scene.Police.Id);
        var first = (await OpenAsync()).First[0].Id;
        await MarkAsync(first, EventAudience.ReviewGroup);
        await ShouldBeSeenAsync("marked", police);

        await SendAsync(Second);
        await ShouldBeSeenAsync("corrected", police);
        var listed = (await OpenAsync()).First[0];
        (listed.Id == first, listed.Restricted, listed.IsChangedSince).ShouldBe((false, EventAudience.ReviewGroup, false), "a mark holds by itself: nobody is asked whether it does");
        var details = await DetailsAsync(listed.Id);
        (details.Restriction, details.HeldRestriction!.Audience, details.HeldRestriction.Why).ShouldBe((null, EventAudience.ReviewGroup, "Another child is named"));
        details.Earlier.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Restriction!.Audience.ShouldBe(EventAudience.ReviewGroup), one => one.StillHolds.ShouldBeTrue());

        await SendAsync(Third);
        await ShouldBeSeenAsync("corrected twice", police);

        // Lifting it on the row that stands is the decision, and is one for the rows behind it.
        await MarkAsync((await OpenAsync()).First[0].Id, null);
        await ShouldBeSeenAsync("lifted", s_practitioners, s_family, s_published, CompositeAudience.Of(_scene.School.Id), police);
        var lifted = await DetailsAsync((await OpenAsync()).First[0].Id);
        (lifted.HeldRestriction, lifted.Restriction!.Audience, lifted.Earlier.Single().StillHolds, (await OpenAsync()).First[0].Restricted).ShouldBe((null, EventAudience.Publication, false, null));
        await SendAsync(Third.Replace("a card was left", "a card was left there", StringComparison.Ordinal));
        await ShouldBeSeenAsync("corrected after it was lifted", s_practitioners, s_family, s_published, CompositeAudience.Of(_scene.School.Id), police);

        await MarkAsync((await OpenAsync()).First[0].Id, EventAudience.Practitioners);
        await SendAsync(Third.Replace("a card was left", "a second card was left there", StringComparison.Ordinal));
        await ShouldBeSeenAsync("marked anew and corrected", s_practitioners, CompositeAudience.Of(_scene.School.Id), police);
        (await OpenAsync()).LostMarks.ShouldBe(0);
    }

    [Fact]
    public async Task A_marked_row_that_no_row_is_known_to_tell_any_more_is_warned_of()
    {
        await MarkAsync((await OpenAsync()).First[0].Id, EventAudience.Family);
        await SendAsync("09/09/2019,,Something wholly different was written down by nobody in particular,,,,,,,\r\n01/04/2016,,Called the school about the bruise,,,,,,,\r\n");

        (await OpenAsync()).LostMarks.ShouldBe(1);
        (await Composite.OpenAsync(await World.ActAsync(_scene.Unit), Case, new AskedEvents(Audience: s_published), CancellationToken.None))!.LostMarks.ShouldBe(1, "whoever prepares the view is told");
        var gone = (await Composite.ArrivalsPageAsync(await World.ActAsync(_scene.Unit), Case, false, CancellationToken.None))!.Gone.ShouldHaveSingleItem();
        (gone.IsChanged, gone.Restricted, gone.Annotations).ShouldBe((false, EventAudience.Family, 1));
        await MarkAsync(gone.Id, null);
        (await OpenAsync()).LostMarks.ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_rows_that_are_said_to_tell_it_otherwise_the_first_is_taken()
    {
        var seen = (await OpenAsync()).First[0].Id;
        await WriteAsync(seen, "By whom?");
        await SendAsync(Second);
        var now = (await OpenAsync()).First;
        await World.TestDatabase.ExecuteAsOwnerAsync($"insert into event_successions (event_id, successor_id, partnership_id, case_id, request_id) values ('{seen}', '{now[1].Id}', '{World.Partnership.Id}', '{Case}', '{_scene.PoliceRequest}')");

        (await Composite.ArrivalsPageAsync(await World.ActAsync(_scene.Unit), Case, false, CancellationToken.None))!.Gone.ShouldHaveSingleItem().IsChanged.ShouldBeTrue();
        (await DetailsAsync(seen)).Became!.Id.ShouldBe(now[0].Id);
    }

    [Fact]
    public async Task Only_the_author_says_what_became_of_a_row_and_only_of_their_own_and_nobody_else_reads_it()
    {
        await SendAsync(Second);
        await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, "01/03/2016,,Came to school hungry,,,,,,,\r\n");
        var (police, school) = (await IdentityAsync(_scene.PoliceRequest), await IdentityAsync(_scene.SchoolRequest));
        foreach (var (reader, sees) in new (StaffId?, long)[] { (_scene.Unit, 1), (_scene.Officer, 1), (_scene.Teacher, 0), (_scene.OtherOfficer, 0), (_scene.Stranger, 0), (null, 0) })
        {
            (await _scene.AskAsync(reader, "select count(*) from event_successions")).ShouldBe(sees);
        }
        foreach (var role in new[] { LoginRole.Family, LoginRole.Public, LoginRole.Jobs })
        {
            await using var connection = new NpgsqlConnection(World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select count(*) from event_successions", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }

        string Write(Guid from, Guid to, InformationRequestId request) => $"insert into event_successions values ('{from}', '{to}', '{World.Partnership.Id}', '{Case}', '{request}')";
        await _scene.AskAsync(_scene.Officer, Write(police, police, _scene.PoliceRequest));
        foreach (var (by, from, to, request) in new (StaffId?, Guid, Guid, InformationRequestId)[]
        {
            (_scene.Unit, police, police, _scene.PoliceRequest), (_scene.Teacher, police, police, _scene.PoliceRequest), (_scene.Officer, police, school, _scene.PoliceRequest),
            (_scene.Officer, school, police, _scene.PoliceRequest), (_scene.Officer, school, school, _scene.SchoolRequest), (null, police, police, _scene.PoliceRequest),
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Write(from, to, request)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(_scene.Officer, "delete from event_successions"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        Task<Guid> IdentityAsync(InformationRequestId request) => World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from significant_practice_events where request_id = '{request}' order by row_number limit 1");
    }
}
