using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>Whom the chasing of deadlines reminds, how often, and in how many messages.</summary>
public sealed class ChaseDeadlinesTests
{
    private static readonly DateTimeOffset Wednesday = new(2026, 12, 16, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_twice_it_reminds_once_and_each_threshold_reminds_again()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var @case = await world.ReceiveCaseAsync(unit, Wednesday);
        await world.KeepOnlyAsync(@case.Id, DeadlineKind.SendReportAfterReferral);
        var remind = new RemindOfDeadlines(world.Database);

        (await remind.RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(0);
        List<ReminderThreshold> reached = [];
        // Due on Monday 11 January 2027.
        foreach (var day in (DateOnly[])[new(2027, 1, 7), new(2027, 1, 8), new(2027, 1, 11), new(2027, 1, 12), new(2027, 1, 13), new(2027, 1, 13), new(2027, 1, 20)])
        {
            clock.SetUtcNow(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
            await remind.RunAsync(TestWorldJobs.Job, CancellationToken.None);
            await remind.RunAsync(TestWorldJobs.Job, CancellationToken.None);
        }
        clock.SetUtcNow(new DateTimeOffset(2027, 4, 1, 9, 0, 0, TimeSpan.Zero));
        (await remind.RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(0);

        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        reached.AddRange(operation.Read<DeadlineReminder>().OrderBy(reminder => reminder.QueuedAt).Select(reminder => reminder.Threshold));
        reached.ShouldBe([ReminderThreshold.TwoWorkingDaysBefore, ReminderThreshold.OnTheDay, ReminderThreshold.Late,
            ReminderThreshold.LateByOneWorkingDay, ReminderThreshold.LateByFiveWorkingDays]);
        operation.Read<OutboxMessage>().Count().ShouldBe(5);
    }

    [Fact]
    public async Task After_a_standstill_there_is_one_reminder_of_where_it_stands_now_and_one_message_for_everything()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        await world.ReceiveCaseAsync(unit, Wednesday);
        await world.ReceiveCaseAsync(unit, Wednesday);
        clock.SetUtcNow(Wednesday.AddMonths(4));

        (await new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(1);

        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        var reminders = operation.Read<DeadlineReminder>().ToList();
        reminders.Count.ShouldBeGreaterThan(4);
        reminders.ShouldAllBe(reminder => reminder.Threshold == ReminderThreshold.LateByFiveWorkingDays);
        reminders.GroupBy(reminder => reminder.DeadlineId).ShouldAllBe(ofOne => ofOne.Count() == 1);
        var message = operation.Read<OutboxMessage>().Single();
        message.CaseId.ShouldBeNull("it speaks of two cases");
        DeadlineDigest.Read(message.Argument).ShouldBe((reminders.Count, "/workspace"));
    }

    [Fact]
    public async Task The_panel_the_referrer_and_the_leaders_of_the_review_are_reminded_of_what_is_theirs_and_nobody_who_left()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var adviser = await world.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser);
        var chair = await world.AddStaffAsync("Chair Cedar", null, StaffRole.SubGroupChair);
        var left = await world.AddStaffAsync("Deputy Gone", null, StaffRole.SubGroupDeputyChair);
        var referrer = await world.AddStaffAsync("Officer Juniper", null, StaffRole.Referrer);
        var lead = await world.AddStaffAsync("Reviewer Larch", null, StaffRole.SubGroupMember);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update staff_members set ended_at = now() where id = '{left}'");
        var decide = await world.ReceiveCaseAsync(referrer, Wednesday);
        var resubmit = await world.ReceiveCaseAsync(referrer, Wednesday);
        await world.FindDeadlinesAsync(resubmit.Id, @case => @case.Reach(CaseEvent.Returned, Wednesday));
        var review = await world.ReceiveCaseAsync(referrer, Wednesday);
        await world.JoinCaseAsync(review.Id, lead, CaseRole.LeadReviewer);
        await world.FindDeadlinesAsync(review.Id, @case =>
        {
            @case.BecomeReview(ReviewType.ChildSafeguardingPracticeReview);
            @case.Reach(CaseEvent.FullReviewDecided, Wednesday);
        });
        await world.KeepOnlyAsync(decide.Id, DeadlineKind.DecideReferral);
        await world.KeepOnlyAsync(resubmit.Id, DeadlineKind.ResubmitReferral);
        await world.KeepOnlyAsync(review.Id, DeadlineKind.CompletePracticeReview);
        clock.SetUtcNow(Wednesday.AddMonths(8));

        await new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None);

        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        var reminders = operation.Read<DeadlineReminder>().ToList();
        Of(decide.Id).ShouldBe([adviser, chair], ignoreOrder: true);
        // Nobody decides for the referrer's agency and there is no Business Manager: the business unit hears of it instead.
        Of(resubmit.Id).ShouldBe([referrer, unit], ignoreOrder: true);
        Of(review.Id).ShouldBe([lead, chair, adviser], ignoreOrder: true);
        reminders.ShouldNotContain(reminder => reminder.StaffId == left);

        List<StaffId> Of(CaseId @case) => [.. reminders.Where(reminder => reminder.CaseId == @case).Select(reminder => reminder.StaffId)];
    }

    [Fact]
    public async Task Two_agencies_in_one_run_are_each_reminded_of_their_own_return_and_of_no_other()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        var scene = await InformationScene.CreateAsync(world);
        clock.SetUtcNow(Wednesday.AddDays(14));

        await new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None);

        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        var returns = operation.Read<CaseDeadline>().Where(deadline => deadline.Kind == DeadlineKind.ReturnAgencySummary).ToDictionary(deadline => deadline.Id, deadline => deadline.SubjectId);
        returns.Values.ShouldBe([scene.PoliceRequest.Value, scene.SchoolRequest.Value], ignoreOrder: true);
        var authors = operation.Read<DeadlineReminder>().ToList().Where(reminder => returns.ContainsKey(reminder.DeadlineId) && (reminder.StaffId == scene.Officer || reminder.StaffId == scene.Teacher))
            .Select(reminder => (returns[reminder.DeadlineId], reminder.StaffId));
        authors.ShouldBe([(scene.PoliceRequest.Value, scene.Officer), (scene.SchoolRequest.Value, scene.Teacher)], ignoreOrder: true);
    }

    [Fact]
    public async Task Where_nobody_else_is_left_the_business_unit_of_that_partnership_is_reminded()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        var other = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        await world.AddStaffAsync("Unit Elsewhere", null, other, StaffRole.BusinessUnit);
        var @case = await world.ReceiveCaseAsync(unit, Wednesday);
        await world.KeepOnlyAsync(@case.Id, DeadlineKind.DecideReferral);
        clock.SetUtcNow(Wednesday.AddDays(5));

        await new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None);

        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        operation.Read<DeadlineReminder>().Single().StaffId.ShouldBe(unit);
        (await world.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from audit_events where action = 'Reminder queued' and case_id = '{@case.Id}' and actor_kind = 'Job'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_deadline_that_was_given_another_date_is_reminded_of_anew()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var @case = await world.ReceiveCaseAsync(unit, Wednesday);
        await world.KeepOnlyAsync(@case.Id, DeadlineKind.DecideReferral);
        var remind = new RemindOfDeadlines(world.Database);
        clock.SetUtcNow(Wednesday.AddDays(2));
        (await remind.RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(1);

        await world.TestDatabase.ExecuteAsOwnerAsync("update deadlines set due_at = due_at + interval '5 days', due_day = due_day + 5 where kind = 'DecideReferral'");
        (await remind.RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(0);
        clock.SetUtcNow(Wednesday.AddDays(7));

        (await remind.RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Run_on_several_nodes_at_once_each_person_has_one_message()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        StaffId[] unit = [await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit), await world.AddStaffAsync("Unit Ochre", null, StaffRole.BusinessUnit)];
        for (var number = 0; number < 12; number++)
        {
            await world.ReceiveCaseAsync(unit[0], Wednesday);
        }
        clock.SetUtcNow(Wednesday.AddDays(30));

        var queued = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None))));

        queued.Sum().ShouldBe(2);
        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        operation.Read<OutboxMessage>().Select(message => message.StaffId!.Value).ToList().ShouldBe(unit, ignoreOrder: true);
    }

    [Fact]
    public async Task Open_cases_find_a_changed_date_again_and_unchanged_ones_are_left_alone()
    {
        var clock = new FakeClock(Wednesday);
        await using var world = await TestWorld.CreateAsync(clock);
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var changed = await world.ReceiveCaseAsync(unit, Wednesday);
        await world.ReceiveCaseAsync(unit, Wednesday);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update deadlines set due_day = due_day - 1 where case_id = '{changed.Id}' and kind = 'SendReportAfterReferral'");
        var recompute = new RecomputeTimetables(world.Database);

        (await recompute.RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(1);
        (await recompute.RunAsync(TestWorldJobs.Job, CancellationToken.None)).ShouldBe(0);

        (await world.TestDatabase.AskAsOwnerAsync<DateTime>($"select due_day::timestamp from deadlines where case_id = '{changed.Id}' and kind = 'SendReportAfterReferral'")).ShouldBe(new DateTime(2027, 1, 11));
    }
}
