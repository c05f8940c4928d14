using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Papers;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

/// <summary>What stands in a decision notice: what was decided on a referral, by whom, why, and what follows. It names no child.</summary>
public sealed record DecisionNotice(
    CaseId Case, Guid Id, string Partnership, string Reference, string ChildInitials, int Submission, DateTimeOffset SubmittedAt,
    PanelOutcome Outcome, DecisionBasis Basis, string Rationale, string DecidedBy, DateTimeOffset DecidedAt, string? HelperName,
    Criteria Criteria, IReadOnlyList<NoticeDeadline> Deadlines, bool MayBeDisagreedWith)
{
    public const string Title = "Decision notice";

    /// <summary>The notice as a paper to print or send.</summary>
    /// <param name="outcome">The outcome in words.</param>
    /// <param name="basis">On what it rests, in words.</param>
    public Paper ToPaper(string outcome, string basis)
    {
        List<PaperBlock> blocks =
        [
            new Facts([
                new Fact("Partnership", Partnership), new Fact("Reference", Reference), new Fact("Children", ChildInitials),
                new Fact("Referral submitted", EnglishDates.Moment(SubmittedAt) + (Submission > 1 ? $", version {Submission}" : "")),
                new Fact("Decided", EnglishDates.Moment(DecidedAt)), new Fact("Recorded by", DecidedBy),
            ]),
            new Heading(1, outcome), new Paragraph(basis + "."),
            new Heading(2, "Rationale"), new Paragraph(Rationale),
            new Heading(2, "The criteria of section 16C(1), by the referral's answers"),
            new Listing([
                $"Abuse or neglect is known or suspected: {Yes(Criteria.AbuseOrNeglect)}",
                $"(a) A child died or was seriously harmed in the area: {Yes(Criteria.InTheArea)}",
                $"(b) A child died or was seriously harmed outside England while normally resident here: {Yes(Criteria.OutsideEngland)}",
            ]),
        ];
        if (HelperName is not null)
        {
            blocks.AddRange([new Heading(2, "Who helps to complete the referral"), new Paragraph(HelperName)]);
        }
        if (Deadlines.Count > 0)
        {
            blocks.AddRange([new Heading(2, "What follows"), new Grid(["What", "By the end of", "Policy"],
                [.. Deadlines.Select(deadline => (IReadOnlyList<string>)[deadline.Name, EnglishDates.Day(deadline.DueDay), deadline.Source])])]);
        }
        if (MayBeDisagreedWith)
        {
            blocks.Add(new Paragraph("Where the referring agency does not agree, it may say so in the portal. The Independent Adviser's view then informs the final decision (Policy 7.5)."));
        }
        return new Paper(Title, Reference, "Official: sensitive", blocks);
    }

    private static string Yes(bool isMet) => isMet ? "yes" : "no";
}

/// <summary>A date that follows from a decision.</summary>
public sealed record NoticeDeadline(string Name, DateOnly DueDay, string Source);

/// <summary>Finds decision notices for those who may read the decision: the case's staff, the referrer, and who verified the referral.</summary>
public sealed class DecisionNotices(Database database)
{
    private static readonly Dictionary<PanelOutcome, DeadlineKind[]> s_follows = new()
    {
        [PanelOutcome.RapidReview] = [DeadlineKind.SendInformationRequests, DeadlineKind.SendReportAfterReferral],
        [PanelOutcome.CaseReview] = [DeadlineKind.SendInformationRequests, DeadlineKind.CompleteCaseReview],
        [PanelOutcome.Incomplete] = [DeadlineKind.ResubmitReferral],
        [PanelOutcome.Neither] = [],
    };

    /// <returns>Null when there is none, or none for this actor. Opening it leaves a line in the record.</returns>
    public async Task<DecisionNotice?> OpenAsync(StaffActor actor, CaseId caseId, Guid decisionId, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var referral = await operation.Read<Referral>().SingleOrDefaultAsync(found => found.CaseId == caseId, cancellation);
        if (referral is null || !(referral.MayRead(actor) || referral.VerifiedById == actor.Id))
        {
            return null;
        }
        var decision = await operation.Read<ReferralDecision>().SingleOrDefaultAsync(found => found.Id == decisionId && found.CaseId == caseId, cancellation);
        if (decision is null)
        {
            return null;
        }
        var @case = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(found => found.Id == caseId)
            .Select(found => new { found.Reference, found.ChildInitials }).SingleAsync(cancellation);
        var partnership = await operation.Read<Partnership>().Where(found => found.Id == actor.Partnership).Select(found => found.Name).SingleAsync(cancellation);
        var people = await operation.Read<StaffMember>().Where(staff => staff.Id == decision.DecidedById || staff.Id == decision.HelperId)
            .ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancellation);
        var kinds = s_follows[decision.Outcome];
        var deadlines = await operation.Read<CaseDeadline>().Where(deadline => deadline.CaseId == caseId && deadline.IsNeeded && kinds.Contains(deadline.Kind))
            .OrderBy(deadline => deadline.DueAt).Select(deadline => new NoticeDeadline(deadline.Name, deadline.DueDay, deadline.Source)).ToListAsync(cancellation);
        var notice = new DecisionNotice(caseId, decisionId, partnership, @case.Reference, @case.ChildInitials, decision.Submission, referral.SubmittedAt,
            decision.Outcome, decision.Basis, decision.Rationale, people.GetValueOrDefault(decision.DecidedById, "somebody no longer known"), decision.DecidedAt,
            decision.HelperId is { } helper ? people.GetValueOrDefault(helper) : null, referral.Criteria, deadlines,
            decision.Outcome == PanelOutcome.Neither && !decision.IsFinal);
        await operation.SaveAsync(cancellation, new AuditEntry("Decision notice opened", caseId, "ReferralDecision", decisionId));
        return notice;
    }
}
