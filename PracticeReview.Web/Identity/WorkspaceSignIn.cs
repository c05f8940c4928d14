using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity.OpenIdConnect;

namespace PracticeReview.Web.Identity;

/// <summary>
/// How professionals come in: at their organisation's OpenID provider. Configuration section <c>OpenId</c>:
/// <c>Authority</c>, <c>ClientId</c>, <c>ClientSecret</c>, and optionally <c>ClientAuthentication</c> and
/// <c>ValidAlgorithms</c>.
/// </summary>
public static class WorkspaceSignIn
{
    public const string Section = "OpenId";
    public const string FailedPath = "/workspace/sign-in-failed";
    public const string NotAllowedPath = "/workspace/not-allowed";
    /// <summary>Where the provider sends the browser back to; registered there.</summary>
    public const string SignedInPath = "/workspace/signed-in";
    /// <summary>Where the provider sends the browser after signing out; registered there.</summary>
    public const string SignedOutPath = "/workspace/signed-out";
    /// <summary>The page on which signing out ends.</summary>
    public const string GoodbyePath = "/workspace/goodbye";

    /// <summary>
    /// Adds the workspace cookie and the OpenID scheme. Only in a demonstration may the provider be reached by plain
    /// http, and then only on this machine; only there may the cookies travel without TLS.
    /// </summary>
    /// <param name="tokenValidated">Finds the member of staff once the provider's word is believed.</param>
    /// <param name="validatePrincipal">Asks, request by request, whether the session still holds.</param>
    public static AuthenticationBuilder AddWorkspaceSignIn(
        this AuthenticationBuilder builder,
        IConfigurationSection settings,
        bool demonstration,
        Func<TokenValidatedContext, Task>? tokenValidated = null,
        Func<CookieValidatePrincipalContext, Task>? validatePrincipal = null)
    {
        builder.AddCookie(Schemes.Workspace, cookie =>
        {
            SessionCookies.Harden(cookie, "workspace", demonstration, StaffSignIn.AtMost);
            cookie.ForwardChallenge = Schemes.OpenIdConnect;
            cookie.AccessDeniedPath = NotAllowedPath;
            if (validatePrincipal is not null)
            {
                cookie.Events.OnValidatePrincipal = validatePrincipal;
            }
        });
        builder.AddOpenIdConnect(Schemes.OpenIdConnect, openId =>
        {
            openId.Authority = settings["Authority"];
            openId.ClientId = settings["ClientId"];
            openId.ClientSecret = settings["ClientSecret"];
            openId.ClientAuthentication = settings["ClientAuthentication"];
            openId.SignInScheme = Schemes.Workspace;
            openId.CallbackPath = SignedInPath;
            openId.SignedOutCallbackPath = SignedOutPath;
            openId.ResponseType = "code";
            openId.UsePkce = true;
            openId.MapInboundClaims = false;
            openId.SaveTokens = true;
            // Names and addresses come this way, so that the ID token, which travels in the sign-out address, needs none.
            openId.GetClaimsFromUserInfoEndpoint = true;
            openId.Scope.Add("email");
            openId.ClaimActions.MapJsonKey("email_verified", "email_verified");
            openId.RequireHttpsMetadata = !demonstration;
            openId.BackchannelTimeout = TimeSpan.FromSeconds(10);
            openId.CorrelationCookie.SecurePolicy = demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            if (settings.GetSection("ValidAlgorithms").Get<string[]>() is { Length: > 0 } algorithms)
            {
                openId.TokenValidationParameters.ValidAlgorithms = algorithms;
            }

            openId.Events.OnRemoteFailure = ShowFailure;
            if (tokenValidated is not null)
            {
                openId.Events.OnTokenValidated = tokenValidated;
            }
        });
        builder.Services.AddOptions<OpenIdConnectOptions>(Schemes.OpenIdConnect).ValidateOnStart();
        return builder;
    }

    // The reason is in the log; the address and the page say nothing of it.
    private static Task ShowFailure(RemoteFailureContext failure)
    {
        failure.Response.Redirect(failure.Request.PathBase + FailedPath);
        failure.HandleResponse();
        return Task.CompletedTask;
    }
}
