using System.Net;
using System.Text.RegularExpressions;

namespace PracticeReview.Web.Words;

/// <summary>How English in a page becomes the name of a text: the same when a page is shown and when texts are extracted.</summary>
public static partial class EnglishText
{
    /// <summary>Line breaks and runs of spaces become one space; entities become the characters they stand for.</summary>
    public static string FromHtml(string html) => WebUtility.HtmlDecode(Collapse(html));

    public static string Collapse(string text) => Spaces().Replace(text, " ").Trim(' ');

    [GeneratedRegex("[ \t\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
