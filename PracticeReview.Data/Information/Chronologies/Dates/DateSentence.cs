namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>Reads a whole date: doubts, "before" and "after", ranges, and the moments they are made of.</summary>
internal sealed class DateSentence(string asWritten, DateOnly today, bool yearLast)
{
    private const int MostReadings = 12;
    private const int MostListed = 5;

    /// <summary>No range has more words and signs that could part it; each is tried.</summary>
    private const int MostParts = 8;
    private readonly MomentReader _moments = new(asWritten, today, yearLast);

    /// <param name="LastBegins">Where a range was written, the first day of its second half.</param>
    internal readonly record struct Reading(TimeStretch Stretch, Side Side = Side.Within, DateOnly? LastBegins = null, bool IsEither = false)
    {
        public bool IsAfter => Side == Side.After;

        public EventDate AsDate(string asWritten, bool isUncertain)
        {
            var (earliest, latest, bound) = Side switch
            {
                Side.Before => (Stretch.First, Stretch.First, DateBound.Before),
                Side.By => (Stretch.Last, Stretch.Last, DateBound.Before),
                Side.After => (Stretch.Last, Stretch.Last, DateBound.After),
                Side.Since => (Stretch.First, Stretch.First, DateBound.After),
                _ => (Stretch.First, Stretch.Last, DateBound.Within),
            };
            return new EventDate(asWritten, earliest, latest, Stretch.Precision, isUncertain || IsEither, bound);
        }
    }

    internal enum Side : byte
    {
        Within,
        Before,
        By,
        After,
        Since,
    }

    // "Between" two days lies all that is between them; "and" alone names two.
    private bool _isBetween;

    /// <summary>Whether a question mark, "about" or the like was found.</summary>
    public bool IsUncertain { get; private set; }

    private string Quoted => ChronologyColumns.Quote(asWritten);

    /// <summary>Takes doubts out of the pieces and words that say nothing. True if there were doubts.</summary>
    public static bool TakeDoubt(List<DateToken> tokens)
    {
        DatePhrases.Put(tokens);
        var found = false;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var length = 0;
            if (token is { Text: "thought" or "believed" or "understood" } && Text(at + 1) == "to" && Text(at + 2) == "be")
            {
                length = 3;
            }
            else if (DateWords.IsUncertain(token) && !(token.Is("c") && (Text(at - 1) is "/" or "w" || (Text(at - 1) == "." && Text(at - 2) == "w"))))
            {
                length = token.Kind == DateTokenKind.Word && Text(at + 1) == "." ? 2 : 1;
            }
            if (length > 0)
            {
                tokens.RemoveRange(at, length);
                found = true;
                at--;
            }
        }
        tokens.RemoveAll(DateWords.IsPassedOver);
        return found;

        string Text(int at) => at >= 0 && at < tokens.Count ? tokens[at].Text : "";
    }

    /// <param name="tokens">The pieces; they are changed.</param>
    /// <param name="near">The date of the row before.</param>
    public Understood<Reading> Read(List<DateToken> tokens, EventDate? near)
    {
        IsUncertain = TakeDoubt(tokens);
        if (tokens.Count == 0)
        {
            return Understood<Reading>.Nothing;
        }
        if (tokens[0].Text is DatePhrases.DayAfter or DatePhrases.DayBefore)
        {
            var days = tokens[0].Text == DatePhrases.DayAfter ? 1 : -1;
            tokens.RemoveAt(0);
            return Beside(ReadWithin(tokens, near), days);
        }
        _isBetween = tokens[0].Is("between");
        var side = TakeSide(tokens);
        if (tokens.Count == 0)
        {
            return Understood<Reading>.Nothing;
        }
        var understood = ReadWithin(tokens, near);
        if (side == Side.Within || understood.Readings.Count == 0)
        {
            return understood;
        }
        // "From 2014 to 2016" is a range; "from 2014" has no end.
        return understood with { Readings = [.. understood.Readings.Select(reading => reading.LastBegins is null ? reading with { Side = side } : reading)] };
    }

    private Understood<Reading> ReadWithin(List<DateToken> tokens, EventDate? near)
    {
        if (tokens.Count == 0)
        {
            return Understood<Reading>.Nothing;
        }
        var single = Single(tokens);
        if (single.Readings.Count == 0 && single.Wrong is null && ClockBehindDash(tokens, near) is { } withClock)
        {
            return withClock;
        }
        // "22 May 2016 to date" has no end that could be read.
        var range = single.Readings.Count == 0 && single.Wrong is null ? Range(tokens) : Understood<Reading>.Nothing;
        var understood = range.Readings.Count > 0 ? range : single;
        if (understood.Readings.Count == 0 && understood.Wrong is null && range.Wrong is null && Listed() is { Readings.Count: > 0 } listed)
        {
            return listed;
        }
        if (understood.Readings.Count == 0 && understood.Wrong is null)
        {
            understood = range.Wrong is null ? AskWhatIsMissing(tokens, near) : range;
        }
        return understood;
    }

    /// <summary>The day before or after a day; of anything longer it is not said which day that would be.</summary>
    private static Understood<Reading> Beside(Understood<Reading> understood, int days)
    {
        var readings = understood.Readings.Where(reading => reading is { Stretch.Precision: DatePrecision.Day, LastBegins: null })
            .Select(reading => reading with { Stretch = reading.Stretch with { First = reading.Stretch.First.AddDays(days), Last = reading.Stretch.Last.AddDays(days) } }).ToList();
        return readings.Count < understood.Readings.Count ? Understood<Reading>.Nothing : understood with { Readings = readings };
    }

    private static Side TakeSide(List<DateToken> tokens)
    {
        string Text(int at) => at < tokens.Count ? tokens[at].Text : "";
        if (Text(tokens.Count - 1) is "onwards" or "onward")
        {
            tokens.RemoveAt(tokens.Count - 1);
            if (Text(0) is "from" or "since")
            {
                tokens.RemoveAt(0);
            }
            return Side.Since;
        }
        if (tokens.Count > 2 && Text(tokens.Count - 1) is "present" or "now" or "current" or "ongoing" or "today" && Text(tokens.Count - 2) is "to" or "-" or "until" or "till")
        {
            tokens.RemoveRange(tokens.Count - 2, 2);
            if (Text(0) is "from" or "since")
            {
                tokens.RemoveAt(0);
            }
            return Side.Since;
        }
        if (tokens.Count > 1 && Text(tokens.Count - 1) is "to" or "until" or "till")
        {
            // "To date" says no more than "to".
            tokens.RemoveAt(tokens.Count - 1);
            if (Text(0) is "from" or "since")
            {
                tokens.RemoveAt(0);
            }
            return Side.Since;
        }
        var (side, length) = (Text(0), Text(1), Text(2)) switch
        {
            ("or", "before", _) => (Side.By, 2),
            ("or", "after", _) => (Side.Since, 2),
            ("just" or "shortly", "before", _) => (Side.Before, 2),
            ("just" or "shortly", "after", _) => (Side.After, 2),
            ("before", _, _) => (Side.Before, 1),
            ("prior", "to", _) => (Side.Before, 2),
            ("pre", "-", _) => (Side.Before, 2),
            ("pre" or "prior", _, _) => (Side.Before, 1),
            ("earlier", "than", _) => (Side.Before, 2),
            ("not" or "no", "later", "than") => (Side.By, 3),
            ("up", "to", _) => (Side.By, 2),
            ("by" or "until" or "till" or "upto", _, _) => (Side.By, 1),
            ("after", _, _) => (Side.After, 1),
            ("post", "-", _) => (Side.After, 2),
            ("post", _, _) => (Side.After, 1),
            ("later", "than", _) => (Side.After, 2),
            ("since" or "from", _, _) => (Side.Since, 1),
            ("between", _, _) => (Side.Within, 1),
            _ => (Side.Within, 0),
        };
        tokens.RemoveRange(0, length);
        return side;
    }

    private Understood<Reading> Single(List<DateToken> tokens)
    {
        var moments = _moments.Read(tokens);
        return moments.Readings.Count == 0 || moments.Readings.Any(IsPartial)
            ? new Understood<Reading>([], moments.Wrong)
            : Make(moments);
    }

    private static bool IsPartial(Moment moment) => moment.Year is null && !moment.SaysNoDay;

    private Understood<Reading> Make(Understood<Moment> moments)
    {
        List<Reading> readings = [];
        var (wrong, question) = (moments.Wrong, moments.Question);
        foreach (var moment in moments.Readings)
        {
            var made = StretchMaker.Make(moment, Quoted);
            wrong ??= made.Wrong;
            question ??= made.Question;
            readings.AddRange(made.Readings.Select(stretch => new Reading(stretch)));
        }
        return readings.Count > 0 ? new Understood<Reading>(readings, null, question) : new Understood<Reading>([], wrong);
    }

    /// <summary>A day and its time with a dash between them: "22/05/2016 - 14:30", "22/05/2016 - pm", "14:30 - 22/05/2016". Null where it is something else.</summary>
    private Understood<Reading>? ClockBehindDash(List<DateToken> tokens, EventDate? near)
    {
        for (var at = 1; at < tokens.Count - 1; at++)
        {
            if (!tokens[at].Is('-'))
            {
                continue;
            }
            var (left, right) = (tokens[..at], tokens[(at + 1)..]);
            var isBehind = IsOneDay(left) && ClockReader.Alone(right.ToList()) is not null;
            if (!isBehind && !(IsOneDay(right) && ClockReader.Alone(left.ToList()) is not null))
            {
                continue;
            }
            // "10.05 - 22.05.2016" are two days, and "22.05.16 - 10.06.16" no time; "10.05 - 22 May 2016" may be either.
            var (day, time) = isBehind ? (left, right) : (right, left);
            var mayBeDay = time is [{ IsNumber: true }, _, { IsNumber: true, Digits: 2, Value: >= 1 and <= 12 }] && time[1].Is('.') && time[0].Value is >= 1 and <= 31;
            if (time is [{ IsNumber: true }, _, { IsNumber: true }, _, { IsNumber: true }] && time[1].Is('.') || mayBeDay && day.Exists(token => token.Is('.')))
            {
                return null;
            }
            // "22/05/2016 - 2017" ends in a year, "22/05/2016 - 1430" in a time; of what can be both somebody has to say it.
            var mayBeYear = time is [{ IsNumber: true } only] && only.Value >= 1900 && only.Value <= today.Year;
            if (mayBeYear && (!isBehind || _moments.Read(left).Readings.Any(IsPartial)))
            {
                return null;
            }
            var withClock = mayBeYear ? Make(_moments.Read([.. left, right[0], new DateToken(DateTokenKind.Word, 0, 0, false, "hrs")])) : Single([.. left, .. right]);
            if (withClock.Readings.Count == 0 && withClock.Wrong is null)
            {
                withClock = AskWhatIsMissing([.. left, .. right], near);
            }
            var range = mayBeYear || mayBeDay ? Range(tokens).Readings : [];
            return mayBeYear ? Understood<Reading>.Asked($"In “{Quoted}” the last number could be a time or a year.", [.. withClock.Readings, .. range])
                : range.Count > 0 ? Understood<Reading>.Asked($"In “{Quoted}” the two numbers with a dot could be a time or a day.", [.. withClock.Readings, .. range])
                : withClock;
        }
        return null;
    }

    private bool IsOneDay(List<DateToken> tokens)
    {
        var read = _moments.Read(tokens).Readings;
        return read.Count > 0 && read.All(moment => moment is { Day: not null, Month: not null, LastDay: null, Clock: null, Week: WeekMeant.None });
    }

    /// <summary>
    /// Days or months with commas between them: "3, 5 and 9 May 2016". Where they follow one upon the other they are one stretch;
    /// otherwise somebody has to say what is meant.
    /// </summary>
    private Understood<Reading> Listed()
    {
        var parts = asWritten.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Split([',', ';', '&', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > MostListed)
        {
            return Understood<Reading>.Nothing;
        }
        var moments = new Moment[parts.Length];
        for (var at = parts.Length - 1; at >= 0; at--)
        {
            if (DateTokens.Cut(parts[at]) is not { } tokens)
            {
                return Understood<Reading>.Nothing;
            }
            TakeDoubt(tokens);
            if (_moments.Read(tokens).Readings is not [var moment] || moment is { Day: null, Month: null })
            {
                return Understood<Reading>.Nothing;
            }
            moments[at] = at == parts.Length - 1 ? moment : moment.CompletedFrom(moments[at + 1]);
            if (moments[at].Year is null || (moments[at].Day is null) != (moments[^1].Day is null))
            {
                return Understood<Reading>.Nothing;
            }
        }
        List<TimeStretch> stretches = [];
        foreach (var moment in moments)
        {
            var made = StretchMaker.Make(moment, Quoted);
            if (made.Readings is not [var one] || (stretches.Count > 0 && one.First <= stretches[^1].First))
            {
                return new Understood<Reading>([], made.Wrong);
            }
            stretches.Add(one);
        }
        var whole = new Reading(StretchMaker.Between(stretches[0], stretches[^1]), LastBegins: DateOnly.FromDateTime(stretches[^1].First));
        for (var at = 1; at < stretches.Count; at++)
        {
            if (IsApart(stretches[at - 1], stretches[at]))
            {
                return Understood<Reading>.Asked(NamesSeveral, [whole, .. stretches.Select(one => new Reading(one))]);
            }
        }
        return Understood<Reading>.Of(whole);
    }

    private static bool IsApart(TimeStretch one, TimeStretch next) => one.Last.AddMinutes(1) < next.First;

    private string NamesSeveral => $"“{Quoted}” names times that lie apart. What happened at each is an event in a row of its own; one row has to be one of them, or all the time between them.";

    /// <summary>Two moments with a word or sign between them; the first place where both halves can be read is taken, words before signs.</summary>
    private Understood<Reading> Range(List<DateToken> tokens)
    {
        string? wrong = null;
        if (tokens.Count(token => Rank(token) >= 0) > MostParts)
        {
            return Understood<Reading>.Nothing;
        }

        for (var rank = 0; rank < 4; rank++)
        {
            for (var at = 1; at < tokens.Count - 1; at++)
            {
                if (Rank(tokens[at]) != rank || (tokens[at - 1].Is("mid") && tokens[at].Is('-')))
                {
                    continue;
                }
                var names = !_isBetween && (tokens[at].Is("and") || tokens[at].Is('&') || tokens[at].Is('/'));
                var range = Range(_moments.Read(tokens[..at]), _moments.Read(tokens[(at + 1)..]), tokens[at].Is("or"), names);
                if (range.Readings.Count > 0)
                {
                    return range;
                }
                wrong ??= range.Wrong;
            }
        }
        return new Understood<Reading>([], wrong);
    }

    private static int Rank(DateToken token) => token switch
    {
        { Text: "to" or "until" or "till" or "through" or "thru" } => 0,
        { Text: "and" or "or" } => 1,
        _ when token.Is('-') || token.Is('&') => 2,
        _ when token.Is('/') => 3,
        _ => -1,
    };

    /// <param name="isEither">Whether it was one or the other.</param>
    /// <param name="namesBoth">Whether both are named, and not what lies between them.</param>
    private Understood<Reading> Range(Understood<Moment> left, Understood<Moment> right, bool isEither, bool namesBoth)
    {
        List<Reading> readings = [];
        string? wrong = null;
        string? question = null;
        var isApart = false;
        foreach (var from in left.Readings)
        {
            foreach (var to in right.Readings)
            {
                if (readings.Count >= MostReadings)
                {
                    break;
                }
                // Of "10/11 - 12/11/2016" the first half is a day, since the second is.
                if ((from.Day is null && to.Day is not null && left.Readings.Any(reading => reading.Day is not null))
                    || (to.Day is null && from.Day is not null && right.Readings.Any(reading => reading.Day is not null)))
                {
                    continue;
                }
                // "Week 2 - 3 May" and "early to late 22 May" do not say what begins.
                if (from is { Week: WeekMeant.Containing, Day: <= 5, Month: null } || (from.SaysNoDay && from.Part != PartOfTime.Whole && to.Day is not null))
                {
                    continue;
                }
                var whole = to.CompletedFrom(from);
                var start = from.CompletedFrom(whole);
                if (whole.WeekOfMonth is not null && from is { Day: { } number, Month: null, Year: null })
                {
                    // "2nd - 3rd week of May".
                    if (number > 5)
                    {
                        continue;
                    }
                    start = whole with { WeekOfMonth = number };
                }
                if (Overnight(start with { Clock = start.Clock ?? whole.Clock }, whole) is { } night)
                {
                    readings.Add(night);
                    continue;
                }
                var begins = StretchMaker.Make(start, Quoted);
                var ends = StretchMaker.Make(whole, Quoted);
                wrong ??= begins.Wrong ?? ends.Wrong;
                foreach (var first in begins.Readings)
                {
                    foreach (var last in ends.Readings)
                    {
                        question ??= begins.Question ?? ends.Question;
                        Add(first, last, from, start);
                    }
                }
            }
        }
        if (isApart)
        {
            question ??= NamesSeveral;
        }
        return new Understood<Reading>(readings, readings.Count > 0 ? null : wrong, readings.Count > 1 || isApart ? question ?? left.Question ?? right.Question : null);

        void Add(TimeStretch first, TimeStretch last, Moment from, Moment start)
        {
            if (first.First > last.First && from is { Year: null, Month: not null } && start.Year is > 1 and var year
                && StretchMaker.Make(start with { Year = year - 1 }, Quoted).Readings is [var before])
            {
                // "28 December - 3 January 2017" began in the year before.
                first = before;
            }
            if (first.First > last.First || first.Last > last.Last)
            {
                wrong ??= $"“{Quoted}” ends before it begins.";
                return;
            }
            readings.Add(new Reading(StretchMaker.Between(first, last), Side.Within, DateOnly.FromDateTime(last.First), isEither));
            if (namesBoth && IsApart(first, last))
            {
                isApart = true;
                readings.Add(new Reading(first));
                readings.Add(new Reading(last));
            }
        }
    }

    /// <summary>"Overnight 22/23 May 2016" is one night.</summary>
    private static Reading? Overnight(Moment from, Moment to)
    {
        if (from.Clock is not { IsPart: true } clock || clock.To > clock.From || to.Clock is not null && to.Clock != clock
            || from is not { Year: { } year, Month: { } month, Day: { } day } || to is not { Year: { } toYear, Month: { } toMonth, Day: { } toDay }
            || year is < 1_000 or > 9_900 || toYear is < 1_000 or > 9_900 || month is < 1 or > 12 || toMonth is < 1 or > 12 || day < 1 || toDay < 1
            || day > DateTime.DaysInMonth(year, month) || toDay > DateTime.DaysInMonth(toYear, toMonth))
        {
            return null;
        }
        var first = new DateOnly(year, month, day);
        return first.AddDays(1) == new DateOnly(toYear, toMonth, toDay) ? new Reading(StretchMaker.AtTime(first, clock), LastBegins: first.AddDays(1)) : null;
    }

    /// <summary>What says a day or a month without its year is asked about, with the years that lie nearest.</summary>
    private Understood<Reading> AskWhatIsMissing(List<DateToken> tokens, EventDate? near)
    {
        var partial = _moments.Read(tokens);
        if (partial.Readings.Count == 0 || partial.Readings.All(moment => moment.Year is not null || moment.SaysNoDay))
        {
            return partial.Readings is [{ Year: not null, Clock: not null, Day: null }]
                ? Understood<Reading>.Refused($"“{Quoted}” has a time but no day.")
                : Understood<Reading>.Nothing;
        }
        List<Reading> readings = [];
        foreach (var moment in partial.Readings)
        {
            foreach (var candidate in moment.Year is not null ? [moment] : Completions(moment, near))
            {
                foreach (var stretch in StretchMaker.Make(candidate, Quoted).Readings)
                {
                    if (DateOnly.FromDateTime(stretch.First) <= today)
                    {
                        readings.Add(new Reading(stretch));
                    }
                }
            }
        }
        var missing = partial.Readings.First(IsPartial);
        var lacks = missing is { Month: null, Easter: EasterDays.None } ? "neither month nor year" : "no year";
        return new Understood<Reading>(readings, readings.Count == 0 ? $"“{Quoted}” has {lacks}." : null, partial.Question ?? $"“{Quoted}” has {lacks}.");
    }

    private IEnumerable<Moment> Completions(Moment moment, EventDate? near)
    {
        var from = near is null ? today : DateOnly.FromDateTime(near.Earliest);
        if (moment.Month is not null || moment.Easter != EasterDays.None)
        {
            foreach (var years in near is null ? (int[])[0, -1, -2] : [0, 1, -1])
            {
                yield return moment with { Year = from.Year + years };
            }
        }
        else if (near is not null)
        {
            foreach (var months in (int[])[0, 1])
            {
                var month = new DateOnly(from.Year, from.Month, 1).AddMonths(months);
                yield return moment with { Year = month.Year, Month = month.Month };
            }
        }
    }
}
