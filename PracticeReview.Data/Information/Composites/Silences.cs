using System.Globalization;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites;

/// <summary>A time in which an agency is known to have been involved, so that nothing recorded in it is worth a question.</summary>
/// <param name="From">The first day; null where it is not known.</param>
/// <param name="To">The last day; null where it goes on.</param>
public sealed record Involvement<TAgency>(TAgency Agency, DateOnly? From, DateOnly? To);

/// <summary>When a stretch without records counts as a silence.</summary>
/// <param name="LeastDays">The fewest days.</param>
/// <param name="TimesRhythm">How many times longer than the agency's own usual distance between two days with records.</param>
/// <param name="WithoutRhythmDays">The fewest days for an agency with too few records to have a rhythm.</param>
public sealed record SilenceOptions(int LeastDays = 28, double TimesRhythm = 4, int WithoutRhythmDays = 120);

/// <summary>A stretch in which an agency recorded nothing though it was active before and after, or said to be involved. A question, never a finding.</summary>
/// <param name="From">The first day without a record.</param>
/// <param name="To">The last day without a record.</param>
/// <param name="UsualDays">How far apart the agency's days with records usually are; null where there are too few to say.</param>
/// <param name="Before">The place among the rows of the last record before it, or null where the involvement begins with the silence.</param>
/// <param name="After">The place among the rows of the first record after it, or null where the involvement ends with the silence.</param>
/// <param name="OthersRecorded">How many events other agencies recorded in it.</param>
public sealed record Silence<TAgency>(TAgency Agency, string Name, DateOnly From, DateOnly To, double? UsualDays, int? Before, int? After, int OthersRecorded)
{
    /// <summary>Whether it lasts until the day of asking, and the agency is said to be involved beyond it.</summary>
    public bool GoesOn { get; init; }

    /// <summary>How many days it lasted.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>What was seen and what may be asked, in sentences.</summary>
    public string Words
    {
        get
        {
            var english = CultureInfo.InvariantCulture;
            var words = string.Create(english, $"{Name} recorded nothing from {From:d MMMM yyyy} to {To:d MMMM yyyy} ({Days:N0} {(Days == 1 ? "day" : "days")}).");
            words += (Before, After) switch
            {
                (null, null) => " It is said to have been involved all that time.",
                (null, _) => " It is said to have been involved from the first of these days.",
                (_, null) when GoesOn => " It is said to be involved still.",
                (_, null) => " It is said to have been involved until the last of these days.",
                _ when UsualDays is { } usual => string.Create(english, $" Otherwise it recorded something about every {Math.Max(1, Math.Round(usual)):0} {(Math.Round(usual) <= 1 ? "day" : "days")}."),
                _ => "",
            };
            words += OthersRecorded switch
            {
                0 => " Nobody else recorded anything in that time either.",
                1 => " Others recorded one event in that time.",
                _ => string.Create(english, $" Others recorded {OthersRecorded} events in that time."),
            };
            return words + " There may be a good reason: ask.";
        }
    }
}

/// <summary>Finds stretches in which an agency that should have been active recorded nothing.</summary>
public static class Silences
{
    private const int LeastDaysForRhythm = 5;

    /// <summary>Finds them; those in which others recorded most come first, then the longer, so that the most telling are on top.</summary>
    /// <param name="rows">The events of all agencies. A date known only to the month counts for all of it; one known only to the year or less says nothing about silence.</param>
    /// <param name="name">The agency's name.</param>
    /// <param name="involvements">When agencies are known to have been involved; for others their first and last records count.</param>
    /// <param name="today">The legal day of asking: what has not been yet is no silence. Null where every involvement has ended.</param>
    public static IReadOnlyList<Silence<TAgency>> Find<TAgency>(
        IReadOnlyList<CompositeRow<TAgency>> rows, Func<TAgency, string> name, IEnumerable<Involvement<TAgency>>? involvements = null, SilenceOptions? options = null, DateOnly? today = null)
        where TAgency : notnull
    {
        options ??= new SilenceOptions();
        // Asked for once: a date that was not read from words is made each time.
        var whens = rows.Select(row => row.Row.When).ToArray();
        var days = whens.Select(when => Day(when.Earliest)).Order().ToArray();
        var said = involvements?.Where(one => one.From is null || today is null || one.From <= today).ToList();
        var goOn = (said ?? []).Where(one => one.To > today).Select(one => name(one.Agency)).ToHashSet(StringComparer.Ordinal);
        var known = said?.Select(one => one.To > today ? one with { To = today } : one).ToLookup(one => name(one.Agency), StringComparer.Ordinal);
        var found = new List<Silence<TAgency>>();
        var byAgency = Enumerable.Range(0, rows.Count).GroupBy(at => name(rows[at].Agency), StringComparer.Ordinal).ToDictionary(group => group.Key, StringComparer.Ordinal);
        foreach (var (agencyName, places) in byAgency)
        {
            found.AddRange(Of(rows, whens, rows[places.First()].Agency, agencyName, [.. places], known?[agencyName] ?? [], days, options));
        }

        // Said to be involved, and not one record.
        foreach (var none in known?.Where(one => !byAgency.ContainsKey(one.Key)) ?? [])
        {
            foreach (var involvement in none.Where(one => one is { From: not null, To: not null } && one.To.Value.DayNumber - one.From.Value.DayNumber + 1 >= options.LeastDays))
            {
                found.Add(new Silence<TAgency>(involvement.Agency, none.Key, involvement.From!.Value, involvement.To!.Value, null, null, null,
                    Between(days, involvement.From.Value.DayNumber, involvement.To.Value.DayNumber)));
            }
        }

        for (var at = 0; at < found.Count; at++)
        {
            found[at] = found[at].To == today && goOn.Contains(found[at].Name) ? found[at] with { GoesOn = true } : found[at];
        }

        found.Sort((a, b) =>
        {
            var order = b.OthersRecorded.CompareTo(a.OthersRecorded);
            order = order != 0 ? order : b.Days.CompareTo(a.Days);
            order = order != 0 ? order : a.From.CompareTo(b.From);
            return order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
        });
        return found;
    }

    /// <summary>Finds them for agencies known by their name.</summary>
    public static IReadOnlyList<Silence<string>> Find(IReadOnlyList<CompositeRow<string>> rows, IEnumerable<Involvement<string>>? involvements = null, SilenceOptions? options = null, DateOnly? today = null) =>
        Find(rows, agency => agency, involvements, options, today);

    private static IEnumerable<Silence<TAgency>> Of<TAgency>(
        IReadOnlyList<CompositeRow<TAgency>> rows, EventDate[] whens, TAgency agency, string name, List<int> places, IEnumerable<Involvement<TAgency>> involvements, int[] days, SilenceOptions options)
    {
        places.Sort((a, b) =>
        {
            var order = Day(whens[a].Earliest).CompareTo(Day(whens[b].Earliest));
            order = order != 0 ? order : whens[a].CompareTo(whens[b]);
            order = order != 0 ? order : string.CompareOrdinal(rows[a].Row.WhatHappened, rows[b].Row.WhatHappened);
            return order != 0 ? order : rows[a].Row.RowNumber.CompareTo(rows[b].Row.RowNumber);
        });
        places.RemoveAll(place => whens[place].Precision >= DatePrecision.Year);
        var usual = Usual(whens, places);
        var least = usual is { } rhythm ? Math.Max(options.LeastDays, (int)Math.Ceiling(rhythm * options.TimesRhythm)) : Math.Max(options.LeastDays, options.WithoutRhythmDays);
        // Where a time of involvement is given, its ends count as if something stood there.
        var stretches = new List<(int From, int To, int? Before, int? After)>();
        var periods = involvements.ToList();
        var first = periods.Where(one => one.From is not null).Select(one => (int?)one.From!.Value.DayNumber).Min();
        var last = periods.Where(one => one.To is not null).Select(one => (int?)one.To!.Value.DayNumber).Max();
        var (covered, before) = ((first ?? int.MaxValue) - 1, (int?)null);
        foreach (var place in places)
        {
            var (from, to) = Covers(whens[place]);
            if ((before is not null || first is not null) && from > covered + 1)
            {
                stretches.Add((covered + 1, from - 1, before, place));
            }

            // A vague event far ahead ends no silence behind it that began before.
            covered = before is null && first is null ? to : Math.Max(covered, to);
            before = covered == to ? place : before ?? place;
        }

        if (last is { } end && end > covered)
        {
            stretches.Add((covered + 1, end, before, null));
        }

        foreach (var (from, to, stretchBefore, stretchAfter) in stretches)
        {
            foreach (var (cutFrom, cutTo) in Within(from, to, periods, stretchBefore, stretchAfter))
            {
                if (cutTo - cutFrom + 1 >= least)
                {
                    yield return new Silence<TAgency>(agency, name, DateOnly.FromDayNumber(cutFrom), DateOnly.FromDayNumber(cutTo), usual, stretchBefore, stretchAfter, Between(days, cutFrom, cutTo));
                }
            }
        }
    }

    // Outside every time of involvement nothing was to be expected; where none is given, between two records it was.
    private static IEnumerable<(int From, int To)> Within<TAgency>(int from, int to, List<Involvement<TAgency>> periods, int? before, int? after)
    {
        if (periods.Count == 0)
        {
            return before is not null && after is not null ? [(from, to)] : [];
        }

        return periods.Select(period => (From: Math.Max(from, period.From?.DayNumber ?? from), To: Math.Min(to, period.To?.DayNumber ?? to))).Where(cut => cut.From <= cut.To).Distinct();
    }

    /// <summary>The middle distance between days with exact records.</summary>
    private static double? Usual(EventDate[] whens, List<int> places)
    {
        var days = places.Where(place => IsExact(whens[place])).Select(place => Day(whens[place].Earliest)).Distinct().ToList();
        if (days.Count < LeastDaysForRhythm)
        {
            return null;
        }

        var distances = days.Zip(days.Skip(1), (a, b) => b - a).Order().ToList();
        return distances[distances.Count / 2];
    }

    private static bool IsExact(EventDate when) => when is { Bound: DateBound.Within, Precision: <= DatePrecision.Days };

    private static (int From, int To) Covers(EventDate when) => when.Bound switch
    {
        // "Before May": at the last, the day before; "after May": at the earliest, the day behind it.
        DateBound.Before => (Day(when.Earliest), Day(when.Earliest)),
        DateBound.After => (Day(when.Latest), Day(when.Latest)),
        _ => (Day(when.Earliest), Day(when.Latest)),
    };

    private static int Between(int[] days, int from, int to) => FirstNotBefore(days, to + 1) - FirstNotBefore(days, from);

    private static int FirstNotBefore(int[] days, int day)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int Day(DateTime moment) => DateOnly.FromDateTime(moment).DayNumber;
}
