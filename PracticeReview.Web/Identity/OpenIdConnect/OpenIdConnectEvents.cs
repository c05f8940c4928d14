using Microsoft.AspNetCore.Authentication;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>Places where the portal joins in. Named as in Microsoft's package.</summary>
public class OpenIdConnectEvents : RemoteAuthenticationEvents
{
    /// <summary>Before the browser is sent to the provider; may add or change parameters.</summary>
    public Func<RedirectContext, Task> OnRedirectToIdentityProvider { get; set; } = _ => Task.CompletedTask;

    /// <summary>Before the browser is sent to the provider to sign out; may add or change parameters.</summary>
    public Func<RedirectContext, Task> OnRedirectToIdentityProviderForSignOut { get; set; } = _ => Task.CompletedTask;

    /// <summary>
    /// The ID token is believed and the claims are complete. Here the portal finds the member of staff; it may replace
    /// the principal, or call <c>Fail</c> when it does not know the person.
    /// </summary>
    public Func<TokenValidatedContext, Task> OnTokenValidated { get; set; } = _ => Task.CompletedTask;

    public virtual Task RedirectToIdentityProvider(RedirectContext context) => OnRedirectToIdentityProvider(context);

    public virtual Task RedirectToIdentityProviderForSignOut(RedirectContext context) =>
        OnRedirectToIdentityProviderForSignOut(context);

    public virtual Task TokenValidated(TokenValidatedContext context) => OnTokenValidated(context);
}

/// <summary>The browser is about to be sent to the provider.</summary>
public sealed class RedirectContext(
    HttpContext context,
    AuthenticationScheme scheme,
    OpenIdConnectOptions options,
    AuthenticationProperties properties,
    Dictionary<string, string?> parameters)
    : PropertiesContext<OpenIdConnectOptions>(context, scheme, options, properties)
{
    /// <summary>The parameters of the request to the provider.</summary>
    public Dictionary<string, string?> ProtocolMessage { get; } = parameters;
}

/// <summary>The person's sign-in at the provider is beyond doubt; <c>Principal</c> is who the provider says they are.</summary>
public sealed class TokenValidatedContext(
    HttpContext context, AuthenticationScheme scheme, OpenIdConnectOptions options, AuthenticationProperties properties)
    : RemoteAuthenticationContext<OpenIdConnectOptions>(context, scheme, options, properties);
