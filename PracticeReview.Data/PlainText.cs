using System.Text.RegularExpressions;

namespace PracticeReview.Data;

/// <summary>Words that people wrote, made safe to stand among other words.</summary>
public static partial class PlainText
{
    /// <summary>
    /// The words as they may be shown: characters that turn or hide what stands beside them (direction overrides and isolates,
    /// control characters but tab and line break) become a visible mark, so that nobody can make a text read as another one.
    /// </summary>
    public static string ForReading(string text) => Misleading().Replace(text, "\uFFFD");

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Misleading();
}
