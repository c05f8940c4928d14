namespace PracticeReview.Data.Information.Composites;

/// <summary>A piece of a text beside which another is shown.</summary>
/// <param name="Text">The words with the spaces and signs around them; all pieces together are the text.</param>
/// <param name="IsOnlyHere">Whether the other text does not have it; to be marked by more than a colour.</param>
public readonly record struct TextPiece(string Text, bool IsOnlyHere);

/// <summary>Compares two texts word by word.</summary>
public static class TextPieces
{
    private const int MostSteps = 1_500;

    /// <summary>
    /// What two versions of one text have in common and what only one has, in the order of the words. Texts that differ in more
    /// than 1,500 words count as different altogether.
    /// </summary>
    public static (IReadOnlyList<TextPiece> Before, IReadOnlyList<TextPiece> After) Compare(string before, string after)
    {
        var (a, b) = (Cut(before), Cut(after));
        var (keptA, keptB) = (new bool[a.Count], new bool[b.Count]);
        var start = 0;
        while (start < a.Count && start < b.Count && Same(a[start], b[start]))
        {
            keptA[start] = keptB[start] = true;
            start++;
        }

        var end = 0;
        while (end < a.Count - start && end < b.Count - start && Same(a[^(end + 1)], b[^(end + 1)]))
        {
            end++;
            keptA[^end] = keptB[^end] = true;
        }

        Mark(a, b, start, a.Count - start - end, b.Count - start - end, keptA, keptB);
        return (Join(a, keptA), Join(b, keptB));
    }

    /// <summary>
    /// What of each of two accounts the other has too, wherever it stands there and in whatever form of the word: for two people
    /// telling one event in their own words. Words that carry nothing are never marked.
    /// </summary>
    public static (IReadOnlyList<TextPiece> One, IReadOnlyList<TextPiece> Other) CompareAccounts(string one, string other)
    {
        var (a, b) = (EventVocabulary.Forms(one).ToList(), EventVocabulary.Forms(other).ToList());
        return (Mark(one, a, b.Select(word => word.Form).ToHashSet(StringComparer.Ordinal)), Mark(other, b, a.Select(word => word.Form).ToHashSet(StringComparer.Ordinal)));
    }

    private static List<TextPiece> Mark(string text, List<(string Form, int Start, int Length)> words, HashSet<string> others)
    {
        var pieces = new List<TextPiece>();
        var done = 0;
        foreach (var (form, start, length) in words.Where(word => !others.Contains(word.Form)))
        {
            // Neighbours that are only here are marked as one.
            if (pieces.Count > 0 && pieces[^1].IsOnlyHere && text.AsSpan(done, start - done).Trim(' ').Length == 0)
            {
                pieces[^1] = new TextPiece(pieces[^1].Text + text[done..(start + length)], IsOnlyHere: true);
            }
            else
            {
                if (start > done)
                {
                    pieces.Add(new TextPiece(text[done..start], IsOnlyHere: false));
                }

                pieces.Add(new TextPiece(text.Substring(start, length), IsOnlyHere: true));
            }

            done = start + length;
        }

        if (done < text.Length)
        {
            pieces.Add(new TextPiece(text[done..], IsOnlyHere: false));
        }

        return pieces;
    }

    // Words with what follows them up to the next.
    private static List<string> Cut(string text)
    {
        var parts = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && !(char.IsWhiteSpace(text[end - 1]) && !char.IsWhiteSpace(text[end])))
            {
                end++;
            }

            parts.Add(text[start..end]);
            start = end;
        }

        return parts;
    }

    private static bool Same(string a, string b) => a.AsSpan().TrimEnd().SequenceEqual(b.AsSpan().TrimEnd());

    // The shortest way from one to the other, by the furthest each diagonal reaches (E. W. Myers, 1986).
    private static void Mark(List<string> a, List<string> b, int start, int lengthA, int lengthB, bool[] keptA, bool[] keptB)
    {
        if (lengthA == 0 || lengthB == 0)
        {
            return;
        }

        var most = Math.Min(MostSteps, lengthA + lengthB);
        var furthest = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var steps = 0; steps <= most; steps++)
        {
            trace.Add(furthest[(most + 1 - steps - 1)..(most + 1 + steps + 2)]);
            for (var diagonal = -steps; diagonal <= steps; diagonal += 2)
            {
                var at = most + 1 + diagonal;
                var x = diagonal == -steps || (diagonal != steps && furthest[at - 1] < furthest[at + 1]) ? furthest[at + 1] : furthest[at - 1] + 1;
                var y = x - diagonal;
                while (x < lengthA && y < lengthB && Same(a[start + x], b[start + y]))
                {
                    x++;
                    y++;
                }

                furthest[at] = x;
                if (x >= lengthA && y >= lengthB)
                {
                    Trace(trace, steps, lengthA, lengthB, start, keptA, keptB);
                    return;
                }
            }
        }
    }

    private static void Trace(List<int[]> trace, int steps, int x, int y, int start, bool[] keptA, bool[] keptB)
    {
        for (; steps >= 0; steps--)
        {
            var furthest = trace[steps];
            int Reached(int diagonal) => furthest[diagonal + steps + 1];
            var diagonal = x - y;
            var before = diagonal == -steps || (diagonal != steps && Reached(diagonal - 1) < Reached(diagonal + 1)) ? diagonal + 1 : diagonal - 1;
            var fromX = steps == 0 ? 0 : Reached(before);
            var fromY = steps == 0 ? 0 : fromX - before;
            while (x > fromX && y > fromY)
            {
                x--;
                y--;
                keptA[start + x] = keptB[start + y] = true;
            }

            (x, y) = (fromX, fromY);
        }
    }

    private static List<TextPiece> Join(List<string> parts, bool[] kept)
    {
        var pieces = new List<TextPiece>();
        for (var at = 0; at < parts.Count;)
        {
            var end = at;
            while (end < parts.Count && kept[end] == kept[at])
            {
                end++;
            }

            pieces.Add(new TextPiece(string.Concat(parts.GetRange(at, end - at)), !kept[at]));
            at = end;
        }

        return pieces;
    }
}
