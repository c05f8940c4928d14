using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

public sealed record DeclareConflictCommand(CaseId Case, string Reason);

/// <summary>A member of the Virtual Panel declares a conflict of interest; the business unit is told, since the quorum may need another member.</summary>
public sealed class DeclareConflict(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DeclareConflictCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null)
        {
            return Refusal.NotFound;
        }
        var declared = ConflictOfInterest.Declare(referral, actor, command.Reason, operation.Now);
        if (declared.Refused)
        {
            return declared;
        }
        operation.Add(declared.Value);
        await Addressees.TellAsync(operation, @case, Addressees.BusinessUnit, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Conflict of interest declared", @case.Id, "Referral", referral.Id.Value));
    }
}
