using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>Reading of JSON and base64url that leaves no room for two readings of the same text.</summary>
internal static class StrictJson
{
    /// <summary>No comments, no trailing commas, no name twice, no deep nesting.</summary>
    public static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The text of a property, or nothing when it is missing or not a text.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether the element is a list that holds the text.</summary>
    public static bool Contains(JsonElement list, string text) =>
        list.ValueKind == JsonValueKind.Array &&
        list.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(text));

    /// <summary>The bytes of canonical base64url without padding or spaces, or nothing.</summary>
    public static byte[]? Bytes(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length % 4 == 1 || text.ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }

        return text.SequenceEqual(Base64Url.EncodeToString(bytes)) ? bytes : null;
    }

    /// <summary>The object in the bytes, or nothing when they are not exactly one strict JSON object.</summary>
    public static JsonElement? ParseObject(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            // Written out once, so that text which is not Unicode (half of a surrogate pair) is found here and not later.
            using var writer = new Utf8JsonWriter(Stream.Null);
            document.RootElement.WriteTo(writer);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception notStrict) when (notStrict is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Compares in a time that does not depend on where two texts differ.</summary>
    public static bool SameSecret(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
