using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>Prepares a meeting with a family, tells the persons of it, records what came of it, and escalates what does not work.</summary>
public sealed class HoldFamilyMeeting(Database database)
{
    /// <summary>One point of the preparation is done.</summary>
    /// <param name="seen">The version that was looked at: what was done for another chair, place or company is refused. Null compares with nothing.</param>
    public Task<Result> PrepareAsync(StaffActor actor, FamilyMeetingId id, MeetingPreparation preparation, string? words, uint? seen, string? draft, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now, _) => Seen(meeting, seen) ?? meeting.Prepare(actor, preparation, words, now), "Family meeting prepared", draft, cancellation, point: preparation);

    /// <summary>A point of the preparation does not hold any more.</summary>
    /// <param name="seen">The version that was looked at: what somebody else has written anew since is not taken back. Null compares with nothing.</param>
    public Task<Result> PrepareAnewAsync(StaffActor actor, FamilyMeetingId id, MeetingPreparation preparation, uint? seen, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now, _) => Seen(meeting, seen) ?? meeting.PrepareAnew(actor, preparation, now), "Family meeting to be prepared anew", null, cancellation, point: preparation);

    /// <summary>The invited persons see when, where and with whom; each who called a way safe hears that there is something new.</summary>
    public async Task<Result> ReleaseAsync(StaffActor actor, FamilyMeetingId id, CancellationToken cancellation) =>
        await ChangeAsync(actor, id, (meeting, now, notMet) => meeting.Release(actor, now, notMet), "Family meeting shown to the family", null, cancellation, tell: true);

    /// <summary>It took place.</summary>
    public Task<Result> RecordAsync(StaffActor actor, FamilyMeetingId id, string? notes, string? agreed, string? because, string? draft, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now, _) => meeting.Hold(actor, notes, agreed, because, now), "Family meeting held", draft, cancellation);

    /// <summary>It does not take place.</summary>
    public Task<Result> CancelAsync(StaffActor actor, FamilyMeetingId id, string? because, string? draft, CancellationToken cancellation) =>
        ChangeAsync(actor, id, (meeting, now, _) => meeting.Cancel(actor, because, now), "Family meeting cancelled", draft, cancellation, tell: true);

    /// <summary>A process that does not work is taken to somebody who can put it right; who works with this family is told at once.</summary>
    /// <param name="told">Null: it is taken to somebody outside the portal, named in words.</param>
    public async Task<Result> EscalateAsync(StaffActor actor, FamilyMeetingId id, string? problem, string? toWhom, StaffId? told, string? draft, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Set<FamilyMeeting>().SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { } meeting)
        {
            return Refusal.NotFound;
        }
        var choice = told is null ? null : (await FamilyMeetingQueries.WhoCanBeToldAsync(operation, actor, meeting.CaseId, cancellation)).FirstOrDefault(person => person.Id == told);
        if (told is not null && choice is null)
        {
            return Result.Refuse("Told", "Choose somebody who works with this family.");
        }
        var escalated = meeting.Escalate(actor, problem, toWhom, operation.Now, choice);
        if (escalated.Refused)
        {
            return escalated;
        }
        if (choice is not null)
        {
            operation.Add(OutboxMessage.To(choice.Id, meeting.PartnershipId, meeting.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, $"/workspace/cases/{meeting.CaseId}/family/meetings#meeting-{id}"));
        }
        await DiscardAsync(operation, draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Escalated from a family meeting", meeting.CaseId, "FamilyMeeting", id.Value));
    }

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

    private static Result? Seen(FamilyMeeting meeting, uint? seen) => seen is { } version && version != meeting.Version ? Result.Refuse([Refusal.ChangedMeanwhile]) : null;

    private async Task<Result> ChangeAsync(StaffActor actor, FamilyMeetingId id, Func<FamilyMeeting, DateTimeOffset, IReadOnlyList<NotApproached>, Result> change, string action, string? draft,
        CancellationToken cancellation, bool tell = false, MeetingPreparation? point = null)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var meeting = await operation.Set<FamilyMeeting>().Include(m => m.Steps).Include(m => m.Persons).SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (meeting is null)
        {
            return Refusal.NotFound;
        }
        var (wasReleased, prepared) = (meeting.ReleasedAt is not null, meeting.Steps.ToList());
        var changed = change(meeting, operation.Now, tell ? await NotMet.OfAsync(operation, meeting.CaseId, cancellation) : []);
        if (changed.Refused)
        {
            return changed;
        }
        // Who was shown the meeting hears that it is cancelled, too; who was not shown it hears of neither.
        if (tell && meeting.ReleasedAt is not null && wasReleased == (meeting.State == FamilyMeetingState.Cancelled))
        {
            await TellAsync(operation, [.. meeting.Persons.Select(person => person.PersonId)], cancellation, wasReleased ? GoesAnyway.MeetingChanged : null);
        }
        if (meeting.ReleasedAt is not null && !wasReleased)
        {
            await AskTranslatorsAsync(operation, actor, meeting, cancellation);
        }
        if (meeting.State != FamilyMeetingState.Planned)
        {
            await TakeBackFromTranslatorsAsync(operation, meeting, cancellation);
        }
        operation.Context.RemoveRange(prepared.Except(meeting.Steps));
        if (point is not null)
        {
            // A point is a row of its own: the meeting counts as changed with it, so that neither passes the other by.
            operation.Context.Entry(meeting).Property(one => one.Purpose).IsModified = true;
        }
        await DiscardAsync(operation, draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(action, meeting.CaseId, "FamilyMeeting", meeting.Id.Value,
            Details: point is { } done ? new Dictionary<string, string> { ["point"] = done.ToString() } : null));
    }

    /// <summary>
    /// Tells those of these persons who have an area of their own, by a way they called safe. A meeting is planned, shown and moved only with
    /// whom somebody may meet; of one that is cancelled everybody hears who was shown it, so that nobody goes there.
    /// </summary>
    internal static async Task TellAsync(Operation operation, IReadOnlyCollection<MappedPersonId> persons, CancellationToken cancellation, GoesAnyway? because = null)
    {
        var members = await operation.Read<MappedPerson>().Where(person => persons.Contains(person.Id) && person.FamilyMemberId != null)
            .Join(operation.Read<FamilyMember>(), person => person.FamilyMemberId, member => member.Id, (person, member) => member).ToListAsync(cancellation);
        members.ForEach(member => FamilyMessages.TellOfSomethingNew(operation, member, because: because));
    }

    // Where it is, who is there and what it will be about is asked for in the language of everybody who sees it.
    internal static async Task AskTranslatorsAsync(Operation operation, StaffActor actor, FamilyMeeting meeting, CancellationToken cancellation)
    {
        var persons = meeting.Persons.Select(person => person.PersonId).ToList();
        var languages = await operation.Read<MappedPerson>().Where(person => persons.Contains(person.Id) && person.FamilyMemberId != null)
            .Join(operation.Read<FamilyMember>(), person => person.FamilyMemberId, member => member.Id, (person, member) => member.Language).Distinct().ToListAsync(cancellation);
        foreach (var (language, text) in languages.SelectMany(language => meeting.TextsToRead.Select(text => (language, text))))
        {
            await RequestTranslation.AskAsync(operation, actor, meeting.CaseId, CaseTextKind.Meeting, text, language, cancellation);
        }
    }

    internal static Task TakeBackFromTranslatorsAsync(Operation operation, FamilyMeeting meeting, CancellationToken cancellation) =>
        TakeBackAsync(operation, meeting, meeting.PointsHash.Length > 0 ? [meeting.PlaceHash, meeting.WithWhomHash, meeting.PointsHash] : [meeting.PlaceHash, meeting.WithWhomHash], [], cancellation);

    /// <summary>Takes texts of a meeting back from translators, but for what stands in another meeting that is planned.</summary>
    /// <param name="stays">What the meeting itself still says in the same words.</param>
    internal static async Task TakeBackAsync(Operation operation, FamilyMeeting meeting, IReadOnlyCollection<string> hashes, IReadOnlyCollection<string> stays, CancellationToken cancellation)
    {
        var others = await operation.Read<FamilyMeeting>().Where(other => other.CaseId == meeting.CaseId && other.Id != meeting.Id && other.State == FamilyMeetingState.Planned
            && (hashes.Contains(other.PlaceHash) || hashes.Contains(other.WithWhomHash) || hashes.Contains(other.PointsHash))).Select(other => new { other.PlaceHash, other.WithWhomHash, other.PointsHash }).ToListAsync(cancellation);
        await RequestTranslation.TakeBackAsync(operation, meeting.CaseId, CaseTextKind.Meeting,
            [.. hashes.Except(others.SelectMany(other => new[] { other.PlaceHash, other.WithWhomHash, other.PointsHash }).Concat(stays), StringComparer.Ordinal)], cancellation);
    }

    private static Task DiscardAsync(Operation operation, string? draft, CancellationToken cancellation) =>
        draft is null ? Task.CompletedTask : FormDrafts.DiscardAsync(operation, draft, cancellation);
}
