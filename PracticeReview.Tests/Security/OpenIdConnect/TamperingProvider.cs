using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PracticeReview.Tests.Security.OpenIdConnect;

/// <summary>
/// Stands before the real provider under the provider's own name, passes everything on, and alters the ID token on
/// its way. Its own key is published beside the provider's, so that what it writes bears a good signature.
/// </summary>
public sealed class TamperingProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri _real;

    private TamperingProvider(Uri address, Uri real)
    {
        _real = real;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(PassOnAsync);
    }

    public TokenForge Forge { get; } = new();

    /// <summary>Makes the ID token that is handed on out of the provider's own.</summary>
    public Func<TokenForge, string, string> Alter { get; set; } = (_, token) => token;

    /// <summary>How often the keys were asked for.</summary>
    public int KeyRequests { get; private set; }

    public static async Task<TamperingProvider> StartAsync(Uri address, Uri real)
    {
        var provider = new TamperingProvider(address, real);
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>Signs the provider's payload anew, with one change, by the key that is published here.</summary>
    public static Func<TokenForge, string, string> Resign(Action<JsonObject> change) => (forge, token) =>
    {
        var payload = TokenForge.PayloadOf(token);
        change(payload);
        return forge.Sign(payload, kid: "published");
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
        Forge.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(_real, context.Request.Path + context.Request.QueryString));
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, value) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
            }
        }

        using var answer = await _client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (context.Request.Path == "/jwks")
        {
            KeyRequests++;
            bytes = ChangeJson(bytes, json => json["keys"]!.AsArray().Add(Forge.RsaKey("published")));
        }
        else if (context.Request.Path == "/token" && answer.IsSuccessStatusCode)
        {
            bytes = ChangeJson(bytes, json => json["id_token"] = Alter(Forge, json["id_token"]!.GetValue<string>()));
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Content-Length" or "Connection" or "Keep-Alive"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await context.Response.Body.WriteAsync(bytes);
    }

    private static byte[] ChangeJson(byte[] bytes, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(bytes)!.AsObject();
        change(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
