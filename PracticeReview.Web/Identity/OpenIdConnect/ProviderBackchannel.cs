using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>What is asked of the provider from server to server during one sign-in.</summary>
internal sealed class ProviderBackchannel(OpenIdConnectOptions options, OpenIdConnectConfiguration configuration)
{
    /// <summary>
    /// Exchanges the code for tokens. Throws <see cref="AuthenticationFailureException"/> with the provider's error
    /// code, and no more of its words, when it refuses.
    /// </summary>
    public async Task<(string IdToken, string? AccessToken)> RedeemCodeAsync(
        string code, string redirectUri, string verifier, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (options.ClientAuthentication is { } chosen
            ? string.Equals(chosen, "client_secret_basic", StringComparison.Ordinal)
            : configuration.AuthenticatesByHeader)
        {
            // RFC 6749, 2.3.1: both halves are form-encoded before they are joined.
            var pair = $"{FormEncode(options.ClientId!)}:{FormEncode(options.ClientSecret!)}";
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = options.ClientId!;
            form["client_secret"] = options.ClientSecret!;
        }

        request.Content = new FormUrlEncodedContent(form);
        var answer = await SendAsync(request, "token", cancellationToken);
        if (StrictJson.Text(answer, OpenIdConnectDefaults.IdToken) is not { } idToken)
        {
            throw new AuthenticationFailureException("The token endpoint gave no ID token.");
        }

        return (idToken, StrictJson.Text(answer, "access_token"));
    }

    /// <summary>Fetches the person's claims; refuses an answer about another person than the ID token's.</summary>
    public async Task<JsonElement> GetUserInfoAsync(string accessToken, string subject, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        var answer = await SendAsync(request, "user-info", cancellationToken);
        return string.Equals(StrictJson.Text(answer, "sub"), subject, StringComparison.Ordinal)
            ? answer
            : throw new AuthenticationFailureException("The user-info endpoint spoke of another person.");
    }

    private static string FormEncode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string endpoint, CancellationToken cancellationToken)
    {
        byte[] body;
        HttpResponseMessage response;
        try
        {
            using (response = await options.Backchannel.SendAsync(request, cancellationToken))
            {
                body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            }
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException &&
            !cancellationToken.IsCancellationRequested)
        {
            throw new AuthenticationFailureException($"The {endpoint} endpoint could not be reached.", unreachable);
        }

        var answer = StrictJson.ParseObject(body);
        if (response.IsSuccessStatusCode && answer is { } told)
        {
            return told;
        }

        var error = answer is { } refusal ? ErrorCode(StrictJson.Text(refusal, "error")) : "no error code";
        throw new AuthenticationFailureException(
            $"The {endpoint} endpoint refused with status {(int)response.StatusCode} ({error}).");
    }

    /// <summary>An error code as it may go to the log: short and of plain letters, or not at all.</summary>
    internal static string ErrorCode(string? error) =>
        error is { Length: > 0 and <= 60 } && error.All(c => char.IsAsciiLetterLower(c) || c == '_') ? error : "no error code";
}
