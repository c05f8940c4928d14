using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;

namespace PracticeReview.Data.Information;

/// <summary>Whether a row of a new version is one that stood in the version before: every word of it is the same, wherever it stands.</summary>
public static class EventContent
{
    /// <summary>Everything a row says, as <see cref="RowIdentity"/> has it; its row number is not part of it.</summary>
    public static byte[] Hash(ChronologyRow row) => Convert.FromHexString(RowIdentity.Of(row));

    /// <summary>
    /// The identities of a new version's rows, in their order: the one of the row with the same words in the version before, of
    /// several the one that stood first; a new one where there was none. No identity is given twice.
    /// </summary>
    /// <param name="before">The rows of the version before in the order of its file.</param>
    public static IReadOnlyList<(PracticeEventId Id, bool IsNew)> Identify(IEnumerable<(PracticeEventId Id, byte[] Hash)> before, IReadOnlyList<byte[]> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var known = new Dictionary<string, Queue<PracticeEventId>>(StringComparer.Ordinal);
        foreach (var (id, hash) in before.Where(row => row.Hash.Length > 0))
        {
            var key = Convert.ToHexString(hash);
            if (!known.TryGetValue(key, out var ids))
            {
                known.Add(key, ids = new Queue<PracticeEventId>());
            }
            ids.Enqueue(id);
        }
        return [.. now.Select(hash => known.TryGetValue(Convert.ToHexString(hash), out var ids) && ids.TryDequeue(out var id) ? (id, false) : (PracticeEventId.New(), true))];
    }
}
