using System.Text.Json;
using System.Text.Json.Nodes;
using PracticeReview.Web.Identity.OpenIdConnect;

namespace PracticeReview.Tests.Security.OpenIdConnect;

public sealed class IdTokenValidatorTests(TokenForge forge) : IClassFixture<TokenForge>
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly long Second = Now.ToUnixTimeSeconds();

    private static readonly IdTokenExpectations Expected = new()
    {
        Issuer = "https://provider.example",
        ClientId = "portal",
        Nonce = "the-nonce",
        AccessToken = "the-access-token",
        ValidAlgorithms = ["RS256", "PS256", "ES256"],
        ClockSkew = TimeSpan.FromSeconds(60),
    };

    [Theory]
    [InlineData("RS256", "rsa")]
    [InlineData("PS256", "rsa")]
    [InlineData("ES256", "elliptic")]
    public void An_honest_token_is_believed(string algorithm, string kid)
    {
        var verdict = Validate(forge.Sign(Payload(), algorithm, kid));

        verdict.Refusal.ShouldBeNull();
        verdict.Claims!.Value.GetProperty("sub").GetString().ShouldBe("juniper");
    }

    [Fact]
    public void A_token_without_key_id_is_believed_only_where_one_key_fits()
    {
        var token = forge.Sign(Payload(), kid: null);

        Validate(token).Refusal.ShouldBeNull();
        using var other = new TokenForge();
        Validate(token, Keys(forge.RsaKey(), other.RsaKey("second"))).Refusal.ShouldBe(IdTokenRefusal.UnknownKey);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("HS512")]
    [InlineData("RS512")]
    [InlineData("rs256")]
    [InlineData("")]
    public void Only_algorithms_on_the_list_are_accepted(string algorithm)
    {
        var token = forge.SignRaw($$"""{"alg":"{{algorithm}}","kid":"rsa"}""", Payload().ToJsonString());

        Validate(token).Refusal.ShouldBe(IdTokenRefusal.AlgorithmNotAllowed);
    }

    [Fact]
    public void None_and_HMAC_stay_refused_even_when_somebody_lists_them()
    {
        var generous = Expected with { ValidAlgorithms = ["RS256", "none", "HS256"] };

        foreach (var algorithm in (string[])["none", "HS256"])
        {
            var token = forge.Sign(Payload(), algorithm);
            Validate(token, expected: generous).Refusal.ShouldBe(IdTokenRefusal.AlgorithmNotAllowed);
        }
    }

    [Fact]
    public void The_public_key_used_as_a_shared_secret_is_refused() =>
        Validate(forge.Sign(Payload(), "HS256")).Refusal.ShouldBe(IdTokenRefusal.AlgorithmNotAllowed);

    [Fact]
    public void An_algorithm_taken_off_the_list_is_refused() =>
        Validate(forge.Sign(Payload()), expected: Expected with { ValidAlgorithms = ["ES256"] })
            .Refusal.ShouldBe(IdTokenRefusal.AlgorithmNotAllowed);

    [Theory]
    [InlineData("ES256", "rsa")]
    [InlineData("RS256", "elliptic")]
    public void The_algorithm_must_fit_the_kind_of_key(string algorithm, string kid) =>
        Validate(forge.Sign(Payload(), algorithm, kid)).Refusal.ShouldBe(IdTokenRefusal.KeyNotForAlgorithm);

    [Fact]
    public void The_algorithm_must_be_the_one_the_key_was_published_for()
    {
        var key = forge.RsaKey();
        key["alg"] = "RS256";

        Validate(forge.Sign(Payload(), "PS256"), Keys(key)).Refusal.ShouldBe(IdTokenRefusal.KeyNotForAlgorithm);
    }

    [Fact]
    public void A_header_that_lies_about_the_padding_is_refused()
    {
        var pkcs = forge.SignRaw("""{"alg":"PS256","kid":"rsa"}""", Payload().ToJsonString(), "RS256");

        Validate(pkcs).Refusal.ShouldBe(IdTokenRefusal.BadSignature);
    }

    [Fact]
    public void An_elliptic_signature_in_another_form_is_refused()
    {
        var der = forge.SignRaw("""{"alg":"ES256","kid":"elliptic"}""", Payload().ToJsonString(), "ES256-DER");

        Validate(der).Refusal.ShouldBe(IdTokenRefusal.BadSignature);
    }

    [Fact]
    public void An_elliptic_signature_of_zeroes_is_refused()
    {
        var parts = forge.Sign(Payload(), "ES256", "elliptic").Split('.');
        var zeroes = System.Buffers.Text.Base64Url.EncodeToString(new byte[64]);

        Validate($"{parts[0]}.{parts[1]}.{zeroes}").Refusal.ShouldBe(IdTokenRefusal.BadSignature);
    }

    [Fact]
    public void A_stripped_signature_is_refused()
    {
        var parts = forge.Sign(Payload()).Split('.');

        Validate($"{parts[0]}.{parts[1]}").Refusal.ShouldBe(IdTokenRefusal.Malformed);
        Validate($"{parts[0]}.{parts[1]}.").Refusal.ShouldBe(IdTokenRefusal.Malformed);
        Validate($"{parts[0]}.{parts[1]}.{parts[2]}.").Refusal.ShouldBe(IdTokenRefusal.Malformed);
    }

    [Fact]
    public void A_changed_payload_is_refused()
    {
        var parts = forge.Sign(Payload()).Split('.');
        var changed = Payload();
        changed["sub"] = "somebody-else";

        Validate($"{parts[0]}.{TokenForge.Encode(changed.ToJsonString())}.{parts[2]}")
            .Refusal.ShouldBe(IdTokenRefusal.BadSignature);
    }

    [Fact]
    public void A_stranger_with_the_same_key_id_is_refused()
    {
        using var stranger = new TokenForge();

        Validate(stranger.Sign(Payload())).Refusal.ShouldBe(IdTokenRefusal.BadSignature);
    }

    [Fact]
    public void A_key_brought_along_in_the_header_is_not_used()
    {
        using var stranger = new TokenForge();
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = "brought", ["jwk"] = stranger.RsaKey("brought") };

        Validate(stranger.SignRaw(header.ToJsonString(), Payload().ToJsonString())).Refusal.ShouldBe(IdTokenRefusal.UnknownKey);
    }

    [Theory]
    [InlineData("""{"alg":"RS256","kid":"rsa","alg":"none"}""", IdTokenRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"rsa","kid":"rsa"}""", IdTokenRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"rsa","\u0061lg":"none"}""", IdTokenRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":7}""", IdTokenRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"\ud800"}""", IdTokenRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"rsa",}""", IdTokenRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"rsa"} {}""", IdTokenRefusal.Malformed)]
    [InlineData("""["RS256"]""", IdTokenRefusal.Malformed)]
    [InlineData("""{"alg":"RS256","kid":"rsa","crit":["b64"],"b64":false}""", IdTokenRefusal.UnsupportedHeader)]
    [InlineData("""{"alg":"RS256","kid":"rsa","typ":"at+jwt"}""", IdTokenRefusal.UnsupportedHeader)]
    [InlineData("""{"alg":["RS256"],"kid":"rsa"}""", IdTokenRefusal.AlgorithmNotAllowed)]
    [InlineData("""{"kid":"rsa"}""", IdTokenRefusal.AlgorithmNotAllowed)]
    [InlineData("""{"alg":"RS256","kid":"gone"}""", IdTokenRefusal.UnknownKey)]
    public void A_header_with_two_readings_or_demands_is_refused(string header, IdTokenRefusal refusal) =>
        Validate(forge.SignRaw(header, Payload().ToJsonString())).Refusal.ShouldBe(refusal);

    [Fact]
    public void A_claim_given_twice_is_refused()
    {
        var twice = Payload().ToJsonString().Replace("\"sub\"", "\"sub\":\"admin\",\"sub\"", StringComparison.Ordinal);

        Validate(forge.SignRaw("""{"alg":"RS256","kid":"rsa"}""", twice)).Refusal.ShouldBe(IdTokenRefusal.Malformed);
    }

    [Theory]
    [InlineData("=")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("+")]
    public void Anything_but_bare_base64url_is_refused(string addition) =>
        Validate(forge.Sign(Payload()) + addition).Refusal.ShouldBe(IdTokenRefusal.Malformed);

    [Fact]
    public void A_huge_token_is_refused_unread()
    {
        var payload = Payload();
        payload["padding"] = new string('x', IdTokenValidator.LargestToken);

        Validate(forge.Sign(payload)).Refusal.ShouldBe(IdTokenRefusal.TooLarge);
    }

    [Fact]
    public void A_deeply_nested_token_is_refused()
    {
        var deep = $$"""{"sub":"juniper","deep":{{new string('[', 100)}}{{new string(']', 100)}}}""";

        Validate(forge.SignRaw("""{"alg":"RS256","kid":"rsa"}""", deep)).Refusal.ShouldBe(IdTokenRefusal.Malformed);
    }

    [Theory]
    [InlineData("iss", "\"https://provider.example/\"", IdTokenRefusal.WrongIssuer)]
    [InlineData("iss", null, IdTokenRefusal.WrongIssuer)]
    [InlineData("aud", "\"other\"", IdTokenRefusal.WrongAudience)]
    [InlineData("aud", "[\"other\"]", IdTokenRefusal.WrongAudience)]
    [InlineData("aud", "[\"portal\",\"other\"]", IdTokenRefusal.WrongAudience)]
    [InlineData("aud", "{\"portal\":true}", IdTokenRefusal.WrongAudience)]
    [InlineData("aud", null, IdTokenRefusal.MissingClaim)]
    [InlineData("azp", "\"other\"", IdTokenRefusal.WrongAudience)]
    [InlineData("sub", null, IdTokenRefusal.MissingClaim)]
    [InlineData("sub", "\"\"", IdTokenRefusal.MissingClaim)]
    [InlineData("sub", "1", IdTokenRefusal.MissingClaim)]
    [InlineData("exp", null, IdTokenRefusal.MissingClaim)]
    [InlineData("exp", "\"2556000000\"", IdTokenRefusal.MissingClaim)]
    [InlineData("exp", "1e300", IdTokenRefusal.MissingClaim)]
    [InlineData("iat", null, IdTokenRefusal.MissingClaim)]
    [InlineData("iat", "-1", IdTokenRefusal.MissingClaim)]
    [InlineData("nbf", "\"soon\"", IdTokenRefusal.MissingClaim)]
    [InlineData("nonce", "\"another\"", IdTokenRefusal.WrongNonce)]
    [InlineData("nonce", null, IdTokenRefusal.WrongNonce)]
    [InlineData("at_hash", "\"another\"", IdTokenRefusal.WrongAccessToken)]
    [InlineData("at_hash", "1", IdTokenRefusal.WrongAccessToken)]
    public void Each_claim_is_checked(string claim, string? json, IdTokenRefusal refusal)
    {
        var payload = Payload();
        payload.Remove(claim);
        if (json is not null)
        {
            payload[claim] = JsonNode.Parse(json);
        }

        Validate(forge.Sign(payload)).Refusal.ShouldBe(refusal);
    }

    [Fact]
    public void A_token_for_several_is_believed_when_it_was_given_to_us()
    {
        var payload = Payload();
        payload["aud"] = new JsonArray("other", "portal");
        payload["azp"] = "portal";

        Validate(forge.Sign(payload)).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("exp", -59, null)]
    [InlineData("exp", -60, IdTokenRefusal.Expired)]
    [InlineData("iat", 60, null)]
    [InlineData("iat", 61, IdTokenRefusal.NotYetValid)]
    [InlineData("nbf", 60, null)]
    [InlineData("nbf", 61, IdTokenRefusal.NotYetValid)]
    public void Clocks_may_differ_by_the_skew_and_no_more(string claim, int seconds, IdTokenRefusal? refusal)
    {
        var payload = Payload();
        payload[claim] = Second + seconds;

        Validate(forge.Sign(payload)).Refusal.ShouldBe(refusal);
    }

    [Theory]
    [InlineData(-359, null)]
    [InlineData(-361, IdTokenRefusal.SignedInTooLongAgo)]
    [InlineData(null, IdTokenRefusal.MissingClaim)]
    public void The_person_must_have_proved_who_they_are_recently_where_that_is_asked(int? seconds, IdTokenRefusal? refusal)
    {
        var payload = Payload();
        if (seconds is { } ago)
        {
            payload["auth_time"] = Second + ago;
        }

        Validate(forge.Sign(payload), expected: Expected with { MaxAge = TimeSpan.FromMinutes(5) }).Refusal.ShouldBe(refusal);
    }

    [Fact]
    public void A_hash_of_an_access_token_that_did_not_come_is_refused() =>
        Validate(forge.Sign(Payload()), expected: Expected with { AccessToken = null })
            .Refusal.ShouldBe(IdTokenRefusal.WrongAccessToken);

    private static JsonObject Payload() => new()
    {
        ["iss"] = "https://provider.example",
        ["aud"] = "portal",
        ["sub"] = "juniper",
        ["exp"] = Second + 300,
        ["iat"] = Second,
        ["nonce"] = "the-nonce",
        ["at_hash"] = TokenForge.AccessTokenHash("the-access-token"),
    };

    private static IReadOnlyList<SigningKey> Keys(params JsonNode[] keys) => SigningKey.ReadSet(TokenForge.KeySet(keys));

    private IdTokenVerdict Validate(
        string token, IReadOnlyList<SigningKey>? keys = null, IdTokenExpectations? expected = null) =>
        IdTokenValidator.Validate(token, expected ?? Expected, keys ?? Keys(forge.RsaKey(), forge.EllipticKey()), Now);
}
