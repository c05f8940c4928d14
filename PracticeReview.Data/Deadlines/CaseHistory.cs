using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// What has happened in a case, as far as its clocks care. Every instant is in UTC and null until it is known; the
/// meeting and the publication may lie ahead.
/// </summary>
public sealed record CaseHistory
{
    /// <summary>What the case has become. One value, not a mixture.</summary>
    public ReviewRoutes Route { get; init; } = ReviewRoutes.Undecided;

    public DateTimeOffset? Aware { get; init; }
    public DateTimeOffset? NationalPanelNotified { get; init; }
    public DateTimeOffset? Received { get; init; }
    public DateTimeOffset? ForwardedToPanel { get; init; }
    /// <summary>The decision that stands: where a final decision followed a disagreement (Policy 7.5), that one.</summary>
    public DateTimeOffset? DecisionMade { get; init; }
    /// <summary>The panel's own answer where another decision overturned or confirmed it; null where the one that stands was the only one.</summary>
    public DateTimeOffset? FirstDecision { get; init; }
    public DateTimeOffset? GatheringFinished { get; init; }
    public DateTimeOffset? PapersShared { get; init; }
    public DateTimeOffset? Meeting { get; init; }
    public DateTimeOffset? ReportSentToNationalPanel { get; init; }
    public DateTimeOffset? FullReviewDecided { get; init; }
    public DateTimeOffset? LeadReviewerAppointed { get; init; }
    public DateTimeOffset? ReviewCompleted { get; init; }
    public DateTimeOffset? CopySentToNationalPanel { get; init; }
    public DateTimeOffset? Publication { get; init; }
    public DateTimeOffset? LookedAfterChildDied { get; init; }
    public DateTimeOffset? SecretaryOfStateNotified { get; init; }

    /// <summary>The times the referral was returned as incomplete, in order.</summary>
    public IReadOnlyList<ReturnToReferrer> Returns { get; init; } = [];

    /// <summary>The agencies chosen to be asked, and what became of each request.</summary>
    public IReadOnlyList<AgencyExchange> InformationRequests { get; init; } = [];

    /// <summary>The agencies asked for a fuller report, and what became of each request.</summary>
    public IReadOnlyList<AgencyExchange> FullerReports { get; init; } = [];

    /// <summary>The immediate actions, each with the day by which it is to be done.</summary>
    public IReadOnlyList<AgencyExchange> ImmediateActions { get; init; } = [];

    /// <summary>The requests between areas, each with the day by which it is to be answered.</summary>
    public IReadOnlyList<AgencyExchange> AreaRequests { get; init; } = [];

    /// <summary>The contributing agencies of the draft report, and what became of each copy.</summary>
    public IReadOnlyList<AgencyExchange> FactualAccuracyRound { get; init; } = [];

    private ReturnToReferrer? LastReturn => Returns.Count > 0 ? Returns[^1] : null;

    /// <summary>When <paramref name="happening"/> happened to the case as a whole, or null.</summary>
    public DateTimeOffset? When(CaseEvent happening) => happening switch
    {
        CaseEvent.Aware => Aware,
        CaseEvent.NationalPanelNotified => NationalPanelNotified,
        CaseEvent.Received => Received,
        CaseEvent.ForwardedToPanel => ForwardedToPanel,
        CaseEvent.Submitted => LatestSubmission,
        CaseEvent.PanelAnswered => LastReturn is { ResubmittedAt: null } open ? open.ReturnedAt : FirstDecision ?? DecisionMade,
        CaseEvent.Returned => LastReturn?.ReturnedAt,
        CaseEvent.Resubmitted => LastReturn?.ResubmittedAt,
        CaseEvent.DecisionMade => DecisionMade,
        CaseEvent.InformationRequested => WhenAllSent(InformationRequests),
        CaseEvent.GatheringFinished => GatheringFinished,
        CaseEvent.PapersShared => PapersShared,
        CaseEvent.Meeting => Meeting,
        CaseEvent.ReportSentToNationalPanel => ReportSentToNationalPanel,
        CaseEvent.FullReviewDecided => FullReviewDecided,
        CaseEvent.LeadReviewerAppointed => LeadReviewerAppointed,
        CaseEvent.ReviewCompleted => ReviewCompleted,
        CaseEvent.DraftSent => WhenAllSent(FactualAccuracyRound),
        CaseEvent.CopySentToNationalPanel => CopySentToNationalPanel,
        CaseEvent.Publication => Publication,
        CaseEvent.FullerReportRequested => WhenAllSent(FullerReports),
        CaseEvent.LookedAfterChildDied => LookedAfterChildDied,
        CaseEvent.SecretaryOfStateNotified => SecretaryOfStateNotified,
        _ => null,
    };

    /// <summary>The exchanges that <paramref name="happening"/> begins, agency by agency; null where it concerns the case.</summary>
    public IReadOnlyList<AgencyExchange>? ExchangesBegunBy(CaseEvent happening) => happening switch
    {
        CaseEvent.InformationRequested => InformationRequests,
        CaseEvent.DraftSent => FactualAccuracyRound,
        CaseEvent.FullerReportRequested => FullerReports,
        CaseEvent.ImmediateActionAdded => ImmediateActions,
        CaseEvent.AreaRequestMade => AreaRequests,
        _ => null,
    };

    private DateTimeOffset? LatestSubmission =>
        Returns.LastOrDefault(returned => returned.ResubmittedAt is not null)?.ResubmittedAt ?? Received;

    private static DateTimeOffset? WhenAllSent(IReadOnlyList<AgencyExchange> exchanges)
    {
        var wanted = exchanges.Where(exchange => exchange.WithdrawnAt is null).ToList();
        return wanted.Count > 0 && wanted.TrueForAll(exchange => exchange.SentAt is not null)
            ? wanted.Max(exchange => exchange.SentAt)
            : null;
    }
}

/// <summary>A referral returned to its referrer as incomplete (Policy 7.5).</summary>
/// <param name="ReturnedAt">When, in UTC.</param>
/// <param name="ResubmittedAt">When it came back, in UTC; null while it hasn't.</param>
public sealed record ReturnToReferrer(DateTimeOffset ReturnedAt, DateTimeOffset? ResubmittedAt = null);

/// <summary>Something sent to an agency that it has to answer: a request for information, or a draft report.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="SentAt">When it went out, in UTC; null while it hasn't.</param>
/// <param name="AnsweredAt">When the agency answered, in UTC; null while it hasn't.</param>
/// <param name="WithdrawnAt">When the agency was told that no answer is needed, in UTC; null otherwise.</param>
/// <param name="AgreedDay">The London day by whose end the business unit agreed to have the answer; null where none was agreed.</param>
public sealed record AgencyExchange(
    Guid AgencyId,
    DateTimeOffset? SentAt = null,
    DateTimeOffset? AnsweredAt = null,
    DateTimeOffset? WithdrawnAt = null,
    DateOnly? AgreedDay = null);
