using System.Globalization;
using PracticeReview.Data.Information.Chronologies.Dates;
using PracticeReview.Data.Information.Chronologies.Files;

namespace PracticeReview.Data.Information.Chronologies;

// When an event happened, from the cells of its date and its time.
internal sealed partial class ChronologyRowReader
{
    private EventDate? ReadWhen()
    {
        // Whatever else stands between them, the same words below it are another question.
        (_rowBefore, _last) = (_last, ("", null));
        var before = _problems.Count;
        var (when, text) = _cells[(int)ChronologyColumn.Date] is { } cell ? ReadOwnDate(cell) : ReadMissingDate("");
        when = WithTime(when, text, before);
        return when is null || _problems.Count > before ? null : WithEnd(when);
    }

    private EventDate? WithTime(EventDate? when, string text, int before)
    {
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
        if (SaidOfRow(asWritten) is { } said)
        {
            return said;
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

    private (EventDate? When, string Text) ReadOwnDate(SourceCell cell)
    {
        if (cell.Kind == CellKind.Text && SaysAsAbove(cell.Text!))
        {
            return ReadMissingDate(ChronologyText.Clean(cell.Text!).Text);
        }

        var read = ReadDate(cell, ChronologyColumn.Date, null);
        // Below a date that nobody can read yet, nothing is known of rows without one.
        _above = read.When is null ? null : DateAbove.Of(read.When, read.Text, _row, isHeading: false);
        return read;
    }

    /// <param name="begins">For the end of a stretch, when it begins.</param>
    private (EventDate? When, string Text) ReadDate(SourceCell cell, ChronologyColumn column, EventDate? begins)
    {
        if (cell.Kind is CellKind.Number or CellKind.IsoDate)
        {
            return ReadDateNumber(cell, column, begins);
        }

        return ReadText(column) is { } text ? (ReadDateText(text, column, begins), text) : (null, "");
    }

    private EventDate? ReadDateText(string text, ChronologyColumn column, EventDate? begins, (SourceCell Cell, int Year)? hidden = null)
    {
        if (SaidOfRow(text) is { } said)
        {
            return said;
        }

        var near = begins;
        if (column == ChronologyColumn.Date)
        {
            // The same words again, row after row, are one question.
            near = text == _rowBefore.Text ? _rowBefore.Near : _before;
            _last = (text, near);
        }

        return EventDateReader.SaysNotKnown(text) && column == ChronologyColumn.Date ? AskNotKnown(text) : Take(EventDateReader.Read(text, today, near), column, text, near, hidden);
    }

    // What it meant in the version that was begun from in our own form.
    private EventDate? SaidOfRow(string asWritten) => decisions.Rows.TryGetValue(_row, out var said) && said.AsWritten == asWritten ? said : null;

    private (EventDate? When, string Text) ReadDateNumber(SourceCell cell, ChronologyColumn column, EventDate? begins)
    {
        Calculated(cell, column);
        var number = cell.Kind == CellKind.Number ? CellMoment.Number(cell) : null;
        if (number is { } whole && whole == Math.Floor(whole) && cell.ShownAs == NumberShownAs.Number && ((whole >= 1900 && whole <= today.Year) || whole is >= 10_000_000 and <= 99_999_999))
        {
            var year = whole.ToString("0", CultureInfo.InvariantCulture);
            return (ReadDateText(year, column, begins), year);
        }

        if (CellMoment.Of(cell, chosen.File.StartOfDays) is not { } moment || cell.ShownAs == NumberShownAs.Time)
        {
            if (SaidOfRow(cell.Text!) is { } said)
            {
                return (said, cell.Text!);
            }

            var days = number is { } serial && CellMoment.Of(serial, chosen.File.StartOfDays) is { } possible && EventDateReader.Check(DateOnly.FromDateTime(possible), today) is null
                ? (DateTime?)possible : null;
            return (Ask(column, cell.Text!, $"{Called(cell)} holds the number {ChronologyColumns.Quote(cell.Text!)}, not a date.", EventDateReader.Accepted,
                days is null ? [] : [EventDate.Exactly(DateOnly.FromDateTime(days.Value), null, cell.Text!)]), cell.Text!);
        }

        var day = DateOnly.FromDateTime(moment);
        var text = CellMoment.Show(cell, moment);
        if (number is { } typed && typed >= 1900 && typed <= today.Year && typed == Math.Floor(typed) && cell.Kind == CellKind.Number && cell.ShownAs is NumberShownAs.Date or NumberShownAs.DateAndTime or NumberShownAs.DayAndMonth)
        {
            // A year typed into a cell that shows days becomes a day of 1905.
            var shown = EventDateReader.Show(day);
            if (SaidOfRow(shown) is { } said)
            {
                return (said, shown);
            }

            var year = EventDateReader.Read(typed.ToString("0", CultureInfo.InvariantCulture), today).When!;
            return (Ask(column, shown, $"{Called(cell)} shows {shown}, but someone may have typed the year {typed.ToString("0", CultureInfo.InvariantCulture)}.", EventDateReader.Accepted,
                [year with { AsWritten = shown }, EventDate.Exactly(day, null, shown)]), shown);
        }

        if (cell.ShownAs is NumberShownAs.Month or NumberShownAs.Year)
        {
            return (ReadDateText(text, column, begins), text);
        }

        if (cell.ShownAs is NumberShownAs.DayAndMonth or NumberShownAs.DayAndMonthAndTime or NumberShownAs.MonthAlone)
        {
            // What nobody wrote and nobody sees: the year in which the day was typed.
            return (ReadDateText(text, column, begins, (cell, day.Year)), text);
        }

        if (EventDateReader.Check(day, today) is { } wrong)
        {
            Wrong(column, wrong, EventDateReader.Accepted);
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
            // A time alone is a fraction of a day; a whole day in it means a date was written here. Digits are typed: 1430, and 0930, which a workbook keeps as 930.
            if (cell.ShownAs != NumberShownAs.Number && CellMoment.Number(cell) is >= 0 and < 1 && CellMoment.Of(cell, DateOnly.MinValue, timeOnly: true) is { } moment)
            {
                clock = ClockTime.At(TimeOnly.FromDateTime(moment));
                text = moment.ToString("HH':'mm", CultureInfo.InvariantCulture);
            }
            else if (cell.ShownAs == NumberShownAs.Number && text.Length is 3 or 4)
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

        else if (text.Length == 3 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            Notice(ChronologyColumns.Name(ChronologyColumn.Time), $"“{text}” was read as {clock.Value.From.ToString("HH':'mm", CultureInfo.InvariantCulture)}: spreadsheets leave the first 0 away.");
            text = $"0{text}";
        }

        return new TimeRead(clock, text, isUncertain);
    }
}
