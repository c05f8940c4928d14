using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <summary>What the review group decided about words that a person wants left out.</summary>
public enum LeaveOutOutcome
{
    /// <summary>The review does without them, and nobody reads them any more.</summary>
    LeftOut,
    /// <summary>They stay, for a reason the person is told.</summary>
    Kept,
}

/// <summary>
/// A person wants something they said left out (guidance 1.2): a contribution, or an answer to a question. Until it is decided
/// only the review group reads the words, and the person reads what was decided and why.
/// </summary>
public sealed class LeaveOutRequest
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 4_000;

    private LeaveOutRequest() { }

    public LeaveOutRequestId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    /// <summary>What it is about; null where it is about an answer.</summary>
    public ContributionId? ContributionId { get; private set; }
    /// <summary>The answer it is about; null where it is about a contribution.</summary>
    public Guid? QuestionAnswerId { get; private set; }
    /// <summary>By which translations of the words are found, to be left out with them.</summary>
    public string WordsHash { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    /// <summary>Null until it is decided.</summary>
    public LeaveOutOutcome? Outcome { get; private set; }
    /// <summary>To the person, in English and in plain words; empty until it is decided.</summary>
    public string Reason { get; private set; } = "";
    /// <summary>By which its translations are found, and the person is allowed them.</summary>
    public string ReasonHash { get; private set; } = "";
    public StaffId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Asks that a contribution of one's own is left out.</summary>
    public static Result<LeaveOutRequest> Ask(FamilyActor actor, Contribution contribution, DateTimeOffset now) =>
        contribution.FamilyMemberId != actor.Id ? Refusal.NotFound : Of(actor, contribution.Id, null, contribution.Text, now);

    /// <summary>Asks that an answer of one's own is left out.</summary>
    public static Result<LeaveOutRequest> Ask(FamilyActor actor, QuestionAnswer answer, DateTimeOffset now) =>
        answer.FamilyMemberId != actor.Id ? Refusal.NotFound : Of(actor, null, answer.Id, answer.Text, now);

    /// <summary>Whether this actor decides such wishes: the review group, because the analysis is theirs (Policy 8.2).</summary>
    public static bool MayDecide(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case);

    /// <summary>Whether the person may take the wish back: their own, while nobody has decided.</summary>
    public Result MayTakeBack(FamilyActor actor) =>
        FamilyMemberId != actor.Id ? Refusal.NotFound : Outcome is not null ? Refusal.ChangedMeanwhile : Result.Done;

    /// <summary>Decides. Refuses without the words that the person reads.</summary>
    public Result Decide(StaffActor actor, LeaveOutOutcome? outcome, string? reason, DateTimeOffset now)
    {
        if (!MayDecide(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        if (Outcome is not null)
        {
            return Refusal.ChangedMeanwhile;
        }
        var refusals = new List<Refusal>();
        if (outcome is null)
        {
            refusals.Add(new Refusal("Outcome", "Choose whether the review does without these words."));
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(new Refusal("Reason", "Write to the person what was decided, and why. Say what cannot be called back."));
        }
        else if (reason.Length > LongestReason)
        {
            refusals.Add(new Refusal("Reason", "This is too long: at most {0:N0} characters fit.", LongestReason));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Outcome, Reason, DecidedBy, DecidedAt) = (outcome, reason!.Trim(), actor.Id, now);
        ReasonHash = CaseTextTranslation.HashOf(Reason);
        return Result.Done;
    }

    private static LeaveOutRequest Of(FamilyActor actor, ContributionId? contribution, Guid? answer, string words, DateTimeOffset now) => new()
    {
        Id = LeaveOutRequestId.New(),
        PartnershipId = actor.Partnership,
        CaseId = actor.Case,
        FamilyMemberId = actor.Id,
        ContributionId = contribution,
        QuestionAnswerId = answer,
        WordsHash = CaseTextTranslation.HashOf(words),
        AskedAt = now,
    };
}
