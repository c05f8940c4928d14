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
    /// <summary>The most characters of a rationale, and of the National Panel's answer.</summary>
    public const int MostCharacters = 20_000;

    private RapidReview() { }

    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    /// <summary>The case's reference, for people of the meeting who do not see the case.</summary>
    public string CaseReference { get; private set; } = "";
    public DateTimeOffset PlannedFor { get; private set; }
    /// <summary>When the decision makers sign off the report (Policy 7.10).</summary>
    public DateTimeOffset? SignOffAt { get; private set; }
    /// <summary>From 1. A meeting that was not quorate is followed by another sitting.</summary>
    public int Sitting { get; private set; }
    public DateTimeOffset? PapersSharedAt { get; private set; }
    public DateTimeOffset? HeldAt { get; private set; }
    public RapidReviewOutcome? Outcome { get; private set; }
    public string? Rationale { get; private set; }
    /// <summary>Whether the case may raise issues that are complex or of national importance (Policy 7.12).</summary>
    public bool? OfNationalImportance { get; private set; }
    public DateTimeOffset? ReportSentAt { get; private set; }
    /// <summary>The outcome as it was endorsed, or settled by the Safeguarding Executive; null until the report is sent.</summary>
    public RapidReviewOutcome? FinalOutcome { get; private set; }
    public DateTimeOffset? PanelAnsweredAt { get; private set; }
    /// <summary>Whether the National Panel disagrees with the partnership (Policy 10.3, measure c).</summary>
    public bool? PanelDisagrees { get; private set; }
    public string? PanelAnswer { get; private set; }
    public uint Version { get; private set; }

    public bool IsConcluded => HeldAt is not null;

    /// <summary>The business unit sets the date (Policy 7.10); the outcome is recorded by it or by the review chair.</summary>
    public static bool MayBeKeptBy(StaffActor actor, CaseId @case) => actor.IsBusinessUnit || actor.Holds(@case, CaseRole.ReviewChair);

    /// <summary>Who works on the case's professional material, and so on everything of its meeting.</summary>
    public static bool IsOpenTo(StaffActor actor, CaseId @case) => actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(@case);

    /// <summary>
    /// Who completes the report: "the Chair" (Policy 7.12). The policy does not say which: it is the review chair, and the chair of the
    /// sub-group or the deputy, since the review chair may not be appointed yet.
    /// </summary>
    public static bool MayCompleteReport(StaffActor actor, CaseId @case) => actor.Holds(@case, CaseRole.ReviewChair)
        || actor.Is(StaffRole.SubGroupChair) || actor.Is(StaffRole.SubGroupDeputyChair);

    public static RapidReview Plan(ReviewCase @case, DateTimeOffset plannedFor, DateTimeOffset? signOffAt) => new()
    {
        CaseId = @case.Id,
        PartnershipId = @case.PartnershipId,
        CaseReference = @case.Reference,
        PlannedFor = plannedFor,
        SignOffAt = signOffAt,
        Sitting = 1,
    };

    /// <summary>What is wrong with a date for the meeting and the sign-off after it; nothing where they can stand.</summary>
    public static IReadOnlyList<Refusal> CheckDates(DateTimeOffset? plannedFor, DateTimeOffset? signOffAt)
    {
        var refusals = new List<Refusal>();
        if (plannedFor is null)
        {
            refusals.Add(new Refusal("PlannedFor", "Choose the day and the time of the meeting."));
        }
        if (signOffAt <= plannedFor)
        {
            refusals.Add(new Refusal("SignOffAt", "The decision makers sign off after the meeting: choose a later time."));
        }
        return refusals;
    }

    /// <summary>Moves the meeting. Refused once it was held.</summary>
    public Result MoveTo(DateTimeOffset plannedFor, DateTimeOffset? signOffAt)
    {
        if (IsConcluded)
        {
            return Result.Refuse("PlannedFor", "The meeting has been held.");
        }
        (PlannedFor, SignOffAt) = (plannedFor, signOffAt);
        return Result.Done;
    }

    /// <summary>The papers were shared, the first time counts (Policy 7.11).</summary>
    public void SharePapers(DateTimeOffset now) => PapersSharedAt ??= now;

    /// <summary>
    /// Records that the meeting was held and what it decided. Refuses a meeting that was not quorate (Policy 7.12), one in the future,
    /// and an outcome without a reason.
    /// </summary>
    public Result Conclude(Quorum quorum, DateTimeOffset? heldAt, RapidReviewOutcome? outcome, bool? ofNationalImportance, string? rationale, DateTimeOffset now)
    {
        var refusals = CheckHeld(heldAt, now);
        if (!quorum.IsQuorate)
        {
            refusals.Add(new Refusal(null, quorum.Said + " Note who else was there, or record the meeting as not deciding."));
        }
        if (outcome is null)
        {
            refusals.Add(new Refusal("Outcome", "Choose the outcome."));
        }
        if (ofNationalImportance is null)
        {
            refusals.Add(new Refusal("OfNationalImportance", "Say whether the case may raise issues of national importance: the report has to state it."));
        }
        if (string.IsNullOrWhiteSpace(rationale) || rationale.Length > MostCharacters)
        {
            refusals.Add(new Refusal("Rationale", "Write why, in at most {0:N0} characters.", MostCharacters));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (HeldAt, Outcome, OfNationalImportance, Rationale) = (heldAt, outcome, ofNationalImportance, rationale!.Trim());
        return Result.Done;
    }

    /// <summary>Records that a meeting was held that was not quorate and decided nothing; another sitting follows.</summary>
    public Result<UndecidedSitting> EndUndecided(StaffActor actor, Quorum quorum, DateTimeOffset? heldAt, DateTimeOffset now)
    {
        var refusals = CheckHeld(heldAt, now);
        if (quorum.IsQuorate)
        {
            refusals.Add(new Refusal(null, "This meeting is quorate: it can decide."));
        }
        if (refusals.Count > 0)
        {
            return Result<UndecidedSitting>.Refuse(refusals);
        }
        var ended = new UndecidedSitting(this, heldAt!.Value, quorum, actor.Id);
        Sitting++;
        return ended;
    }

    /// <summary>Records that the Rapid Review Meeting Report went to the National Panel (Policy 7.13). Only after its endorsement (Policy 7.12).</summary>
    public Result SendReport(EndorsementStanding standing, DateTimeOffset now)
    {
        if (!IsConcluded)
        {
            return Result.Refuse(null, "Record the outcome of the meeting first.");
        }
        if (ReportSentAt is not null)
        {
            return Result.Refuse(null, "The report has been sent already.");
        }
        if (standing.Outcome is not { } outcome)
        {
            return Result.Refuse(null, "The outcome is not endorsed yet. It is missing: {0}.", string.Join(", ", standing.Awaited.Select(EndorsementStanding.Name)));
        }
        (ReportSentAt, FinalOutcome) = (now, outcome);
        return Result.Done;
    }

    /// <summary>Records what the National Panel answered, and whether it disagrees.</summary>
    public Result RecordPanelAnswer(bool? disagrees, string? answer, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        if (ReportSentAt is null)
        {
            refusals.Add(new Refusal(null, "The report has not been sent to the National Panel."));
        }
        if (PanelAnsweredAt is not null)
        {
            refusals.Add(new Refusal(null, "The National Panel's answer has been recorded already."));
        }
        if (disagrees is null)
        {
            refusals.Add(new Refusal("Disagrees", "Say whether the National Panel agrees."));
        }
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > MostCharacters)
        {
            refusals.Add(new Refusal("Answer", "Write what the National Panel answered, in at most {0:N0} characters.", MostCharacters));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (PanelAnsweredAt, PanelDisagrees, PanelAnswer) = (now, disagrees, answer!.Trim());
        return Result.Done;
    }

    private List<Refusal> CheckHeld(DateTimeOffset? heldAt, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        if (IsConcluded)
        {
            refusals.Add(new Refusal(null, "The outcome of this meeting has been recorded already."));
        }
        if (heldAt is null)
        {
            refusals.Add(new Refusal("HeldAt", "Say when the meeting was held."));
        }
        if (heldAt > now)
        {
            refusals.Add(new Refusal("HeldAt", "The meeting cannot have been held in the future."));
        }
        return refusals;
    }
}

/// <summary>A meeting that was held and could not decide, since a safeguarding partner was missing (Policy 7.12).</summary>
public sealed class UndecidedSitting
{
    private UndecidedSitting() { }

    internal UndecidedSitting(RapidReview review, DateTimeOffset heldAt, Quorum quorum, StaffId recordedBy)
    {
        CaseId = review.CaseId;
        PartnershipId = review.PartnershipId;
        Number = review.Sitting;
        HeldAt = heldAt;
        Why = quorum.Said;
        RecordedBy = recordedBy;
    }

    public CaseId CaseId { get; private set; }
    public int Number { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public DateTimeOffset HeldAt { get; private set; }
    /// <summary>Which partner was missing, in English.</summary>
    public string Why { get; private set; } = "";
    public StaffId RecordedBy { get; private set; }
}
