using System.Text;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>
/// Reads records of separated values one by one. A quotation mark ends a quoted cell only where a separator or the end of the
/// line follows it; one anywhere else is a letter like any other. A mark that opens a cell and is not closed, or only after
/// other stray marks on later lines, is a letter too, so that one slip does not swallow the rows behind it.
/// </summary>
internal sealed class DelimitedRecords(TextReader text, char separator, int longestCell)
{
    private const int LongestColumns = 200;
    private const int LongestQuoted = 1_000_000;

    /// <summary>How many letters are read a second time in one file; beyond them every mark is a letter.</summary>
    private const long MostReread = 20_000_000;

    private const long MostLetters = 60_000_000;
    private readonly StringBuilder _cell = new();
    private readonly StringBuilder _quoted = new();
    private readonly LettersAhead _letters = new(text);
    private long _reread;
    private long _kept;
    private bool _marksAreLetters;

    /// <summary>Which record was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the marks of the record did not match.</summary>
    public bool HasQuotesAmiss { get; private set; }

    /// <summary>The cells of the next record that are not empty, or null at the end.</summary>
    public List<SourceCell>? Read()
    {
        HasQuotesAmiss = false;
        if (_letters.Peek() < 0)
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
                _kept += value.Length;
                if (_kept > MostLetters)
                {
                    throw new ChronologyRefusedException("The file holds far more text than a chronology.", "The chronology alone, in a file of its own.");
                }

                cells.Add(new SourceCell(column, CellKind.Text, value));
            }

            if (last)
            {
                return cells;
            }

            if (column > LongestColumns)
            {
                throw new ChronologyRefusedException($"Row {Number} has more than {LongestColumns} columns.", "The columns of the chronology only.", Number);
            }
        }
    }

    private (string Value, bool Last) ReadCell()
    {
        if (_letters.Peek() == '"' && !_marksAreLetters && ReadQuoted() is { } quoted)
        {
            return quoted;
        }

        _cell.Clear();
        for (; ; )
        {
            var next = _letters.Take();
            if (IsEnd(next, out var last))
            {
                return (_cell.ToString(), last);
            }

            if (_cell.Length <= longestCell)
            {
                _cell.Append((char)next);
            }
        }
    }

    /// <summary>Reads a quoted cell; or returns null, with nothing taken, where its first mark is no more than a letter.</summary>
    private (string Value, bool Last)? ReadQuoted()
    {
        _letters.Mark();
        _letters.Take();
        _quoted.Clear();
        var (isStray, spansLines) = (false, false);
        for (var read = 0; ; read++)
        {
            var next = _letters.Take();
            if (next < 0 || read > LongestQuoted)
            {
                // No mark further on could close a cell either.
                _marksAreLetters |= next < 0;
                return BackToMark();
            }

            if (next == '"')
            {
                if (_letters.Peek() == '"')
                {
                    _letters.Take();
                    read++;
                }
                else if (Closes(out var last))
                {
                    if (isStray && spansLines)
                    {
                        return BackToMark();
                    }

                    HasQuotesAmiss |= isStray;
                    _letters.Forget();
                    return (_quoted.ToString(), last);
                }
                else
                {
                    isStray = true;
                }
            }

            spansLines |= next is '\n' or '\r';
            if (_quoted.Length <= longestCell)
            {
                _quoted.Append((char)next);
            }
        }
    }

    private (string, bool)? BackToMark()
    {
        _reread += _letters.Return();
        _marksAreLetters |= _reread > MostReread;
        HasQuotesAmiss = true;
        return null;
    }

    /// <summary>Whether only spaces lie between here and the end of the cell. If so, they and the end are taken.</summary>
    private bool Closes(out bool last)
    {
        var spaces = 0;
        last = false;
        for (; ; spaces++)
        {
            var next = _letters.Peek(spaces);
            if (next is ' ' or '\t' && next != separator && spaces < 1_000)
            {
                continue;
            }

            if (next >= 0 && next is not ('\n' or '\r') && next != separator)
            {
                return false;
            }

            break;
        }

        for (; spaces > 0; spaces--)
        {
            _letters.Take();
        }

        IsEnd(_letters.Take(), out last);
        return true;
    }

    private bool IsEnd(int next, out bool last)
    {
        last = next is < 0 or '\n' or '\r';
        if (next == '\r' && _letters.Peek() == '\n')
        {
            _letters.Take();
        }

        return last || next == separator;
    }

    /// <summary>Letters that can be looked at before they are taken, and taken again from a mark.</summary>
    private sealed class LettersAhead(TextReader text)
    {
        private char[] _buffer = new char[16_384];
        private int _start, _end, _mark = -1;
        private bool _ended;

        public int Peek(int further = 0)
        {
            while (_start + further >= _end)
            {
                if (!Fill())
                {
                    return -1;
                }
            }

            return _buffer[_start + further];
        }

        public int Take()
        {
            var letter = Peek();
            _start += letter < 0 ? 0 : 1;
            return letter;
        }

        public void Mark() => _mark = _start;

        public void Forget() => _mark = -1;

        /// <summary>Goes back to the mark and tells how far that was.</summary>
        public int Return()
        {
            var length = _start - _mark;
            _start = _mark;
            _mark = -1;
            return length;
        }

        private bool Fill()
        {
            if (_ended)
            {
                return false;
            }

            var kept = _mark < 0 ? _start : _mark;
            if (kept > 0)
            {
                Array.Copy(_buffer, kept, _buffer, 0, _end - kept);
                _start -= kept;
                _end -= kept;
                _mark = _mark < 0 ? -1 : 0;
            }

            if (_end == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = text.Read(_buffer, _end, _buffer.Length - _end);
            _ended = read == 0;
            _end += read;
            return !_ended;
        }
    }
}
