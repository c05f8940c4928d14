using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Kind">Null is refused: no answer was chosen.</param>
/// <param name="Language">Code of the language of the page it was written on.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record AnswerFamilyMeetingCommand(FamilyMeetingId Meeting, MeetingAnswerKind? Kind, string? Text, string Language, string? Draft = null);

/// <summary>A person who is invited says whether they come, or what they would like instead (checklist I12).</summary>
public sealed class AnswerFamilyMeeting(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, AnswerFamilyMeetingCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        if ((await FamilyMeetingQueries.InvitedToAsync(operation, cancellation)).FirstOrDefault(meeting => meeting.Id == command.Meeting) is not { } meeting)
        {
            return Refusal.NotFound;
        }
        var said = MeetingAnswer.Say(actor, meeting, command.Kind, command.Text, command.Language, operation.Now);
        if (said.Refused)
        {
            return said;
        }
        var last = await operation.Read<MeetingAnswer>().Where(answer => answer.MeetingId == meeting.Id).OrderByDescending(answer => answer.SaidAt).FirstOrDefaultAsync(cancellation);
        if (last is not null && last.HoldsFor(meeting.At, meeting.PlaceHash) && last.Kind == said.Value.Kind && last.Text == said.Value.Text)
        {
            // The same answer, sent twice.
            return Result.Done;
        }
        operation.Add(said.Value);
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now, $"/workspace/cases/{actor.Case}/family/meetings#meeting-{meeting.Id}"));
        return await operation.SaveAsync(cancellation, new AuditEntry("Invitation to a meeting answered by the family", actor.Case, "FamilyMeeting", meeting.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = said.Value.Kind.ToString() }));
    }
}

/// <summary>Somebody who works with the family says that they have read whether a person comes; the person reads the day.</summary>
public sealed class NoteMeetingAnswer(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var answer = await operation.Set<MeetingAnswer>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (answer is null)
        {
            return Refusal.NotFound;
        }
        if (answer.NotedAt is not null && actor.WorksWithFamily(answer.CaseId))
        {
            return Result.Done;
        }
        var noted = answer.Note(actor, operation.Now);
        return noted.Refused ? noted : await operation.SaveAsync(cancellation, new AuditEntry("Answer to an invitation to a meeting read", answer.CaseId, "FamilyMeeting", answer.MeetingId.Value));
    }
}
