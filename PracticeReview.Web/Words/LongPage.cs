using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words;

/// <summary>A long text ready to be shown.</summary>
/// <param name="Title">For the page's title and first heading, which the text itself leaves to the page.</param>
/// <param name="Body">Headings from the second level down, paragraphs and lists. HTML in the source is shown as text.</param>
public sealed partial record LongPage(string Title, IHtmlContent Body)
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoIdentifiers().Build();

    /// <param name="text">The text in the language it is shown in.</param>
    /// <param name="pseudo">Whether to write it as the pseudo-language.</param>
    /// <param name="values">
    /// What stands for <c>{name}</c> in the text, already HTML. A value alone in a paragraph takes the paragraph's place,
    /// so that it can be a list.
    /// </param>
    /// <exception cref="InvalidOperationException">An English text names a value that was not given.</exception>
    internal static LongPage Render(LongText text, bool pseudo, IReadOnlyDictionary<string, IHtmlContent> values)
    {
        var document = Markdown.Parse(text.Body, s_pipeline);
        if (pseudo)
        {
            foreach (var literal in document.Descendants<LiteralInline>())
            {
                literal.Content = new Markdig.Helpers.StringSlice(PseudoLanguage.Write(literal.Content.ToString()));
            }
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        s_pipeline.Setup(renderer);
        renderer.Render(document);
        var html = Placeholder().Replace(writer.ToString(), match => Value(match, values, isTranslation: text.MadeFrom is not null));
        return new LongPage(pseudo ? PseudoLanguage.Write(text.Title) : text.Title, new HtmlString(html));
    }

    private static string Value(Match match, IReadOnlyDictionary<string, IHtmlContent> values, bool isTranslation)
    {
        var name = match.Groups["name"].Value;
        if (!values.TryGetValue(name, out var content))
        {
            if (isTranslation)
            {
                // Words in braces that the English does not have are words: no translation takes its page away from everybody.
                return match.Value;
            }
            throw new InvalidOperationException($"The long text needs a value for {{{name}}}.");
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, LocalText.Encoder);
        return match.Value[0] == '<' ? writer.ToString() : $"<bdi>{writer}</bdi>";
    }

    [GeneratedRegex(@"<p>⟦?\{(?<name>[a-z][a-z-]*)\}~*⟧?</p>|\{(?<name>[a-z][a-z-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
