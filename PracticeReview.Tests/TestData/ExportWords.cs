using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PracticeReview.Data.Information.Composites.Exports;
using UglyToad.PdfPig;

namespace PracticeReview.Tests.TestData;

/// <summary>What can be read in the files of a composite chronology that goes out, in whatever part of them it stands.</summary>
public static partial class ExportWords
{
    /// <summary>The kinds of files.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["docx", "xlsx", "pdf", "csv"];

    /// <summary>Writes a file of this kind and reads it again.</summary>
    public static string In(CompositeExport export, string kind)
    {
        using var written = new MemoryStream();
        Action<CompositeExport, Stream> write = kind switch
        {
            "docx" => CompositeWordDocument.Write,
            "xlsx" => CompositeWorkbook.Write,
            "pdf" => CompositePdf.Write,
            "csv" => CompositeCsv.Write,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No kind of file."),
        };
        write(export, written);
        return In(written.ToArray(), kind);
    }

    /// <summary>Every word of the file: of all parts of a package, and of all pages.</summary>
    public static string In(byte[] file, string kind)
    {
        if (kind == "csv")
        {
            return Encoding.UTF8.GetString(file);
        }
        if (kind == "pdf")
        {
            using var pdf = PdfDocument.Open(file);
            return string.Join('\n', pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
        }
        using var package = new ZipArchive(new MemoryStream(file));
        return string.Join('\n', package.Entries.Select(entry =>
        {
            using var part = new StreamReader(entry.Open(), Encoding.UTF8);
            return Tag().Replace(part.ReadToEnd(), " ");
        }));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
