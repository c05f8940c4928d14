namespace PracticeReview.Data.Information.Composites;

/// <summary>What one audience may see of a list of events.</summary>
/// <param name="Shown">What it may see, in order.</param>
/// <param name="LeftOut">How many it may not see.</param>
public sealed record AudienceView<TRow>(IReadOnlyList<TRow> Shown, int LeftOut)
{
    /// <summary>How many are left out, as a sentence for whoever prepares the view; the audience itself need not be told.</summary>
    public string Words => LeftOut switch
    {
        0 => "Nothing is left out.",
        1 => "One event is left out, which is marked as not for this audience.",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{LeftOut:N0} events are left out, which are marked as not for this audience."),
    };
}

/// <summary>Shows only what an audience may see.</summary>
public static class AudienceView
{
    /// <summary>Leaves out what is marked as being for others only.</summary>
    /// <param name="rows">All events.</param>
    /// <param name="audience">Who is going to see them.</param>
    /// <param name="onlyFor">For whom an event is; null where it is for everybody, empty where it is for nobody.</param>
    public static AudienceView<TRow> For<TRow, TAudience>(IReadOnlyCollection<TRow> rows, TAudience audience, Func<TRow, IReadOnlyCollection<TAudience>?> onlyFor)
    {
        var shown = rows.Where(row => onlyFor(row) is not { } some || some.Contains(audience)).ToList();
        return new(shown, rows.Count - shown.Count);
    }
}
