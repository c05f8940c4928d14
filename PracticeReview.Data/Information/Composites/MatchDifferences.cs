using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites;

/// <summary>One column of two accounts of an event, beside each other.</summary>
/// <param name="Column">The column, by the name it has in the template.</param>
/// <param name="First">What the first account says, with what only it says marked.</param>
/// <param name="Second">What the second account says, with what only it says marked.</param>
/// <param name="Differs">Whether there is anything that only one of them says.</param>
public sealed record AccountDifference(string Column, IReadOnlyList<TextPiece> First, IReadOnlyList<TextPiece> Second, bool Differs);

/// <summary>Puts two agencies' accounts of what may be one event beside each other, with the differences marked.</summary>
public static class MatchDifferences
{
    /// <summary>The columns in which at least one of them says something, in the order of the template.</summary>
    public static IReadOnlyList<AccountDifference> Between(ChronologyRow first, ChronologyRow second)
    {
        var columns = new List<AccountDifference>();
        foreach (var (one, other) in RowFields.Of(first).Zip(RowFields.Of(second)))
        {
            if (one.Text.Length == 0 && other.Text.Length == 0)
            {
                continue;
            }

            if (one.Column is "Date" && AreOneTime(first.When, second.When))
            {
                columns.Add(new AccountDifference(one.Column, [new TextPiece(one.Text, IsOnlyHere: false)], [new TextPiece(other.Text, IsOnlyHere: false)], Differs: false));
                continue;
            }

            var (piecesOne, piecesOther) = one.Column is "Date" or "Time" or "Date read as" or "Why significant" or "Child seen" or "Child heard"
                ? TextPieces.Compare(one.Text, other.Text)
                : TextPieces.CompareAccounts(one.Text, other.Text);
            columns.Add(new AccountDifference(one.Column, piecesOne, piecesOther, piecesOne.Concat(piecesOther).Any(piece => piece.IsOnlyHere)));
        }

        return columns;
    }

    private static bool AreOneTime(EventDate a, EventDate b) => a.Earliest == b.Earliest && a.Latest == b.Latest && a.Bound == b.Bound && a.Uncertain == b.Uncertain;
}
