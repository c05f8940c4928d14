using System.Text;
using System.Text.RegularExpressions;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words.Extraction;

/// <summary>Finds the texts of a <c>.cshtml</c> file: localised elements, localised attributes, and what its code says.</summary>
public static partial class PageTexts
{
    private static readonly string[] s_attributes =
        ["localize-title", "localize-aria-label", "localize-alt", "localize-value", "localize-content", "localize-placeholder"];

    /// <exception cref="ExtractionException">A localised text holds something that cannot be translated.</exception>
    public static IEnumerable<ExtractedText> Find(string place, string page)
    {
        page = RazorComments().Replace(page, match => new string('\n', match.Value.Count(c => c == '\n')));
        foreach (Match match in Openings().Matches(page))
        {
            var tag = ReadTag(page, match.Index);
            var comment = tag.Value("localize-comment");
            foreach (var name in s_attributes)
            {
                if (tag.Value(name) is { } english)
                {
                    yield return new ExtractedText(new TextKey(Plain(place, page, match.Index, english)), null, comment, place);
                }
            }

            if (tag.Name != "localize" && !tag.Attributes.ContainsKey("localize"))
            {
                continue;
            }

            var text = EnglishOf(place, page, match.Index, tag);
            var context = tag.Value("localize-context");
            yield return tag.Attributes.ContainsKey("localize-count")
                ? new ExtractedText(new TextKey(Plain(place, page, match.Index, tag.Value("localize-one") ?? ""), context), text, comment, place)
                : new ExtractedText(new TextKey(text, context), null, comment, place);
        }

        foreach (var said in CodeTexts.Find(place, page))
        {
            yield return said;
        }
    }

    private static string EnglishOf(string place, string page, int at, Tag tag)
    {
        var inside = page[tag.End..ClosingOf(place, page, tag)];
        var text = new StringBuilder();
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i] == '<' && inside.AsSpan(i).StartsWith("<parameter", StringComparison.Ordinal))
            {
                var parameter = ReadTag(inside, i);
                text.Append('{').Append(parameter.Value("name")).Append('}');
                i = inside.IndexOf('>', ClosingOf(place, inside, parameter));
            }
            else
            {
                text.Append(inside[i]);
            }
        }

        var english = text.ToString();
        foreach (Match foreign in OtherTags().Matches(english))
        {
            throw Wrong(place, page, at, $"'{foreign.Value}' cannot stand in a text; put it in a <parameter>");
        }

        return Plain(place, page, at, EnglishText.FromHtml(english));
    }

    private static string Plain(string place, string page, int at, string english)
    {
        var text = EnglishText.Collapse(english);
        if (text.Length == 0 || text.Contains('@', StringComparison.Ordinal))
        {
            throw Wrong(place, page, at, text.Length == 0 ? "the text is empty" : $"put what begins with @ in a <parameter>: {text}");
        }

        return text;
    }

    private static ExtractionException Wrong(string place, string page, int at, string problem) =>
        new(place, page.AsSpan(0, at).Count('\n') + 1, problem);

    private static int ClosingOf(string place, string page, Tag tag)
    {
        var depth = 1;
        foreach (Match match in Regex.Matches(page[tag.End..], $@"<(?<close>/)?{Regex.Escape(tag.Name)}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)))
        {
            depth += match.Groups["close"].Success ? -1 : 1;
            if (depth == 0)
            {
                return tag.End + match.Index;
            }
        }

        throw Wrong(place, page, tag.End, $"<{tag.Name}> is not closed");
    }

    private static Tag ReadTag(string page, int start)
    {
        var at = start + 1;
        var name = Until(page, ref at, " \t\r\n/>");
        var attributes = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (at < page.Length && page[at] != '>')
        {
            if (" \t\r\n/".Contains(page[at], StringComparison.Ordinal))
            {
                at++;
                continue;
            }

            var attribute = Until(page, ref at, " \t\r\n=>");
            string? value = null;
            if (at < page.Length && page[at] == '=')
            {
                at++;
                value = Quoted(page, ref at);
            }
            else if (attribute.Length == 0)
            {
                at++;
            }

            attributes.TryAdd(attribute, value);
        }

        return new Tag(name, attributes, Math.Min(at + 1, page.Length));
    }

    private static string Quoted(string page, ref int at)
    {
        if (at >= page.Length || page[at] is not ('"' or '\''))
        {
            return Until(page, ref at, " \t\r\n>");
        }

        var quote = page[at++];
        var (start, depth) = (at, 0);
        for (; at < page.Length && (page[at] != quote || depth > 0); at++)
        {
            depth += page[at] == '(' && (depth > 0 || page[at - 1] == '@') ? 1 : page[at] == ')' && depth > 0 ? -1 : 0;
        }

        return page[start..Math.Min(at++, page.Length)];
    }

    private static string Until(string page, ref int at, string ends)
    {
        var start = at;
        while (at < page.Length && !ends.Contains(page[at], StringComparison.Ordinal))
        {
            at++;
        }

        return page[start..at];
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex RazorComments();

    [GeneratedRegex("<[a-z][a-z0-9-]*(?=[ \t\r\n>])", RegexOptions.CultureInvariant)]
    private static partial Regex Openings();

    [GeneratedRegex("<(?!/?(?:strong|em)>|br>)[a-z/!][^>]*>?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherTags();

    private sealed record Tag(string Name, Dictionary<string, string?> Attributes, int End)
    {
        public string? Value(string name) => Attributes.GetValueOrDefault(name);
    }
}
