using PracticeReview.Data.Translations;

namespace PracticeReview.Tests.Rules.Translations;

public class LongTextTests
{
    private static readonly LongText s_english = LongText.Read("en.md", "---\ntitle: Hello\n---\n\nWords.\n", isEnglish: true);

    [Theory]
    [InlineData("state: waiting-for-review", true)]
    [InlineData("state: needs-work", true)]
    [InlineData("state: waiting-for-review\nwriter: Testina Wordsmith", false)]
    [InlineData("state: approved\nreviewer: Testina Wordsmith\nreviewed-on: 2026-11-21", false)]
    public void What_nobody_signed_was_made_by_a_machine(string particulars, bool expected) =>
        LongText.Read("pl.md", $"---\ntitle: A\n{particulars}\nmade-from: abc\n---\nB\n", isEnglish: false).IsMachineMade.ShouldBe(expected);

    [Fact]
    public void A_translation_is_current_only_for_the_English_it_was_made_from()
    {
        var polish = Polish($"state: waiting-for-review\nmade-from: {s_english.Hash}");
        polish.StateAgainst(s_english).ShouldBe(TextState.WaitingForReview);

        var changed = LongText.Read("en.md", "---\ntitle: Hello\n---\n\nOther words.\n", isEnglish: true);
        polish.StateAgainst(changed).ShouldBe(TextState.NeedsWork);
    }

    [Fact]
    public void Line_ends_do_not_make_a_translation_out_of_date() =>
        LongText.Read("en.md", "---\r\ntitle: Hello\r\n---\r\n\r\nWords.\r\n", isEnglish: true).Hash.ShouldBe(s_english.Hash);

    [Theory]
    [InlineData("state: approved\nmade-from: 1")]
    [InlineData("state: approved\nmade-from: 1\nreviewer: Testina Wordsmith")]
    [InlineData("state: done\nmade-from: 1")]
    [InlineData("state: needs-work")]
    [InlineData("made-from: 1")]
    [InlineData("state: needs-work\nmade-from: 1\nauthor: somebody")]
    public void A_translation_without_its_particulars_is_refused(string particulars) =>
        Should.Throw<TranslationFileException>(() => Polish(particulars));

    [Fact]
    public void An_approval_names_who_and_when()
    {
        var polish = Polish($"state: approved\nmade-from: {s_english.Hash}\nreviewer: Testina Wordsmith\nreviewed-on: 2026-11-21");

        polish.StateAgainst(s_english).ShouldBe(TextState.Approved);
        (polish.Reviewer, polish.ReviewedOn).ShouldBe(("Testina Wordsmith", new DateOnly(2026, 11, 21)));
    }

    [Fact]
    public void Every_long_text_stands_in_every_language_and_none_is_silently_out_of_date()
    {
        var library = LongTextLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Texts"));

        library.Names.ShouldBe(["accessibility", "how-it-may-feel", "how-reviews-work", "leaflet", "leaflet-children", "leaflet-easy-read", "leaflet-young-people", "other-processes",
            "privacy", "shared-device", "signing-in", "staying-safe", "what-a-review-is", "who-decides", "who-sees-what", "your-rights"]);
        foreach (var name in library.Names)
        {
            foreach (var language in Languages.Translated)
            {
                var text = library.Find(name, language).ShouldNotBeNull($"{name} in {language}");
                text.StateAgainst(library.English(name)).ShouldBe(text.State, $"{name}/{language}.md was made from another English; write 'state: needs-work' or bring it up to date");
            }
        }
    }

    private static LongText Polish(string particulars) =>
        LongText.Read("pl.md", $"---\ntitle: Witaj\n{particulars}\n---\n\nSłowa.\n", isEnglish: false);
}
