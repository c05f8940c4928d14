using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations.Readiness;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Public.Leaflets;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family;

internal static class FamilySetup
{
    /// <summary>Razor Pages live under Family/ and Public/; their addresses are written on the pages themselves.</summary>
    public static void AddFamilyAndPublicPages(this WebApplicationBuilder builder)
    {
        // Texts no translator has checked are shown in a demonstration only, under a banner that says so.
        var demonstration = builder.Configuration.GetValue<bool>("Demonstration:Enabled");
        builder.Services.AddWords(words => words.ShowUnreviewed |= demonstration);
        builder.Services.AddSingleton(services => new OfferedLanguages(services.GetRequiredService<IOptions<WordsOptions>>(), services.GetRequiredService<TimeProvider>(),
            cancellation => services.GetRequiredService<LanguageQueries>().OfferedAsync(PublicActor.Anybody, cancellation)));
        builder.Services.AddOptions<LeafletOptions>().BindConfiguration("Leaflets");
        builder.Services.AddSingleton<LeafletFiles>();
        builder.Services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            Limits.ClosedPartFilter.Close(options.Conventions);
        });
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.FormFieldName = "form";
            options.HeaderName = "X-Form";
        });
        builder.Services.PostConfigure<CookieAuthenticationOptions>(Schemes.Family, options =>
        {
            var otherwise = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context => ExpiredPostWords.ToSignIn(context, otherwise);
        });
    }

    public static void MapFamilyAndPublicPages(this WebApplication app)
    {
        app.MapRazorPages();
        LeafletFiles.Map(app);
    }
}
