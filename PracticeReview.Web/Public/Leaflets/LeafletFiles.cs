using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public.Leaflets;

/// <summary>Where the printed leaflets are; section "Leaflets" of the configuration.</summary>
public sealed class LeafletOptions
{
    /// <summary>The folder into which <c>leaflet-pdfs</c> prints and from which the portal hands out. The portal only reads it.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "leaflets");
}

/// <summary>
/// The leaflets that were printed as PDF. A file's name holds a hash of what it shows, so that a page never offers one that says
/// something else than the page.
/// </summary>
public sealed partial class LeafletFiles(IOptions<LeafletOptions> options)
{
    public static string NameOf(LeafletVersion version, Language language, bool unreviewed, LongPage text)
    {
        using var body = new StringWriter(CultureInfo.InvariantCulture);
        text.Body.WriteTo(body, HtmlEncoder.Default);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text.Title}\n{body}\n{unreviewed}")))[..16];
        return $"{version.Name}.{language.Code}.{hash}";
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The full path of a printed leaflet; null when the name is none of ours or there is no such file.</summary>
    public string? Find(string name)
    {
        if (!Name().IsMatch(name))
        {
            return null;
        }
        var path = Path.GetFullPath(Path.Combine(options.Value.Folder, name + ".pdf"));
        return File.Exists(path) ? path : null;
    }

    /// <summary>Hands out printed leaflets. A saved one has a name that says nothing.</summary>
    public static void Map(WebApplication app) => app.MapGet("/leaflets/{name}.pdf", (string name, LeafletFiles files, HttpContext context) =>
    {
        if (files.Find(name) is not { } path)
        {
            return Results.NotFound();
        }
        context.Response.Headers.ContentDisposition = "inline; filename=\"information.pdf\"";
        return Results.File(path, "application/pdf");
    }).AllowAnonymous();

    [GeneratedRegex(@"^[a-z-]{1,20}\.[a-z-]{2,10}\.[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
