using System.Text.Json;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>What came of checking an ID token: its claims, or the reason why it was refused.</summary>
public sealed record IdTokenVerdict
{
    private IdTokenVerdict(JsonElement? claims, IdTokenRefusal? refusal) => (Claims, Refusal) = (claims, refusal);

    /// <summary>The token's payload, when every check passed.</summary>
    public JsonElement? Claims { get; }

    /// <summary>The first check that failed.</summary>
    public IdTokenRefusal? Refusal { get; }

    internal static IdTokenVerdict Believed(JsonElement claims) => new(claims, refusal: null);

    internal static IdTokenVerdict Refused(IdTokenRefusal refusal) => new(claims: null, refusal);
}
