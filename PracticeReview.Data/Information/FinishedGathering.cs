using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>The business unit's word that a case has what it needs to go on, with a reason where something is missing.</summary>
public sealed class FinishedGathering
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostCharacters = 2_000;

    private FinishedGathering() { }

    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public StaffId FinishedBy { get; private set; }
    public DateTimeOffset FinishedAt { get; private set; }
    /// <summary>How many agencies had not returned anything by then.</summary>
    public int Missing { get; private set; }
    public string? WhyWithout { get; private set; }

    /// <summary>Whether this actor may finish the gathering of a case at this stage.</summary>
    public static bool MayBeDoneBy(StaffActor actor, CaseStage stage) => actor.IsBusinessUnit && stage == CaseStage.Information;

    /// <summary>Ends the gathering. Refused for others than the business unit, at another stage, and without returns unless it says why.</summary>
    public static Result<FinishedGathering> Finish(StaffActor actor, ReviewCase @case, int asked, int missing, string? whyWithout, DateTimeOffset now)
    {
        if (!actor.IsBusinessUnit)
        {
            return Refusal.NotFound;
        }
        if (@case.Stage != CaseStage.Information)
        {
            return Result<FinishedGathering>.Refuse(null, "This case is not gathering information now.");
        }
        var why = string.IsNullOrWhiteSpace(whyWithout) ? null : whyWithout.Trim();
        if ((missing > 0 || asked == 0) && why is null)
        {
            return Result<FinishedGathering>.Refuse("WhyWithout", asked == 0
                ? "No agency has been asked. Say why the review can go on without agency summaries."
                : missing == 1 ? "One agency has returned neither a summary nor “no involvement”. Say why the review can go on without it." : "{0} agencies have returned neither a summary nor “no involvement”. Say why the review can go on without them.", missing);
        }
        if (why?.Length > MostCharacters)
        {
            return Result<FinishedGathering>.Refuse("WhyWithout", "The reason has {0:N0} characters. At most {1:N0} are kept.", why.Length, MostCharacters);
        }
        return new FinishedGathering
        {
            CaseId = @case.Id,
            PartnershipId = @case.PartnershipId,
            FinishedBy = actor.Id,
            FinishedAt = now,
            Missing = missing,
            WhyWithout = why,
        };
    }

    /// <summary>What comes after the gathering: the rapid review meeting, or the review group's work (Policy 7.12, 8.2).</summary>
    public static CaseStage StageAfter(ReviewType? type) =>
        type is ReviewType.LocalCaseReview or ReviewType.SingleAgency or ReviewType.Audit or ReviewType.GoodOutcomeReview
            ? CaseStage.Review
            : CaseStage.RapidReview;
}
