using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Publication;

/// <summary>
/// What of a report is public: a copy without any tie to its case, which is all the public room can read, and only
/// while <see cref="IsPublic"/>.
/// </summary>
public sealed class PublishedReport
{
    private PublishedReport() { }

    internal PublishedReport(ReviewReport report, ReportVersion version, DateTimeOffset now, DateOnly until)
    {
        Reference = report.Reference;
        ReportId = report.Id;
        PartnershipId = report.PartnershipId;
        Title = version.Title;
        Summary = version.ExecutiveSummary;
        SummaryHash = CaseTextTranslation.HashOf(version.Text.InShort);
        Body = ReportMarkdown.Body(version.Text);
        PublishedAt = now;
        PublicUntil = until;
        IsPublic = true;
    }

    /// <summary>The address of the report in the public room.</summary>
    public string Reference { get; private set; } = "";
    public ReportId ReportId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    /// <summary>Stands for title and summary: by it their translations are found.</summary>
    public string SummaryHash { get; private set; } = "";
    /// <summary>Markdown, rendered by <see cref="ReportMarkdown"/>.</summary>
    public string Body { get; private set; } = "";
    public DateTimeOffset PublishedAt { get; private set; }
    /// <summary>The last London day in public.</summary>
    public DateOnly PublicUntil { get; private set; }
    public bool IsPublic { get; private set; }
    public DateTimeOffset? OnRequestSince { get; private set; }
    public uint Version { get; private set; }

    public PublicationWindow Window => new(PublishedAt, PublicUntil);

    /// <summary>Takes it off the public room when its time there is over; from then on it is given on request (Policy 8.3).</summary>
    /// <returns>Whether anything changed: asking again, or too soon, changes nothing.</returns>
    public bool FollowWindow(DateTimeOffset now)
    {
        if (!IsPublic || Window.StateAt(now) != PublicationState.OnRequest)
        {
            return false;
        }
        IsPublic = false;
        OnRequestSince = now;
        return true;
    }
}
