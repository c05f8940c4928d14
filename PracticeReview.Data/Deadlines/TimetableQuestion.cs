using System.Text.RegularExpressions;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// When would everything be due? Asked of a policy and a type of review with the days that are known, without any case. The
/// answer is found from the question alone: no clock and no database.
/// </summary>
public sealed partial class TimetableQuestion
{
    private static readonly ReviewType[] DecidedAfterTheMeeting = [ReviewType.ChildSafeguardingPracticeReview, ReviewType.NationalReview];

    private TimetableQuestion(PolicyVersion policy, CaseHistory history)
    {
        Policy = policy;
        History = history;
    }

    /// <summary>The names under which the question is asked, on the command line and in an address.</summary>
    public const string PolicyName = "policy", TypeName = "type";

    /// <summary>The days that can be given, in the order of a review; only the first has to be.</summary>
    public static IReadOnlyList<AskedDay> Days { get; } =
    [
        new("received", "Referral received", "when the business unit received the referral", []),
        new("aware", "Local authority aware", "when the local authority became aware of the incident", []),
        new("returned", "Returned as incomplete", "when the referral was returned as incomplete", ["received"]),
        new("request-sent", "Requests sent", "when the requests for information went to the agencies", ["received"]),
        new("decision", "Decision", "when the referral was decided on; or, of a CSPR or a national review, when its start was decided",
            ["received", "returned"]),
        new("meeting", "Meeting", "when the review meeting is or was held", ["received", "request-sent"]),
        new("draft-sent", "Draft sent", "when the draft report went to the contributing agencies", ["received", "request-sent", "decision", "meeting"]),
        new("publication", "Publication", "when the report is or was published", ["received", "decision", "meeting", "draft-sent"]),
    ];

    /// <summary>The policies and the types of review, each with the name it is asked by.</summary>
    public static IReadOnlyList<(string Name, PolicyVersion Policy)> Policies { get; } =
        [.. PolicyVersions.All.Select(policy => (Dashed(policy.Id), policy))];

    public static IReadOnlyList<(string Name, ReviewType Type)> Types { get; } =
        [.. Enum.GetValues<ReviewType>().Select(type => (Dashed(type.ToString()), type))];

    public PolicyVersion Policy { get; }
    public CaseHistory History { get; }

    /// <summary>Reads a question. Everything that is wrong with it is refused at once; the field of a refusal is the name asked by.</summary>
    /// <param name="given">What was answered, by name; blank counts as not given.</param>
    public static Result<TimetableQuestion> Read(IReadOnlyDictionary<string, string?> given)
    {
        List<Refusal> refusals = [];
        var policy = Known(PolicyName, "policy", Policies, refusals)?.Item2;
        var type = Known(TypeName, "type of review", Types, refusals)?.Item2;
        Dictionary<string, DateTimeOffset> read = new(StringComparer.Ordinal);
        foreach (var day in Days)
        {
            if (Given(day.Name) is not { } typed)
            {
                continue;
            }
            var at = LondonTime.Read(day.Name, typed);
            refusals.AddRange(at.Refusals);
            if (at.Succeeded)
            {
                read[day.Name] = at.Value;
            }
        }
        if (Given("received") is null)
        {
            refusals.Add(new Refusal("received", "Say when the referral was received, for example 2026-12-23T16:55."));
        }
        refusals.AddRange(OutOfOrder(read, type));
        return refusals.Count > 0 ? Result<TimetableQuestion>.Refuse(refusals) : new TimetableQuestion(policy!, HistoryOf(read, type!.Value));

        string? Given(string name) => given.GetValueOrDefault(name) is { } typed && !string.IsNullOrWhiteSpace(typed) ? typed.Trim() : null;

        (string, T)? Known<T>(string name, string what, IReadOnlyList<(string Name, T Thing)> known, List<Refusal> refused)
        {
            var names = string.Join(", ", known.Select(one => one.Name));
            if (Given(name) is not { } typed)
            {
                refused.Add(new Refusal(name, $"Choose a {what}: {{0}}.", names));
                return null;
            }
            if (known.Where(one => string.Equals(one.Name, typed, StringComparison.OrdinalIgnoreCase)).ToList() is [var found])
            {
                return found;
            }
            refused.Add(new Refusal(name, $"There is no {what} “{{0}}”. There are: {{1}}.", typed, names));
            return null;
        }
    }

    /// <summary>
    /// Every deadline that can be dated, the first due first. It is answered as of receipt, so that the same question has the
    /// same answer on every day.
    /// </summary>
    public IReadOnlyList<Deadline> Answer(WorkingCalendar calendar) =>
        Timetable.For(History, Policy, calendar, History.Received!.Value, assumes: true);

    private static IEnumerable<Refusal> OutOfOrder(Dictionary<string, DateTimeOffset> read, ReviewType? type)
    {
        if (read.TryGetValue("aware", out var aware) && read.TryGetValue("received", out var received) && received < aware)
        {
            yield return Before("received", "aware");
        }
        var isDecidedAfterwards = type is { } known && DecidedAfterTheMeeting.Contains(known);
        foreach (var day in Days.Where(day => read.ContainsKey(day.Name)))
        {
            var causes = day.Name switch
            {
                "meeting" when !isDecidedAfterwards => [.. day.After, "decision"],
                "decision" when isDecidedAfterwards => [.. day.After, "meeting"],
                _ => day.After,
            };
            foreach (var cause in causes.Where(cause => read.TryGetValue(cause, out var earlier) && read[day.Name] < earlier))
            {
                yield return Before(day.Name, cause);
            }
        }

        Refusal Before(string name, string cause) => new(name, "{0} ({1}) cannot come before {2} ({3}).",
            Days.Single(day => day.Name == name).Label, EnglishDates.Moment(read[name]),
            LowerFirst(Days.Single(day => day.Name == cause).Label), EnglishDates.Moment(read[cause]));
    }

    private static CaseHistory HistoryOf(Dictionary<string, DateTimeOffset> read, ReviewType type)
    {
        var isDecidedAfterwards = DecidedAfterTheMeeting.Contains(type);
        return new CaseHistory
        {
            Route = TimetableKeeper.RouteOf(type),
            Received = read["received"],
            Aware = At("aware"),
            Returns = At("returned") is { } returned ? [new ReturnToReferrer(returned)] : [],
            InformationRequests = To("request-sent"),
            DecisionMade = isDecidedAfterwards ? null : At("decision"),
            FullReviewDecided = isDecidedAfterwards ? At("decision") : null,
            Meeting = At("meeting"),
            FactualAccuracyRound = To("draft-sent"),
            Publication = At("publication"),
        };

        DateTimeOffset? At(string name) => read.TryGetValue(name, out var at) ? at : null;

        IReadOnlyList<AgencyExchange> To(string name) => At(name) is { } sent ? [new AgencyExchange(Guid.Empty, sent)] : [];
    }

    private static string LowerFirst(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Dashed(string name) => WordStart().Replace(name, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}

/// <summary>A day that can be given.</summary>
/// <param name="Name">The name it is asked by.</param>
/// <param name="Label">What it is called beside its field.</param>
/// <param name="Meaning">What it is, after "--name DAY".</param>
/// <param name="After">The days it cannot come before.</param>
public sealed record AskedDay(string Name, string Label, string Meaning, IReadOnlyList<string> After);
