using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>Everything of a rapid review for those who prepare it and see it through. Instants are in UTC.</summary>
/// <param name="Proposed">Null once the meeting was held.</param>
/// <param name="NeedsReadingTime">Whether reading time comes first on the agenda as things stand.</param>
/// <param name="Endorsement">Null until an outcome is recorded.</param>
public sealed record RapidReviewView(
    CaseStage Stage, bool MayKeep, DateTimeOffset? PlannedFor, DateTimeOffset? SignOffAt, ProposedDates? Proposed, bool NeedsReadingTime, DateTimeOffset? PapersSharedAt,
    IReadOnlyList<UndecidedView> Undecided, IReadOnlyList<InvitedPerson> Invited, IReadOnlyList<InvitablePerson> Invitable, Quorum Quorum,
    DateTimeOffset? HeldAt, RapidReviewOutcome? Outcome, bool? OfNationalImportance, string? Rationale,
    DateTimeOffset? ReportCompletedAt, EndorsementStanding? Endorsement, DateTimeOffset? ReportSentAt, RapidReviewOutcome? FinalOutcome,
    DateTimeOffset? PanelAnsweredAt, bool? PanelDisagrees, string? PanelAnswer, IReadOnlyList<ToldPerson> Told, IReadOnlyList<DeadlineView> Deadlines, DateTimeOffset Now);

public sealed record UndecidedView(DateTimeOffset HeldAt, string Why);

/// <param name="PapersSharedAt">When they last got papers; null while they have none.</param>
/// <param name="PapersOpenedAt">When they opened those.</param>
public sealed record InvitedPerson(StaffId Id, string Name, string? Agency, bool SignsOff, DateTimeOffset? RevokedAt, DateTimeOffset? PapersSharedAt, DateTimeOffset? PapersOpenedAt);

/// <param name="Why">Why the person should be there; null for who is there by choice.</param>
public sealed record InvitablePerson(StaffId Id, string Name, string? Agency, string? Why);

public sealed record ToldPerson(string Name, string? Agency, DateTimeOffset ToldAt, string? Inspectorate, DateTimeOffset? AnsweredAt);

public sealed class RapidReviewQueries(Database database)
{
    private static readonly DeadlineKind[] s_kinds = [DeadlineKind.ShareMeetingPapers, DeadlineKind.SendReportAfterMeeting, DeadlineKind.SendReportAfterReferral];

    /// <returns>Null for people who do not work on the case's professional material.</returns>
    public async Task<RapidReviewView?> PageAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        if (!RapidReview.IsOpenTo(actor, id))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(c => c.Id == id)
            .Select(c => new { c.Stage, c.ReceivedAt, c.PolicyVersion, c.ReferrerId }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }
        var review = await operation.Read<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        var mayKeep = RapidReview.MayBeKeptBy(actor, id);
        var proposed = review?.HeldAt is null && PolicyVersions.Find(found.PolicyVersion) is { } policy
            ? MeetingDates.Propose(found.ReceivedAt, policy, WorkingCalendar.EnglandAndWales, operation.Now)
            : null;
        var invited = await InvitedAsync(operation, id, cancellation);
        var deadlines = await operation.Read<CaseDeadline>().Where(d => d.CaseId == id && s_kinds.Contains(d.Kind)).OrderBy(d => d.DueAt).ToListAsync(cancellation);
        return new RapidReviewView(found.Stage, mayKeep, review?.PlannedFor, review?.SignOffAt, proposed,
            review is not null && Agenda.NeedsReadingTime(review.PapersSharedAt, review.PlannedFor, operation.Now), review?.PapersSharedAt,
            await operation.Read<UndecidedSitting>().Where(s => s.CaseId == id).OrderBy(s => s.Number).Select(s => new UndecidedView(s.HeldAt, s.Why)).ToListAsync(cancellation),
            invited, mayKeep && review is { IsConcluded: false } ? await InvitableAsync(operation, id, invited, cancellation) : [],
            review is null ? Quorum.Of([]) : await MeetingRoom.QuorumAsync(operation, review, cancellation),
            review?.HeldAt, review?.Outcome, review?.OfNationalImportance, review?.Rationale,
            await operation.Read<MeetingReport>().Where(r => r.CaseId == id).Select(r => r.CompletedAt).SingleOrDefaultAsync(cancellation),
            review is null ? null : (await MeetingRoom.StandingAsync(operation, review, cancellation))?.Standing, review?.ReportSentAt, review?.FinalOutcome,
            review?.PanelAnsweredAt, review?.PanelDisagrees, review?.PanelAnswer, await ToldAsync(operation, id, cancellation),
            [.. deadlines.Select(deadline => DeadlineView.Of(deadline, operation.Now))], operation.Now);
    }

    private static async Task<IReadOnlyList<InvitedPerson>> InvitedAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        var people = await (
            from invitation in operation.Read<MeetingInvitation>()
            join staff in operation.Read<StaffMember>() on invitation.StaffId equals staff.Id
            join agency in operation.Read<Agency>() on staff.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            where invitation.CaseId == id
            orderby staff.Name
            select new { staff.Id, staff.Name, Agency = agency == null ? null : agency.Name, invitation.SignsOff, invitation.RevokedAt }).ToListAsync(cancellation);
        var papers = await operation.Read<MeetingPapers>().Where(p => p.CaseId == id).Select(p => new { p.StaffId, p.SharedAt, p.OpenedAt }).ToListAsync(cancellation);
        var latest = papers.GroupBy(p => p.StaffId).ToDictionary(of => of.Key, of => of.MaxBy(p => p.SharedAt)!);
        return [.. people.Select(person => new InvitedPerson(person.Id, person.Name, person.Agency, person.SignsOff, person.RevokedAt,
            latest.GetValueOrDefault(person.Id)?.SharedAt, latest.GetValueOrDefault(person.Id)?.OpenedAt))];
    }

    // Those who should be there come first: the three statutory partners, the agencies asked, the chair, the adviser, the business unit.
    private static async Task<IReadOnlyList<InvitablePerson>> InvitableAsync(Operation operation, CaseId id, IReadOnlyList<InvitedPerson> invited, CancellationToken cancellation)
    {
        var people = await (
            from staff in operation.Read<StaffMember>()
            join agency in operation.Read<Agency>() on staff.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            where staff.EndedAt == null
            orderby staff.Name
            select new { staff.Id, staff.Name, Agency = agency == null ? null : agency.Name }).ToListAsync(cancellation);
        var roles = (await operation.Read<StaffRoleAssignment>().Where(role => role.Until == null).Select(role => new { role.StaffId, role.Role }).ToListAsync(cancellation))
            .ToLookup(role => role.StaffId, role => role.Role);
        var authors = await operation.Read<InformationRequest>().Where(request => request.CaseId == id).Select(request => request.AuthorId).ToListAsync(cancellation);
        var chair = await operation.Read<CaseMembership>().Where(m => m.CaseId == id && m.Until == null && m.Role == CaseRole.ReviewChair).Select(m => m.StaffId).ToListAsync(cancellation);
        var already = invited.Where(person => person.RevokedAt is null).Select(person => person.Id).ToHashSet();
        return [.. people.Where(person => !already.Contains(person.Id))
            .Select(person => new InvitablePerson(person.Id, person.Name, person.Agency, Why(person.Id))).OrderBy(person => person.Why is null)];

        string? Why(StaffId staff) =>
            roles[staff].Contains(StaffRole.StatutoryPartner) ? "Statutory partner"
            : authors.Contains(staff) ? "Agency that was asked"
            : chair.Contains(staff) ? "Chair of the review"
            : roles[staff].Contains(StaffRole.SubGroupChair) ? "Chair of the sub-group"
            : roles[staff].Contains(StaffRole.IndependentAdviser) ? "Independent Adviser"
            : roles[staff].Contains(StaffRole.BusinessManager) || roles[staff].Contains(StaffRole.BusinessUnit) ? "Business unit"
            : null;
    }

    private static async Task<IReadOnlyList<ToldPerson>> ToldAsync(Operation operation, CaseId id, CancellationToken cancellation) => await (
        from notice in operation.Read<OutcomeNotice>()
        join staff in operation.Read<StaffMember>() on notice.StaffId equals staff.Id
        join agency in operation.Read<Agency>() on notice.AgencyId equals agency.Id into agencies
        from agency in agencies.DefaultIfEmpty()
        where notice.CaseId == id
        orderby staff.Name
        select new ToldPerson(staff.Name, agency == null ? null : agency.Name, notice.ToldAt, notice.Inspectorate, notice.AnsweredAt)).ToListAsync(cancellation);
}
