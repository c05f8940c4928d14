using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information;

/// <summary>Whether a row of a new version is one that stood in the version before: every word of it is the same, wherever it stands.</summary>
public static class EventContent
{
    private const char Between = '\u001f';

    /// <summary>A hash of everything a row says; its row number is not part of it.</summary>
    public static byte[] Hash(ChronologyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var when = row.When;
        var words = new StringBuilder()
            .AppendJoin(Between, when.AsWritten, Minute(when.Earliest), Minute(when.Latest), when.Precision, when.Uncertain, when.Bound)
            .Append(Between)
            .AppendJoin(Between, row.Time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), row.WhatHappened, row.SourceDocument, row.SourcePage, row.WhoWasSeen,
                row.ChildSeen, row.ChildHeard, row.Risk, row.Response, row.Impact, row.Partnership, row.Learning, (int)row.WhySignificant);
        return SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString()));
    }

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

    private static string Minute(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
