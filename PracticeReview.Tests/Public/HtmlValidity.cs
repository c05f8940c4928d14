using System.Diagnostics;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Public;

/// <summary>Whether pages are valid HTML, as the program html-validate says it. It comes with the packages of <c>dev/</c>.</summary>
internal static class HtmlValidity
{
    // What the framework writes itself: the self-closing form of empty elements, and the trailing spaces of a form.
    private const string Rules = """
        { "extends": ["html-validate:standard"], "rules": { "void-style": "off", "no-trailing-whitespace": "off", "no-inline-style": "error", "attribute-boolean-style": "off",
          "attribute-empty-style": "off", "doctype-style": "off", "long-title": "off", "tel-non-breaking": "off", "no-implicit-button-type": "off" } }
        """;

    /// <summary>What is wrong with the pages; nothing where all are valid.</summary>
    /// <param name="pages">Each page's name and its HTML.</param>
    public static async Task<string> FindFaultsAsync(IReadOnlyCollection<(string Name, string Html)> pages)
    {
        var folder = Directory.CreateTempSubdirectory("html-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, ".htmlvalidate.json"), Rules);
            foreach (var (name, html) in pages)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name.Trim('/').Replace('/', '_') + ".html"), html);
            }
            var program = Path.Combine(DemonstrationProvider.Modules, "html-validate", "bin", "html-validate.mjs");
            using var process = Process.Start(new ProcessStartInfo("node", [program, "--formatter", "text", .. Directory.GetFiles(folder, "*.html")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            })!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? "" : string.Join('\n', said).Replace(folder, "", StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
