using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <summary>A request between areas as one person may read it. Instants are in UTC, days are London's.</summary>
/// <param name="Deadline">Its clock; null for who does not see the case.</param>
public sealed record AreaRequestView(
    Guid Id, CaseId Case, string CaseReference, string OtherArea, AskingArea AskedBy, AreaMatter Matter, string Words, DateOnly AnswerBy, string RecordedBy, DateTimeOffset RecordedAt,
    AreaStanding Standing, bool? IsAgreed, string? Answer, DateTimeOffset? AnsweredAt, string? WhyEscalated, DateTimeOffset? EscalatedAt,
    AreaDecision? Decision, string? DecisionWords, string? DecidedBy, DateTimeOffset? DecidedAt, DeadlineView? Deadline, bool MayAnswer, bool MayEscalate, bool MayDecide);

/// <param name="Lead">The area that carries out the review by the place of the incident; null where there is no referral.</param>
public sealed record AreaRequests(IReadOnlyList<AreaRequestView> Rows, AskingArea? Lead, bool MayRecord, DateTimeOffset Now);

/// <summary>What the workspace shows of requests between areas (Policy 10.2).</summary>
public sealed class AreaRequestQueries(Database database)
{
    /// <summary>The requests of a case, the newest first. Empty for those who are not its staff.</summary>
    public async Task<AreaRequests> ListAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var isCaseStaff = actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(id);
        if (!isCaseStaff)
        {
            return new AreaRequests([], null, false, operation.Now);
        }
        var found = await operation.Read<AreaRequest>().Where(request => request.CaseId == id).OrderByDescending(request => request.RecordedAt).ToListAsync(cancellation);
        var place = await operation.Read<Referral>().Where(referral => referral.CaseId == id).Select(referral => (IncidentPlace?)referral.Place).SingleOrDefaultAsync(cancellation);
        var deadlines = found.Count == 0 ? [] : await operation.Read<CaseDeadline>().Where(deadline => deadline.CaseId == id && deadline.Kind == DeadlineKind.SettleAreaRequest).ToListAsync(cancellation);
        var names = await NamesAsync(operation, found, cancellation);
        return new AreaRequests([.. found.Select(request => View(request, actor, names, deadlines.Find(deadline => deadline.SubjectId == request.Id), operation.Now))],
            place is { } where ? AreaRequest.LeadBy(where) : null, AreaRequest.MayRecord(actor), operation.Now);
    }

    /// <summary>What was taken to the Executive, for the Executive. Opening it leaves a line in the record.</summary>
    /// <returns>Null when there is none, or none for this actor.</returns>
    public async Task<AreaRequestView?> OpenAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await operation.Read<AreaRequest>().SingleOrDefaultAsync(found => found.Id == id, cancellation);
        if (request is null || !request.MayRead(actor))
        {
            return null;
        }
        var view = View(request, actor, await NamesAsync(operation, [request], cancellation), null, operation.Now);
        await operation.SaveAsync(cancellation, new AuditEntry("Request between areas opened", request.CaseId, "AreaRequest", id));
        return view;
    }

    private static async Task<Dictionary<StaffId, string>> NamesAsync(Operation operation, IReadOnlyList<AreaRequest> requests, CancellationToken cancellation)
    {
        var ids = requests.SelectMany(request => new StaffId?[] { request.RecordedById, request.DecidedById }).OfType<StaffId>().Distinct().ToList();
        return ids.Count == 0 ? [] : await operation.Read<StaffMember>().Where(staff => ids.Contains(staff.Id)).ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancellation);
    }

    private static AreaRequestView View(AreaRequest request, StaffActor actor, Dictionary<StaffId, string> names, CaseDeadline? deadline, DateTimeOffset now) => new(
        request.Id, request.CaseId, request.CaseReference, request.OtherArea, request.AskedBy, request.Matter, request.Words, request.AnswerBy,
        names.GetValueOrDefault(request.RecordedById, "somebody no longer known"), request.RecordedAt, request.Standing, request.IsAgreed, request.Answer, request.AnsweredAt,
        request.WhyEscalated, request.EscalatedAt, request.Decision, request.DecisionWords, request.DecidedById is { } by ? names.GetValueOrDefault(by) : null, request.DecidedAt,
        deadline is null ? null : DeadlineView.Of(deadline, now), request.MayAnswer(actor), request.MayEscalate(actor), request.MayDecide(actor));
}
