using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Readiness;
using PracticeReview.Web.Words.Extraction;

namespace PracticeReview.Tests.Rules.Translations;

public class LanguageReadinessTests
{
    private static readonly Language s_polish = Languages.Offered.Single(language => language.Code == "pl");

    [Theory]
    [InlineData("PracticeReview.Web/Family/WhatBecame/Quote.cshtml", TextPurpose.Agreement)]
    [InlineData("PracticeReview.Web/Family/WhatBecame/Quote.cshtml.cs", TextPurpose.Agreement)]
    [InlineData("PracticeReview.Web/Family/WhatBecame/_Quote.cshtml", TextPurpose.Agreement)]
    [InlineData("PracticeReview.Web/Family/WhatBecame/WhatBecame.cshtml", TextPurpose.Other)]
    [InlineData("PracticeReview.Web/Family/YourChild/YourChild.cshtml", TextPurpose.Agreement)]
    [InlineData("PracticeReview.Web/Family/YourChild/Memory.cshtml", TextPurpose.Agreement)]
    [InlineData("PracticeReview.Web/Family/YourChild/MemoryTexts.cs", TextPurpose.Agreement)]
    [InlineData("PracticeReview.Web/Family/TakingPart/TakingPart.cshtml", TextPurpose.Agreement)]
    [InlineData("PracticeReview.Web/Family/LeaveOut/LeaveOut.cshtml", TextPurpose.Agreement)]
    public void What_asks_for_consent_is_approved_before_a_language_goes_live(string place, TextPurpose purpose)
    {
        TextPurposes.OfPlaces([place]).ShouldBe(purpose);
        TextPurposes.IsDecided(place).ShouldBeTrue();
    }

    [Theory]
    [InlineData(TextPurpose.Safety, TextState.Approved, "Testina Wordsmith", true)]
    [InlineData(TextPurpose.Safety, TextState.Approved, null, false)]
    [InlineData(TextPurpose.Safety, TextState.Approved, "", false)]
    [InlineData(TextPurpose.Safety, TextState.WaitingForReview, null, false)]
    [InlineData(TextPurpose.Agreement, TextState.NeedsWork, "Testina Wordsmith", false)]
    [InlineData(TextPurpose.Error, TextState.Untranslated, null, false)]
    [InlineData(TextPurpose.Other, TextState.Untranslated, null, true)]
    public void A_language_goes_live_only_with_what_matters_approved_by_name(TextPurpose purpose, TextState state, string? reviewer, bool may)
    {
        var readiness = LanguageReadiness.Of(s_polish, [new("Leave", TextPurpose.Safety, TextState.Approved, "Testina Wordsmith"), new("Text", purpose, state, reviewer)]);

        readiness.MayGoLive.ShouldBe(may);
        readiness.Lacking.Select(text => text.Name).ShouldBe(may ? [] : ["Text"]);
        readiness.Needed.ShouldBe(purpose == TextPurpose.Other ? 1 : 2);
        readiness.Counts[state].ShouldBe(state == TextState.Approved ? 2 : 1);
    }

    [Fact]
    public void A_language_of_which_nothing_is_known_is_not_ready_and_English_always_is()
    {
        LanguageReadiness.Of(s_polish, []).MayGoLive.ShouldBeFalse();
        LanguageReadiness.Of(Languages.English, []).MayGoLive.ShouldBeTrue();
    }

    [Theory]
    [InlineData(TextPurpose.Safety, "PracticeReview.Web/Family/Home/Home.cshtml", "PracticeReview.Web/Family/SignIn/Code.cshtml")]
    [InlineData(TextPurpose.Agreement, "PracticeReview.Web/Family/TakingPart/TakingPart.cshtml")]
    [InlineData(TextPurpose.Error, "PracticeReview.Data/Families/Contribution.cs")]
    [InlineData(TextPurpose.Other, "PracticeReview.Web/Family/Home/Home.cshtml")]
    [InlineData(TextPurpose.Safety, "PracticeReview.Web/Family/SignIn/Invitation.cshtml")]
    [InlineData(TextPurpose.Safety, "PracticeReview.Web/Family/_FamilyLayout.cshtml")]
    [InlineData(TextPurpose.Safety, "PracticeReview.Web/Family/_Document.cshtml")]
    [InlineData(TextPurpose.Safety, "PracticeReview.Web/Public/_PublicLayout.cshtml")]
    [InlineData(TextPurpose.Agreement, "PracticeReview.Web/Family/Limits/Paused.cshtml")]
    [InlineData(TextPurpose.Agreement, "PracticeReview.Web/Family/Parts/_KeptWords.cshtml")]
    [InlineData(TextPurpose.Agreement, "PracticeReview.Web/Family/WordsKept/WordsKept.cshtml")]
    [InlineData(TextPurpose.Agreement, "PracticeReview.Data/Families/AgreementWords.cs")]
    public void A_text_serves_what_the_pages_it_stands_on_serve(TextPurpose expected, params string[] places) =>
        TextPurposes.OfPlaces(places).ShouldBe(expected);

    [Fact]
    public void Of_every_file_with_texts_for_families_somebody_decided_what_its_texts_are_there_for()
    {
        var texts = ExtractTexts.Find(ExtractTexts.RootAbove(AppContext.BaseDirectory));

        texts.SelectMany(text => text.Places).Distinct(StringComparer.Ordinal).Where(place => !TextPurposes.IsDecided(place))
            .ShouldBeEmpty("put the file among the purposes or the others in TextPurpose.cs: of some texts a wrong word does harm");
        TextPurposes.IsDecided("PracticeReview.Web/Family/New/New.cshtml").ShouldBeFalse();
        TextPurposes.IsDecided("PracticeReview.Web/Family/Parts/_New.cshtml").ShouldBeFalse();
    }

    [Fact]
    public void No_language_of_this_portal_may_go_live_while_nobody_has_approved_it_and_every_known_text_is_counted()
    {
        var catalogues = CatalogueLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Catalogues"));
        var longTexts = LongTextLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Texts"));

        foreach (var language in Languages.Translated)
        {
            var readiness = LanguageReadiness.Of(language, catalogues, longTexts);
            readiness.Counts.Values.Sum().ShouldBe(LanguageReadiness.Of(s_polish, catalogues, longTexts).Counts.Values.Sum(), language.Code);
            readiness.Needed.ShouldBeGreaterThan(50, language.Code);
            readiness.MayGoLive.ShouldBe(readiness.Lacking.Count == 0);
            if (readiness.Reviewers.Count == 0)
            {
                readiness.MayGoLive.ShouldBeFalse(language.Code);
            }
        }
    }

    [Fact]
    public void An_approval_in_a_catalogue_counts_with_the_name_in_its_note()
    {
        var entry = new CatalogueEntry(new TextKey("Leave"), null, ["Wyjdź"], TextState.Approved, [], ["Reviewed by Testina Wordsmith, 2026-11-21"], ["PracticeReview.Web/Family/_Document.cshtml"]);
        var empty = new LongTextLibrary(new Dictionary<(string, string), LongText>());

        var readiness = LanguageReadiness.Of(s_polish, new CatalogueLibrary([new Catalogue("pl", PluralRule.Parse(s_polish.Plurals), [entry], [])]), empty);

        readiness.MayGoLive.ShouldBeTrue();
        readiness.Reviewers.ShouldBe(["Testina Wordsmith"]);
        LanguageReadiness.Of(Languages.Offered.Single(language => language.Code == "ro"), new CatalogueLibrary([new Catalogue("pl", PluralRule.English, [entry], [])]), empty)
            .Lacking.ShouldHaveSingleItem().State.ShouldBe(TextState.Untranslated);
    }
}
