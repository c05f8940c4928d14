using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <param name="Form">The form; the same identifier again is the same referral.</param>
public sealed record ProposeReferralCommand(ReferralForm Form);

/// <summary>Sends a referral to the designated decision-makers of the referrer's agency (Policy 7.3). Nobody else is told of it yet.</summary>
public sealed class ProposeReferral(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ProposeReferralCommand command, CancellationToken cancellation)
    {
        if (await WasSentAsync(actor, command.Form.Id, cancellation))
        {
            return Result.Done;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var sent = ProposedReferral.Send(command.Form, actor, operation.Now);
        if (sent.Refused)
        {
            return sent;
        }
        if (await DecisionMakers.TellAsync(operation, sent.Value, cancellation) is { Refused: true } nobody)
        {
            return nobody;
        }
        operation.Add(sent.Value);
        await FormDrafts.DiscardAsync(operation, SubmitReferral.DraftName, cancellation);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Referral sent for verification", null, "Referral", sent.Value.Id.Value));
        // The same form was sent twice at once, and the other one was first.
        return saved.Succeeded || await WasSentAsync(actor, command.Form.Id, cancellation) ? Result.Done : saved;
    }

    private async Task<bool> WasSentAsync(StaffActor actor, ReferralId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<ProposedReferral>().AnyAsync(proposed => proposed.Id == id && proposed.ReferrerId == actor.Id, cancellation);
    }
}

public sealed record SendAgainCommand(ReferralId Referral, ReferralForm Form);

/// <summary>Sends what was sent back, changed, to the decision-makers again.</summary>
public sealed class SendAgain(Database database)
{
    /// <summary>The name under which the form is kept while it is changed.</summary>
    public static string DraftName(ReferralId referral) => $"refer-again/{referral}";

    public async Task<Result> RunAsync(StaffActor actor, SendAgainCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var proposed = await operation.Set<ProposedReferral>().SingleOrDefaultAsync(found => found.Id == command.Referral, cancellation);
        if (proposed is null)
        {
            return Refusal.NotFound;
        }
        var sent = proposed.SendAgain(command.Form, actor, operation.Now);
        if (sent.Refused)
        {
            return sent;
        }
        if (await DecisionMakers.TellAsync(operation, proposed, cancellation) is { Refused: true } nobody)
        {
            return nobody;
        }
        await FormDrafts.DiscardAsync(operation, DraftName(command.Referral), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Referral sent for verification", null, "Referral", proposed.Id.Value));
    }
}
