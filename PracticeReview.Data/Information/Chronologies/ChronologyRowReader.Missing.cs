using PracticeReview.Data.Information.Chronologies.Files;

namespace PracticeReview.Data.Information.Chronologies;

// Rows without a date of their own: one that stands above them, or none that anybody knows.
internal sealed partial class ChronologyRowReader
{
    /// <summary>The date that stood last, in a row or across the table.</summary>
    /// <param name="When">The day of it, without its time; or as vague as it was.</param>
    private sealed record DateAbove(EventDate When, string Words, int Row, bool IsHeading)
    {
        public static DateAbove Of(EventDate when, string words, int row, bool isHeading)
        {
            if (when is not { Precision: DatePrecision.Time or DatePrecision.PartOfDay, Bound: DateBound.Within })
            {
                return new DateAbove(when, words, row, isHeading);
            }

            var day = DateOnly.FromDateTime(when.Earliest);
            return new DateAbove(EventDate.Exactly(day) with { Uncertain = when.Uncertain }, EventDateReader.Show(day), row, isHeading);
        }
    }

    private static bool SaysAsAbove(string text) => text.Length <= 20
        && text.Trim().TrimEnd('.') is "\"" or "\u201d" or "\u201c" or "\u3003" or "''" or "-" or "\u2013" or "\u2014" or "ditto" or "Ditto" or "as above" or "As above" or "same date" or "Same date" or "same day" or "Same day";

    /// <summary>A row without a date of its own. The date above is offered for all rows that follow it without one, and never taken silently.</summary>
    /// <param name="sign">What stands in its place, such as a ditto mark.</param>
    private (EventDate? When, string Text) ReadMissingDate(string sign)
    {
        const string missing = "The date is missing.";
        if (decisions.IsTyped || _above is not { } above)
        {
            Wrong(ChronologyColumn.Date, missing, EventDateReader.Accepted, _before is null ? null : [_before with { AsWritten = "" }]);
            return (null, "");
        }

        var words = sign.Length > 0 ? sign : above.Words;
        var key = System.FormattableString.Invariant($"\u001Fabove {above.Row} {above.When.Earliest:yyyy-MM-dd} {above.When.Latest:yyyy-MM-dd}");
        var what = above.IsHeading ? "heading" : "row";
        var question = $"{missing} The {what} above says {EventDateReader.Describe(above.When)}.";
        IReadOnlyList<EventDate> readings = [above.When with { AsWritten = words }];
        var isFromBefore = false;
        if (!decisions.Dates.TryGetValue(AskedDate.KeyInRow(key, _row), out var decided) && !decisions.Dates.TryGetValue(key, out decided))
        {
            // Its time was written behind it; and what was typed then was none of what can be offered.
            decided = decisions.Before?.Find(words, WhatHappenedAsWritten(), null, dependsOnPlace: true, today)
                ?? (decisions.Before?.FindWithTime(words, WhatHappenedAsWritten()) is { } timed ? DateAbove.Of(timed, words, 0, isHeading: false).When : null);
            isFromBefore = decided is not null;
        }

        decided = decided is null ? null : decided with { AsWritten = words };
        _asked.Add(new AskedDate(_row, key, words, $"{Place}{question}", readings, decided) { Near = above.When, IsFromBefore = isFromBefore, MayBeTyped = true, IsMissing = true });
        if (decided is null)
        {
            Wrong(ChronologyColumn.Date, question, "A date in every row; or say here what the date of these rows is.", readings);
            return (null, "");
        }

        Notice(ChronologyColumns.Name(ChronologyColumn.Date), $"The date is missing. {Capital(EventDateReader.Describe(decided))} was taken, as the author decided; the {what} above says “{ChronologyColumns.Quote(above.Words)}”.");
        return (decided, words);
    }

    /// <summary>An event of which nobody knows when it was: its author says what bounds there are, if only that it is past.</summary>
    private EventDate? AskNotKnown(string asWritten)
    {
        var key = AskedDate.KeyInRow(asWritten, _row);
        var question = $"“{ChronologyColumns.Quote(asWritten)}” does not say when it was.";
        var end = today.ToDateTime(new TimeOnly(23, 59));
        IReadOnlyList<EventDate> readings = [new EventDate(asWritten, end, end, DatePrecision.Day, Bound: DateBound.Before)];
        var isFromBefore = false;
        if (!decisions.Dates.TryGetValue(key, out var decided))
        {
            decided = decisions.Before?.Find(asWritten, WhatHappenedAsWritten(), null, dependsOnPlace: true, today);
            isFromBefore = decided is not null;
        }

        decided = decided is null ? null : decided with { AsWritten = asWritten };
        _asked.Add(new AskedDate(_row, key, asWritten, $"{Place}{question}", readings, decided) { IsFromBefore = isFromBefore, MayBeTyped = true });
        if (decided is null)
        {
            Wrong(ChronologyColumn.Date, question, "What is known of it, such as before 2016, 2014 to 2016 or about May 2015; where nothing is, that it was by today.", readings);
            return null;
        }

        Notice(ChronologyColumns.Name(ChronologyColumn.Date), $"“{ChronologyColumns.Quote(asWritten)}” was read as {EventDateReader.Describe(decided)}, as the author decided.");
        return decided;
    }

    /// <summary>Whether a row holds nothing but its date, and the next has words and no date: it is the heading of the rows that follow.</summary>
    private bool IsDateOfWhatFollows(SourceRow row, SourceRow? next)
    {
        if (_cells[(int)ChronologyColumn.Date] is not { } date || next is null || next.IsHeading || _table.Header.IsRepeatedIn(next)
            || row.Cells.Exists(cell => cell.Column != date.Column && !cell.IsBlank))
        {
            return false;
        }

        var words = false;
        foreach (var cell in next.Cells)
        {
            if (cell.Column == date.Column && !cell.IsBlank)
            {
                return false;
            }

            words |= !cell.IsBlank;
        }

        return words;
    }

    private void ReadHeadingDate(SourceRow row, int before)
    {
        (_rowBefore, _last) = (_last, ("", null));
        var (when, text) = ReadOwnDate(_cells[(int)ChronologyColumn.Date]!.Value);
        if (when is null || _above is null)
        {
            KeepUnread(row, null, before);
            return;
        }

        (_before, _above) = (when, _above with { IsHeading = true });
        Notice("", $"“{ChronologyColumns.Quote(text)}” stands alone in its row and was taken for the heading of the rows that follow, not for an event.");
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
