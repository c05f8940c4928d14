using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>
/// Decides whether an ID token is to be believed (OpenID Connect Core 1.0, 3.1.3.7). Pure: knows no network and
/// no clock. Keys that a token brings along in its own header are never looked at.
/// </summary>
public static class IdTokenValidator
{
    /// <summary>The longest token that is looked at, in characters.</summary>
    public const int LargestToken = 16 * 1024;

    // Seconds since 1970; the year 9999. Anything beyond is not a time.
    private const long LatestTime = 253_402_300_799;

    /// <summary>Checks the token against what this sign-in expects and the provider's keys, as of <paramref name="now"/>.</summary>
    public static IdTokenVerdict Validate(
        string token, IdTokenExpectations expected, IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        if (token.Length > LargestToken)
        {
            return IdTokenVerdict.Refused(IdTokenRefusal.TooLarge);
        }

        var parts = token.Split('.');
        if (parts.Length != 3 ||
            StrictJson.Bytes(parts[0]) is not { } headerBytes || StrictJson.ParseObject(headerBytes) is not { } header)
        {
            return IdTokenVerdict.Refused(IdTokenRefusal.Malformed);
        }

        if (RefuseHeader(header, expected) is { } unusable)
        {
            return IdTokenVerdict.Refused(unusable);
        }

        if (StrictJson.Bytes(parts[1]) is not { } payload || StrictJson.Bytes(parts[2]) is not { } signature)
        {
            return IdTokenVerdict.Refused(IdTokenRefusal.Malformed);
        }

        if (RefuseSignature(header, keys, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature) is { } unsigned)
        {
            return IdTokenVerdict.Refused(unsigned);
        }

        if (StrictJson.ParseObject(payload) is not { } claims)
        {
            return IdTokenVerdict.Refused(IdTokenRefusal.Malformed);
        }

        var refusal = RefuseParties(claims, expected)
            ?? RefuseTimes(claims, expected, now.ToUnixTimeSeconds())
            ?? RefuseBindings(claims, expected);
        return refusal is { } reason ? IdTokenVerdict.Refused(reason) : IdTokenVerdict.Believed(claims);
    }

    private static IdTokenRefusal? RefuseHeader(JsonElement header, IdTokenExpectations expected)
    {
        if (header.TryGetProperty("kid", out var kid) && kid.ValueKind != JsonValueKind.String)
        {
            return IdTokenRefusal.Malformed;
        }

        if (StrictJson.Text(header, "alg") is not { } algorithm ||
            !expected.ValidAlgorithms.Contains(algorithm, StringComparer.Ordinal) ||
            !SigningKey.SupportedAlgorithms.Contains(algorithm, StringComparer.Ordinal))
        {
            return IdTokenRefusal.AlgorithmNotAllowed;
        }

        var isOtherType = header.TryGetProperty("typ", out var type) &&
            !(type.ValueKind == JsonValueKind.String &&
                string.Equals(type.GetString(), "JWT", StringComparison.OrdinalIgnoreCase));
        return isOtherType || header.TryGetProperty("crit", out _) ? IdTokenRefusal.UnsupportedHeader : null;
    }

    private static IdTokenRefusal? RefuseSignature(
        JsonElement header, IReadOnlyList<SigningKey> keys, byte[] signed, byte[] signature)
    {
        var algorithm = StrictJson.Text(header, "alg")!;
        var keyId = StrictJson.Text(header, "kid");

        // A token without a key id is only clear when there is but one key that it could mean.
        List<SigningKey> candidates = keyId is null
            ? [.. keys.Where(key => key.IsFor(algorithm))]
            : [.. keys.Where(key => string.Equals(key.KeyId, keyId, StringComparison.Ordinal))];
        if (candidates.Count == 0 || keyId is null && candidates.Count > 1)
        {
            return IdTokenRefusal.UnknownKey;
        }

        candidates.RemoveAll(key => !key.IsFor(algorithm));
        return candidates switch
        {
            [] => IdTokenRefusal.KeyNotForAlgorithm,
            [var key] when key.Verify(algorithm, signed, signature) => null,
            _ => IdTokenRefusal.BadSignature,
        };
    }

    private static IdTokenRefusal? RefuseParties(JsonElement claims, IdTokenExpectations expected)
    {
        if (!string.Equals(StrictJson.Text(claims, "iss"), expected.Issuer, StringComparison.Ordinal))
        {
            return IdTokenRefusal.WrongIssuer;
        }

        if (!claims.TryGetProperty("aud", out var audience))
        {
            return IdTokenRefusal.MissingClaim;
        }

        var isForUs = audience.ValueKind == JsonValueKind.String
            ? audience.ValueEquals(expected.ClientId)
            : StrictJson.Contains(audience, expected.ClientId);
        var isForOthersToo = audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() > 1;
        var wasGivenToUs = claims.TryGetProperty("azp", out var party)
            ? party.ValueKind == JsonValueKind.String && party.ValueEquals(expected.ClientId)
            : !isForOthersToo;
        if (!isForUs || !wasGivenToUs)
        {
            return IdTokenRefusal.WrongAudience;
        }

        return StrictJson.Text(claims, "sub") is { Length: > 0 and <= 255 } ? null : IdTokenRefusal.MissingClaim;
    }

    private static IdTokenRefusal? RefuseTimes(JsonElement claims, IdTokenExpectations expected, long now)
    {
        var skew = (long)expected.ClockSkew.TotalSeconds;
        if (Seconds(claims, "exp") is not { } expires || Seconds(claims, "iat") is not { } issued)
        {
            return IdTokenRefusal.MissingClaim;
        }

        if (now >= expires + skew)
        {
            return IdTokenRefusal.Expired;
        }

        if (claims.TryGetProperty("nbf", out _) && Seconds(claims, "nbf") is not { })
        {
            return IdTokenRefusal.MissingClaim;
        }

        if (issued > now + skew || Seconds(claims, "nbf") > now + skew)
        {
            return IdTokenRefusal.NotYetValid;
        }

        if (expected.MaxAge is not { } maxAge)
        {
            return null;
        }

        return Seconds(claims, "auth_time") is not { } proved ? IdTokenRefusal.MissingClaim
            : now > proved + (long)maxAge.TotalSeconds + skew ? IdTokenRefusal.SignedInTooLongAgo
            : null;
    }

    private static IdTokenRefusal? RefuseBindings(JsonElement claims, IdTokenExpectations expected)
    {
        if (StrictJson.Text(claims, "nonce") is not { } nonce || !StrictJson.SameSecret(nonce, expected.Nonce))
        {
            return IdTokenRefusal.WrongNonce;
        }

        if (!claims.TryGetProperty("at_hash", out _))
        {
            return null;
        }

        // Every supported algorithm hashes with SHA-256; at_hash is the left half (Core 1.0, 3.1.3.6).
        var isOurs = expected.AccessToken is { } access && StrictJson.Text(claims, "at_hash") is { } hash &&
            StrictJson.SameSecret(hash, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(access)).AsSpan(0, 16)));
        return isOurs ? null : IdTokenRefusal.WrongAccessToken;
    }

    private static long? Seconds(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number &&
        value.TryGetDouble(out var seconds) && seconds is >= 0 and <= LatestTime
            ? (long)seconds
            : null;
}
