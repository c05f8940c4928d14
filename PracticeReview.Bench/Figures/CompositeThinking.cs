using System.Diagnostics;
using System.Globalization;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// The chronologies of 20 agencies become one, with events matched, contradictions and silences found: for 20,000 events, beside
/// sorting the same events by date and going once through their letters; and how the time grows from 5,000 to 80,000, beside
/// n log n.
/// </summary>
internal sealed class CompositeThinking : IFigure
{
    private const int Agencies = 20;
    private const int Warm = 2;
    private const int Times = 7;

    private static readonly string[] s_who = ["The mother", "The father", "Jade", "Alfie", "The grandmother", "The health visitor", "The class teacher", "A neighbour", "The duty worker", "The midwife", "PC Novak", "Dr Anand"];
    private static readonly string[] s_did = ["reported", "attended", "did not attend", "was seen at", "telephoned about", "was worried about", "asked for help with", "cancelled", "was told of", "wrote about"];
    private static readonly string[] s_what =
    [
        "the strategy meeting", "a bruise on the left arm", "shouting in the night", "the baby clinic", "the school nurse's appointment", "the empty fridge", "a cut lip", "the broken window", "late mornings", "the housing office",
        "a fall from the climbing frame", "the court hearing", "the parents' evening", "a missed immunisation", "the drug test", "an allegation", "the overcrowded flat", "the new partner", "a burn from the iron", "the core group",
    ];

    public string Name => "composite";
    public string About => "20 agencies × 1,000 events merged, matched, contradictions and silences found";

    public Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var measured = Measure([5_000, 20_000, 80_000]);
        var twenty = measured[1].Taken;
        foreach (var (size, taken) in measured)
        {
            Report.Say(string.Create(CultureInfo.InvariantCulture, $"  {size:N0} events: {taken.Steps}"));
        }
        List<Line> lines =
        [
            Line.AtMost(About, twenty.Thinking, "ms", 1_000),
            Line.AtMostTimes("The same, beside sorting the events and reading their letters once", twenty.Thinking, twenty.Floor, "ms", null),
            .. measured.Select(one => Line.Absolute(string.Create(CultureInfo.InvariantCulture, $"{one.Size:N0} events of {Agencies} agencies, in all"), one.Taken.Thinking / 1_000, "s")),
        ];
        // As much longer as n log n makes it, from the time of the step before.
        lines.AddRange(measured.Zip(measured.Skip(1), (less, more) => Line.AtMostTimes(
            string.Create(CultureInfo.InvariantCulture, $"{more.Size:N0} events, beside n log n from {less.Size:N0}"),
            more.Taken.Thinking, less.Taken.Thinking * more.Size * Math.Log(more.Size) / (less.Size * Math.Log(less.Size)), "ms", 1.25)));
        return Task.FromResult<IReadOnlyList<Line>>(lines);
    }

    // All sizes take turns, so that whatever else the machine does slows each of them.
    private static List<(int Size, (double Thinking, double Floor, string Steps) Taken)> Measure(int[] sizes)
    {
        var measured = sizes.Select(size => (Size: size, Chronologies: Chronologies(size), Thinking: new List<double>(), Floor: new List<double>(), Steps: new List<string>())).ToList();
        for (var turn = -Warm; turn < Times; turn++)
        {
            foreach (var one in measured)
            {
                var rows = one.Chronologies.SelectMany(agency => agency.Rows).ToArray();
                var thinking = Time(() => one.Steps.Add(Think(one.Chronologies)));
                var floor = Time(() => Read(rows));
                if (turn >= 0)
                {
                    one.Thinking.Add(thinking);
                    one.Floor.Add(floor);
                }
            }
        }
        return measured.ConvertAll(one => (one.Size, (Durations.Of(one.Thinking).P50, Durations.Of(one.Floor).P50, one.Steps[^1])));
    }

    // What was found, and where the time went, for whoever reads the figures.
    private static string Think(IReadOnlyList<(string Agency, IReadOnlyList<ChronologyRow> Rows)> chronologies)
    {
        var watch = Stopwatch.StartNew();
        var merged = CompositeChronology.Merge(chronologies);
        var ofMerging = watch.Elapsed;
        var matches = EventMatches.Find(merged);
        var ofMatching = watch.Elapsed;
        var contradictions = Contradictions.Find(merged, matches);
        var ofContradictions = watch.Elapsed;
        var silences = Silences.Find(merged);
        if (matches.Count == 0 || silences.Count == 0 || contradictions.Count == 0)
        {
            throw new InvalidOperationException("Nothing was found, where something is.");
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"merged in {ofMerging.TotalMilliseconds:0} ms, {matches.Count:N0} matches in {(ofMatching - ofMerging).TotalMilliseconds:0} ms, {contradictions.Count:N0} contradictions in {(ofContradictions - ofMatching).TotalMilliseconds:0} ms, {silences.Count:N0} silences in {(watch.Elapsed - ofContradictions).TotalMilliseconds:0} ms");
    }

    private static void Read(ChronologyRow[] rows)
    {
        var sorted = (ChronologyRow[])rows.Clone();
        Array.Sort(sorted, (a, b) => a.When.CompareTo(b.When));
        var letters = 0;
        foreach (var row in sorted)
        {
            foreach (var letter in row.WhatHappened)
            {
                letters += char.IsLetter(letter) ? 1 : 0;
            }
        }
        if (letters == 0)
        {
            throw new InvalidOperationException("There was nothing to read.");
        }
    }

    // What was thrown away before is swept up before, so that nobody pays for another's leavings.
    private static double Time(Action what)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        what();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // As many events a week whatever the size: a longer review, not a denser one. Every tenth event is told by two agencies.
    private static List<(string Agency, IReadOnlyList<ChronologyRow> Rows)> Chronologies(int size)
    {
        var random = new Random(20);
        var rows = Enumerable.Range(0, Agencies).Select(_ => new List<ChronologyRow>()).ToArray();
        for (var number = 0; number < size; number++)
        {
            var day = new DateOnly(2005, 1, 1).AddDays(number / 12);
            // Each agency sleeps for some weeks now and then, so that there are silences.
            var agency = (number * 7 + random.Next(3)) % Agencies;
            if (day.DayNumber / 50 % 9 == agency % 9)
            {
                agency = (agency + 1) % Agencies;
            }
            var what = $"{Pick(s_who)} {Pick(s_did)} {Pick(s_what)}. {Pick(s_who)} {Pick(s_did)} {Pick(s_what)} and said so to case {random.Next(100_000)}.";
            rows[agency].Add(Row(number, day, what));
            if (number % 10 == 0 && number + 1 < size)
            {
                number++;
                rows[(agency + 3) % Agencies].Add(Row(number, day, what.Replace("attended", "did not attend", StringComparison.Ordinal)));
            }
        }
        return [.. rows.Index().Select(one => ($"Agency {one.Index}", (IReadOnlyList<ChronologyRow>)one.Item))];

        string Pick(string[] from) => from[random.Next(from.Length)];
        ChronologyRow Row(int number, DateOnly day, string what) => new(number + 2, day, number % 3 == 0 ? new TimeOnly(8 + number % 10, 0) : null, what, "", "", "", "", "", "", SignificanceQuestions.None);
    }
}
