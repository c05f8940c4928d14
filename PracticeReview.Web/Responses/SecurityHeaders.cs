using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Responses;

internal static class SecurityHeaders
{
    private const string Strict =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

    // The workspace's component library writes style attributes; nothing else is opened for it. Signing out is a form whose
    // answer leads to the provider, and browsers hold form-action against that redirect too: {0} is the provider's origin.
    private const string Workspace =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self' {0}; frame-ancestors 'none'; base-uri 'self'; manifest-src 'self'";

    /// <summary>What every answer carries. Pages of either area are never stored by a browser or a proxy.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var provider = Uri.TryCreate(app.Configuration[WorkspaceSignIn.Section + ":Authority"], UriKind.Absolute, out var authority)
            ? authority.GetLeftPart(UriPartial.Authority)
            : "";
        var workspacePolicy = Workspace.Replace("{0}", provider, StringComparison.Ordinal);
        app.Use((context, next) => SendAsync(context, next, workspacePolicy));
    }

    private static async Task SendAsync(HttpContext context, RequestDelegate next, string workspacePolicy)
    {
        var workspace = context.Request.Path.StartsWithSegments("/workspace", StringComparison.OrdinalIgnoreCase);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A file that is handed out has a stricter one of its own; what the framework sets for its pages is replaced.
            if (headers.ContentSecurityPolicy != "sandbox")
            {
                headers.ContentSecurityPolicy = workspace ? workspacePolicy : Strict;
            }
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true
                || !headers.ContainsKey("Cache-Control"))
            {
                headers.CacheControl = "no-store";
            }
            return Task.CompletedTask;
        });
        await next(context);
    }
}
