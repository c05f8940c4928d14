using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PracticeReview.Data.Translations;

namespace PracticeReview.Tests.Family;

/// <summary>Finds words on a page that did not come from the translated texts.</summary>
public static class PseudoText
{
    private static readonly string[] s_attributes = ["title", "aria-label", "alt", "placeholder", "aria-description"];

    /// <summary>
    /// Reads a page that was shown in the pseudo-language and returns every piece of visible or spoken text that is not in it.
    /// Values in <c>&lt;bdi&gt;</c> are looked at by themselves. What stands in another language than the page
    /// (<c>lang</c>), such as the names of languages, is left out.
    /// </summary>
    /// <param name="html">The whole page.</param>
    /// <param name="allowed">Names and words of people that appear as they are.</param>
    public static IReadOnlyList<string> FindHardCoded(string html, params IReadOnlyCollection<string> allowed)
    {
        var page = new HtmlParser().ParseDocument(html);
        var found = new List<string>();
        Look(page.DocumentElement, 0, allowed, found);
        return found;
    }

    private static int Look(IElement element, int depth, IReadOnlyCollection<string> allowed, List<string> found)
    {
        if (element.LocalName is "script" or "style" or "template" || element.GetAttribute("lang") is { } lang && lang != "qps" && element.LocalName != "html")
        {
            return depth;
        }

        foreach (var text in s_attributes.Select(element.GetAttribute).Append(ValueOfButton(element)).OfType<string>())
        {
            Judge(text, 0, allowed, found);
        }

        var inside = element.LocalName == "bdi" ? 0 : depth;
        foreach (var child in element.ChildNodes)
        {
            inside = child switch
            {
                IText text => Judge(text.Data, inside, allowed, found),
                IElement nested => Look(nested, inside, allowed, found),
                _ => inside
            };
        }

        return element.LocalName == "bdi" ? depth : inside;
    }

    private static string? ValueOfButton(IElement element) =>
        element.LocalName == "input" && element.GetAttribute("type") is "submit" or "button" ? element.GetAttribute("value")
        : element.LocalName == "meta" && element.GetAttribute("name") == "description" ? element.GetAttribute("content")
        : null;

    private static int Judge(string text, int depth, IReadOnlyCollection<string> allowed, List<string> found)
    {
        var outside = new List<char>();
        foreach (var c in text)
        {
            depth += c == PseudoLanguage.Open ? 1 : c == PseudoLanguage.Close ? -1 : 0;
            if (depth == 0 && c != PseudoLanguage.Close)
            {
                outside.Add(c);
            }
        }

        var rest = allowed.OrderByDescending(word => word.Length).Aggregate(new string([.. outside]), (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        if (rest.Any(char.IsLetter))
        {
            found.Add(rest.Trim());
        }

        return depth;
    }
}
