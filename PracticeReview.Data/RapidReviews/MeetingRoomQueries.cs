using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>The meeting as those who are in it see it now. Instants are in UTC.</summary>
/// <param name="Known">Who can be noted as present by a choice; empty for who does not note attendance.</param>
public sealed record MeetingRoomView(
    CaseId Case, string Reference, DateTimeOffset PlannedFor, int Sitting, bool IsConcluded, bool HasOwnPapers, bool MayNoteAttendance, bool MayTakeNotes, bool IsCaseStaff,
    Quorum Quorum, IReadOnlyList<PresentPerson> Present, IReadOnlyList<InvitablePerson> Known, IReadOnlyList<AgendaPart> Agenda,
    IReadOnlyList<ImmediateActionView> Actions, IReadOnlyList<AgencyChoice> Agencies, DateTimeOffset Now);

public sealed record PresentPerson(Guid Id, string Name, string? Agency, AgencyKind? Represents, DateTimeOffset ArrivedAt);

/// <param name="Own">What this person has noted under it, with its version; empty and 0 where nothing.</param>
public sealed record AgendaPart(AgendaItem Item, IReadOnlyList<NoteView> Others, string Own, uint OwnVersion);

public sealed record NoteView(StaffId Author, string Name, string Text, DateTimeOffset WrittenAt);

public sealed record ImmediateActionView(Guid Id, string Text, string Agency, DateOnly DueOn, bool IsLate, DateTimeOffset? DoneAt, string? WhatWasDone, bool MayFinish);

/// <param name="IsPartner">One of the three safeguarding partners.</param>
public sealed record AgencyChoice(AgencyId Id, string Name, bool IsPartner);

public sealed class MeetingRoomQueries(Database database)
{
    /// <summary>Opens the room, which leaves a line in the record.</summary>
    /// <returns>Null for people who are neither staff of the case nor invited.</returns>
    public async Task<MeetingRoomView?> OpenAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var view = await ReadAsync(operation, actor, id, cancellation);
        if (view is not null)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Rapid review meeting opened", id, "RapidReview", id.Value));
        }
        return view;
    }

    /// <summary>Looks again, for a room that is open: what others noted meanwhile is there.</summary>
    public async Task<MeetingRoomView?> LookAgainAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await ReadAsync(operation, actor, id, cancellation);
    }

    private static async Task<MeetingRoomView?> ReadAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        if (await MeetingRoom.FindAsync(operation, actor, id, cancellation) is not { } review)
        {
            return null;
        }
        var isCaseStaff = RapidReview.IsOpenTo(actor, id);
        var agencies = await operation.Read<Agency>().OrderBy(agency => agency.Name).ToListAsync(cancellation);
        var names = agencies.ToDictionary(agency => agency.Id, agency => agency.Name);
        var present = await operation.Read<MeetingAttendance>().Where(p => p.CaseId == id && p.Sitting == review.Sitting && p.LeftAt == null).OrderBy(p => p.ArrivedAt).ToListAsync(cancellation);
        var actions = await operation.Read<ImmediateAction>().Where(a => a.CaseId == id).OrderBy(a => a.AddedAt).ToListAsync(cancellation);
        var isComplete = await operation.Read<MeetingReport>().AnyAsync(report => report.CaseId == id && report.CompletedAt != null, cancellation);
        var mayNoteAttendance = isCaseStaff && !review.IsConcluded;
        var today = Calendar.LegalDay.Of(operation.Now);
        return new MeetingRoomView(id, review.CaseReference, review.PlannedFor, review.Sitting, review.IsConcluded,
            await operation.Read<MeetingPapers>().AnyAsync(papers => papers.CaseId == id && papers.StaffId == actor.Id, cancellation),
            mayNoteAttendance, !isComplete, isCaseStaff, Quorum.Of(present.Select(p => p.Represents)),
            [.. present.Select(p => new PresentPerson(p.Id, p.Name, p.AgencyId is { } from ? names.GetValueOrDefault(from) : null, p.Represents, p.ArrivedAt))],
            mayNoteAttendance ? await KnownAsync(operation, id, present, cancellation) : [],
            await AgendaAsync(operation, actor, review, cancellation),
            [.. actions.Select(a => new ImmediateActionView(a.Id, a.Text, names.GetValueOrDefault(a.AgencyId) ?? "", a.DueOn, a.IsLate(today), a.DoneAt, a.WhatWasDone, a.MayBeFinishedBy(actor)))],
            [.. agencies.Select(agency => new AgencyChoice(agency.Id, agency.Name, agency.IsStatutoryPartner))], operation.Now);
    }

    private static async Task<IReadOnlyList<AgendaPart>> AgendaAsync(Operation operation, StaffActor actor, RapidReview review, CancellationToken cancellation)
    {
        var notes = await (
            from note in operation.Read<MeetingNote>()
            join author in operation.Read<StaffMember>() on note.AuthorId equals author.Id
            where note.CaseId == review.CaseId
            orderby author.Name
            select new { Note = note, author.Name }).ToListAsync(cancellation);
        return [.. Agenda.For(review.PapersSharedAt, review.HeldAt ?? review.PlannedFor, operation.Now).Select(item =>
        {
            var here = notes.Where(note => note.Note.Item == item).ToList();
            var own = here.Find(note => note.Note.AuthorId == actor.Id)?.Note;
            return new AgendaPart(item, [.. here.Where(note => note.Note.AuthorId != actor.Id && note.Note.Text.Length > 0)
                .Select(note => new NoteView(note.Note.AuthorId, note.Name, note.Note.Text, note.Note.WrittenAt))], own?.Text ?? "", own?.Version ?? 0);
        })];
    }

    private static async Task<IReadOnlyList<InvitablePerson>> KnownAsync(Operation operation, CaseId id, List<MeetingAttendance> present, CancellationToken cancellation)
    {
        var there = present.Select(p => p.StaffId).ToHashSet();
        var people = await (
            from staff in operation.Read<StaffMember>()
            join agency in operation.Read<Agency>() on staff.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            where staff.EndedAt == null
            orderby staff.Name
            select new { staff.Id, staff.Name, Agency = agency == null ? null : agency.Name }).ToListAsync(cancellation);
        var invited = await operation.Read<MeetingInvitation>().Where(i => i.CaseId == id && i.RevokedAt == null).Select(i => i.StaffId).ToListAsync(cancellation);
        return [.. people.Where(person => !there.Contains(person.Id))
            .Select(person => new InvitablePerson(person.Id, person.Name, person.Agency, invited.Contains(person.Id) ? "Invited" : null)).OrderBy(person => person.Why is null)];
    }
}
