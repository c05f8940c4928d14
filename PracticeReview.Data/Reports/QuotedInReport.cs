using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <summary>Words of the family that seem to stand in one piece of a report, without a yes of their person or not with whose they are (checklist J3).</summary>
/// <param name="Where">The piece, as its page calls it.</param>
public sealed record QuotedInReport(string Where, IReadOnlyList<Quotation> Words)
{
    /// <summary>Every piece in which such words stand, in the order of the report: it is written apart from the draft, so it is looked through itself.</summary>
    internal static async Task<IReadOnlyList<QuotedInReport>> FindAsync(Operation operation, StaffActor actor, CaseId @case, ReportText text, CancellationToken cancellation)
    {
        var quotations = await Quotations.OfAsync(operation, actor, @case, cancellation);
        return [.. text.Pieces.Select(piece => new QuotedInReport(piece.Where, quotations.In(piece.Text))).Where(piece => piece.Words.Count > 0)];
    }

    /// <summary>In how many pieces words stand that their person has not said yes to.</summary>
    public static int WithoutYes(IEnumerable<QuotedInReport> pieces) => pieces.Count(piece => piece.Words.Any(words => !words.IsWithoutName));
}
