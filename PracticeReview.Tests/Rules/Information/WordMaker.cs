using System.IO.Compression;
using System.Net;
using System.Text;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Makes Word documents by hand, among them such as no word processor would write.</summary>
internal sealed class WordMaker
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly StringBuilder _body = new();

    public string MainType { get; init; } = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public CompressionLevel Compression { get; init; } = CompressionLevel.Fastest;

    public static string P(string text) => $"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</w:t></w:r></w:p>";

    public static string Cell(string text, string properties = "") => CellOf(P(text), properties);

    public static string CellOf(string content, string properties = "") => $"<w:tc><w:tcPr><w:tcW w:w=\"2000\"/>{properties}</w:tcPr>{content}</w:tc>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Words(params string[] texts) => Row([.. texts.Select(text => Cell(text))]);

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    public WordMaker Add(string content)
    {
        _body.Append(content);
        return this;
    }

    public MemoryStream Make()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                using var part = zip.CreateEntry(name, Compression).Open();
                part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
            }

            Part("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{MainType}\"/></Types>");
            Part("_rels/.rels", WorkbookMaker.Relations(("r1", "officeDocument", "word/document.xml")));
            Part("word/document.xml", $"<w:document xmlns:w=\"{Main}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body>{_body}<w:sectPr/></w:body></w:document>");
        }

        file.Position = 0;
        return file;
    }
}
