using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <summary>What the workspace shows of referrals and the decisions on them.</summary>
public sealed class ReferralQueries(Database database)
{
    /// <summary>The most referrals either list shows; the case list has the rest.</summary>
    public const int MostRows = 100;

    /// <summary>The agencies a referrer can choose from, by name.</summary>
    public async Task<IReadOnlyList<AgencyName>> AgenciesAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await NamesAsync(operation, cancellation);
    }

    /// <summary>The actor's own referrals, and, for the business unit and the Virtual Panel, those that await a decision.</summary>
    public async Task<ReferralLists> ListAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var own = await RowsAsync(operation, operation.Read<Referral>().Where(referral => referral.ReferrerId == actor.Id)
            .OrderByDescending(referral => referral.SubmittedAt).ThenBy(referral => referral.CaseId), actor, cancellation);
        var awaiting = actor.IsBusinessUnit || actor.IsOnVirtualPanel
            ? await RowsAsync(operation, operation.Read<Referral>()
                .Where(referral => referral.PartnershipId == actor.Partnership && referral.Status != ReferralStatus.Decided)
                .OrderBy(referral => referral.SubmittedAt).ThenBy(referral => referral.CaseId), actor, cancellation)
            : null;
        return new ReferralLists(own, awaiting, await ProposalsAsync(operation, actor, cancellation), Referral.MayRefer(actor), operation.Now);
    }

    // Those of the agency that are not submitted yet, the actor's own among them. Row security keeps them to the agency.
    private static async Task<IReadOnlyList<ProposalRow>> ProposalsAsync(Operation operation, StaffActor actor, CancellationToken cancellation)
    {
        var found = await (
            from proposed in operation.Read<ProposedReferral>()
            join staff in operation.Read<StaffMember>() on proposed.ReferrerId equals staff.Id
            where proposed.PartnershipId == actor.Partnership && proposed.Status != ProposalStatus.Submitted
            orderby proposed.SentAt
            select new { proposed, staff.Name }).Take(MostRows).ToListAsync(cancellation);
        return [.. found.Where(row => row.proposed.MayRead(actor)).Select(row => new ProposalRow(row.proposed.Id, row.proposed.ToForm().Initials,
            row.Name, row.proposed.Status, row.proposed.SentAt, row.proposed.MayVerify(actor), row.proposed.ReferrerId == actor.Id))];
    }

    /// <summary>A referral inside its agency. Opening it leaves a line in the record.</summary>
    /// <returns>Null when there is none, or none for this actor.</returns>
    public async Task<ProposalView?> OpenProposalAsync(StaffActor actor, ReferralId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var proposed = await operation.Read<ProposedReferral>().SingleOrDefaultAsync(found => found.Id == id, cancellation);
        if (proposed is null || !proposed.MayRead(actor))
        {
            return null;
        }
        var people = await operation.Read<StaffMember>()
            .Where(staff => staff.Id == proposed.ReferrerId || staff.Id == proposed.BackById || staff.Id == proposed.VerifiedById)
            .ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancellation);
        var names = await NamesAsync(operation, cancellation);
        var form = proposed.ToForm();
        var reference = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == proposed.CaseId)
            .Select(@case => @case.Reference).SingleOrDefaultAsync(cancellation);
        var referral = await operation.Read<Referral>().SingleOrDefaultAsync(found => found.CaseId == proposed.CaseId, cancellation);
        var view = new ProposalView(id, proposed.Status, proposed.SentAt, NameOf(people, proposed.ReferrerId), form, form.Criteria, NamesOf(form.AgencyIds, names), names,
            proposed.BackWords is null ? null : new SentBackView(proposed.BackWords, NameOf(people, proposed.BackById), proposed.BackAt!.Value),
            proposed.VerifiedAt is null ? null : new VerifiedView(NameOf(people, proposed.VerifiedById), proposed.VerifiedAt.Value, proposed.CaseId, reference ?? ""),
            referral is null ? [] : await DecisionsAsync(operation, referral, cancellation),
            proposed.MayVerify(actor), proposed.MaySendAgain(actor), proposed.ReferrerId == actor.Id);
        await operation.SaveAsync(cancellation, new AuditEntry("Referral opened within its agency", proposed.Status == ProposalStatus.Submitted ? proposed.CaseId : null, "Referral", id.Value));
        return view;
    }

    private static string NameOf(Dictionary<StaffId, string> people, StaffId? id) =>
        id is { } known && people.TryGetValue(known, out var name) ? name : "somebody no longer known";

    /// <summary>A referral with everything that was decided on it, as this actor may read it. Opening it leaves a line in the record.</summary>
    /// <returns>Null when there is none, or none for this actor.</returns>
    public async Task<ReferralView?> OpenAsync(StaffActor actor, CaseId caseId, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var referral = await operation.Read<Referral>().SingleOrDefaultAsync(referral => referral.CaseId == caseId, cancellation);
        if (referral is null || !referral.MayRead(actor))
        {
            return null;
        }
        var isReferrer = actor.Id == referral.ReferrerId;
        var @case = await operation.Read<ReviewCase>().IgnoreAutoIncludes().SingleOrDefaultAsync(found => found.Id == caseId, cancellation);
        var isInside = actor.IsBusinessUnit || actor.IsOnVirtualPanel;
        var decisions = await DecisionsAsync(operation, referral, cancellation);
        var disagreement = await operation.Read<Disagreement>().Where(found => found.CaseId == caseId)
            .OrderByDescending(found => found.DisagreedAt).FirstOrDefaultAsync(cancellation);
        var votes = isInside ? await VotesAsync(operation, referral, actor, cancellation) : [];
        var panel = isInside && MaySeeVotes(actor, votes, referral) ? await DecideReferral.PanelAsync(operation, referral, cancellation) : null;
        var versions = await operation.Read<ReferralVersion>().Where(version => version.ReferralId == referral.Id)
            .OrderByDescending(version => version.Submission).ToListAsync(cancellation);
        var names = await NamesAsync(operation, cancellation);
        var referrer = await operation.Read<StaffMember>().Where(staff => staff.Id == referral.ReferrerId).Select(staff => staff.Name).SingleOrDefaultAsync(cancellation);
        var deadlines = await operation.Read<CaseDeadline>()
            .Where(deadline => deadline.CaseId == caseId && (deadline.Kind == DeadlineKind.ForwardToPanel || deadline.Kind == DeadlineKind.DecideReferral
                || deadline.Kind == DeadlineKind.ResubmitReferral || deadline.Kind == DeadlineKind.NotifyNationalPanel))
            .OrderBy(deadline => deadline.DueAt).ToListAsync(cancellation);
        var helpers = referral.MayRecordDecision(actor) ? await HelpersAsync(operation, referral, cancellation) : [];
        var answered = decisions.LastOrDefault(decision => decision.Submission == referral.Submission);
        var view = new ReferralView(
            caseId, referral.Status, referral.Submission, referral.SubmittedAt, referral.ForwardedAt, referrer, isReferrer,
            referral.ToForm(), referral.Criteria, NamesOf(referral.AgencyIds, names),
            [.. versions.Where(version => version.Submission != referral.Submission).Select(version =>
                new EarlierVersion(version.Submission, version.SubmittedAt, JsonSerializer.Deserialize<ReferralForm>(version.Content)!))],
            votes, panel, decisions,
            disagreement is null ? null : new DisagreementView(disagreement.Reason, disagreement.DisagreedAt, disagreement.AdviserView, disagreement.ViewedAt),
            [.. deadlines.Where(deadline => isInside || deadline.Kind is DeadlineKind.ResubmitReferral).Select(deadline => DeadlineView.Of(deadline, operation.Now))],
            helpers, names, operation.Now)
        {
            MayForward = referral.MayForward(actor),
            MayVote = referral.MayVote(actor),
            MayDecideAtOnce = referral.MayDecideAtOnce(actor),
            MayRecord = panel is not null && referral.MayRecordDecision(actor) && (panel.State == PanelState.Decided || ReferralDecision.MayBreakTie(panel, actor)),
            MayResubmit = referral.MayResubmit(actor),
            IsVerifiedHere = referral.VerifiedById is not null,
            MayDisagree = Disagreement.MayDisagree(referral, answered?.Outcome, answered?.Basis == DecisionBasis.Final, disagreement is not null, actor),
            MayGiveView = disagreement?.MayGiveView(actor) == true && !referral.HasConflict(actor),
            MayDecideFinally = disagreement?.MayDecideFinally(actor) == true && !referral.HasConflict(actor),
            MayDeclareConflict = referral.MayDeclareConflict(actor),
            Notices = await ReferralSurroundings.NoticesAsync(operation, caseId, cancellation),
            MayRecordNotice = AuthorityNotice.MayRecord(referral, actor),
            Processes = await ReferralSurroundings.ProcessesAsync(operation, caseId, cancellation),
            MayLinkProcess = LinkedProcess.MayRecord(referral, actor),
            Leading = await ReferralSurroundings.LeadingAsync(operation, caseId, cancellation),
            MayDecideChair = @case is not null && ReviewLeading.MayDecideChair(referral, @case, actor),
            MayCheckOfsted = @case is not null && ReviewLeading.MayCheckOfsted(referral, @case, actor),
            Conflicts = isInside ? await ConflictsAsync(operation, referral, actor, cancellation) : [],
        };
        await operation.SaveAsync(cancellation, new AuditEntry("Referral opened to read", caseId, "Referral", referral.Id.Value));
        return view;
    }

    // The database lets a member see only their own vote until then; this is the same rule, so that no count is shown that is not whole.
    private static bool MaySeeVotes(StaffActor actor, IReadOnlyList<VoteView> votes, Referral referral) =>
        !actor.IsOnVirtualPanel || (votes.Any(vote => vote.IsOwn) && !referral.HasConflict(actor)) || referral.Status is ReferralStatus.Returned or ReferralStatus.Decided;

    private static async Task<List<ReferralRow>> RowsAsync(Operation operation, IQueryable<Referral> referrals, StaffActor actor, CancellationToken cancellation) => await (
        from referral in referrals.Take(MostRows)
        join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on referral.CaseId equals @case.Id
        from deadline in operation.Read<CaseDeadline>()
            .Where(deadline => deadline.CaseId == @case.Id && deadline.MetAt == null && deadline.IsNeeded && !deadline.IsForetold
                && (deadline.Kind == DeadlineKind.ForwardToPanel || deadline.Kind == DeadlineKind.DecideReferral || deadline.Kind == DeadlineKind.ResubmitReferral))
            .OrderBy(deadline => deadline.DueAt).Take(1).DefaultIfEmpty()
        let decision = operation.Read<ReferralDecision>().Where(decision => decision.ReferralId == referral.Id)
            .OrderByDescending(decision => decision.DecidedAt).Select(decision => (PanelOutcome?)decision.Outcome).FirstOrDefault()
        let hasVoted = operation.Read<PanelVote>().Any(vote => vote.ReferralId == referral.Id && vote.Submission == referral.Submission && vote.MemberId == actor.Id)
        select new ReferralRow(@case.Id, @case.Reference, @case.ChildInitials, referral.Status, referral.SubmittedAt, decision,
            hasVoted, referral.ReferrerId == actor.Id,
            deadline == null ? null : deadline.Name, deadline == null ? null : deadline.DueAt, deadline == null ? null : deadline.DueDay)).ToListAsync(cancellation);

    private static async Task<IReadOnlyList<DecisionView>> DecisionsAsync(Operation operation, Referral referral, CancellationToken cancellation) => await (
        from decision in operation.Read<ReferralDecision>()
        join decider in operation.Read<StaffMember>() on decision.DecidedById equals decider.Id
        join helper in operation.Read<StaffMember>() on decision.HelperId equals helper.Id into helpers
        from helper in helpers.DefaultIfEmpty()
        where decision.ReferralId == referral.Id
        orderby decision.DecidedAt
        select new DecisionView(decision.Submission, decision.Outcome, decision.Basis, decision.Rationale, decider.Name,
            helper == null ? null : helper.Name, helper == null ? null : helper.Email, decision.DecidedAt, decision.Id)).ToListAsync(cancellation);

    private static async Task<IReadOnlyList<VoteView>> VotesAsync(Operation operation, Referral referral, StaffActor actor, CancellationToken cancellation) => await (
        from vote in operation.Read<PanelVote>()
        join member in operation.Read<StaffMember>() on vote.MemberId equals member.Id
        where vote.ReferralId == referral.Id && vote.Submission == referral.Submission
        orderby vote.CastAt
        select new VoteView(member.Name, vote.Outcome, vote.Reason, vote.CastAt, vote.MemberId == actor.Id)).ToListAsync(cancellation);

    private static async Task<IReadOnlyList<ConflictView>> ConflictsAsync(Operation operation, Referral referral, StaffActor actor, CancellationToken cancellation) => await (
        from conflict in operation.Read<ConflictOfInterest>()
        join member in operation.Read<StaffMember>() on conflict.MemberId equals member.Id
        where conflict.ReferralId == referral.Id
        orderby conflict.DeclaredAt
        select new ConflictView(member.Name, conflict.Reason, conflict.DeclaredAt, conflict.MemberId == actor.Id)).ToListAsync(cancellation);

    private static async Task<IReadOnlyList<HelperName>> HelpersAsync(Operation operation, Referral referral, CancellationToken cancellation)
    {
        var able = await Addressees.HoldingAsync(operation, referral.PartnershipId, DecideReferral.Helpers, cancellation);
        return await operation.Read<StaffMember>().Where(staff => able.Contains(staff.Id) && staff.Id != referral.ReferrerId)
            .OrderBy(staff => staff.Name).Select(staff => new HelperName(staff.Id, staff.Name)).ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<AgencyName>> NamesAsync(Operation operation, CancellationToken cancellation) =>
        await operation.Read<Agency>().OrderBy(agency => agency.Name).Select(agency => new AgencyName(agency.Id.Value, agency.Name)).ToListAsync(cancellation);

    private static IReadOnlyList<string> NamesOf(IReadOnlyList<Guid> ids, IReadOnlyList<AgencyName> names) =>
        [.. names.Where(agency => ids.Contains(agency.Id)).Select(agency => agency.Name)];
}
