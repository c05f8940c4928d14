using System.Security.Cryptography;
using System.Text.Json;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>A provider's public key that may sign ID tokens. Holds parameters only, so that it needs no disposal.</summary>
public sealed class SigningKey
{
    /// <summary>The algorithms that can be checked at all. HMAC and <c>none</c> are not among them and cannot be added.</summary>
    public static readonly IReadOnlyCollection<string> SupportedAlgorithms = ["RS256", "PS256", "ES256"];

    private const int SmallestModulusInBytes = 256;
    private const int LargestModulusInBytes = 1024;

    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _elliptic;
    private readonly string? _algorithm;

    private SigningKey(string? keyId, string? algorithm, RSAParameters? rsa, ECParameters? elliptic) =>
        (KeyId, _algorithm, _rsa, _elliptic) = (keyId, algorithm, rsa, elliptic);

    /// <summary>The key's <c>kid</c>.</summary>
    public string? KeyId { get; }

    /// <summary>
    /// Reads the keys of a JSON Web Key Set that can sign. Keys for encryption, of other kinds, too short
    /// (RSA below 2048 bits) or malformed are left out; a document that is not a key set is refused with a
    /// <see cref="JsonException"/>.
    /// </summary>
    public static IReadOnlyList<SigningKey> ReadSet(string json)
    {
        using var document = JsonDocument.Parse(json, StrictJson.Options);
        if (document.RootElement.ValueKind != JsonValueKind.Object ||
            !document.RootElement.TryGetProperty("keys", out var keys) ||
            keys.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("The document is not a key set.");
        }

        return [.. keys.EnumerateArray().Select(Read).OfType<SigningKey>()];
    }

    /// <summary>Whether the key's kind, and its own <c>alg</c> if it has one, fit the algorithm.</summary>
    public bool IsFor(string algorithm) =>
        (_algorithm is null || string.Equals(_algorithm, algorithm, StringComparison.Ordinal)) &&
        algorithm switch
        {
            "RS256" or "PS256" => _rsa is not null,
            "ES256" => _elliptic is not null,
            _ => false,
        };

    /// <summary>Whether the signature over the data is this key's, by an algorithm that <see cref="IsFor"/> it.</summary>
    public bool Verify(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (!IsFor(algorithm))
        {
            return false;
        }

        if (_elliptic is { } point)
        {
            using var elliptic = ECDsa.Create(point);
            return signature.Length == 64 && elliptic.VerifyData(
                data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = RSA.Create(_rsa!.Value);
        var padding = string.Equals(algorithm, "PS256", StringComparison.Ordinal)
            ? RSASignaturePadding.Pss
            : RSASignaturePadding.Pkcs1;
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, padding);
    }

    private static SigningKey? Read(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object ||
            StrictJson.Text(key, "use") is { } use && !string.Equals(use, "sig", StringComparison.Ordinal) ||
            key.TryGetProperty("key_ops", out var operations) && !StrictJson.Contains(operations, "verify"))
        {
            return null;
        }

        var keyId = StrictJson.Text(key, "kid");
        var algorithm = StrictJson.Text(key, "alg");
        return StrictJson.Text(key, "kty") switch
        {
            "RSA" => ReadRsa(key) is { } rsa ? new SigningKey(keyId, algorithm, rsa, elliptic: null) : null,
            "EC" => ReadElliptic(key) is { } point ? new SigningKey(keyId, algorithm, rsa: null, point) : null,
            _ => null,
        };
    }

    private static RSAParameters? ReadRsa(JsonElement key)
    {
        var modulus = StrictJson.Bytes(StrictJson.Text(key, "n"));
        var exponent = StrictJson.Bytes(StrictJson.Text(key, "e"));
        if (modulus is not { Length: >= SmallestModulusInBytes and <= LargestModulusInBytes } || modulus[0] == 0 ||
            exponent is not { Length: >= 1 and <= 8 })
        {
            return null;
        }

        var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
        return CanBeImported(() => RSA.Create(parameters)) ? parameters : null;
    }

    private static ECParameters? ReadElliptic(JsonElement key)
    {
        var x = StrictJson.Bytes(StrictJson.Text(key, "x"));
        var y = StrictJson.Bytes(StrictJson.Text(key, "y"));
        if (!string.Equals(StrictJson.Text(key, "crv"), "P-256", StringComparison.Ordinal) ||
            x is not { Length: 32 } || y is not { Length: 32 })
        {
            return null;
        }

        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } };
        return CanBeImported(() => ECDsa.Create(parameters)) ? parameters : null;
    }

    private static bool CanBeImported(Func<AsymmetricAlgorithm> create)
    {
        try
        {
            using var key = create();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
