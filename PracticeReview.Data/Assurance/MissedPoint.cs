using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Assurance;

/// <summary>What is open at one point of a review, where no reason was recorded.</summary>
/// <param name="Questions">The numbers of the questions nobody has answered for it.</param>
public sealed record OpenPoint(AssuranceStage Stage, IReadOnlyList<int> Questions);

/// <summary>
/// Why the nine questions were not all answered at a point that the review has left behind (guidance 1.8: they are asked at key stages).
/// It is said once, in the words of the review group; an answer given later does not undo that it came late.
/// </summary>
public sealed class MissedPoint
{
    public const int LongestReason = 4_000;

    private MissedPoint() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public AssuranceStage Stage { get; private set; }
    public string Reason { get; private set; } = "";
    public StaffId SaidBy { get; private set; }
    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>Says why. Refuses it for the end, which is answered; for a point the review has not left behind; and without a reason.</summary>
    /// <param name="unanswered">How many of the nine nobody has answered for the point.</param>
    public static Result<MissedPoint> Explain(StaffActor actor, ReviewCase @case, AssuranceStage stage, int unanswered, string? reason, DateTimeOffset now)
    {
        if (!AssuranceAnswer.MayBeGivenBy(actor, @case.Id))
        {
            return Refusal.NotFound;
        }
        if (!IsLeftBehind(stage, @case.Stage))
        {
            return Result<MissedPoint>.Refuse(null, "The review has not left this point behind: answer its questions.");
        }
        if (unanswered == 0)
        {
            return Result<MissedPoint>.Refuse(null, "All nine are answered for this point.");
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Result<MissedPoint>.Refuse("Reason", "Say why they were not answered then.");
        }
        return reason.Length > LongestReason
            ? Result<MissedPoint>.Refuse("Reason", "Use at most {0} characters. Your words are still here: shorten them.", LongestReason)
            : Of(actor, @case, stage, reason, now);
    }

    /// <summary>The reason for which a final version was agreed without the answers for the draft stands for that point as well.</summary>
    internal static MissedPoint Of(StaffActor actor, ReviewCase @case, AssuranceStage stage, string reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        PartnershipId = @case.PartnershipId,
        CaseId = @case.Id,
        Stage = stage,
        Reason = reason.Trim(),
        SaidBy = actor.Id,
        SaidAt = now,
    };

    /// <summary>Whether the review has come past a point. It never leaves its end behind.</summary>
    public static bool IsLeftBehind(AssuranceStage stage, CaseStage reached) => stage < AssuranceStages.Reached(reached);
}
