using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reviews;

/// <param name="Version">The version of the answer these words replace; 0 for the first.</param>
public sealed record GivenChecklistAnswer(string Question, ChecklistVerdict? Verdict, string Evidence, uint Version);

/// <param name="Answers">Only those that were given or changed.</param>
/// <param name="Draft">The name under which the words were kept while being typed.</param>
public sealed record AnswerChecklistCommand(CaseId Case, IReadOnlyList<GivenChecklistAnswer> Answers, string? Draft = null);

/// <summary>Answers questions of the assurance checklist (Policy 7.1): all of those given, or none.</summary>
public sealed class AnswerChecklist(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AnswerChecklistCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = ChecklistAnswer.MayBeGivenBy(actor, command.Case)
            ? await operation.Read<ReviewCase>().IgnoreAutoIncludes().SingleOrDefaultAsync(found => found.Id == command.Case, cancellation) : null;
        if (@case is null || command.Answers.Any(answer => ChecklistQuestion.Find(answer.Question) is null))
        {
            return Refusal.NotFound;
        }
        List<Refusal> refusals = [.. command.Answers.SelectMany(answer => ChecklistAnswer.Check(answer.Question, answer.Verdict, answer.Evidence))];
        if (command.Answers.Count == 0)
        {
            refusals.Add(new Refusal(null, "Nothing was changed."));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        var asked = command.Answers.Select(answer => answer.Question).ToList();
        var kept = await operation.Set<ChecklistAnswer>().Where(answer => answer.CaseId == command.Case && asked.Contains(answer.Question)).ToDictionaryAsync(answer => answer.Question, cancellation);
        if (command.Answers.Any(answer => (kept.GetValueOrDefault(answer.Question)?.Version ?? 0) != answer.Version))
        {
            return Refusal.ChangedMeanwhile;
        }
        List<AuditEntry> entries = [];
        foreach (var answer in command.Answers)
        {
            if (!kept.TryGetValue(answer.Question, out var given))
            {
                given = new ChecklistAnswer(@case, ChecklistQuestion.Find(answer.Question)!);
                operation.Add(given);
            }
            given.Give(answer.Verdict!.Value, answer.Evidence, actor, operation.Now);
            entries.Add(new AuditEntry("Assurance checklist answered", command.Case, "Case", command.Case.Value,
                Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["question"] = answer.Question, ["verdict"] = answer.Verdict.Value.ToString() }));
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, entries);
    }
}
