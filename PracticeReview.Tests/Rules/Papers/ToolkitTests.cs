using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PracticeReview.Data.Papers;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Toolkit;
using UglyToad.PdfPig;

namespace PracticeReview.Tests.Rules.Papers;

/// <summary>Policy Appendix A: all fourteen documents are there, and those that are ours can be read and downloaded.</summary>
public sealed class ToolkitTests
{
    private static readonly ToolkitSetting s_now = new("Testwell & Marrow Safeguarding Partnership", PolicyVersions.Newest);

    public static TheoryData<int> WithContent => [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12];

    [Fact]
    public void All_fourteen_are_listed_in_order_each_with_its_place_and_sections()
    {
        PolicyToolkit.All.Select(document => document.Number).ShouldBe(Enumerable.Range(1, 14));
        PolicyToolkit.All.Select(document => document.Address).ShouldBeUnique();
        PolicyToolkit.All.ShouldAllBe(document => document.Places.Count > 0 && document.Sections.Length > 0 && document.Purpose.EndsWith('.'));
        PolicyToolkit.All.Where(document => document.Content is not null).Select(document => document.Number).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]);
        PolicyToolkit.All.ShouldAllBe(document => PolicyToolkit.Find(document.Address) == document);
        PolicyToolkit.Find("../secret").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(WithContent))]
    public void Each_is_a_sound_Word_document_and_a_PDF_with_everything_in_it(int number)
    {
        foreach (var version in PolicyVersions.All)
        {
            var paper = PolicyToolkit.All[number - 1].PaperFor(s_now with { Policy = version });
            using var word = new MemoryStream();
            WordPaper.Write(paper, word);
            using (var document = WordprocessingDocument.Open(word, isEditable: false))
            {
                new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => error.Description).ShouldBeEmpty();
                document.MainDocumentPart!.Document.InnerText.ShouldContain("Testwell & Marrow Safeguarding Partnership");
            }

            using var file = new MemoryStream();
            PdfPaper.Write(paper, file);
            using var pdf = PdfDocument.Open(file.ToArray());
            pdf.Information.Title.ShouldBe(paper.Title);
            pdf.NumberOfPages.ShouldBeLessThan(10);
            var fields = paper.Blocks.Any(block => block is FillIn or TickBoxes);
            pdf.TryGetForm(out _).ShouldBe(fields);
        }
    }

    [Fact]
    public void Each_version_of_the_policy_has_its_own_words()
    {
        var report = PolicyToolkit.Find("rapid-review-report")!;

        Words(report.PaperFor(s_now with { Policy = PolicyVersions.Salford2019 })).ShouldContain("Clinical commissioning group");
        Words(report.PaperFor(s_now)).ShouldContain("Integrated care board");
        Words(report.PaperFor(s_now)).ShouldNotContain("commissioning group");
    }

    [Fact]
    public void What_the_policy_does_not_contain_says_so_on_the_page()
    {
        foreach (var number in new[] { 1, 4, 5, 8, 10, 11, 12 })
        {
            PolicyToolkit.All[number - 1].Origin.ShouldContain("does not contain it");
            Words(PolicyToolkit.All[number - 1].PaperFor(s_now)).ShouldContain("does not contain it");
        }
    }

    [Theory]
    [InlineData("", 14)]
    [InlineData("CHRONOLOGY template", 3)]
    [InlineData("appreciative", 1)]
    [InlineData("no such word anywhere", 0)]
    [InlineData("[a-z]* %_", 0)]
    public void Documents_are_found_by_all_the_words(string words, int count) =>
        PolicyToolkit.Search(words, s_now).Count.ShouldBe(count);

    private static string Words(Paper paper)
    {
        using var word = new MemoryStream();
        WordPaper.Write(paper, word);
        using var document = WordprocessingDocument.Open(word, isEditable: false);
        return document.MainDocumentPart!.Document.InnerText;
    }
}
