using PracticeReview.Data.Papers.Pdf;
using SkiaSharp;

namespace PracticeReview.Data.Papers;

/// <summary>
/// Writes a paper as PDF: A4, with names of every script shaped as they are written, header rows that repeat, page numbers,
/// bookmarks for its headings, and fields where something is to be filled in.
/// </summary>
public static class PdfPaper
{
    /// <summary>The content type of what <see cref="Write"/> writes.</summary>
    public const string ContentType = "application/pdf";

    private const float Small = 9;

    /// <summary>Writes the paper.</summary>
    /// <param name="paper">What to write.</param>
    /// <param name="output">Where to; it need not be seekable, and is left open.</param>
    /// <exception cref="InvalidOperationException">There is no font on this machine.</exception>
    public static void Write(Paper paper, Stream output)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(output);
        var pages = new PdfPages();
        var blocks = new PdfBlocks(pages);
        blocks.Title(paper.Title);
        foreach (var block in paper.Blocks)
        {
            blocks.Put(block);
        }

        using var drawn = new MemoryStream();
        Draw(paper, pages, drawn);
        drawn.Position = 0;
        PdfFinish.Write(drawn, pages, PaperText.Line(paper.Title), output);
    }

    private static void Draw(Paper paper, PdfPages pages, Stream drawn)
    {
        using var document = SKDocument.CreatePdf(drawn);
        for (var number = 1; number <= pages.All.Count; number++)
        {
            var canvas = document.BeginPage(PdfPages.Width, PdfPages.Height);
            Running(pages, canvas, PaperText.Line(paper.ProtectiveMarking), PaperText.Line(paper.Reference), 34);
            foreach (var drawing in pages.All[number - 1].Drawings)
            {
                drawing(canvas);
            }

            Running(pages, canvas, PaperText.Line(paper.ProtectiveMarking), $"Page {number} of {pages.All.Count}", PdfPages.Height - 44);
            document.EndPage();
        }

        document.Close();
    }

    private static void Running(PdfPages pages, SKCanvas canvas, string marking, string end, float top)
    {
        const float Half = PdfPages.TextWidth / 2;
        pages.Text.Break(marking, Small, bold: true, Half)[0].Draw(canvas, PdfPages.Left, top, PdfPages.Quiet);
        var last = pages.Text.Break(end, Small, bold: false, Half)[0];
        last.Draw(canvas, PdfPages.Left + PdfPages.TextWidth - last.Width, top, PdfPages.Quiet);
    }
}
