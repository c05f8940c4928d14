using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using PracticeReview.Data.Papers.Pdf;
using SkiaSharp;
using PdfPages = PracticeReview.Data.Papers.Pdf.PdfPages;

namespace PracticeReview.Data.Papers;

/// <summary>Puts several PDF documents together into one, such as the papers of a meeting.</summary>
public static class PdfPack
{
    /// <summary>
    /// Writes the parts in order. Each begins at a bookmark of its own title, or "Document 1" where it has none, and every page
    /// bears its number in the whole. What a part ran, linked or asked to be filled in is left out.
    /// </summary>
    /// <param name="parts">PDF documents; each is read from its beginning and must be seekable.</param>
    /// <param name="output">Where to; it need not be seekable, and is left open.</param>
    /// <exception cref="InvalidDataException">A part cannot be read, is protected by a password, or there is no page at all.</exception>
    public static void Merge(IEnumerable<Stream> parts, Stream output)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(output);
        using var whole = new PdfDocument();
        whole.Language = "en-GB";
        whole.Info.Title = "Papers";
        whole.ViewerPreferences.DisplayDocTitle = true;
        foreach (var (index, part) in parts.Index())
        {
            Append(whole, part, index + 1);
        }

        if (whole.PageCount == 0)
        {
            throw new InvalidDataException("There is no page to put together.");
        }

        Number(whole);
        using var written = new MemoryStream();
        whole.Save(written, closeStream: false);
        written.Position = 0;
        written.CopyTo(output);
    }

    private static void Append(PdfDocument whole, Stream part, int number)
    {
        try
        {
            part.Position = 0;
            using var document = PdfReader.Open(part, PdfDocumentOpenMode.Import);
            var title = PaperText.Line(document.Info.Title);
            for (var index = 0; index < document.PageCount; index++)
            {
                var page = whole.AddPage(document.Pages[index]);
                page.Elements.Remove("/Annots");
                page.Elements.Remove("/AA");
                if (index == 0)
                {
                    whole.Outlines.Add(title.Length > 0 ? title : $"Document {number}", page, opened: true);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is not (InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException($"Document {number} cannot be read as PDF.", unreadable);
        }
    }

    // The numbers are drawn as a document of their own and laid over the pages, so that they use the same letters.
    private static void Number(PdfDocument whole)
    {
        using var numbers = new MemoryStream();
        DrawNumbers(whole, numbers);
        numbers.Position = 0;
        using var form = XPdfForm.FromStream(numbers);
        for (var index = 0; index < whole.PageCount; index++)
        {
            form.PageNumber = index + 1;
            using var graphics = XGraphics.FromPdfPage(whole.Pages[index], XGraphicsPdfPageOptions.Append);
            graphics.DrawImage(form, 0, 0, graphics.PageSize.Width, graphics.PageSize.Height);
        }
    }

    private static void DrawNumbers(PdfDocument whole, Stream numbers)
    {
        var text = new PdfText();
        using var document = SKDocument.CreatePdf(numbers);
        for (var index = 0; index < whole.PageCount; index++)
        {
            var page = whole.Pages[index];
            var (width, height) = ((float)page.Width.Point, (float)page.Height.Point);
            var canvas = document.BeginPage(width, height);
            var line = text.Break($"{index + 1} of {whole.PageCount} in these papers", 8, bold: false, width)[0];
            line.Draw(canvas, (width - line.Width) / 2, height - 24, PdfPages.Quiet);
            document.EndPage();
        }

        document.Close();
    }
}
