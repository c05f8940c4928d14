using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

public sealed record RecordAuthorityNoticeCommand(CaseId Case, AuthorityStep? Step, DateOnly? OnDay);

/// <summary>Records what the local authority did by its own duty, and when, so that its clock runs and is met (Policy 4.2, 7.4).</summary>
public sealed class RecordAuthorityNotice(Database database)
{
    /// <summary>The name under which the form is kept while it is filled in.</summary>
    public static string DraftName(CaseId @case) => $"notice/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, RecordAuthorityNoticeCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null || !AuthorityNotice.MayRecord(referral, actor))
        {
            return Refusal.NotFound;
        }
        var notices = await operation.Set<AuthorityNotice>().Where(notice => notice.CaseId == command.Case).ToListAsync(cancellation);
        if (AuthorityNotice.Check(command.Step, command.OnDay, notices.ToDictionary(notice => notice.Step, notice => notice.OnDay), operation.Now) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        var (step, on) = (command.Step!.Value, command.OnDay!.Value);
        if (notices.Find(notice => notice.Step == step) is { } recorded)
        {
            recorded.Correct(on, actor.Id, operation.Now);
        }
        else
        {
            operation.Add(new AuthorityNotice(referral, step, on, actor.Id, operation.Now));
        }
        if (AuthorityNotice.EventOf(step) is { } happening)
        {
            await operation.Context.Entry(@case).Collection(found => found.Milestones).LoadAsync(cancellation);
            @case.Plan(happening, LegalDay.StartOf(on).ToUniversalTime());
            await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        }
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Local authority's notification recorded", @case.Id, "Referral", referral.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["step"] = step.ToString() }));
    }
}
