using PracticeReview.Data.Calendar;

namespace PracticeReview.Data.Publication;

/// <summary>Where a report stands in the public room.</summary>
public enum PublicationState
{
    NotYet,
    Public,
    OnRequest,
}

/// <summary>The time a report is in public (Policy 8.3).</summary>
/// <param name="From">The instant of publication, UTC.</param>
/// <param name="Until">The last London day in public; it is public to the end of that day.</param>
public sealed record PublicationWindow(DateTimeOffset From, DateOnly Until)
{
    /// <summary>The first instant, UTC, at which it is no longer public.</summary>
    public DateTimeOffset Over => LegalDay.EndOf(Until);

    public PublicationState StateAt(DateTimeOffset now) =>
        now < From ? PublicationState.NotYet : now < Over ? PublicationState.Public : PublicationState.OnRequest;
}
