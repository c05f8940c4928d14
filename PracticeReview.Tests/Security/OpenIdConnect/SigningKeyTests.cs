using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using PracticeReview.Web.Identity.OpenIdConnect;

namespace PracticeReview.Tests.Security.OpenIdConnect;

public sealed class SigningKeyTests(TokenForge forge) : IClassFixture<TokenForge>
{
    [Fact]
    public void Keys_for_signing_are_read() =>
        SigningKey.ReadSet(TokenForge.KeySet(forge.RsaKey(), forge.EllipticKey()))
            .Select(key => key.KeyId).ShouldBe(["rsa", "elliptic"]);

    [Theory]
    [InlineData("use", "\"enc\"")]
    [InlineData("key_ops", "[\"encrypt\"]")]
    [InlineData("kty", "\"oct\"")]
    [InlineData("n", "\"AQAB\"")]
    [InlineData("n", "\"not base64!\"")]
    [InlineData("e", null)]
    public void Keys_that_cannot_sign_are_left_out(string property, string? json)
    {
        var key = forge.RsaKey();
        key[property] = json is null ? null : JsonNode.Parse(json);

        SigningKey.ReadSet(TokenForge.KeySet(key)).ShouldBeEmpty();
    }

    [Fact]
    public void A_short_key_is_left_out()
    {
        using var rsa = RSA.Create(1024);
        var key = forge.RsaKey();
        key["n"] = System.Buffers.Text.Base64Url.EncodeToString(rsa.ExportParameters(includePrivateParameters: false).Modulus);

        SigningKey.ReadSet(TokenForge.KeySet(key)).ShouldBeEmpty();
    }

    [Fact]
    public void A_point_that_is_not_on_the_curve_is_left_out()
    {
        var key = forge.EllipticKey();
        key["y"] = key["x"]!.GetValue<string>();

        SigningKey.ReadSet(TokenForge.KeySet(key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("not json")]
    public void What_is_not_a_key_set_is_refused(string json) => Should.Throw<JsonException>(() => SigningKey.ReadSet(json));
}
