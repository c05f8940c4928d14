using System.Globalization;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>Where the views of a case's composite chronology are, and what is asked of them. What cannot be read is left out.</summary>
public static class ChronologyAddress
{
    private static readonly (string Name, string? View)[] s_views =
    [
        ("Events", null), ("Matches", "matches"), ("Contradictions", "contradictions"), ("Silences", "silences"), ("Lanes", "lanes"), ("Episodes", "episodes"), ("Names", "names"),
        ("What arrived when", "arrivals"),
    ];

    /// <param name="view">Null for the events themselves.</param>
    public static string Of(Guid @case, string? view = null) => view is null ? $"/workspace/cases/{@case}/chronology" : $"/workspace/cases/{@case}/chronology/{view}";

    /// <summary>The views, in the order in which they are used. What is asked of one, and for whose eyes, is asked of the next: also beyond a view for which it makes no difference.</summary>
    public static IReadOnlyList<Tabs.Tab> Tabs(Guid @case, AskedEvents asked) =>
        [.. s_views.Select(view => new Tabs.Tab(view.Name, Query(@case, view.View, asked)))];

    /// <summary>A view with or without names replaced, and nothing else asked of it.</summary>
    public static string In(Guid @case, string? view, bool anonymised) => Query(@case, view, new AskedEvents(Anonymised: anonymised));

    /// <summary>Where an event is opened beside the others.</summary>
    /// <param name="audience">As they may see it; null for those who work on the case.</param>
    public static string Event(Guid @case, PracticeEventId of, bool anonymised, CompositeAudience? audience = null)
    {
        var address = Query(@case, null, new AskedEvents(Anonymised: anonymised, Audience: audience));
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}event={of}";
    }

    /// <summary>What a version of an agency's chronology changed.</summary>
    public static string Difference(Guid @case, Guid request, int version, bool anonymised) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(@case, "difference")}?request={request}&version={version}{(anonymised ? "&names=anonymised" : "")}");

    /// <summary>The draft, whose passages show the events that are evidence for them with or without names replaced.</summary>
    public static string Draft(Guid @case, bool anonymised) => $"/workspace/cases/{@case}/draft{(anonymised ? "?names=anonymised" : "")}";

    /// <summary>A passage of the draft, by its number.</summary>
    public static string Passage(Guid @case, int number, bool anonymised) => string.Create(CultureInfo.InvariantCulture, $"{Draft(@case, anonymised)}#passage-{number}");

    /// <summary>Where two agencies' accounts of an event are set side by side and analysed.</summary>
    public static string SideBySide(Guid @case, ContradictionKind kind, PracticeEventId one, PracticeEventId other) => $"/workspace/cases/{@case}/accounts?about={kind}&event={one}&event={other}";

    /// <summary>The same of an agency's and a family member's.</summary>
    public static string SideBySide(Guid @case, ContradictionKind? kind, PracticeEventId one, ContributionId said) => $"/workspace/cases/{@case}/accounts?{(kind is null ? "" : $"about={kind}&")}event={one}&said={said}";

    public static AskedEvents Read(string? agency, string? from, string? to, string? words, string? question, string? tag, string? episode, IReadOnlyList<string?>? names, IReadOnlyList<string?>? audience, string? person = null, string? evidence = null,
        string? asOf = null, string? since = null, string? only = null) => new AskedEvents(
        CaseAddress.Agency(agency), Day(from), Day(to), Text(words),
        int.TryParse(question, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 1 and <= 6 ? code : null, Text(tag),
        Guid.TryParse(episode, out var id) ? id : null, IsAnonymised(names), Audience(audience),
        Guid.TryParse(person, out var named) ? named : null, Text(evidence), Number(asOf) is > 0 and var version ? version : null, Number(since), Day(since), only == "new").AsTheAudienceMay;

    /// <summary>
    /// Who it is shown to: a word, or the identifier of an agency. What cannot be read, or stands there more than once, is for the
    /// widest audience, who may see the least.
    /// </summary>
    public static CompositeAudience? Audience(IReadOnlyList<string?>? written) => written switch
    {
        null or [] => null,
        [var one] => Audience(one),
        _ => new CompositeAudience(EventAudience.Publication),
    };

    /// <summary>The same of a single word.</summary>
    public static CompositeAudience? Audience(string? written) =>
        string.IsNullOrEmpty(written) || CaseAddress.Read<EventAudience>(written) == EventAudience.ReviewGroup ? null
        : CaseAddress.Agency(written) is { } agency ? CompositeAudience.Of(agency)
        : new CompositeAudience(CaseAddress.Read<EventAudience>(written) ?? EventAudience.Publication);

    /// <summary>Whether names are replaced: also where what is asked cannot be read, or stands there more than once.</summary>
    public static bool IsAnonymised(IReadOnlyList<string?>? names) => names is { Count: > 1 } or [{ Length: > 0 }];

    /// <summary>A view with what is asked of it.</summary>
    public static string Query(Guid @case, string? view, AskedEvents asked)
    {
        List<string> query = [];
        Add("words", asked.Words);
        Add("agency", asked.Agency?.ToString());
        Add("from", IsoDay(asked.From));
        Add("to", IsoDay(asked.To));
        Add("question", asked.Question?.ToString(CultureInfo.InvariantCulture));
        Add("theme", asked.Tag);
        Add("episode", asked.Episode?.ToString());
        Add("person", asked.Person?.ToString());
        Add("evidence", asked.Evidence);
        Add("as-of", asked.AsOf?.ToString(CultureInfo.InvariantCulture));
        Add("since", asked.Since?.ToString(CultureInfo.InvariantCulture) ?? IsoDay(asked.SinceDay));
        Add("only", asked.OnlyNew ? "new" : null);
        Add("names", asked.Anonymised ? "anonymised" : null);
        Add("audience", asked.Audience is { } audience ? audience.Agency?.ToString() ?? audience.To.ToString() : null);
        return query.Count == 0 ? Of(@case, view) : $"{Of(@case, view)}?{string.Join('&', query)}";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    public static string? IsoDay(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Number(string? written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim()[..Math.Min(written.Trim().Length, 200)];

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
