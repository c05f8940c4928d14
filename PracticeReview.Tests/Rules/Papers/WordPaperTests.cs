using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Papers;

namespace PracticeReview.Tests.Rules.Papers;

/// <summary>Word papers open without repair, say everything, and can be navigated.</summary>
public sealed class WordPaperTests
{
    public static TheoryData<string> Papers => ["everything", "long table", "hostile", "empty"];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_paper_is_a_sound_document_and_an_accepted_file(string name)
    {
        using var file = Written(Named(name));
        using (var document = WordprocessingDocument.Open(file, isEditable: false))
        {
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
                .Select(error => $"{error.Description} at {error.Path?.XPath} in {error.Part?.Uri}").ShouldBeEmpty();
        }

        var verdict = FileTypeCheck.Check(file, "paper.docx");
        verdict.Type.ShouldBe(AcceptedFileType.WordDocument, verdict.Refusal);
    }

    [Fact]
    public void Everything_stands_in_it_with_real_headings_in_order()
    {
        using var file = Written(SamplePapers.WithEverything);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;

        foreach (var words in new[] { SamplePapers.Polish, SamplePapers.Urdu, SamplePapers.Arabic, "<b>now</b>", "With the reasons.", "Town Hall, room 4", "Endorsement" })
        {
            body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().ShouldContain(paragraph => paragraph.InnerText.Contains(words, StringComparison.Ordinal), words);
        }

        body.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!).Where(style => style.StartsWith("Heading", StringComparison.Ordinal) || string.Equals(style, "Title", StringComparison.Ordinal))
            .ShouldBe(["Title", "Heading1", "Heading2", "Heading3", "Heading1"]);
        body.Descendants<SdtBlock>().Count().ShouldBe(2);
        body.Descendants<SdtRun>().Count().ShouldBe(2);
        body.Descendants<SdtId>().Select(id => id.Val!.Value).ShouldBeUnique();
        document.PackageProperties.Title.ShouldBe("Rapid review meeting report");
        document.PackageProperties.Creator.ShouldBeNullOrEmpty();
    }

    [Fact]
    public void Every_page_bears_the_marking_and_its_number_in_British_English()
    {
        using var file = Written(SamplePapers.WithEverything);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var main = document.MainDocumentPart!;

        main.HeaderParts.ShouldHaveSingleItem().Header.InnerText.ShouldBe("Official: sensitiveTW-2026-014");
        var footer = main.FooterParts.ShouldHaveSingleItem().Footer;
        footer.InnerText.ShouldStartWith("Official: sensitive");
        footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value).ShouldBe(["PAGE", "NUMPAGES"]);
        main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().ShouldHaveSingleItem().Val!.Value.ShouldBe("en-GB");
        var size = main.Document.Descendants<PageSize>().ShouldHaveSingleItem();
        (size.Width!.Value, size.Height!.Value).ShouldBe((11906u, 16838u));
    }

    [Fact]
    public void A_header_row_is_repeated_on_every_page()
    {
        using var file = Written(SamplePapers.WithLongTable);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var rows = document.MainDocumentPart!.Document.Descendants<TableRow>().ToList();

        rows.Count.ShouldBe(122);
        rows.Where(row => row.Descendants<TableHeader>().Any()).ShouldHaveSingleItem().ShouldBe(rows[0]);
    }

    [Fact]
    public void Words_that_run_from_right_to_left_are_marked_as_such()
    {
        using var file = Written(SamplePapers.WithEverything);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var runs = document.MainDocumentPart!.Document.Descendants<Run>().ToList();

        runs.Where(run => run.RunProperties?.RightToLeftText is not null).ShouldContain(run => run.InnerText == SamplePapers.Urdu);
        runs.Where(run => run.RunProperties?.RightToLeftText is null).ShouldAllBe(run => !run.InnerText.Contains("مریم", StringComparison.Ordinal));
        document.MainDocumentPart.Document.Descendants<BiDi>().Count().ShouldBe(2);
    }

    [Fact]
    public void Characters_that_turn_words_around_are_shown_as_a_mark()
    {
        using var file = Written(SamplePapers.Hostile);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var words = document.MainDocumentPart!.Document.InnerText;

        words.ShouldContain("\uFFFDtxet desrever\uFFFD");
        words.ShouldContain("]]>&amp;<w:p/>");
        words.Any(letter => letter is '\u202E' or '\u202C' or '\u2066' or '\u0000' or '\u001B').ShouldBeFalse();
    }

    private static Paper Named(string name) => name switch
    {
        "everything" => SamplePapers.WithEverything,
        "long table" => SamplePapers.WithLongTable,
        "hostile" => SamplePapers.Hostile,
        _ => new Paper("", "", "", []),
    };

    private static MemoryStream Written(Paper paper)
    {
        var file = new MemoryStream();
        WordPaper.Write(paper, file);
        file.Position = 0;
        return file;
    }
}
