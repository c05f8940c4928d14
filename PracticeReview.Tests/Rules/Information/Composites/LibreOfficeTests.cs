using System.Diagnostics;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Tests.TestData.Chronologies;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>What goes out is opened by another program than the one that wrote it: LibreOffice, where it is installed.</summary>
public sealed class LibreOfficeTests
{
    [FactWithLibreOffice]
    public async Task LibreOffice_opens_the_composite_and_the_templates_and_every_word_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("practicereview-office");
        try
        {
            ExportRow[] rows = [.. InventedFamily.Rows.Select(row => new ExportRow(row.Agency, row.Row, "chronology.xlsx"))];
            var export = new CompositeExport("Inventshire & Partners", [InventedFamily.Police, InventedFamily.Health, InventedFamily.School, InventedFamily.SocialCare], rows) { Reference = "IS-2026-001", ProtectiveMarking = "Official: sensitive" };
            Write("composite-word.docx", output => CompositeWordDocument.Write(export, output));
            Write("composite-excel.xlsx", output => CompositeWorkbook.Write(export, output));
            Write("template-word.docx", output => ChronologyWordTemplate.Write(output, "Inventshire & Partners"));
            Write("template-excel.xlsx", output => ChronologyTemplate.WriteWorkbook(output, "Inventshire & Partners"));

            await ConvertAsync(folder.FullName, "composite-word.docx", "composite-excel.xlsx", "template-word.docx", "template-excel.xlsx");

            foreach (var (name, words) in new[]
            {
                ("composite-word.docx", Words(rows)), ("composite-excel.xlsx", Words(rows)),
                ("template-word.docx", SignificanceQuestion.All.Select(question => question.Wording)), ("template-excel.xlsx", SignificanceQuestion.All.Select(question => question.Wording)),
            })
            {
                var pdf = Path.Combine(folder.FullName, Path.ChangeExtension(name, ".pdf"));
                File.Exists(pdf).ShouldBeTrue($"{name} was not opened");
                using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
                var text = Plain(string.Concat(read.GetPages().Select(page => page.Text)));
                words.Where(one => !text.Contains(Plain(one), StringComparison.Ordinal)).ShouldBeEmpty(name);
                if (name.StartsWith("composite", StringComparison.Ordinal))
                {
                    read.NumberOfPages.ShouldBeGreaterThan(1);
                    read.GetPages().ShouldAllBe(page => page.Width > page.Height && Plain(page.Text).Contains("officialsensitive", StringComparison.OrdinalIgnoreCase), name);
                    Plain(read.GetPage(2).Text).ShouldContain(Plain("What happened"), Case.Insensitive, $"{name}: the header row stands on the second page as well");
                }
            }

            void Write(string name, Action<Stream> write)
            {
                using var file = new FileStream(Path.Combine(folder.FullName, name), FileMode.CreateNew, FileAccess.ReadWrite);
                write(file);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Words(ExportRow[] rows) => rows.SelectMany(row => row.Row.WhatHappened.Split(' ')).Distinct(StringComparer.Ordinal);

    // Lines and pages break words: what is compared are their letters alone.
    private static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    // Under a profile of its own, so that no window of somebody's is joined.
    private static async Task ConvertAsync(string folder, params string[] names)
    {
        var start = new ProcessStartInfo(FactWithLibreOffice.Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. names.Select(name => Path.Combine(folder, name))])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        process.ExitCode.ShouldBe(0, $"{await said} {await wrong}");
    }

    /// <summary>A test that is left out, and told as left out, where LibreOffice is not installed.</summary>
    private sealed class FactWithLibreOffice : FactAttribute
    {
        public FactWithLibreOffice() => Skip = Program is null ? "LibreOffice is not installed here." : null;

        public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
    }
}
