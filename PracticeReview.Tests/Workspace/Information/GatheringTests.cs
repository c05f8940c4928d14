using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Policy 7.7 to 7.11: agencies are asked, answer, and become one chronology.</summary>
public sealed class GatheringTests
{
    private static readonly FakeClock s_clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private static async Task<InformationScene> SceneAsync(bool sent = true, TimeProvider? clock = null) =>
        await InformationScene.CreateAsync(await TestWorld.CreateAsync(clock ?? s_clock), sent);

    [Fact]
    public async Task Sending_starts_a_clock_for_each_agency_writes_each_a_letter_and_a_message()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;

        (await scene.CountAsync("milestones where happening = 'InformationRequested'")).ShouldBe(2);
        var due = await world.TestDatabase.AskAsOwnerAsync<DateTime>($"select due_day::timestamp from deadlines where subject_id = '{scene.PoliceRequest}'");
        due.ShouldBe(new DateTime(2026, 3, 9));
        var letter = await world.TestDatabase.AskAsOwnerAsync<string>($"select letter from information_requests where id = '{scene.PoliceRequest}'");
        letter.ShouldContain("Monday 9 March 2026");
        letter.ShouldContain("Officer Juniper Testwell, Inventshire Police");
        letter.ShouldContain("Ari Invented");
        letter.ShouldContain("Called to the home");
        letter.ShouldContain("Secure all records");
        letter.ShouldNotContain("Teaches the child");
        (await scene.CountAsync($"outbox_messages where staff_id in ('{scene.Officer}', '{scene.Teacher}')")).ShouldBe(2);
        (await scene.CountAsync("audit_events where action = 'Information requested'")).ShouldBe(2);
        (await scene.CountAsync($"deadlines where kind = 'SendInformationRequests' and met_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Sending_is_refused_to_others_twice_without_an_author_and_with_everything_that_is_missing()
    {
        var scene = await SceneAsync(sent: false);
        await using var world = scene.World;

        (await scene.SendAsync(scene.Officer)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.SendAsync(scene.Stranger)).Refusals.ShouldBe([Refusal.NotFound]);
        var missing = await scene.SendAsync(null, new ChosenAgency(scene.Police.Id, scene.Teacher, ""), new ChosenAgency(scene.School.Id, null, new string('x', 5_001)));
        missing.Refusals.Select(refusal => refusal.Field).ShouldBe(
            [$"Author-{scene.Police.Id}", $"Why-{scene.Police.Id}", $"Author-{scene.School.Id}", $"Why-{scene.School.Id}"]);
        (await scene.CountAsync("information_requests")).ShouldBe(0);
        (await scene.CountAsync("outbox_messages")).ShouldBe(0);

        (await scene.SendAsync()).Succeeded.ShouldBeTrue();
        (await scene.SendAsync()).Refusals.ShouldAllBe(refusal => refusal.Message.Contains("asked already"));
        (await scene.CountAsync("information_requests")).ShouldBe(2);
    }

    [Fact]
    public async Task Returning_a_summary_meets_only_the_deadline_of_this_agency_and_can_be_done_once()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var returns = new ReturnInformation(world.Database);

        (await returns.SummaryAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, new AgencySummaryWords(), CancellationToken.None))
            .Refusals.Select(refusal => refusal.Field).ShouldBe(["Involvement", "KnownOfChild", "KeyPractice", "ImmediateLearning", "Files", "HasNoEvents"]);
        (await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(3))).Succeeded.ShouldBeTrue();
        (await returns.SummaryAsync(await world.ActAsync(scene.Teacher), scene.PoliceRequest, InformationScene.Words, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await returns.SummaryAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, InformationScene.Words, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await returns.SummaryAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, InformationScene.Words, CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await scene.CountAsync("deadlines where kind = 'ReturnAgencySummary' and met_at is not null")).ShouldBe(1);
        (await scene.CountAsync($"milestones where happening = 'SummaryReturned' and subject_id = '{scene.PoliceRequest}'")).ShouldBe(1);
        (await scene.CountAsync($"outbox_messages where staff_id = '{scene.Unit}'")).ShouldBe(1);
        (await scene.CountAsync("audit_events where action = 'Information returned'")).ShouldBe(1);
        (await returns.SummaryAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, InformationScene.Words, CancellationToken.None))
            .Refusals.ShouldHaveSingleItem().Message.ShouldContain("returned before");
        (await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(4))).Refusals.ShouldHaveSingleItem().Message.ShouldContain("returned before");
        (await scene.CountAsync("agency_summaries")).ShouldBe(1);
    }

    [Fact]
    public async Task A_summary_of_200_000_characters_is_refused_with_its_length()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var refused = await new ReturnInformation(world.Database).SummaryAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest,
            InformationScene.Words with { KeyPractice = new string('x', 200_000), HasNoEvents = true }, CancellationToken.None);

        refused.Refusals.ShouldHaveSingleItem().ToString().ShouldContain("200,000 characters");
        (await scene.CountAsync("information_requests where returned_at is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task No_involvement_is_a_return_and_says_what_was_searched()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var returns = new ReturnInformation(world.Database);

        (await returns.NoInvolvementAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, " ", CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("RecordsSearched");
        (await returns.NoInvolvementAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, "Both systems, both surnames", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await scene.CountAsync($"deadlines where subject_id = '{scene.PoliceRequest}' and met_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_author_meets_is_what_the_timetable_finds_afterwards()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        await new ReturnInformation(world.Database).NoInvolvementAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, "Everything", CancellationToken.None);
        var before = await world.TestDatabase.AskAsOwnerAsync<DateTime>($"select met_at from deadlines where subject_id = '{scene.PoliceRequest}'");

        (await new FinishGathering(world.Database).RunAsync(await world.ActAsync(scene.Unit), scene.Case.Id, "The school is closed", CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await world.TestDatabase.AskAsOwnerAsync<DateTime>($"select met_at from deadlines where subject_id = '{scene.PoliceRequest}'")).ShouldBe(before);
    }

    [Fact]
    public async Task Going_on_without_a_return_needs_a_reason_and_moves_the_case_once()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var finish = new FinishGathering(world.Database);

        (await finish.RunAsync(await world.ActAsync(scene.Officer), scene.Case.Id, "I say so", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await finish.RunAsync(await world.ActAsync(scene.Unit), scene.Case.Id, " ", CancellationToken.None)).Refusals.ShouldHaveSingleItem().ToString().ShouldContain("2 agencies");
        (await finish.RunAsync(await world.ActAsync(scene.Unit), scene.Case.Id, "Both promised it by tomorrow", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await finish.RunAsync(await world.ActAsync(scene.Unit), scene.Case.Id, "Again", CancellationToken.None)).Refused.ShouldBeTrue();

        (await scene.CountAsync("cases where stage = 'RapidReview'")).ShouldBe(1);
        (await scene.CountAsync("deadlines where kind = 'ReturnAgencySummary' and not is_needed and explanation like '%the review went on without it%'")).ShouldBe(2);
        (await scene.CountAsync("audit_events where action = 'Gathering of information finished' and why = 'Both promised it by tomorrow'")).ShouldBe(1);
        FinishedGathering.StageAfter(ReviewType.LocalCaseReview).ShouldBe(CaseStage.Review);
    }

    [Fact]
    public async Task A_second_upload_replaces_the_first_keeps_its_file_and_a_wrong_row_leaves_all_as_it_was()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;

        (await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(30))).Value.Version.ShouldBe(1);
        var wrong = await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(5) + "31/02/2016,,x,,,,,,,\r\nsoon,,x,,,,,,,\r\n");
        wrong.Refused.ShouldBeTrue();
        (await scene.CountAsync("significant_practice_events")).ShouldBe(30);
        (await scene.CountAsync("refused_chronologies where problem_count = 2")).ShouldBe(1);
        (await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(20, seed: 2))).Value.Version.ShouldBe(2);

        (await scene.CountAsync("significant_practice_events")).ShouldBe(20);
        (await scene.CountAsync("chronologies")).ShouldBe(2);
        (await scene.CountAsync("documents")).ShouldBe(2);
        (await scene.CountAsync("refused_chronologies")).ShouldBe(0);
        (await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(20, seed: 2))).Value.Version.ShouldBe(2, "the same file sent twice is taken once");
        (await scene.CountAsync("chronologies")).ShouldBe(2);
    }

    [Fact]
    public async Task Two_uploads_at_once_leave_one_whole_chronology()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;

        var both = await Task.WhenAll(
            scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(40)),
            scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(60, seed: 2)));

        both.ShouldAllBe(upload => upload.Succeeded);
        both.Select(upload => upload.Value.Version).Order().ShouldBe([1, 2]);
        (await scene.CountAsync("significant_practice_events")).ShouldBe(both.MaxBy(upload => upload.Value.Version)!.Value.Events);
    }

    [Fact]
    public async Task The_database_puts_the_events_in_the_order_of_the_rule_and_gives_every_page_its_part()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(170));
        await scene.UploadAsync(scene.Teacher, scene.SchoolRequest, InformationScene.Rows(150, seed: 2));
        var queries = new CompositeChronologyQueries(world.Database);
        var actor = await world.ActAsync(scene.Unit);

        var opening = (await queries.OpenAsync(actor, scene.Case.Id, new AskedEvents(), CancellationToken.None))!;
        var order = await queries.OrderAsync(actor, scene.Case.Id, new AskedEvents(), CancellationToken.None);
        var shown = new List<ListedEvent>();
        for (var at = 0; at < order.Count; at += 90)
        {
            shown.AddRange(await queries.EventsAsync(actor, scene.Case.Id, [.. order.Skip(at).Take(90)], new AskedEvents(), CancellationToken.None));
        }

        opening.Matching.ShouldBe(320);
        opening.First.Select(one => one.Id).ShouldBe(order.Take(CompositeChronologyQueries.Beginning));
        shown.Select(one => one.Id).ShouldBe(order);
        var whole = (await new WholeCompositeQueries(world.Database).OpenAsync(actor, scene.Case.Id, "Test", CancellationToken.None))!;
        whole.Rows.Select(row => whole.IdOf(row.Row)).ShouldBe(order);
        shown.Select(one => one.When).ShouldBe(shown.Select(one => one.When).Order());
        (await scene.CountAsync("audit_events where action = 'Composite chronology opened'")).ShouldBe(2);
    }

    [Fact]
    public async Task The_composite_chronology_is_filtered_by_agency_and_days_and_is_only_for_those_who_work_on_the_case()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        await scene.UploadAsync(scene.Officer, scene.PoliceRequest, "01/02/2016,,Early,,,,,,,\r\n01/04/2016,,Late,,,,,,,\r\n");
        await scene.UploadAsync(scene.Teacher, scene.SchoolRequest, "01/03/2016,,Between,,,,,,,\r\n");
        var queries = new CompositeChronologyQueries(world.Database);

        async Task<string> WhatAsync(AskedEvents asked) => string.Join(' ',
            (await queries.OpenAsync(await world.ActAsync(scene.Unit), scene.Case.Id, asked, CancellationToken.None))!.First.Select(row => row.WhatHappened));

        (await WhatAsync(new AskedEvents())).ShouldBe("Early Between Late");
        (await WhatAsync(new AskedEvents(scene.Police.Id))).ShouldBe("Early Late");
        (await WhatAsync(new AskedEvents(From: new DateOnly(2016, 3, 1), To: new DateOnly(2016, 4, 1)))).ShouldBe("Between Late");
        (await WhatAsync(new AskedEvents(Words: "LAT"))).ShouldBe("Late");
        (await WhatAsync(new AskedEvents(Words: "%"))).ShouldBe("");
        foreach (var other in new[] { scene.Officer, scene.Teacher, scene.Stranger })
        {
            (await queries.OpenAsync(await world.ActAsync(other), scene.Case.Id, new AskedEvents(), CancellationToken.None)).ShouldBeNull();
            (await queries.OrderAsync(await world.ActAsync(other), scene.Case.Id, new AskedEvents(), CancellationToken.None)).ShouldBeEmpty();
            (await queries.ArrivalsPageAsync(await world.ActAsync(other), scene.Case.Id, false, CancellationToken.None)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Before_and_after_are_found_on_every_day_they_may_mean_and_on_no_other()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        await scene.UploadAsync(scene.Officer, scene.PoliceRequest, "before May 2016,,Before,,,,,,,\r\nby April 2016,,By,,,,,,,\r\nafter May 2016,,After,,,,,,,\r\nsince June 2016,,Since,,,,,,,\r\n");
        var queries = new CompositeChronologyQueries(world.Database);

        async Task<string> OnAsync(int month, int day) => string.Join(' ', (await queries.OpenAsync(await world.ActAsync(scene.Unit), scene.Case.Id,
            new AskedEvents(From: new DateOnly(2016, month, day), To: new DateOnly(2016, month, day)), CancellationToken.None))!.First.Select(row => row.WhatHappened).Order(StringComparer.Ordinal));

        (await OnAsync(1, 1)).ShouldBe("Before By");
        (await OnAsync(4, 30)).ShouldBe("Before By");
        (await OnAsync(5, 1)).ShouldBe("");
        (await OnAsync(5, 31)).ShouldBe("");
        (await OnAsync(6, 1)).ShouldBe("After Since");
        (await OnAsync(12, 24)).ShouldBe("After Since");
    }

    [Fact]
    public async Task An_author_opens_their_own_request_and_no_other()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var queries = new InformationQueries(world.Database);

        var own = await queries.OpenOwnAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, CancellationToken.None);
        own.ShouldNotBeNull().Deadline.ShouldNotBeNull().Explanation.ShouldNotBeEmpty();
        (await queries.OwnAsync(await world.ActAsync(scene.Officer), CancellationToken.None)).Select(row => row.Id).ShouldBe([scene.PoliceRequest]);
        foreach (var other in new[] { scene.OtherOfficer, scene.Teacher, scene.Unit, scene.Stranger })
        {
            (await queries.OpenOwnAsync(await world.ActAsync(other), scene.PoliceRequest, CancellationToken.None)).ShouldBeNull();
        }
        (await queries.OpenGatheringAsync(await world.ActAsync(scene.Officer), scene.Case.Id, CancellationToken.None)).ShouldBeNull();
        (await scene.CountAsync("audit_events where action = 'Information request opened'")).ShouldBe(1);
        (await queries.OpenGatheringAsync(await world.ActAsync(scene.Unit), scene.Case.Id, CancellationToken.None)).ShouldNotBeNull().Asked.Count.ShouldBe(2);
        (await scene.CountAsync("audit_events where action = 'Agency summaries opened'")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_loses_the_role_or_leaves_the_agency_loses_the_request()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var queries = new InformationQueries(world.Database);
        await world.TestDatabase.ExecuteAsOwnerAsync($"""
            update staff_role_assignments set until = now() where staff_id = '{scene.Officer}';
            update staff_members set agency_id = '{scene.Police.Id}' where id = '{scene.Teacher}';
            """);

        (await queries.OpenOwnAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, CancellationToken.None)).ShouldBeNull();
        (await queries.OpenOwnAsync(await world.ActAsync(scene.Teacher), scene.SchoolRequest, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Five_thousand_events_are_stored_within_seconds()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        (await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(5_000))).Value.Events.ShouldBe(5_000);

        // Row by row it takes far longer; the limit leaves room for a busy machine.
        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await scene.CountAsync("significant_practice_events")).ShouldBe(5_000);
    }
}
