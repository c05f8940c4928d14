using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

public sealed record ResubmitReferralCommand(CaseId Case, ReferralForm Form);

/// <summary>Takes a referral back that was returned as incomplete (Policy 7.5). The words sent before are kept as a version.</summary>
public sealed class ResubmitReferral(Database database, IMessageSeal seal)
{
    /// <summary>The name under which the form is kept while it is completed.</summary>
    public static string DraftName(CaseId @case) => $"resubmit/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, ResubmitReferralCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null)
        {
            return Refusal.NotFound;
        }
        var done = referral.Resubmit(command.Form, actor, operation.Now);
        if (done.Refused)
        {
            return done;
        }
        operation.Add(referral.KeepVersion(command.Form));
        @case.MoveTo(CaseStage.Referral, operation.Now);
        @case.Reach(CaseEvent.Resubmitted, operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        await Addressees.TellAsync(operation, @case, [.. Addressees.BusinessUnit.Except(Addressees.VirtualPanel)], cancellation);
        if (referral.Status == ReferralStatus.WithPanel)
        {
            await VoteLinks.SendAsync(operation, seal, @case, referral, cancellation);
        }
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Referral resubmitted", @case.Id, "Referral", referral.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["submission"] = $"{referral.Submission}" }));
    }
}
