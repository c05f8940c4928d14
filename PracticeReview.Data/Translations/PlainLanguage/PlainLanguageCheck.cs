namespace PracticeReview.Data.Translations.PlainLanguage;

/// <summary>
/// Advice to somebody who writes to a family in English. It never stands in the way of sending: a person decides, who knows to
/// whom they write (Family guidance 1.5).
/// </summary>
/// <param name="Age">How old somebody is who can read it with ease.</param>
/// <param name="LongSentences">Sentences of more words than <see cref="MostWords"/>, as they stand in the text.</param>
/// <param name="Jargon">Words of the services, with what to say instead.</param>
/// <param name="LongWords">Words of four syllables and more that are no names and not in the glossary, each once.</param>
public sealed record PlainLanguageCheck(ReadingAge Age, IReadOnlyList<LongSentence> LongSentences, IReadOnlyList<GlossaryEntry> Jargon, IReadOnlyList<string> LongWords)
{
    /// <summary>More words than this in one sentence are hard to hold in mind.</summary>
    public const int MostWords = 20;

    /// <summary>Below this number of words a reading age says little, and none is advised on.</summary>
    public const int FewestWordsForAge = 30;

    /// <summary>Whether the text is harder to read than a family text should be.</summary>
    public bool TooHard => Age.Words >= FewestWordsForAge && Age.Years > ReadingAge.MostForFamilies;

    /// <summary>Whether there is anything to say about the text.</summary>
    public bool HasAdvice => TooHard || LongSentences.Count > 0 || Jargon.Count > 0 || LongWords.Count > 0;

    /// <summary>Looks at an English text. An empty one gets no advice.</summary>
    public static PlainLanguageCheck Of(string text)
    {
        var sentences = EnglishWords.Sentences(text);
        var jargon = Glossary.FindIn(text);
        return new PlainLanguageCheck(
            ReadingAge.Of(text),
            [.. sentences.Select(sentence => new LongSentence(sentence, EnglishWords.Words(sentence).Count)).Where(sentence => sentence.Words > MostWords)],
            jargon,
            [.. sentences.SelectMany(sentence => EnglishWords.Words(sentence).Skip(1).Where(word => char.IsLower(word[0])))
                .Where(word => EnglishWords.Syllables(word) >= 4 && !jargon.Any(entry => entry.Jargon.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}

/// <summary>A sentence that is too long, and of how many words it is.</summary>
public sealed record LongSentence(string Text, int Words);
