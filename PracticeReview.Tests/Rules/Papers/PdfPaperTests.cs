using PracticeReview.Data.Documents;
using PracticeReview.Data.Papers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Outline;

namespace PracticeReview.Tests.Rules.Papers;

/// <summary>PDF papers say everything, on every page what belongs there, and shape names as they are written.</summary>
public sealed class PdfPaperTests
{
    [Fact]
    public void Everything_stands_in_it()
    {
        using var document = Written(SamplePapers.WithEverything);
        var words = Words(document);

        foreach (var expected in new[] { SamplePapers.Polish, "A second paragraph", "<b>now</b>", "Designated nurse", "With the reasons.", "Recommend a child safeguarding practice review", "Endorsement" })
        {
            words.ShouldContain(expected);
        }

        document.NumberOfPages.ShouldBe(2);
        document.Information.Title.ShouldBe("Rapid review meeting report");
        document.Information.Author.ShouldBeNullOrEmpty();
        document.GetPage(1).Width.ShouldBe(595.28, 0.5);
        document.GetPage(1).Height.ShouldBe(841.89, 0.5);
    }

    [Fact]
    public void Every_page_bears_marking_reference_and_number()
    {
        using var document = Written(SamplePapers.WithLongTable);

        document.NumberOfPages.ShouldBeGreaterThan(5);
        foreach (var page in document.GetPages())
        {
            var words = ContentOrderTextExtractor.GetText(page);
            words.Split("Official: sensitive").Length.ShouldBe(3, $"page {page.Number}");
            words.ShouldContain("TW-2026-015");
            words.ShouldContain($"Page {page.Number} of {document.NumberOfPages}");
            words.ShouldContain("What happened", Case.Sensitive, $"the header row of page {page.Number}");
        }
    }

    [Fact]
    public void No_row_and_no_word_of_a_long_table_is_lost_or_leaves_the_page()
    {
        using var document = Written(SamplePapers.WithLongTable);
        var words = document.GetPages().SelectMany(page => page.GetWords()).ToList();
        var texts = words.Select(word => word.Text).ToHashSet(StringComparer.Ordinal);

        Enumerable.Range(1, 120).Where(day => !texts.Contains($"Row{day}")).ShouldBeEmpty();
        Enumerable.Range(1, 2500).Where(number => !texts.Contains($"word{number}")).ShouldBeEmpty();
        words.ShouldAllBe(word => word.BoundingBox.Left > 50 && word.BoundingBox.Right < 545 && word.BoundingBox.Bottom > 25 && word.BoundingBox.Top < 820);
    }

    [Fact]
    public void Nothing_stands_on_anything_else()
    {
        using var document = Written(SamplePapers.WithEverything);
        foreach (var page in document.GetPages())
        {
            var words = page.GetWords().Where(word => word.Text.All(char.IsAscii)).ToList();
            foreach (var (index, word) in words.Index())
            {
                words.Skip(index + 1).Where(other => Overlap(word.BoundingBox, other.BoundingBox)).Select(other => $"{word.Text} / {other.Text}").ShouldBeEmpty();
            }
        }

        static bool Overlap(UglyToad.PdfPig.Core.PdfRectangle one, UglyToad.PdfPig.Core.PdfRectangle other) =>
            one.Left < other.Right - 0.5 && other.Left < one.Right - 0.5 && one.Bottom < other.Top - 0.5 && other.Bottom < one.Top - 0.5;
    }

    [Fact]
    public void Headings_are_bookmarks_and_blanks_are_fields()
    {
        using var document = Written(SamplePapers.WithEverything);

        document.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(node => (node.Level, node.Title, node.PageNumber)).ShouldBe(
            [(0, "The meeting", 1), (1, "What was looked at", 1), (2, "To fill in", 1), (0, "Endorsement", 2)]);
        document.TryGetForm(out var form).ShouldBeTrue();
        form.Fields.OfType<AcroTextField>().Count().ShouldBe(6);
        form.Fields.OfType<AcroCheckboxField>().Count().ShouldBe(2);
        form.Fields.Select(field => field.Information.AlternateName).ShouldContain("What did the group decide?");
    }

    [Fact]
    public void Letters_of_the_Arabic_script_are_joined_and_stand_from_right_to_left()
    {
        using var document = Written(new Paper("Names", "", "", [new Paragraph(SamplePapers.Arabic)]));
        var letters = document.GetPage(1).Letters.Where(letter => letter.FontName?.Contains("Naskh", StringComparison.Ordinal) == true).ToList();

        letters.ShouldNotBeEmpty();
        // The paragraph begins at the right margin.
        letters.Max(letter => letter.BoundingBox.Right).ShouldBe(595.28 - 56.7, 4);
    }

    [Fact]
    public void Words_are_found_again_in_every_script_by_an_ordinary_program()
    {
        var words = Poppler.Text(SamplePapers.WithEverything);

        words.ShouldContain(SamplePapers.Urdu);
        words.ShouldContain(SamplePapers.Arabic);
        words.ShouldContain(SamplePapers.Polish);
        words.ShouldContain("کو اسکول نے فون کیا۔");
    }

    [Fact]
    public void Hostile_words_spoil_nothing()
    {
        using var document = Written(SamplePapers.Hostile);
        var words = string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value));

        words.ShouldContain("]]>&amp;<w:p/>");
        words.Any(letter => letter is '\u202E' or '\u202C' or '\u001B').ShouldBeFalse();
        words.Count(letter => letter == 'w').ShouldBeGreaterThanOrEqualTo(3000);
    }

    [Fact]
    public void The_portal_itself_would_accept_it()
    {
        foreach (var paper in new[] { SamplePapers.WithEverything, SamplePapers.Hostile, new Paper("", "", "", []) })
        {
            using var file = new MemoryStream();
            PdfPaper.Write(paper, file);
            var verdict = FileTypeCheck.Check(file, "paper.pdf");
            verdict.Type.ShouldBe(AcceptedFileType.Pdf, verdict.Refusal);
        }
    }

    [Fact]
    public async Task Many_can_be_written_at_once()
    {
        var sizes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            using var document = Written(SamplePapers.WithEverything);
            return Words(document).Length;
        })));

        sizes.Distinct().ShouldHaveSingleItem();
    }

    private static string Words(PdfDocument document) => string.Join('\n', document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));

    private static PdfDocument Written(Paper paper)
    {
        using var file = new MemoryStream();
        PdfPaper.Write(paper, file);
        return PdfDocument.Open(file.ToArray());
    }
}
