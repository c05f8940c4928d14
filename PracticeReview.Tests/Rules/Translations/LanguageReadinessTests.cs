using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Readiness;

namespace PracticeReview.Tests.Rules.Translations;

public class LanguageReadinessTests
{
    private static readonly Language s_polish = Languages.Offered.Single(language => language.Code == "pl");

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
    public void A_text_serves_what_the_pages_it_stands_on_serve(TextPurpose expected, params string[] places) =>
        TextPurposes.OfPlaces(places).ShouldBe(expected);

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
