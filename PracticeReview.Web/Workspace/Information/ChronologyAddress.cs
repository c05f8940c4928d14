using System.Globalization;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>Where the views of a case's composite chronology are, and what is asked of them. What cannot be read is left out.</summary>
public static class ChronologyAddress
{
    /// <param name="view">Null for the events themselves.</param>
    public static string Of(Guid @case, string? view = null) => view is null ? $"/workspace/cases/{@case}/chronology" : $"/workspace/cases/{@case}/chronology/{view}";

    /// <summary>The views, in the order in which they are used.</summary>
    public static IReadOnlyList<Tabs.Tab> Tabs(Guid @case) =>
    [
        new("Events", Of(@case)),
        new("Matches", Of(@case, "matches")),
        new("Contradictions", Of(@case, "contradictions")),
        new("Silences", Of(@case, "silences")),
        new("Lanes", Of(@case, "lanes")),
        new("Episodes", Of(@case, "episodes")),
        new("Names", Of(@case, "names")),
        new("What arrived when", Of(@case, "arrivals")),
    ];

    public static AskedEvents Read(string? agency, string? from, string? to, string? words, string? question, string? tag, string? episode, IReadOnlyList<string?>? names, IReadOnlyList<string?>? audience) => new AskedEvents(
        CaseAddress.Agency(agency), Day(from), Day(to), Text(words),
        int.TryParse(question, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 1 and <= 6 ? code : null, Text(tag),
        Guid.TryParse(episode, out var id) ? id : null, IsAnonymised(names), Audience(audience)).AsTheAudienceMay;

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

    private static string? Text(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim()[..Math.Min(written.Trim().Length, 200)];

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
