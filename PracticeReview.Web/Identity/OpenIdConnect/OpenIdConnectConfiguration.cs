using System.Text.Json;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>A provider's addresses and keys, as its discovery document and key set give them.</summary>
public sealed record OpenIdConnectConfiguration
{
    public required string Issuer { get; init; }

    public required Uri AuthorizationEndpoint { get; init; }

    public required Uri TokenEndpoint { get; init; }

    public required Uri JwksUri { get; init; }

    public Uri? UserInfoEndpoint { get; init; }

    public Uri? EndSessionEndpoint { get; init; }

    /// <summary>Whether the client's secret goes in the header (<c>client_secret_basic</c>) or in the form.</summary>
    public required bool AuthenticatesByHeader { get; init; }

    /// <summary>Whether every answer to a sign-in names its issuer (RFC 9207).</summary>
    public required bool NamesIssuerInAnswers { get; init; }

    public IReadOnlyList<SigningKey> SigningKeys { get; init; } = [];

    /// <summary>
    /// Reads a discovery document, without keys. Refuses, with a <see cref="JsonException"/>, one that speaks for
    /// another authority, lacks an address, or names an address that <paramref name="isSafe"/> does not accept.
    /// </summary>
    public static OpenIdConnectConfiguration Read(string json, string authority, Func<Uri, bool> isSafe)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object ||
            StrictJson.Text(root, "issuer") is not { } issuer ||
            !string.Equals(issuer.TrimEnd('/'), authority.TrimEnd('/'), StringComparison.Ordinal))
        {
            throw new JsonException("The discovery document speaks for another issuer than the authority.");
        }

        return new OpenIdConnectConfiguration
        {
            Issuer = issuer,
            AuthorizationEndpoint = Required("authorization_endpoint"),
            TokenEndpoint = Required("token_endpoint"),
            JwksUri = Required("jwks_uri"),
            UserInfoEndpoint = Optional("userinfo_endpoint"),
            EndSessionEndpoint = Optional("end_session_endpoint"),
            // Basic is what the specification presumes where the document is silent.
            AuthenticatesByHeader = !root.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) ||
                StrictJson.Contains(methods, "client_secret_basic"),
            NamesIssuerInAnswers =
                root.TryGetProperty("authorization_response_iss_parameter_supported", out var names) &&
                names.ValueKind == JsonValueKind.True,
        };

        Uri Required(string name) =>
            Optional(name) ?? throw new JsonException($"The discovery document has no {name}.");

        Uri? Optional(string name)
        {
            if (StrictJson.Text(root, name) is not { } text)
            {
                return null;
            }

            return Uri.TryCreate(text, UriKind.Absolute, out var address) && isSafe(address)
                ? address
                : throw new JsonException($"The discovery document's {name} is not a safe address.");
        }
    }
}
