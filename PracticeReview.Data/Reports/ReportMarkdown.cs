using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PracticeReview.Data.Reports;

/// <summary>
/// Turns what report authors write into HTML: paragraphs, lists, emphasis, quotations, sub-headings and links to
/// https addresses. HTML is shown as text; images become their description; other links become their words.
/// </summary>
public static class ReportMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="text">Plain text or Markdown.</param>
    /// <param name="topHeading">The level that a first-level heading in the text gets, from 2 to 6, so that headings nest in the page.</param>
    public static string ToHtml(string text, int topHeading = 3)
    {
        var document = Markdown.Parse(WithoutOverrides(text), Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + topHeading - 1);
        }
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !IsHarmless(link.Url))
            {
                MakePlain(link);
            }
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !IsHarmless(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>The text of a whole report as one Markdown document, as it is published.</summary>
    public static string Body(ReportText text)
    {
        var body = new StringBuilder();
        foreach (var section in text.Sections)
        {
            body.Append("# ").AppendLine(OneLine(section.Heading)).AppendLine().AppendLine(section.Text).AppendLine();
        }
        if (text.Recommendations.Count > 0)
        {
            body.AppendLine("# Recommendations").AppendLine();
            foreach (var recommendation in text.Recommendations)
            {
                body.Append(recommendation.Number).Append(". ")
                    .AppendLine(recommendation.Text.ReplaceLineEndings("\n").Replace("\n", "\n   ", StringComparison.Ordinal));
            }
        }
        return body.ToString();
    }

    // Characters that turn the direction of what follows could make a sentence read otherwise than it was written.
    private static string WithoutOverrides(string text) =>
        string.Concat(text.Where(letter => letter is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static bool IsHarmless(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    private static void MakePlain(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
