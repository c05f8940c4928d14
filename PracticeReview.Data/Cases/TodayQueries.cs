using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>What waits for a professional today.</summary>
public sealed class TodayQueries(Database database)
{
    /// <summary>The most deadlines the page shows; the case list has the rest.</summary>
    public const int MostDeadlines = 50;

    /// <summary>
    /// What is late and what is due before the London day ends, among the cases this actor may see, the votes the actor
    /// has not cast, and the actor's own drafts.
    /// </summary>
    public async Task<Today> FindAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var endOfToday = Calendar.LegalDay.EndOf(Calendar.LegalDay.Of(operation.Now)).ToUniversalTime();
        var rows = await (
            from deadline in operation.Read<CaseDeadline>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on deadline.CaseId equals @case.Id
            where deadline.PartnershipId == actor.Partnership && deadline.MetAt == null && deadline.IsNeeded && !deadline.IsForetold
                && deadline.DueAt <= endOfToday && deadline.Kind != DeadlineKind.KeepReportPublic
            orderby deadline.DueAt, deadline.Id
            select new { deadline, @case.Reference, @case.ChildInitials, @case.ReferrerId }).Take(MostDeadlines).ToListAsync(cancellation);
        var drafts = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id)
            .OrderByDescending(draft => draft.SavedAt).Take(20)
            .Select(draft => new KeptForm(draft.Form, draft.SavedAt)).ToListAsync(cancellation);
        var votes = actor.IsOnVirtualPanel ? await (
            from referral in operation.Read<Referral>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on referral.CaseId equals @case.Id
            where referral.PartnershipId == actor.Partnership && referral.Status == ReferralStatus.WithPanel && referral.ReferrerId != actor.Id
                && !operation.Read<ConflictOfInterest>().Any(conflict => conflict.ReferralId == referral.Id && conflict.MemberId == actor.Id)
                && !operation.Read<PanelVote>().Any(vote => vote.ReferralId == referral.Id && vote.Submission == referral.Submission && vote.MemberId == actor.Id)
            orderby referral.SubmittedAt
            select new VoteToCast(@case.Id, @case.Reference, @case.ChildInitials, referral.SubmittedAt)).Take(MostDeadlines).ToListAsync(cancellation) : [];
        return new Today(
            [.. rows.Select(row => new TodayDeadline(row.deadline.CaseId, row.Reference, row.ChildInitials,
                CaseParts.For(actor, row.deadline.CaseId, row.ReferrerId).FirstOrDefault(), DeadlineView.Of(row.deadline, operation.Now)))],
            votes, drafts, operation.Now);
    }
}

/// <param name="Deadlines">Late first, then due today.</param>
/// <param name="Votes">Referrals that await the actor's vote, the oldest first.</param>
/// <param name="Drafts">The actor's own forms that are not sent yet, the newest first.</param>
/// <param name="Now">The instant (UTC) the page was made.</param>
public sealed record Today(IReadOnlyList<TodayDeadline> Deadlines, IReadOnlyList<VoteToCast> Votes, IReadOnlyList<KeptForm> Drafts, DateTimeOffset Now);

/// <param name="Part">The part of the case this actor is led to.</param>
public sealed record TodayDeadline(CaseId Case, string Reference, string ChildInitials, CasePart Part, DeadlineView Deadline);

/// <param name="Form">Which form, for example "refer".</param>
public sealed record KeptForm(string Form, DateTimeOffset SavedAt);

/// <summary>A referral before the Virtual Panel on which the actor has not voted.</summary>
public sealed record VoteToCast(CaseId Case, string Reference, string ChildInitials, DateTimeOffset SubmittedAt);
