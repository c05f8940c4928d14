using System.Diagnostics;
using PracticeReview.Data.Papers;

namespace PracticeReview.Tests.Rules.Papers;

/// <summary>Reads papers with poppler's pdftotext, which ./test installs.</summary>
internal static class Poppler
{
    public static string Text(Paper paper)
    {
        using var file = new MemoryStream();
        PdfPaper.Write(paper, file);
        return Text(file.ToArray());
    }

    public static string Text(byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, file);
            using var program = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", path, "-"]) { RedirectStandardOutput = true })!;
            var words = program.StandardOutput.ReadToEnd();
            program.WaitForExit();
            program.ExitCode.ShouldBe(0);
            // It wraps words that run from right to left in marks of their own.
            return string.Concat(words.Where(letter => letter is not ('\u202A' or '\u202B' or '\u202C')));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
