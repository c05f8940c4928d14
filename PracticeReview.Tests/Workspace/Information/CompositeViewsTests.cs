using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Information;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>How a file is looked at before it is taken, what helps to think about the whole, and how it goes out.</summary>
public sealed partial class CompositeViewsTests : IAsyncLifetime
{
    private const string Own = "Day,Details of contact,Worker\r\n22/05/2016,Jade was seen at home by the duty worker,A. Sample\r\n23/05/2016,Second visit; nobody answered,A. Sample\r\n";
    private TestPortal _portal = null!;
    private InformationScene _scene = null!;

    private TestWorld World => _portal.World;
    private CaseId Case => _scene.Case.Id;
    private TakeAwaitedChronology Waiting => new(World.Database, new UploadChronology(World.Database));

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        _scene = await InformationScene.CreateAsync(_portal.World);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    private Task<StaffActor> Act(StaffId staff) => World.ActAsync(staff);

    private async Task<Result<UploadedChronology>> SendAsync(StaffId by, InformationRequestId request, string text, bool look = false)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await using var file = (await ReceivedFile.ReceiveAsync(content, "chronology.csv", CancellationToken.None)).Value;
        return await new UploadChronology(World.Database).RunAsync(await Act(by), request, file, CancellationToken.None, look);
    }

    [Fact]
    public async Task An_agencys_own_form_is_looked_at_once_and_then_taken_as_it_was_agreed()
    {
        var officer = await Act(_scene.Officer);
        (await SendAsync(_scene.Officer, _scene.PoliceRequest, Own)).Refusals.ShouldBe([UploadChronology.Waits]);
        (await _scene.CountAsync("significant_practice_events")).ShouldBe(0);
        var awaited = (await Waiting.FindAsync(officer, _scene.PoliceRequest, CancellationToken.None))!;
        awaited.Match!.Columns.Select(column => column.Header).ShouldBe(["Day", "Details of contact", "Worker"]);

        (await Waiting.ChooseColumnAsync(officer, _scene.PoliceRequest, 0, ChronologyColumn.Date, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Waiting.ChooseColumnAsync(officer, _scene.PoliceRequest, 1, ChronologyColumn.WhatHappened, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Waiting.ChooseColumnAsync(officer, _scene.PoliceRequest, 2, ChronologyColumn.WhoWasSeen, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Waiting.FindAsync(officer, _scene.PoliceRequest, CancellationToken.None))!.IsReady.ShouldBeTrue();
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value.Events.ShouldBe(2);
        (await _scene.CountAsync("significant_practice_events where who_was_seen = 'A. Sample' and what_happened like 'Jade was seen%'")).ShouldBe(1);
        (await _scene.CountAsync("awaiting_chronologies")).ShouldBe(0);

        // The next file of the same form asks for nothing any more; with "look" it says what it would change.
        var next = Own + "24/05/2016,Third visit,A. Sample\r\n";
        (await SendAsync(_scene.Officer, _scene.PoliceRequest, next, look: true)).Refusals.ShouldBe([UploadChronology.Waits]);
        var difference = (await Waiting.FindAsync(officer, _scene.PoliceRequest, CancellationToken.None))!.Difference!;
        (difference.Added, difference.Changed, difference.Removed, difference.Unchanged).ShouldBe((1, 0, 0, 2));
        (await SendAsync(_scene.Officer, _scene.PoliceRequest, next)).Value.Version.ShouldBe(2);
        var page = (await new ChronologyDifferenceQueries(World.Database).OpenAsync(await Act(_scene.Unit), _scene.PoliceRequest, 2, false, CancellationToken.None))!;
        (page.Difference.Added, page.Difference.Unchanged).ShouldBe((1, 2));
        page.Difference.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("Third visit");
    }

    [Fact]
    public async Task A_date_that_could_mean_two_things_waits_for_its_author_and_is_never_guessed()
    {
        var officer = await Act(_scene.Officer);
        (await SendAsync(_scene.Officer, _scene.PoliceRequest, InformationScene.Header + "\r\n04-05-06,,Was it the day or the year,,,,,,,\r\nabout March 2015,,Vague but clear,,,,,,,\r\n")).Refusals.ShouldBe([UploadChronology.Waits]);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Refused.ShouldBeTrue();
        (await _scene.CountAsync("significant_practice_events")).ShouldBe(0);

        var date = (await Waiting.FindAsync(officer, _scene.PoliceRequest, CancellationToken.None))!.Dates.ShouldHaveSingleItem();
        date.Readings.Count.ShouldBeGreaterThan(1);
        (await Waiting.ChooseDateAsync(officer, _scene.PoliceRequest, date.AsWritten, date.Readings[0], CancellationToken.None)).Succeeded.ShouldBeTrue();
        var ready = (await Waiting.FindAsync(officer, _scene.PoliceRequest, CancellationToken.None))!;
        ready.Dates.ShouldHaveSingleItem().Chosen.ShouldBe(date.Readings[0]);
        ready.IsReady.ShouldBeTrue();
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();

        var first = (await new CompositeChronologyQueries(World.Database).OpenAsync(await Act(_scene.Unit), Case, new AskedEvents(), CancellationToken.None))!.First;
        var vague = first.Single(one => one.WhatHappened == "Vague but clear").When;
        (vague.AsWritten, vague.Precision, vague.Uncertain).ShouldBe(("about March 2015", DatePrecision.Month, true));
        ChronologyWords.Read(vague).ShouldContain("uncertain");
        first.Single(one => one.WhatHappened.StartsWith("Was it", StringComparison.Ordinal)).When.ShouldBe(date.Readings[0]);
    }

    [Fact]
    public async Task Nobody_else_sees_decides_takes_or_throws_away_what_waits_and_the_database_alone_refuses_them()
    {
        await SendAsync(_scene.Officer, _scene.PoliceRequest, Own);
        await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, InformationScene.Rows(2));
        await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, InformationScene.Rows(3, seed: 4));
        var differences = new ChronologyDifferenceQueries(World.Database);
        foreach (var other in new[] { _scene.Teacher, _scene.OtherOfficer, _scene.Unit, _scene.Stranger })
        {
            var actor = await Act(other);
            (await Waiting.FindAsync(actor, _scene.PoliceRequest, CancellationToken.None)).ShouldBeNull();
            (await Waiting.ChooseColumnAsync(actor, _scene.PoliceRequest, 0, ChronologyColumn.Date, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await Waiting.TakeAsync(actor, _scene.PoliceRequest, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await Waiting.DiscardAsync(actor, _scene.PoliceRequest, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await _scene.AskAsync(other, "select count(*) from awaiting_chronologies")).ShouldBe(0L);
        }
        foreach (var other in new[] { _scene.Officer, _scene.OtherOfficer, _scene.Stranger })
        {
            (await differences.OpenAsync(await Act(other), _scene.SchoolRequest, 2, false, CancellationToken.None)).ShouldBeNull();
        }
        (await differences.OpenAsync(await Act(_scene.Teacher), _scene.SchoolRequest, 2, false, CancellationToken.None)).ShouldNotBeNull();
        (await differences.OpenAsync(await Act(_scene.Teacher), _scene.SchoolRequest, 1, false, CancellationToken.None)).ShouldBeNull("a first version changes nothing");

        await new TakeAwaitedChronology(World.Database, new UploadChronology(World.Database)).ChooseColumnAsync(await Act(_scene.Officer), _scene.PoliceRequest, 0, ChronologyColumn.Date, CancellationToken.None);
        string Agree(AgencyId agency, StaffId by) => $"insert into agreed_columns values ('{agency}', 'x', '{World.Partnership.Id}', '[]', '{by}', now())";
        await _scene.AskAsync(_scene.Officer, Agree(_scene.Police.Id, _scene.Officer));
        foreach (var (by, agency, name) in new (StaffId?, AgencyId, StaffId)[] { (_scene.Officer, _scene.School.Id, _scene.Officer), (_scene.Officer, _scene.Police.Id, _scene.Teacher), (_scene.Unit, _scene.Police.Id, _scene.Unit), (null, _scene.Police.Id, _scene.Officer) })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Agree(agency, name)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await Waiting.DiscardAsync(await Act(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("awaiting_chronologies")).ShouldBe(0);
    }

    [Fact]
    public void What_is_typed_is_read_by_the_same_rules_as_a_file()
    {
        var typed = new TypedRows { Rows = [new() { Date = "early 2017", What = "Said \"no\", twice\r\nand left", Why = "1, 3", Risk = "=1+1" }, new() { Date = "22/05/2016", Time = "14:30", What = "Seen" }] };
        var reading = ChronologyReader.Read(new MemoryStream(typed.AsSeparatedValues()), new DateOnly(2026, 3, 1));
        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => row.When.AsWritten.Length > 0).ShouldAllBe(isWritten => isWritten);
        reading.Rows[0].WhatHappened.ShouldBe("Said \"no\", twice\nand left");
        (reading.Rows[0].When.Precision, reading.Rows[1].Time).ShouldBe((DatePrecision.Months, new TimeOnly(14, 30)));
        ChronologyReader.Preview(new MemoryStream(typed.AsSeparatedValues()), new DateOnly(2026, 3, 1)).Match!.NeedsLook.ShouldBeFalse();
    }

    [Fact]
    public void The_demonstrations_dates_can_all_be_read_and_some_of_them_are_vague()
    {
        var day = new DateOnly(2026, 2, 28);
        IReadOnlyList<ChronologyRow>[] all = [PracticeReview.Web.Demonstration.DemonstrationChronologies.Police(day), PracticeReview.Web.Demonstration.DemonstrationChronologies.School(day), PracticeReview.Web.Demonstration.DemonstrationChronologies.Hospital(day)];
        all.Sum(rows => rows.Count).ShouldBe(48);
        all.SelectMany(rows => rows).Count(row => ChronologyWords.IsVague(row.When)).ShouldBeGreaterThan(10);
    }

    private async Task ThinkAsync()
    {
        var police = new StringBuilder("22/05/2016,14:30,Jade found alone by the canal and taken home to her mother,,,,,,,1\r\n");
        var school = new StringBuilder("22/05/2016,16:10,Jade left the playground and was found alone by the canal,,,,,,,\r\n");
        for (var month = 1; month <= 12; month++)
        {
            police.Append(System.Globalization.CultureInfo.InvariantCulture, $"03/{month:00}/2015,,Patrol number {month} passed the address,,,,,,,\r\n");
            if (month is < 4 or > 9)
            {
                school.Append(System.Globalization.CultureInfo.InvariantCulture, $"0{1 + month % 8}/{month:00}/2015,,Register week {month} kept,,,,,,,\r\n");
            }
        }
        (await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, police.ToString())).Succeeded.ShouldBeTrue();
        (await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, school.ToString())).Succeeded.ShouldBeTrue();
        (await new KeepPseudonym(World.Database).RunAsync(await Act(_scene.Unit), new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Matches_contradictions_silences_and_lanes_are_for_those_who_work_on_the_case_and_a_match_is_decided_by_a_person()
    {
        await ThinkAsync();
        var thinking = new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database));
        var unit = await Act(_scene.Unit);
        var page = (await thinking.OpenMatchesAsync(unit, Case, MatchState.Open, 1, new AskedEvents(), CancellationToken.None))!;
        var match = page.Matches.First(one => one.First.Row.WhatHappened.Contains("canal", StringComparison.Ordinal));
        new[] { match.First.Agency.Name, match.Second.Agency.Name }.ShouldBe(["Inventshire Police", "Imaginary School"], ignoreOrder: true);
        match.Differences.ShouldContain(one => one.Differs);
        (await thinking.OpenMatchesAsync(unit, Case, MatchState.Open, 1, new AskedEvents(Words: "no such word"), CancellationToken.None))!.Open.ShouldBe(0);
        (await thinking.OpenMatchesAsync(unit, Case, MatchState.Open, 1, new AskedEvents(Words: "playground"), CancellationToken.None))!.Matches.ShouldContain(one => one.First.Id == match.First.Id && one.Second.Id == match.Second.Id, "one of the two is enough");
        (await thinking.OpenContradictionsAsync(unit, Case, new AskedEvents(Words: "no such word"), CancellationToken.None))!.Count.ShouldBe(0);
        var silences = (await thinking.OpenSilencesAsync(unit, Case, new AskedEvents(), CancellationToken.None))!.Silences;
        (await thinking.OpenSilencesAsync(unit, Case, new AskedEvents(Agency: _scene.School.Id), CancellationToken.None))!.Silences.ShouldBe(silences.Where(one => one.Agency.Id == _scene.School.Id), "the others' records count as before");
        (await new DecideMatch(World.Database).RunAsync(unit, new DecideMatchCommand(match.First.Id, match.Second.Id, true), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var confirmed = (await thinking.OpenMatchesAsync(unit, Case, MatchState.Confirmed, 9, new AskedEvents(Anonymised: true), CancellationToken.None))!;
        (confirmed.Open, confirmed.Confirmed, confirmed.Page).ShouldBe((page.Open - 1, 1, 1));
        confirmed.Matches[0].DecidedBy.ShouldBe("Unit Umber");
        confirmed.Matches[0].First.Row.WhatHappened.ShouldContain("Child A");
        (await thinking.OpenSilencesAsync(unit, Case, new AskedEvents(), CancellationToken.None))!.Silences.ShouldContain(one => one.Agency.Name == "Imaginary School" && one.Days > 100);
        var contradiction = (await thinking.OpenContradictionsAsync(unit, Case, new AskedEvents(), CancellationToken.None))!.Contradictions.ShouldHaveSingleItem();
        (contradiction.Kind, new[] { contradiction.FirstSays, contradiction.SecondSays }.Order(StringComparer.Ordinal)).ShouldSatisfyAllConditions(
            found => found.Kind.ShouldBe(ContradictionKind.Time), found => found.Item2.ShouldBe(["22/05/2016 14:30", "22/05/2016 16:10"]));
        var lanes = (await thinking.OpenLanesAsync(unit, Case, LaneZoom.Month, new AskedEvents(), CancellationToken.None))!;
        (lanes.View.Lanes.Sum(lane => lane.Bins.Sum(bin => bin.Count)) + lanes.View.Outside).ShouldBe(20);
        (await thinking.OpenLanesAsync(unit, Case, LaneZoom.Hour, new AskedEvents(From: new DateOnly(2016, 5, 22), To: new DateOnly(2016, 5, 22)), CancellationToken.None))!.View.Lanes.Sum(lane => lane.Bins.Sum(bin => bin.Count)).ShouldBe(2);
        (await thinking.OpenLanesAsync(unit, Case, LaneZoom.Hour, new AskedEvents(From: new DateOnly(1, 1, 1), To: new DateOnly(9999, 12, 31)), CancellationToken.None)).ShouldNotBeNull("no address makes it draw for ever");

        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger })
        {
            var actor = await Act(other);
            (await thinking.OpenMatchesAsync(actor, Case, MatchState.Open, 1, new AskedEvents(), CancellationToken.None)).ShouldBeNull();
            (await thinking.OpenSilencesAsync(actor, Case, new AskedEvents(), CancellationToken.None)).ShouldBeNull();
            (await thinking.OpenContradictionsAsync(actor, Case, new AskedEvents(), CancellationToken.None)).ShouldBeNull();
            (await thinking.OpenLanesAsync(actor, Case, null, new AskedEvents(), CancellationToken.None)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Every_view_that_offers_pseudonyms_says_how_many_names_are_listed_and_that_none_is()
    {
        await ThinkAsync();
        using var unit = _portal.Client(Schemes.Workspace, (await World.BeginStaffSessionAsync(_scene.Unit)).Value);
        foreach (var view in new[] { "", "/matches", "/contradictions", "/silences", "/lanes" })
        {
            var address = $"/workspace/cases/{Case}/chronology{view}";
            (await unit.GetStringAsync(address)).ShouldNotContain("a name that is not listed stays", customMessage: view);
            (await unit.GetStringAsync(address + "?names=anonymised")).ShouldContain("One listed name is replaced; a name that is not listed stays.", customMessage: view);
        }
        // Whose eyes it is seen with goes from view to view, and each says so.
        foreach (var view in new[] { "", "/matches", "/contradictions", "/silences", "/lanes" })
        {
            var seen = await unit.GetStringAsync($"/workspace/cases/{Case}/chronology{view}?words=canal&audience=Family");
            seen.ShouldContain(view.Length == 0 ? "This is what the family may see." : "This is found in what the family may see, and in nothing else.", customMessage: view);
            foreach (var other in new[] { "chronology", "chronology/matches", "chronology/lanes", "chronology/episodes" })
            {
                seen.ShouldContain($"/workspace/cases/{Case}/{other}?words=canal&amp;audience=Family", customMessage: view);
            }
        }
        foreach (var (query, says) in new[] { ("?as-of=1", "This is the chronology as it stood at version 1"), ("?since=1", "What is new or changed is marked in the list.") })
        {
            (await unit.GetStringAsync($"/workspace/cases/{Case}/chronology{query}")).ShouldContain(says);
        }
        (await unit.GetStringAsync($"/workspace/cases/{Case}/chronology?as-of=1")).ShouldContain(" from one agency<", customMessage: "an earlier version is shown whole");
        (await unit.GetStringAsync($"/workspace/cases/{Case}/chronology/silences?as-of=1")).ShouldNotContain("Only the events you asked for count here.");
        await World.TestDatabase.ExecuteAsOwnerAsync("delete from pseudonyms");
        foreach (var view in new[] { "", "/matches", "/contradictions", "/silences", "/lanes" })
        {
            (await unit.GetStringAsync($"/workspace/cases/{Case}/chronology{view}?names=anonymised")).ShouldContain("No name is listed for this case, so that every person", customMessage: view);
        }
    }

    [Fact]
    public async Task It_goes_out_as_a_file_of_a_neutral_name_in_four_kinds_without_what_the_audience_may_not_see_and_leaves_a_line_in_the_record()
    {
        await ThinkAsync();
        var composite = new CompositeChronologyQueries(World.Database);
        var canal = (await composite.OpenAsync(await Act(_scene.Unit), Case, new AskedEvents(Words: "playground"), CancellationToken.None))!.First.Single();
        (await new RestrictEvent(World.Database).RunAsync(await Act(_scene.Unit), new RestrictEventCommand(canal.Id, EventAudience.ReviewGroup, "Names another child"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        var address = $"/workspace/cases/{Case}/chronology/export.";
        using var unit = _portal.Client(Schemes.Workspace, (await World.BeginStaffSessionAsync(_scene.Unit)).Value);

        foreach (var kind in new[] { "docx", "xlsx", "pdf", "csv" })
        {
            using var answer = await unit.GetAsync(address + kind);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, kind);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Content.Headers.ContentDisposition.FileName.ShouldBe($"composite-chronology.{kind}");
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(500);
        }
        var csv = await unit.GetStringAsync(address + "csv?names=anonymised&audience=Practitioners");
        csv.ShouldContain("Child A found alone by the canal");
        csv.ShouldNotContain("Jade");
        csv.ShouldNotContain("playground");
        (await unit.GetStringAsync(address + "csv?words=playground")).ShouldContain("Jade left the playground");
        (await unit.GetStringAsync(address + "csv?words=playground")).ShouldNotContain("taken home");
        (await _scene.CountAsync("audit_events where action = 'Composite chronology taken out'")).ShouldBe(7);

        // What is asked for twice cannot be read: the widest audience sees the least, and names are replaced.
        foreach (var twice in new[] { "audience=Publication&audience=Publication", "audience=ReviewGroup&audience=ReviewGroup", "names=real&names=real&audience=Practitioners" })
        {
            (await unit.GetStringAsync(address + "csv?" + twice)).ShouldSatisfyAllConditions(words => words.ShouldContain("Child A"), words => words.ShouldNotContain("Jade"), words => words.ShouldNotContain("playground"));
            // The page's own state is sealed: among so many letters at random any short name stands now and then.
            SealedState().Replace(await unit.GetStringAsync($"/workspace/cases/{Case}/chronology?{twice}"), "").ShouldSatisfyAllConditions(words => words.ShouldContain("Child A"), words => words.ShouldNotContain("Jade"), words => words.ShouldNotContain("playground"));
        }
        (await _scene.CountAsync("audit_events where action = 'Composite chronology taken out'")).ShouldBe(10);
        await World.TestDatabase.ExecuteAsOwnerAsync("delete from pseudonyms");
        foreach (var kind in new[] { "docx", "xlsx", "pdf", "csv" })
        {
            using var refused = await unit.GetAsync(address + kind + "?audience=Publication");
            (refused.StatusCode, await refused.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.Conflict, TakeCompositeOut.NoNames.ToString()));
        }
        var page = await unit.GetStringAsync($"/workspace/cases/{Case}/chronology?audience=Publication");
        page.ShouldContain("No name is listed for this case");
        page.ShouldContain("Nothing can be taken out for publication");
        page.ShouldNotContain("/chronology/export.");

        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger })
        {
            using var client = _portal.Client(Schemes.Workspace, (await World.BeginStaffSessionAsync(other)).Value);
            foreach (var kind in new[] { "docx", "xlsx", "pdf", "csv" })
            {
                (await client.GetAsync(address + kind)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            }
        }
        using var nobody = _portal.Client();
        ((int)(await nobody.GetAsync(address + "csv")).StatusCode).ShouldBeOneOf(302, 401);
        (await _scene.CountAsync("audit_events where action = 'Composite chronology taken out'")).ShouldBe(10);
    }

    [GeneratedRegex("<!--Blazor.*?-->", RegexOptions.Singleline)]
    private static partial Regex SealedState();

    [Fact]
    public async Task What_is_taken_out_is_what_is_chosen_on_the_page_and_says_for_whom_it_was_made()
    {
        await ThinkAsync();
        var composite = new CompositeChronologyQueries(World.Database);
        var found = (await composite.OpenAsync(await Act(_scene.Unit), Case, new AskedEvents(Words: "canal"), CancellationToken.None))!.First[0];
        (await new LinkEvent(World.Database).AddAsync(await Act(_scene.Unit), new LinkEventCommand(found.Id, EventLinkKind.Finding, null, "Nobody rang"), CancellationToken.None)).ShouldSucceed();
        var evidence = (await composite.OpenAsync(await Act(_scene.Unit), Case, new AskedEvents(), CancellationToken.None))!.Evidence.Single().Key;
        var jade = await World.TestDatabase.AskAsOwnerAsync<Guid>("select id from pseudonyms");
        var address = $"/workspace/cases/{Case}/chronology/export.";
        using var unit = _portal.Client(Schemes.Workspace, (await World.BeginStaffSessionAsync(_scene.Unit)).Value);
        async Task<string[]> RowsAsync(string query) => (await unit.GetStringAsync(address + "csv" + query)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

        var all = await RowsAsync("");
        all.Length.ShouldBeGreaterThan(2);
        (await RowsAsync($"?evidence={evidence}")).ShouldHaveSingleItem().ShouldContain("canal");
        (await RowsAsync($"?person={jade}")).ShouldBe(all.Where(row => row.Contains("Jade", StringComparison.Ordinal)));
        (await RowsAsync($"?person={Guid.NewGuid()}")).ShouldBeEmpty();

        foreach (var (query, name, says) in new[]
        {
            ("", "composite-chronology", "For the review group."), ("?names=anonymised", "composite-chronology-listed-names-replaced", "For the review group."),
            ("?audience=Practitioners", "composite-chronology-for-practitioners", "For practitioners."), ("?audience=Family", "composite-chronology-for-family", "For the family."),
            ($"?audience={_scene.Police.Id}", "composite-chronology-for-one-agency", "For the practitioners of one agency."),
            ("?audience=Publication", "composite-chronology-for-publication-listed-names-replaced", "For readers of what is published."),
        })
        {
            using var answer = await unit.GetAsync(address + "docx" + query);
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(name + ".docx");
            using var document = new ZipArchive(await answer.Content.ReadAsStreamAsync());
            using var words = new StreamReader(document.GetEntry("word/document.xml")!.Open());
            (await words.ReadToEndAsync()).ShouldContain(says);
        }
    }
}
