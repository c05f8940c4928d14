using System.Security.Cryptography;
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

    /// <summary>As somebody sees it who may see these events alone.</summary>
    public WholeComposite Only(IReadOnlySet<PracticeEventId> seen)
    {
        var rows = Rows.Where(row => seen.Contains(Ids[row.Row])).ToList();
        if (rows.Count == Rows.Count)
        {
            return this;
        }
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var ids = new Dictionary<ChronologyRow, PracticeEventId>(rows.Count, ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
        {
            ids.Add(row.Row, Ids[row.Row]);
            digest.AppendData(Ids[row.Row].Value.ToByteArray());
        }
        return this with { Versions = $"{Versions} {Convert.ToHexString(digest.GetHashAndReset())}", Rows = rows, Ids = ids };
    }

    /// <summary>The agency of this identifier.</summary>
    public CompositeAgency? AgencyOf(AgencyId id) => Agencies.FirstOrDefault(agency => agency.Id == id);
}
