using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>
/// Which marks hold. A mark holds for the event it was set on and, when the agency tells that event otherwise, for every row it
/// becomes, until a person marks or frees one of these: from there on that decision holds.
/// </summary>
internal static class HeldRestrictions
{
    /// <summary>Events that one of these marks keeps back.</summary>
    public static IQueryable<PracticeEventId> Hiding(Operation operation, CaseId id, IReadOnlyList<EventAudience> hidden) =>
        operation.Read<EventRestriction>().Where(mark => mark.CaseId == id && hidden.Contains(mark.Audience)).Select(mark => mark.EventId)
            .Concat(Inherited(operation, id).Where(one => operation.Read<EventRestriction>().Any(mark => mark.EventId == one.EventId && hidden.Contains(mark.Audience))).Select(one => one.SuccessorId));

    /// <summary>What holds for these events: their own mark, or the strictest of those of their earlier rows.</summary>
    public static async Task<IReadOnlyDictionary<PracticeEventId, HeldRestriction>> OfAsync(Operation operation, CaseId id, IReadOnlyList<PracticeEventId> events, CancellationToken cancellation)
    {
        var wanted = events.ToList();
        var own = await (from mark in operation.Read<EventRestriction>()
                         join staff in operation.Read<StaffMember>() on mark.RestrictedBy equals staff.Id
                         where mark.CaseId == id && wanted.Contains(mark.EventId)
                         select new { mark.EventId, mark.Audience, mark.Why, staff.Name, mark.RestrictedAt }).ToListAsync(cancellation);
        var inherited = await (from one in Inherited(operation, id)
                               join mark in operation.Read<EventRestriction>() on one.EventId equals mark.EventId
                               join staff in operation.Read<StaffMember>() on mark.RestrictedBy equals staff.Id
                               where wanted.Contains(one.SuccessorId) && mark.Audience != EventAudience.Publication
                               select new { one.SuccessorId, mark.EventId, mark.Audience, mark.Why, staff.Name, mark.RestrictedAt }).ToListAsync(cancellation);
        // A name is compared, since names are stored: which of them is stricter is decided here.
        return inherited.GroupBy(one => one.SuccessorId)
            .Select(marks => (marks.Key, Held: marks.OrderBy(mark => mark.Audience).ThenByDescending(mark => mark.RestrictedAt).First()))
            .Select(one => new HeldRestriction(one.Key, one.Held.EventId, new WrittenRestriction(one.Held.Audience, one.Held.Why, one.Held.Name, one.Held.RestrictedAt)))
            .Concat(own.Select(mark => new HeldRestriction(mark.EventId, mark.EventId, new WrittenRestriction(mark.Audience, mark.Why, mark.Name, mark.RestrictedAt))))
            .ToDictionary(one => one.Event);
    }

    /// <summary>Marked events that stand in no chronology any more and that no row tells otherwise: whether another row tells them nobody knows.</summary>
    public static IQueryable<PracticeEventId> Lost(Operation operation, CaseId id) =>
        operation.Read<EventRestriction>().Where(mark => mark.CaseId == id && mark.Audience != EventAudience.Publication
                && !operation.Read<SignificantPracticeEvent>().Any(row => row.Id == mark.EventId)
                && !operation.Read<EventSuccession>().Any(one => one.EventId == mark.EventId && operation.Read<SignificantPracticeEvent>().Any(row => row.Id == one.SuccessorId)))
            .Select(mark => mark.EventId);

    /// <summary>Whether a mark of an earlier row would hold for this event if it had none of its own.</summary>
    public static Task<bool> IsInheritedAsync(Operation operation, PracticeEventId of, CancellationToken cancellation) =>
        operation.Read<EventSuccession>().AnyAsync(one => one.SuccessorId == of && operation.Read<EventRestriction>().Any(mark => mark.EventId == one.EventId), cancellation);

    // From which earlier row an event has its mark: no row between the two was marked or freed, nor the event itself. A row that
    // changed twice stands beside both rows that it became, so that one step reaches every earlier row.
    private static IQueryable<EventSuccession> Inherited(Operation operation, CaseId id) =>
        operation.Read<EventSuccession>().Where(one => one.CaseId == id
            && operation.Read<EventRestriction>().Any(mark => mark.EventId == one.EventId)
            && !operation.Read<EventRestriction>().Any(mark => mark.EventId == one.SuccessorId)
            && !operation.Read<EventSuccession>().Any(first => first.EventId == one.EventId
                && operation.Read<EventRestriction>().Any(mark => mark.EventId == first.SuccessorId)
                && operation.Read<EventSuccession>().Any(second => second.EventId == first.SuccessorId && second.SuccessorId == one.SuccessorId)));
}

/// <param name="From">The event whose mark it is: the event itself, or an earlier row of it.</param>
internal sealed record HeldRestriction(PracticeEventId Event, PracticeEventId From, WrittenRestriction Mark)
{
    public bool IsOwn => From == Event;
}
