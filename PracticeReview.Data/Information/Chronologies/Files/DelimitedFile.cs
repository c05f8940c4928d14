using System.Text;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>
/// Reads a text file of separated values as spreadsheet programs in many countries write it: comma, semicolon, tab or bar, or what
/// "sep=" in its first line says; in any of the encodings that <see cref="TextEncoding"/> finds; quoted cells with line breaks in
/// them. Text that was copied in a spreadsheet and pasted is the same, with tabs.
/// </summary>
internal static class DelimitedFile
{
    private static readonly char[] s_separators = [',', ';', '\t', '|'];

    public static SourceFile Read(Stream file, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        var (encoding, notice) = TextEncoding.Find(file);
        if (notice is not null)
        {
            notices.Add(new ChronologyNotice(0, "", notice));
        }

        var separator = FindSeparator(Open(file, encoding));
        using var text = Open(file, encoding);
        var rows = ReadRows(text, separator, limits.RowsRead, limits.MaximumCellLength);
        var amiss = rows.FindAll(row => row.HasQuotesAmiss);
        if (amiss.Count > 0)
        {
            notices.Add(new ChronologyNotice(amiss[0].Number, "", amiss.Count == 1
                ? "The quotation marks in this row do not match; they were read as they stand. Please check the row."
                : $"The quotation marks in this row and {(amiss.Count - 1).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} more do not match; they were read as they stand. Please check the rows."));
        }

        return new SourceFile(SourceKind.SeparatedValues, [new SourceTable(rows)], new DateOnly(1899, 12, 30));
    }

    private static StreamReader Open(Stream file, Encoding encoding)
    {
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16_384, leaveOpen: true);
    }

    /// <summary>The separator that gives the most columns with names we know; of several, the one with the most even rows.</summary>
    private static char FindSeparator(StreamReader text)
    {
        using (text)
        {
            var start = new char[16_384];
            var sample = new string(start, 0, text.ReadBlock(start));
            if (Told(sample) is { } told)
            {
                return told;
            }

            var best = (Separator: ',', Score: -1);
            foreach (var separator in s_separators)
            {
                List<SourceRow> rows;
                try
                {
                    rows = ReadRows(new StringReader(sample), separator, 60, 500);
                }
                catch (ChronologyRefusedException)
                {
                    // Hundreds of columns: it is in no one's mind as a separator.
                    continue;
                }

                var named = rows.Count == 0 ? 0 : rows.Take(30).Max(row => ChronologyColumns.CountIn(row.Cells.Select(cell => cell.Text!)));
                var widths = rows.GroupBy(row => row.Cells[^1].Column + 1).OrderByDescending(group => group.Count()).FirstOrDefault();
                var even = widths is null || widths.Key < 2 ? 0 : widths.Count() * Math.Min(widths.Key, 20);
                var score = (named * 10_000) + Math.Min(even, 9_999);
                best = score > best.Score ? (separator, score) : best;
            }

            return best.Separator;
        }
    }

    /// <summary>What a first line "sep=;" says; null where there is none, or what it says separates nothing.</summary>
    private static char? Told(string sample)
    {
        var line = sample.AsSpan(0, sample.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : sample.Length).Trim('"');
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(line[4]) && line[4] != '"' && !char.IsSurrogate(line[4]) ? line[4] : null;
    }

    private static List<SourceRow> ReadRows(TextReader text, char separator, int most, int longestCell)
    {
        var rows = new List<SourceRow>();
        var reader = new DelimitedRecords(text, separator, longestCell + 1);
        while (rows.Count < most && reader.Read() is { } cells)
        {
            if (rows.Count == 0 && reader.Number == 1 && cells is [{ Text: { } first }] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text)))
            {
                rows.Add(new SourceRow(reader.Number, Hidden: false, cells, HasQuotesAmiss: reader.HasQuotesAmiss));
            }
        }

        return rows;
    }
}
