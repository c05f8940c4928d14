using System.Globalization;
using PracticeReview.Data.Information.Chronologies.Dates;
using PracticeReview.Data.Information.Chronologies.Files;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Turns the rows of a file into events, and gathers every problem on the way.</summary>
internal sealed class ChronologyRowReader(ChosenTables chosen, DateOnly today, ChronologyLimits limits, ChronologyDecisions decisions, bool keepsUnread)
{
    private readonly SourceCell?[] _cells = new SourceCell?[ChronologyColumns.All.Count];
    private readonly List<(string Name, SourceCell Cell)> _kept = [];
    private readonly List<ReadEvent> _events = [];
    private readonly List<UnreadChronologyRow> _unread = [];
    private readonly List<ChronologyProblem> _problems = [];
    private readonly Dictionary<(string Column, string Message), (int Row, int Count)> _notices = [];
    private readonly Dictionary<int, (string Header, ChronologyColumn? Column)> _places = [];
    private ChosenTable _table = chosen.Tables[0];
    private HashSet<int> _saysAgain = [];
    private EventDate? _before;
    private int _lastNamed;
    private int _row;
    private int _rowInTable;

    public IReadOnlyList<ReadEvent> Events => _events;

    public IReadOnlyList<UnreadChronologyRow> Unread => _unread;

    public IReadOnlyList<ChronologyProblem> Problems => _problems;

    /// <summary>Each told once, with the first row it is about.</summary>
    public IEnumerable<ChronologyNotice> Notices => _notices.OrderBy(notice => notice.Value.Row).Select(notice => new ChronologyNotice(
        notice.Value.Row, notice.Key.Column,
        notice.Value.Count == 1 ? notice.Key.Message : $"{notice.Key.Message} So it was in {(notice.Value.Count - 1).ToString("N0", CultureInfo.InvariantCulture)} more."));

    /// <summary>Goes on to a table.</summary>
    public void Begin(ChosenTable table)
    {
        _table = table;
        _places.Clear();
        foreach (var column in table.Columns)
        {
            _places[column.Index] = (column.Header, column.Suggested);
        }

        _saysAgain = [.. table.Columns.Where(column => column is { Suggested: null, Confidence: MatchConfidence.None } && ChronologyColumns.SaysAgain(column.Header)).Select(column => column.Index)];
        _lastNamed = table.Header.Names.Count == 0 ? int.MaxValue : table.Header.Names.Keys.Max();
    }

    /// <summary>Reads a row into an event, or into what is wrong with it. Empty rows, headings and repeated headers are passed over.</summary>
    public void Read(SourceRow row)
    {
        _rowInTable = row.Number;
        _row = _table.RowsBefore + row.Number;
        if (!Lay(row))
        {
            return;
        }

        if (row.IsHeading)
        {
            Notice("", $"“{ChronologyColumns.Quote(row.Cells[0].Text ?? "")}” reaches across the table and was taken for a heading, not an event.");
            return;
        }

        if (_table.Header.IsRepeatedIn(row))
        {
            return;
        }

        var before = _problems.Count;
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
        if (_problems.Count == before)
        {
            _events.Add(new ReadEvent(read, agency));
        }
        else if (keepsUnread)
        {
            _unread.Add(new UnreadChronologyRow(_row, agency, [.. row.Cells.Where(cell => !cell.IsBlank).Select(cell => new KeyValuePair<string, string>(HeaderOf(cell.Column), Shown(cell)))], _problems[before..]));
        }
    }

    private string HeaderOf(int column) => _places.TryGetValue(column, out var place) ? place.Header : $"Column {SourceCell.Letters(column)}";

    private string Shown(SourceCell cell) =>
        cell.Kind is CellKind.Number or CellKind.IsoDate && CellMoment.Of(cell, chosen.File.StartOfDays) is { } moment ? CellMoment.Show(cell, moment) : ChronologyText.Clean(cell.Text ?? "").Text;

    /// <summary>Lays the cells in their places. False where the row is empty.</summary>
    private bool Lay(SourceRow row)
    {
        Array.Clear(_cells);
        _kept.Clear();
        var found = false;
        foreach (var cell in row.Cells)
        {
            if (cell.Kind is CellKind.Text && (cell.Text!.Length == 0 || (cell.Text[0] <= ' ' || cell.Text[0] > '~') && string.IsNullOrWhiteSpace(ChronologyText.Clean(cell.Text).Text)))
            {
                continue;
            }

            found = true;
            if (_places.TryGetValue(cell.Column, out var place) && place.Column is { } column)
            {
                _cells[(int)column] = cell;
            }
            else if (!_saysAgain.Contains(cell.Column))
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
        foreach (var (name, cell) in _kept)
        {
            if (ReadText(cell, "") is { Length: > 0 } text)
            {
                whatHappened += $"\n{name}: {text}";
            }
        }

        if (whatHappened.Length > limits.MaximumCellLength)
        {
            Wrong(ChronologyColumn.WhatHappened, $"With the words of its other columns it holds more than {limits.MaximumCellLength:N0} characters.", "A shorter text; the full record can be sent as a document.");
        }

        return whatHappened;
    }

    private EventDate? ReadWhen()
    {
        if (_cells[(int)ChronologyColumn.Date] is not { } cell)
        {
            Wrong(ChronologyColumn.Date, "The date is missing.", EventDateReader.Accepted, _before is null ? null : [_before with { AsWritten = "" }]);
            return null;
        }

        var before = _problems.Count;
        var (when, text) = ReadDate(cell);
        if (_cells[(int)ChronologyColumn.Time] is not { } timeCell || ReadTime(timeCell) is not { Clock: { } clock } time || when is null || _problems.Count > before)
        {
            return _problems.Count > before ? null : when;
        }

        if (when.Precision == DatePrecision.Time)
        {
            if (TimeOnly.FromDateTime(when.Earliest) is var other && other != clock.From && !clock.IsPart)
            {
                Wrong(ChronologyColumn.Time, $"The date column also holds a time, {other.ToString("HH':'mm", CultureInfo.InvariantCulture)}, and it is another one.", "One time for the event, in the column Time.");
            }

            return when;
        }

        if (when.Precision != DatePrecision.Day || when.Bound != DateBound.Within)
        {
            Wrong(ChronologyColumn.Time, $"“{ChronologyColumns.Quote(time.Text)}” is a time of day, but the date is not a single day.", "A time only where the day is known.");
            return null;
        }

        var asWritten = $"{text} {time.Text}";
        if (decisions.Dates.TryGetValue(asWritten, out var decided))
        {
            return decided with { AsWritten = asWritten };
        }

        if (clock.IsMidnight || clock.IsOvernight)
        {
            return Take(EventDateReader.Read($"{EventDateReader.Show(DateOnly.FromDateTime(when.Earliest))} {time.Text}", today), ChronologyColumn.Time, asWritten);
        }

        if (!clock.IsPart && clock.From == clock.To && !time.IsUncertain && when == EventDate.Exactly(DateOnly.FromDateTime(when.Earliest)) && IsPlain(time.Text))
        {
            return EventDate.Exactly(DateOnly.FromDateTime(when.Earliest), clock.From);
        }

        var stretch = StretchMaker.AtTime(DateOnly.FromDateTime(when.Earliest), clock);
        return new EventDate(asWritten, stretch.First, stretch.Last, stretch.Precision, when.Uncertain || time.IsUncertain);
    }

    /// <summary>14:30 or 14:30:00.</summary>
    private static bool IsPlain(string time) => time.Length is 5 or 8 && time[2] == ':' && (time.Length == 5 || time[5] == ':') && char.IsAsciiDigit(time[^1]);

    private (EventDate? When, string Text) ReadDate(SourceCell cell)
    {
        if (cell.Kind is CellKind.Number or CellKind.IsoDate)
        {
            return ReadDateNumber(cell);
        }

        return ReadText(ChronologyColumn.Date) is { } text ? (ReadDateText(text), text) : (null, "");
    }

    private EventDate? ReadDateText(string text) => decisions.Dates.TryGetValue(text, out var decided)
        ? decided with { AsWritten = text }
        : Take(EventDateReader.Read(text, today, _before, decisions.YearStandsLast), ChronologyColumn.Date, text);

    private EventDate? Take(EventDateReading reading, ChronologyColumn column, string asWritten)
    {
        if (reading.When is { } when)
        {
            return when with { AsWritten = asWritten };
        }

        Wrong(column, reading.WhatIsWrong!, reading.WhatWouldBeAccepted!, reading.Choices.Count == 0 ? null : [.. reading.Choices.Select(choice => choice with { AsWritten = asWritten })]);
        return null;
    }

    private (EventDate? When, string Text) ReadDateNumber(SourceCell cell)
    {
        Calculated(cell, ChronologyColumn.Date);
        var number = cell.Kind == CellKind.Number ? CellMoment.Number(cell) : null;
        if (number is { } whole && whole == Math.Floor(whole) && cell.ShownAs == NumberShownAs.Number && ((whole >= 1900 && whole <= today.Year) || whole is >= 10_000_000 and <= 99_999_999))
        {
            var year = whole.ToString("0", CultureInfo.InvariantCulture);
            return (ReadDateText(year), year);
        }

        if (CellMoment.Of(cell, chosen.File.StartOfDays) is not { } moment || cell.ShownAs == NumberShownAs.Time)
        {
            var days = number is { } serial && CellMoment.Of(serial, chosen.File.StartOfDays) is { } possible && EventDateReader.Check(DateOnly.FromDateTime(possible), today) is null
                ? (DateTime?)possible : null;
            Wrong(ChronologyColumn.Date, $"{Called(cell)} holds the number {ChronologyColumns.Quote(cell.Text!)}, not a date.", EventDateReader.Accepted,
                days is null ? null : [EventDate.Exactly(DateOnly.FromDateTime(days.Value), null, cell.Text!)]);
            return (null, "");
        }

        var day = DateOnly.FromDateTime(moment);
        var text = CellMoment.Show(cell, moment);
        if (number is { } typed && typed >= 1900 && typed <= today.Year && typed == Math.Floor(typed) && cell.Kind == CellKind.Number && cell.ShownAs is NumberShownAs.Date or NumberShownAs.DateAndTime)
        {
            // A year typed into a cell that shows days becomes a day of 1905.
            var shown = EventDateReader.Show(day);
            if (decisions.Dates.TryGetValue(shown, out var decided))
            {
                return (decided with { AsWritten = shown }, shown);
            }

            var year = EventDateReader.Read(typed.ToString("0", CultureInfo.InvariantCulture), today).When!;
            Wrong(ChronologyColumn.Date, $"{Called(cell)} shows {shown}, but someone may have typed the year {typed.ToString("0", CultureInfo.InvariantCulture)}.", EventDateReader.Accepted,
                [year with { AsWritten = shown }, EventDate.Exactly(day, null, shown)]);
            return (null, "");
        }

        if (cell.ShownAs is NumberShownAs.Month or NumberShownAs.Year)
        {
            return (ReadDateText(text), text);
        }

        if (EventDateReader.Check(day, today) is { } wrong)
        {
            Wrong(ChronologyColumn.Date, wrong, EventDateReader.Accepted);
            return (null, "");
        }

        text = EventDateReader.Show(day);
        return moment.TimeOfDay == TimeSpan.Zero ? (EventDate.Exactly(day), text) : (EventDate.Exactly(day, TimeOnly.FromDateTime(moment)), text);
    }

    private readonly record struct TimeRead(ClockTime? Clock, string Text, bool IsUncertain);

    private TimeRead ReadTime(SourceCell cell)
    {
        ClockTime? clock = null;
        var text = cell.Text ?? "";
        var isUncertain = false;
        if (cell.Kind is CellKind.Number)
        {
            Calculated(cell, ChronologyColumn.Time);
            // A time alone is a fraction of a day; a whole day in it means a date was written here. Four digits are typed: 1430.
            if (cell.ShownAs != NumberShownAs.Number && CellMoment.Number(cell) is >= 0 and < 1 && CellMoment.Of(cell, DateOnly.MinValue, timeOnly: true) is { } moment)
            {
                clock = ClockTime.At(TimeOnly.FromDateTime(moment));
                text = moment.ToString("HH':'mm", CultureInfo.InvariantCulture);
            }
            else if (cell.ShownAs == NumberShownAs.Number && text.Length == 4)
            {
                clock = EventDateReader.ReadClock(text, out isUncertain);
            }
        }
        else if (ReadText(ChronologyColumn.Time) is { } words)
        {
            text = words;
            clock = EventDateReader.ReadClock(words, out isUncertain);
            if (clock is null && (words.Length == 0 || RecordedAnswer.Read(words) == Recorded.NotRecorded))
            {
                return default;
            }
        }
        else
        {
            return default;
        }

        if (clock is null)
        {
            Wrong(ChronologyColumn.Time, $"“{ChronologyColumns.Quote(text)}” is not a time of day.", EventDateReader.AcceptedTime);
        }

        return new TimeRead(clock, text, isUncertain);
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

        return text;
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
        var within = chosen.Tables.Count > 1 || chosen.File is { Kind: SourceKind.WordDocument, Tables.Count: > 1 } ? $" of {_table.Table.Name}" : "";
        return chosen.File.Kind == SourceKind.Workbook
            ? $"Cell {SourceCell.Name(cell.Column, _rowInTable)}"
            : string.Create(CultureInfo.InvariantCulture, $"Column {cell.Column + 1} of row {_rowInTable}{within}");
    }

    private void Wrong(ChronologyColumn column, string whatIsWrong, string whatWouldBeAccepted, IReadOnlyList<EventDate>? readings = null) =>
        Wrong(ChronologyColumns.Name(column), whatIsWrong, whatWouldBeAccepted, readings);

    private void Wrong(string column, string whatIsWrong, string whatWouldBeAccepted, IReadOnlyList<EventDate>? readings = null) =>
        _problems.Add(new ChronologyProblem(_row, column, whatIsWrong, whatWouldBeAccepted) { Readings = readings });

    private void Notice(string column, string message)
    {
        ref var notice = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_notices, (column, message), out var exists);
        notice = exists ? (notice.Row, notice.Count + 1) : (_row, 1);
    }
}
