using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

public sealed record SubmitReferralCommand(ReferralForm Form);

/// <summary>
/// Receives a referral that no agency has to verify (Policy 7.3, 7.4): opens its case under the next reference, starts the
/// clocks, keeps the words as they were sent and tells the business unit. Sending the same form again gives the same case.
/// </summary>
public sealed class SubmitReferral(Database database)
{
    /// <summary>The name under which the form is kept while it is filled in.</summary>
    public const string DraftName = "refer";

    /// <returns>The case that was opened.</returns>
    public async Task<Result<CaseId>> RunAsync(StaffActor actor, SubmitReferralCommand command, CancellationToken cancellation)
    {
        if (await SubmittedBeforeAsync(actor, command.Form.Id, cancellation) is { } before)
        {
            return before;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        // Asked before a reference is taken, so that a refused form takes none.
        if (Referral.CheckSubmission(command.Form, actor, operation.Now) is { Count: > 0 } refusals)
        {
            return Result<CaseId>.Refuse(refusals);
        }
        await FormDrafts.DiscardAsync(operation, DraftName, cancellation);
        var opened = await ReferralOpening.OpenAsync(operation, command.Form, (@case, form) => Referral.Submit(@case, form, actor, operation.Now),
            new OpenedFor(actor.Id), new AuditEntry("Referral submitted", null, "Referral", command.Form.Id.Value), cancellation);
        if (opened.Succeeded)
        {
            return opened;
        }
        // The same form was sent twice at once, and the other one was first.
        return await SubmittedBeforeAsync(actor, command.Form.Id, cancellation) is { } first ? first : opened;
    }

    private async Task<CaseId?> SubmittedBeforeAsync(StaffActor actor, ReferralId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<Referral>().Where(referral => referral.Id == id && referral.ReferrerId == actor.Id)
            .Select(referral => new { referral.CaseId }).SingleOrDefaultAsync(cancellation);
        return found?.CaseId;
    }
}
