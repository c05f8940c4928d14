using System.Globalization;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Exports;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>What the views of a chronology say.</summary>
public static class ChronologyWords
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>When something happened, as it was read: no closer than the agency said it.</summary>
    public static string Read(EventDate when)
    {
        var (first, last) = (DateOnly.FromDateTime(when.Earliest), DateOnly.FromDateTime(when.Latest));
        var named = when.Precision switch
        {
            DatePrecision.Time when first == last => $"{Short(first)}, {Clock(when.Earliest)}" + (when.Latest == when.Earliest ? "" : $" to {Clock(when.Latest)}"),
            DatePrecision.PartOfDay when first == last => $"{Short(first)}, {Clock(when.Earliest)} to {Clock(when.Latest)}",
            DatePrecision.Month when first.Day == 1 && last == first.AddMonths(1).AddDays(-1) => first.ToString("MMMM yyyy", s_english),
            DatePrecision.Year when first.DayOfYear == 1 && last == first.AddYears(1).AddDays(-1) => first.ToString("yyyy", s_english),
            _ when first == last => Short(first),
            _ => $"{Short(first)} to {Short(last)}",
        };
        var said = when.Bound switch { DateBound.Before => (when.TakesInWhatIsNamed ? "By " : "Before ") + named, DateBound.After => (when.TakesInWhatIsNamed ? "Since " : "After ") + named, _ => named };
        return when.Uncertain ? said + ", uncertain" : said;
    }

    /// <summary>What came, changed and went.</summary>
    public static string Arrived(NewSince since) => since.IsNothing ? "nothing came, changed or went"
        : string.Create(CultureInfo.InvariantCulture, $"{InformationWords.Events(since.New)} came, {since.Changed:N0} changed and {since.Gone:N0} went");

    /// <summary>Since when that is.</summary>
    /// <param name="day">Where a day was asked for.</param>
    public static string Since(NewSince since, DateOnly? day) =>
        day is { } asked ? $"Since the beginning of {Short(asked)}"
        : since.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"Since version {since.Version}, {Cases.CaseWords.Moment(at)}")
        : "Since the beginning";

    /// <summary>How closely it is known.</summary>
    public static string Name(DatePrecision precision) => precision switch
    {
        DatePrecision.Time => "to the minute",
        DatePrecision.PartOfDay => "a part of a day",
        DatePrecision.Day => "the day",
        DatePrecision.Days => "some days",
        DatePrecision.Month => "the month only",
        DatePrecision.Months => "some months",
        DatePrecision.Year => "the year only",
        DatePrecision.Years => "some years",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "A precision without words."),
    };

    /// <summary>Whether the agency did not say an exact day.</summary>
    public static bool IsVague(EventDate when) => when.Uncertain || when.Bound != DateBound.Within || when.Precision >= DatePrecision.Days;

    public static string Name(Recorded recorded) => recorded switch
    {
        Recorded.Yes => "Yes",
        Recorded.No => "No",
        _ => "Not recorded",
    };

    public static string Name(EventLinkKind kind) => kind switch
    {
        EventLinkKind.TermsOfReference => "Terms of reference",
        EventLinkKind.Focus => "Something to look at more closely",
        EventLinkKind.Finding => "Finding",
        EventLinkKind.DraftPassage => "Passage of the draft",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A link without a name."),
    };

    public static string Name(EventAudience audience) => audience switch
    {
        EventAudience.ReviewGroup => "The review group only",
        EventAudience.Practitioners => "The review group and practitioners, not the family",
        EventAudience.Family => "Everybody who takes part, but not in what is published",
        EventAudience.Publication => "Everybody",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "An audience without a name."),
    };

    /// <summary>Whose eyes it is seen with.</summary>
    public static string Name(CompositeAudience audience, IEnumerable<CompositeAgency> agencies) => audience switch
    {
        { Agency: { } agency } => agencies.FirstOrDefault(one => one.Id == agency)?.Name ?? "an agency",
        { To: EventAudience.Practitioners } => "practitioners",
        { To: EventAudience.Family } => "the family",
        { To: EventAudience.Publication } => "readers of what is published",
        _ => "the review group",
    };

    /// <summary>What stands on an agency's mark besides its colour.</summary>
    public static string Letter(int number) => CompositeAgency.Letter(number);

    /// <summary>The colour of an agency, the same as in a file; the letter tells apart those that share one.</summary>
    public static string Colour(int number) => FormattableString.Invariant($"--agency: var(--agency-{((number - 1) % AgencyColours.All.Count) + 1})");

    public static string Short(DateOnly day) => day.ToString("d MMM yyyy", s_english);

    private static string Clock(DateTime moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);
}
