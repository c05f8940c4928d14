using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Deadlines;

/// <summary>Pausing a clock, agreeing a longer period and recording what happened elsewhere, each saved with its deadlines and its line in the record.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task The_business_unit_pauses_a_clock_its_date_moves_and_the_record_says_who_and_why_in_kind_only()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DueAsync()).ShouldBe(new DateOnly(2026, 9, 2));

        (await scene.PauseAsync()).ShouldSucceed();

        (await scene.DueAsync()).ShouldBe(new DateOnly(2026, 10, 2));
        var explanation = await scene.World.TestDatabase.AskAsOwnerAsync<string>("select explanation from deadlines where kind = 'CompletePracticeReview'");
        explanation.ShouldContain("the pause from Wednesday 1 April 2026 to Thursday 30 April 2026 (criminal proceedings) is added: 30 days more");
        explanation.ShouldNotContain("Ivy");
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>("select details || coalesce(why, '') from audit_events where action = 'Clock paused'"))
            .ShouldBe("""{"clock":"CompletePracticeReview","reason":"CriminalProceedings"}""");
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>("select allowed_by_name || ', ' || allowed_by_role from clock_pauses"))
            .ShouldBe("Inspector Ivy Testwell, Senior investigating officer");
    }

    [Fact]
    public async Task Nobody_but_the_business_unit_pauses_ends_agrees_or_records()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PauseAsync()).ShouldSucceed();
        foreach (var other in (StaffId[])[scene.Chair, scene.Adviser, scene.Referrer, scene.Stranger])
        {
            (await scene.PauseAsync(TimelineScene.Words with { First = new DateOnly(2026, 6, 1), Last = null }, other)).ShouldRefuse("could not be found");
            (await scene.EndAsync(new DateOnly(2026, 4, 10), other)).ShouldRefuse("could not be found");
            (await scene.AgreeAsync(new DateOnly(2026, 12, 18), by: other)).ShouldRefuse("could not be found");
            (await scene.RecordAsync(CaseEvent.Aware, TimelineScene.Start.AddDays(-1), other)).ShouldRefuse("could not be found");
        }
        (await scene.PauseAsync(TimelineScene.Words with { First = new DateOnly(2026, 6, 1), Last = new DateOnly(2026, 6, 2) }, scene.Manager)).ShouldSucceed();
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_pause_is_said_at_once()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;

        (await scene.PauseAsync(new PauseWords(null, null, " ", null, "", null, null))).Refusals.Select(refusal => refusal.Field)
            .ShouldBe(["Kind", "Reason", "Why", "AllowedByName", "AllowedByRole", "First"]);
        (await scene.PauseAsync(TimelineScene.Words with { Kind = DeadlineKind.SendReportAfterReferral })).ShouldRefuse("cannot be paused. This is a national duty");
        (await scene.PauseAsync(TimelineScene.Words with { Kind = DeadlineKind.CommentOnFactualAccuracy })).ShouldRefuse("is not running in this case");
        (await scene.PauseAsync(TimelineScene.Words with { First = new DateOnly(2026, 3, 1) })).ShouldRefuse("The clock began on Monday 2 March 2026");
        (await scene.PauseAsync(TimelineScene.Words with { First = new DateOnly(2026, 9, 3), Last = null })).ShouldRefuse("what is late is not made timely");
        (await scene.PauseAsync(TimelineScene.Words with { Last = new DateOnly(2026, 3, 31) })).ShouldRefuse("cannot come before its first");
        (await scene.PauseAsync(TimelineScene.Words with { Last = new DateOnly(2062, 3, 31) })).ShouldRefuse("at most 2 years");
        (await scene.PauseAsync(TimelineScene.Words with { Why = new string('x', ClockPause.WhyLimit + 1) })).ShouldRefuse("Nothing was cut");
        (await scene.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from clock_pauses")).ShouldBe(0);
        (await scene.PauseAsync()).ShouldSucceed();
        (await scene.PauseAsync(TimelineScene.Words with { First = new DateOnly(2026, 4, 30), Last = null })).ShouldRefuse("paused already from Wednesday 1 April 2026");
    }

    [Fact]
    public async Task Of_two_people_who_pause_the_same_clock_at_once_one_is_told_of_the_other()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;

        var both = await Task.WhenAll(scene.PauseAsync(), scene.PauseAsync(by: scene.Manager));

        both.Count(result => result.Succeeded).ShouldBe(1);
        both.Single(result => result.Refused).ShouldRefuse("paused already");
        (await scene.DueAsync()).ShouldBe(new DateOnly(2026, 10, 2));
    }

    [Fact]
    public async Task An_open_pause_is_ended_on_a_day_that_has_come_and_only_once()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PauseAsync(TimelineScene.Words with { Last = null })).ShouldSucceed();
        (await scene.EndAsync(new DateOnly(2026, 3, 2))).ShouldRefuse("has not begun yet");
        scene.GoTo(4, 11);

        (await scene.EndAsync(new DateOnly(2026, 4, 12))).ShouldRefuse("from Wednesday 1 April 2026 to today");
        (await scene.EndAsync(null)).ShouldRefuse("Choose the last day");
        (await scene.EndAsync(new DateOnly(2026, 4, 10))).ShouldSucceed();

        (await scene.DueAsync()).ShouldBe(new DateOnly(2026, 9, 12));
        (await scene.EndAsync(new DateOnly(2026, 4, 9))).ShouldRefuse("has ended already");
        (await scene.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Pause of clock ended'")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_reminded_during_a_pause_and_everybody_is_again_after_it()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PauseAsync(TimelineScene.Words with { First = new DateOnly(2026, 9, 1), Last = null })).ShouldSucceed();
        await scene.World.KeepOnlyAsync(scene.Case.Id, DeadlineKind.CompletePracticeReview);
        scene.GoTo(9, 2);
        var remind = new RemindOfDeadlines(scene.World.Database);

        (await remind.RunAsync(TestWorldJobs.Job, default)).ShouldBe(0);
        (await scene.EndAsync(new DateOnly(2026, 9, 2))).ShouldSucceed();
        await scene.World.KeepOnlyAsync(scene.Case.Id, DeadlineKind.CompletePracticeReview);
        scene.GoTo(9, 3);
        (await remind.RunAsync(TestWorldJobs.Job, default)).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_paused_clock_is_late_and_due_nowhere(bool paused)
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        var world = scene.World;
        if (paused)
        {
            (await scene.PauseAsync(TimelineScene.Words with { First = new DateOnly(2026, 9, 1), Last = null })).ShouldSucceed();
        }
        await world.KeepOnlyAsync(scene.Case.Id, DeadlineKind.CompletePracticeReview);
        // The day on which it was due before the pause: the pause is open, so its date moves on with each day.
        scene.GoTo(9, 3);
        var token = (await new Data.Feeds.MakeCalendarAddress(world.Database).RunAsync(await world.ActAsync(scene.Unit), default)).Value;
        var (actor, late) = (await world.ActAsync(scene.Unit), new CaseListFilter(Lateness: CaseLateness.Late));

        var expected = paused ? 0 : 1;
        (await new BoardQueries(world.Database).FindAsync(actor, new CaseListFilter(), default)).Late.ShouldBe(expected, "on the board");
        (await new BoardQueries(world.Database).FindAsync(actor, late, default)).Count.ShouldBe(expected, "on the board of what is late");
        (await new CaseQueries(world.Database).ListAsync(actor, late, default)).Rows.Count.ShouldBe(expected, "in the list of what is late");
        (await new CaseQueries(world.Database).ListAsync(actor, new CaseListFilter(Lateness: CaseLateness.NotLate), default)).Rows.Count.ShouldBe(1 - expected, "in the list of what is not");
        (await new TodayQueries(world.Database).FindAsync(actor, 1, default)).Deadlines.Count.ShouldBe(expected, "on Today");
        (await new Data.Feeds.CalendarFeed(world.Database).FindAsync(token, default))!.Count.ShouldBe(expected, "in the calendar");
    }

    [Fact]
    public async Task The_daily_job_moves_the_date_of_an_open_pause_on()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PauseAsync(TimelineScene.Words with { Last = null })).ShouldSucceed();
        scene.GoTo(5, 1);

        (await new RecomputeTimetables(scene.World.Database).RunAsync(TestWorldJobs.Job, default)).ShouldBe(1);

        (await scene.DueAsync()).ShouldBe(new DateOnly(2026, 10, 3));
    }

    [Fact]
    public async Task A_longer_period_needs_a_reason_an_aim_and_a_later_day_and_the_last_one_agreed_stands()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;

        (await scene.AgreeAsync(null, " ", null)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Kind", "LastDay", "Reason"]);
        (await scene.AgreeAsync(new DateOnly(2026, 12, 18), kind: DeadlineKind.SendReportAfterReferral)).ShouldRefuse("has a fixed time");
        (await scene.AgreeAsync(new DateOnly(2026, 9, 2))).ShouldRefuse("It is due on Wednesday 2 September 2026 already");
        (await scene.AgreeAsync(new DateOnly(2036, 9, 2))).ShouldRefuse("at most 3 years ahead");
        (await scene.AgreeAsync(new DateOnly(2026, 12, 18))).ShouldSucceed();
        (await scene.DueAsync()).ShouldBe(new DateOnly(2026, 12, 18));
        (await scene.AgreeAsync(new DateOnly(2027, 1, 29))).ShouldSucceed();

        (await scene.DueAsync()).ShouldBe(new DateOnly(2027, 1, 29));
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>("select explanation from deadlines where kind = 'CompletePracticeReview'")).ShouldNotContain("inquest is");
    }

    [Fact]
    public async Task The_local_authoritys_notifications_are_recorded_and_corrected_and_a_cause_comes_first()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        scene.GoTo(3, 4);
        var aware = TimelineScene.Start.AddDays(-3);

        (await scene.RecordAsync(CaseEvent.SecretaryOfStateNotified, TimelineScene.Start)).ShouldRefuse("Record first: It became aware that the child");
        (await scene.RecordAsync(CaseEvent.LookedAfterChildDied, scene.Clock.GetUtcNow().AddMinutes(1))).ShouldRefuse("lies in the future");
        (await scene.RecordAsync(CaseEvent.Meeting, aware)).ShouldRefuse("Choose what happened");
        (await scene.RecordAsync(null, null)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Happening", "At"]);
        (await scene.RecordAsync(CaseEvent.LookedAfterChildDied, aware)).ShouldSucceed();
        (await scene.DueAsync(DeadlineKind.NotifyOfLookedAfterChild)).ShouldBe(new DateOnly(2026, 3, 6));
        (await scene.RecordAsync(CaseEvent.SecretaryOfStateNotified, aware.AddHours(-1))).ShouldRefuse("cannot have come before");
        (await scene.RecordAsync(CaseEvent.SecretaryOfStateNotified, TimelineScene.Start)).ShouldSucceed();
        (await scene.RecordAsync(CaseEvent.LookedAfterChildDied, TimelineScene.Start.AddHours(1))).ShouldRefuse("cannot have come after it");
        (await scene.RecordAsync(CaseEvent.LookedAfterChildDied, aware.AddDays(-1))).ShouldSucceed();

        (await scene.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from milestones where happening = 'LookedAfterChildDied'")).ShouldBe(1);
        (await scene.World.TestDatabase.AskAsOwnerAsync<bool>("select met_at < due_at from deadlines where kind = 'NotifyOfLookedAfterChild'")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_final_decision_that_overturns_neither_is_the_one_its_clock_counts_from_and_the_panel_was_not_late()
    {
        await using var world = await TestWorld.CreateAsync(new FakeClock(TimelineScene.Start));
        var referrer = await world.AddStaffAsync("Referrer Rowan Testwell", null, StaffRole.Referrer);
        var @case = await world.AddCaseAsync(referrer);
        await world.FindDeadlinesAsync(@case.Id, decided =>
        {
            decided.Reach(CaseEvent.DecisionMade, TimelineScene.Start.AddHours(20));
            decided.Reach(CaseEvent.DecisionMade, TimelineScene.Start.AddDays(14));
            decided.BecomeReview(ReviewType.LocalCaseReview);
        });

        (await world.TestDatabase.AskAsOwnerAsync<DateTime>("select counted_from from deadlines where kind = 'CompleteCaseReview'")).ShouldBe(TimelineScene.Start.AddDays(14).UtcDateTime);
        (await world.TestDatabase.AskAsOwnerAsync<bool>("select met_at < due_at from deadlines where kind = 'DecideReferral'")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_measures_find_how_long_a_clock_was_paused_and_why()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PauseAsync()).ShouldSucceed();
        var queries = new TimelineQueries(scene.World.Database);

        var found = (await queries.PausesAsync(await scene.World.ActAsync(scene.Manager), new DateOnly(2026, 4, 30), new DateOnly(2027, 3, 31), default)).ShouldHaveSingleItem();
        (found.Reason, found.Days).ShouldBe((PauseReason.CriminalProceedings, 30));
        (await queries.PausesAsync(await scene.World.ActAsync(scene.Manager), new DateOnly(2026, 5, 1), new DateOnly(2027, 3, 31), default)).ShouldBeEmpty();
        (await queries.PausesAsync(await scene.World.ActAsync(scene.Stranger), new DateOnly(2026, 1, 1), new DateOnly(2027, 3, 31), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_chooses_the_policy_of_new_cases_and_cases_that_have_begun_keep_theirs()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        var administrator = await scene.World.AddStaffAsync("Administrator Ash Testwell", null, StaffRole.Administrator);
        var choose = new ChoosePolicyVersion(scene.World.Database);

        (await choose.RunAsync(await scene.World.ActAsync(scene.Manager), "WorkingTogether2023", default)).ShouldRefuse("could not be found");
        (await choose.RunAsync(await scene.World.ActAsync(administrator), "Nonsense", default)).ShouldRefuse("Choose the policy");
        (await choose.RunAsync(await scene.World.ActAsync(administrator), "WorkingTogether2023", default)).ShouldSucceed();

        (await choose.PageAsync(await scene.World.ActAsync(administrator), default))!.PolicyVersion.ShouldBe("WorkingTogether2023");
        (await choose.PageAsync(await scene.World.ActAsync(scene.Manager), default)).ShouldBeNull();
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(policy_version, ',' order by name) from partnerships")).ShouldBe("Salford2019,WorkingTogether2023");
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>("select policy_version from cases")).ShouldBe("Salford2019");
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>("select details from audit_events where action = 'Policy for new cases chosen'"))
            .ShouldBe("""{"before":"Salford2019","now":"WorkingTogether2023"}""");
    }
}
