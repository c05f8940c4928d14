using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PracticeReview.Web.Identity;

/// <summary>
/// Behind a proxy that ends TLS: <c>ForwardedHeaders:KnownProxies</c> lists the addresses whose word on the browser's address
/// and scheme is taken. Nobody else's is.
/// </summary>
internal static class Forwarding
{
    private const string Section = "ForwardedHeaders:KnownProxies";

    public static void AddForwarding(this WebApplicationBuilder builder)
    {
        var proxies = (builder.Configuration.GetSection(Section).Get<string[]>() ?? []).Select(text => IPAddress.TryParse(text, out var address)
            ? address
            : throw new InvalidOperationException($"{Section} names \"{text}\", which is not an IP address.")).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardLimit = 1;
            proxies.ForEach(options.KnownProxies.Add);
        });
    }
}
