using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Chronologies.Files;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites.Merging;

/// <summary>Reads a table of names and what is read instead of them: a workbook, a Word document or separated values.</summary>
public static class PseudonymFile
{
    private static readonly HashSet<string> s_headers = new(StringComparer.Ordinal) { "name", "names", "realname", "fullname", "person", "original", "replace" };

    /// <summary>
    /// The names in the first column with what stands for them in the second; a row of column names above them is passed over.
    /// Refused, in a sentence: a file that cannot be read, one without names, and a row that lacks one of the two, since a name
    /// that was meant to be replaced would stay.
    /// </summary>
    public static Result<IReadOnlyList<Pseudonym>> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        SourceFile source;
        try
        {
            source = FileSignature.Recognise(file) switch
            {
                FileSignature.Zip => OfficeFile.Read(file, new ChronologyLimits(), []),
                null when file.Length > 0 => DelimitedFile.Read(file, new ChronologyLimits(), []),
                _ => throw new ChronologyRefusedException("It is neither a workbook nor a text file of separated values.", ""),
            };
        }
        catch (ChronologyRefusedException refused)
        {
            return Result<IReadOnlyList<Pseudonym>>.Refuse("anonymise", "{0}", refused.Message);
        }

        List<Pseudonym> pseudonyms = [];
        var table = source.Tables.FirstOrDefault(table => !table.Hidden && table.Rows.Count > 0);
        foreach (var row in table?.Rows ?? [])
        {
            var (name, replacedBy) = (ChronologyText.Clean(row.TextIn(0)).Text, ChronologyText.Clean(row.TextIn(1)).Text);
            if (pseudonyms.Count == 0 && s_headers.Contains(ChronologyColumns.Key(name)))
            {
                continue;
            }

            if (name.Length == 0 || replacedBy.Length == 0)
            {
                return Result<IReadOnlyList<Pseudonym>>.Refuse("anonymise", "Row {0} lacks a name or what is read instead of it.", row.Number);
            }

            pseudonyms.Add(new Pseudonym(name, replacedBy));
        }

        return pseudonyms.Count == 0 ? Result<IReadOnlyList<Pseudonym>>.Refuse("anonymise", "It holds no names.") : Result<IReadOnlyList<Pseudonym>>.With(pseudonyms);
    }
}
