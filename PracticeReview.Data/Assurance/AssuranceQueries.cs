using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Assurance;

/// <param name="Questions">The questions it speaks to.</param>
/// <param name="Label">Names the person by their relation to the child only.</param>
/// <param name="Address">Where it can be looked at in the workspace.</param>
/// <param name="IsInForce">False once a later choice has replaced it or it was withdrawn: it stays behind earlier answers and is not offered to new ones.</param>
public sealed record EvidenceView(EvidenceKind Kind, Guid Subject, IReadOnlyList<int> Questions, string Label, string Address, bool IsInForce = true);

/// <param name="Gone">How many pieces of evidence it pointed to that the portal does not show any more: their person was taken off the map, or their words were left out.</param>
/// <param name="Gaps">What the portal found missing when it was given.</param>
public sealed record AssuranceAnswerView(Guid Id, AssuranceVerdict Verdict, string Explanation, string AnsweredBy, DateTimeOffset AnsweredAt, IReadOnlyList<EvidenceView> Evidence,
    int Gone, IReadOnlyList<string> Gaps);

/// <param name="Gaps">What the portal itself finds missing behind this question today; nothing for a point the review has left behind.</param>
public sealed record AssuranceQuestionView(AssuranceQuestion Question, AssuranceAnswerView? Answer, IReadOnlyList<EvidenceView> Available, int EarlierAnswers,
    IReadOnlyList<AssuranceGap> Gaps);

/// <param name="Kept">The names of the forms in which this actor has words that were not saved yet.</param>
/// <param name="Stage">The point of the review that is shown.</param>
/// <param name="Answered">How many of the nine are answered at each point.</param>
public sealed record AssuranceView(CaseId Case, bool MayAnswer, IReadOnlyList<AssuranceQuestionView> Questions, IReadOnlyList<string> Kept,
    AssuranceStage Stage, AssuranceStage Reached, IReadOnlyList<StageProgress> Answered)
{
    /// <summary>What the portal itself finds missing, over all nine.</summary>
    public IReadOnlyList<AssuranceGap> Gaps => [.. Questions.SelectMany(question => question.Gaps)];

    public IReadOnlyList<AssuranceQuestion> Unanswered => [.. Questions.Where(q => q.Answer is null).Select(q => q.Question)];
}

/// <summary>How far the questions are answered at one point of a review.</summary>
/// <param name="IsMissed">The review has left it behind, and not all nine are answered.</param>
/// <param name="Reason">Why it was missed; null where nobody has said so.</param>
public sealed record StageProgress(AssuranceStage Stage, int Answered, bool IsOpen, bool IsMissed = false, string? Reason = null, string? SaidBy = null, DateTimeOffset? SaidAt = null);

/// <summary>The nine questions of a case, with what the portal holds as evidence for each.</summary>
public sealed class AssuranceQueries(Database database)
{
    /// <summary>The nine questions with the answers in force. Opening them leaves a line in the record.</summary>
    /// <param name="at">The point of the review; the one it has reached where none is given.</param>
    /// <returns>Null for everybody but the review group and the business unit.</returns>
    public async Task<AssuranceView?> OpenAsync(StaffActor actor, CaseId @case, CancellationToken cancellation, AssuranceStage? at = null)
    {
        if (!actor.IsInReviewGroup(@case) && !actor.IsBusinessUnit)
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Read<ReviewCase>().Where(c => c.Id == @case).Select(c => (CaseStage?)c.Stage).SingleOrDefaultAsync(cancellation) is not { } caseStage)
        {
            return null;
        }
        var reached = AssuranceStages.Reached(caseStage);
        var stage = at ?? reached;
        var record = await InvolvementRecord.ReadAsync(operation, @case, cancellation);
        var (evidence, gaps) = (EvidenceHeld.In(record), AssuranceGaps.Of(record));
        var answers = await (
            from answer in operation.Read<AssuranceAnswer>().Include(a => a.Evidence)
            where answer.CaseId == @case
            join staff in operation.Read<StaffMember>() on answer.AnsweredBy equals staff.Id
            orderby answer.AnsweredAt descending, answer.Id descending
            select new { Answer = answer, staff.Name }).ToListAsync(cancellation);
        var missed = await (
            from point in operation.Read<MissedPoint>()
            where point.CaseId == @case
            join staff in operation.Read<StaffMember>() on point.SaidBy equals staff.Id
            select new { Point = point, staff.Name }).ToListAsync(cancellation);
        var kept = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith($"assurance/{@case}/"))
            .Select(draft => draft.Form).ToListAsync(cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Assurance questions opened", @case));
        return new AssuranceView(@case, AssuranceAnswer.MayBeGivenBy(actor, @case) && AssuranceStages.MayBeAnswered(stage, caseStage), [.. AssuranceQuestion.All.Select(question =>
        {
            var own = answers.Where(a => a.Answer.Question == question.Number && a.Answer.Stage == stage).ToList();
            IReadOnlyList<EvidenceView> pointedTo = own.Count == 0 ? [] : [.. evidence.Where(piece => own[0].Answer.Evidence.Any(linked => linked.Kind == piece.Kind && linked.SubjectId == piece.Subject))];
            return new AssuranceQuestionView(question,
                own.Count == 0 ? null : new AssuranceAnswerView(own[0].Answer.Id, own[0].Answer.Verdict, own[0].Answer.Explanation, own[0].Name, own[0].Answer.AnsweredAt, pointedTo,
                    own[0].Answer.Evidence.Count(linked => !pointedTo.Any(piece => piece.Kind == linked.Kind && piece.Subject == linked.SubjectId)), own[0].Answer.Gaps),
                [.. evidence.Where(piece => piece.IsInForce && piece.Questions.Contains(question.Number))],
                Math.Max(0, own.Count - 1), stage < reached ? [] : [.. gaps.Where(gap => gap.Question == question.Number)]);
        })], kept, stage, reached,
            [.. Enum.GetValues<AssuranceStage>().Select(point =>
            {
                var answered = answers.Where(a => a.Answer.Stage == point).Select(a => a.Answer.Question).Distinct().Count();
                var said = missed.Find(m => m.Point.Stage == point);
                return new StageProgress(point, answered, AssuranceStages.MayBeAnswered(point, caseStage), answered < AssuranceQuestion.All.Count && MissedPoint.IsLeftBehind(point, caseStage),
                    said?.Point.Reason, said?.Name, said?.Point.SaidAt);
            })]);
    }

    /// <summary>The points at which something is open and no reason was recorded: all three are counted before a review closes.</summary>
    internal static async Task<IReadOnlyList<OpenPoint>> OpenPointsAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var explained = await operation.Read<MissedPoint>().Where(point => point.CaseId == @case).Select(point => point.Stage).ToListAsync(cancellation);
        var open = new List<OpenPoint>();
        foreach (var stage in Enum.GetValues<AssuranceStage>().Except(explained.Where(stage => stage != AssuranceStage.End)))
        {
            var unanswered = await UnansweredAsync(operation, @case, cancellation, stage) ?? AssuranceQuestion.All;
            if (unanswered.Count > 0)
            {
                open.Add(new OpenPoint(stage, [.. unanswered.Select(question => question.Number)]));
            }
        }
        return open;
    }

    /// <summary>The questions nobody has answered yet, to be named wherever it matters: on the case, before sign-off, before publication.</summary>
    /// <remarks>Also those who sign off are told, who may not read the answers themselves.</remarks>
    /// <param name="at">The point of the review; the one it has reached where none is given.</param>
    /// <returns>Null when the case is not the actor's.</returns>
    public static async Task<IReadOnlyList<AssuranceQuestion>?> UnansweredAsync(Operation operation, CaseId @case, CancellationToken cancellation, AssuranceStage? at = null)
    {
        if (await operation.Context.Database.SqlQuery<string?>($"""select access.stage_for_assurance({@case.Value}) as "Value" """).SingleAsync(cancellation) is not { } caseStage)
        {
            return null;
        }
        var stage = (at ?? AssuranceStages.Reached(Enum.Parse<CaseStage>(caseStage))).ToString();
        var unanswered = await operation.Context.Database.SqlQuery<int[]?>($"""select access.unanswered_assurance({@case.Value}, {stage}) as "Value" """).SingleAsync(cancellation);
        return unanswered is null ? null : [.. AssuranceQuestion.All.Where(question => unanswered.Contains(question.Number))];
    }

    /// <summary>As above, for a page.</summary>
    public async Task<IReadOnlyList<AssuranceQuestion>?> UnansweredAsync(StaffActor actor, CaseId @case, CancellationToken cancellation, AssuranceStage? at = null)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await UnansweredAsync(operation, @case, cancellation, at);
    }
}
