using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Translations;

public class CaseTextTranslationTests
{
    private const string Source = "The school saw the change first.";

    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Language s_urdu = Languages.Offered.Single(language => language.Code == "ur");
    private static readonly PartnershipId s_partnership = PartnershipId.New();
    private static readonly CaseId s_case = CaseId.New();
    private static readonly string[] s_reads = ["ur"];
    private readonly StaffActor _translator = Staff("Testina Wordsmith");
    private readonly StaffActor _reviewer = Staff("Cloud Readwell");

    [Fact]
    public void It_goes_from_untranslated_to_approved()
    {
        var text = CaseTextTranslation.Begin(s_partnership, s_case, Languages.English, s_urdu, Source, s_now);
        text.State.ShouldBe(TextState.Untranslated);
        text.Write(_translator, Source, "ترجمہ", s_now).Succeeded.ShouldBeTrue();
        text.State.ShouldBe(TextState.NeedsWork);
        text.AskForReview(Source, s_now).Succeeded.ShouldBeTrue();
        text.ShownAgainst(Source, demonstration: false).ShouldBeNull();
        text.ShownAgainst(Source, demonstration: true).ShouldBe("ترجمہ");
        text.Approve(_reviewer, s_reads, Source, s_now).Succeeded.ShouldBeTrue();
        text.ShownAgainst(Source, demonstration: false).ShouldBe("ترجمہ");
        text.ReviewedBy.ShouldBe(_reviewer.Id);
    }

    [Fact]
    public void A_change_of_the_source_makes_it_out_of_date()
    {
        var text = Approved();

        text.StateAgainst(Source + " ").ShouldBe(TextState.Approved);
        text.StateAgainst(Source + " Later.").ShouldBe(TextState.NeedsWork);
        text.ShownAgainst(Source + " Later.", demonstration: true).ShouldBeNull();
    }

    [Fact]
    public void What_is_out_of_date_cannot_be_approved()
    {
        var text = Waiting();

        text.Approve(_reviewer, s_reads, "Another source.", s_now).Refused.ShouldBeTrue();
        text.State.ShouldBe(TextState.WaitingForReview);
    }

    [Fact]
    public void Nobody_approves_their_own_words() => Waiting().Approve(_translator, s_reads, Source, s_now).Refused.ShouldBeTrue();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whoever_sends_the_same_words_on_does_not_become_who_wrote_them(bool isSentBack)
    {
        var text = Waiting();
        if (isSentBack)
        {
            text.SendBack(_reviewer, s_reads, "Look again at the second word.", s_now).ShouldSucceed();
        }

        text.Write(_reviewer, Source, text.Text + " ", s_now).ShouldSucceed();
        text.TranslatedBy.ShouldBe(_translator.Id);
        text.AskForReview(Source, s_now).ShouldSucceed();
        text.Approve(_translator, s_reads, Source, s_now).ShouldRefuse("Somebody other than the person who wrote it");

        text.Write(_reviewer, Source, "Other words", s_now).ShouldSucceed();
        text.TranslatedBy.ShouldBe(_reviewer.Id);
        text.AskForReview(Source, s_now).ShouldSucceed();
        text.Approve(_translator, s_reads, Source, s_now).ShouldSucceed();
    }

    [Fact]
    public void Nobody_checks_a_language_they_are_not_recorded_as_reading()
    {
        foreach (IReadOnlyCollection<string> others in (string[][])[[], ["pl"], ["en"]])
        {
            Waiting().Approve(_reviewer, others, Source, s_now).ShouldRefuse("recorded as reading");
            Waiting().SendBack(_reviewer, others, "A word is missing.", s_now).ShouldRefuse("recorded as reading");
        }
        var english = CaseTextTranslation.Begin(s_partnership, s_case, s_urdu, Languages.English, "اردو", s_now);
        english.Write(_translator, "اردو", "Urdu", s_now).ShouldSucceed();
        english.AskForReview("اردو", s_now).ShouldSucceed();
        english.Approve(_reviewer, ["en", "pl"], "اردو", s_now).ShouldRefuse("recorded as reading");
        english.Approve(_reviewer, s_reads, "اردو", s_now).ShouldSucceed();
    }

    [Fact]
    public void A_heading_is_translated_with_its_text_and_makes_it_out_of_date_with_it()
    {
        var source = new HeadedText(Source, "What the school saw");
        var text = CaseTextTranslation.Begin(s_partnership, s_case, Languages.English, s_urdu, source, s_now);
        text.Write(_translator, source, "ترجمہ", s_now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Heading");
        text.Write(_translator, source, new HeadedText("ترجمہ", new string('ا', HeadedText.LongestHeading + 1)), s_now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Heading");
        text.Write(_translator, source, new HeadedText("ترجمہ", " عنوان "), s_now).ShouldSucceed();
        text.AskForReview(source, s_now).ShouldSucceed();
        text.Approve(_reviewer, s_reads, source with { Heading = "What the school did" }, s_now).ShouldRefuse("has changed");
        text.Approve(_reviewer, s_reads, source, s_now).ShouldSucceed();

        text.Heading.ShouldBe("عنوان");
        text.StateAgainst(source).ShouldBe(TextState.Approved);
        text.StateAgainst(source with { Heading = "What the school did" }).ShouldBe(TextState.NeedsWork);
        text.StateAgainst(Source).ShouldBe(TextState.NeedsWork, "the same words without their heading are another text");
        text.ShownFor(CaseTextTranslation.HashOf(Source), demonstration: true).ShouldBeNull();
        CaseTextTranslation.HashOf(new HeadedText("b", "a")).ShouldNotBe(CaseTextTranslation.HashOf("a\nb"));
    }

    [Fact]
    public void New_words_end_an_approval()
    {
        var text = Approved();

        text.Write(_translator, Source, "نیا ترجمہ", s_now);

        (text.State, text.ReviewedBy).ShouldBe((TextState.NeedsWork, null));
    }

    [Fact]
    public void What_was_sent_back_must_be_written_again()
    {
        var text = Waiting();
        text.SendBack(_reviewer, s_reads, " ", s_now).Refused.ShouldBeTrue();
        text.SendBack(_reviewer, s_reads, "A word is missing.", s_now).Succeeded.ShouldBeTrue();

        text.State.ShouldBe(TextState.NeedsWork);
        text.AskForReview(Source, s_now).Refused.ShouldBeTrue();
        text.Write(_translator, Source, "ترجمہ دوبارہ", s_now);
        text.AskForReview(Source, s_now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_translated_into_English() =>
        Should.Throw<ArgumentException>(() => CaseTextTranslation.Begin(s_partnership, s_case, Languages.English, Languages.English, Source, s_now));

    private CaseTextTranslation Waiting()
    {
        var text = CaseTextTranslation.Begin(s_partnership, s_case, Languages.English, s_urdu, Source, s_now);
        Result[] steps = [text.Write(_translator, Source, "ترجمہ", s_now), text.AskForReview(Source, s_now)];
        steps.ShouldAllBe(step => step.Succeeded);
        return text;
    }

    private CaseTextTranslation Approved()
    {
        var text = Waiting();
        text.Approve(_reviewer, s_reads, Source, s_now).Succeeded.ShouldBeTrue();
        return text;
    }

    private static StaffActor Staff(string name) => new(StaffId.New(), PartnershipId.New(), null, name, [], []);
}
