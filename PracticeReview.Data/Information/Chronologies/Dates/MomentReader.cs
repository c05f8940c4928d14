namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>Reads one moment or one stretch of time, such as "22 May 2016 at 9.15am", "late 2015" or "w/c 04/05/2015".</summary>
/// <param name="asWritten">The whole text, for sentences.</param>
/// <param name="today">The day of reading; two-digit years are counted from it.</param>
/// <param name="yearLast">Whether someone said that the year stands last in "04-05-06".</param>
internal sealed class MomentReader(string asWritten, DateOnly today, bool yearLast)
{
    /// <summary>
    /// How far back the last century is believed without asking: a two-digit year means this century up to this year, and the
    /// last one from as many years ago.
    /// </summary>
    public const int YearsBelieved = 80;

    public Understood<Moment> Read(IReadOnlyList<DateToken> pieces)
    {
        var tokens = pieces.ToList();
        var (week, weekOfMonth, isEither) = WeekReader.TakeOut(tokens);
        if (!ClockReader.TakeOut(tokens, out var clock, out var isNone))
        {
            return !isNone ? Understood<Moment>.Nothing : Understood<Moment>.Refused($"“{Quoted}” has a time of day that no clock shows.");
        }
        DayOfWeek? weekday = null;
        var part = PartOfTime.Whole;
        var season = SeasonOfYear.None;
        int? yearBegins = null;
        var isChristmas = false;
        var easter = EasterDays.None;
        var isOfDay = false;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var length = 1;
            if (DateWords.Weekday(token) is { } day)
            {
                if (weekday is not null && weekday != day)
                {
                    return Understood<Moment>.Nothing;
                }
                weekday = day;
                length = Next(at).Is('.') ? 2 : 1;
            }
            else if (DateWords.Modifier(token) is not PartOfTime.Whole and var modifier && part == PartOfTime.Whole)
            {
                part = modifier;
                isOfDay = token is { Text: "early" or "late" };
                length = Next(at).Is('-') ? 2 : 1;
            }
            else if ((token.Is("first") || token.Is("second") || token.Is("latter")) && Next(at).Is("half") && part == PartOfTime.Whole)
            {
                part = token.Is("first") ? PartOfTime.FirstHalf : PartOfTime.SecondHalf;
                length = 2;
            }
            else if (DateWords.Season(token) is not SeasonOfYear.None and var named && season == SeasonOfYear.None)
            {
                season = named;
                if (Next(at).Is("term"))
                {
                    length = 2;
                    season = named switch { SeasonOfYear.Spring => SeasonOfYear.SpringTerm, SeasonOfYear.Summer => SeasonOfYear.SummerTerm, SeasonOfYear.Autumn => SeasonOfYear.AutumnTerm, _ => SeasonOfYear.None };
                    if (season == SeasonOfYear.None)
                    {
                        return Understood<Moment>.Nothing;
                    }
                }
            }
            else if (token is { Text: "christmas" or "xmas" } && !isChristmas)
            {
                isChristmas = true;
            }
            else if (DateWords.Easter(token) is not EasterDays.None and var days && easter == EasterDays.None)
            {
                easter = days;
            }
            else if (token is { Text: "financial" or "fy" or "tax" })
            {
                yearBegins = 4;
            }
            else if (token is { Text: "academic" or "school" })
            {
                yearBegins = 9;
            }
            else
            {
                continue;
            }
            tokens.RemoveRange(at, length);
            at--;
        }
        var core = Core(tokens);
        if (core.Readings.Count == 0)
        {
            return core;
        }
        List<Moment> readings = [];
        foreach (var read in core.Readings)
        {
            // "22/05/2016 1430" leaves the time behind as four digits.
            if (clock is not null && read.Clock is not null)
            {
                return Understood<Moment>.Nothing;
            }
            if (weekOfMonth is not null && (read.Day is not null || read.Month is null) || isChristmas && (read.Month is not null || read.Day is not null || read.AndNextYear || read.IsDecade || part != PartOfTime.Whole))
            {
                return Understood<Moment>.Nothing;
            }
            // "Late 22 May 2016" is late on that day.
            if (isOfDay && clock is null && week == WeekMeant.None && read is { Day: not null, Clock: null })
            {
                readings.Add(read with { Weekday = weekday, Season = season, Clock = part == PartOfTime.Early ? ClockTime.Part(0, 8) : ClockTime.Part(18, 23), YearBegins = yearBegins ?? read.YearBegins });
                continue;
            }
            if (easter != EasterDays.None)
            {
                if (isChristmas || weekOfMonth is not null || week != WeekMeant.None || season != SeasonOfYear.None || yearBegins is not null || part != PartOfTime.Whole || weekday is not null
                    || read.Month is not null || read.Day is not null || read.AndNextYear || read.IsDecade)
                {
                    return Understood<Moment>.Nothing;
                }
                readings.Add(read with { Easter = easter, Clock = clock ?? read.Clock });
                continue;
            }
            var christmas = isChristmas ? read with { Month = 12, Day = 24, LastDay = 26 } : read;
            if (isEither && read is { Day: { } number, Month: not null })
            {
                readings.Add(read with { Day = null, WeekOfMonth = number, Weekday = weekday, Part = part, Season = season, Clock = clock });
            }
            readings.Add(christmas with { WeekOfMonth = weekOfMonth, Weekday = weekday, Part = part, Season = season, Week = week, Clock = clock ?? read.Clock, YearBegins = yearBegins ?? read.YearBegins });
        }
        // "Financial year" or "winter" before "2014/15" says which of its readings is meant.
        if (isEither && readings.Count == 2)
        {
            return Understood<Moment>.Asked($"“{Quoted}” could be a week counted within the month or the week of that day.", readings);
        }
        var isSaid = readings.Count > 1 && (yearBegins is not null || season != SeasonOfYear.None) && readings.Exists(reading => reading.AndNextYear);
        return isSaid ? Understood<Moment>.Of(readings.Find(reading => reading.AndNextYear)! with { YearBegins = yearBegins ?? 4 }) : core with { Readings = readings };

        DateToken Next(int at) => at + 1 < tokens.Count ? tokens[at + 1] : new DateToken(DateTokenKind.Sign, 0, 0, false, " ");
    }

    private string Quoted => ChronologyColumns.Quote(asWritten);

    /// <summary>Day, month and year, once everything else is taken out.</summary>
    private Understood<Moment> Core(List<DateToken> tokens)
    {
        if (tokens.Count == 0)
        {
            return Understood<Moment>.Of(new Moment());
        }
        var (shape, numbers, month) = Shape(tokens);
        var n = numbers;
        switch (shape)
        {
            case "n/n/y" or "nny":
                return Full(n[0].Value, n[1].Value, n[2]);
            case "n/n/n" or "nnn":
                return ThreeShort(n);
            case "y/n/n" or "ynn":
                return Full(n[2].Value, n[1].Value, n[0]);
            case "nMy" or "nMn" or "nM'n":
                return Full(n[0].Value, month, n[1]);
            case "Mny" or "Mn'n" or "Mnn":
                return Full(n[0].Value, month, n[1]);
            case "yMn":
                return Full(n[1].Value, month, n[0]);
            case "My" or "M'n":
                return Years(n[0], year => Understood<Moment>.Of(new Moment { Year = year, Month = month }));
            case "yM":
                return Understood<Moment>.Of(new Moment { Year = n[0].Value, Month = month });
            case "nM":
                return Understood<Moment>.Of(new Moment { Day = n[0].Value, Month = month });
            case "Mn":
                return n[0].IsOrdinal ? Understood<Moment>.Of(new Moment { Day = n[0].Value, Month = month }) : MonthAndNumber(month, n[0]);
            case "M":
                return Understood<Moment>.Of(new Moment { Month = month });
            case "n/y":
                return MonthOfYear(n[0].Value, n[1].Value);
            case "y/n":
                return YearAndNumber(n[0], n[1]);
            case "y/y":
                // "2014-2015" are two calendar years, as "2014 to 2015" are.
                return tokens[1].Is('/') && n[1].Value == n[0].Value + 1 ? YearPair(n[0].Value) : Understood<Moment>.Nothing;
            case "n/n":
                return DayAndMonth(n);
            case "y":
                return Understood<Moment>.Of(new Moment { Year = n[0].Value });
            case "ys" or "y's":
                return n[0].Value % 10 == 0 ? Understood<Moment>.Of(new Moment { Year = n[0].Value, IsDecade = true }) : Understood<Moment>.Nothing;
            case "'n":
                return Years(n[0], year => Understood<Moment>.Of(new Moment { Year = year }));
            case "n":
                return n[0].Digits <= 2 && n[0].Value is >= 1 and <= 31 ? Understood<Moment>.Of(new Moment { Day = n[0].Value }) : Understood<Moment>.Nothing;
            case "e":
                return EightDigits(n[0].Value);
            default:
                // A time without a colon behind a whole date: "22/05/2016 1430".
                if (shape.Length >= 4 && shape[^1] == 'y' && tokens[^1].Digits == 4 && tokens[^1].Value / 100 <= 23 && tokens[^1].Value % 100 <= 59)
                {
                    var date = Core(tokens[..^1]);
                    var time = ClockTime.At(new TimeOnly(tokens[^1].Value / 100, tokens[^1].Value % 100));
                    return date with { Readings = [.. date.Readings.Where(reading => reading.Day is not null && reading.Clock is null).Select(reading => reading with { Clock = time })] };
                }
                return Understood<Moment>.Nothing;
        }
    }

    /// <summary>The pieces as a word: n for a number of one or two digits, y for one of four, e for one of eight, M for a month.</summary>
    private static (string Shape, List<DateToken> Numbers, int Month) Shape(List<DateToken> tokens)
    {
        Span<char> shape = stackalloc char[tokens.Count];
        var numbers = new List<DateToken>(3);
        int length = 0, month = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.IsNumber)
            {
                shape[length++] = token.Digits switch { 1 or 2 => 'n', 4 => 'y', 8 => 'e', _ => '#' };
                numbers.Add(token);
            }
            else if (DateWords.Month(token) is > 0 and var named)
            {
                // "22-May-2016" and "Sept." are the same as without their signs.
                length -= length > 0 && shape[length - 1] == '/' ? 1 : 0;
                shape[length++] = month == 0 ? 'M' : '#';
                month = named;
                while (at + 1 < tokens.Count && (tokens[at + 1].Is('.') || tokens[at + 1].Is('-') || tokens[at + 1].Is('/')))
                {
                    at++;
                }
            }
            else
            {
                shape[length++] = token switch
                {
                    { Kind: DateTokenKind.Word, Text: "s" } => 's',
                    { Kind: DateTokenKind.Word } => '#',
                    _ when token.Is('.') || token.Is('-') || token.Is('/') => '/',
                    _ when token.Is('\'') => '\'',
                    _ => '#',
                };
            }
        }
        // "3.4.15." and "22.05." end in a full stop that says nothing.
        length -= length > 1 && shape[length - 1] == '/' && tokens[^1].Is('.') ? 1 : 0;
        return (new string(shape[..length]), numbers, month);
    }

    private Understood<Moment> Full(int day, int month, DateToken year) => Years(year, found => Full(day, month, found));

    private Understood<Moment> Full(int day, int month, int year)
    {
        if (month is < 1 or > 12)
        {
            return Understood<Moment>.Refused(month is > 12 and <= 31 && day is >= 1 and <= 12
                ? $"“{Quoted}” has no month {month}: the day comes first, then the month."
                : $"“{Quoted}” has no month {month}.");
        }
        if (year is < 1 or > 9999)
        {
            return Understood<Moment>.Nothing;
        }
        var days = DateTime.DaysInMonth(year, month);
        return day < 1 || day > days
            ? Understood<Moment>.Refused($"“{Quoted}” is not a day that exists: {DateWords.MonthName(month)} {year} has {days} days.")
            : Understood<Moment>.Of(new Moment { Year = year, Month = month, Day = day });
    }

    /// <summary>A year of four digits, or one of two by the rule of <see cref="YearsBelieved"/>.</summary>
    private Understood<Moment> Years(DateToken year, Func<int, Understood<Moment>> with)
    {
        if (year.Digits != 2)
        {
            return year.Digits == 4 ? with(year.Value) : Understood<Moment>.Nothing;
        }
        var recent = with(2000 + year.Value);
        if (recent.Readings is not [var moment] || !IsFuture(moment))
        {
            return recent;
        }
        var earlier = with(1900 + year.Value);
        return earlier.Readings.Count == 1 && 1900 + year.Value < today.Year - YearsBelieved
            ? Understood<Moment>.Asked($"The year in “{Quoted}” has only two digits: in this century it lies in the future, in the last one it is long ago.", earlier.Readings)
            : earlier;
    }

    private bool IsFuture(Moment moment) =>
        moment.Year > today.Year || (moment.Year == today.Year && (moment.Month > today.Month || (moment.Month == today.Month && moment.Day > today.Day)));

    private Understood<Moment> ThreeShort(List<DateToken> n)
    {
        var dayFirst = Full(n[0].Value, n[1].Value, n[2]);
        // The day comes first; only with hyphens, as in "04-05-06", may the year have been put first. It is never written with one digit.
        if (yearLast || !asWritten.Contains('-', StringComparison.Ordinal) || n[0].Digits != 2 || n[2].Digits != 2 || n[0].Value > 12 || n[2].Value is < 1 or > 12 || n[1].Value is < 1 or > 12 || dayFirst.Readings.Count != 1)
        {
            return dayFirst;
        }
        var yearFirst = Full(n[2].Value, n[1].Value, 2000 + n[0].Value);
        return yearFirst.Readings is not [var other] || other == dayFirst.Readings[0] || IsFuture(other)
            ? dayFirst
            : Understood<Moment>.Asked($"In “{Quoted}” the first number could be the day or the year.", dayFirst.Readings[0], other);
    }

    private static Understood<Moment> MonthOfYear(int month, int year) => month is < 1 or > 12
        ? Understood<Moment>.Nothing
        : Understood<Moment>.Of(new Moment { Year = year, Month = month });

    private Understood<Moment> MonthAndNumber(int month, DateToken number)
    {
        var day = new Moment { Month = month, Day = number.Value };
        if (number.Digits == 1)
        {
            return Understood<Moment>.Of(day);
        }
        var year = Years(number, found => Understood<Moment>.Of(new Moment { Year = found, Month = month }));
        return number.Value is < 1 or > 31 || year.Readings.Count == 0
            ? year
            : Understood<Moment>.Asked($"In “{Quoted}” the number could be the day or the year.", [.. year.Readings, day]);
    }

    private Understood<Moment> YearAndNumber(DateToken year, DateToken number)
    {
        var isPair = number.Digits == 2 && number.Value == (year.Value + 1) % 100;
        if (!isPair)
        {
            return number.Value is >= 1 and <= 12 ? MonthOfYear(number.Value, year.Value) : Understood<Moment>.Nothing;
        }
        var pair = YearPair(year.Value);
        return number.Value is >= 1 and <= 12
            ? pair with { Readings = [new Moment { Year = year.Value, Month = number.Value }, .. pair.Readings] }
            : pair;
    }

    private Understood<Moment> YearPair(int year) => year is < 1 or > 9998 ? Understood<Moment>.Nothing : Understood<Moment>.Asked(
        $"“{Quoted}” could be a financial year, a school year or two calendar years.",
        new Moment { Year = year, AndNextYear = true, YearBegins = 4 },
        new Moment { Year = year, AndNextYear = true, YearBegins = 9 },
        new Moment { Year = year, AndNextYear = true });

    private Understood<Moment> DayAndMonth(List<DateToken> n)
    {
        var day = n[0].Value;
        var month = n[1].Value;
        List<Moment> readings = [];
        if (day is >= 1 and <= 31 && month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(2000, month))
        {
            readings.Add(new Moment { Day = day, Month = month });
        }
        if (day is >= 1 and <= 12 && n[1].Digits == 2 && Years(n[1], found => MonthOfYear(day, found)) is { Readings: [var monthOfYear], Question: null })
        {
            readings.Add(monthOfYear);
        }
        if (n[0].Digits == 2 && n[1].Digits == 2 && month == (day + 1) % 100 && 2000 + day <= today.Year)
        {
            readings.Add(new Moment { Year = 2000 + day, AndNextYear = true, YearBegins = 4 });
        }
        return readings.Count switch
        {
            0 => Understood<Moment>.Nothing,
            1 when readings[0].Year is null => Understood<Moment>.Of(readings[0]),
            _ => Understood<Moment>.Asked($"“{Quoted}” does not say whether it is a day without its year or a month of a year.", readings),
        };
    }

    private static Understood<Moment> EightDigits(int value)
    {
        // 20160522 or 22052016; the few that can be both are asked.
        var readings = new List<Moment>();
        Add(value / 10_000, value / 100 % 100, value % 100);
        Add(value % 10_000, value / 10_000 % 100, value / 1_000_000);
        return readings.Count switch
        {
            0 => Understood<Moment>.Nothing,
            1 => Understood<Moment>.Of(readings[0]),
            _ => Understood<Moment>.Asked($"In “{value:00000000}” the year could stand first or last.", readings),
        };

        void Add(int year, int month, int day)
        {
            if (year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                readings.Add(new Moment { Year = year, Month = month, Day = day });
            }
        }
    }
}
