using System.Globalization;
using PracticeReview.Data.Translations;

namespace PracticeReview.Tests.Rules.Translations;

public class LanguageTests
{
    private const string Plurals = "nplurals=2; plural=(n != 1);";

    /// <summary>The offered languages, and some that a partnership is likely to add.</summary>
    public static TheoryData<Language> Known => [.. Languages.Offered, .. Languages.Pseudo,
        new("ps", "پښتو", "Pashto", Direction.RightToLeft, "ps", Plurals),
        new("ckb", "کوردی", "Central Kurdish", Direction.RightToLeft, "ckb", Plurals),
        new("so", "Soomaali", "Somali", Direction.LeftToRight, "so", Plurals)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Dates_are_Gregorian_in_every_language(Language language)
    {
        var date = language.Date(new DateOnly(2026, 11, 21));

        date.ShouldContain("2026");
        date.ShouldContain("21");
        language.Culture.DateTimeFormat.Calendar.ShouldBeOfType<GregorianCalendar>();
        language.Time(new DateTime(2026, 11, 21, 15, 5, 0, DateTimeKind.Unspecified)).ShouldContain("15:05");
    }

    [Theory]
    [InlineData("en", "21 November 2026")]
    [InlineData("pl", "21 listopada 2026")]
    [InlineData("ur", "21 نومبر 2026")]
    [InlineData("ar", "21 نوفمبر 2026")]
    [InlineData("ro", "21 noiembrie 2026")]
    [InlineData("fa", "21 نوامبر 2026")]
    public void Months_have_their_own_names(string code, string expected)
    {
        Languages.TryFind(code, out var language);
        language!.Date(new DateOnly(2026, 11, 21)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Direction_agrees_with_the_script(Language language)
    {
        if (!language.IsPseudo)
        {
            language.IsRightToLeft.ShouldBe(language.Culture.TextInfo.IsRightToLeft);
        }

        language.Dir.ShouldBe(language.Code is "ur" or "ar" or "fa" or "ps" or "ckb" or "qps-rtl" ? "rtl" : "ltr");
    }

    [Theory]
    [InlineData("pl-PL,pl;q=0.9,en;q=0.8", "pl")]
    [InlineData("so, ur;q=0.5", "ur")]
    [InlineData("fa-AF, en;q=0.5", "fa")]
    [InlineData("qps", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void A_language_is_suggested_from_what_the_browser_asks_for(string? header, string expected) =>
        Languages.Suggested(header).Code.ShouldBe(expected);

    [Fact]
    public void The_pseudo_language_changes_all_but_placeholders_and_tags() =>
        PseudoLanguage.Write("Say {name} <em>now</em>").ShouldBe("⟦Šåý {name} <em>ñöŵ</em>~~⟧");
}
