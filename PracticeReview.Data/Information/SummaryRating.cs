using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>What the quality of an agency summary is measured against, in the words of the policy. Names are stored: add to them, never rename.</summary>
public enum SummaryCriterion
{
    /// <summary>"There needs to be sufficient detail to inform whether a Child Safeguarding Practice Review is required" (Policy 7.7).</summary>
    EnoughToDecide,
    /// <summary>"This will include a time bound chronology" (Policy 7.7).</summary>
    TimeBoundChronology,
    /// <summary>"Each Significant Practice Event details the presentation of risk" (Policy 7.8).</summary>
    Risk,
    /// <summary>"Agency response is clear" (Policy 7.8).</summary>
    Response,
    /// <summary>"How did the agency response impact on the presenting risk and lived experience of the child?" (Policy 7.8).</summary>
    Impact,
    /// <summary>"Understanding of multi-agency considerations is apparent" (Policy 7.8).</summary>
    Partnership,
    /// <summary>"Identify learning opportunities, in particular those which are significant or new" (Policy 7.8).</summary>
    Learning,
}

/// <summary>How far a criterion is met. Names are stored: add to them, never rename.</summary>
public enum CriterionMet
{
    Met,
    Partly,
    NotMet,
}

/// <summary>
/// The business unit's rating of one return (Policy 10.3 e), which does not change afterwards. The policy asks for the measure and
/// names no scale: each criterion is met, partly met or not met, and a return that is not enough to decide goes back.
/// </summary>
public sealed class SummaryRating
{
    private SummaryRating() { }

    public InformationRequestId RequestId { get; private set; }
    /// <summary>Which return of the request was rated, from 1.</summary>
    public int Round { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public CriterionMet EnoughToDecide { get; private set; }
    public CriterionMet TimeBoundChronology { get; private set; }
    public CriterionMet Risk { get; private set; }
    public CriterionMet Response { get; private set; }
    public CriterionMet Impact { get; private set; }
    public CriterionMet Partnership { get; private set; }
    public CriterionMet Learning { get; private set; }
    /// <summary>What the agency is told; needed where the return goes back.</summary>
    public string Words { get; private set; } = "";
    /// <summary>The London day by which it is returned again; null where it was enough to decide.</summary>
    public DateOnly? ReturnBy { get; private set; }
    public StaffId RatedBy { get; private set; }
    public DateTimeOffset RatedAt { get; private set; }

    /// <summary>Whether the return went back to the agency.</summary>
    public bool IsSentBack => ReturnBy is not null;

    /// <summary>The answer to each criterion, in the order of <see cref="SummaryCriterion"/>.</summary>
    public IReadOnlyDictionary<SummaryCriterion, CriterionMet> Criteria => new Dictionary<SummaryCriterion, CriterionMet>
    {
        [SummaryCriterion.EnoughToDecide] = EnoughToDecide,
        [SummaryCriterion.TimeBoundChronology] = TimeBoundChronology,
        [SummaryCriterion.Risk] = Risk,
        [SummaryCriterion.Response] = Response,
        [SummaryCriterion.Impact] = Impact,
        [SummaryCriterion.Partnership] = Partnership,
        [SummaryCriterion.Learning] = Learning,
    };

    /// <summary>Whether this actor may rate the request as it stands: the business unit, once a summary has come.</summary>
    public static bool MayBeGivenBy(StaffActor actor, InformationRequest request) =>
        actor.IsBusinessUnit && request is { ReturnedAt: not null, ReturnKind: ReturnKind.Summary, WithdrawnAt: null };

    private static string Short(SummaryCriterion criterion) => criterion switch
    {
        SummaryCriterion.EnoughToDecide => "enough detail to decide",
        SummaryCriterion.TimeBoundChronology => "a time bound chronology",
        _ => criterion.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// Rates what was returned last. Refused for others than the business unit, where no summary has come, where a criterion is
    /// not answered, and, where it is not enough to decide, without words and a day for the agency.
    /// </summary>
    public static Result<SummaryRating> Rate(
        StaffActor actor, InformationRequest request, IReadOnlyDictionary<SummaryCriterion, CriterionMet> criteria, string words, DateOnly? returnBy, DateTimeOffset now)
    {
        if (!actor.IsBusinessUnit)
        {
            return Refusal.NotFound;
        }
        if (!MayBeGivenBy(actor, request))
        {
            return Result<SummaryRating>.Refuse(null, "There is no summary to rate here.");
        }
        List<Refusal> refusals = [.. Enum.GetValues<SummaryCriterion>().Where(criterion => !criteria.ContainsKey(criterion))
            .Select(criterion => new Refusal(criterion.ToString(), "Say how far this is met: {0}.", Short(criterion)))];
        var goesBack = criteria.GetValueOrDefault(SummaryCriterion.EnoughToDecide) == CriterionMet.NotMet;
        if (goesBack)
        {
            refusals.AddRange(Reasons.Check("Words", "What the agency still has to say", words));
            refusals.AddRange(ReturnDays.Check("ReturnBy", returnBy, now));
        }
        else if (words.Trim().Length > Reasons.MostCharacters)
        {
            refusals.AddRange(Reasons.Check("Words", "What the agency is told", words));
        }
        return refusals.Count > 0
            ? Result<SummaryRating>.Refuse(refusals)
            : new SummaryRating
            {
                RequestId = request.Id,
                Round = request.Round,
                PartnershipId = request.PartnershipId,
                CaseId = request.CaseId,
                EnoughToDecide = criteria[SummaryCriterion.EnoughToDecide],
                TimeBoundChronology = criteria[SummaryCriterion.TimeBoundChronology],
                Risk = criteria[SummaryCriterion.Risk],
                Response = criteria[SummaryCriterion.Response],
                Impact = criteria[SummaryCriterion.Impact],
                Partnership = criteria[SummaryCriterion.Partnership],
                Learning = criteria[SummaryCriterion.Learning],
                Words = words.Trim(),
                ReturnBy = goesBack ? returnBy : null,
                RatedBy = actor.Id,
                RatedAt = now,
            };
    }
}
