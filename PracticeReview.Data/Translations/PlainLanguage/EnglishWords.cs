using System.Text.RegularExpressions;

namespace PracticeReview.Data.Translations.PlainLanguage;

/// <summary>How an English text falls into sentences, words and syllables. Rules of thumb: they know no dictionary.</summary>
public static partial class EnglishWords
{
    /// <summary>What is read aloud where a text holds a value such as <c>{day}</c>.</summary>
    private const string Value = "that";

    private static readonly string[] s_notAnEnd = ["mr", "mrs", "ms", "dr", "st", "e.g", "i.e", "etc", "vs", "no", "a.m", "p.m"];

    /// <summary>
    /// The sentences of a text. A full stop, question or exclamation mark ends one, and so does the end of a line, so that each
    /// heading and each entry of a list stands for itself. Marks of Markdown and HTML are no words.
    /// </summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        var plain = Links().Replace(Tags().Replace(text, " "), "${words}");
        plain = Values().Replace(plain, Value).Replace("**", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        return [.. plain.Split('\n').SelectMany(line => InLine(ListMark().Replace(line, "").Trim())).Where(sentence => Words(sentence).Count > 0)];
    }

    /// <summary>The words of a sentence, numbers included; the marks around them left out.</summary>
    public static IReadOnlyList<string> Words(string sentence) => [.. Word().Matches(sentence).Select(match => match.Value)];

    /// <summary>How many syllables a word is heard with; never less than one. Each figure of a number counts as one, up to four.</summary>
    public static int Syllables(string word)
    {
        var letters = new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetter)]);
        if (letters.Length == 0)
        {
            return Math.Clamp(word.Count(char.IsDigit), 1, 4);
        }
        if (word.Contains('-', StringComparison.Ordinal))
        {
            return word.Split('-', StringSplitOptions.RemoveEmptyEntries).Sum(Syllables);
        }
        if (letters.Length <= 3)
        {
            return letters is "any" or "ago" or "age" or "use" or "may" ? letters is "any" or "ago" ? 2 : 1 : Math.Max(1, VowelGroups().Count(letters));
        }
        var heard = Silent().Replace(letters, "");
        var count = VowelGroups().Count(heard) + Hiatus().Count(heard);
        return Math.Max(1, count);
    }

    private static IEnumerable<string> InLine(string line)
    {
        var begin = 0;
        foreach (Match end in SentenceEnd().Matches(line))
        {
            var before = line[begin..end.Index];
            var last = before[(before.LastIndexOf(' ') + 1)..].TrimStart('(', '“', '"', '‘').ToLowerInvariant();
            if (s_notAnEnd.Contains(last, StringComparer.Ordinal) && line[end.Index] == '.')
            {
                continue;
            }
            yield return line[begin..(end.Index + end.Length)].Trim();
            begin = end.Index + end.Length;
        }
        if (begin < line.Length)
        {
            yield return line[begin..].Trim();
        }
    }

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"!?\[(?<words>[^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"\{[\w-]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Values();

    [GeneratedRegex(@"^\s*(?:[-*>]\s+|#{1,6}\s+|\d+[.)]\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"[.!?…]+[”’""')]*(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’.@-][\p{L}\p{Nd}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // A final e is not heard, except in "table" and "little"; nor is that of "asked" and "makes", except after t, d or a hiss.
    [GeneratedRegex(@"(?<![aeiouy])e(?=(?:ly|less|ment|ments|ful)$)|(?<![^aeiouy]l)(?<=[^aeiou])e$|(?<=[^aeioutd])e(?=d$)|(?<=[^aeioucgszxl])e(?=s$)|(?<=[aeiouy]l)e(?=s$)|(?<=(?<!s)sh|th)e(?=$)", RegexOptions.CultureInvariant)]
    private static partial Regex Silent();

    [GeneratedRegex(@"[aeiouy]+", RegexOptions.CultureInvariant)]
    private static partial Regex VowelGroups();

    // Two vowels that are heard apart: "area", "idea", "violence", "being", "diary", "science", "video".
    [GeneratedRegex(@"ia(?!l|n\b|ge)|ia(?=l$)(?<![cts]ia)|(?<=[^cgstx])io(?!u|n)|vio|eing|uing|ying(?<=[^aeiou]ying)|[^qg]ua[lt]|rea(?=$|s$)|dea(?=$|s$)|deo|neo|iet|scie|creat(?=e|i|or)|ewa|owi|oe(?=t|m)", RegexOptions.CultureInvariant)]
    private static partial Regex Hiatus();
}
