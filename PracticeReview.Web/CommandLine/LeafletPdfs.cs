using System.Diagnostics;
using System.Text.RegularExpressions;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Public.Leaflets;

namespace PracticeReview.Web.CommandLine;

/// <summary>
/// The verb <c>leaflet-pdfs ADDRESS [FOLDER]</c>: opens each form of the leaflet in each language at a running portal, and prints
/// it with Chromium, which shapes every script and tags the file for screen readers.
/// </summary>
public static partial class LeafletPdfs
{
    public const string Verb = "leaflet-pdfs";

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var configuration = CommandLineConfiguration.Read();
        if (words is not [var at, .. var rest] || rest.Length > 1 || !Uri.TryCreate(at, UriKind.Absolute, out var address))
        {
            await Console.Error.WriteLineAsync("Say where the portal runs, and the folder if it is another one:  leaflet-pdfs http://localhost:5080 [FOLDER]");
            return 2;
        }
        var chromium = configuration["Leaflets:Chromium"] ?? "/usr/bin/chromium";
        if (!File.Exists(chromium))
        {
            await Console.Error.WriteLineAsync($"There is no Chromium at {chromium}. Set Leaflets:Chromium. Without it the leaflets are printed from the browser of whoever reads them.");
            return 1;
        }
        var folder = rest is [var named] ? named : configuration["Leaflets:Folder"] ?? new LeafletOptions().Folder;
        var printed = await PrintAsync(address, folder, chromium, Languages.Offered, cancellation);
        await Console.Out.WriteLineAsync($"{printed.Count} leaflets are in {folder}.");
        return 0;
    }

    /// <summary>
    /// Prints what is not printed yet and takes away what no page shows any more. A form that is not ready in a language is shown
    /// in English, and so is not printed for it.
    /// </summary>
    /// <returns>The names of all files that now stand there, without ending.</returns>
    public static async Task<IReadOnlyList<string>> PrintAsync(Uri portal, string folder, string chromium, IReadOnlyList<Language> languages, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var client = new HttpClient { BaseAddress = portal };
        List<string> names = [];
        foreach (var language in languages)
        {
            foreach (var version in LeafletVersion.All)
            {
                var page = new Uri(portal, $"/{language.Code}/{version.Address}");
                var html = await client.GetStringAsync(page, cancellation);
                var name = FileName().Match(html) is { Success: true } match ? match.Groups["name"].Value : throw new InvalidOperationException($"{page} is no leaflet.");
                if (names.Contains(name))
                {
                    continue;
                }
                names.Add(name);
                var file = Path.Combine(folder, name + ".pdf");
                if (!File.Exists(file))
                {
                    await PrintPageAsync(page, file, chromium, cancellation);
                }
            }
        }
        foreach (var old in Directory.EnumerateFiles(folder, "*.pdf").Where(file => !names.Contains(Path.GetFileNameWithoutExtension(file))))
        {
            File.Delete(old);
        }
        return names;
    }

    /// <summary>Prints one page; <paramref name="file"/> is there when all of it is.</summary>
    internal static async Task PrintPageAsync(Uri page, string file, string chromium, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("leaflet-");
        try
        {
            var half = Path.Combine(profile.FullName, "half.pdf");
            var start = new ProcessStartInfo(chromium) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var word in (string[])["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync", "--no-pdf-header-footer",
                $"--user-data-dir={profile.FullName}", .. Environment.UserName == "root" ? ["--no-sandbox"] : (string[])[], $"--print-to-pdf={half}", page.ToString()])
            {
                start.ArgumentList.Add(word);
            }
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{chromium} did not start.");
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(TimeSpan.FromMinutes(1));
            try
            {
                await Task.WhenAll(process.StandardError.ReadToEndAsync(timeout.Token), process.StandardOutput.ReadToEndAsync(timeout.Token), process.WaitForExitAsync(timeout.Token));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
            if (process.ExitCode != 0 || !File.Exists(half))
            {
                throw new InvalidOperationException($"{page} could not be printed.");
            }
            // Moved into its place when it is whole: the portal hands out whatever is there.
            File.Move(half, file, overwrite: true);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    [GeneratedRegex("data-leaflet=\"(?<name>[a-z0-9.-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
