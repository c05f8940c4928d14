using System.Diagnostics;
using System.Text.Json;
using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>What Lighthouse says of family and public pages in its profile of a slow phone: points lost of a hundred.</summary>
internal sealed class SlowPhone : IFigure
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly (string Id, string Name)[] s_categories = [("performance", "speed"), ("accessibility", "accessibility"), ("best-practices", "best practices")];

    public string Name => "slow-phone";
    public string About => "Pages on a slow phone, by Lighthouse";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var program = Path.Combine(Environment.GetEnvironmentVariable("PRACTICEREVIEW_BENCH_NODE_MODULES") ?? "", "lighthouse", "cli", "index.js");
        if (!File.Exists(Chromium) || !File.Exists(program))
        {
            return [Line.NotMeasured("Pages on a slow phone", $"needs {Chromium} and Lighthouse")];
        }
        await using var app = await PublishedPortal.StartAsync(world.Connections, cancellation);
        var cookie = world.Cookie(Schemes.Family, World.FamilySession);
        List<Line> lines = [];
        foreach (var (what, path, signedIn) in new[] { ("Start page", "/en", false), ("Leaflet", "/en/leaflet", false), ("Easy read", "/en/leaflet/easy-read", false), ("Family home", "/en/family", true),
            ("Family home in Urdu", "/ur/family", true), ("Family draft passage", $"/en/family/draft/{World.Passage}", true), ("Taking part", "/en/family/taking-part", true),
            ("About the child", "/en/family/your-child", true), ("A question asked", $"/en/family/asked/{World.Asked}", true), ("What became", "/en/family/what-became", true) })
        {
            var scores = await AskAsync(program, new Uri(app.Address, path), signedIn ? cookie : null, cancellation);
            lines.AddRange(s_categories.Select(category => Line.AtMost($"{what}, points lost for {category.Name}", 100 - scores[category.Id], "of 100", 5)));
        }
        return lines;
    }

    private static async Task<Dictionary<string, double>> AskAsync(string program, Uri page, string? cookie, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"lighthouse-{Guid.NewGuid():N}.json");
        try
        {
            List<string> words =
            [
                program, page.ToString(), "--quiet", "--output=json", $"--output-path={file}", "--only-categories=" + string.Join(',', s_categories.Select(category => category.Id)),
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            ];
            if (cookie is not null)
            {
                words.Add("--extra-headers=" + JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["Cookie"] = cookie }));
            }
            var start = new ProcessStartInfo("node", words) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["CHROME_PATH"] = Chromium;
            using var node = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
            var said = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(cancellation), node.StandardError.ReadToEndAsync(cancellation));
            await node.WaitForExitAsync(cancellation);
            if (node.ExitCode != 0)
            {
                throw new InvalidOperationException("Lighthouse could not be asked. " + string.Join(' ', said));
            }
            using var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancellation));
            var categories = report.RootElement.GetProperty("categories");
            return s_categories.ToDictionary(category => category.Id, category => Math.Round(categories.GetProperty(category.Id).GetProperty("score").GetDouble() * 100, 0), StringComparer.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
