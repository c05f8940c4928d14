using System.Text.RegularExpressions;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Family.Parts;

/// <summary>Words a person typed, for <c>_PersonsWords.cshtml</c>: plain text in the person's own language and direction.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Language">Code of the language of the page it was typed on.</param>
public sealed partial record PersonsWords(string Text, string Language)
{
    /// <summary>Without the invisible letters that turn the direction of what follows, and other controls.</summary>
    public string Shown => Controls().Replace(Text, "");

    /// <summary>The HTML <c>lang</c>. Empty, which means "not known", where the letters cannot be of the page's language.</summary>
    public string Tag
    {
        get
        {
            if (!Languages.TryFind(Language, out var language))
            {
                return "";
            }
            var arabic = Text.Count(letter => letter is (>= '\u0600' and <= '\u06ff') or (>= '\u0750' and <= '\u077f') or (>= '\ufb50' and <= '\ufefc'));
            var latin = Text.Count(letter => char.IsAsciiLetter(letter) || letter is >= '\u00c0' and <= '\u024f');
            return language.IsRightToLeft == arabic > latin || language.IsPseudo ? language.Tag : "";
        }
    }

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Controls();
}
