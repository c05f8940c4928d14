using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.Translations;
using PracticeReview.Jobs.Messages;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>What GOV.UK Notify is asked for, and what its answers mean.</summary>
public sealed class NotifySenderTests
{
    private const string Service = "11111111-2222-4333-8444-555555555555";
    private const string Secret = "66666666-7777-4888-9999-aaaaaaaaaaaa";

    [Theory]
    [InlineData(201, null, false)]
    [InlineData(400, "GOV.UK Notify refused the message (400).", true)]
    [InlineData(429, "GOV.UK Notify refused the message (429).", false)]
    [InlineData(503, "GOV.UK Notify refused the message (503).", false)]
    public async Task It_is_asked_with_a_signed_token_and_its_answer_decides(int status, string? problem, bool final)
    {
        string? token = null;
        JsonElement asked = default;
        await using var app = WebApplication.CreateSlimBuilder().Also(builder => builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0))).Build();
        app.MapPost("/v2/notifications/sms", async (HttpRequest request) =>
        {
            token = request.Headers.Authorization.ToString()["Bearer ".Length..];
            asked = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
            return Results.StatusCode(status);
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var http = new HttpClient();
        var options = Options.Create(new TextMessageOptions { ApiKey = $"portal-{Service}-{Secret}", TemplateId = "template-1", Address = new Uri(address) });
        var now = new DateTimeOffset(2026, 12, 16, 12, 0, 0, TimeSpan.Zero);
        var reference = Guid.CreateVersion7();

        var sending = new NotifySender(http, options, new FakeClock(now)).SendAsync("+447700900001", new Letter("", "Something new.\n", Languages.English), reference, CancellationToken.None);

        if (problem is null)
        {
            await sending;
        }
        else
        {
            var found = await Should.ThrowAsync<SendingProblem>(() => sending);
            found.Message.ShouldBe(problem);
            found.IsFinal.ShouldBe(final);
        }
        asked.GetProperty("phone_number").GetString().ShouldBe("+447700900001");
        asked.GetProperty("template_id").GetString().ShouldBe("template-1");
        asked.GetProperty("reference").GetString().ShouldBe(reference.ToString());
        asked.GetProperty("personalisation").GetProperty("message").GetString().ShouldBe("Something new.");
        var parts = token!.Split('.');
        var claims = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(parts[1]));
        claims.GetProperty("iss").GetString().ShouldBe(Service);
        claims.GetProperty("iat").GetInt64().ShouldBe(now.ToUnixTimeSeconds());
        Base64Url.DecodeFromChars(parts[2]).ShouldBe(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")));
    }
}

file static class Building
{
    public static WebApplicationBuilder Also(this WebApplicationBuilder builder, Action<WebApplicationBuilder> adjust)
    {
        adjust(builder);
        return builder;
    }
}
