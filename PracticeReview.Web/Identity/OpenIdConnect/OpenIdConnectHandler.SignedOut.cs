using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>Signing out at the provider (OpenID Connect RP-Initiated Logout 1.0).</summary>
public sealed partial class OpenIdConnectHandler
{
    /// <summary>
    /// Sends the browser to the provider to end the session there. The portal's own cookie is the caller's to delete.
    /// Where the provider has no such place, or cannot be reached, the browser goes on within the portal.
    /// </summary>
    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        if (ResolveTarget(Options.ForwardSignOut) is { } target)
        {
            await Context.SignOutAsync(target, properties);
            return;
        }

        properties ??= new AuthenticationProperties();
        properties.RedirectUri = LocalOrRoot(properties.RedirectUri ?? Options.SignedOutRedirectUri);
        var message = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = Options.ClientId,
            ["post_logout_redirect_uri"] = BuildRedirectUri(Options.SignedOutCallbackPath),
        };
        if (await Context.GetTokenAsync(Options.SignOutScheme ?? Options.SignInScheme, OpenIdConnectDefaults.IdToken) is { } idToken)
        {
            message["id_token_hint"] = idToken;
        }

        var redirect = new RedirectContext(Context, Scheme, Options, properties, message);
        await Events.RedirectToIdentityProviderForSignOut(redirect);
        message["state"] = Options.SignOutStateDataFormat.Protect(properties);
        Response.Redirect(await FindEndSessionEndpointAsync() is { } endpoint
            ? QueryHelpers.AddQueryString(endpoint.AbsoluteUri, message)
            : properties.RedirectUri);
    }

    private async Task<Uri?> FindEndSessionEndpointAsync()
    {
        try
        {
            return (await Options.ConfigurationManager.GetConfigurationAsync(Context.RequestAborted)).EndSessionEndpoint;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException or OperationCanceledException &&
            !Context.RequestAborted.IsCancellationRequested)
        {
            LogProviderUnreachable(Logger, unreachable);
            return null;
        }
    }

    private bool FinishSignOut()
    {
        // A state that is missing or not ours harms nobody: the person is simply taken to the usual place.
        var properties = Single("state") is { } state ? Options.SignOutStateDataFormat.Unprotect(state) : null;
        Response.Redirect(LocalOrRoot(properties?.RedirectUri ?? Options.SignedOutRedirectUri));
        return true;
    }
}
