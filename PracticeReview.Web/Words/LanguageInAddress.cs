using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words;

/// <summary>The constraint <c>{language:language}</c>: a language that this installation offers.</summary>
internal sealed class LanguageConstraint(IOptions<WordsOptions> options) : IRouteConstraint
{
    public const string Key = "language";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Languages.TryFind(values[routeKey] as string, out var language)
        && (!language.IsPseudo || options.Value.OfferPseudoLanguages);
}

/// <summary>Takes the language of a request from the first segment of its address.</summary>
internal static class LanguageMiddleware
{
    public static Task Run(HttpContext context, RequestDelegate next)
    {
        var language = Languages.TryFind(context.Request.RouteValues[LanguageConstraint.Key] as string, out var found) ? found : Languages.English;
        context.RequestServices.GetRequiredService<Localizer>().Choose(language);
        return next(context);
    }
}

/// <summary>Keeps the language in every link and redirect to another page; routing by itself would drop it.</summary>
internal sealed class LanguageUrlHelperFactory(UrlHelperFactory inner) : IUrlHelperFactory
{
    public IUrlHelper GetUrlHelper(ActionContext context)
    {
        var helper = inner.GetUrlHelper(context);
        return context.RouteData.Values.ContainsKey(LanguageConstraint.Key) ? new LanguageUrlHelper(helper) : helper;
    }

    private sealed class LanguageUrlHelper(IUrlHelper inner) : IUrlHelper
    {
        public ActionContext ActionContext => inner.ActionContext;

        public string? Action(UrlActionContext actionContext) => inner.Action(actionContext);

        public string? Content(string? contentPath) => inner.Content(contentPath);

        public bool IsLocalUrl(string? url) => inner.IsLocalUrl(url);

        public string? Link(string? routeName, object? values) => inner.Link(routeName, values);

        public string? RouteUrl(UrlRouteContext routeContext)
        {
            var values = new RouteValueDictionary(routeContext.Values);
            if (values.ContainsKey("page"))
            {
                values.TryAdd(LanguageConstraint.Key, ActionContext.RouteData.Values[LanguageConstraint.Key]);
            }

            routeContext.Values = values;
            return inner.RouteUrl(routeContext);
        }
    }
}

/// <summary>The same page in another language.</summary>
/// <param name="Language">The language it leads to.</param>
/// <param name="Address">Where it is; null when it is the language that was asked for.</param>
public sealed record LanguageChoice(Language Language, string? Address)
{
    /// <summary>The offered languages for this request, in the order of the language table.</summary>
    /// <param name="request">The request.</param>
    /// <param name="offered">The languages to choose from; the one that was asked for stands among them in any case.</param>
    public static IReadOnlyList<LanguageChoice> For(HttpRequest request, IReadOnlyList<Language> offered)
    {
        var current = request.RouteValues[LanguageConstraint.Key] as string;
        var path = request.Path.Value ?? "/";
        var rest = current is null ? "" : path[(current.Length + 1)..];
        return [.. Languages.Offered.Where(language => offered.Contains(language) || string.Equals(language.Code, current, StringComparison.OrdinalIgnoreCase)).Select(language => new LanguageChoice(
            language,
            string.Equals(language.Code, current, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"{request.PathBase}/{language.Code}{new PathString(rest).ToUriComponent()}{request.QueryString}"))];
    }
}
