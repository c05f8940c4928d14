using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>The rapid reviews that ask something of one person. Instants are in UTC.</summary>
/// <param name="Waiting">Reports whose outcome waits for this person's word.</param>
/// <param name="Meetings">Meetings they are invited to and that have not been held, the next one first.</param>
/// <param name="Outcomes">What they were told, the newest first.</param>
public sealed record OwnMeetings(IReadOnlyList<WaitingReport> Waiting, IReadOnlyList<OwnMeeting> Meetings, IReadOnlyList<OwnOutcome> Outcomes)
{
    public bool IsEmpty => Waiting.Count == 0 && Meetings.Count == 0 && Outcomes.Count == 0;
}

/// <param name="Since">When the report was completed: nobody is asked before.</param>
public sealed record WaitingReport(CaseId Case, string Reference, DateTimeOffset? SignOffAt, DateTimeOffset Since);

/// <param name="PapersAt">When the person got the papers; null while they have none.</param>
public sealed record OwnMeeting(CaseId Case, string Reference, DateTimeOffset PlannedFor, DateTimeOffset? PapersAt, bool HasOpenedPapers);

public sealed record OwnOutcome(Guid Id, string Reference, string? Agency, RapidReviewOutcome Outcome, DateTimeOffset ToldAt, string? Inspectorate, DateTimeOffset? AnsweredAt);

public sealed class OwnMeetingQueries(Database database)
{
    /// <summary>The most of each kind.</summary>
    public const int MostRows = 100;

    public async Task<OwnMeetings> ListAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var meetings = await (
            from invitation in operation.Read<MeetingInvitation>()
            join review in operation.Read<RapidReview>() on invitation.CaseId equals review.CaseId
            where invitation.StaffId == actor.Id && invitation.RevokedAt == null && review.HeldAt == null
            orderby review.PlannedFor
            select new { review.CaseId, review.CaseReference, review.PlannedFor }).Take(MostRows).ToListAsync(cancellation);
        var papers = await operation.Read<MeetingPapers>().Where(p => p.StaffId == actor.Id).Select(p => new { p.CaseId, p.SharedAt, p.OpenedAt }).ToListAsync(cancellation);
        var latest = papers.GroupBy(p => p.CaseId).ToDictionary(of => of.Key, of => of.MaxBy(p => p.SharedAt)!);
        var outcomes = await (
            from notice in operation.Read<OutcomeNotice>()
            join agency in operation.Read<Agency>() on notice.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            where notice.StaffId == actor.Id
            orderby notice.ToldAt descending
            select new OwnOutcome(notice.Id, notice.CaseReference, agency == null ? null : agency.Name, notice.Outcome, notice.ToldAt, notice.Inspectorate, notice.AnsweredAt))
            .Take(MostRows).ToListAsync(cancellation);
        return new OwnMeetings(await WaitingAsync(operation, actor, cancellation),
            [.. meetings.Select(m => new OwnMeeting(m.CaseId, m.CaseReference, m.PlannedFor, latest.GetValueOrDefault(m.CaseId)?.SharedAt, latest.GetValueOrDefault(m.CaseId)?.OpenedAt is not null))],
            outcomes);
    }

    /// <summary>The complete reports whose outcome waits for this person's word, those that have waited longest first.</summary>
    internal static async Task<IReadOnlyList<WaitingReport>> WaitingAsync(Operation operation, StaffActor actor, CancellationToken cancellation)
    {
        if (!actor.Is(StaffRole.StatutoryPartner) && !actor.Is(StaffRole.SafeguardingExecutive) && !actor.Is(StaffRole.IndependentAdviser))
        {
            return [];
        }
        var agency = actor.AgencyId is { } own ? await operation.Read<Agency>().SingleOrDefaultAsync(a => a.Id == own, cancellation) : null;
        List<WaitingReport> waiting = [];
        // Page by page: whoever waits behind a hundred reports that wait for others is found all the same.
        for (var skipped = 0; waiting.Count < MostRows; skipped += MostRows)
        {
            var open = await (
                from report in operation.Read<MeetingReport>()
                join review in operation.Read<RapidReview>() on report.CaseId equals review.CaseId
                where report.PartnershipId == actor.Partnership && report.CompletedAt != null && review.ReportSentAt == null && review.Outcome != null
                    && !operation.Read<Endorsement>().Any(word => word.CaseId == report.CaseId && word.StaffId == actor.Id)
                orderby report.CompletedAt, report.CaseId
                select new { review, CompletedAt = report.CompletedAt!.Value }).Skip(skipped).Take(MostRows).ToListAsync(cancellation);
            var ids = open.ConvertAll(found => found.review.CaseId);
            var said = (await operation.Read<Endorsement>().Where(word => ids.Contains(word.CaseId)).ToListAsync(cancellation)).ToLookup(word => word.CaseId);
            waiting.AddRange(open.Where(found =>
            {
                var words = said[found.review.CaseId].ToList();
                return Endorsement.MayBeGivenBy(actor, agency, EndorsementStanding.Of(found.review.Outcome!.Value, words), words);
            }).Select(found => new WaitingReport(found.review.CaseId, found.review.CaseReference, found.review.SignOffAt, found.CompletedAt)));
            if (open.Count < MostRows)
            {
                break;
            }
        }
        return [.. waiting.Take(MostRows)];
    }
}
