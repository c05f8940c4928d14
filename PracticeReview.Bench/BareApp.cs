using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PracticeReview.Bench;

/// <summary>An ASP.NET application that answers "ready" and does nothing else: the least a cold start can be.</summary>
internal static class BareApp
{
    public static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/", () => Results.Text("ready"));
        await app.RunAsync(address);
        return 0;
    }
}
