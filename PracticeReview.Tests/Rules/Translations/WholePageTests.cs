using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.Family;
using PracticeReview.Web.Words;

namespace PracticeReview.Tests.Rules.Translations;

/// <summary>No page is ever half in one language and half in another.</summary>
public sealed class WholePageTests
{
    private const string Interpreter = "If you need this in your language, ask us for an interpreter. It is free.";

    private static readonly (string English, string Polish)[] s_texts =
        [("Ready", "Gotowe"), ("Written by {who}", "Pisze {who}"), ("Foot", "Stopka"), ("Enter a name", "Wpisz imię"), (Interpreter, "Tłumacz")];

    [Fact]
    public async Task A_ready_page_is_in_its_language()
    {
        var html = await Get("/pl/hand-made?who=<b>", Polish());

        html.ShouldBe("<html lang=\"pl\" dir=\"ltr\"><body><h1>Gotowe</h1><p>Pisze <bdi>&lt;b&gt;</bdi></p><p>Gotowe</p>Stopka</body></html>");
    }

    [Theory]
    [InlineData("Ready")]
    [InlineData("Written by {who}")]
    [InlineData("Foot")]
    public async Task One_text_that_is_not_ready_turns_the_whole_page_English(string unready)
    {
        var html = await Get("/pl/hand-made", Polish((unready, TextState.WaitingForReview)));

        html.ShouldBe("<html lang=\"en\" dir=\"ltr\"><body>[Tłumacz]<h1>Ready</h1><p>Written by <bdi>Juniper</bdi></p><p>Ready</p>Foot</body></html>");
    }

    [Fact]
    public async Task In_a_demonstration_unreviewed_words_are_shown_under_a_notice_even_when_only_the_last_is_unreviewed()
    {
        var html = await Get("/pl/hand-made", Polish(("Foot", TextState.WaitingForReview)), showUnreviewed: true);

        html.ShouldBe("<html lang=\"pl\" dir=\"ltr\"><body>[unreviewed]<h1>Gotowe</h1><p>Pisze <bdi>Juniper</bdi></p><p>Gotowe</p>Stopka</body></html>");
    }

    [Fact]
    public async Task Words_that_need_work_are_not_shown_even_in_a_demonstration() =>
        (await Get("/pl/hand-made", Polish(("Foot", TextState.NeedsWork)), showUnreviewed: true)).ShouldContain("lang=\"en\"");

    [Fact]
    public async Task A_language_without_a_catalogue_entry_falls_back_with_the_interpreter_line_in_English() =>
        (await Get("/ur/hand-made", Polish())).ShouldContain($"lang=\"en\" dir=\"ltr\"><body>[{Interpreter}]");

    [Fact]
    public async Task A_message_that_a_handler_wrote_turns_English_with_the_page_and_the_handler_runs_once()
    {
        HandMadeModel.Handled = 0;
        (await Post("/pl/hand-made", Polish())).ShouldContain("<b>Wpisz imię</b>");
        HandMadeModel.Handled.ShouldBe(1);

        var english = await Post("/pl/hand-made", Polish(("Foot", TextState.NeedsWork)));

        english.ShouldContain("<b>Enter a name</b>");
        english.ShouldNotContain("Wpisz");
        HandMadeModel.Handled.ShouldBe(2);
    }

    [Fact]
    public async Task A_language_that_is_not_offered_is_no_address()
    {
        await using var app = await Start(Polish(), false, pseudo: false);
        foreach (var address in (string[])["/xx/hand-made", "/qps/hand-made"])
        {
            using var answer = await app.GetTestClient().GetAsync(address);
            ((int)answer.StatusCode).ShouldBe(404, address);
        }
    }

    [Theory]
    [InlineData("/qps/how-reviews-work", "how-reviews-work")]
    [InlineData("/qps-rtl/privacy", "privacy")]
    public async Task The_long_texts_have_no_hard_coded_words(string address, string name)
    {
        var html = await Get(address, Polish());

        html.ShouldContain(PseudoLanguage.Open);
        PseudoText.FindHardCoded(html, "Example Safeguarding Partnership", "reviews@partnership.example").ShouldBeEmpty(name);
    }

    [Theory]
    [InlineData("/en/accessibility", false, "en", "How easy this site is to use")]
    [InlineData("/pl/accessibility", false, "en", "How easy this site is to use")]
    [InlineData("/pl/accessibility", true, "pl", "Jak łatwo")]
    [InlineData("/ur/privacy", true, "ur", "محفوظ")]
    [InlineData("/ar/accessibility", true, "ar", "استخدام")]
    public async Task The_long_texts_are_shown_only_where_they_may_be(string address, bool demonstration, string language, string words)
    {
        await using var app = await Start(null, demonstration, pseudo: true);
        using var answer = await app.GetTestClient().GetAsync(address);

        answer.Content.Headers.ContentLanguage.ShouldBe(language == "en" && address.StartsWith("/en", StringComparison.Ordinal) ? [] : [language]);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    private static async Task<string> Get(string address, Catalogue polish, bool showUnreviewed = false)
    {
        await using var app = await Start(polish, showUnreviewed, pseudo: true);
        return await app.GetTestClient().GetStringAsync(address);
    }

    private static async Task<string> Post(string address, Catalogue polish)
    {
        await using var app = await Start(polish, false, pseudo: true);
        using var form = new FormUrlEncodedContent([]);
        using var answer = await app.GetTestClient().PostAsync(address, form);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Catalogue Polish(params (string English, TextState State)[] changed) =>
        new("pl", PluralRule.English, [.. s_texts.Select(text => new CatalogueEntry(
            new TextKey(text.English),
            null,
            [text.Polish],
            changed.Where(change => change.English == text.English).Select(change => (TextState?)change.State).FirstOrDefault() ?? TextState.Approved,
            [], [], []))], []);

    private static async Task<WebApplication> Start(Catalogue? polish, bool showUnreviewed, bool pseudo)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddWords(options => (options.ShowUnreviewed, options.OfferPseudoLanguages) = (showUnreviewed, pseudo));
        if (polish is not null)
        {
            builder.Services.AddSingleton(new CatalogueLibrary([polish]));
        }

        builder.Services.AddSingleton(services => new OfferedLanguages(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<WordsOptions>>(), TimeProvider.System, _ => Task.FromResult<IReadOnlyList<string>>([])));
        builder.Services.AddRazorPages(options => options.RootDirectory = "/").ConfigureApplicationPartManager(parts =>
        {
            foreach (var assembly in (System.Reflection.Assembly[])[typeof(Localizer).Assembly, typeof(HandMadePage).Assembly])
            {
                parts.ApplicationParts.Add(new AssemblyPart(assembly));
                parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
            }
        });
        var app = builder.Build();
        app.UseRouting();
        app.UseWords();
        app.MapRazorPages();
        await app.StartAsync();
        return app;
    }
}
