using System.Text.Encodings.Web;
using System.Text.Json;
using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;

namespace PracticeReview.Web.CommandLine;

/// <summary>The verb <c>timetable</c>: when everything would be due. It needs no database and no settings.</summary>
public static class TimetableVerb
{
    public const string Verb = "timetable";
    private const int Width = 100;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task<int> RunAsync(string[] words, CancellationToken cancellation) => RunAsync(words, Console.Out, Console.Error);

    /// <param name="answer">Takes the answer and nothing else.</param>
    /// <param name="said">Takes what is said to the person.</param>
    /// <returns>0 when it was answered, 2 when the question was refused.</returns>
    public static async Task<int> RunAsync(string[] words, TextWriter answer, TextWriter said)
    {
        if (words.Contains("--help") || words.Contains("-h"))
        {
            await answer.WriteLineAsync(Help());
            return 0;
        }
        var (given, asJson, refusals) = Read(words);
        var question = TimetableQuestion.Read(given);
        if (refusals.Count > 0 || question.Refused)
        {
            // A day behind a mistyped option is not also missing.
            var all = refusals.Count > 0 ? [.. refusals, .. question.Refusals.Where(refusal => given.ContainsKey(refusal.Field ?? ""))] : question.Refusals;
            foreach (var refusal in all)
            {
                await said.WriteLineAsync(refusal.Field is null ? refusal.ToString() : $"--{refusal.Field}: {refusal}");
            }
            await said.WriteLineAsync("timetable --help tells how to ask.");
            return 2;
        }
        var lines = question.Value.Answer(WorkingCalendar.EnglandAndWales).Select(Line.Of).ToList();
        await (asJson ? answer.WriteLineAsync(JsonSerializer.Serialize(lines, Json)) : WriteTableAsync(lines, answer));
        return 0;
    }

    private static (Dictionary<string, string?> Given, bool AsJson, List<Refusal> Refusals) Read(string[] words)
    {
        HashSet<string> known = [TimetableQuestion.PolicyName, TimetableQuestion.TypeName, .. TimetableQuestion.Days.Select(day => day.Name)];
        Dictionary<string, string?> given = new(StringComparer.Ordinal);
        List<Refusal> refusals = [];
        var asJson = false;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] == "--json")
            {
                asJson = true;
                continue;
            }
            var (name, value) = words[at].Split('=', 2) is [var before, var after] ? (before, after) : (words[at], null);
            if (!name.StartsWith("--", StringComparison.Ordinal) || !known.Contains(name[2..]))
            {
                refusals.Add(new Refusal(null, "There is no option {0}.", words[at]));
                continue;
            }
            if (value is null && at + 1 < words.Length && !words[at + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = words[++at];
            }
            if (string.IsNullOrWhiteSpace(value))
            {
                refusals.Add(new Refusal(null, "{0} needs a word after it.", name));
            }
            else if (!given.TryAdd(name[2..], value))
            {
                refusals.Add(new Refusal(null, "{0} is given twice.", name));
            }
        }
        return (given, asJson, refusals);
    }

    private static async Task WriteTableAsync(IReadOnlyList<Line> lines, TextWriter answer)
    {
        await answer.WriteLineAsync($"{"Due",-17} What has to be done, how the day was found, and where the time comes from");
        await answer.WriteLineAsync(new string('-', Width));
        foreach (var line in lines)
        {
            await answer.WriteLineAsync($"{line.Due.Replace('T', ' '),-17} {line.Name}");
            foreach (var part in Wrapped(line.Explanation).Append($"Source: {line.Source}"))
            {
                await answer.WriteLineAsync($"{"",-18}{part}");
            }
        }
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width - 18)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }

    private static string Help() => $"""
        ./run timetable --policy POLICY --type TYPE --received DAY [other days] [--json]

        Tells when everything in a review is due, how each day was found, and where its time comes from.

          --policy        {string.Join(", ", TimetableQuestion.Policies.Select(policy => policy.Name))}
          --type          {string.Join(",\n                  ", TimetableQuestion.Types.Select(type => type.Name))}
        {string.Join('\n', TimetableQuestion.Days.Select(day => $"  --{day.Name,-14}{day.Meaning}"))}
          --json          a list of name, due, explanation and source, instead of a table
          --help          this text

        A day is written 2026-12-23T16:55, in London's time. A time that passes twice, on the night the clocks go back, means
        its first passing. A day that is not given is foretold, and its explanation says from what. In the answer, a date
        alone means the end of that day; a date with a time means that time.
        """;

    private sealed record Line(string Name, string Due, string Explanation, string Source)
    {
        public static Line Of(Deadline deadline) => new(
            deadline.Clock.Name,
            deadline.IsDueAtATime ? LondonTime.Write(deadline.Due) : deadline.DueDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            deadline.Clock.Reading is { } reading ? $"{deadline.Explanation} {reading}" : deadline.Explanation,
            deadline.Source);
    }
}
