using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using SkiaSharp;

namespace PracticeReview.Bench.Figures;

/// <summary>What a phone fetches for a family or public page: the published portal's bytes as they travel, without headers.</summary>
internal sealed partial class FamilyBytes : IFigure
{
    public string Name => "bytes";
    public string About => "Bytes of family and public pages, compressed";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        await SendPictureAsync(world, cancellation);
        await using var app = await PublishedPortal.StartAsync(world.Connections, cancellation);
        // The portals share their keys through the database, so the cookie holds in both.
        var cookie = world.Cookie(Schemes.Family, World.FamilySession);
        List<Line> lines = [];
        foreach (var (what, path, who) in new (string, string, string?)[]
        {
            ("Family home", "/en/family", cookie), ("Family draft passage", $"/en/family/draft/{World.Passage}", cookie), ("Family home in Urdu", "/ur/family", cookie),
            ("Taking part", "/en/family/taking-part", cookie), ("Wishes", "/en/family/taking-part/wishes", cookie), ("Questions asked", "/en/family/asked", cookie),
            ("A question asked", $"/en/family/asked/{World.Asked}", cookie), ("Focus", "/en/family/focus", cookie), ("About the child", "/en/family/your-child", cookie),
            ("Names", "/en/family/names", cookie), ("Draft list", "/en/family/draft?ready=true", cookie), ("Whole draft", "/en/family/draft/whole", cookie),
            ("Draft to print", "/en/family/draft/print", cookie), ("Letters", "/en/family/letters", cookie), ("Own questions", "/en/family/questions", cookie),
            ("What became", "/en/family/what-became", cookie), ("Afterwards", "/en/family/afterwards", cookie), ("How it was", "/en/family/how-it-was", cookie),
            ("Contact", "/en/family/contact", cookie), ("Meetings", "/en/family/meetings", cookie), ("Stopping", "/en/family/taking-part/stop", cookie),
            ("A part that is not open", "/en/family/not-open", cookie), ("Words kept", "/en/family/words-kept", null), ("Paused", "/en/family/paused", null), ("Signed out", "/en/family/signed-out", null),
            ("Start page", "/en", null), ("Start page in Arabic", "/ar", null), ("Leaflet", "/en/leaflet", null), ("Leaflet in large print", "/en/leaflet/large-print", null),
            ("Leaflet with all its pictures", "/en/leaflet/easy-read", null), ("Leaflet for children", "/en/leaflet/children", null), ("Leaflet for young people", "/en/leaflet/young-people", null),
            ("What a review is", "/en/what-a-review-is", null), ("Who decides", "/en/who-decides", null), ("How reviews work", "/en/how-reviews-work", null), ("Who sees what", "/en/who-sees-what", null),
            ("How it may feel", "/en/how-it-may-feel", null), ("Your rights", "/en/your-rights", null), ("Other processes", "/en/other-processes", null), ("Signing in", "/en/signing-in", null),
            ("A shared device", "/en/shared-device", null), ("Staying safe", "/en/staying-safe", null), ("Support", "/en/support", null), ("Accessibility", "/en/accessibility", null),
            ("Privacy", "/en/privacy", null), ("Reports", "/en/reports", null),
        })
        {
            var page = await world.GetAsync(path, who, address: app.Address);
            var html = await PlainAsync(app.Address, path, who, cancellation);
            double assets = 0;
            foreach (var asset in AssetsIn(html))
            {
                var bytes = (await world.GetAsync(asset, asset.StartsWith("/shared/", StringComparison.Ordinal) ? null : who, address: app.Address)).Length;
                Report.Say($"  {bytes,7:N0} bytes {asset}");
                assets += bytes;
            }
            Report.Say($"  {page.Length,7:N0} bytes {what} itself ({Encoding.UTF8.GetByteCount(html):N0} before compression)");
            lines.Add(Line.AtMost($"{what}, first visit", (page.Length + assets) / 1000.0, "kB", 60));
            lines.Add(Line.AtMost($"{what}, later visits", page.Length / 1000.0, "kB", 15));
        }
        return lines;
    }

    // A photograph of a telephone, in which every point differs from the next: its small picture is as large as any gets.
    private static async Task SendPictureAsync(World world, CancellationToken cancellation)
    {
        using var noise = new SKBitmap(1_600, 1_200);
        var points = new byte[noise.ByteCount];
        new Random(1).NextBytes(points);
        Marshal.Copy(points, 0, noise.GetPixels(), points.Length);
        using var photograph = noise.Encode(SKEncodedImageFormat.Jpeg, 90);
        await using var source = photograph.AsStream();
        await using var file = (await ReceivedFile.ReceivePictureAsync(source, cancellation)).Value;
        var session = await new ActorDirectory(world.Database).FindFamilyAsync(new FamilySessionId(World.FamilySession), cancellation) ?? throw new InvalidOperationException("The session is not there.");
        var told = await new TellOfChild(world.Database).RunAsync(session.Actor, new TellOfChildCommand(ChildMemoryId.New(), MemoryKind.Photograph, "At the sea", MemoryAudience.ReviewGroup, "en"), file, cancellation);
        if (told.Refused)
        {
            throw new InvalidOperationException($"The picture was not taken: {told.Refusals[0]}");
        }
    }

    private static async Task<string> PlainAsync(Uri address, string path, string? cookie, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = address };
        if (cookie is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        }
        return await client.GetStringAsync(new Uri(path, UriKind.Relative), cancellation);
    }

    // Style sheets, scripts, images and the set of icons, each once; and the pictures that a person sees of their own, also those further down.
    private static IEnumerable<string> AssetsIn(string html) => Addresses().Matches(html)
        .Select(match => match.Groups["address"].Value.Split('#')[0]).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("<(?:(?:link|script|img|use)[^>]*? (?:href|src)=\"(?<address>/shared/[^\"]+)\"|img[^>]*? src=\"(?<address>/[^\"]+)\")", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
