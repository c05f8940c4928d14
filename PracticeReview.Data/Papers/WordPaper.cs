using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PracticeReview.Data.Papers;

/// <summary>
/// Writes a paper as a Word document: A4, in British English, with real headings for whoever navigates by them, header rows that
/// repeat, page numbers, and fields to fill in that a keyboard reaches.
/// </summary>
public static class WordPaper
{
    /// <summary>The content type of what <see cref="Write"/> writes.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes the paper.</summary>
    /// <param name="paper">What to write.</param>
    /// <param name="output">Where to; it need not be seekable, and is left open.</param>
    public static void Write(Paper paper, Stream output)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(output);
        using var whole = new MemoryStream();
        using (var document = WordprocessingDocument.Create(whole, WordprocessingDocumentType.Document))
        {
            WriteProperties(document.AddCoreFilePropertiesPart(), PaperText.Line(paper.Title));
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordPaperStyles.Styles();
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = WordPaperStyles.Bullets();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            main.AddNewPart<HeaderPart>("header").Header = new Header(WordPaperStyles.Running("Header", paper.ProtectiveMarking, WordText.Runs(PaperText.Line(paper.Reference))));
            main.AddNewPart<FooterPart>("footer").Footer = new Footer(WordPaperStyles.Running("Footer", paper.ProtectiveMarking, WordPaperStyles.PageNumbers()));
            main.Document = new Document(Body(paper));
        }

        whole.Position = 0;
        whole.CopyTo(output);
    }

    private static Body Body(Paper paper)
    {
        var body = new Body(WordText.Paragraph(PaperText.Line(paper.Title), "Title"));
        var fields = 0;
        foreach (var block in paper.Blocks)
        {
            body.Append(WordPaperBlocks.Elements(block, ref fields));
        }

        // A table may not be the last thing before the properties of the section.
        if (body.LastChild is Table)
        {
            body.Append(new DocumentFormat.OpenXml.Wordprocessing.Paragraph());
        }

        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" },
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1304, Bottom = 1247, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
        return body;
    }

    // Written here since the library's own properties get a name that checks of uploaded files, ours among them, do not know.
    private static void WriteProperties(CoreFilePropertiesPart part, string title)
    {
        XNamespace properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", core = "http://purl.org/dc/elements/1.1/";
        using var content = part.GetStream(FileMode.Create, FileAccess.Write);
        new XDocument(new XElement(
            properties + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", properties.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dc", core.NamespaceName),
            new XElement(core + "title", title),
            new XElement(core + "language", "en-GB"))).Save(content);
    }

    private static Settings Settings() => new(
        // Without it Word takes the file for one of 2007 and says so in the title of its window.
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "en-GB", Bidi = "ar-SA" },
        new DecimalSymbol { Val = "." },
        new ListSeparator { Val = "," });
}
