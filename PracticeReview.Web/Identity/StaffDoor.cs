using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity.OpenIdConnect;

namespace PracticeReview.Web.Identity;

/// <summary>What happens between the provider's word and a session, and on the way out.</summary>
internal static class StaffDoor
{
    public const string UnknownPersonPath = "/workspace/unknown-person";
    public const string ChoosePath = "/workspace/choose";
    private const string SignInPath = "/workspace/sign-in";
    private const string SignOutPath = "/workspace/sign-out";

    /// <summary>Who the provider's person is here. A stranger is told so, and no account is made.</summary>
    public static async Task RecogniseAsync(TokenValidatedContext context)
    {
        var http = context.HttpContext;
        var signIn = http.RequestServices.GetRequiredService<StaffSignIn>();
        var former = (await http.AuthenticateAsync(Schemes.Workspace)).Principal?.StaffSession();
        var subject = context.Principal!.FindFirst("sub")!;
        var places = await signIn.RecogniseAsync(subject.Issuer, subject.Value, VerifiedEmail(context.Principal), http.RequestAborted);
        if (places is [])
        {
            if (former is { } other)
            {
                await signIn.EndAsync(other, "another sign-in in the same browser", http.RequestAborted);
                await http.SignOutAsync(Schemes.Workspace);
            }
            http.Response.Redirect(http.Request.PathBase + UnknownPersonPath);
            context.HandleResponse();
            return;
        }
        var session = await signIn.BeginAsync(places[0].Staff, former, http.RequestAborted);
        context.Principal = SessionClaims.Principal(Schemes.Workspace, session.Value);
        if (places.Count > 1)
        {
            context.Properties!.RedirectUri = ChoosePath + QueryString.Create("to", context.Properties.RedirectUri ?? "/workspace");
        }
    }

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var directory = context.HttpContext.RequestServices.GetRequiredService<ActorDirectory>();
        if (context.Principal?.StaffSession() is not { } session
            || await directory.FindStaffAsync(session, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
        }
    }

    public static void MapStaffDoor(this WebApplication app)
    {
        app.MapGet(SignInPath, ([FromQuery] string? to) => Results.Challenge(
            new AuthenticationProperties { RedirectUri = Local(to) }, [Schemes.OpenIdConnect])).AllowAnonymous();
        app.MapPost(SignOutPath, SignOutAsync).AllowAnonymous();
    }

    /// <summary>An address within the workspace, or its first page: nobody is led elsewhere by a link somebody made.</summary>
    public static string Local(string? to) =>
        to is not null && (to == "/workspace" || to.StartsWith("/workspace/", StringComparison.Ordinal) || to.StartsWith("/workspace?", StringComparison.Ordinal))
        && !to.Contains('\\', StringComparison.Ordinal) && !to.Any(char.IsControl) ? to : "/workspace";

    // The session ends here first, so that a copied cookie is worth nothing; then at the provider.
    private static async Task SignOutAsync(HttpContext context, IAntiforgery antiforgery, StaffSignIn signIn)
    {
        var session = context.User.StaffSession();
        if (session is null || !await antiforgery.IsRequestValidAsync(context))
        {
            // Somebody else has signed in meanwhile, or nobody is: this form is not theirs to send.
            context.Response.Redirect("/workspace");
            return;
        }
        await signIn.EndAsync(session.Value, "signed out", context.RequestAborted);
        await context.SignOutAsync(Schemes.Workspace);
        await context.SignOutAsync(Schemes.OpenIdConnect, new AuthenticationProperties { RedirectUri = WorkspaceSignIn.GoodbyePath });
    }

    private static string? VerifiedEmail(ClaimsPrincipal person)
    {
        var verified = person.FindAll("email_verified").ToList();
        var addresses = person.FindAll("email").Select(claim => claim.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return addresses is [var only] && verified.Count > 0 && verified.TrueForAll(claim => string.Equals(claim.Value, "true", StringComparison.OrdinalIgnoreCase))
            ? only
            : null;
    }
}
