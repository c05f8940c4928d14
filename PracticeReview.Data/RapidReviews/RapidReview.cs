using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>The three outcomes of a rapid review (Policy 7.12).</summary>
public enum RapidReviewOutcome
{
    RecommendPracticeReview,
    OtherLocalReview,
    NoFurtherAction,
}

/// <summary>The rapid review meeting of a case: planned, held, and reported to the National Panel (Policy 7.10 to 7.13).</summary>
public sealed class RapidReview
{
    private RapidReview() { }

    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public DateTimeOffset PlannedFor { get; private set; }
    public DateTimeOffset? HeldAt { get; private set; }
    public RapidReviewOutcome? Outcome { get; private set; }
    public string? Rationale { get; private set; }
    /// <summary>Whether the case may raise issues that are complex or of national importance (Policy 7.12).</summary>
    public bool? OfNationalImportance { get; private set; }
    public DateTimeOffset? ReportSentAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The business unit sets the date (Policy 7.10); the outcome is recorded by it or by the review chair.</summary>
    public static bool MayBeKeptBy(StaffActor actor, CaseId @case) => actor.IsBusinessUnit || actor.Holds(@case, CaseRole.ReviewChair);

    public static RapidReview Plan(ReviewCase @case, DateTimeOffset plannedFor) =>
        new() { CaseId = @case.Id, PartnershipId = @case.PartnershipId, PlannedFor = plannedFor };

    /// <summary>Moves the meeting. Refused once it was held.</summary>
    public Result MoveTo(DateTimeOffset plannedFor)
    {
        if (HeldAt is not null)
        {
            return Result.Refuse("PlannedFor", "The meeting has been held.");
        }
        PlannedFor = plannedFor;
        return Result.Done;
    }

    /// <summary>Records that the meeting was held and what it decided. Refuses a meeting in the future, and an outcome without a reason.</summary>
    public Result Conclude(DateTimeOffset heldAt, RapidReviewOutcome? outcome, bool? ofNationalImportance, string? rationale, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        if (HeldAt is not null)
        {
            refusals.Add(new Refusal(null, "The outcome of this meeting has been recorded already."));
        }
        if (heldAt > now)
        {
            refusals.Add(new Refusal("HeldAt", "The meeting cannot have been held in the future."));
        }
        if (outcome is null)
        {
            refusals.Add(new Refusal("Outcome", "Choose the outcome."));
        }
        if (ofNationalImportance is null)
        {
            refusals.Add(new Refusal("OfNationalImportance", "Say whether the case may raise issues of national importance: the report has to state it."));
        }
        if (string.IsNullOrWhiteSpace(rationale))
        {
            refusals.Add(new Refusal("Rationale", "Write why."));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (HeldAt, Outcome, OfNationalImportance, Rationale) = (heldAt, outcome, ofNationalImportance, rationale!.Trim());
        return Result.Done;
    }

    /// <summary>Records that the Rapid Review Meeting Report went to the National Panel (Policy 7.13).</summary>
    public Result SendReport(DateTimeOffset now)
    {
        if (HeldAt is null)
        {
            return Result.Refuse(null, "Record the outcome of the meeting first.");
        }
        ReportSentAt ??= now;
        return Result.Done;
    }
}
