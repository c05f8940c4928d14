using System.Text;

namespace PracticeReview.Data.Translations;

/// <summary>
/// Writes English as the pseudo-language: accents on every letter, a third longer, between brackets.
/// Placeholders in braces and tags keep their form. What appears on a page without brackets was hard-coded.
/// </summary>
public static class PseudoLanguage
{
    public const char Open = '⟦';
    public const char Close = '⟧';

    private const string Plain = "AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz";
    private const string Accented = "ÅåßÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŤťÛûŴŵÝýŽž";

    public static string Write(string english)
    {
        var text = new StringBuilder(english.Length * 2).Append(Open);
        var closer = '\0';
        var letters = 0;
        foreach (var c in english)
        {
            if (closer == '\0' && c is '{' or '<')
            {
                closer = c == '{' ? '}' : '>';
            }
            else if (closer == '\0')
            {
                letters += char.IsLetter(c) ? 1 : 0;
                var at = Plain.IndexOf(c, StringComparison.Ordinal);
                text.Append(at < 0 ? c : Accented[at]);
                continue;
            }

            text.Append(c);
            closer = c == closer ? '\0' : closer;
        }

        return text.Append('~', (letters + 2) / 3).Append(Close).ToString();
    }
}
