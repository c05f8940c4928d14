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

public sealed record AssuranceAnswerView(Guid Id, AssuranceVerdict Verdict, string Explanation, string AnsweredBy, DateTimeOffset AnsweredAt, IReadOnlyList<EvidenceView> Evidence);

public sealed record AssuranceQuestionView(AssuranceQuestion Question, AssuranceAnswerView? Answer, IReadOnlyList<EvidenceView> Available, int EarlierAnswers);

/// <param name="Kept">The names of the forms in which this actor has words that were not saved yet.</param>
/// <param name="Stage">The point of the review that is shown.</param>
/// <param name="Answered">How many of the nine are answered at each point.</param>
/// <param name="Gaps">What the portal itself finds missing, in words; nobody has to know where to look.</param>
public sealed record AssuranceView(CaseId Case, bool MayAnswer, IReadOnlyList<AssuranceQuestionView> Questions, IReadOnlyList<string> Kept,
    AssuranceStage Stage, AssuranceStage Reached, IReadOnlyList<StageProgress> Answered, IReadOnlyList<string> Gaps)
{
    public IReadOnlyList<AssuranceQuestion> Unanswered => [.. Questions.Where(q => q.Answer is null).Select(q => q.Question)];
}

/// <summary>How far the questions are answered at one point of a review.</summary>
public sealed record StageProgress(AssuranceStage Stage, int Answered, bool IsOpen);

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
        var evidence = await EvidenceAsync(operation, @case, cancellation);
        var answers = await (
            from answer in operation.Read<AssuranceAnswer>().Include(a => a.Evidence)
            where answer.CaseId == @case
            join staff in operation.Read<StaffMember>() on answer.AnsweredBy equals staff.Id
            orderby answer.AnsweredAt descending, answer.Id descending
            select new { Answer = answer, staff.Name }).ToListAsync(cancellation);
        var kept = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith($"assurance/{@case}/"))
            .Select(draft => draft.Form).ToListAsync(cancellation);
        var gaps = await InvolvementEvidence.GapsAsync(operation, @case, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Assurance questions opened", @case));
        return new AssuranceView(@case, AssuranceAnswer.MayBeGivenBy(actor, @case) && AssuranceStages.MayBeAnswered(stage, caseStage), [.. AssuranceQuestion.All.Select(question =>
        {
            var own = answers.Where(a => a.Answer.Question == question.Number && a.Answer.Stage == stage).ToList();
            return new AssuranceQuestionView(question,
                own.Count == 0 ? null : new AssuranceAnswerView(own[0].Answer.Id, own[0].Answer.Verdict, own[0].Answer.Explanation, own[0].Name, own[0].Answer.AnsweredAt,
                    [.. evidence.Where(piece => own[0].Answer.Evidence.Any(linked => linked.Kind == piece.Kind && linked.SubjectId == piece.Subject))]),
                [.. evidence.Where(piece => piece.IsInForce && piece.Questions.Contains(question.Number))],
                Math.Max(0, own.Count - 1));
        })], kept, stage, reached,
            [.. Enum.GetValues<AssuranceStage>().Select(point => new StageProgress(point,
                answers.Where(a => a.Answer.Stage == point).Select(a => a.Answer.Question).Distinct().Count(), AssuranceStages.MayBeAnswered(point, caseStage)))], gaps);
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

    /// <summary>Everything the portal holds that can stand behind an answer.</summary>
    internal static async Task<IReadOnlyList<EvidenceView>> EvidenceAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var members = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case).OrderBy(member => member.AddedAt).ToListAsync(cancellation);
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.CaseId == @case).ToListAsync(cancellation);
        var sent = await operation.Read<Contribution>().Include(c => c.Answer).Where(c => c.CaseId == @case).OrderBy(c => c.SentAt).ToListAsync(cancellation);
        var released = await operation.Read<ReleasedPassage>().Where(passage => passage.CaseId == @case).OrderBy(passage => passage.ReleasedAt).ToListAsync(cancellation);
        var found = new List<EvidenceView>();
        foreach (var member in members)
        {
            var address = $"/workspace/cases/{@case}/family/{member.Id}";
            found.Add(new(EvidenceKind.Involvement, member.Id.Value, [1, 2], $"{member.Relation}: why involved, {Day(member.AddedAt)}", address));
            found.Add(new(EvidenceKind.Support, member.Id.Value, [3], $"{member.Relation}: language, safe contact and facilitator", address));
            var own = choices.Where(choice => choice.FamilyMemberId == member.Id).ToList();
            var inForce = AgreementChoice.InForce(own).Values.Select(choice => choice.Id).ToHashSet();
            found.AddRange(own.OrderBy(choice => choice.Activity).ThenBy(choice => choice.ChosenAt).Select(choice => new EvidenceView(EvidenceKind.Agreement, choice.Id, [3, 5, 8],
                $"{member.Relation}: {Words(choice.Activity)}: {Words(choice.Answer)}, {Day(choice.ChosenAt)}", address + "#agreements", inForce.Contains(choice.Id))));
            foreach (var contribution in sent.Where(c => c.FamilyMemberId == member.Id))
            {
                IReadOnlyList<int> questions = contribution.Kind switch
                {
                    ContributionKind.FocusSuggestion => [4, 6],
                    ContributionKind.Question => [5],
                    ContributionKind.NamesInReport or ContributionKind.HowDescribed or ContributionKind.NotToBeWritten => [7],
                    _ => [6, 7, 9],
                };
                found.Add(new(EvidenceKind.Contribution, contribution.Id.Value, questions, $"{member.Relation}: {Words(contribution.Kind)}, {Day(contribution.SentAt)}", $"{address}#sent-{contribution.Id}"));
                if (contribution.Answer is { } answer)
                {
                    found.Add(new(EvidenceKind.Answer, contribution.Id.Value, questions, $"{member.Relation}: our answer, {Words(answer.Outcome)}, {Day(answer.AnsweredAt)}", $"{address}#sent-{contribution.Id}"));
                }
            }
            found.AddRange(released.Where(passage => passage.FamilyMemberId == member.Id)
                .Select(passage => new EvidenceView(EvidenceKind.ReleasedPassage, passage.Id.Value, [7, 9], $"{member.Relation}: passage {passage.Number} released, {Day(passage.ReleasedAt)}", address + "#released", passage.WithdrawnAt is null)));
        }
        found.AddRange(await InvolvementEvidence.FindAsync(operation, @case, cancellation));
        return found;
    }

    private static string Day(DateTimeOffset at) => LegalDay.Of(at).ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private static string Words(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => "being kept informed",
        FamilyActivity.InfluenceFocus => "shaping the focus",
        FamilyActivity.ShareExperience => "sharing experience",
        FamilyActivity.CommentOnDraft => "commenting on the draft",
        _ => activity.ToString(),
    };

    private static string Words(AgreementAnswer answer) => answer switch
    {
        AgreementAnswer.Yes => "yes",
        AgreementAnswer.No => "no",
        AgreementAnswer.NotNow => "not now",
        AgreementAnswer.RatherTalk => "would rather talk",
        _ => answer.ToString(),
    };

    private static string Words(ContributionKind kind) => kind switch
    {
        ContributionKind.FocusSuggestion => "wish for the focus",
        ContributionKind.Comment => "comment on the draft",
        ContributionKind.FactIsWrong => "says a fact is wrong",
        ContributionKind.WordsHurt => "says the words hurt",
        ContributionKind.Question => "question",
        ContributionKind.NamesInReport => "wish about names",
        ContributionKind.HowDescribed => "wish about how they are described",
        ContributionKind.NotToBeWritten => "wish about what not to write",
        _ => kind.ToString(),
    };

    private static string Words(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Accepted => "taken up",
        AnswerOutcome.PartlyAccepted => "partly taken up",
        AnswerOutcome.NotAccepted => "not taken up",
        AnswerOutcome.Answered => "answered",
        _ => outcome.ToString(),
    };
}
