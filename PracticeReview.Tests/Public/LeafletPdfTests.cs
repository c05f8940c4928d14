using System.Diagnostics;
using System.Globalization;
using System.Net;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.CommandLine;

namespace PracticeReview.Tests.Public;

/// <summary>The leaflets as files: printed by Chromium, tagged, readable by programs in every script, and never out of date.</summary>
public sealed class LeafletPdfTests
{
    [Fact]
    public async Task Leaflets_are_printed_in_every_language_that_is_ready_and_handed_out_only_while_they_say_what_the_page_says()
    {
        var folder = Directory.CreateTempSubdirectory("leaflets-").FullName;
        var world = await BeforeSigningInTests.WithSupportAsync();
        await using var portal = await TestPortal.StartAsync(world, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true", ["Leaflets:Folder"] = folder });
        using var client = portal.Client();
        (await client.GetStringAsync("/en/leaflet")).ShouldNotContain("/leaflets/");
        await File.WriteAllTextAsync(Path.Combine(folder, "plain.en.0123456789abcdef.pdf"), "old");

        var printed = await LeafletPdfs.PrintAsync(portal.Address, folder, TestData.Browser.Program, [Languages.English, Languages.Offered.Single(language => language.Code == "ur")], default);

        printed.ShouldContain(name => name.StartsWith("easy-read.en.", StringComparison.Ordinal));
        printed.ShouldContain(name => name.StartsWith("easy-read.ur.", StringComparison.Ordinal));
        printed.ShouldBeUnique();
        Directory.GetFiles(folder).Length.ShouldBe(printed.Count, "what no page shows any more is taken away");
        var plain = printed.Single(name => name.StartsWith("plain.en.", StringComparison.Ordinal));
        (await client.GetStringAsync("/en/leaflet")).ShouldContain($"/leaflets/{plain}.pdf");
        var answer = await client.GetAsync($"/leaflets/{plain}.pdf");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("information.pdf");
        var text = await ReadAsync("pdftotext", Path.Combine(folder, plain + ".pdf"), "-");
        text.ShouldContain("It is your choice");
        text.ShouldContain("Imaginary Support");
        text.ShouldNotContain("Leave this page now", Case.Sensitive, "the furniture of the site is not printed");
        (await ReadAsync("pdfinfo", Path.Combine(folder, plain + ".pdf"))).ShouldSatisfyAllConditions(about => about.ShouldMatch(@"Tagged:\s+yes"), about => about.ShouldContain("(A4)"));
        foreach (var name in (string[])["../appsettings", "plain.en.0123456789abcdef", "x", plain + ".pdf"])
        {
            (await client.GetAsync($"/leaflets/{Uri.EscapeDataString(name)}.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound, name);
        }

        // Another telephone number, another list of organisations: the page no longer offers what it does not say.
        await world.TestDatabase.ExecuteAsOwnerAsync("update support_organisations set telephone = '01632 960 222'");
        (await client.GetStringAsync("/en/leaflet")).ShouldNotContain("/leaflets/");
        (await LeafletPdfs.PrintAsync(portal.Address, folder, TestData.Browser.Program, [Languages.English], default)).ShouldNotContain(plain);
        (await client.GetAsync($"/leaflets/{plain}.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("ar", "لماذا نسألكم")]
    [InlineData("ur", "محفوظ رہنا")]
    [InlineData("fa", "این برگه را چاپ کنید")]
    [InlineData("pl", "Zażółć gęślą jaźń")]
    public async Task What_Chromium_prints_can_be_read_back_in_every_script(string language, string words)
    {
        var folder = Directory.CreateTempSubdirectory("leaflets-").FullName;
        var page = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(page, $"<!DOCTYPE html><html lang=\"{language}\" dir=\"{(language == "pl" ? "ltr" : "rtl")}\"><head><meta charset=\"utf-8\"><title>x</title></head><body><main><h1>{words}</h1></main></body></html>");
        var file = Path.Combine(folder, "page.pdf");

        await LeafletPdfs.PrintPageAsync(new Uri(page), file, TestData.Browser.Program, default);

        // Joined letters come back with gaps between them and, in Nastaliq, in the order in which they are drawn: each letter counts.
        Letters(await ReadAsync("pdftotext", file, "-")).ShouldBe(Letters(words));
        (await ReadAsync("pdfinfo", file)).ShouldMatch(@"Tagged:\s+yes");
    }

    private static string Letters(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetter).Order());

    private static async Task<string> ReadAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', words)}"));
        return output;
    }
}
