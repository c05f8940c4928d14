using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Assurance;

/// <summary>How far the review group can say yes.</summary>
public enum AssuranceVerdict
{
    Yes,
    Partly,
    No,
    DoesNotApply,
}

/// <summary>What an answer can point to: things the portal holds already.</summary>
public enum EvidenceKind
{
    /// <summary>A family member with the reason for their involvement.</summary>
    Involvement,
    /// <summary>A family member's language and safe means of contact.</summary>
    Support,
    /// <summary>A choice about taking part.</summary>
    Agreement,
    /// <summary>A wish for the focus, a comment or a question.</summary>
    Contribution,
    /// <summary>The review's answer to one.</summary>
    Answer,
    /// <summary>A passage released to be commented on.</summary>
    ReleasedPassage,
    /// <summary>The decision whether a person on the map is involved.</summary>
    Decision,
    /// <summary>A person's involvement plan.</summary>
    Plan,
    /// <summary>A hold agreed with police or courts.</summary>
    Hold,
    /// <summary>The log of contacts with a person.</summary>
    Contacts,
    /// <summary>A meeting with family members.</summary>
    Meeting,
    /// <summary>A question that was sent to a person before a talk.</summary>
    AskedQuestion,
    /// <summary>What a person answered to one.</summary>
    QuestionAnswer,
    /// <summary>That something a person sent was considered, used or not used in the analysis.</summary>
    ContributionStep,
    /// <summary>To what in the review a person's words lead.</summary>
    ContributionLink,
    /// <summary>Contradictory accounts set side by side.</summary>
    Accounts,
    /// <summary>A letter released to a person.</summary>
    Letter,
    /// <summary>Something written that was explained by word of mouth, and whether it was understood.</summary>
    Explanation,
    /// <summary>How a person wants to take part.</summary>
    Wishes,
    /// <summary>Who decides whether a person takes part.</summary>
    Consent,
    /// <summary>Something a person told of the child.</summary>
    Memory,
    /// <summary>A part of the area closed to a person by decision.</summary>
    Limit,
    /// <summary>That what does not work in a meeting was taken further.</summary>
    Escalation,
    /// <summary>The reason for which a final version was agreed although something was open.</summary>
    AgreedDespite,
}

/// <summary>One piece of evidence behind an answer.</summary>
public sealed class AssuranceEvidence
{
    private AssuranceEvidence() { }

    internal AssuranceEvidence(Guid answer, PartnershipId partnership, CaseId @case, EvidenceKind kind, Guid subject)
    {
        AnswerId = answer;
        PartnershipId = partnership;
        CaseId = @case;
        Kind = kind;
        SubjectId = subject;
    }

    public Guid AnswerId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public EvidenceKind Kind { get; private set; }
    public Guid SubjectId { get; private set; }
}

/// <summary>The review group's answer to one of the nine questions. A later answer replaces it; both stay.</summary>
public sealed class AssuranceAnswer
{
    public const int LongestExplanation = 4_000;
    private readonly List<AssuranceEvidence> _evidence = [];

    private AssuranceAnswer() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public int Question { get; private set; }
    /// <summary>The point of the review it was answered for.</summary>
    public AssuranceStage Stage { get; private set; }
    public AssuranceVerdict Verdict { get; private set; }
    public string Explanation { get; private set; } = "";
    public StaffId AnsweredBy { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }
    /// <summary>The answer it replaces; null for the first. An answer is replaced once: two people who answer at once do not pass over each other.</summary>
    public Guid? ReplacesId { get; private set; }
    public IReadOnlyList<AssuranceEvidence> Evidence => _evidence;
    /// <summary>What the portal found missing behind the question when it was answered: later it finds something else.</summary>
    public IReadOnlyList<string> Gaps { get; private set; } = [];

    /// <summary>The review group answers for itself (guidance 1.8).</summary>
    public static bool MayBeGivenBy(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case);

    /// <summary>Answers a question. Refuses a point the review has not reached, "yes" without evidence or explanation, "no" and "partly" without saying what will be done, and "does not apply" except where it can be true.</summary>
    /// <param name="gaps">What the portal finds missing behind the question now.</param>
    /// <param name="stage">The point of the review; the one the review has reached where none is given.</param>
    public static Result<AssuranceAnswer> Give(StaffActor actor, ReviewCase @case, int question, AssuranceVerdict? verdict, string? explanation,
        IReadOnlyCollection<(EvidenceKind Kind, Guid Subject)> evidence, DateTimeOffset now, Guid? replaces = null, AssuranceStage? stage = null,
        IReadOnlyList<string>? gaps = null)
    {
        if (!MayBeGivenBy(actor, @case.Id) || AssuranceQuestion.Find(question) is not { } asked)
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        var point = stage ?? AssuranceStages.Reached(@case.Stage);
        if (!AssuranceStages.MayBeAnswered(point, @case.Stage))
        {
            refusals.Add(new Refusal(null, "The review has not come to this point yet: a draft is answered for once there is one."));
        }
        if (verdict is null)
        {
            refusals.Add(new Refusal("Verdict", "Choose an answer."));
        }
        if (verdict == AssuranceVerdict.DoesNotApply && !asked.MayNotApply)
        {
            refusals.Add(new Refusal("Verdict", "This question applies to every review: answer yes, partly or no."));
        }
        if (string.IsNullOrWhiteSpace(explanation) && (verdict != AssuranceVerdict.Yes || evidence.Count == 0))
        {
            refusals.Add(new Refusal("Explanation", verdict is AssuranceVerdict.No or AssuranceVerdict.Partly
                ? "Say what is missing and what will be done about it."
                : "Point to evidence, or explain in words."));
        }
        if (explanation?.Length > LongestExplanation)
        {
            refusals.Add(new Refusal("Explanation", "Use at most {0} characters. Your words are still here: shorten them.", LongestExplanation));
        }
        if (refusals.Count > 0)
        {
            return Result<AssuranceAnswer>.Refuse(refusals);
        }
        var answer = new AssuranceAnswer
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = @case.PartnershipId,
            CaseId = @case.Id,
            Question = question,
            Stage = point,
            Verdict = verdict!.Value,
            Explanation = explanation?.Trim() ?? "",
            AnsweredBy = actor.Id,
            AnsweredAt = now,
            ReplacesId = replaces,
            Gaps = gaps ?? [],
        };
        answer._evidence.AddRange(evidence.Distinct().Select(piece => new AssuranceEvidence(answer.Id, @case.PartnershipId, @case.Id, piece.Kind, piece.Subject)));
        return answer;
    }
}
