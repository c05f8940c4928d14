using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

public sealed record LinkProcessCommand(CaseId Case, OtherProcess? Kind, DateOnly? ReferredOn, ProcessLead? Lead, string Agreement);

/// <summary>Records another review process beside this one, or what has become of it (Policy 4.3).</summary>
public sealed class LinkProcess(Database database)
{
    /// <summary>The name under which the form is kept while it is filled in.</summary>
    public static string DraftName(CaseId @case) => $"process/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, LinkProcessCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null || !LinkedProcess.MayRecord(referral, actor))
        {
            return Refusal.NotFound;
        }
        if (LinkedProcess.Check(command.Kind, command.ReferredOn, command.Lead, command.Agreement, operation.Now) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        var process = await operation.Set<LinkedProcess>().SingleOrDefaultAsync(found => found.CaseId == command.Case && found.Kind == command.Kind, cancellation);
        if (process is null)
        {
            process = new LinkedProcess(referral, command.Kind!.Value);
            operation.Add(process);
        }
        process.Record(command.ReferredOn, command.Lead!.Value, command.Agreement, actor.Id, operation.Now);
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Other review process recorded", @case.Id, "Referral", referral.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["process"] = process.Kind.ToString(), ["lead"] = process.Lead.ToString() }));
    }
}
