using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>Prepares a meeting with a family, tells the persons of it, records what came of it, and escalates what does not work.</summary>
public sealed class HoldFamilyMeeting(Database database)
{
    /// <summary>One point of the preparation is done.</summary>
    public Task<Result> PrepareAsync(StaffActor actor, FamilyMeetingId id, MeetingPreparation preparation, string? words, string? draft, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now) => meeting.Prepare(actor, preparation, words, now), "Family meeting prepared", draft, cancellation);

    /// <summary>The invited persons see when, where and with whom; each who called a way safe hears that there is something new.</summary>
    public async Task<Result> ReleaseAsync(StaffActor actor, FamilyMeetingId id, CancellationToken cancellation) =>
        await ChangeAsync(actor, id, (meeting, now) => meeting.Release(actor, now), "Family meeting shown to the family", null, cancellation, tell: true);

    /// <summary>It took place.</summary>
    public Task<Result> RecordAsync(StaffActor actor, FamilyMeetingId id, string? notes, string? agreed, string? because, string? draft, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now) => meeting.Hold(actor, notes, agreed, because, now), "Family meeting held", draft, cancellation);

    /// <summary>It does not take place.</summary>
    public Task<Result> CancelAsync(StaffActor actor, FamilyMeetingId id, string? because, string? draft, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now) => meeting.Cancel(actor, because, now), "Family meeting cancelled", draft, cancellation, tell: true);

    /// <summary>A process that does not work is taken to somebody who can put it right.</summary>
    public Task<Result> EscalateAsync(StaffActor actor, FamilyMeetingId id, string? problem, string? toWhom, string? draft, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now) => meeting.Escalate(actor, problem, toWhom, now), "Escalated from a family meeting", draft, cancellation);

    /// <summary>What came of an escalation.</summary>
    public async Task<Result> SettleAsync(StaffActor actor, Guid id, string? outcome, string? draft, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var escalation = await operation.Set<MeetingEscalation>().SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (escalation is null)
        {
            return Refusal.NotFound;
        }
        var settled = escalation.Settle(actor, outcome, operation.Now);
        if (settled.Refused)
        {
            return settled;
        }
        await DiscardAsync(operation, draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Escalation settled", escalation.CaseId, "FamilyMeeting", escalation.MeetingId.Value));
    }

    private async Task<Result> ChangeAsync(StaffActor actor, FamilyMeetingId id, Func<FamilyMeeting, DateTimeOffset, Result> change, string action, string? draft,
        CancellationToken cancellation, bool tell = false)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var meeting = await operation.Set<FamilyMeeting>().Include(m => m.Steps).Include(m => m.Persons).SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (meeting is null)
        {
            return Refusal.NotFound;
        }
        var wasReleased = meeting.ReleasedAt is not null;
        var changed = change(meeting, operation.Now);
        if (changed.Refused)
        {
            return changed;
        }
        // Who was shown the meeting hears that it is cancelled, too; who was not shown it hears of neither.
        if (tell && meeting.ReleasedAt is not null && wasReleased == (meeting.State == FamilyMeetingState.Cancelled))
        {
            await TellAsync(operation, [.. meeting.Persons.Select(person => person.PersonId)], cancellation);
        }
        await DiscardAsync(operation, draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(action, meeting.CaseId, "FamilyMeeting", meeting.Id.Value));
    }

    /// <summary>Tells those of these persons who have an area of their own, by a way they called safe.</summary>
    internal static async Task TellAsync(Operation operation, IReadOnlyCollection<MappedPersonId> persons, CancellationToken cancellation)
    {
        var members = await operation.Read<MappedPerson>().Where(person => persons.Contains(person.Id) && person.FamilyMemberId != null)
            .Join(operation.Read<FamilyMember>(), person => person.FamilyMemberId, member => member.Id, (person, member) => member).ToListAsync(cancellation);
        members.ForEach(member => FamilyMessages.TellOfSomethingNew(operation, member));
    }

    private static Task DiscardAsync(Operation operation, string? draft, CancellationToken cancellation) =>
        draft is null ? Task.CompletedTask : FormDrafts.DiscardAsync(operation, draft, cancellation);
}
