using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Kind">Null is refused: no answer was chosen.</param>
/// <param name="Language">Code of the language of the page it was written on.</param>
public sealed record AnswerAskedQuestionCommand(AskedQuestionId Question, QuestionAnswerKind? Kind, string? Text, string Language, string? Draft = null);

/// <summary>The person answers a question, changes the answer until it was read, and adds to it afterwards (checklist J5).</summary>
public sealed class AnswerAskedQuestion(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, AnswerAskedQuestionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        if ((await FamilyLimitQueries.ClosedPartsAsync(operation, cancellation)).Contains(FamilyPart.Asked))
        {
            return FamilyLimit.Closed;
        }
        var question = await operation.Read<AskedQuestion>().SingleOrDefaultAsync(row => row.Id == command.Question, cancellation);
        if (question is null)
        {
            return Refusal.NotFound;
        }
        if (command.Kind is not { } kind)
        {
            return Result.Refuse("Kind", "Choose an answer. “Skip this one” is an answer too.");
        }
        var answers = await operation.Set<QuestionAnswer>().Where(row => row.QuestionId == question.Id).OrderBy(row => row.SaidAt).ToListAsync(cancellation);
        if (answers is [.., { } last] && last.Kind == kind && last.Text == (command.Text?.Trim() ?? ""))
        {
            // The same answer, sent twice.
            return Result.Done;
        }
        if (answers.Find(row => row.ReadAt is null) is { } unread)
        {
            var changed = unread.Change(actor, kind, command.Text, command.Language, operation.Now);
            if (changed.Refused)
            {
                return changed;
            }
        }
        else
        {
            var said = QuestionAnswer.Say(actor, question, kind, command.Text, command.Language, operation.Now);
            if (said.Refused)
            {
                return said;
            }
            operation.Add(said.Value);
        }
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        return await operation.SaveAsync(cancellation, new AuditEntry("Question answered by the family", actor.Case, "AskedQuestion", question.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind.ToString() }));
    }
}
