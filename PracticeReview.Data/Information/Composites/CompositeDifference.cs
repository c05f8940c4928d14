using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites;

/// <summary>What became of an event when an agency sent its chronology again.</summary>
public enum RowChangeKind
{
    /// <summary>It is the same, though it may stand in another row; what hangs on it stays.</summary>
    Unchanged,

    /// <summary>It seems to be the same event, told otherwise; a person decides what becomes of what hangs on it.</summary>
    Changed,
    Added,
    Removed,
}

/// <summary>One event in two versions of a chronology.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">Its place in the earlier version, counted from 0; null where it was added.</param>
/// <param name="After">Its place in the later version, counted from 0; null where it was removed.</param>
/// <param name="Fields">Where it changed: what was written in each column then and now.</param>
public sealed record RowChange(RowChangeKind Kind, int? Before, int? After, IReadOnlyList<FieldChange> Fields);

/// <param name="Column">The column, by the name it has in the template.</param>
/// <param name="Before">What stood there, cut into pieces that stayed and pieces that went.</param>
/// <param name="After">What stands there, cut into pieces that stayed and pieces that came.</param>
public sealed record FieldChange(string Column, IReadOnlyList<TextPiece> Before, IReadOnlyList<TextPiece> After);

/// <summary>
/// The difference between two versions of one agency's chronology. Every row of both is in it exactly once. Rows of the same
/// content belong together wherever they stand; of the others those that are alike in date and words, the most alike first.
/// </summary>
public static class CompositeDifference
{
    private const int Candidates = 12;
    private const double Least = 0.5;

    /// <summary>Compares them; the result is in the order of the later version, with removed rows where they stood.</summary>
    public static IReadOnlyList<RowChange> Between(IReadOnlyList<ChronologyRow> before, IReadOnlyList<ChronologyRow> after)
    {
        var partners = new int[after.Count];
        Array.Fill(partners, -1);
        var left = PairSame(before, after, partners);
        var unpaired = Enumerable.Range(0, after.Count).Where(at => partners[at] < 0).ToList();
        var changed = PairAlike(before, left, after, unpaired, partners);
        var changes = new List<(double Order, RowChange Change)>();
        for (var at = 0; at < after.Count; at++)
        {
            changes.Add((at, partners[at] < 0
                ? new RowChange(RowChangeKind.Added, null, at, [])
                : changed.Contains(at)
                    ? new RowChange(RowChangeKind.Changed, partners[at], at, Fields(before[partners[at]], after[at]))
                    : new RowChange(RowChangeKind.Unchanged, partners[at], at, [])));
        }

        // A removed row stands behind the row it followed.
        var places = new Dictionary<int, int>();
        for (var at = 0; at < after.Count; at++)
        {
            if (partners[at] >= 0)
            {
                places[partners[at]] = at;
            }
        }

        var follows = -1;
        for (var at = 0; at < before.Count; at++)
        {
            if (places.TryGetValue(at, out var place))
            {
                follows = place;
            }
            else
            {
                changes.Add((follows + 0.5, new RowChange(RowChangeKind.Removed, at, null, [])));
            }
        }

        return [.. changes.OrderBy(change => change.Order).Select(change => change.Change)];
    }

    private static List<int> PairSame(IReadOnlyList<ChronologyRow> before, IReadOnlyList<ChronologyRow> after, int[] partners)
    {
        var known = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var at = 0; at < before.Count; at++)
        {
            var identity = RowIdentity.Of(before[at]);
            if (!known.TryGetValue(identity, out var places))
            {
                known.Add(identity, places = []);
            }

            places.Enqueue(at);
        }

        for (var at = 0; at < after.Count; at++)
        {
            if (known.TryGetValue(RowIdentity.Of(after[at]), out var places) && places.TryDequeue(out var partner))
            {
                partners[at] = partner;
            }
        }

        return [.. known.Values.SelectMany(places => places).Order()];
    }

    private static HashSet<int> PairAlike(IReadOnlyList<ChronologyRow> before, List<int> left, IReadOnlyList<ChronologyRow> after, List<int> unpaired, int[] partners)
    {
        var words = EventVocabulary.Of([.. left.Select(at => before[at].WhatHappened), .. unpaired.Select(at => after[at].WhatHappened)]);
        var postings = new Dictionary<int, List<int>>();
        var byDay = left.Index().ToLookup(one => before[one.Item].Date, one => one.Index);
        for (var at = 0; at < left.Count; at++)
        {
            foreach (var word in words.Texts[at])
            {
                if (!postings.TryGetValue(word, out var places))
                {
                    postings.Add(word, places = []);
                }

                places.Add(at);
            }
        }

        var pairs = new List<(double Likeness, int Distance, int Left, int Unpaired)>();
        for (var at = 0; at < unpaired.Count; at++)
        {
            var row = after[unpaired[at]];
            var text = words.Texts[left.Count + at];
            // The rarest words first: what shares none of them is not the same event told otherwise.
            var candidates = new HashSet<int>(byDay[row.Date].Take(Candidates));
            foreach (var word in text.Take(Candidates))
            {
                candidates.UnionWith(postings.TryGetValue(word, out var places) ? places.Take(Candidates) : []);
            }

            foreach (var candidate in candidates)
            {
                var likeness = Likeness(before[left[candidate]], row, words.Likeness(candidate, left.Count + at));
                if (likeness >= Least)
                {
                    pairs.Add((likeness, Math.Abs(before[left[candidate]].RowNumber - row.RowNumber), candidate, at));
                }
            }
        }

        pairs.Sort((a, b) =>
        {
            var order = b.Likeness.CompareTo(a.Likeness);
            order = order != 0 ? order : a.Distance.CompareTo(b.Distance);
            order = order != 0 ? order : a.Unpaired.CompareTo(b.Unpaired);
            return order != 0 ? order : a.Left.CompareTo(b.Left);
        });
        var (taken, changed) = (new HashSet<int>(), new HashSet<int>());
        foreach (var pair in pairs)
        {
            if (!changed.Contains(unpaired[pair.Unpaired]) && taken.Add(pair.Left))
            {
                changed.Add(unpaired[pair.Unpaired]);
                partners[unpaired[pair.Unpaired]] = left[pair.Left];
            }
        }

        return changed;
    }

    // The words weigh most; a date that was put right, or one column more, leaves it the same event.
    private static double Likeness(ChronologyRow before, ChronologyRow after, double words)
    {
        var days = Math.Abs(before.Date.DayNumber - after.Date.DayNumber);
        var date = days == 0 ? 1 : days <= 3 ? 0.8 : days <= 31 ? 0.5 : before.Date.Day == after.Date.Day || before.Date.Year == after.Date.Year ? 0.3 : 0;
        var likeness = string.Equals(before.WhatHappened, after.WhatHappened, StringComparison.Ordinal) ? 1 : words;
        return likeness < 0.25 ? 0 : (0.7 * likeness) + (0.3 * date);
    }

    /// <summary>The columns in which two versions of one row are not the same.</summary>
    public static IReadOnlyList<FieldChange> Fields(ChronologyRow before, ChronologyRow after)
    {
        var changes = new List<FieldChange>();
        foreach (var (was, now) in RowFields.Of(before).Zip(RowFields.Of(after)))
        {
            if (!string.Equals(was.Text, now.Text, StringComparison.Ordinal))
            {
                var (piecesBefore, piecesAfter) = TextPieces.Compare(was.Text, now.Text);
                changes.Add(new FieldChange(was.Column, piecesBefore, piecesAfter));
            }
        }

        return changes;
    }
}
