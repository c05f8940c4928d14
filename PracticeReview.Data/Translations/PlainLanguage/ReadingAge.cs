namespace PracticeReview.Data.Translations.PlainLanguage;

/// <summary>
/// How old somebody is who can read an English text with ease, by two formulas that look at different things: Flesch-Kincaid at
/// syllables, the Automated Readability Index at letters. Both answer in years of American schooling; a child begins at five, so
/// the age is the grade and five. A rule of thumb: it does not know whether the text is kind, or true. Below about fifty words it
/// says little.
/// </summary>
/// <param name="Words">Number of words.</param>
/// <param name="Sentences">Number of sentences; headings and entries of lists each count as one.</param>
/// <param name="Syllables">Number of syllables.</param>
/// <param name="Letters">Number of letters and figures.</param>
public sealed record ReadingAge(int Words, int Sentences, int Syllables, int Letters)
{
    /// <summary>What every text for a family stays within, in years.</summary>
    public const double MostForFamilies = 11;

    /// <summary>Years, by Flesch-Kincaid; never below five.</summary>
    public double BySyllables => Words == 0 ? 5 : Age((0.39 * Words / Sentences) + (11.8 * Syllables / Words) - 15.59);

    /// <summary>Years, by the Automated Readability Index; never below five.</summary>
    public double ByLetters => Words == 0 ? 5 : Age((4.71 * Letters / Words) + (0.5 * Words / Sentences) - 21.43);

    /// <summary>The higher of the two, in years.</summary>
    public double Years => Math.Max(BySyllables, ByLetters);

    /// <summary>Measures an English text, which may hold Markdown, simple HTML and <c>{values}</c>.</summary>
    public static ReadingAge Of(string text)
    {
        var sentences = EnglishWords.Sentences(text);
        var words = sentences.SelectMany(EnglishWords.Words).ToList();
        return new ReadingAge(words.Count, sentences.Count, words.Sum(EnglishWords.Syllables), words.Sum(word => word.Count(char.IsLetterOrDigit)));
    }

    private static double Age(double grade) => Math.Max(5, Math.Round(grade + 5, 1));
}
