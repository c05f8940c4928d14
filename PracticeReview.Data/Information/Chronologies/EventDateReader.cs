using System.Globalization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Information.Chronologies.Dates;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>
/// Reads dates as people in England write them: exact, with a time or a part of the day, as ranges, months, seasons and years,
/// with "about" or a question mark, before and after. The day always comes first; only a year of four digits may stand before
/// it. A two-digit year is one of this century up to this year, or else of the last one; one more than eighty years ago is asked
/// about. Whatever can be read in two ways is a question, never a guess.
/// </summary>
public static class EventDateReader
{
    /// <summary>What is accepted for a date, as a sentence.</summary>
    public const string Accepted = "A date with the day first and the year in full, such as 22/05/2016 or 22 May 2016; where it is not known exactly, "
        + "May 2016, early 2016, 22-24 May 2016, about 22 May 2016 or before 2016.";

    /// <summary>What is accepted for a time of day, as a sentence.</summary>
    public const string AcceptedTime = "A time such as 14:30 or 2:30 pm, or a part of the day such as morning, or nothing if the time is not known.";

    private const int MostChoices = 6;

    /// <summary>Numbers below this day are ambiguous in workbooks, which believe in 29 February 1900.</summary>
    internal static readonly DateOnly Earliest = new(1900, 3, 1);

    /// <summary>Reads a date.</summary>
    /// <param name="text">What was written; it is kept as it is.</param>
    /// <param name="today">The legal day (Europe/London) of reading; what begins after it is refused.</param>
    /// <param name="near">The date of the row before, from which a missing year is offered, never taken.</param>
    /// <param name="yearStandsLast">Whether someone decided that the year stands last where all three numbers are short, as in 04-05-06.</param>
    public static EventDateReading Read(string text, DateOnly today, EventDate? near = null, bool yearStandsLast = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var asWritten = text.Trim();
        if (PlainDay(asWritten) is { } plain)
        {
            return Check(plain, today) is { } wrong ? EventDateReading.Refused(wrong) : EventDateReading.Read(EventDate.Exactly(plain, null, asWritten));
        }
        if (asWritten.Length > DateTokens.LongestText || DateTokens.Cut(asWritten) is not { Count: > 0 } tokens)
        {
            return EventDateReading.Refused(NotADate(asWritten));
        }
        if (IsoMoment(asWritten) is { } iso)
        {
            return Finish(asWritten, [new DateSentence.Reading(new TimeStretch(iso, iso, DatePrecision.Time))], null, false, today);
        }
        var sentence = new DateSentence(asWritten, today, yearStandsLast);
        var understood = sentence.Read(tokens, near);
        return understood.Wrong is { } refused
            ? EventDateReading.Refused(refused)
            : Finish(asWritten, understood.Readings, understood.Question, sentence.IsUncertain, today);
    }

    /// <summary>A date as it was read, in words: "22 May 2016", "about 2015", "4 to 10 May 2015".</summary>
    public static string Describe(EventDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return DateDescription.Of(date);
    }

    /// <summary>Checks that a day lies between the earliest accepted and today. Null if it does.</summary>
    internal static string? Check(DateOnly date, DateOnly today)
    {
        if (date > today)
        {
            return $"{Show(date)} is in the future.";
        }
        return date < Earliest ? $"{Show(date)} is too long ago to be meant." : null;
    }

    /// <summary>A day as the template shows it.</summary>
    internal static string Show(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    internal static string NotADate(string text) => $"“{ChronologyColumns.Quote(text)}” is not a date.";

    /// <summary>Reads what stands in a column of times: a time, a range of times or a part of the day. Null where it is none.</summary>
    internal static ClockTime? ReadClock(string text, out bool isUncertain)
    {
        isUncertain = false;
        if (text.Length > 40 || DateTokens.Cut(text) is not { } tokens)
        {
            return null;
        }
        isUncertain = DateSentence.TakeDoubt(tokens);
        return ClockReader.Alone(tokens);
    }

    /// <summary>Whether the words say of a date only that nobody knows it.</summary>
    internal static bool SaysNotKnown(string text) => text.Length <= 40 && (ChronologyColumns.Key(text) is "unknown" or "notknown" or "nk" or "na" or "nr" or "unsure" or "notsure" or "unclear"
            or "undated" or "notdated" or "nodate" or "nodategiven" or "nodaterecorded" or "notrecorded" or "notstated" or "notgiven" or "tbc" or "tobeconfirmed"
            or "dateunknown" or "unknowndate" or "datenotknown" or "datenotrecorded" or "datenotstated" or "datenotgiven" or "dateunclear" or "datetbc" or "exactdateunknown" or "exactdatenotknown"
        || (text.Contains('?', StringComparison.Ordinal) && text.Trim().Trim('?').Length == 0));

    private static EventDateReading Finish(string asWritten, IReadOnlyList<DateSentence.Reading> readings, string? question, bool isUncertain, DateOnly today)
    {
        string? wrong = null;
        List<EventDate> dates = [];
        foreach (var reading in readings)
        {
            if (CheckStretch(reading, today) is { } why)
            {
                wrong ??= why;
            }
            else if (dates.Count < MostChoices)
            {
                var date = reading.AsDate(asWritten, isUncertain);
                if (!dates.Contains(date))
                {
                    dates.Add(date);
                }
            }
        }
        // A question stays one where only one answer is possible: someone has to see that the words are odd.
        return (dates.Count, question) switch
        {
            (0, null) => EventDateReading.Refused(wrong ?? NotADate(asWritten)),
            (0, _) => wrong is null ? EventDateReading.Asked(question, []) : EventDateReading.Refused(wrong),
            (1, null) => EventDateReading.Read(dates[0]),
            (_, null) => EventDateReading.Asked($"“{ChronologyColumns.Quote(asWritten)}” can be read in {dates.Count} ways.", dates),
            _ => EventDateReading.Asked(question, dates),
        };
    }

    private static string? CheckStretch(DateSentence.Reading reading, DateOnly today)
    {
        var first = DateOnly.FromDateTime(reading.Stretch.First);
        var last = DateOnly.FromDateTime(reading.Stretch.Last);
        if (reading.IsAfter && last >= today)
        {
            return $"After {Show(last)} is in the future.";
        }
        if (reading.LastBegins is { } begins && begins > today)
        {
            return Check(begins, today);
        }
        return first > today ? Check(first, today) : last < Earliest ? Check(last, today) : null;
    }

    /// <summary>dd/MM/yyyy, which is nearly every date, without any further looking.</summary>
    private static DateOnly? PlainDay(string text)
    {
        if (text.Length != 10 || text[2] != '/' || text[5] != '/')
        {
            return null;
        }
        var (day, month, year) = (Digits(text, 0, 2), Digits(text, 3, 2), Digits(text, 6, 4));
        return day > 0 && month is >= 1 and <= 12 && year > 0 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>2016-05-22T14:05, with or without seconds; with an offset or Z it is turned to the clock in England.</summary>
    private static DateTime? IsoMoment(string text)
    {
        if (text.Length < 16 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':')
        {
            return null;
        }
        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        var (hour, minute) = (Digits(text, 11, 2), Digits(text, 14, 2));
        var at = 16;
        var second = 0;
        if (text.Length >= 19 && text[16] == ':')
        {
            second = Digits(text, 17, 2);
            at = 19;
            if (text.Length > 19 && text[19] == '.')
            {
                at++;
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                {
                    at++;
                }
            }
        }
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return null;
        }
        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        var rest = text.AsSpan(at);
        if (rest.IsEmpty)
        {
            return local;
        }
        TimeSpan offset;
        if (rest is "Z" or "z")
        {
            offset = TimeSpan.Zero;
        }
        else if (rest.Length == 6 && rest[0] is '+' or '-' && rest[3] == ':' && Digits(text, at + 1, 2) is >= 0 and <= 14 and var hours && Digits(text, at + 4, 2) is >= 0 and <= 59 and var minutes)
        {
            offset = new TimeSpan(hours, minutes, 0) * (rest[0] == '-' ? -1 : 1);
        }
        else
        {
            return null;
        }
        if (year is < 1900 or > 9000 || offset.Duration() > TimeSpan.FromHours(14))
        {
            return null;
        }
        var instant = new DateTimeOffset(local, offset);
        return LegalDay.Of(instant).ToDateTime(LegalDay.TimeOf(instant));
    }

    private static int Digits(string text, int at, int count)
    {
        var value = 0;
        for (var end = at + count; at < end; at++)
        {
            if (at >= text.Length || !char.IsAsciiDigit(text[at]))
            {
                return -1;
            }
            value = (value * 10) + (text[at] - '0');
        }
        return value;
    }
}
