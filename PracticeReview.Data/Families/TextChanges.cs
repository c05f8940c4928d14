using System.Text.RegularExpressions;
using DiffPlex;

namespace PracticeReview.Data.Families;

public enum ChangeKind
{
    Same,
    Added,
    Removed,
}

/// <summary>Some words that follow one another and share one fate between two versions of a text.</summary>
public sealed record ChangedWords(ChangeKind Kind, string Words);

/// <summary>What changed between two versions of a text, word by word, in the order of reading.</summary>
/// <param name="Pieces">Every word of both versions; what was replaced stands before what replaced it.</param>
public sealed partial record TextChanges(IReadOnlyList<ChangedWords> Pieces)
{
    /// <summary>How many places are different: words replaced by others are one place.</summary>
    public int Places
    {
        get
        {
            var places = 0;
            for (var at = 0; at < Pieces.Count; at++)
            {
                places += Pieces[at].Kind != ChangeKind.Same && (at == 0 || Pieces[at - 1].Kind == ChangeKind.Same) ? 1 : 0;
            }
            return places;
        }
    }

    /// <summary>Compares two versions. Line ends and spaces around them do not count.</summary>
    public static TextChanges Between(string earlier, string now)
    {
        var found = new Differ().CreateCustomDiffs(Tidied(earlier), Tidied(now), ignoreWhiteSpace: false, text => Words().Matches(text).Select(word => word.Value).ToArray());
        var pieces = new List<ChangedWords>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Take(pieces, ChangeKind.Same, found.PiecesNew[at..block.InsertStartB]);
            Take(pieces, ChangeKind.Removed, found.PiecesOld.AsSpan(block.DeleteStartA, block.DeleteCountA).ToArray());
            Take(pieces, ChangeKind.Added, found.PiecesNew.AsSpan(block.InsertStartB, block.InsertCountB).ToArray());
            at = block.InsertStartB + block.InsertCountB;
        }
        Take(pieces, ChangeKind.Same, found.PiecesNew[at..]);
        return new TextChanges(Together(pieces));
    }

    private static string Tidied(string text) => text.ReplaceLineEndings("\n").Trim();

    private static void Take(List<ChangedWords> pieces, ChangeKind kind, string[] words)
    {
        if (words.Length > 0)
        {
            pieces.Add(new ChangedWords(kind, string.Concat(words)));
        }
    }

    // Where only the space between two changed words is the same, it is read as one change and not as two.
    private static List<ChangedWords> Together(List<ChangedWords> pieces)
    {
        var together = new List<ChangedWords>();
        var (removed, added) = ("", "");
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            if (piece.Kind == ChangeKind.Removed)
            {
                removed += piece.Words;
            }
            else if (piece.Kind == ChangeKind.Added)
            {
                added += piece.Words;
            }
            else if (removed.Length + added.Length > 0 && string.IsNullOrWhiteSpace(piece.Words) && !piece.Words.Contains('\n', StringComparison.Ordinal) && at + 1 < pieces.Count)
            {
                (removed, added) = (removed + piece.Words, added + piece.Words);
            }
            else
            {
                Close();
                together.Add(piece);
            }
        }
        Close();
        return together;

        void Close()
        {
            if (removed.Trim().Length > 0)
            {
                together.Add(new ChangedWords(ChangeKind.Removed, removed));
            }
            if (added.Trim().Length > 0)
            {
                together.Add(new ChangedWords(ChangeKind.Added, added));
            }
            else if (added.Length > 0)
            {
                together.Add(new ChangedWords(ChangeKind.Same, added));
            }
            (removed, added) = ("", "");
        }
    }

    /// <summary>A word with the marks that stand at it, or what is between words.</summary>
    [GeneratedRegex(@"\s+|[^\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
