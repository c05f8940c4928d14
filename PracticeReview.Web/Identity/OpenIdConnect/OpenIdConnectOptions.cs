using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;
using Microsoft.AspNetCore.Http;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>
/// Settings of sign-in at an OpenID provider. The names are those of Microsoft.AspNetCore.Authentication.OpenIdConnect;
/// only the authorization code flow with PKCE and the <c>query</c> response mode are offered.
/// </summary>
public class OpenIdConnectOptions : RemoteAuthenticationOptions
{
    public OpenIdConnectOptions()
    {
        CallbackPath = new PathString("/signin-oidc");
        SignedOutCallbackPath = new PathString("/signout-callback-oidc");
        Events = new OpenIdConnectEvents();
        // The provider answers by sending the browser here from another site, by GET, which Lax cookies survive.
        CorrelationCookie.SameSite = SameSiteMode.Lax;
        CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        foreach (var protocolClaim in (string[])
            ["nonce", "aud", "azp", "acr", "iss", "iat", "nbf", "exp", "at_hash", "c_hash", "ipaddr", "platf", "ver"])
        {
            ClaimActions.DeleteClaim(protocolClaim);
        }

        foreach (var claim in (string[])["sub", "name", "given_name", "family_name", "profile", "email"])
        {
            ClaimActions.MapUniqueJsonKey(claim, claim);
        }
    }

    /// <summary>The provider's address, under which <c>.well-known/openid-configuration</c> is found.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>
    /// <c>client_secret_basic</c> or <c>client_secret_post</c>; when empty, what the provider's discovery document names,
    /// the first where it names both. Microsoft's package has no such option and always posts.
    /// </summary>
    public string? ClientAuthentication { get; set; }

    /// <summary>Only <c>code</c>.</summary>
    public string ResponseType { get; set; } = "code";

    /// <summary>Only <c>query</c>: <c>form_post</c> needs script at the provider and cookies for every site here.</summary>
    public string ResponseMode { get; set; } = OpenIdConnectDefaults.RedirectMethodGet;

    /// <summary>Only true.</summary>
    public bool UsePkce { get; set; } = true;

    /// <summary>Only false: claims keep the short names the provider gives them.</summary>
    public bool MapInboundClaims { get; set; }

    /// <summary>Whether claims are also fetched from the user-info endpoint.</summary>
    public bool GetClaimsFromUserInfoEndpoint { get; set; }

    public ICollection<string> Scope { get; } = ["openid", "profile"];

    /// <summary>Sent as <c>prompt</c>, for example <c>login</c>.</summary>
    public string? Prompt { get; set; }

    /// <summary>The longest time since the person proved who they are at the provider; checked against <c>auth_time</c>.</summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>Where the provider sends the browser after signing out.</summary>
    public PathString SignedOutCallbackPath { get; set; }

    /// <summary>Where the person arrives after signing out when the sign-out named no other place.</summary>
    public string SignedOutRedirectUri { get; set; } = "/";

    /// <summary>The cookie scheme whose ticket holds the ID token for signing out; the sign-in scheme when empty.</summary>
    public string? SignOutScheme { get; set; }

    /// <summary>False only for a provider on this very machine, in a demonstration or test.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>How long keys and addresses are used before they are fetched anew.</summary>
    public TimeSpan AutomaticRefreshInterval { get; set; } = TimeSpan.FromHours(12);

    /// <summary>The shortest time between two fetches on account of an unknown key.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromMinutes(1);

    public TokenValidationParameters TokenValidationParameters { get; } = new();

    public ClaimActionCollection ClaimActions { get; } = [];

    /// <summary>Protects the <c>state</c> of sign-ins; set up by the registration.</summary>
    public ISecureDataFormat<AuthenticationProperties> StateDataFormat { get; set; } = null!;

    /// <summary>Protects the <c>state</c> of sign-outs, which cannot be passed off as that of a sign-in.</summary>
    public ISecureDataFormat<AuthenticationProperties> SignOutStateDataFormat { get; set; } = null!;

    /// <summary>Protects the nonce in its cookie.</summary>
    public ISecureDataFormat<string> StringDataFormat { get; set; } = null!;

    /// <summary>Fetches and keeps the provider's addresses and keys; set up by the registration.</summary>
    public OpenIdConnectConfigurationManager ConfigurationManager { get; set; } = null!;

    public new OpenIdConnectEvents Events
    {
        get => (OpenIdConnectEvents)base.Events;
        set => base.Events = value;
    }

    /// <inheritdoc />
    public override void Validate()
    {
        base.Validate();
        Require(!string.IsNullOrEmpty(ClientId), nameof(ClientId), "must be given.");
        Require(!string.IsNullOrEmpty(ClientSecret), nameof(ClientSecret), "must be given.");
        Require(string.Equals(ResponseType, "code", StringComparison.Ordinal), nameof(ResponseType), "can only be 'code'.");
        Require(
            string.Equals(ResponseMode, OpenIdConnectDefaults.RedirectMethodGet, StringComparison.Ordinal),
            nameof(ResponseMode),
            "can only be 'query'.");
        Require(
            ClientAuthentication is null or "client_secret_basic" or "client_secret_post",
            nameof(ClientAuthentication),
            "can only be 'client_secret_basic' or 'client_secret_post'.");
        Require(UsePkce, nameof(UsePkce), "cannot be turned off.");
        Require(!MapInboundClaims, nameof(MapInboundClaims), "cannot be turned on.");
        Require(CallbackPath.HasValue, nameof(CallbackPath), "must be given.");
        Require(SignedOutCallbackPath.HasValue, nameof(SignedOutCallbackPath), "must be given.");
        Require(Scope.Contains("openid", StringComparer.Ordinal), nameof(Scope), "must contain 'openid'.");
        Require(MaxAge is null || MaxAge >= TimeSpan.Zero, nameof(MaxAge), "cannot be negative.");
        Require(
            TokenValidationParameters.ValidAlgorithms.Count > 0 &&
            TokenValidationParameters.ValidAlgorithms.All(one => SigningKey.SupportedAlgorithms.Contains(one, StringComparer.Ordinal)),
            nameof(TokenValidationParameters),
            $"can allow only {string.Join(", ", SigningKey.SupportedAlgorithms)}.");
        Require(
            Uri.TryCreate(Authority, UriKind.Absolute, out var authority) && IsSafe(authority),
            nameof(Authority),
            "must be an https address (http only on this machine, where RequireHttpsMetadata is off).");
    }

    /// <summary>Whether secrets may travel there: https, or plain http within this machine where that is allowed.</summary>
    internal bool IsSafe(Uri address) =>
        string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) ||
        !RequireHttpsMetadata && address.IsLoopback && string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal);

    private static void Require(bool holds, string option, string demand)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"OpenID Connect option {option} {demand}");
        }
    }
}
