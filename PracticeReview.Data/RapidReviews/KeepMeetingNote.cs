using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <param name="Version">The version of the note the words were made from; 0 for the first. Another one kept meanwhile, in another window, is refused.</param>
public sealed record KeepMeetingNoteCommand(CaseId Case, AgendaItem Item, string? Text, uint Version);

/// <summary>Keeps what somebody notes at the meeting, while it is typed. Each person has one note under each item, and nobody else changes it.</summary>
public sealed class KeepMeetingNote(Database database)
{
    /// <returns>The version of the note as it is kept now.</returns>
    public async Task<Result<uint>> RunAsync(StaffActor actor, KeepMeetingNoteCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await MeetingRoom.FindAsync(operation, actor, command.Case, cancellation) is not { } review)
        {
            return Refusal.NotFound;
        }
        var note = await operation.Set<MeetingNote>().SingleOrDefaultAsync(n => n.CaseId == command.Case && n.Item == command.Item && n.AuthorId == actor.Id, cancellation);
        if (note is not null && note.Text == (command.Text ?? ""))
        {
            return note.Version;
        }
        if ((note?.Version ?? 0) != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var isComplete = await operation.Read<MeetingReport>().AnyAsync(report => report.CaseId == command.Case && report.CompletedAt != null, cancellation);
        var kept = note ?? new MeetingNote(review, command.Item, actor.Id);
        if (kept.Write(command.Text, isComplete, operation.Now) is { Refused: true } refused)
        {
            return Result<uint>.Refuse(refused.Refusals);
        }
        if (note is null)
        {
            operation.Add(kept);
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Meeting note kept", command.Case, "RapidReview", command.Case.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["item"] = command.Item.ToString() }));
        return saved.Refused ? Result<uint>.Refuse(saved.Refusals) : kept.Version;
    }
}
