using System.Buffers;
using System.Text;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>
/// Reads a text file of separated values as spreadsheet programs in many countries write it: comma, semicolon, tab or bar;
/// UTF-8 and UTF-16 with or without a mark, Windows-1252 and ISO 8859-1; quoted cells with line breaks in them. Text that was
/// copied in a spreadsheet and pasted is the same, with tabs.
/// </summary>
internal static class DelimitedFile
{
    private static readonly char[] s_separators = [',', ';', '\t', '|'];

    public static SourceFile Read(Stream file, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        var encoding = FindEncoding(file);
        if (encoding.CodePage == 1252)
        {
            notices.Add(new ChronologyNotice(0, "", "The file is not in Unicode; it was read as Windows-1252. Please check accented letters."));
        }

        var separator = FindSeparator(Open(file, encoding));
        using var text = Open(file, encoding);
        var rows = ReadRows(text, separator, limits.RowsRead, limits.MaximumCellLength);
        var amiss = rows.FindAll(row => row.HasQuotesAmiss);
        if (amiss.Count > 0)
        {
            notices.Add(new ChronologyNotice(amiss[0].Number, "", amiss.Count == 1
                ? "The quotation marks in this row do not match; they were read as they stand. Please check the row."
                : $"The quotation marks in this row and {amiss.Count - 1:N0} more do not match; they were read as they stand. Please check the rows."));
        }

        return new SourceFile(SourceKind.SeparatedValues, [new SourceTable(rows)], new DateOnly(1899, 12, 30));
    }

    private static StreamReader Open(Stream file, Encoding encoding)
    {
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16_384, leaveOpen: true);
    }

    private static Encoding FindEncoding(Stream file)
    {
        file.Position = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(32_768);
        var letters = ArrayPool<char>.Shared.Rent(buffer.Length + 4);
        try
        {
            return FindEncoding(file, buffer, letters);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    private static Encoding FindEncoding(Stream file, byte[] buffer, char[] letters)
    {
        var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var start = buffer.AsSpan(0, read);
        if (start is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return start[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        if (start.Contains((byte)0))
        {
            return FindUnmarkedUtf16(start) ?? throw NotText();
        }

        // UTF-8 is known by being flawless to the last byte; nothing is kept while checking.
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            while (read > 0)
            {
                if (buffer.AsSpan(0, read).Contains((byte)0))
                {
                    throw NotText();
                }

                decoder.GetChars(buffer.AsSpan(0, read), letters, flush: false);
                read = file.Read(buffer);
            }

            decoder.GetChars([], letters, flush: true);
            return new UTF8Encoding(false);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
    }

    private static UnicodeEncoding? FindUnmarkedUtf16(ReadOnlySpan<byte> start)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var letters = start.Length / 2;
        if (odd > letters * 0.6 && even < letters * 0.05)
        {
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
        }

        return even > letters * 0.6 && odd < letters * 0.05 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false) : null;
    }

    private static ChronologyRefusedException NotText() => new(
        "The file is neither a workbook nor a Word document nor a text file of separated values.",
        "The chronology saved as .xlsx, .docx or CSV.");

    /// <summary>The separator that gives the most columns with names we know; of several, the one with the most even rows.</summary>
    private static char FindSeparator(StreamReader text)
    {
        using (text)
        {
            var start = new char[16_384];
            var sample = new string(start, 0, text.ReadBlock(start));
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
