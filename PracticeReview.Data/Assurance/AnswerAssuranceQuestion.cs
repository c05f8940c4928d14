using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Assurance;

/// <param name="Stage">The point of the review; the one it has reached where none is given.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
/// <param name="Replaces">The answer the group had before them; refused when somebody has answered since, so that nobody's words are passed over.</param>
public sealed record AnswerAssuranceQuestionCommand(CaseId Case, int Question, AssuranceVerdict? Verdict, string? Explanation,
    IReadOnlyCollection<(EvidenceKind Kind, Guid Subject)> Evidence, Guid? Replaces, string? Draft = null, AssuranceStage? Stage = null);

/// <summary>The review group answers one of the nine questions, pointing to what the portal holds.</summary>
public sealed class AnswerAssuranceQuestion(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AnswerAssuranceQuestionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var record = await InvolvementRecord.ReadAsync(operation, @case.Id, cancellation);
        var given = AssuranceAnswer.Give(actor, @case, command.Question, command.Verdict, command.Explanation, command.Evidence, operation.Now, command.Replaces, command.Stage,
            [.. AssuranceGaps.Of(record).Where(gap => gap.Question == command.Question).Select(gap => gap.Words)]);
        if (given.Refused)
        {
            return given;
        }
        var latest = await operation.Read<AssuranceAnswer>().Where(answer => answer.CaseId == @case.Id && answer.Question == command.Question && answer.Stage == given.Value.Stage)
            .OrderByDescending(answer => answer.AnsweredAt).ThenByDescending(answer => answer.Id)
            .Select(answer => new { answer.Id, answer.AnsweredBy, answer.Verdict, answer.Explanation, answer.ReplacesId }).FirstOrDefaultAsync(cancellation);
        if (latest is not null && latest.ReplacesId == command.Replaces && latest.AnsweredBy == actor.Id
            && latest.Verdict == given.Value.Verdict && latest.Explanation == given.Value.Explanation)
        {
            // The same answer, sent twice.
            return Result.Done;
        }
        if (latest?.Id != command.Replaces)
        {
            return Refusal.ChangedMeanwhile;
        }
        var held = EvidenceHeld.In(record);
        if (command.Evidence.Any(piece => !held.Any(known => known.Kind == piece.Kind && known.Subject == piece.Subject && known.IsInForce)))
        {
            return Result.Refuse("Evidence", "One of the pieces of evidence is no longer there. Look at the list again.");
        }
        operation.Add(given.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Assurance question answered", @case.Id, "AssuranceAnswer", given.Value.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["question"] = command.Question.ToString(CultureInfo.InvariantCulture),
                ["stage"] = given.Value.Stage.ToString(),
                ["verdict"] = given.Value.Verdict.ToString(),
            }));
    }
}
