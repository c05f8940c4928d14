using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;

namespace PracticeReview.Tests.TestData;

/// <summary>What tests of jobs need of the world.</summary>
public static class TestWorldJobs
{
    public static JobActor Job { get; } = JobActor.Named("test");

    /// <summary>A case received at <paramref name="at"/>, with the deadlines its timetable finds now.</summary>
    public static async Task<ReviewCase> ReceiveCaseAsync(this TestWorld world, StaffId referrer, DateTimeOffset at, Partnership? partnership = null)
    {
        var owner = partnership ?? world.Partnership;
        var number = await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) + 1 from cases");
        var @case = ReviewCase.Open(owner, $"{owner.ReferencePrefix}-2026-{number:0000}", "A.B.", referrer, at);
        await world.AsOwnerAsync(context => context.Add(@case));
        await world.FindDeadlinesAsync(@case.Id);
        return @case;
    }

    public static async Task FindDeadlinesAsync(this TestWorld world, CaseId id, Action<ReviewCase>? change = null)
    {
        await using var operation = await world.Database.BeginAsync(Job, CancellationToken.None);
        var @case = operation.Set<ReviewCase>().Single(c => c.Id == id);
        change?.Invoke(@case);
        await TimetableKeeper.KeepAsync(operation, @case, CancellationToken.None);
        (await operation.SaveAsync(@case.PartnershipId, CancellationToken.None, new AuditEntry("Milestone reached", id))).Succeeded.ShouldBeTrue();
    }

    /// <summary>Reminders are sent whatever the hour: for tests that run by the real clock, at night and on Sundays, too.</summary>
    public static Task HaveNoQuietHoursAsync(this TestWorld world, StaffId by) => world.TestDatabase.ExecuteAsOwnerAsync(
        $"insert into quiet_hours values ('{world.Partnership.Id}', '00:00', '00:00', false, 0, '{by}', now())");

    /// <summary>Makes every deadline of the case unneeded but those of this kind.</summary>
    public static Task KeepOnlyAsync(this TestWorld world, CaseId @case, DeadlineKind kind) =>
        world.TestDatabase.ExecuteAsOwnerAsync($"update deadlines set is_needed = false where case_id = '{@case}' and kind <> '{kind}'");
}
