using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.GoodOutcomes;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Cases;

/// <summary>What waits for somebody from the referral to the decision on it (Policy 5.3, 7.3, 7.5, 7.6).</summary>
internal sealed partial class OwnWork
{
    private const string NoCaseYet = "Not submitted yet";

    private async Task ReferralsAsync(Waiting there, CancellationToken cancellation)
    {
        if (actor.AgencyId is not null && Referral.MayRefer(actor))
        {
            await ProposalsAsync(cancellation);
        }
        if (there.WithPanel && (actor.IsBusinessUnit || actor.IsOnVirtualPanel))
        {
            await DecisionsAsync(cancellation);
        }
        if (there.Disagreements && actor.IsOnVirtualPanel)
        {
            await DisagreementsAsync(cancellation);
        }
        if (there.GoodOutcomes && actor.IsOnVirtualPanel)
        {
            await GoodOutcomesAsync(cancellation);
        }
        if (actor.Is(StaffRole.SafeguardingExecutive))
        {
            await AreasAsync(cancellation);
        }
        if (actor.Is(StaffRole.SubGroupChair) || actor.Is(StaffRole.SubGroupDeputyChair))
        {
            await ChairsAsync(cancellation);
        }
    }

    private async Task ProposalsAsync(CancellationToken cancellation)
    {
        var agency = actor.AgencyId;
        var rows = await operation.Read<ProposedReferral>()
            .Where(proposed => proposed.PartnershipId == actor.Partnership
                && ((proposed.Status == ProposalStatus.WithDecisionMaker && proposed.AgencyId == agency && proposed.ReferrerId != actor.Id)
                    || (proposed.Status == ProposalStatus.SentBack && proposed.ReferrerId == actor.Id)))
            .OrderBy(proposed => proposed.SentAt).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, proposed => proposed.MayVerify(actor)
            ? new WorkItem(WorkKind.ReferralToVerify, null, NoCaseYet, proposed.ToForm().Initials, "Verify a referral of your agency, or send it back", proposed.SentAt, null, null, proposed.Id.Value)
            : proposed.MaySendAgain(actor)
                ? new WorkItem(WorkKind.ReferralSentBack, null, NoCaseYet, proposed.ToForm().Initials, "Change the referral that was sent back to you", proposed.BackAt!.Value, null, null, proposed.Id.Value)
                : null);
    }

    private async Task DecisionsAsync(CancellationToken cancellation)
    {
        var rows = await (
            from referral in operation.Read<Referral>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on referral.CaseId equals @case.Id
            where referral.PartnershipId == actor.Partnership && referral.Status == ReferralStatus.WithPanel && referral.ReferrerId != actor.Id
                && operation.Read<PanelVote>().Count(vote => vote.ReferralId == referral.Id && vote.Submission == referral.Submission) >= PanelDecision.Quorum
            orderby referral.SubmittedAt
            select new { referral, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return;
        }
        var ids = rows.ConvertAll(row => row.referral.Id);
        var votes = (await operation.Read<PanelVote>().Where(vote => ids.Contains(vote.ReferralId)).ToListAsync(cancellation)).ToLookup(vote => (vote.ReferralId, vote.Submission));
        var panel = await Addressees.HoldingAsync(operation, actor.Partnership, Addressees.VirtualPanel, cancellation);
        Take(rows, row =>
        {
            var cast = votes[(row.referral.Id, row.referral.Submission)].ToList();
            var decision = DecideReferral.Count(row.referral, [.. cast.Select(vote => new CastVote(vote.MemberId, vote.Outcome))], panel);
            return row.referral.MayRecordDecision(actor) && (decision.State == PanelState.Decided || ReferralDecision.MayBreakTie(decision, actor))
                ? new WorkItem(WorkKind.DecisionToRecord, row.referral.CaseId, row.Reference, row.ChildInitials,
                    decision.State == PanelState.Decided ? "Record what the panel's votes come to" : "Decide: the panel's votes are divided",
                    cast.Max(vote => vote.CastAt), null, null, row.referral.Id.Value, Part: CasePart.Referral)
                : null;
        });
    }

    private async Task DisagreementsAsync(CancellationToken cancellation)
    {
        var rows = await (
            from disagreement in operation.Read<Disagreement>()
            join referral in operation.Read<Referral>() on disagreement.CaseId equals referral.CaseId
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on disagreement.CaseId equals @case.Id
            where disagreement.PartnershipId == actor.Partnership && disagreement.ClosedAt == null && disagreement.ReferrerId != actor.Id
            orderby disagreement.DisagreedAt
            select new { disagreement, referral, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => row.referral.HasConflict(actor) || !(row.disagreement.MayGiveView(actor) || row.disagreement.MayDecideFinally(actor)) ? null
            : new WorkItem(WorkKind.Disagreement, row.disagreement.CaseId, row.Reference, row.ChildInitials,
                row.disagreement.MayGiveView(actor) ? "Give your view on the referrer's disagreement" : "Decide finally on the referrer's disagreement",
                row.disagreement.ViewedAt ?? row.disagreement.DisagreedAt, null, null, row.disagreement.DecisionId, Part: CasePart.Referral));
    }

    private async Task GoodOutcomesAsync(CancellationToken cancellation)
    {
        var rows = await operation.Read<GoodOutcomeReferral>()
            .Where(referral => referral.PartnershipId == actor.Partnership && referral.IsAccepted == null && referral.ReferrerId != actor.Id)
            .OrderBy(referral => referral.SubmittedAt).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, referral => referral.MayAnswer(actor)
            ? new WorkItem(WorkKind.GoodOutcome, null, referral.Title, null, "Decide on a good outcome that was put forward", referral.SubmittedAt, null, null, referral.Id) : null);
    }

    private async Task AreasAsync(CancellationToken cancellation)
    {
        var rows = await operation.Read<AreaRequest>().Where(request => request.PartnershipId == actor.Partnership && request.EscalatedAt != null && request.DecidedAt == null)
            .OrderBy(request => request.EscalatedAt).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, request => request.MayDecide(actor)
            ? new WorkItem(WorkKind.AreaDispute, null, request.CaseReference, null, "Decide what two areas do not agree on", request.EscalatedAt!.Value, null, null, request.Id) : null);
    }

    private async Task ChairsAsync(CancellationToken cancellation)
    {
        CaseStage[] begun = [CaseStage.Information, CaseStage.RapidReview, CaseStage.Review];
        var rows = await (
            from @case in operation.Read<ReviewCase>().IgnoreAutoIncludes()
            join referral in operation.Read<Referral>() on @case.Id equals referral.CaseId
            where @case.PartnershipId == actor.Partnership && begun.Contains(@case.Stage) && @case.ReviewType != null && referral.Status == ReferralStatus.Decided
                && !operation.Read<ReviewLeading>().Any(leading => leading.CaseId == @case.Id && leading.ChairId != null)
            orderby @case.StageSince
            select new { @case, referral }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => ReviewLeading.MayDecideChair(row.referral, row.@case, actor)
            ? new WorkItem(WorkKind.ChairToChoose, row.@case.Id, row.@case.Reference, row.@case.ChildInitials, "Decide who chairs the review", row.@case.StageSince, null, null,
                row.referral.Id.Value, Part: CasePart.Referral)
            : null);
    }
}
