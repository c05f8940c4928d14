using System.Text;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies.Files;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>
/// Reads an agency's chronology of Significant Practice Events (Policy 7.8) from a workbook, a Word document, separated values
/// or pasted text, in the form of the template or in the agency's own.
/// </summary>
public static class ChronologyReader
{
    internal const string Accepted = "The chronology as .xlsx, .docx or CSV.";

    /// <summary>Reads a workbook (<c>.xlsx</c>), a Word document (<c>.docx</c>) or a text file of separated values, told apart by content.</summary>
    /// <param name="file">A seekable stream; it is read from its beginning and left open.</param>
    /// <param name="today">The legal day (Europe/London) on which it is read; later events are refused.</param>
    /// <param name="limits">How much is read; null for the usual limits.</param>
    /// <param name="decisions">What a person decided about its columns, its dates and its other rows; null for nothing.</param>
    /// <returns>
    /// All rows, or all problems (Policy 7.11). Refused are: a file without a column of dates or of what happened, dates that do
    /// not exist, are ambiguous or lie in the future, rows without a date or without what happened, more rows or longer cells
    /// than the limits allow, files that are damaged, protected, contain macros, or are something else. Columns of the agency's
    /// own are kept with what happened, under their names, and told.
    /// </returns>
    public static ChronologyReading Read(Stream file, DateOnly today, ChronologyLimits? limits = null, ChronologyDecisions? decisions = null)
    {
        limits ??= new ChronologyLimits();
        decisions ??= new ChronologyDecisions();
        try
        {
            List<ChronologyNotice> notices = [];
            var chosen = ChosenTables.Of(ReadTables(file, limits, notices), today, decisions.Columns);
            var reader = ReadRows(chosen, today, limits, decisions, notices, keepsUnread: false);
            List<ChronologyProblem> problems = [.. chosen.File.Problems, .. reader.Problems];
            if (reader.Events.Count == 0 && problems.Count == 0)
            {
                throw NoEvent();
            }

            return ChronologyReading.Of(OfOneAgency(reader.Events, notices), problems, notices) with { Asked = reader.Asked };
        }
        catch (ChronologyRefusedException refused)
        {
            return refused.AsReading();
        }
    }

    /// <summary>Reads what was copied in a spreadsheet and pasted; the same as a file of it.</summary>
    public static ChronologyReading ReadPasted(string text, DateOnly today, ChronologyLimits? limits = null, ChronologyDecisions? decisions = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var file = Pasted(text);
        return Read(file, today, limits, decisions);
    }

    /// <summary>Says how the columns of a file would be read, for a person to look at and correct.</summary>
    /// <param name="file">A seekable stream; it is read from its beginning and left open.</param>
    /// <param name="today">The legal day (Europe/London) on which it is read.</param>
    public static ColumnPreview Preview(Stream file, DateOnly today, ChronologyLimits? limits = null, ChronologyDecisions? decisions = null)
    {
        try
        {
            var chosen = ChosenTables.Of(ReadTables(file, limits ?? new ChronologyLimits(), []), today, decisions?.Columns ?? [], isComplete: false);
            return new ColumnPreview(
                new ColumnMatch(chosen.Place, chosen.Main.Columns, chosen.Tables.Sum(table => table.End - table.Header.FirstEvent)) { Repeated = chosen.Repeated }, null);
        }
        catch (ChronologyRefusedException refused)
        {
            return new ColumnPreview(null, refused.AsReading().Problems[0]);
        }
    }

    /// <summary>Says how the columns of pasted text would be read.</summary>
    public static ColumnPreview PreviewPasted(string text, DateOnly today, ChronologyDecisions? decisions = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var file = Pasted(text);
        return Preview(file, today, null, decisions);
    }

    /// <summary>Reads whatever of a file can be read, and keeps the rest row by row. Nothing is left out.</summary>
    /// <param name="file">A seekable stream; it is read from its beginning and left open.</param>
    /// <param name="today">The legal day (Europe/London) on which it is read; later events are not read.</param>
    /// <param name="limits">How much is read; null for the usual limits.</param>
    /// <param name="decisions">What a person decided about its columns and dates; null for nothing. Rows that are no events are kept among the others all the same.</param>
    public static SalvagedChronology Salvage(Stream file, DateOnly today, ChronologyLimits? limits = null, ChronologyDecisions? decisions = null)
    {
        limits ??= new ChronologyLimits();
        decisions ??= new ChronologyDecisions();
        List<ChronologyNotice> notices = [];
        try
        {
            var chosen = ChosenTables.Of(ReadTables(file, limits, notices), today, decisions.Columns);
            var reader = ReadRows(chosen, today, limits, decisions, notices, keepsUnread: true);
            return new SalvagedChronology(reader.Events, reader.Unread, chosen.File.Problems, notices, IsReadable: true);
        }
        catch (ChronologyRefusedException refused)
        {
            return new SalvagedChronology([], [.. refused.Left.SelectMany(ChronologyRowReader.Unrecognised)], refused.AsReading().Problems, notices, IsReadable: false);
        }
    }

    /// <summary>The chronology is one agency's; where its rows name several, the names are kept with what happened.</summary>
    private static List<ChronologyRow> OfOneAgency(IReadOnlyList<ReadEvent> events, List<ChronologyNotice> notices)
    {
        var agencies = events.Where(read => read.Agency is not null).Select(read => read.Agency!).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        if (agencies.Count == 0)
        {
            return [.. events.Select(read => read.Row)];
        }

        if (agencies.Count == 1)
        {
            notices.Add(new ChronologyNotice(0, "", $"The column of agencies says “{ChronologyColumns.Quote(agencies[0])}”; the chronology is taken as the one of the agency that sends it."));
            return [.. events.Select(read => read.Row)];
        }

        notices.Add(new ChronologyNotice(0, "", "The rows name several agencies; their names were kept with what happened. The chronology is taken as the one of the agency that sends it."));
        return [.. events.Select(read => read.Agency is null ? read.Row : read.Row with { WhatHappened = $"{read.Row.WhatHappened}\n{ChronologyColumns.Name(ChronologyColumn.Agency)}: {read.Agency}" })];
    }

    private static MemoryStream Pasted(string text) => new(Encoding.UTF8.GetBytes(text));

    private static ChronologyRefusedException NoEvent() => new("There is no event below the header.", "At least one row with a date and what happened.");

    private static SourceFile ReadTables(Stream file, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(file));
        }

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
            FileSignature.Zip => OfficeFile.Read(file, limits, notices),
            FileSignature.OldOffice => throw new ChronologyRefusedException(FileSignature.OldOfficeSentence(file), Accepted),
            null => DelimitedFile.Read(file, limits, notices),
            _ => throw new ChronologyRefusedException($"This is {kind}, not a chronology.", Accepted),
        };
    }

    private static ChronologyRowReader ReadRows(
        ChosenTables chosen, DateOnly today, ChronologyLimits limits, ChronologyDecisions decisions, List<ChronologyNotice> notices, bool keepsUnread)
    {
        if (chosen.Tables.Sum(table => table.End - table.Header.FirstEvent) + (keepsUnread ? chosen.Left.Sum(left => left.Rows.Count) : 0) > limits.MaximumRows)
        {
            throw new ChronologyRefusedException(
                $"The chronology has more than {limits.MaximumRows.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} rows.",
                $"At most {limits.MaximumRows.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} Significant Practice Events; not every contact is one.");
        }

        notices.AddRange(chosen.Notices);
        var reader = new ChronologyRowReader(chosen, today, limits, decisions, keepsUnread);
        foreach (var table in chosen.Tables)
        {
            reader.Begin(table);
            for (var at = table.Header.FirstEvent; at < table.End; at++)
            {
                reader.Read(table.Table.Rows[at], at + 1 < table.End ? table.Table.Rows[at + 1] : null);
            }
        }

        foreach (var left in chosen.Left)
        {
            reader.Leave(left);
        }

        notices.AddRange(reader.Notices);
        return reader;
    }
}
