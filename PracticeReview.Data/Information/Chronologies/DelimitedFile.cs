using System.Text;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>
/// Reads a text file of separated values as spreadsheet programs in many countries write it: comma, semicolon or tab;
/// UTF-8 with or without a mark, UTF-16, or Windows-1252; quoted cells with line breaks in them.
/// </summary>
internal static class DelimitedFile
{
    private const int LongestColumns = 200;
    private const int HeaderOnly = -1;
    private static readonly char[] s_separators = [',', ';', '\t'];

    public static SourceTable Read(Stream file, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        var encoding = FindEncoding(file);
        if (encoding.CodePage == 1252)
        {
            notices.Add(new ChronologyNotice(0, "", "The file is not in Unicode; it was read as Windows-1252. Please check accented letters."));
        }

        var separator = FindSeparator(Open(file, encoding));
        using var text = Open(file, encoding);
        return new SourceTable(ReadRows(text, separator, limits), new DateOnly(1899, 12, 30), IsWorkbook: false);
    }

    private static StreamReader Open(Stream file, Encoding encoding)
    {
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16_384, leaveOpen: true);
    }

    private static Encoding FindEncoding(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[32_768];
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
        var letters = new char[buffer.Length + 4];
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
        "The file is neither a workbook nor a text file of separated values.",
        "The template filled in and saved as .xlsx, or as CSV (UTF-8).");

    private static char FindSeparator(StreamReader text)
    {
        using (text)
        {
            var start = new char[8_192];
            var read = text.ReadBlock(start);
            var best = (Separator: ',', Columns: -1);
            foreach (var separator in s_separators)
            {
                var rows = new List<SourceRow>();
                try
                {
                    rows = ReadRows(new StringReader(new string(start, 0, read)), separator, new ChronologyLimits(MaximumRows: HeaderOnly, MaximumCellLength: 500));
                }
                catch (ChronologyRefusedException)
                {
                    // Cut off within quotes, or not separated by this character; another may fit.
                }

                var columns = rows.Count == 0 ? 0 : ChronologyColumns.CountIn(rows[0].Cells.Select(cell => cell.Text!));
                best = columns > best.Columns ? (separator, columns) : best;
            }

            return best.Separator;
        }
    }

    private static List<SourceRow> ReadRows(TextReader text, char separator, ChronologyLimits limits)
    {
        var rows = new List<SourceRow>();
        var reader = new RecordReader(text, separator, limits.MaximumCellLength + 1);
        // One row for the header, and one more to know that there are too many.
        while (rows.Count < limits.MaximumRows + 2 && reader.Read() is { } cells)
        {
            if (rows.Count == 0 && reader.Number == 1 && cells is [{ Text: { } first }] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text)))
            {
                rows.Add(new SourceRow(reader.Number, Hidden: false, cells));
            }
        }

        return rows;
    }

    private sealed class RecordReader(TextReader text, char separator, int longestCell)
    {
        private readonly StringBuilder _cell = new();
        private int _ahead = text.Read();

        public int Number { get; private set; }

        public List<SourceCell>? Read()
        {
            if (_ahead < 0)
            {
                return null;
            }

            Number++;
            var cells = new List<SourceCell>();
            for (var column = 0; ; column++)
            {
                var (value, last) = ReadCell();
                if (value.Length > 0)
                {
                    cells.Add(new SourceCell(column, CellKind.Text, value));
                }

                if (last)
                {
                    return cells;
                }

                if (column > LongestColumns)
                {
                    throw new ChronologyRefusedException($"Row {Number} has more than {LongestColumns} columns.", "The columns of the template only.", Number);
                }
            }
        }

        private (string Value, bool Last) ReadCell()
        {
            _cell.Clear();
            if (_ahead == '"')
            {
                Take();
                ReadQuoted();
                var strayed = false;
                for (; ; )
                {
                    var next = Take();
                    if (IsEnd(next, out var last))
                    {
                        return strayed
                            ? throw new ChronologyRefusedException($"The quotation marks in row {Number} do not match.", "Cells with quotation marks around them, and each mark inside doubled, as spreadsheet programs write them.", Number)
                            : (_cell.ToString(), last);
                    }

                    strayed |= !char.IsWhiteSpace((char)next);
                }
            }

            for (; ; )
            {
                var next = Take();
                if (IsEnd(next, out var last))
                {
                    return (_cell.ToString(), last);
                }

                Keep((char)next);
            }
        }

        private void ReadQuoted()
        {
            for (; ; )
            {
                var next = Take();
                if (next < 0)
                {
                    throw new ChronologyRefusedException($"A quotation mark in row {Number} is opened and never closed.", "Cells with quotation marks at both ends.", Number);
                }

                if (next == '"')
                {
                    if (_ahead != '"')
                    {
                        return;
                    }

                    Take();
                }

                Keep((char)next);
            }
        }

        private bool IsEnd(int next, out bool last)
        {
            last = next is < 0 or '\n' or '\r';
            if (next == '\r' && _ahead == '\n')
            {
                Take();
            }

            return last || next == separator;
        }

        private int Take()
        {
            var taken = _ahead;
            _ahead = taken < 0 ? taken : text.Read();
            return taken;
        }

        private void Keep(char letter)
        {
            if (_cell.Length <= longestCell)
            {
                _cell.Append(letter);
            }
        }
    }
}
