using System.Globalization;
using System.Text;
using PracticeReview.Data.Information.Chronologies.Dates;
using PracticeReview.Data.Information.Chronologies.Files;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Turns the rows of a file into events, and gathers every problem on the way.</summary>
internal sealed partial class ChronologyRowReader(ChosenTables chosen, DateOnly today, ChronologyLimits limits, ChronologyDecisions decisions, bool keepsUnread)
{
    /// <summary>A file may refer to one long text from thousands of cells: what is made of them anew is counted, not what they refer to.</summary>
    private const long MostLettersMade = 40_000_000;
    private const int MostProblems = 50_000;
    private const int MostProblemsOfRow = 20;
    private const int LongestAgency = 500;
    private readonly SourceCell?[] _cells = new SourceCell?[ChronologyColumns.All.Count];
    private readonly List<(string Name, SourceCell Cell)> _kept = [];
    private readonly List<ReadEvent> _events = [];
    private readonly List<UnreadChronologyRow> _unread = [];
    private readonly List<ChronologyProblem> _problems = [];
    private readonly Dictionary<(string Column, string Message), (int Row, int Count)> _notices = [];
    private readonly Dictionary<int, (string Header, ChronologyColumn? Column)> _places = [];
    private ChosenTable _table = chosen.Main;
    private HashSet<int> _saysAgain = [];
    private HashSet<int> _leftOut = [];
    private int _readAsColumn = -1;
    private SourceCell? _readAs;
    private readonly List<AskedDate> _asked = [];
    private EventDate? _before;
    private DateAbove? _above;
    private (string Text, EventDate? Near) _last = ("", null);
    private (string Text, EventDate? Near) _rowBefore = ("", null);
    private int _lastNamed;
    private int _row;
    private int _rowInTable;
    private long _lettersMade;
    private int _problemsBefore;

    public IReadOnlyList<ReadEvent> Events => _events;

    public IReadOnlyList<UnreadChronologyRow> Unread => _unread;

    public IReadOnlyList<ChronologyProblem> Problems => _problems;

    /// <summary>Dates that are questions, decided or not, in the order of the file.</summary>
    public IReadOnlyList<AskedDate> Asked => _asked;

    /// <summary>Each told once, with the first row it is about.</summary>
    public IEnumerable<ChronologyNotice> Notices => _notices.OrderBy(notice => notice.Value.Row).Select(notice => new ChronologyNotice(
        notice.Value.Row, notice.Key.Column,
        notice.Value.Count == 1 ? notice.Key.Message : $"{notice.Key.Message} So it was in {(notice.Value.Count - 1).ToString("N0", CultureInfo.InvariantCulture)} more."));

    /// <summary>Goes on to a table.</summary>
    public void Begin(ChosenTable table)
    {
        _table = table;
        _last = ("", null);
        _places.Clear();
        foreach (var column in table.Columns)
        {
            _places[column.Index] = (column.Header, column.Suggested);
        }

        _leftOut = [.. table.Columns.Where(column => column.IsLeftOut).Select(column => column.Index)];
        _saysAgain = [.. table.Columns.Where(column => column is { Suggested: null, Confidence: MatchConfidence.None } && ChronologyColumns.SaysAgain(column.Header)).Select(column => column.Index)];
        _readAsColumn = table.Columns.FirstOrDefault(column => _saysAgain.Contains(column.Index) && ChronologyColumns.SaysWhatDatesMean(column.Header))?.Index ?? -1;
        _lastNamed = table.Header.Names.Count == 0 ? int.MaxValue : table.Header.Names.Keys.Max();
    }

    /// <summary>Reads a row into an event, or into what is wrong with it. Empty rows, headings and repeated headers are passed over.</summary>
    /// <param name="next">The row below it in its table; null where it is the last.</param>
    public void Read(SourceRow row, SourceRow? next = null)
    {
        _problemsBefore = _problems.Count;
        _rowInTable = row.Number;
        _row = _table.RowsBefore + row.Number;
        if (!Lay(row))
        {
            return;
        }

        if (row.IsHeading && DatedRows.TellsEvent(row.Cells[0].Text ?? "", orMonth: keepsUnread))
        {
            var from = _problems.Count;
            Wrong("", $"“{ChronologyColumns.Quote(row.Cells[0].Text ?? "")}” reaches across the table and holds a date.", "An event with its date and what happened in their own columns; a heading without a date.");
            KeepUnread(row, null, from);
            // Whatever day it names, it is not the one that stood above it.
            _above = null;
            return;
        }

        if (row.IsHeading)
        {
            Notice("", $"“{ChronologyColumns.Quote(row.Cells[0].Text ?? "")}” reaches across the table and was taken for a heading, not an event.");
            // Below "2016" the years near it are offered for a day without one.
            var across = EventDateReader.Read(ChronologyText.Clean(row.Cells[0].Text ?? "").Text, today);
            _above = across.Choices.Count > 0 ? null : _above;
            if (across.When is { } heading)
            {
                (_before, _last) = (heading, ("", null));
                _above = DateAbove.Of(heading, ChronologyText.Clean(row.Cells[0].Text ?? "").Text, _row, isHeading: true);
            }

            return;
        }

        if (_table.Header.IsRepeatedIn(row))
        {
            return;
        }

        var before = _problems.Count;
        if (IsDateOfWhatFollows(row, next))
        {
            ReadHeadingDate(row, before);
            return;
        }

        if (chosen.File.Kind == SourceKind.SeparatedValues && row.Cells[^1].Column > _lastNamed)
        {
            Wrong("", $"{Called(row.Cells[^1])} lies beside the columns of the header.", "As many cells as there are column names; quotation marks around text that holds the separator.");
        }

        var when = ReadWhen();
        var read = ReadEvent(when);
        if (when is not null)
        {
            _before = when;
        }

        var agency = _cells[(int)ChronologyColumn.Agency] is { } named ? ChronologyText.Clean(named.Text ?? "").Text : null;
        agency = string.IsNullOrWhiteSpace(agency) ? null : agency.ReplaceLineEndings(" ");
        if (agency is { Length: > LongestAgency })
        {
            Wrong(ChronologyColumn.Agency, "It holds more than the name of an agency.", $"A name of at most {LongestAgency.ToString(CultureInfo.InvariantCulture)} characters.");
            agency = null;
        }

        if (_problems.Count == before)
        {
            _events.Add(new ReadEvent(read, agency));
        }
        else
        {
            KeepUnread(row, agency, before);
        }
    }

    /// <summary>Keeps rows that stand where no events are read; each is wrong, or all together where they are not kept and nobody said that they are no events.</summary>
    public void Leave(LeftRows left)
    {
        _places.Clear();
        foreach (var (column, name) in left.Names)
        {
            _places[column] = (name, null);
        }

        _leftOut = [.. left.Rows.SelectMany(row => row.Cells).Select(cell => cell.Column).Where(left.Table.Hides)];

        if (!keepsUnread)
        {
            var (first, rows) = (left.Rows[0].Number, new RowsOfNoEvents(left.Where, left.Rows.Count));
            var stand = rows.Rows == 1
                ? $"A row that holds a date stands {left.Where}, in row {first}."
                : $"{rows.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows that hold dates stand {left.Where}, the first in row {first}.";
            if (decisions.NoEvents.Contains(rows))
            {
                _row = 0;
                Notice("", $"{stand} {(rows.Rows == 1 ? "It was" : "They were")} not read: whoever sent the file said that {(rows.Rows == 1 ? "it is no event" : "they are no events")}.");
                return;
            }

            _problems.Add(new ChronologyProblem(left.RowsBefore + first, "", stand, left.WhatWouldBeAccepted) { MayBeNoEvents = rows });
            return;
        }

        foreach (var row in left.Rows)
        {
            _row = left.RowsBefore + row.Number;
            _problems.Add(new ChronologyProblem(_row, "", $"The row stands {left.Where}, and was not read.", left.WhatWouldBeAccepted));
            KeepUnread(row, null, _problems.Count - 1);
        }
    }

    /// <summary>Rows of a file whose columns were not recognised.</summary>
    public static IEnumerable<UnreadChronologyRow> Unrecognised(LeftRows left) => left.Rows.Where(row => !row.Cells.TrueForAll(cell => cell.IsBlank || left.Table.Hides(cell.Column))).Select(row => new UnreadChronologyRow(
        row.Number, null,
        [.. row.Cells.Where(cell => !cell.IsBlank && !left.Table.Hides(cell.Column)).Select(cell => new KeyValuePair<string, string>(left.Names.GetValueOrDefault(cell.Column) ?? $"Column {SourceCell.Letters(cell.Column)}",
            CellMoment.Of(cell, left.StartOfDays) is { } moment ? CellMoment.Show(cell, moment) : ChronologyText.Clean(cell.Text ?? "").Text))],
        [new ChronologyProblem(row.Number, "", $"The row stands {left.Where}.", left.WhatWouldBeAccepted)]));

    private void KeepUnread(SourceRow row, string? agency, int from)
    {
        if (keepsUnread)
        {
            _unread.Add(new UnreadChronologyRow(_row, agency, [.. row.Cells.Where(cell => !cell.IsBlank && !_leftOut.Contains(cell.Column)).Select(cell => new KeyValuePair<string, string>(HeaderOf(cell.Column), Shown(cell)))], _problems[from..]));
        }
    }

    private string HeaderOf(int column) => _places.TryGetValue(column, out var place) ? place.Header : $"Column {SourceCell.Letters(column)}";

    private string Shown(SourceCell cell) =>
        Made(cell.Kind is CellKind.Number or CellKind.IsoDate && CellMoment.Of(cell, chosen.File.StartOfDays) is { } moment ? CellMoment.Show(cell, moment) : ChronologyText.Clean(cell.Text ?? "").Text, cell.Text);

    private string Made(string text, string? of)
    {
        _lettersMade += ReferenceEquals(text, of) ? 0 : text.Length;
        return _lettersMade <= MostLettersMade ? text : throw new ChronologyRefusedException(
            "The file holds far more text than a chronology.", "The chronology alone, in a file of its own.");
    }

    /// <summary>Lays the cells in their places. False where the row is empty.</summary>
    private bool Lay(SourceRow row)
    {
        Array.Clear(_cells);
        _readAs = null;
        _kept.Clear();
        var found = false;
        foreach (var cell in row.Cells)
        {
            if (cell.Kind is CellKind.Text && (cell.Text!.Length == 0 || (cell.Text[0] <= ' ' || cell.Text[0] > '~') && string.IsNullOrWhiteSpace(ChronologyText.Clean(cell.Text).Text)))
            {
                continue;
            }

            if (_leftOut.Contains(cell.Column))
            {
                continue;
            }

            found = true;
            if (_places.TryGetValue(cell.Column, out var place) && place.Column is { } column)
            {
                _cells[(int)column] = cell;
            }
            else if (_saysAgain.Contains(cell.Column))
            {
                _readAs = cell.Column == _readAsColumn ? cell : _readAs;
            }
            else
            {
                _kept.Add((place.Header ?? HeaderOf(cell.Column), cell));
            }
        }

        return found;
    }

    private ChronologyRow ReadEvent(EventDate? when)
    {
        var whatHappened = ReadText(ChronologyColumn.WhatHappened);
        var childSeen = ReadAnswer(ChronologyColumn.ChildSeen);
        var childHeard = ReadAnswer(ChronologyColumn.ChildHeard);
        if (whatHappened is { Length: 0 })
        {
            Wrong(ChronologyColumn.WhatHappened, "It does not say what happened.", "At least a short sentence on what happened.");
        }
        else if (whatHappened is not null && _kept.Count > 0)
        {
            whatHappened = WithKept(whatHappened);
        }

        return new ChronologyRow(
            _row,
            when is null ? default : DateOnly.FromDateTime(when.Earliest),
            when is { Precision: DatePrecision.Time, Bound: DateBound.Within } && when.Earliest == when.Latest ? TimeOnly.FromDateTime(when.Earliest) : null,
            whatHappened ?? "",
            ReadText(ChronologyColumn.SourceDocument) ?? "",
            ReadText(ChronologyColumn.Risk) ?? "",
            ReadText(ChronologyColumn.Response) ?? "",
            ReadText(ChronologyColumn.Impact) ?? "",
            ReadText(ChronologyColumn.Partnership) ?? "",
            ReadText(ChronologyColumn.Learning) ?? "",
            ReadQuestions())
        {
            When = when ?? EventDate.Exactly(default),
            SourcePage = ReadText(ChronologyColumn.SourcePage) ?? "",
            WhoWasSeen = ReadText(ChronologyColumn.WhoWasSeen) ?? "",
            ChildSeen = childSeen,
            ChildHeard = childHeard,
        };
    }

    private string WithKept(string whatHappened)
    {
        var whole = new StringBuilder(whatHappened);
        foreach (var (name, cell) in _kept)
        {
            // What is too long already grows no further: a row of many long columns would cost a gigabyte.
            if (ReadText(cell, "") is { Length: > 0 } text && whole.Length <= limits.MaximumCellLength)
            {
                whole.Append('\n').Append(name).Append(": ").Append(text);
            }
        }

        if (whole.Length > limits.MaximumCellLength)
        {
            Wrong(ChronologyColumn.WhatHappened, $"With the words of its other columns it holds more than {limits.MaximumCellLength.ToString("N0", CultureInfo.InvariantCulture)} characters.", "A shorter text; the full record can be sent as a document.");
        }

        return whole.Length > limits.MaximumCellLength ? whatHappened : Made(whole.ToString(), null);
    }

    private SignificanceQuestions ReadQuestions()
    {
        var text = ReadText(ChronologyColumn.WhySignificant);
        if (text is null)
        {
            return SignificanceQuestions.None;
        }

        var questions = SignificanceQuestion.Parse(text);
        if (questions is null)
        {
            Wrong(
                ChronologyColumn.WhySignificant,
                $"“{ChronologyColumns.Quote(text)}” does not name any of the six questions.",
                "Numbers from 1 to 6 with commas between them, such as 1, 3; or nothing.");
        }

        return questions ?? SignificanceQuestions.None;
    }

    private Recorded ReadAnswer(ChronologyColumn column)
    {
        if (ReadText(column) is not { Length: > 0 } text)
        {
            return Recorded.NotRecorded;
        }

        if (RecordedAnswer.Read(text) is { } answer)
        {
            return answer;
        }

        if (RecordedAnswer.ReadFirstWord(text) is { } begins)
        {
            // "Yes, alone" says more than yes.
            _kept.Add((HeaderOf(_cells[(int)column]!.Value.Column), _cells[(int)column]!.Value));
            return begins;
        }

        Wrong(column, $"“{ChronologyColumns.Quote(text)}” is neither yes nor no.", "Yes, No, or nothing where it is not recorded.");
        return Recorded.NotRecorded;
    }

    private string? ReadText(ChronologyColumn column) => _cells[(int)column] is { } cell ? ReadText(cell, ChronologyColumns.Name(column), column) : "";

    /// <summary>The words of a cell; empty if there are none; null if they cannot be read, which is then noted.</summary>
    private string? ReadText(SourceCell cell, string name, ChronologyColumn? column = null)
    {
        switch (cell.Kind)
        {
            case CellKind.Formula:
                Wrong(name, $"{Called(cell)} holds a formula without its value.", "The value itself: copy the cells and paste them as values.");
                return null;
            case CellKind.Error:
                Wrong(name, $"{Called(cell)} shows the error {ChronologyColumns.Quote(cell.Text ?? "")}.", "Text, or nothing.");
                return null;
            case CellKind.Number or CellKind.IsoDate when CellMoment.Of(cell, chosen.File.StartOfDays) is { } moment:
                Calculated(cell, name);
                return column == ChronologyColumn.WhySignificant ? EventDateReader.Show(DateOnly.FromDateTime(moment)) : CellMoment.Show(cell, moment);
        }

        Calculated(cell, name);
        var cleaned = ChronologyText.Clean(cell.Text!);
        var text = chosen.File.Kind == SourceKind.SeparatedValues ? SpreadsheetText.Restore(cleaned.Text) : cleaned.Text;
        if (text.Length > limits.MaximumCellLength)
        {
            Wrong(name, $"{Called(cell)} holds more than {limits.MaximumCellLength.ToString("N0", CultureInfo.InvariantCulture)} characters.", "A shorter text; the full record can be sent as a document.");
            return null;
        }

        if (cleaned.ControlsRemoved)
        {
            Notice(name, "Invisible control characters were taken out; the words were kept.");
        }

        if (cleaned.DirectionsRemoved)
        {
            Notice(name, "Characters that change the direction of writing were taken out; the words were kept.");
        }

        return column is null ? text : Made(text, cell.Text);
    }

    private void Calculated(SourceCell cell, ChronologyColumn column) => Calculated(cell, ChronologyColumns.Name(column));

    private void Calculated(SourceCell cell, string name)
    {
        if (cell.IsCalculated)
        {
            Notice(name, "The cell holds a formula; the value it showed when the file was saved was read.");
        }
    }

    private string Called(SourceCell cell)
    {
        var within = chosen.HasSeveral || chosen.File is { Kind: SourceKind.WordDocument, Tables.Count: > 1 } ? $" of {_table.Table.Name}" : "";
        return chosen.File.Kind == SourceKind.Workbook
            ? $"Cell {SourceCell.Name(cell.Column, _rowInTable)}{within}"
            : string.Create(CultureInfo.InvariantCulture, $"Column {cell.Column + 1} of row {_rowInTable}{within}");
    }

    private void Wrong(ChronologyColumn column, string whatIsWrong, string whatWouldBeAccepted, IReadOnlyList<EventDate>? readings = null) =>
        Wrong(ChronologyColumns.Name(column), whatIsWrong, whatWouldBeAccepted, readings);

    private void Wrong(string column, string whatIsWrong, string whatWouldBeAccepted, IReadOnlyList<EventDate>? readings = null)
    {
        if (keepsUnread && _problems.Count - _problemsBefore >= MostProblemsOfRow)
        {
            // The row is kept whole as it is, and known to be wrong.
            return;
        }

        if (!keepsUnread && _problems.Count == MostProblems)
        {
            throw new ChronologyRefusedException(
                $"In more than {MostProblems.ToString("N0", CultureInfo.InvariantCulture)} cells something is wrong, too much to be listed; first: {_problems[0].WhatIsWrong}", _problems[0].WhatWouldBeAccepted, _problems[0].Row);
        }

        _problems.Add(new ChronologyProblem(_row, column, $"{Place}{whatIsWrong}", whatWouldBeAccepted) { Readings = readings });
    }

    /// <summary>Where a row stands whose number is not the one the person sees.</summary>
    private string Place => chosen.File.Kind == SourceKind.Workbook && _table.RowsBefore > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Row {_rowInTable} of {_table.Table.Name}: ") : "";

    private void Notice(string column, string message)
    {
        ref var notice = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_notices, (column, message), out var exists);
        notice = exists ? (notice.Row, notice.Count + 1) : (_row, 1);
    }
}
