namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>
/// Turns what a moment says into the stretch of time it means. "Early", "mid" and "late" are the thirds of a year (four months),
/// of a month (to the 10th, to the 20th, to its end), of a season (one month) and of a decade; the seasons begin in March, June,
/// September and December. "Late" and "early" on a day are its evening from 18:00 and its first hours to 08:59. The weeks of a month are
/// counted from its first day: the 1st to the 7th, and so on, the fifth from the 29th; the last are its last seven days. Christmas is the
/// 24th to the 26th of December, Easter Good Friday to Easter Monday.
/// </summary>
internal static class StretchMaker
{
    public static Understood<TimeStretch> Make(Moment moment, string quoted)
    {
        // Days beside the first and the last of all days cannot be counted; none of those years is meant.
        if (moment.Year is not (>= 1_000 and <= 9_900 and var year))
        {
            return Understood<TimeStretch>.Nothing;
        }
        if (moment.Easter != EasterDays.None)
        {
            return OfEaster(moment, year, quoted);
        }
        if (moment.Day is { } day)
        {
            return moment.Month is { } month ? OfDay(moment, year, month, day, quoted) : Understood<TimeStretch>.Nothing;
        }
        if (moment.WeekOfMonth is { } week)
        {
            return moment is { Month: { } named, Clock: null, Weekday: null, Part: PartOfTime.Whole, Season: SeasonOfYear.None, YearBegins: null, Week: WeekMeant.None }
                ? OfWeekOfMonth(week, year, named, quoted) : Understood<TimeStretch>.Nothing;
        }
        if (moment.Clock is not null || moment.Weekday is not null || moment.Week != WeekMeant.None)
        {
            return Understood<TimeStretch>.Nothing;
        }
        if (moment.Season != SeasonOfYear.None)
        {
            return moment.Month is null && moment.YearBegins is null or 4 or 9 ? OfSeason(moment, year, quoted) : Understood<TimeStretch>.Nothing;
        }
        if (moment.Month is { } of)
        {
            return Understood<TimeStretch>.Of(OfMonth(moment.Part, year, of));
        }
        if (moment.YearBegins is { } begins)
        {
            return moment.AndNextYear && moment.Part == PartOfTime.Whole
                ? Understood<TimeStretch>.Of(Months(year, begins, 12, DatePrecision.Year))
                : Understood<TimeStretch>.Nothing;
        }
        if (moment.AndNextYear)
        {
            return moment.Part == PartOfTime.Whole ? Understood<TimeStretch>.Of(Months(year, 1, 24, DatePrecision.Years)) : Understood<TimeStretch>.Nothing;
        }
        return Understood<TimeStretch>.Of(moment.IsDecade ? OfDecade(moment.Part, year) : OfYear(moment.Part, year));
    }

    /// <summary>From the beginning of one to the end of the other.</summary>
    public static TimeStretch Between(TimeStretch from, TimeStretch to)
    {
        var sameDay = from.First.Date == to.Last.Date;
        var wider = from.Precision > to.Precision ? from.Precision : to.Precision;
        return new TimeStretch(from.First, to.Last, wider switch
        {
            DatePrecision.Time or DatePrecision.PartOfDay => sameDay ? wider : DatePrecision.Days,
            DatePrecision.Day or DatePrecision.Days => sameDay ? DatePrecision.Day : DatePrecision.Days,
            DatePrecision.Month or DatePrecision.Months => DatePrecision.Months,
            _ => DatePrecision.Years,
        });
    }

    private static Understood<TimeStretch> OfEaster(Moment moment, int year, string quoted)
    {
        var sunday = EasterSunday(year);
        var day = sunday.AddDays(moment.Easter switch { EasterDays.GoodFriday => -2, EasterDays.Saturday => -1, EasterDays.Monday => 1, _ => 0 });
        if (moment.Easter != EasterDays.Whole)
        {
            return OfDay(new Moment { Year = year, Month = day.Month, Day = day.Day, Clock = moment.Clock }, year, day.Month, day.Day, quoted);
        }
        return moment.Clock is null ? Understood<TimeStretch>.Of(TimeStretch.Days(sunday.AddDays(-2), sunday.AddDays(1), DatePrecision.Days)) : Understood<TimeStretch>.Nothing;
    }

    /// <summary>The Sunday after the full moon of spring, as the churches of the West reckon it (Gregorian computus).</summary>
    private static DateOnly EasterSunday(int year)
    {
        var (golden, century, ofCentury) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var week = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - moon - (ofCentury % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * week)) / 451;
        var days = moon + week - (7 * late) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }

    private static Understood<TimeStretch> OfDay(Moment moment, int year, int month, int day, string quoted)
    {
        if (month is < 1 or > 12)
        {
            return Understood<TimeStretch>.Nothing;
        }
        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days)
        {
            return Understood<TimeStretch>.Refused($"“{quoted}” is not a day that exists: {DateWords.MonthName(month)} {year} has {days} days.");
        }
        if (moment.LastDay is { } lastDay)
        {
            return moment is { Clock: null, Weekday: null, Part: PartOfTime.Whole, Season: SeasonOfYear.None, YearBegins: null, Week: WeekMeant.None }
                ? Understood<TimeStretch>.Of(TimeStretch.Days(new DateOnly(year, month, day), new DateOnly(year, month, lastDay), DatePrecision.Days)) : Understood<TimeStretch>.Nothing;
        }
        if (moment.Part != PartOfTime.Whole || moment.Season != SeasonOfYear.None || moment.YearBegins is not null)
        {
            return Understood<TimeStretch>.Nothing;
        }
        var date = new DateOnly(year, month, day);
        if (moment.Weekday is { } weekday && weekday != date.DayOfWeek)
        {
            return AskWeekday(moment, date, weekday, quoted);
        }
        if (moment.Week != WeekMeant.None)
        {
            return moment.Clock is null ? OfWeek(moment.Week, date, quoted) : Understood<TimeStretch>.Nothing;
        }
        return moment.Clock is { } clock ? OfClock(date, clock, quoted) : Understood<TimeStretch>.Of(TimeStretch.Days(date, date, DatePrecision.Day));
    }

    private static Understood<TimeStretch> OfClock(DateOnly date, ClockTime clock, string quoted)
    {
        if (clock.IsMidnight)
        {
            return Understood<TimeStretch>.Asked(
                $"Midnight in “{quoted}” could be the beginning or the end of the day.", AtTime(date, clock), AtTime(date.AddDays(1), clock));
        }
        return clock.IsOvernight
            ? Understood<TimeStretch>.Asked($"Overnight in “{quoted}” could be the night before or the night after.", AtTime(date.AddDays(-1), clock), AtTime(date, clock))
            : Understood<TimeStretch>.Of(AtTime(date, clock));
    }

    public static TimeStretch AtTime(DateOnly date, ClockTime clock) => new(
        date.ToDateTime(clock.From),
        (clock.To < clock.From ? date.AddDays(1) : date).ToDateTime(clock.To),
        clock.IsPart ? DatePrecision.PartOfDay : DatePrecision.Time);

    private static Understood<TimeStretch> AskWeekday(Moment moment, DateOnly date, DayOfWeek weekday, string quoted)
    {
        var apart = ((int)weekday - (int)date.DayOfWeek + 7) % 7;
        List<DateOnly> days = [date, date.AddDays(apart > 3 ? apart - 7 : apart)];
        foreach (var years in (ReadOnlySpan<int>)[-1, 1, -2, 2])
        {
            if (date.Year + years is >= 1 and <= 9998 && date.AddYears(years) is var other && other.Day == date.Day && other.DayOfWeek == weekday)
            {
                days.Add(other);
                break;
            }
        }
        var readings = new List<TimeStretch>();
        foreach (var day in days)
        {
            var made = OfDay(moment with { Weekday = null }, day.Year, day.Month, day.Day, quoted);
            readings.AddRange(made.Readings);
        }
        return new Understood<TimeStretch>(readings, null, $"“{quoted}” contradicts itself: {date.Day} {DateWords.MonthName(date.Month)} {date.Year} was a {date.DayOfWeek}.");
    }

    private static Understood<TimeStretch> OfWeek(WeekMeant week, DateOnly date, string quoted)
    {
        var monday = date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
        return week switch
        {
            WeekMeant.Commencing => Understood<TimeStretch>.Of(TimeStretch.Days(date, date.AddDays(6), DatePrecision.Days)),
            WeekMeant.Ending => Understood<TimeStretch>.Of(TimeStretch.Days(date.AddDays(-6), date, DatePrecision.Days)),
            WeekMeant.Containing => Understood<TimeStretch>.Of(TimeStretch.Days(monday, monday.AddDays(6), DatePrecision.Days)),
            _ when date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday =>
                Understood<TimeStretch>.Of(TimeStretch.Days(monday.AddDays(5), monday.AddDays(6), DatePrecision.Days)),
            _ => Understood<TimeStretch>.Asked(
                $"“{quoted}” names a weekend by a {date.DayOfWeek}.",
                TimeStretch.Days(monday.AddDays(-2), monday.AddDays(-1), DatePrecision.Days), TimeStretch.Days(monday.AddDays(5), monday.AddDays(6), DatePrecision.Days)),
        };
    }

    private static Understood<TimeStretch> OfWeekOfMonth(int week, int year, int month, string quoted)
    {
        if (month is < 1 or > 12)
        {
            return Understood<TimeStretch>.Nothing;
        }
        var days = DateTime.DaysInMonth(year, month);
        var first = week == Moment.LastWeek ? days - 6 : (week * 7) - 6;
        return first > days
            ? Understood<TimeStretch>.Refused($"“{quoted}” is not a week that exists: {DateWords.MonthName(month)} {year} has four.")
            : Understood<TimeStretch>.Of(TimeStretch.Days(new DateOnly(year, month, first), new DateOnly(year, month, Math.Min(first + 6, days)), DatePrecision.Days));
    }

    private static Understood<TimeStretch> OfSeason(Moment moment, int year, string quoted)
    {
        var (month, length, nextYear) = moment.Season switch
        {
            SeasonOfYear.Spring => (3, 3, true),
            SeasonOfYear.Summer => (6, 3, true),
            SeasonOfYear.Autumn => (9, 3, false),
            SeasonOfYear.SpringTerm => (1, 4, true),
            SeasonOfYear.SummerTerm => (4, 4, true),
            SeasonOfYear.AutumnTerm => (9, 4, false),
            _ => (12, 3, false),
        };
        (month, length) = (moment.Part, length) switch
        {
            (PartOfTime.Whole, _) => (month, length),
            (PartOfTime.Early, 3) => (month, 1),
            (PartOfTime.Middle, 3) => (month + 1, 1),
            (PartOfTime.Late, 3) => (month + 2, 1),
            _ => (month, 0),
        };
        if (length == 0)
        {
            return Understood<TimeStretch>.Nothing;
        }
        var precision = length == 1 ? DatePrecision.Month : DatePrecision.Months;
        if (moment.Season == SeasonOfYear.Winter && !moment.AndNextYear)
        {
            return Understood<TimeStretch>.Asked(
                $"The winter in “{quoted}” could have begun or ended in that year.", Months(year - 1, month, length, precision), Months(year, month, length, precision));
        }
        return Understood<TimeStretch>.Of(Months(moment.AndNextYear && nextYear ? year + 1 : year, month, length, precision));
    }

    private static TimeStretch OfMonth(PartOfTime part, int year, int month)
    {
        var end = DateTime.DaysInMonth(year, month);
        var (from, to) = part switch
        {
            PartOfTime.Early => (1, 10),
            PartOfTime.Middle => (11, 20),
            PartOfTime.Late => (21, end),
            PartOfTime.FirstHalf => (1, 15),
            PartOfTime.SecondHalf => (16, end),
            _ => (1, end),
        };
        return TimeStretch.Days(new DateOnly(year, month, from), new DateOnly(year, month, to), part == PartOfTime.Whole ? DatePrecision.Month : DatePrecision.Days);
    }

    private static TimeStretch OfYear(PartOfTime part, int year) => part switch
    {
        PartOfTime.Early => Months(year, 1, 4, DatePrecision.Months),
        PartOfTime.Middle => Months(year, 5, 4, DatePrecision.Months),
        PartOfTime.Late => Months(year, 9, 4, DatePrecision.Months),
        PartOfTime.FirstHalf => Months(year, 1, 6, DatePrecision.Months),
        PartOfTime.SecondHalf => Months(year, 7, 6, DatePrecision.Months),
        _ => Months(year, 1, 12, DatePrecision.Year),
    };

    private static TimeStretch OfDecade(PartOfTime part, int year) => part switch
    {
        PartOfTime.Early => Months(year, 1, 48, DatePrecision.Years),
        PartOfTime.Middle => Months(year + 4, 1, 36, DatePrecision.Years),
        PartOfTime.Late => Months(year + 7, 1, 36, DatePrecision.Years),
        PartOfTime.FirstHalf => Months(year, 1, 60, DatePrecision.Years),
        PartOfTime.SecondHalf => Months(year + 5, 1, 60, DatePrecision.Years),
        _ => Months(year, 1, 120, DatePrecision.Years),
    };

    private static TimeStretch Months(int year, int month, int count, DatePrecision precision)
    {
        // A winter's last month lies in the next year.
        var first = new DateOnly(Math.Clamp(year, 1, 9_980), 1, 1).AddMonths(month - 1);
        return TimeStretch.Days(first, first.AddMonths(count).AddDays(-1), precision);
    }
}
