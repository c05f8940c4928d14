using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <param name="IsNoted">It is noted on the child's record in the agency that this referral is made.</param>
public sealed record VerifyReferralCommand(ReferralId Referral, bool IsNoted);

/// <summary>
/// The agency's designated decision-maker verifies a referral (Policy 7.3). With that it is submitted: its case is opened and
/// the clocks start at this moment.
/// </summary>
public sealed class VerifyReferral(Database database)
{
    public async Task<Result<CaseId>> RunAsync(StaffActor actor, VerifyReferralCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var proposed = await operation.Set<ProposedReferral>().SingleOrDefaultAsync(found => found.Id == command.Referral, cancellation);
        if (proposed is null)
        {
            return Refusal.NotFound;
        }
        var verified = proposed.Verify(command.IsNoted, actor, operation.Now);
        if (verified.Refused)
        {
            return Result<CaseId>.Refuse(verified.Refusals);
        }
        try
        {
            // The database lets a decision-maker open the case of what they have verified, so that is written first.
            await operation.WriteNowAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.ChangedMeanwhile;
        }
        await FormDrafts.DiscardAsync(operation, SendBack.DraftName(command.Referral), cancellation);
        return await ReferralOpening.OpenAsync(operation, verified.Value, (@case, form) => Referral.SubmitVerified(@case, proposed, form, operation.Now),
            new OpenedFor(proposed.ReferrerId, proposed.CaseId), new AuditEntry("Referral verified and submitted", proposed.CaseId, "Referral", proposed.Id.Value), cancellation);
    }
}

public sealed record SendBackCommand(ReferralId Referral, string Words);

/// <summary>The decision-maker sends a referral back to its referrer, with words.</summary>
public sealed class SendBack(Database database)
{
    /// <summary>The name under which the words are kept while they are typed.</summary>
    public static string DraftName(ReferralId referral) => $"send-back/{referral}";

    public async Task<Result> RunAsync(StaffActor actor, SendBackCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var proposed = await operation.Set<ProposedReferral>().SingleOrDefaultAsync(found => found.Id == command.Referral, cancellation);
        if (proposed is null)
        {
            return Refusal.NotFound;
        }
        var sent = proposed.SendBack(command.Words, actor, operation.Now);
        if (sent.Refused)
        {
            return sent;
        }
        operation.Add(OutboxMessage.To(proposed.ReferrerId, proposed.PartnershipId, null, MessageTemplate.StaffSomethingWaits, operation.Now, DecisionMakers.PageOf(proposed.Id)));
        await FormDrafts.DiscardAsync(operation, DraftName(command.Referral), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Referral sent back within its agency", null, "Referral", proposed.Id.Value));
    }
}
