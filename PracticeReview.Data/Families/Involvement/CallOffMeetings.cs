using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>
/// Calls off what is still to come with somebody nobody meets any more, in the operation that says so. Whoever was shown the meeting
/// hears that it does not take place, and not why; those who stand beside the family find it among the meetings, to plan anew with
/// the others.
/// </summary>
internal static class CallOffMeetings
{
    /// <returns>A line for the record for each meeting.</returns>
    public static async Task<IReadOnlyList<AuditEntry>> WithAsync(Operation operation, StaffActor actor, MappedPerson person, CalledOffBecause because, CancellationToken cancellation)
    {
        var invited = operation.Context.Set<MeetingPerson>().Where(one => one.PersonId == person.Id).Select(one => one.MeetingId);
        var meetings = await operation.Set<FamilyMeeting>().Include(meeting => meeting.Persons)
            .Where(meeting => meeting.CaseId == person.CaseId && meeting.State == FamilyMeetingState.Planned && meeting.At > operation.Now && invited.Contains(meeting.Id)).ToListAsync(cancellation);
        if (meetings.Count == 0)
        {
            return [];
        }
        var beside = await BesideAsync(operation, person, cancellation);
        var entries = new List<AuditEntry>();
        foreach (var meeting in meetings.Where(meeting => meeting.CallOff(actor, because, operation.Now).Succeeded))
        {
            if (meeting.ReleasedAt is not null)
            {
                await HoldFamilyMeeting.TellAsync(operation, [.. meeting.Persons.Select(one => one.PersonId)], cancellation, GoesAnyway.MeetingChanged);
            }
            await HoldFamilyMeeting.TakeBackFromTranslatorsAsync(operation, meeting, cancellation);
            foreach (var staff in beside.Where(staff => staff != actor.Id))
            {
                operation.Add(OutboxMessage.To(staff, meeting.PartnershipId, meeting.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, $"/workspace/cases/{meeting.CaseId}/family/meetings#meeting-{meeting.Id}"));
            }
            entries.Add(new AuditEntry("Family meeting called off", meeting.CaseId, "FamilyMeeting", meeting.Id.Value,
                Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["because"] = because.ToString() }));
        }
        return entries;
    }

    // Their contact person and who is named in their plan; where there is neither, the facilitators of the case.
    private static async Task<IReadOnlyCollection<StaffId>> BesideAsync(Operation operation, MappedPerson person, CancellationToken cancellation)
    {
        var beside = new HashSet<StaffId>();
        if (person.FamilyMemberId is { } member)
        {
            beside.UnionWith(await operation.Read<FamilyMember>().Where(one => one.Id == member).Select(one => one.FacilitatorId).ToListAsync(cancellation));
        }
        beside.UnionWith(await operation.Read<InvolvementPlan>().Where(plan => plan.PersonId == person.Id).Select(plan => plan.FacilitatorId).ToListAsync(cancellation));
        if (beside.Count == 0)
        {
            beside.UnionWith(await operation.Read<CaseMembership>().Where(membership => membership.CaseId == person.CaseId && membership.Until == null && membership.Role == CaseRole.FamilyFacilitator)
                .Select(membership => membership.StaffId).ToListAsync(cancellation));
        }
        return beside;
    }
}
