using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>
/// Signs professionals in at their organisation's OpenID provider: authorization code flow with PKCE. State and nonce
/// are bound to cookies of the browser that began; a sign-in can be finished once, and within the time allowed.
/// </summary>
public sealed partial class OpenIdConnectHandler(
    IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : RemoteAuthenticationHandler<OpenIdConnectOptions>(options, loggers, encoder), IAuthenticationSignOutHandler
{
    private const string BegunKey = ".begun";

    private new OpenIdConnectEvents Events => (OpenIdConnectEvents)base.Events;

    /// <inheritdoc />
    public override async Task<bool> HandleRequestAsync() =>
        Options.SignedOutCallbackPath == Request.Path ? FinishSignOut() : await base.HandleRequestAsync();

    /// <inheritdoc />
    protected override Task<object> CreateEventsAsync() => Task.FromResult<object>(new OpenIdConnectEvents());

    /// <inheritdoc />
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        OpenIdConnectConfiguration configuration;
        try
        {
            configuration = await Options.ConfigurationManager.GetConfigurationAsync(Context.RequestAborted);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException or OperationCanceledException &&
            !Context.RequestAborted.IsCancellationRequested)
        {
            await GiveUpAsync(unreachable, properties);
            return;
        }

        properties.RedirectUri = LocalOrRoot(properties.RedirectUri ?? OriginalPathBase + OriginalPath + Request.QueryString);
        var redirectUri = BuildRedirectUri(Options.CallbackPath);
        var verifier = RandomText();
        properties.Items[OpenIdConnectDefaults.RedirectUriForCodeKey] = redirectUri;
        properties.Items[OpenIdConnectDefaults.CodeVerifierKey] = verifier;
        properties.Items[BegunKey] = TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        GenerateCorrelationId(properties);

        var message = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = Options.ClientId,
            ["response_type"] = Options.ResponseType,
            ["scope"] = string.Join(' ', Options.Scope),
            ["redirect_uri"] = redirectUri,
            ["code_challenge"] = Hash(verifier),
            ["code_challenge_method"] = "S256",
            ["nonce"] = Hash(WriteNonceCookie(properties)),
        };
        if (Options.Prompt is { Length: > 0 } prompt)
        {
            message["prompt"] = prompt;
        }

        if (Options.MaxAge is { } maxAge)
        {
            message["max_age"] = ((long)maxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var redirect = new RedirectContext(Context, Scheme, Options, properties, message);
        await Events.RedirectToIdentityProvider(redirect);
        message["state"] = Options.StateDataFormat.Protect(properties);
        Response.Redirect(QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint.AbsoluteUri, message));
    }

    /// <inheritdoc />
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        if (!HttpMethods.IsGet(Request.Method))
        {
            return HandleRequestResult.Fail("The provider's answer did not come by GET.");
        }

        if (Single("state") is not { } state || Options.StateDataFormat.Unprotect(state) is not { } properties)
        {
            return HandleRequestResult.Fail("The state is not one of ours.");
        }

        // Reading these spends them: the same answer cannot be handed in twice from this browser.
        var nonce = TakeNonceCookie(properties);
        if (!ValidateCorrelationId(properties))
        {
            return HandleRequestResult.Fail("The sign-in was not begun in this browser, or was already finished.", properties);
        }

        if (!IsInTime(properties))
        {
            return HandleRequestResult.Fail("The sign-in took longer than allowed.", properties);
        }

        var configuration = await Options.ConfigurationManager.GetConfigurationAsync(Context.RequestAborted);
        if (RefuseAnswer(configuration) is { } refusal)
        {
            return HandleRequestResult.Fail(refusal, properties);
        }

        if (Request.Query.ContainsKey("error"))
        {
            return await HandleProviderErrorAsync(properties);
        }

        if (Single("code") is not { } code || nonce is null ||
            !properties.Items.Remove(OpenIdConnectDefaults.CodeVerifierKey, out var verifier) || verifier is null ||
            !properties.Items.Remove(OpenIdConnectDefaults.RedirectUriForCodeKey, out var redirectUri) || redirectUri is null)
        {
            return HandleRequestResult.Fail("The answer has no code, or this browser has no nonce for it.", properties);
        }

        var (idToken, accessToken) = await new ProviderBackchannel(Options, configuration)
            .RedeemCodeAsync(code, redirectUri, verifier, Context.RequestAborted);
        var verdict = await ValidateAsync(configuration, idToken, accessToken, Hash(nonce));
        return verdict.Claims is { } claims
            ? await BelieveAsync(configuration, claims, idToken, accessToken, properties)
            : HandleRequestResult.Fail($"The ID token was refused: {verdict.Refusal}.", properties);
    }

    private static string RandomText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private static string LocalOrRoot(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) &&
        !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address
            : "/";

    private string? Single(string parameter) => Request.Query[parameter] is [{ Length: > 0 } value] ? value : null;

    private async Task GiveUpAsync(Exception failure, AuthenticationProperties properties)
    {
        LogProviderUnreachable(Logger, failure);
        var context = new RemoteFailureContext(Context, Scheme, Options, failure) { Properties = properties };
        await Events.RemoteFailure(context);
        if (context.Result is not { Handled: true })
        {
            throw new AuthenticationFailureException("The OpenID provider cannot be reached.", failure);
        }
    }

    private string WriteNonceCookie(AuthenticationProperties properties)
    {
        var nonce = RandomText();
        var name = RandomText()[..16];
        properties.Items[OpenIdConnectDefaults.NonceCookieKey] = name;
        Response.Cookies.Append(
            OpenIdConnectDefaults.NonceCookiePrefix + name,
            Options.StringDataFormat.Protect(nonce, name),
            Options.CorrelationCookie.Build(Context, TimeProvider.GetUtcNow()));
        return nonce;
    }

    private string? TakeNonceCookie(AuthenticationProperties properties)
    {
        if (!properties.Items.Remove(OpenIdConnectDefaults.NonceCookieKey, out var name) || name is null)
        {
            return null;
        }

        var cookie = OpenIdConnectDefaults.NonceCookiePrefix + name;
        if (Request.Cookies[cookie] is not { } value)
        {
            return null;
        }

        Response.Cookies.Delete(cookie, Options.CorrelationCookie.Build(Context, TimeProvider.GetUtcNow()));
        return Options.StringDataFormat.Unprotect(value, name);
    }

    private bool IsInTime(AuthenticationProperties properties) =>
        properties.Items.Remove(BegunKey, out var text) &&
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var begun) &&
        TimeProvider.GetUtcNow() <= DateTimeOffset.FromUnixTimeSeconds(begun) + Options.RemoteAuthenticationTimeout;

    private string? RefuseAnswer(OpenIdConnectConfiguration configuration)
    {
        var isNamed = Request.Query.ContainsKey("iss");
        return (isNamed || configuration.NamesIssuerInAnswers) &&
            !string.Equals(Single("iss"), configuration.Issuer, StringComparison.Ordinal)
                ? "The answer came from another provider."
                : null;
    }

    private async Task<HandleRequestResult> HandleProviderErrorAsync(AuthenticationProperties properties)
    {
        var error = ProviderBackchannel.ErrorCode(Single("error"));
        if (string.Equals(error, "access_denied", StringComparison.Ordinal))
        {
            var denied = await HandleAccessDeniedErrorAsync(properties);
            if (!denied.None)
            {
                return denied;
            }
        }

        return HandleRequestResult.Fail($"The provider did not sign the person in ({error}).", properties);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The OpenID provider's configuration could not be fetched.")]
    private static partial void LogProviderUnreachable(ILogger logger, Exception exception);
}
