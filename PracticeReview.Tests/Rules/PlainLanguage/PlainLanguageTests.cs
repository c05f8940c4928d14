using PracticeReview.Data.Translations.PlainLanguage;

namespace PracticeReview.Tests.Rules.PlainLanguage;

public class PlainLanguageTests
{
    [Theory]
    [InlineData("child", 1)]
    [InlineData("children", 2)]
    [InlineData("asked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("makes", 1)]
    [InlineData("services", 3)]
    [InlineData("table", 2)]
    [InlineData("police", 2)]
    [InlineData("people", 2)]
    [InlineData("family", 3)]
    [InlineData("families", 3)]
    [InlineData("coroner", 3)]
    [InlineData("review", 2)]
    [InlineData("information", 4)]
    [InlineData("partnership", 3)]
    [InlineData("safely", 2)]
    [InlineData("idea", 3)]
    [InlineData("violence", 3)]
    [InlineData("social", 2)]
    [InlineData("being", 2)]
    [InlineData("interpreter", 4)]
    [InlineData("organisation", 5)]
    [InlineData("you", 1)]
    [InlineData("999", 3)]
    [InlineData("face-to-face", 3)]
    [InlineData("people’s", 2)]
    public void Syllables_are_counted_as_they_are_heard(string word, int expected) => EnglishWords.Syllables(word).ShouldBe(expected);

    [Fact]
    public void Sentences_end_with_marks_and_with_lines() =>
        EnglishWords.Sentences("## Who you are\n- the police, e.g. a detective\n- **Mr. Example** asks. You answer!\n\nCall {phone} (“now?”) or [write](https://x.example/a.b).")
            .ShouldBe(["Who you are", "the police, e.g. a detective", "Mr. Example asks.", "You answer!", "Call that (“now?”) or write."]);

    [Fact]
    public void The_reading_age_follows_both_formulas_to_the_letter()
    {
        // 12 words, 2 sentences, 14 syllables, 44 letters.
        var age = ReadingAge.Of("We met the child at home. She was glad and asked many things.");

        age.ShouldBe(new ReadingAge(13, 2, 14, 48));
        age.BySyllables.ShouldBe(Math.Max(5, Math.Round((0.39 * 6.5) + (11.8 * 14 / 13) - 15.59 + 5, 1)));
        age.ByLetters.ShouldBe(Math.Max(5, Math.Round((4.71 * 48 / 13) + (0.5 * 6.5) - 21.43 + 5, 1)));
        ReadingAge.Of("").Years.ShouldBe(5);
    }

    [Fact]
    public void Officialese_is_far_above_the_limit_and_plain_words_are_below()
    {
        ReadingAge.Of("Professionals should be cognisant of the multi-agency safeguarding arrangements, ensuring that proportionate consideration is given to the implementation of recommendations arising from statutory reviews.")
            .ShouldSatisfyAllConditions(age => age.BySyllables.ShouldBeGreaterThan(18), age => age.ByLetters.ShouldBeGreaterThan(18));
        ReadingAge.Of("We want to learn from what happened. You knew your child best. You can tell us what life was like. You can also say no. Nobody will mind.")
            .Years.ShouldBeLessThan(8);
    }

    [Fact]
    public void Jargon_is_found_with_its_plural_and_the_longer_word_wins()
    {
        Glossary.FindIn("The safeguarding partners liaised with agencies. We had MASH, not mash. Your agency’s plan.")
            .Select(entry => entry.Jargon).ShouldBe(["safeguarding partner", "agencies", "MASH", "agency"], ignoreOrder: true);
        Glossary.FindIn("We keep children safe.").ShouldBeEmpty();
        Glossary.Entries.Select(entry => entry.Jargon).ShouldBeUnique();
    }

    [Fact]
    public void Advice_names_the_sentence_and_the_word_and_never_more()
    {
        var check = PlainLanguageCheck.Of("We will write to you soon. " + string.Join(' ', Enumerable.Repeat("word", 21)) + ". Your recommendation is in the unnecessarily long paper of Alexandria.");

        check.LongSentences.ShouldHaveSingleItem().Words.ShouldBe(21);
        check.Jargon.ShouldHaveSingleItem().Plainly.ShouldBe("what we say should change");
        check.LongWords.ShouldBe(["unnecessarily"]);
        check.HasAdvice.ShouldBeTrue();
        PlainLanguageCheck.Of("Thank you. We will call you on Monday.").HasAdvice.ShouldBeFalse();
    }
}
