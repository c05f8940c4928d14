using SkiaSharp;

namespace PracticeReview.Data.Papers.Pdf;

/// <summary>Draws a table whose rows may be longer than a page, with its header on every page.</summary>
internal sealed class PdfTable(PdfPages pages, IReadOnlyList<int> shares, IReadOnlyList<string> header, bool firstIsHeading)
{
    private const float Size = 9.5f, Side = 5, Above = 3.5f, EmptyRow = 28;

    private readonly float[] widths = [.. shares.Select(share => PdfPages.TextWidth * share / shares.Sum())];
    private IReadOnlyList<PdfLine>[] headerLines = [];
    private int rows;

    public void Draw(IReadOnlyList<IReadOnlyList<string>> content)
    {
        headerLines = [.. header.Select((text, column) => Lines(text, column, bold: true))];
        var headerHeight = HeightOf(headerLines);
        pages.Need(headerHeight + EmptyRow);
        DrawHeader();
        foreach (var row in content)
        {
            DrawRow([.. widths.Select((_, column) => column < row.Count ? row[column] : "")], headerHeight);
        }
    }

    private void DrawHeader()
    {
        if (headerLines.Length > 0)
        {
            DrawPiece(headerLines, HeightOf(headerLines), shaded: true, fields: false);
        }
    }

    private void DrawRow(IReadOnlyList<string> cells, float headerHeight)
    {
        rows++;
        var rest = cells.Select((text, column) => Lines(text, column, firstIsHeading && column == 0)).ToArray();
        var least = cells.All(text => text.Length == 0) ? EmptyRow : 0;
        var whole = Math.Max(least, HeightOf(rest));
        if (whole > pages.Remaining && whole <= PdfPages.Bottom - PdfPages.Top - headerHeight)
        {
            NextPage();
        }

        while (Math.Max(least, HeightOf(rest)) > pages.Remaining)
        {
            var piece = Array.ConvertAll(rest, lines => Fitting(lines, pages.Remaining - (2 * Above)));
            if (piece.All(lines => lines.Count == 0))
            {
                if (pages.Remaining > (PdfPages.Bottom - PdfPages.Top) / 2)
                {
                    // The header takes nearly the page: it isn't worth repeating before a single line.
                    headerLines = [];
                }

                NextPage();
                continue;
            }

            DrawPiece(piece, pages.Remaining, shaded: false, fields: false);
            rest = [.. rest.Select((lines, column) => (IReadOnlyList<PdfLine>)[.. lines.Skip(piece[column].Count)])];
            NextPage();
        }

        DrawPiece(rest, Math.Max(least, HeightOf(rest)), shaded: false, fields: true);
    }

    private void NextPage()
    {
        if (HeightOf(headerLines) > (PdfPages.Bottom - PdfPages.Top) / 2)
        {
            headerLines = [];
        }

        pages.NewPage();
        DrawHeader();
    }

    private void DrawPiece(IReadOnlyList<PdfLine>[] cells, float height, bool shaded, bool fields)
    {
        var left = PdfPages.Left;
        for (var column = 0; column < widths.Length; column++)
        {
            var area = new SKRect(left, pages.Y, left + widths[column], pages.Y + height);
            pages.Box(area, shaded);
            var top = pages.Y + Above;
            foreach (var line in cells[column])
            {
                pages.Put(line, left + Side, top, widths[column] - (2 * Side), PdfPages.Ink);
                top += line.Height;
            }

            if (fields && cells[column].Count == 0)
            {
                var name = header.Count > column ? $"{header[column]}, row {rows}" : $"Value {rows}";
                pages.Page.Fields.Add(new PdfField(name, SKRect.Inflate(area, -1.5f, -1.5f), IsTick: false, height > 24));
            }

            left += widths[column];
        }

        pages.Advance(height);
    }

    private IReadOnlyList<PdfLine> Lines(string text, int column, bool bold)
    {
        var words = string.Join("\n\n", PaperText.Paragraphs(text));
        return words.Length == 0 ? [] : pages.Text.Break(words, Size, bold, widths[column] - (2 * Side));
    }

    private static float HeightOf(IReadOnlyList<PdfLine>[] cells) =>
        cells.Length == 0 ? 0 : Math.Max(cells.Max(lines => lines.Sum(line => line.Height)) + (2 * Above), 20);

    private static IReadOnlyList<PdfLine> Fitting(IReadOnlyList<PdfLine> lines, float height)
    {
        var count = 0;
        while (count < lines.Count && (height -= lines[count].Height) >= 0)
        {
            count++;
        }

        return [.. lines.Take(count)];
    }
}
