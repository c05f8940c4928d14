using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

public sealed record ForwardReferralCommand(CaseId Case);

/// <summary>Forwards a referral to the Virtual Panel, within 24 hours of its receipt (Policy 7.5).</summary>
public sealed class ForwardReferral(Database database, IMessageSeal seal)
{
    public async Task<Result> RunAsync(StaffActor actor, ForwardReferralCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null)
        {
            return Refusal.NotFound;
        }
        var forwarded = referral.Forward(actor, operation.Now);
        if (forwarded.Refused)
        {
            return forwarded;
        }
        @case.Reach(CaseEvent.ForwardedToPanel, operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        await VoteLinks.SendAsync(operation, seal, @case, referral, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Referral forwarded to the Virtual Panel", @case.Id, "Referral", referral.Id.Value));
    }
}
