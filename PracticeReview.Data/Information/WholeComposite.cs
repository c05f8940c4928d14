using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>Every event of a case's composite chronology in order, for what is reckoned over all of them.</summary>
/// <param name="Versions">Which version of which agency's chronology it is made of: two with the same versions have the same rows.</param>
/// <param name="Agencies">By name.</param>
public sealed record WholeComposite(string Versions, IReadOnlyList<CompositeAgency> Agencies, IReadOnlyList<CompositeRow<CompositeAgency>> Rows, IReadOnlyDictionary<ChronologyRow, PracticeEventId> Ids)
{
    /// <summary>The identity of a row of this composite.</summary>
    public PracticeEventId IdOf(ChronologyRow row) => Ids[row];

    /// <summary>The agency of this identifier.</summary>
    public CompositeAgency? AgencyOf(AgencyId id) => Agencies.FirstOrDefault(agency => agency.Id == id);
}
