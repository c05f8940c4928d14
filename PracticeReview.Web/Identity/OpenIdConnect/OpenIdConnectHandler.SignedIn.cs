using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>From a redeemed code to a ticket.</summary>
public sealed partial class OpenIdConnectHandler
{
    private async Task<IdTokenVerdict> ValidateAsync(
        OpenIdConnectConfiguration configuration, string idToken, string? accessToken, string nonce)
    {
        var expected = new IdTokenExpectations
        {
            Issuer = configuration.Issuer,
            ClientId = Options.ClientId!,
            Nonce = nonce,
            AccessToken = accessToken,
            ValidAlgorithms = [.. Options.TokenValidationParameters.ValidAlgorithms],
            ClockSkew = Options.TokenValidationParameters.ClockSkew,
            MaxAge = Options.MaxAge,
        };
        var verdict = IdTokenValidator.Validate(idToken, expected, configuration.SigningKeys, TimeProvider.GetUtcNow());
        if (verdict.Refusal != IdTokenRefusal.UnknownKey)
        {
            return verdict;
        }

        // The provider may have renewed its keys since they were fetched. The issuer is not taken from the new document.
        var renewed = await Options.ConfigurationManager.RefreshAsync(configuration, Context.RequestAborted);
        return IdTokenValidator.Validate(idToken, expected, renewed.SigningKeys, TimeProvider.GetUtcNow());
    }

    private async Task<HandleRequestResult> BelieveAsync(
        OpenIdConnectConfiguration configuration,
        JsonElement claims,
        string idToken,
        string? accessToken,
        AuthenticationProperties properties)
    {
        var parameters = Options.TokenValidationParameters;
        var identity = new ClaimsIdentity(Scheme.Name, parameters.NameClaimType, parameters.RoleClaimType);
        foreach (var claim in claims.EnumerateObject())
        {
            AddClaims(identity, claim, configuration.Issuer);
        }

        var userInfo = claims;
        if (Options.GetClaimsFromUserInfoEndpoint && configuration.UserInfoEndpoint is not null && accessToken is not null)
        {
            userInfo = await new ProviderBackchannel(Options, configuration)
                .GetUserInfoAsync(accessToken, StrictJson.Text(claims, "sub")!, Context.RequestAborted);
        }

        foreach (var action in Options.ClaimActions)
        {
            action.Run(userInfo, identity, configuration.Issuer);
        }

        if (Options.SaveTokens)
        {
            // Only what signing out at the provider needs; no access token outlives this request.
            properties.StoreTokens([new AuthenticationToken { Name = OpenIdConnectDefaults.IdToken, Value = idToken }]);
        }

        var context = new TokenValidatedContext(Context, Scheme, Options, properties) { Principal = new ClaimsPrincipal(identity) };
        await Events.TokenValidated(context);
        return context.Result
            ?? HandleRequestResult.Success(new AuthenticationTicket(context.Principal, context.Properties, Scheme.Name));
    }

    private static void AddClaims(ClaimsIdentity identity, JsonProperty claim, string issuer)
    {
        var values = claim.Value.ValueKind == JsonValueKind.Array ? claim.Value.EnumerateArray().ToList() : [claim.Value];
        foreach (var value in values)
        {
            var (text, type) = value.ValueKind switch
            {
                JsonValueKind.String => (value.GetString()!, ClaimValueTypes.String),
                JsonValueKind.True => ("true", ClaimValueTypes.Boolean),
                JsonValueKind.False => ("false", ClaimValueTypes.Boolean),
                JsonValueKind.Number => (value.GetRawText(), ClaimValueTypes.Double),
                _ => (value.GetRawText(), "JSON"),
            };
            identity.AddClaim(new Claim(claim.Name, text, type, issuer));
        }
    }
}
