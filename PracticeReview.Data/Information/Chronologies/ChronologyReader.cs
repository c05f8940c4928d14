using PracticeReview.Data.Documents;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>
/// Reads an agency's chronology of Significant Practice Events from the filled-in template (Policy 7.8). Either every row
/// is taken, or none and every problem is told at once (Policy 7.11).
/// </summary>
public static class ChronologyReader
{
    private const string Accepted = "The template filled in and saved as .xlsx, or as CSV (UTF-8).";

    /// <summary>Reads a workbook (<c>.xlsx</c>) or a text file of separated values, told apart by content.</summary>
    /// <param name="file">A seekable stream; it is read from its beginning and left open.</param>
    /// <param name="today">The legal day (Europe/London) on which it is read; later events are refused.</param>
    /// <param name="limits">How much is read; null for the usual limits.</param>
    /// <returns>
    /// All rows, or all problems. Refused are: another header than the template's, formulas, dates that do not exist, are
    /// ambiguous or lie in the future, text for a date, rows without a date or without what happened, more rows or longer
    /// cells than the limits allow, files that are damaged, protected, contain macros, or are something else.
    /// </returns>
    public static ChronologyReading Read(Stream file, DateOnly today, ChronologyLimits? limits = null)
    {
        limits ??= new ChronologyLimits();
        if (!file.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(file));
        }

        try
        {
            var notices = new List<ChronologyNotice>();
            var table = ReadTable(file, limits, notices);
            return ReadRows(table, today, limits, notices);
        }
        catch (ChronologyRefusedException refused)
        {
            return refused.AsReading();
        }
    }

    private static SourceTable ReadTable(Stream file, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        if (file.Length == 0)
        {
            throw new ChronologyRefusedException("The file is empty.", Accepted);
        }

        if (file.Length > FileTypeCheck.MaximumBytes)
        {
            throw new ChronologyRefusedException(FileTypeCheck.TooLarge, Accepted);
        }

        var kind = FileSignature.Recognise(file);
        return kind switch
        {
            FileSignature.Zip => WorkbookFile.Read(file, limits, notices),
            FileSignature.OldOffice => throw new ChronologyRefusedException(FileSignature.OldOfficeSentence(file), Accepted),
            null => DelimitedFile.Read(file, limits, notices),
            _ => throw new ChronologyRefusedException($"This is {kind}, not a chronology.", Accepted),
        };
    }

    private static ChronologyReading ReadRows(SourceTable table, DateOnly today, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        if (table.Rows.Count == 0)
        {
            throw new ChronologyRefusedException("The file holds no rows.", Accepted);
        }

        var header = table.Rows[0];
        var places = ChronologyColumns.Place(header);
        if (table.Rows.Count > limits.MaximumRows + 1)
        {
            throw new ChronologyRefusedException(
                $"The chronology has more than {limits.MaximumRows:N0} rows.",
                $"At most {limits.MaximumRows:N0} Significant Practice Events; not every contact is one.");
        }

        var reader = new ChronologyRowReader(table, places, today, limits);
        var rows = new List<ChronologyRow>(table.Rows.Count);
        foreach (var source in table.Rows.Skip(1))
        {
            if (reader.Read(source) is { } row)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0 && reader.Problems.Count == 0)
        {
            throw new ChronologyRefusedException("There is no event below the header.", "At least one row with a date and what happened.");
        }

        return ChronologyReading.Of(rows, reader.Problems, [.. notices, .. reader.Notices]);
    }
}
