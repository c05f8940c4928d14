using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

public sealed record DisagreeCommand(CaseId Case, string Reason);

/// <summary>The referrer does not agree with a decision of neither review; the Independent Adviser is asked for a view (Policy 7.5).</summary>
public sealed class Disagree(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DisagreeCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        var decision = await DisagreedDecision.FindAsync(operation, referral, cancellation);
        if (@case is null || referral is null || decision is null)
        {
            return Refusal.NotFound;
        }
        var hasDisagreed = await operation.Read<Disagreement>().AnyAsync(disagreement => disagreement.DecisionId == decision.Id, cancellation);
        var opened = Disagreement.Open(referral, decision, hasDisagreed, actor, command.Reason, operation.Now);
        if (opened.Refused)
        {
            return opened;
        }
        operation.Add(opened.Value);
        await Addressees.TellAsync(operation, @case, [StaffRole.IndependentAdviser, .. Addressees.BusinessUnit], cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Referrer disagreed with the decision", @case.Id, "ReferralDecision", decision.Id));
    }
}

public sealed record GiveAdviserViewCommand(CaseId Case, string View);

/// <summary>The Independent Adviser's view on a disagreement is recorded, and the panel asked for the final decision (Policy 7.5).</summary>
public sealed class GiveAdviserView(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, GiveAdviserViewCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        var disagreement = await operation.Set<Disagreement>().SingleOrDefaultAsync(found => found.CaseId == command.Case && found.ClosedAt == null, cancellation);
        if (@case is null || referral is null || disagreement is null)
        {
            return Refusal.NotFound;
        }
        if (referral.HasConflict(actor))
        {
            return ConflictOfInterest.Excluded;
        }
        var given = disagreement.GiveView(actor, command.View, operation.Now);
        if (given.Refused)
        {
            return given;
        }
        await Addressees.TellAsync(operation, @case, [.. Addressees.BusinessUnit.Union(Addressees.VirtualPanel)], cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Independent Adviser's view recorded", @case.Id, "ReferralDecision", disagreement.DecisionId));
    }
}

public sealed record DecideFinallyCommand(CaseId Case, PanelOutcome? Outcome, string Rationale);

/// <summary>The final decision after a disagreement, informed by the Independent Adviser's view (Policy 7.5).</summary>
public sealed class DecideFinally(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideFinallyCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        var disagreement = await operation.Set<Disagreement>().SingleOrDefaultAsync(found => found.CaseId == command.Case, cancellation);
        if (@case is null || referral is null || disagreement is null)
        {
            return Refusal.NotFound;
        }
        var decided = ReferralDecision.DecideFinally(referral, disagreement, command.Outcome, command.Rationale, actor, operation.Now);
        return decided.Refused ? decided : await Answer.SaveAsync(operation, @case, decided.Value, cancellation);
    }
}

internal static class DisagreedDecision
{
    public static Task<ReferralDecision?> FindAsync(Operation operation, Referral? referral, CancellationToken cancellation) => referral is null
        ? Task.FromResult<ReferralDecision?>(null)
        : operation.Read<ReferralDecision>().Where(decision => decision.ReferralId == referral.Id && decision.Submission == referral.Submission && !decision.IsFinal)
            .SingleOrDefaultAsync(cancellation);
}
