using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Family;

/// <summary>
/// A form was sent after the visit had run out while its words were being typed. Nothing is done with them but one thing:
/// they are kept for the person whose visit it was, who finds them in the form at the next sign-in, on whatever device.
/// Only a genuine cookie of a visit that nobody ended, or that the person left moments ago, and the form's own seal, allow it; nothing can be
/// read with them.
/// </summary>
internal static class ExpiredPostWords
{
    /// <summary>How long after the last click words are still taken.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromHours(24);

    /// <summary>What is done without words: a yes to what was read, a wish that something is left out, throwing away. What was kept before stays.</summary>
    private static readonly HashSet<string> s_wordless = new(StringComparer.OrdinalIgnoreCase) { "Confirm", "LeaveOut", "Forget" };

    public static async Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context, Func<RedirectContext<CookieAuthenticationOptions>, Task> otherwise)
    {
        if (await TryKeepAsync(context.HttpContext, context.Options))
        {
            context.Response.Redirect($"/{context.Request.RouteValues["language"]}/family/words-kept");
            return;
        }
        await otherwise(context);
    }

    private static async Task<bool> TryKeepAsync(HttpContext http, CookieAuthenticationOptions options)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType
            || http.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page
            || !KeepsWords(page, http.Request.Form)
            || s_wordless.Contains(http.Request.Query["handler"].ToString())
            // Sent as it was opened, or without any field: there is nothing new in it, and what was kept before stays.
            || string.Equals(http.Request.Query["handler"], "Language", StringComparison.OrdinalIgnoreCase) && FormBeginning.IsUnchanged(http.Request.Form)
            || FamilyFormPage.FieldsOf(http.Request.Form).Count == 0
            || TicketOf(http, options)?.Principal.FamilySession() is not { } id
            || await FindAsync(http, id) is not { } session
            || http.RequestServices.GetRequiredService<Database>().Clock.GetUtcNow() - session.LastSeenAt > AtMost
            || !await IsSealedForAsync(http, session))
        {
            return false;
        }
        var kept = await http.RequestServices.GetRequiredService<KeepFamilyDraft>().RunAsync(session.Actor,
            new KeepFamilyDraftCommand(FamilyFormPage.DraftNameOf(http), FamilyFormPage.FieldsOf(http.Request.Form)), http.RequestAborted);
        return kept.Succeeded;
    }

    // Words that are to have no name must not lie under one.
    private static bool KeepsWords(CompiledPageActionDescriptor page, IFormCollection form) =>
        typeof(FamilyFormPage).IsAssignableFrom(page.ModelTypeInfo)
        || page.ModelTypeInfo == typeof(Afterwards.HowItWasModel).GetTypeInfo() && form[nameof(Afterwards.HowItWasModel.Name)] == Afterwards.HowItWasModel.Named;

    // Of a visit that ran out, or that the person left moments ago with words on their way.
    private static async Task<FamilySession?> FindAsync(HttpContext http, FamilySessionId id)
    {
        var directory = http.RequestServices.GetRequiredService<ActorDirectory>();
        return await directory.FindFamilyAsync(id, http.RequestAborted) ?? await directory.FindLeftFamilyAsync(id, http.RequestAborted);
    }

    private static AuthenticationTicket? TicketOf(HttpContext http, CookieAuthenticationOptions options) =>
        options.CookieManager.GetRequestCookie(http, options.Cookie.Name!) is { } cookie ? options.TicketDataFormat.Unprotect(cookie) : null;

    // The seal of a form belongs to the person it was made for, so it is checked as that person, for this moment only.
    private static async Task<bool> IsSealedForAsync(HttpContext http, FamilySession session)
    {
        var nobody = http.User;
        http.User = SessionClaims.Principal(Schemes.Family, session.Actor.Session.Value, session.Actor.Id.Value);
        try
        {
            return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        }
        finally
        {
            http.User = nobody;
        }
    }
}
