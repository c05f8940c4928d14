namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>What an ID token must say to be believed for one sign-in.</summary>
public sealed record IdTokenExpectations
{
    /// <summary>The provider's issuer, compared character by character.</summary>
    public required string Issuer { get; init; }

    /// <summary>Our client id, which must be (among) the audience.</summary>
    public required string ClientId { get; init; }

    /// <summary>The nonce that went out with this sign-in.</summary>
    public required string Nonce { get; init; }

    /// <summary>The access token that came with the ID token, if one did.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Names of the allowed algorithms; those not in <see cref="SigningKey.SupportedAlgorithms"/> stay refused.</summary>
    public required IReadOnlyCollection<string> ValidAlgorithms { get; init; }

    /// <summary>How far the provider's clock may stray from ours.</summary>
    public required TimeSpan ClockSkew { get; init; }

    /// <summary>The longest time since the person proved who they are, when the portal asked for a limit.</summary>
    public TimeSpan? MaxAge { get; init; }
}
