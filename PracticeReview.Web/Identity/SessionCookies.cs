using Microsoft.AspNetCore.Authentication.Cookies;

namespace PracticeReview.Web.Identity;

internal static class SessionCookies
{
    /// <summary>
    /// A cookie that no script reads, that no other site sends, and that lasts no longer than the browser window. Outside a
    /// demonstration it travels by TLS only and is bound to this very host.
    /// </summary>
    public static void Harden(CookieAuthenticationOptions options, string name, bool demonstration, TimeSpan atMost)
    {
        options.Cookie.Name = demonstration ? name : "__Host-" + name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = atMost;
        options.SlidingExpiration = false;
    }
}
