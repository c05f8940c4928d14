using System.Text.RegularExpressions;

namespace PracticeReview.Data.Translations;

/// <summary>
/// The parts of a text that a translation must keep: placeholders such as <c>{date}</c> (or <c>{0}</c> in a refusal) and the few tags a text may hold.
/// </summary>
public static partial class TextShape
{
    /// <summary>The name of the placeholder that stands for a count.</summary>
    public const string Count = "count";

    /// <summary>Placeholders and tags, in order.</summary>
    [GeneratedRegex(@"\{(?<name>[a-z][a-zA-Z0-9-]*|[0-9])\}|(?<tag></?(?:strong|em)>|<br>)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    public static partial Regex Parts();

    [GeneratedRegex(@"[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();

    /// <summary>
    /// Says in a sentence what is wrong with a translation's shape; null when nothing is.
    /// A form for "one" or "two" may leave the count out, since some languages say it in the word itself.
    /// </summary>
    public static string? Compare(string english, string translation, bool countMayBeLeftOut)
    {
        if (Forbidden().IsMatch(translation))
        {
            return "The translation holds a control character or one that forces a direction.";
        }

        var wanted = List(english, countMayBeLeftOut);
        var found = List(translation, countMayBeLeftOut);
        return wanted.SequenceEqual(found, StringComparer.Ordinal)
            ? null
            : $"The translation must keep the placeholders and tags of the English ({string.Join(' ', wanted)}); it has ({string.Join(' ', found)}).";
    }

    private static List<string> List(string text, bool withoutCount) =>
        [.. Parts().Matches(text).Select(part => part.Value).Where(part => !withoutCount || part != "{" + Count + "}").Order(StringComparer.Ordinal)];
}
