using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>What is typed of a report, kept while it is typed.</summary>
public sealed class ReportDraft
{
    /// <summary>The number of the version it was begun from.</summary>
    public int BasedOn { get; set; }
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";
    public List<DraftSection> Sections { get; set; } = [new()];
    public List<DraftRecommendation> Recommendations { get; set; } = [];

    public static ReportDraft Of(int number, ReportText text) => new()
    {
        BasedOn = number,
        Title = text.Title,
        Summary = text.ExecutiveSummary,
        Sections = text.Sections.Count == 0 ? [new()] : [.. text.Sections.Select(section => new DraftSection { Heading = section.Heading, Text = section.Text })],
        Recommendations = [.. text.Recommendations.Select(recommendation => new DraftRecommendation { Text = recommendation.Text })],
    };

    public ReportText ToText() => new(
        Title,
        Summary,
        [.. Sections.Select(section => new ReportSection(section.Heading, section.Text))],
        [.. Recommendations.Select((recommendation, place) => new Recommendation(place + 1, recommendation.Text))]);
}

/// <summary>A section while it is typed.</summary>
public sealed class DraftSection
{
    public string Heading { get; set; } = "";
    public string Text { get; set; } = "";
}

/// <summary>A recommendation while it is typed.</summary>
public sealed class DraftRecommendation
{
    public string Text { get; set; } = "";
}
