using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity.OpenIdConnect;

namespace PracticeReview.Tests.Security.OpenIdConnect;

public sealed class ProviderConfigurationTests
{
    private const string Authority = "https://provider.example/tenant";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private const string Document = """
        {
          "issuer": "https://provider.example/tenant",
          "authorization_endpoint": "https://provider.example/authorize",
          "token_endpoint": "https://provider.example/token",
          "jwks_uri": "https://provider.example/keys",
          "token_endpoint_auth_methods_supported": ["client_secret_post"]
        }
        """;

    [Fact]
    public void A_discovery_document_is_read()
    {
        var read = OpenIdConnectConfiguration.Read(Document, Authority, Https);

        read.TokenEndpoint.ShouldBe(new Uri("https://provider.example/token"));
        read.AuthenticatesByHeader.ShouldBeFalse();
        read.EndSessionEndpoint.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"issuer\": \"https://provider.example/tenant\"", "\"issuer\": \"https://elsewhere.example\"")]
    [InlineData("https://provider.example/token", "http://provider.example/token")]
    [InlineData("https://provider.example/keys", "/keys")]
    [InlineData("\"token_endpoint\"", "\"no_endpoint\"")]
    public void A_discovery_document_that_leads_elsewhere_is_refused(string passage, string replacement)
    {
        var changed = Document.Replace(passage, replacement, StringComparison.Ordinal);
        changed.ShouldNotBe(Document);

        Should.Throw<JsonException>(() => OpenIdConnectConfiguration.Read(changed, Authority, Https));
    }

    [Theory]
    [InlineData("https://provider.example", true, true)]
    [InlineData("http://127.0.0.1:5999", false, true)]
    [InlineData("http://127.0.0.1:5999", true, false)]
    [InlineData("http://provider.example", true, false)]
    [InlineData("http://provider.example", false, false)]
    [InlineData("file:///etc/provider", false, false)]
    [InlineData(null, false, false)]
    public void Plain_http_is_only_for_this_machine_and_only_where_it_is_allowed(
        string? authority, bool requireHttps, bool accepted)
    {
        var options = Options(new Provider());
        options.Authority = authority;
        options.RequireHttpsMetadata = requireHttps;

        if (accepted)
        {
            options.Validate();
        }
        else
        {
            Should.Throw<InvalidOperationException>(options.Validate).Message.ShouldContain("Authority");
        }
    }

    [Fact]
    public void What_would_weaken_sign_in_cannot_be_configured()
    {
        ShouldRefuse(options => options.UsePkce = false, "UsePkce");
        ShouldRefuse(options => options.ResponseType = "id_token", "ResponseType");
        ShouldRefuse(options => options.TokenValidationParameters.ValidAlgorithms = ["RS256", "none"], "TokenValidationParameters");
        ShouldRefuse(options => options.TokenValidationParameters.ValidAlgorithms = ["HS256"], "TokenValidationParameters");
        ShouldRefuse(options => options.TokenValidationParameters.ValidAlgorithms = [], "TokenValidationParameters");
        ShouldRefuse(options => options.ClientSecret = "", "ClientSecret");
        ShouldRefuse(options => options.ClientAuthentication = "none", "ClientAuthentication");
        ShouldRefuse(options => options.Scope.Remove("openid"), "Scope");
    }

    [Fact]
    public async Task Keys_are_kept_until_due_and_asked_for_again_no_more_often_than_allowed()
    {
        var provider = new Provider();
        var clock = new FakeClock(Start);
        using var manager = new OpenIdConnectConfigurationManager(Options(provider), clock, NullLogger.Instance);

        var first = await manager.GetConfigurationAsync(CancellationToken.None);
        await manager.GetConfigurationAsync(CancellationToken.None);
        provider.Asked.ShouldBe(1);

        var second = await manager.RefreshAsync(first, CancellationToken.None);
        provider.Asked.ShouldBe(2);
        (await manager.RefreshAsync(first, CancellationToken.None)).ShouldBeSameAs(second);
        await manager.RefreshAsync(second, CancellationToken.None);
        provider.Asked.ShouldBe(2);

        clock.Advance(TimeSpan.FromMinutes(1));
        await manager.RefreshAsync(second, CancellationToken.None);
        provider.Asked.ShouldBe(3);

        clock.Advance(TimeSpan.FromHours(12));
        await manager.GetConfigurationAsync(CancellationToken.None);
        provider.Asked.ShouldBe(4);
    }

    [Fact]
    public async Task What_was_known_stays_in_use_while_the_provider_is_away()
    {
        var provider = new Provider();
        var clock = new FakeClock(Start);
        using var manager = new OpenIdConnectConfigurationManager(Options(provider), clock, NullLogger.Instance);
        var known = await manager.GetConfigurationAsync(CancellationToken.None);
        provider.IsAway = true;
        clock.Advance(TimeSpan.FromHours(13));

        (await manager.GetConfigurationAsync(CancellationToken.None)).ShouldBeSameAs(known);
        (await manager.GetConfigurationAsync(CancellationToken.None)).ShouldBeSameAs(known);
        provider.Asked.ShouldBe(2);

        provider.IsAway = false;
        clock.Advance(TimeSpan.FromMinutes(1));
        (await manager.GetConfigurationAsync(CancellationToken.None)).ShouldNotBeSameAs(known);
    }

    [Fact]
    public async Task A_provider_that_never_answered_is_a_failure()
    {
        using var manager = new OpenIdConnectConfigurationManager(
            Options(new Provider { IsAway = true }), new FakeClock(Start), NullLogger.Instance);

        await Should.ThrowAsync<HttpRequestException>(() => manager.GetConfigurationAsync(CancellationToken.None));
    }

    private static bool Https(Uri address) => address.Scheme == Uri.UriSchemeHttps;

    private static void ShouldRefuse(Action<OpenIdConnectOptions> weaken, string option)
    {
        var options = Options(new Provider());
        options.Validate();
        weaken(options);
        Should.Throw<InvalidOperationException>(options.Validate).Message.ShouldContain(option);
    }

    private static OpenIdConnectOptions Options(Provider provider) => new()
    {
        Authority = Authority,
        ClientId = "portal",
        ClientSecret = "secret",
        SignInScheme = "workspace",
        Backchannel = new HttpClient(provider),
    };

    private sealed class Provider : HttpMessageHandler
    {
        public int Asked { get; private set; }

        public bool IsAway { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isDocument = request.RequestUri!.AbsolutePath.EndsWith("/openid-configuration", StringComparison.Ordinal);
            Asked += isDocument ? 1 : 0;
            return Task.FromResult(IsAway
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                : new HttpResponseMessage { Content = new StringContent(isDocument ? Document : """{"keys":[]}""") });
        }
    }
}
