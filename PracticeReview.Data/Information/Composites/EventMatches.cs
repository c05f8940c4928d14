using System.Globalization;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites;

/// <summary>How sure it is that two agencies tell one event; always for a person to judge.</summary>
public enum MatchStrength
{
    Possible,
    Likely,
}

/// <summary>Two events of different agencies that may be one and the same (Policy 7.11). A suggestion, never a fact.</summary>
/// <param name="First">The place of the earlier one among the rows, counted from 0.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="Score">From 0 to 1; only for putting the likelier first.</param>
/// <param name="Reasons">What speaks for it, each a few words such as "same day" or "both name Jade".</param>
public sealed record EventMatch(int First, int Second, double Score, MatchStrength Strength, IReadOnlyList<string> Reasons);

/// <summary>How far matches are looked for.</summary>
/// <param name="Days">How many days two exact dates may be apart.</param>
/// <param name="Least">The least score of a suggestion.</param>
/// <param name="Likely">The least score of a likely one.</param>
public sealed record MatchOptions(int Days = 3, double Least = 0.5, double Likely = 0.66);

/// <summary>
/// Finds events that two agencies may both tell: near in date, and with rare words and names in common. What is compared is
/// limited for each event, so that the work grows as sorting does; the same suggestions come whatever the order of the rows.
/// </summary>
public static class EventMatches
{
    private const int RareWords = 7, PerWord = 6, PerDay = 8, Vague = 4;

    /// <summary>Finds them, the likeliest first.</summary>
    /// <param name="rows">The events of all agencies.</param>
    /// <param name="name">The agency's name; events of one name are never matched with each other.</param>
    public static IReadOnlyList<EventMatch> Find<TAgency>(IReadOnlyList<CompositeRow<TAgency>> rows, Func<TAgency, string> name, MatchOptions? options = null)
        where TAgency : notnull
    {
        options ??= new MatchOptions();
        var events = Events.Of(rows, name);
        var pairs = new HashSet<long>();
        AddSameDays(events, pairs, options);
        AddRareWords(events, pairs, options);
        var found = new List<(EventMatch Match, int A, int B)>();
        foreach (var pair in pairs)
        {
            var (a, b) = ((int)(pair >> 32), (int)pair);
            if (Judge(events, a, b, options) is { } match)
            {
                found.Add((match, a, b));
            }
        }

        return Best(events, found);
    }

    /// <summary>Finds them for agencies known by their name.</summary>
    public static IReadOnlyList<EventMatch> Find(IReadOnlyList<CompositeRow<string>> rows, MatchOptions? options = null) => Find(rows, agency => agency, options);

    // Within the days, the next few events of other agencies.
    private static void AddSameDays(Events events, HashSet<long> pairs, MatchOptions options)
    {
        for (var at = 0; at < events.Count; at++)
        {
            var taken = 0;
            for (var other = at + 1; other < events.Count && taken < PerDay && events.Day(other) - events.Day(at) <= Math.Min(1, options.Days); other++)
            {
                taken += Add(events, pairs, at, other, options) ? 1 : 0;
            }
        }
    }

    // Of the rarest words of each event, the nearest events that have them too.
    private static void AddRareWords(Events events, HashSet<long> pairs, MatchOptions options)
    {
        var last = new Dictionary<int, List<int>>();
        for (var at = 0; at < events.Count; at++)
        {
            var words = events.Words(at);
            for (var place = 0; place < Math.Min(RareWords, words.Length); place++)
            {
                if (!last.TryGetValue(words[place], out var places))
                {
                    last.Add(words[place], places = []);
                }

                var taken = 0;
                for (var back = places.Count - 1; back >= 0 && taken < PerWord; back--)
                {
                    if (events.Day(at) - events.Day(places[back]) > options.Days && !events.IsVague(places[back]))
                    {
                        // Vague events go on beyond their first day; a few of them are looked at further back.
                        if (places.Count - back > PerWord * Vague)
                        {
                            break;
                        }

                        continue;
                    }

                    taken += Add(events, pairs, places[back], at, options) ? 1 : 0;
                }

                places.Add(at);
            }
        }
    }

    private static bool Add(Events events, HashSet<long> pairs, int a, int b, MatchOptions options)
    {
        if (events.Agency(a) == events.Agency(b) || events.DaysApart(a, b) > options.Days)
        {
            return false;
        }

        pairs.Add(((long)a << 32) | (uint)b);
        return true;
    }

    private static EventMatch? Judge(Events events, int a, int b, MatchOptions options)
    {
        var (rowA, rowB) = (events.Row(a), events.Row(b));
        var likeness = events.Vocabulary.Likeness(events.Words(a), events.Words(b));
        if (likeness < 0.12)
        {
            return null;
        }

        var shared = EventVocabulary.Shared(events.Words(a), events.Words(b));
        var common = shared.Where(word => !events.Vocabulary.IsName(word)).ToList();
        // One word in common, or only names of people who stand everywhere, is no event.
        if (common.Count == 0 || shared.Count < 2)
        {
            return null;
        }

        var (nearness, when) = Nearness(events.DaysApart(a, b), rowA.When, rowB.When);
        var score = (0.55 * Math.Min(1, likeness * 1.6)) + (0.45 * nearness);
        if (score < options.Least || (likeness < 0.2 && nearness < 0.9))
        {
            return null;
        }

        var names = shared.Where(events.Vocabulary.IsName).Select(events.Vocabulary.Word).Order(StringComparer.Ordinal).Take(3).ToList();
        var reasons = new List<string> { when };
        if (names.Count > 0)
        {
            reasons.Add("both name " + Listed(names));
        }

        reasons.Add("both speak of " + Listed([.. common.Take(4).Select(events.Vocabulary.Word)]));
        return new EventMatch(events.Place(a), events.Place(b), Math.Round(Math.Min(1, score), 3), score >= options.Likely ? MatchStrength.Likely : MatchStrength.Possible, reasons);
    }

    private static (double Nearness, string Words) Nearness(int days, EventDate a, EventDate b)
    {
        if (days > 0)
        {
            return (days == 1 ? 0.5 : 0.3, days == 1 ? "one day apart" : string.Create(CultureInfo.InvariantCulture, $"{days} days apart"));
        }

        if (a.Precision == DatePrecision.Time && b.Precision == DatePrecision.Time)
        {
            var minutes = Math.Abs((a.Earliest - b.Earliest).TotalMinutes);
            return minutes <= 60 ? (1, minutes == 0 ? "same time" : "within an hour") : minutes <= 240 ? (0.85, "same day, some hours apart") : (0.65, "same day, many hours apart");
        }

        return a.Precision <= DatePrecision.Day && b.Precision <= DatePrecision.Day ? (0.85, "same day") : (0.5, "dates that may be the same");
    }

    /// <summary>Keeps of each event what is nearly as good as its best match with the other agency, on both sides.</summary>
    private static List<EventMatch> Best(Events events, List<(EventMatch Match, int A, int B)> found)
    {
        var best = new Dictionary<(int Event, int Agency), double>();
        foreach (var (match, a, b) in found)
        {
            var (ofA, ofB) = ((a, events.Agency(b)), (b, events.Agency(a)));
            best[ofA] = Math.Max(best.GetValueOrDefault(ofA), match.Score);
            best[ofB] = Math.Max(best.GetValueOrDefault(ofB), match.Score);
        }

        var kept = found.FindAll(one => one.Match.Score >= 0.9 * Math.Max(best[(one.A, events.Agency(one.B))], best[(one.B, events.Agency(one.A))]));
        kept.Sort((x, y) =>
        {
            var order = y.Match.Score.CompareTo(x.Match.Score);
            order = order != 0 ? order : x.A.CompareTo(y.A);
            return order != 0 ? order : x.B.CompareTo(y.B);
        });
        return [.. kept.Select(one => one.Match)];
    }

    internal static string Listed(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };

    /// <summary>The events in one order, whatever the order they came in.</summary>
    private sealed class Events
    {
        private readonly int[] _places;
        private readonly int[] _agencies;
        private readonly ChronologyRow[] _rows;
        private readonly int[] _days;
        private readonly int[] _lastDays;

        private Events(int[] places, int[] agencies, ChronologyRow[] rows, EventVocabulary vocabulary)
        {
            (_places, _agencies, _rows, Vocabulary) = (places, agencies, rows, vocabulary);
            _days = Array.ConvertAll(rows, row => Day(row.When.Bound == DateBound.Before ? row.When.Earliest.AddDays(-1) : row.When.Earliest));
            _lastDays = [.. rows.Select((row, at) => row.When.Bound == DateBound.Before ? _days[at] : Day(row.When.Latest))];
        }

        public int Count => _rows.Length;

        public EventVocabulary Vocabulary { get; }

        public static Events Of<TAgency>(IReadOnlyList<CompositeRow<TAgency>> rows, Func<TAgency, string> name)
            where TAgency : notnull
        {
            var names = rows.Select(row => name(row.Agency)).ToArray();
            var numbers = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
            var order = Enumerable.Range(0, names.Length).ToArray();
            var agencies = Array.ConvertAll(names, one => numbers[one]);
            var whens = rows.Select(row => row.Row.When).ToArray();
            Array.Sort(order, (a, b) =>
            {
                var compared = whens[a].CompareTo(whens[b]);
                compared = compared != 0 ? compared : agencies[a].CompareTo(agencies[b]);
                compared = compared != 0 ? compared : string.CompareOrdinal(rows[a].Row.WhatHappened, rows[b].Row.WhatHappened);
                compared = compared != 0 ? compared : rows[a].Row.RowNumber.CompareTo(rows[b].Row.RowNumber);
                return compared != 0 ? compared : string.CompareOrdinal(rows[a].Row.WhoWasSeen + rows[a].Row.Response, rows[b].Row.WhoWasSeen + rows[b].Row.Response);
            });
            var sorted = Array.ConvertAll(order, at => rows[at].Row);
            return new(order, Array.ConvertAll(order, at => agencies[at]), sorted, EventVocabulary.Of(Array.ConvertAll(sorted, Text)));
        }

        public int Place(int at) => _places[at];

        public int Agency(int at) => _agencies[at];

        public ChronologyRow Row(int at) => _rows[at];

        public int[] Words(int at) => Vocabulary.Texts[at];

        public int Day(int at) => _days[at];

        public bool IsVague(int at) => _lastDays[at] > _days[at];

        public int DaysApart(int a, int b) => Math.Max(0, Math.Max(_days[a], _days[b]) - Math.Min(_lastDays[a], _lastDays[b]));

        private static int Day(DateTime moment) => DateOnly.FromDateTime(moment).DayNumber;

        private static string Text(ChronologyRow row) =>
            row.WhatHappened + (row.WhoWasSeen.Length > 0 ? ". " + row.WhoWasSeen : "") + (row.WhatHappened.Length < 80 && row.Response.Length > 0 ? ". " + row.Response : "");
    }
}
