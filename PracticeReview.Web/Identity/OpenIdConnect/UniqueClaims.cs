using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>Claim mapping that Microsoft's package has and the shared framework lacks.</summary>
public static class UniqueClaims
{
    /// <summary>Takes a claim from the provider's JSON unless the identity already has it with the same value.</summary>
    public static void MapUniqueJsonKey(this ClaimActionCollection collection, string claimType, string jsonKey) =>
        collection.Add(new UniqueJsonKeyClaimAction(claimType, jsonKey));

    private sealed class UniqueJsonKeyClaimAction(string claimType, string jsonKey)
        : JsonKeyClaimAction(claimType, ClaimValueTypes.String, jsonKey)
    {
        public override void Run(JsonElement userData, ClaimsIdentity identity, string issuer)
        {
            if (StrictJson.Text(userData, JsonKey) is { Length: > 0 } value && !identity.HasClaim(ClaimType, value))
            {
                identity.AddClaim(new Claim(ClaimType, value, ValueType, issuer));
            }
        }
    }
}
