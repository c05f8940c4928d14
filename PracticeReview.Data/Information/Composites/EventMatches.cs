using System.Globalization;
using System.Runtime.InteropServices;
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
    private const int RareWords = 7, PerWord = 6, PerDay = 8, Steps = 40;

    /// <summary>Finds them, the likeliest first.</summary>
    /// <param name="rows">The events of all agencies.</param>
    /// <param name="name">The agency's name; events of one name are never matched with each other.</param>
    public static IReadOnlyList<EventMatch> Find<TAgency>(IReadOnlyList<CompositeRow<TAgency>> rows, Func<TAgency, string> name, MatchOptions? options = null)
        where TAgency : notnull
    {
        options ??= new MatchOptions();
        var events = Events.Of(rows, name);
        var found = new List<(double Score, int A, int B)>();
        var candidates = new Candidates(events, options);
        for (var at = 0; at < events.Count; at++)
        {
            foreach (var earlier in candidates.Of(at))
            {
                if (Score(events, earlier, at, options) is > 0 and var score)
                {
                    found.Add((score, earlier, at));
                }
            }
        }

        return [.. Best(events, found).Select(one => Say(events, one.A, one.B, one.Score, options))];
    }

    /// <summary>Finds them for agencies known by their name.</summary>
    public static IReadOnlyList<EventMatch> Find(IReadOnlyList<CompositeRow<string>> rows, MatchOptions? options = null) => Find(rows, agency => agency, options);

    /// <summary>Which events are compared at all: for each event a few earlier ones of other agencies, each once.</summary>
    private sealed class Candidates(Events events, MatchOptions options)
    {
        private readonly int[] _lastSeen = NotSeen(events.Count);
        private readonly List<int> _found = [];
        // For each event the next few of other agencies within a day, which look back at it.
        private readonly int[] _following = Following(events, options);
        private readonly Postings _postings = new(events);

        /// <summary>To be asked once for each event, in their order; the answer holds until the next question.</summary>
        public List<int> Of(int at)
        {
            _found.Clear();
            for (var before = Math.Max(0, at - Steps); before < at; before++)
            {
                if (_following.AsSpan(before * PerDay, PerDay).Contains(at))
                {
                    Add(before, at);
                }
            }

            // Of its rarest words, the nearest earlier events that have them too.
            var words = events.Words(at);
            for (var place = 0; place < Math.Min(RareWords, words.Length); place++)
            {
                var earlier = _postings.Of(words[place]);
                var taken = 0;
                // Vague events go on beyond their first day, so that those further back are looked at too.
                for (var back = earlier.Length - 1; back >= 0 && taken < PerWord && earlier.Length - back <= Steps; back--)
                {
                    if (MayMatch(events, earlier[back], at, options))
                    {
                        taken++;
                        Add(earlier[back], at);
                    }
                }

                _postings.Add(words[place], at);
            }

            return _found;
        }

        private void Add(int earlier, int at)
        {
            if (_lastSeen[earlier] != at)
            {
                _lastSeen[earlier] = at;
                _found.Add(earlier);
            }
        }

        private static int[] NotSeen(int count)
        {
            var seen = new int[count];
            Array.Fill(seen, -1);
            return seen;
        }

        private static int[] Following(Events events, MatchOptions options)
        {
            var following = new int[events.Count * PerDay];
            for (var at = 0; at < events.Count; at++)
            {
                var taken = 0;
                for (var other = at + 1; other < events.Count && taken < PerDay && other - at <= Steps && events.Day(other) - events.Day(at) <= Math.Min(1, options.Days); other++)
                {
                    if (MayMatch(events, at, other, options))
                    {
                        following[(at * PerDay) + taken++] = other;
                    }
                }
            }

            return following;
        }
    }

    /// <summary>Of each word the events that were looked at and have it among their rarest, in their order.</summary>
    private sealed class Postings
    {
        private readonly int[] _starts;
        private readonly int[] _counts;
        private readonly int[] _places;

        public Postings(Events events)
        {
            _starts = new int[events.Vocabulary.Size + 1];
            _counts = new int[events.Vocabulary.Size];
            for (var at = 0; at < events.Count; at++)
            {
                foreach (var word in events.Words(at).AsSpan(0, Math.Min(RareWords, events.Words(at).Length)))
                {
                    _starts[word + 1]++;
                }
            }

            for (var word = 0; word < _counts.Length; word++)
            {
                _starts[word + 1] += _starts[word];
            }

            _places = new int[_starts[^1]];
        }

        public ReadOnlySpan<int> Of(int word) => _places.AsSpan(_starts[word], _counts[word]);

        public void Add(int word, int at) => _places[_starts[word] + _counts[word]++] = at;
    }

    private static bool MayMatch(Events events, int a, int b, MatchOptions options) => events.Agency(a) != events.Agency(b) && events.DaysApart(a, b) <= options.Days;

    /// <summary>How much speaks for it that both are one event; 0 where too little does.</summary>
    private static double Score(Events events, int a, int b, MatchOptions options)
    {
        var shared = events.Vocabulary.Compare(a, b, Math.Max(5, events.Count / 100));
        // Names of people who stand everywhere, or one or two words that do, are no event.
        if (shared.Likeness < 0.12 || !(shared.Common > 2 || shared is { Common: 2, HasRare: true }))
        {
            return 0;
        }

        var (nearness, _) = Nearness(events.DaysApart(a, b), events.When(a), events.When(b));
        var score = (0.55 * Math.Min(1, shared.Likeness * 1.6)) + (0.45 * nearness);
        return score < options.Least || (shared.Likeness < 0.2 && nearness < 0.9) ? 0 : Math.Round(Math.Min(1, score), 3);
    }

    private static EventMatch Say(Events events, int a, int b, double score, MatchOptions options)
    {
        var shared = EventVocabulary.Shared(events.Words(a), events.Words(b));
        var names = shared.Where(events.Vocabulary.IsName).Select(events.Vocabulary.Word).Order(StringComparer.Ordinal).Take(3).ToList();
        // The words as they stand in the earlier account.
        var common = events.Vocabulary.AsWritten(events.Text(a), shared.Where(word => !events.Vocabulary.IsName(word)).Take(4).ToArray());
        List<string> reasons = [Nearness(events.DaysApart(a, b), events.When(a), events.When(b)).Words];
        if (names.Count > 0)
        {
            reasons.Add("both name " + Listed(names));
        }

        reasons.Add("both speak of " + Listed(common));
        return new EventMatch(events.Place(a), events.Place(b), score, score >= options.Likely ? MatchStrength.Likely : MatchStrength.Possible, reasons);
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
    private static List<(double Score, int A, int B)> Best(Events events, List<(double Score, int A, int B)> found)
    {
        var best = new Dictionary<long, double>(found.Count);
        foreach (var (score, a, b) in found)
        {
            Raise(Key(a, b), score);
            Raise(Key(b, a), score);
        }

        var kept = found.FindAll(one => one.Score >= 0.9 * Math.Max(best[Key(one.A, one.B)], best[Key(one.B, one.A)]));
        kept.Sort((x, y) =>
        {
            var order = y.Score.CompareTo(x.Score);
            order = order != 0 ? order : x.A.CompareTo(y.A);
            return order != 0 ? order : x.B.CompareTo(y.B);
        });
        return kept;

        // An event and the agency of the other.
        long Key(int one, int other) => ((long)one << 32) | (uint)events.Agency(other);

        void Raise(long key, double score)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, key, out _);
            known = Math.Max(known, score);
        }
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
        private readonly string[] _texts;
        private readonly EventDate[] _whens;
        private readonly int[] _days;
        private readonly int[] _lastDays;

        private Events(int[] places, int[] agencies, string[] texts, EventDate[] whens)
        {
            (_places, _agencies, _texts, _whens, Vocabulary) = (places, agencies, texts, whens, EventVocabulary.Of(texts));
            _days = Array.ConvertAll(whens, when => Day(when.Bound == DateBound.Before ? when.Earliest.AddDays(when.Earliest > DateTime.MinValue.AddDays(1) ? -1 : 0) : when.Earliest));
            _lastDays = [.. whens.Select((when, at) => when.Bound == DateBound.Before ? _days[at] : Day(when.Latest))];
        }

        public int Count => _texts.Length;

        public EventVocabulary Vocabulary { get; }

        public static Events Of<TAgency>(IReadOnlyList<CompositeRow<TAgency>> rows, Func<TAgency, string> name)
            where TAgency : notnull
        {
            var names = rows.Select(row => name(row.Agency)).ToArray();
            var numbers = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
            var order = Enumerable.Range(0, names.Length).ToArray();
            var agencies = Array.ConvertAll(names, one => numbers[one]);
            // Asked for once: a date that was not read from words is made each time.
            var whens = rows.Select(row => row.Row.When).ToArray();
            Array.Sort(order, (a, b) =>
            {
                var compared = whens[a].CompareTo(whens[b]);
                compared = compared != 0 ? compared : agencies[a].CompareTo(agencies[b]);
                compared = compared != 0 ? compared : string.CompareOrdinal(rows[a].Row.WhatHappened, rows[b].Row.WhatHappened);
                compared = compared != 0 ? compared : rows[a].Row.RowNumber.CompareTo(rows[b].Row.RowNumber);
                return compared != 0 ? compared : string.CompareOrdinal(rows[a].Row.WhoWasSeen + rows[a].Row.Response, rows[b].Row.WhoWasSeen + rows[b].Row.Response);
            });
            return new(order, Array.ConvertAll(order, at => agencies[at]), Array.ConvertAll(order, at => TextOf(rows[at].Row)), Array.ConvertAll(order, at => whens[at]));
        }

        public int Place(int at) => _places[at];

        public int Agency(int at) => _agencies[at];

        public EventDate When(int at) => _whens[at];

        public string Text(int at) => _texts[at];

        public int[] Words(int at) => Vocabulary.Texts[at];

        public int Day(int at) => _days[at];

        public int DaysApart(int a, int b) => Math.Max(0, Math.Max(_days[a], _days[b]) - Math.Min(_lastDays[a], _lastDays[b]));

        private static int Day(DateTime moment) => DateOnly.FromDateTime(moment).DayNumber;

        private static string TextOf(ChronologyRow row) =>
            row.WhatHappened + (row.WhoWasSeen.Length > 0 ? ". " + row.WhoWasSeen : "") + (row.WhatHappened.Length < 80 && row.Response.Length > 0 ? ". " + row.Response : "");
    }
}
