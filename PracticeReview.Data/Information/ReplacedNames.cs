using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>What is put in the place of names where a case's chronology is read with pseudonyms. Names that are not listed stay.</summary>
/// <param name="Listed">How many names the case's table has; with none of them nobody's name is replaced.</param>
/// <param name="Agencies">How many agencies are called by a letter, since the table does not have them: in what is published alone.</param>
internal sealed record ReplacedNames(Anonymiser Names, IReadOnlyList<Pseudonym> Forms, int Listed, int Agencies)
{
    /// <returns>Null where real names are asked for.</returns>
    public static async Task<ReplacedNames?> OfAsync(Operation operation, CaseId id, AskedEvents asked, CancellationToken cancellation)
    {
        if (!asked.ReadsPseudonyms)
        {
            return null;
        }
        var entries = (await operation.Read<CasePseudonym>().Where(one => one.CaseId == id).OrderBy(one => one.Id).ToListAsync(cancellation)).ConvertAll(one => one.ToEntry());
        var forms = PseudonymTable.Forms(entries);
        if (asked.Audience is not { To: EventAudience.Publication })
        {
            return new ReplacedNames(new Anonymiser(forms), forms, entries.Count, 0);
        }
        var agencies = Letters(forms, await CompositeChronologyQueries.AgenciesAsync(operation, id, cancellation));
        return new ReplacedNames(new Anonymiser([.. forms, .. agencies]), [.. forms, .. agencies], entries.Count, agencies.Count);
    }

    // "Agency B", by the letter on its mark, for each that the table does not have.
    private static List<Pseudonym> Letters(IReadOnlyList<Pseudonym> forms, IReadOnlyList<CompositeAgency> agencies)
    {
        var listed = forms.Select(form => FoldedText.Fold(form.Name)).ToHashSet(StringComparer.Ordinal);
        var taken = forms.Select(form => FoldedText.Fold(form.ReplacedBy)).ToHashSet(StringComparer.Ordinal);
        var called = new List<Pseudonym>();
        foreach (var agency in agencies.Where(agency => !string.IsNullOrWhiteSpace(agency.Name) && !listed.Contains(FoldedText.Fold(agency.Name))))
        {
            var number = agency.Number;
            while (!taken.Add(FoldedText.Fold(Word(number))))
            {
                number += agencies.Count;
            }
            // One word alone may be an ordinary one: "Police" is an agency, and "the police" need not be this one.
            called.Add(new Pseudonym(agency.Name.Trim(), Word(number)) { AsWritten = !agency.Name.Trim().Contains(' ', StringComparison.Ordinal) });
        }
        return called;

        static string Word(int number) => "Agency " + CompositeAgency.Letter(number);
    }
}
