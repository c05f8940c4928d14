using System.Globalization;
using PracticeReview.Data.Information.Chronologies.Dates;
using PracticeReview.Data.Information.Chronologies.Files;

namespace PracticeReview.Data.Information.Chronologies;

// What a date that has to be asked about means, as somebody decided.
internal sealed partial class ChronologyRowReader
{
    /// <param name="hidden">The year that a workbook holds and does not show, and its cell.</param>
    private EventDate? Take(EventDateReading reading, ChronologyColumn column, string asWritten, EventDate? near = null, (SourceCell Cell, int Year)? hidden = null)
    {
        if (reading.When is { } when)
        {
            return when with { AsWritten = asWritten };
        }

        if (hidden is not { } typed)
        {
            return Ask(column, asWritten, reading.WhatIsWrong!, reading.WhatWouldBeAccepted!, reading.Choices, near);
        }

        var year = typed.Year.ToString(CultureInfo.InvariantCulture);
        var held = EventDateReader.Read($"{asWritten} {year}", today).When;
        return Ask(column, asWritten, $"{Called(typed.Cell)} shows “{ChronologyColumns.Quote(asWritten)}” without a year. The {year} that is kept in it may only be the year in which it was typed.",
            reading.WhatWouldBeAccepted!, reading.Choices, near, held, $"\u001F{year}");
    }

    /// <summary>What a date means that can mean several things, as somebody decided; a problem where nobody did.</summary>
    /// <param name="held">What it would mean with what its cell holds besides what it shows; offered behind the others.</param>
    /// <param name="holds">What tells it from the same words that hold something else.</param>
    private EventDate? Ask(
        ChronologyColumn column, string asWritten, string question, string whatWouldBeAccepted, IReadOnlyList<EventDate> choices, EventDate? near = null, EventDate? held = null, string holds = "")
    {
        // Only what its place makes of it hangs on its place.
        near = near is not null && !EventDateReader.Read(asWritten, today).Choices.SequenceEqual(choices) ? near : null;
        choices = held is null || choices.Any(choice => IsSame(choice, held)) ? choices : [.. choices, held];
        question = holds.Length == 0 ? question : EventDateReading.Asked(question, choices).WhatIsWrong!;
        if (choices.Count == 0)
        {
            Wrong(column, question, whatWouldBeAccepted);
            return null;
        }

        var key = (near is null ? asWritten : $"{asWritten}\u001F{near.Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}") + holds;
        var (decided, isFromBefore) = Decided(key, asWritten, choices, near, held);
        IReadOnlyList<EventDate> readings = [.. choices.Select(choice => choice with { AsWritten = asWritten })];
        _asked.Add(new AskedDate(_row, key, asWritten, $"{Place}{question}", readings, decided is null ? null : decided with { AsWritten = asWritten })
        {
            Near = near,
            IsFromBefore = isFromBefore,
            MayBeTyped = near is not null || HangsOnItsPlace(asWritten),
            WithKeptYear = held,
        });
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

    private (EventDate? Decided, bool IsFromBefore) Decided(string key, string asWritten, IReadOnlyList<EventDate> choices, EventDate? near, EventDate? held)
    {
        if (decisions.Dates.TryGetValue(AskedDate.KeyInRow(key, _row), out var chosen) || decisions.Dates.TryGetValue(key, out chosen))
        {
            return (chosen, false);
        }

        if (decisions.YearStandsLast && EventDateReader.Read(asWritten, today, near, yearStandsLast: true).When is { } last)
        {
            return (last, false);
        }

        if (decisions.KeptYearsCount && held is not null)
        {
            return (held, false);
        }

        if (!decisions.IsTyped && decisions.Before?.Find(asWritten, WhatHappenedAsWritten(), choices, HangsOnItsPlace(asWritten), today) is { } before && !TakesInAll(choices, before))
        {
            return (before, true);
        }

        // Somebody decided it before, and the file says what: a composite chronology comes back as it went out.
        return _readAs is { Kind: CellKind.Text, Text: { Length: > 0 } said } && EventDateReader.Read(ChronologyText.Clean(said).Text, today).When is { } told
            && (choices.Any(choice => IsSame(choice, told)) || EventDateReader.Read($"{asWritten} {told.Earliest.Year.ToString(CultureInfo.InvariantCulture)}", today).When is { } withYear && IsSame(withYear, told))
            ? (told, false) : (null, false);
    }

    // "3 and 17 May" was once read as all the days between them without a question: that nobody decided.
    private static bool TakesInAll(IReadOnlyList<EventDate> choices, EventDate before) => choices is [var whole, var first, .., var last] && IsSame(whole, before)
        && (whole.Earliest, whole.Latest) == (first.Earliest, last.Latest) && first.Latest.AddMinutes(1) < last.Earliest;

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
}
