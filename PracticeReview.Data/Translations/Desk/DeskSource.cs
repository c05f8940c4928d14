using System.Globalization;
using System.Text.RegularExpressions;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>A text to translate, as a translator needs it.</summary>
/// <param name="Texts">What is to be translated: one text; of a text with a count its two English forms; of a long text its title and body.</param>
/// <param name="Forms">How many forms the translation has.</param>
/// <param name="Hash">Stands for the text as it is today.</param>
/// <param name="HasCount">Whether the forms are those of a count.</param>
/// <param name="KeepsShape">Whether placeholders and tags are checked: those of texts of the product, not words of people.</param>
public sealed partial record DeskSource(IReadOnlyList<string> Texts, int Forms, string Hash, bool HasCount, bool KeepsShape)
{
    /// <summary>The text a form is the translation of.</summary>
    public string Of(int form) => HasCount ? Texts[Math.Min(form, Texts.Count - 1)] : Texts[form];

    /// <summary>Says in a sentence what is wrong with the translation's placeholders; null when nothing is.</summary>
    public string? WhatIsWrong(IReadOnlyList<string> forms) => !KeepsShape ? null : forms.Select((form, at) =>
        form.Length == 0 ? null : TextShape.Compare(HasCount ? Texts[^1] : Texts[at], form, countMayBeLeftOut: HasCount) ?? LinkThatIsNew(Of(at), form)).FirstOrDefault(problem => problem is not null);

    // A translation leads nowhere its English does not lead, and hides no sign behind its number.
    private static string? LinkThatIsNew(string english, string form)
    {
        var known = LinksIn(english).ToHashSet(StringComparer.Ordinal);
        return LinksIn(form).FirstOrDefault(link => !known.Contains(link)) is { } strange ? $"“{strange}” does not stand in the English."
            : form.Contains("&#", StringComparison.Ordinal) && !english.Contains("&#", StringComparison.Ordinal) ? "Write signs as they are, not by their number with &#."
            : null;
    }

    private static IEnumerable<string> LinksIn(string text) => Links().Matches(text).Select(match => match.Groups["to"].Value);

    /// <summary>Numbers that stand in the text and not in its translation, whatever the digits they are written in. Advice: a number may be a word in another language.</summary>
    public IReadOnlyList<string> MissingNumbers(IReadOnlyList<string> forms) => HasCount ? [] : MissingNumbers(Texts, forms);

    /// <summary>The same of a text of a case, with its heading.</summary>
    public static IReadOnlyList<string> MissingNumbers(HeadedText text, HeadedText translation) => MissingNumbers([text.Heading ?? "", text.Text], [translation.Heading ?? "", translation.Text]);

    private static IReadOnlyList<string> MissingNumbers(IReadOnlyList<string> texts, IReadOnlyList<string> forms)
    {
        var written = forms.SelectMany(NumbersIn).ToHashSet(StringComparer.Ordinal);
        return [.. texts.SelectMany(NumbersIn).Distinct(StringComparer.Ordinal).Where(number => !written.Contains(number))];
    }

    private static IEnumerable<string> NumbersIn(string text) => Numbers().Matches(text)
        .Select(match => string.Concat(match.Value.Select(digit => char.GetNumericValue(digit).ToString("0", CultureInfo.InvariantCulture))));

    [GeneratedRegex(@"\]\(\s*<?(?<to>[^\s)>]+)|\]:\s*<?(?<to>[^\s>]+)|<(?<to>[a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]+)>|(?<to>(?:https?://|www\.)[^\s)>\]]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"\p{Nd}+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
