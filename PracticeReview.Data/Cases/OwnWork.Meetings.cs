using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;

namespace PracticeReview.Data.Cases;

/// <summary>What waits for somebody around a rapid review meeting, from its papers to the inspectorates (Policy 7.11 to 7.13).</summary>
internal sealed partial class OwnWork
{
    private async Task MeetingsAsync(Waiting there, CancellationToken cancellation)
    {
        if (there.Papers)
        {
            await PapersAsync(cancellation);
        }
        if (there.Notices)
        {
            await OutcomeNoticesAsync(cancellation);
        }
        await ImmediateActionsAsync(cancellation);
        if (there.Reviews && (actor.IsBusinessUnit || actor.Is(StaffRole.SubGroupChair) || actor.Is(StaffRole.SubGroupDeputyChair)
            || actor.CaseRoles.Any(role => role.Role == CaseRole.ReviewChair)))
        {
            await ReportsAsync(cancellation);
        }
        var waiting = there.Reviews ? await OwnMeetingQueries.WaitingAsync(operation, actor, cancellation) : [];
        Take([.. waiting], report => new WorkItem(WorkKind.Endorsement, null, report.Reference, null, "Endorse the outcome of a rapid review, or say why not",
            report.Since, report.SignOffAt, report.SignOffAt is { } at ? Calendar.LegalDay.Of(at) : null, report.Case.Value));
    }

    private async Task PapersAsync(CancellationToken cancellation)
    {
        var rows = await (
            from papers in operation.Read<MeetingPapers>()
            join review in operation.Read<RapidReview>() on papers.CaseId equals review.CaseId
            where papers.StaffId == actor.Id && papers.OpenedAt == null && review.HeldAt == null
                && operation.Read<MeetingInvitation>().Any(invitation => invitation.CaseId == papers.CaseId && invitation.StaffId == actor.Id && invitation.RevokedAt == null)
            orderby review.PlannedFor, papers.SharedAt descending
            select new { papers.CaseId, papers.SharedAt, review.CaseReference, review.PlannedFor }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows.DistinctBy(row => row.CaseId).ToList(), row => new WorkItem(WorkKind.MeetingPapers, null, row.CaseReference, null, "Read the papers before the meeting",
            row.SharedAt, row.PlannedFor, Calendar.LegalDay.Of(row.PlannedFor), row.CaseId.Value));
    }

    private async Task ImmediateActionsAsync(CancellationToken cancellation)
    {
        if (actor.AgencyId is not { } agency)
        {
            return;
        }
        var rows = await (
            from action in operation.Read<ImmediateAction>()
            join invitation in operation.Read<MeetingInvitation>() on action.CaseId equals invitation.CaseId
            join review in operation.Read<RapidReview>() on action.CaseId equals review.CaseId
            where action.AgencyId == agency && action.DoneAt == null && invitation.StaffId == actor.Id && invitation.RevokedAt == null
            orderby action.DueOn
            select new { action.Id, action.CaseId, action.AddedAt, action.DueOn, review.CaseReference }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.ImmediateAction, null, row.CaseReference, null, "Carry out an immediate action of your agency, and say what was done",
            row.AddedAt, Calendar.LegalDay.EndOf(row.DueOn).ToUniversalTime(), row.DueOn, row.Id, row.CaseId.Value));
    }

    private async Task OutcomeNoticesAsync(CancellationToken cancellation)
    {
        var rows = await operation.Read<OutcomeNotice>().Where(notice => notice.StaffId == actor.Id && notice.AnsweredAt == null)
            .OrderBy(notice => notice.ToldAt).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, notice => new WorkItem(WorkKind.OutcomeNotice, null, notice.CaseReference, null, "Say which inspectorate your agency has notified of the outcome",
            notice.ToldAt, null, null, notice.Id));
    }

    private async Task ReportsAsync(CancellationToken cancellation)
    {
        var reviews = operation.Read<RapidReview>().Where(review => review.PartnershipId == actor.Partnership && review.Outcome != null && review.ReportSentAt == null);
        if (!actor.IsBusinessUnit && !actor.Is(StaffRole.SubGroupChair) && !actor.Is(StaffRole.SubGroupDeputyChair))
        {
            var chaired = actor.CaseRoles.Where(role => role.Role == CaseRole.ReviewChair).Select(role => role.Case).ToList();
            reviews = reviews.Where(review => chaired.Contains(review.CaseId));
        }
        var rows = await (
            from review in reviews
            join report in operation.Read<MeetingReport>() on review.CaseId equals report.CaseId into reports
            from report in reports.DefaultIfEmpty()
            orderby review.HeldAt
            select new { review, CompletedAt = report == null ? null : report.CompletedAt }).Take(MostOfAKind).ToListAsync(cancellation);
        var complete = rows.Where(row => row.CompletedAt is not null).Select(row => row.review.CaseId).ToList();
        var said = complete.Count == 0 ? null : (await operation.Read<Endorsement>().Where(word => complete.Contains(word.CaseId)).ToListAsync(cancellation)).ToLookup(word => word.CaseId);
        Take(rows, row =>
        {
            var @case = row.review.CaseId;
            if (row.CompletedAt is null)
            {
                return RapidReview.MayCompleteReport(actor, @case)
                    ? new WorkItem(WorkKind.MeetingReport, @case, row.review.CaseReference, null, "Complete the report of the meeting", row.review.HeldAt!.Value, null, null, @case.Value)
                    : null;
            }
            return RapidReview.MayBeKeptBy(actor, @case) && EndorsementStanding.Of(row.review.Outcome!.Value, [.. said![@case]]).DecidedAt is { } decided
                ? new WorkItem(WorkKind.ReportToSend, @case, row.review.CaseReference, null, "Send the endorsed report, and tell those who were asked", decided, null, null, @case.Value, Part: CasePart.RapidReview)
                : null;
        });
    }
}
