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

    private (EventDate? When, string Text) ReadDate(SourceCell cell)
    {
        if (cell.Kind is CellKind.Number or CellKind.IsoDate)
        {
            return ReadDateNumber(cell);
        }

        return ReadText(ChronologyColumn.Date) is { } text ? (ReadDateText(text), text) : (null, "");
    }

    private EventDate? ReadDateText(string text)
    {
        if (SaidOfRow(text) is { } said)
        {
            return said;
        }

        // The same words again, row after row, are one question.
        var near = text == _rowBefore.Text ? _rowBefore.Near : _before;
        _last = (text, near);
        return Take(EventDateReader.Read(text, today, near), ChronologyColumn.Date, text, near);
    }

    // What it meant in the version that was begun from in our own form.
    private EventDate? SaidOfRow(string asWritten) => decisions.Rows.TryGetValue(_row, out var said) && said.AsWritten == asWritten ? said : null;

    private EventDate? Take(EventDateReading reading, ChronologyColumn column, string asWritten, EventDate? near = null)
    {
        if (reading.When is { } when)
        {
            return when with { AsWritten = asWritten };
        }

        return Ask(column, asWritten, reading.WhatIsWrong!, reading.WhatWouldBeAccepted!, reading.Choices, near);
    }

    /// <summary>What a date means that can mean several things, as somebody decided; a problem where nobody did.</summary>
    private EventDate? Ask(ChronologyColumn column, string asWritten, string question, string whatWouldBeAccepted, IReadOnlyList<EventDate> choices, EventDate? near = null)
    {
        if (choices.Count == 0)
        {
            Wrong(column, question, whatWouldBeAccepted);
            return null;
        }

        // Only what its place makes of it hangs on its place.
        near = near is not null && !EventDateReader.Read(asWritten, today).Choices.SequenceEqual(choices) ? near : null;
        var key = near is null ? asWritten : $"{asWritten}\u001F{near.Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var (decided, isFromBefore) = Decided(key, asWritten, choices, near);
        IReadOnlyList<EventDate> readings = [.. choices.Select(choice => choice with { AsWritten = asWritten })];
        _asked.Add(new AskedDate(_row, key, asWritten, $"{Place}{question}", readings, decided is null ? null : decided with { AsWritten = asWritten }) { Near = near, IsFromBefore = isFromBefore });
        if (decided is null)
        {
            Wrong(column, question, whatWouldBeAccepted, readings);
            return null;
        }

        if (isFromBefore)
        {
            Notice(ChronologyColumns.Name(column), $"“{ChronologyColumns.Quote(asWritten)}” was read as {EventDateReader.Describe(decided)}, as it was decided before.");
        }

        return decided with { AsWritten = asWritten };
    }

    private (EventDate? Decided, bool IsFromBefore) Decided(string key, string asWritten, IReadOnlyList<EventDate> choices, EventDate? near)
    {
        if (decisions.Dates.TryGetValue(AskedDate.KeyInRow(key, _row), out var chosen) || decisions.Dates.TryGetValue(key, out chosen))
        {
            return (chosen, false);
        }

        if (decisions.YearStandsLast && EventDateReader.Read(asWritten, today, near, yearStandsLast: true).When is { } last)
        {
            return (last, false);
        }

        if (!decisions.IsTyped && decisions.Before?.Find(asWritten, WhatHappenedAsWritten(), choices, HangsOnItsPlace(asWritten), today) is { } before)
        {
            return (before, true);
        }

        // Somebody decided it before, and the file says what: a composite chronology comes back as it went out.
        return _readAs is { Kind: CellKind.Text, Text: { Length: > 0 } said } && EventDateReader.Read(ChronologyText.Clean(said).Text, today).When is { } told
            && (choices.Any(choice => IsSame(choice, told)) || EventDateReader.Read($"{asWritten} {told.Earliest.Year.ToString(CultureInfo.InvariantCulture)}", today).When is { } withYear && IsSame(withYear, told))
            ? (told, false) : (null, false);
    }

    // Words without a year, or without a month: they mean another day near another row. So they do in the first rows, where none stands before.
    private bool HangsOnItsPlace(string asWritten)
    {
        var anywhere = EventDateReader.Read(asWritten, today).Choices;
        return new[] { today.AddYears(-20), today.AddYears(-40) }.Any(day => !EventDateReader.Read(asWritten, today, EventDate.Exactly(day)).Choices.SequenceEqual(anywhere));
    }

    private string WhatHappenedAsWritten()
    {
        if (_cells[(int)ChronologyColumn.WhatHappened] is not { Kind: CellKind.Text, Text: { } text })
        {
            return "";
        }

        var cleaned = ChronologyText.Clean(text).Text;
        return chosen.File.Kind == SourceKind.SeparatedValues ? SpreadsheetText.Restore(cleaned) : cleaned;
    }

    // What stands beside it must be one of its readings: the date may have been put right since.
    private static bool IsSame(EventDate one, EventDate other) => (one.Earliest, one.Latest, one.Bound) == (other.Earliest, other.Latest, other.Bound);

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
            if (SaidOfRow(cell.Text!) is { } said)
            {
                return (said, cell.Text!);
            }

            var days = number is { } serial && CellMoment.Of(serial, chosen.File.StartOfDays) is { } possible && EventDateReader.Check(DateOnly.FromDateTime(possible), today) is null
                ? (DateTime?)possible : null;
            return (Ask(ChronologyColumn.Date, cell.Text!, $"{Called(cell)} holds the number {ChronologyColumns.Quote(cell.Text!)}, not a date.", EventDateReader.Accepted,
                days is null ? [] : [EventDate.Exactly(DateOnly.FromDateTime(days.Value), null, cell.Text!)]), cell.Text!);
        }

        var day = DateOnly.FromDateTime(moment);
        var text = CellMoment.Show(cell, moment);
        if (number is { } typed && typed >= 1900 && typed <= today.Year && typed == Math.Floor(typed) && cell.Kind == CellKind.Number && cell.ShownAs is NumberShownAs.Date or NumberShownAs.DateAndTime)
        {
            // A year typed into a cell that shows days becomes a day of 1905.
            var shown = EventDateReader.Show(day);
            if (SaidOfRow(shown) is { } said)
            {
                return (said, shown);
            }

            var year = EventDateReader.Read(typed.ToString("0", CultureInfo.InvariantCulture), today).When!;
            return (Ask(ChronologyColumn.Date, shown, $"{Called(cell)} shows {shown}, but someone may have typed the year {typed.ToString("0", CultureInfo.InvariantCulture)}.", EventDateReader.Accepted,
                [year with { AsWritten = shown }, EventDate.Exactly(day, null, shown)]), shown);
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
}
