using System.Collections.Frozen;

namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>Which part of a longer time is meant.</summary>
internal enum PartOfTime : byte
{
    Whole,
    Early,
    Middle,
    Late,
    FirstHalf,
    SecondHalf,
}

internal enum SeasonOfYear : byte
{
    None,
    Spring,
    Summer,
    Autumn,
    Winter,
    SpringTerm,
    SummerTerm,
    AutumnTerm,
}

internal enum WeekMeant : byte
{
    None,
    Commencing,
    Containing,
    Ending,
    Weekend,
}

/// <summary>Which days of Easter are meant.</summary>
internal enum EasterDays : byte
{
    None,
    /// <summary>Good Friday to Easter Monday.</summary>
    Whole,
    GoodFriday,
    Saturday,
    Sunday,
    Monday,
}

/// <summary>
/// A time of day, or a part of the day between two times. <see cref="To"/> before <see cref="From"/> lies on the next day.
/// </summary>
internal readonly record struct ClockTime(TimeOnly From, TimeOnly To, bool IsPart, bool IsOvernight = false, bool IsMidnight = false)
{
    public static ClockTime At(TimeOnly time) => new(time, time, IsPart: false);

    public static ClockTime Part(int from, int to) => new(new TimeOnly(from, 0), new TimeOnly(to, 59), IsPart: true);
}

/// <summary>The words of dates.</summary>
internal static class DateWords
{
    private static readonly string[] s_months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly FrozenDictionary<string, int> s_monthOf = s_months
        .SelectMany((name, at) => new[] { (name, at + 1), (name[..3], at + 1), (name[..Math.Min(4, name.Length)], at + 1) })
        .Append(("febuary", 2)).Append(("septem", 9)).Append(("decem", 12)).Append(("novem", 11)).Append(("febr", 2))
        .DistinctBy(pair => pair.Item1).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DayOfWeek> s_weekdays = new (string Name, DayOfWeek Day)[]
    {
        ("monday", DayOfWeek.Monday), ("mon", DayOfWeek.Monday),
        ("tuesday", DayOfWeek.Tuesday), ("tue", DayOfWeek.Tuesday), ("tues", DayOfWeek.Tuesday),
        ("wednesday", DayOfWeek.Wednesday), ("wed", DayOfWeek.Wednesday), ("weds", DayOfWeek.Wednesday),
        ("thursday", DayOfWeek.Thursday), ("thu", DayOfWeek.Thursday), ("thur", DayOfWeek.Thursday), ("thurs", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday), ("fri", DayOfWeek.Friday),
        ("saturday", DayOfWeek.Saturday), ("sat", DayOfWeek.Saturday),
        ("sunday", DayOfWeek.Sunday), ("sun", DayOfWeek.Sunday),
    }.ToFrozenDictionary(pair => pair.Name, pair => pair.Day, StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_uncertain = new[]
    {
        "circa", "ca", "c", "approx", "approximately", "approximate", "about", "abt", "around", "roughly", "possibly", "poss", "probably", "prob",
        "perhaps", "maybe", "est", "estimated", "unsure", "uncertain", "unconfirmed", "tbc",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_passedOver = new[]
    {
        "on", "the", "of", "in", "at", "during", "dated", "date", "sometime", "year", "month", "day", "within", "throughout",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ClockTime> s_parts = new (string Word, ClockTime Part)[]
    {
        ("am", ClockTime.Part(0, 11)), ("pm", ClockTime.Part(12, 23)),
        ("morning", ClockTime.Part(6, 11)), ("earlymorning", ClockTime.Part(5, 8)), ("latemorning", ClockTime.Part(10, 11)),
        ("earlyhours", ClockTime.Part(0, 5)), ("smallhours", ClockTime.Part(0, 5)),
        ("lunchtime", ClockTime.Part(12, 13)), ("lunch", ClockTime.Part(12, 13)),
        ("afternoon", ClockTime.Part(12, 17)), ("earlyafternoon", ClockTime.Part(12, 14)), ("lateafternoon", ClockTime.Part(15, 17)),
        ("evening", ClockTime.Part(18, 22)), ("eve", ClockTime.Part(18, 22)), ("earlyevening", ClockTime.Part(17, 19)), ("lateevening", ClockTime.Part(20, 23)),
        ("night", ClockTime.Part(20, 5)), ("nighttime", ClockTime.Part(20, 5)), ("latenight", ClockTime.Part(22, 1)),
        ("overnight", ClockTime.Part(20, 7) with { IsOvernight = true }),
        ("noon", ClockTime.At(new TimeOnly(12, 0))), ("midday", ClockTime.At(new TimeOnly(12, 0))),
        ("midnight", ClockTime.At(TimeOnly.MinValue) with { IsMidnight = true }),
    }.ToFrozenDictionary(pair => pair.Word, pair => pair.Part, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PartOfTime> s_modifiers = new (string Word, PartOfTime Part)[]
    {
        ("early", PartOfTime.Early), ("beginning", PartOfTime.Early), ("start", PartOfTime.Early),
        ("mid", PartOfTime.Middle), ("middle", PartOfTime.Middle),
        ("late", PartOfTime.Late), ("end", PartOfTime.Late),
    }.ToFrozenDictionary(pair => pair.Word, pair => pair.Part, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SeasonOfYear> s_seasons = new (string Word, SeasonOfYear Season)[]
    {
        ("spring", SeasonOfYear.Spring), ("summer", SeasonOfYear.Summer), ("autumn", SeasonOfYear.Autumn), ("fall", SeasonOfYear.Autumn), ("winter", SeasonOfYear.Winter),
    }.ToFrozenDictionary(pair => pair.Word, pair => pair.Season, StringComparer.Ordinal);

    /// <summary>"Week of", which is one word here, since "of" says nothing elsewhere.</summary>
    public const string WeekOf = "weekof";

    /// <summary>1st to 5th and last, before a week of a month.</summary>
    public static int? Ordinal(DateToken token) => token switch
    {
        { IsNumber: true, IsOrdinal: true, Value: >= 1 and <= 5 } => token.Value,
        { Kind: DateTokenKind.Word, Text: "first" } => 1,
        { Kind: DateTokenKind.Word, Text: "second" } => 2,
        { Kind: DateTokenKind.Word, Text: "third" } => 3,
        { Kind: DateTokenKind.Word, Text: "fourth" } => 4,
        { Kind: DateTokenKind.Word, Text: "fifth" } => 5,
        { Kind: DateTokenKind.Word, Text: "last" or "final" } => Moment.LastWeek,
        _ => null,
    };

    public static EasterDays Easter(DateToken token) => token.Kind != DateTokenKind.Word ? EasterDays.None : token.Text switch
    {
        "easter" => EasterDays.Whole,
        "goodfriday" => EasterDays.GoodFriday,
        "eastersaturday" => EasterDays.Saturday,
        "eastersunday" or "easterday" => EasterDays.Sunday,
        "eastermonday" => EasterDays.Monday,
        _ => EasterDays.None,
    };

    public static int Month(DateToken token) => token.Kind == DateTokenKind.Word ? s_monthOf.GetValueOrDefault(token.Text) : 0;

    public static DayOfWeek? Weekday(DateToken token) =>
        token.Kind == DateTokenKind.Word && s_weekdays.TryGetValue(token.Text, out var day) ? day : null;

    public static bool IsUncertain(DateToken token) => token.Is('?') || (token.Kind == DateTokenKind.Word && s_uncertain.Contains(token.Text));

    public static bool IsPassedOver(DateToken token) => token.Kind == DateTokenKind.Word && s_passedOver.Contains(token.Text);

    public static ClockTime? PartOfDay(string word) => s_parts.TryGetValue(word, out var part) ? part : null;

    public static PartOfTime Modifier(DateToken token) => token.Kind == DateTokenKind.Word ? s_modifiers.GetValueOrDefault(token.Text) : PartOfTime.Whole;

    public static SeasonOfYear Season(DateToken token) => token.Kind == DateTokenKind.Word ? s_seasons.GetValueOrDefault(token.Text) : SeasonOfYear.None;

    /// <summary>January to December.</summary>
    public static string MonthName(int month) => char.ToUpperInvariant(s_months[month - 1][0]) + s_months[month - 1][1..];
}
