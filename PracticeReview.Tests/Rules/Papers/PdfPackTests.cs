using PracticeReview.Data.Papers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace PracticeReview.Tests.Rules.Papers;

/// <summary>Several papers become one, in order, with page numbers through the whole.</summary>
public sealed class PdfPackTests
{
    [Fact]
    public void Parts_stand_in_order_with_bookmarks_and_numbers_through_the_whole()
    {
        using var first = Written(SamplePapers.WithEverything);
        using var second = Written(SamplePapers.WithLongTable);
        using var whole = new MemoryStream();

        PdfPack.Merge([first, second], whole);

        using var document = PdfDocument.Open(whole.ToArray());
        using var alone = PdfDocument.Open(second.ToArray());
        document.NumberOfPages.ShouldBe(2 + alone.NumberOfPages);
        foreach (var page in document.GetPages())
        {
            ContentOrderTextExtractor.GetText(page).ShouldContain($"{page.Number} of {document.NumberOfPages} in these papers");
        }

        ContentOrderTextExtractor.GetText(document.GetPage(1)).ShouldContain(SamplePapers.Polish);
        ContentOrderTextExtractor.GetText(document.GetPage(3)).ShouldContain("Row1 ");
        document.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        bookmarks.GetNodes().Select(node => node.Title).ShouldBe(["Rapid review meeting report", "Composite chronology"]);
        Poppler.Text(whole.ToArray()).ShouldContain(SamplePapers.Urdu);
    }

    [Fact]
    public void Fields_and_links_of_the_parts_are_left_out()
    {
        using var part = Written(SamplePapers.WithEverything);
        using var whole = new MemoryStream();

        PdfPack.Merge([part], whole);

        using var document = PdfDocument.Open(whole.ToArray());
        document.GetPages().SelectMany(page => page.GetAnnotations()).ShouldBeEmpty();
        document.TryGetForm(out _).ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_document_is_refused_by_its_number()
    {
        using var part = Written(SamplePapers.WithEverything);
        using var nonsense = new MemoryStream("%PDF-1.7 nonsense"u8.ToArray());
        using var whole = new MemoryStream();

        Should.Throw<InvalidDataException>(() => PdfPack.Merge([part, nonsense], whole)).Message.ShouldContain("Document 2");
        Should.Throw<InvalidDataException>(() => PdfPack.Merge([], whole));
        whole.Length.ShouldBe(0);
    }

    private static MemoryStream Written(Paper paper)
    {
        var file = new MemoryStream();
        PdfPaper.Write(paper, file);
        return file;
    }
}
