using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using PracticeReview.Data;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words;

/// <summary>Puts the languages into the portal.</summary>
public static class WordsSetup
{
    /// <summary>
    /// Catalogues, long texts, the route constraint <c>language</c> and whole pages in one language.
    /// A mistake in a catalogue stops the portal from starting.
    /// </summary>
    public static IServiceCollection AddWords(this IServiceCollection services, Action<WordsOptions>? configure = null)
    {
        services.AddOptions<WordsOptions>().BindConfiguration("Words");
        services.Configure(configure ?? (_ => { }));
        services.AddSingleton(provider => CatalogueLibrary.Load(FolderOf(provider, "Catalogues")));
        services.AddSingleton(provider => LongTextLibrary.Load(FolderOf(provider, "Texts")));
        services.AddScoped<Localizer>();
        services.AddSingleton<PageResultExecutor, WholePageExecutor>();
        services.AddSingleton<UrlHelperFactory>();
        services.AddSingleton<IUrlHelperFactory, LanguageUrlHelperFactory>();
        services.Configure<RouteOptions>(options => options.ConstraintMap[LanguageConstraint.Key] = typeof(LanguageConstraint));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        return services;
    }

    /// <summary>Sets the language of each request. It stands after routing and before whatever shows pages.</summary>
    public static WebApplication UseWords(this WebApplication app)
    {
        app.Services.GetRequiredService<CatalogueLibrary>();
        app.Services.GetRequiredService<LongTextLibrary>();
        app.Use((context, next) => LanguageMiddleware.Run(context, next));
        return app;
    }

    /// <summary>Puts a message beside a field, or above the form when the field is empty.</summary>
    public static void AddModelError(this ModelStateDictionary state, string field, LocalText message) =>
        state.AddModelError(field, message.ToString());

    /// <summary>Puts every reason of a refusal beside its field, in the person's language.</summary>
    public static void AddRefusals(this ModelStateDictionary state, Localizer words, Result result)
    {
        foreach (var refusal in result.Refusals)
        {
            state.AddModelError(refusal.Field ?? "", words.SayRefusal(refusal));
        }
    }

    private static string FolderOf(IServiceProvider provider, string name) =>
        Path.Combine(provider.GetRequiredService<IOptions<WordsOptions>>().Value.Folder, name);
}
