using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Reports;

/// <summary>One section of a report's body.</summary>
/// <param name="Heading">Plain text.</param>
/// <param name="Text">Plain text, or the small part of Markdown that <see cref="ReportMarkdown"/> knows.</param>
/// <param name="From">The passage of the draft it was taken from; null where it was written here.</param>
public sealed record ReportSection(string Heading, string Text, TakenFrom? From = null)
{
    /// <summary>Whether it says these words. Line ends and spaces around them do not count.</summary>
    public bool Says(string words) => Text.ReplaceLineEndings("\n").Trim() == words.ReplaceLineEndings("\n").Trim();
}

/// <summary>One recommendation.</summary>
/// <param name="Number">From 1, without gaps, in the order of the report.</param>
public sealed record Recommendation(int Number, string Text);

/// <summary>The words of a report: what its authors write and what may become public (Policy 8.3).</summary>
/// <param name="Title">Names nobody: it stands in lists and in addresses of the public room.</param>
/// <param name="ExecutiveSummary">At most two pages of A4 (Policy 8.3).</param>
public sealed record ReportText(
    string Title,
    string ExecutiveSummary,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<Recommendation> Recommendations)
{
    public const int TitleLength = 200;
    /// <summary>About two pages of A4 in ordinary type.</summary>
    public const int SummaryLength = 8_000;
    public const int HeadingLength = 200;
    public const int SectionLength = 100_000;
    public const int RecommendationLength = 2_000;
    public const int MostSections = 60;
    public const int MostRecommendations = 60;

    /// <summary>What is translated for a family that reads another language: the summary, and the title over it.</summary>
    public HeadedText InShort => new(ExecutiveSummary, Title);

    /// <summary>Each piece of it with where it stands, in the order of the report.</summary>
    public IEnumerable<(string Where, string Text)> Pieces =>
    [
        ("Title", Title), ("Executive summary", ExecutiveSummary),
        .. Sections.Select((section, place) => ($"Section {place + 1}", $"{section.Heading}\n{section.Text}")),
        .. Recommendations.Select(recommendation => ($"Recommendation {recommendation.Number}", recommendation.Text)),
    ];

    /// <summary>The same words without spaces around them, and the recommendations numbered by their place.</summary>
    public ReportText Tidied() => new(
        Title.Trim(),
        ExecutiveSummary.Trim(),
        [.. Sections.Select(section => section with { Heading = section.Heading.Trim(), Text = section.Text.Trim() })],
        [.. Recommendations.Select((recommendation, place) => new Recommendation(place + 1, recommendation.Text.Trim()))]);

    /// <summary>Everything that keeps the words from being saved. A draft may lack anything but its title.</summary>
    /// <param name="names">Names of people of this case, which a title may not contain.</param>
    public IReadOnlyList<Refusal> WhatIsWrong(IReadOnlyCollection<string> names)
    {
        var refusals = new List<Refusal>();
        if (Title.Length == 0)
        {
            refusals.Add(new("title", "Give the report a title."));
        }
        TooLong(Title, TitleLength, "title", "The title");
        TooLong(ExecutiveSummary, SummaryLength, "summary", "The executive summary");
        if (NamesSomebody(names))
        {
            refusals.Add(new("title", "The title names somebody of this case. Write it so that nobody can be recognised."));
        }
        if (Sections.Count > MostSections)
        {
            refusals.Add(new("sections", "A report has at most {0} sections; this one has {1}.", MostSections, Sections.Count));
        }
        if (Recommendations.Count > MostRecommendations)
        {
            refusals.Add(new("recommendations", "A report has at most {0} recommendations; this one has {1}.", MostRecommendations, Recommendations.Count));
        }
        for (var place = 0; place < Sections.Count; place++)
        {
            var section = Sections[place];
            TooLong(section.Heading, HeadingLength, $"heading-{place}", $"The heading of section {place + 1}");
            TooLong(section.Text, SectionLength, $"section-{place}", $"Section {place + 1}");
            if (section.Heading.Length == 0)
            {
                refusals.Add(new($"heading-{place}", "Section {0} needs a heading.", place + 1));
            }
            if (section.From is { } from && Sections.Take(place).Any(earlier => earlier.From?.Passage == from.Passage))
            {
                refusals.Add(new($"heading-{place}", "Section {0} is taken from a passage that stands in the report already. Keep one of the two.", place + 1));
            }
        }
        foreach (var recommendation in Recommendations)
        {
            TooLong(recommendation.Text, RecommendationLength, $"recommendation-{recommendation.Number - 1}", $"Recommendation {recommendation.Number}");
            if (recommendation.Text.Length == 0)
            {
                refusals.Add(new($"recommendation-{recommendation.Number - 1}", "Recommendation {0} is empty. Write it or take it away.", recommendation.Number));
            }
        }
        return refusals;

        void TooLong(string text, int most, string field, string what)
        {
            if (text.Length > most)
            {
                refusals.Add(new(field, "{0} is too long: it has {1:N0} characters, and at most {2:N0} fit.", what, text.Length, most));
            }
        }
    }

    /// <summary>What a final version still lacks (Policy 8.3).</summary>
    public IReadOnlyList<Refusal> WhatIsMissing()
    {
        var refusals = new List<Refusal>();
        if (ExecutiveSummary.Length == 0)
        {
            refusals.Add(new("summary", "A final version has an executive summary (Policy 8.3)."));
        }
        if (Sections.Count == 0 || Sections.Any(section => section.Text.Length == 0))
        {
            refusals.Add(new("sections", "A final version has at least one section, and none that is empty."));
        }
        return refusals;
    }

    private bool NamesSomebody(IReadOnlyCollection<string> names)
    {
        var words = Title.Split([' ', ',', '.', ':', ';', '–', '-', '(', ')', '\'', '’', '"'], StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(part => part.Length > 2 && words.Contains(part, StringComparer.CurrentCultureIgnoreCase));
    }
}
