namespace PracticeReview.Web.Responses;

/// <summary>
/// Pages travel compressed, for old phones on weak connections. Styles, scripts and images were compressed when the portal was
/// published.
/// </summary>
/// <remarks>
/// Somebody who watches the wire and can make a browser ask for pages of their choosing could guess, from lengths, what else
/// stands on a compressed page. Such requests come from another site, and browsers say so in a header no page can forge: they
/// are answered without compression whenever they carry a cookie.
/// </remarks>
internal static class PageCompression
{
    public static void AddPageCompression(this WebApplicationBuilder builder) => builder.Services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html"];
    });

    public static void UsePageCompression(this WebApplication app) => app.UseWhen(
        context => MayBeCompressed(context.Request),
        branch => branch.UseResponseCompression());

    private static bool MayBeCompressed(HttpRequest request) =>
        !request.Headers.ContainsKey("Cookie") || request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
