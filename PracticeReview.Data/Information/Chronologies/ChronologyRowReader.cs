using System.Globalization;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Turns the rows of a file into events, and gathers every problem on the way.</summary>
internal sealed class ChronologyRowReader(SourceTable table, Dictionary<int, ChronologyColumn> places, DateOnly today, ChronologyLimits limits)
{
    private const string PasteAsValues = "The value itself: copy the cells and paste them as values.";
    private readonly SourceCell?[] _cells = new SourceCell?[ChronologyColumns.All.Count];
    private readonly List<ChronologyProblem> _problems = [];
    private readonly List<ChronologyNotice> _notices = [];
    private int _row;

    public IReadOnlyList<ChronologyProblem> Problems => _problems;

    public IReadOnlyList<ChronologyNotice> Notices => _notices;

    /// <summary>Reads a row. Returns null for an empty one and for one with problems.</summary>
    public ChronologyRow? Read(SourceRow row)
    {
        _row = row.Number;
        Array.Clear(_cells);
        var before = _problems.Count;
        var empty = true;
        foreach (var cell in row.Cells)
        {
            if (cell.Kind is CellKind.Text && string.IsNullOrWhiteSpace(ChronologyText.Clean(cell.Text!).Text))
            {
                continue;
            }

            empty = false;
            if (places.TryGetValue(cell.Column, out var column))
            {
                _cells[(int)column] = cell;
            }
            else
            {
                Wrong("", $"{Called(cell)} lies beside the columns of the template.", "Text in the columns of the template only.");
            }
        }

        if (empty)
        {
            return null;
        }

        var (date, timeWithDate) = ReadDate();
        var time = ReadTime(timeWithDate);
        var whatHappened = ReadText(ChronologyColumn.WhatHappened);
        if (whatHappened is { Length: 0 })
        {
            Wrong(ChronologyColumn.WhatHappened, "It does not say what happened.", "At least a short sentence on what happened.");
        }

        var read = new ChronologyRow(
            row.Number,
            date,
            time,
            whatHappened ?? "",
            ReadText(ChronologyColumn.SourceDocument) ?? "",
            ReadText(ChronologyColumn.Risk) ?? "",
            ReadText(ChronologyColumn.Response) ?? "",
            ReadText(ChronologyColumn.Impact) ?? "",
            ReadText(ChronologyColumn.Partnership) ?? "",
            ReadText(ChronologyColumn.Learning) ?? "",
            ReadQuestions());
        return _problems.Count == before ? read : null;
    }

    private (DateOnly Date, TimeOnly? Time) ReadDate()
    {
        if (_cells[(int)ChronologyColumn.Date] is not { } cell)
        {
            Wrong(ChronologyColumn.Date, "The date is missing.", ChronologyDates.AcceptedDate);
            return default;
        }

        if (cell.Kind is CellKind.Number or CellKind.IsoDate)
        {
            if (Moment(cell) is not { } moment)
            {
                Wrong(ChronologyColumn.Date, $"{Called(cell)} holds the number {ChronologyColumns.Quote(cell.Text!)}, not a date.", ChronologyDates.AcceptedDate);
                return default;
            }

            var day = DateOnly.FromDateTime(moment);
            if (ChronologyDates.Check(day, today) is { } wrongDay)
            {
                Wrong(ChronologyColumn.Date, wrongDay, ChronologyDates.AcceptedDate);
            }

            return (day, moment.TimeOfDay == TimeSpan.Zero ? null : TimeOnly.FromDateTime(moment));
        }

        if (ReadText(ChronologyColumn.Date) is { } text && ChronologyDates.Read(text, today, out var date) is var wrong)
        {
            if (wrong is not null)
            {
                Wrong(ChronologyColumn.Date, wrong, ChronologyDates.AcceptedDate);
            }

            return (date, null);
        }

        return default;
    }

    private TimeOnly? ReadTime(TimeOnly? timeWithDate)
    {
        if (_cells[(int)ChronologyColumn.Time] is not { } cell)
        {
            return timeWithDate;
        }

        TimeOnly? time;
        if (cell.Kind is CellKind.Number)
        {
            // A time alone is a fraction of a day; a whole day in it means a date was written here.
            time = cell.ShownAs != NumberShownAs.Number && Number(cell) is >= 0 and < 1 && Moment(cell, of: DateOnly.MinValue) is { } moment
                ? TimeOnly.FromDateTime(moment) : null;
        }
        else if (ReadText(ChronologyColumn.Time) is { } text)
        {
            time = ChronologyDates.ReadTime(text);
        }
        else
        {
            return null;
        }

        if (time is null)
        {
            Wrong(ChronologyColumn.Time, $"“{ChronologyColumns.Quote(cell.Text!)}” is not a time of day.", ChronologyDates.AcceptedTime);
        }
        else if (timeWithDate is not null && timeWithDate != time)
        {
            Wrong(ChronologyColumn.Time, $"The date column also holds a time, {timeWithDate:HH\\:mm}, and it is another one.", "One time for the event, in the column Time.");
        }

        return time;
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

    /// <summary>The words of a cell; empty if there are none; null if they cannot be read, which is then noted.</summary>
    private string? ReadText(ChronologyColumn column)
    {
        if (_cells[(int)column] is not { } cell)
        {
            return "";
        }

        switch (cell.Kind)
        {
            case CellKind.Formula:
                Wrong(column, $"{Called(cell)} holds a formula.", PasteAsValues);
                return null;
            case CellKind.Error:
                Wrong(column, $"{Called(cell)} shows the error {ChronologyColumns.Quote(cell.Text ?? "")}.", "Text, or nothing.");
                return null;
            case CellKind.Number when Moment(cell) is { } moment:
                return column == ChronologyColumn.WhySignificant ? ChronologyDates.Show(DateOnly.FromDateTime(moment)) : ShowMoment(cell, moment);
        }

        if (cell.Text!.Length > limits.MaximumCellLength)
        {
            Wrong(column, $"{Called(cell)} holds more than {limits.MaximumCellLength:N0} characters.", "A shorter text; the full record can be sent as a document.");
            return null;
        }

        var cleaned = ChronologyText.Clean(cell.Text);
        if (cleaned.ControlsRemoved)
        {
            Notice(column, "Invisible control characters were taken out; the words were kept.");
        }

        if (cleaned.DirectionsRemoved)
        {
            Notice(column, "Characters that change the direction of writing were taken out; the words were kept.");
        }

        return cleaned.Text;
    }

    private static string ShowMoment(SourceCell cell, DateTime moment) => moment.ToString(
        cell.ShownAs switch { NumberShownAs.Date => "dd'/'MM'/'yyyy", NumberShownAs.Time => "HH':'mm", _ => "dd'/'MM'/'yyyy HH':'mm" },
        CultureInfo.InvariantCulture);

    private static double? Number(SourceCell cell) =>
        double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private DateTime? Moment(SourceCell cell, DateOnly? of = null)
    {
        if (cell.Kind == CellKind.IsoDate)
        {
            return DateTime.TryParse(cell.Text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var iso) ? iso : null;
        }

        if (cell.ShownAs == NumberShownAs.Number || Number(cell) is not { } days || days < 0 || days > 2_958_465)
        {
            return null;
        }

        var seconds = (long)Math.Round(days * 86_400);
        if (of is not null)
        {
            seconds = Math.Min(seconds, 86_399);
        }

        var start = of ?? table.StartOfDays;
        return start.DayNumber + (seconds / 86_400) > DateOnly.MaxValue.DayNumber ? null : start.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds);
    }

    private string Called(SourceCell cell) =>
        table.IsWorkbook ? $"Cell {SourceCell.Name(cell.Column, _row)}" : $"Column {cell.Column + 1} of row {_row}";

    private void Wrong(ChronologyColumn column, string whatIsWrong, string whatWouldBeAccepted) =>
        Wrong(ChronologyColumns.Name(column), whatIsWrong, whatWouldBeAccepted);

    private void Wrong(string column, string whatIsWrong, string whatWouldBeAccepted) =>
        _problems.Add(new ChronologyProblem(_row, column, whatIsWrong, whatWouldBeAccepted));

    private void Notice(ChronologyColumn column, string message) =>
        _notices.Add(new ChronologyNotice(_row, ChronologyColumns.Name(column), message));
}
