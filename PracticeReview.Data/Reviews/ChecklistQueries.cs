using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reviews;

/// <summary>A question with its answer; <paramref name="Verdict"/> is null while there is none. The instant is in UTC.</summary>
public sealed record ChecklistLine(string Question, string Text, ChecklistVerdict? Verdict, string Evidence, string? AnsweredBy, DateTimeOffset? AnsweredAt, uint Version);

public sealed record ChecklistPart(ChecklistStage Stage, IReadOnlyList<ChecklistLine> Lines)
{
    public int Answered => Lines.Count(line => line.Verdict is not null);
}

/// <param name="Now">The stage whose questions are to be answered now.</param>
public sealed record CaseChecklist(CaseId Case, IReadOnlyList<ChecklistPart> Parts, ChecklistStage Now);

/// <summary>What the workspace shows of the assurance checklist of a case.</summary>
public sealed class ChecklistQueries(Database database)
{
    /// <returns>Null where the case is not the actor's to assure. Opening it leaves a line in the record.</returns>
    public async Task<CaseChecklist?> OpenAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var stage = ChecklistAnswer.MayBeGivenBy(actor, id)
            ? await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == id).Select(@case => (CaseStage?)@case.Stage).SingleOrDefaultAsync(cancellation) : null;
        if (stage is null)
        {
            return null;
        }
        var answers = await (
            from answer in operation.Read<ChecklistAnswer>()
            join staff in operation.Read<StaffMember>() on answer.AnsweredById equals staff.Id
            where answer.CaseId == id
            select new { answer, staff.Name }).ToDictionaryAsync(row => row.answer.Question, cancellation);
        var checklist = new CaseChecklist(id,
            [.. ChecklistQuestion.All.GroupBy(question => question.Stage).Select(part => new ChecklistPart(part.Key, [.. part.Select(question =>
                answers.GetValueOrDefault(question.Key) is { } row
                    ? new ChecklistLine(question.Key, question.Text, row.answer.Verdict, row.answer.Evidence, row.Name, row.answer.AnsweredAt, row.answer.Version)
                    : new ChecklistLine(question.Key, question.Text, null, "", null, null, 0))]))],
            ChecklistQuestion.At(stage.Value));
        await operation.SaveAsync(cancellation, new AuditEntry("Assurance checklist opened", id, "Case", id.Value));
        return checklist;
    }
}
