using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

public sealed record DecideReferralCommand(CaseId Case, PanelOutcome? Outcome, string Rationale, StaffId? Helper = null);

/// <summary>
/// Records what the Virtual Panel's votes come to, or the Independent Adviser's decision where they are tied (Policy 7.5). The
/// referrer is told, with the rationale.
/// </summary>
public sealed class DecideReferral(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideReferralCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null)
        {
            return Refusal.NotFound;
        }
        var panel = await PanelAsync(operation, referral, cancellation);
        var helper = command.Helper is { } wanted && await IsHelperAsync(operation, wanted, cancellation) ? command.Helper : null;
        var decided = ReferralDecision.Record(referral, panel, command.Outcome, command.Rationale, helper, actor, operation.Now);
        return decided.Refused
            ? decided
            : await Answer.SaveAsync(operation, @case, decided.Value, cancellation);
    }

    /// <summary>What the votes on the present submission come to, as far as this actor sees them.</summary>
    internal static async Task<PanelDecision> PanelAsync(Operation operation, Referral referral, CancellationToken cancellation)
    {
        var votes = await operation.Read<PanelVote>()
            .Where(vote => vote.ReferralId == referral.Id && vote.Submission == referral.Submission)
            .Select(vote => new CastVote(vote.MemberId, vote.Outcome)).ToListAsync(cancellation);
        var members = await Addressees.HoldingAsync(operation, referral.PartnershipId, Addressees.VirtualPanel, cancellation);
        return Count(referral, votes, members);
    }

    /// <summary>What votes come to. The referral's conflicts must be loaded.</summary>
    /// <param name="members">Who is on the panel now.</param>
    internal static PanelDecision Count(Referral referral, IReadOnlyList<CastVote> votes, IReadOnlyList<StaffId> members)
    {
        // A member whose place on the panel has ended keeps no vote in what is decided now.
        var able = members.Where(member => member != referral.ReferrerId && !referral.HasConflict(member)).ToList();
        return PanelDecision.Of([.. votes.Where(vote => able.Contains(vote.Member))], able.Count, members.Count(referral.HasConflict));
    }

    // A member of the panel, or an agency's representative on the sub-group (Policy 7.5).
    private static async Task<bool> IsHelperAsync(Operation operation, StaffId wanted, CancellationToken cancellation) =>
        (await Addressees.HoldingAsync(operation, ((StaffActor)operation.Actor).Partnership, Helpers, cancellation)).Contains(wanted);

    /// <summary>Who may be named to help a referrer complete a referral.</summary>
    internal static readonly StaffRole[] Helpers = [.. Addressees.VirtualPanel, StaffRole.BusinessUnit, StaffRole.SubGroupMember];
}
