using SkiaSharp;

namespace PracticeReview.Data.Papers.Pdf;

/// <summary>Lays the blocks of a paper out on pages.</summary>
internal sealed class PdfBlocks(PdfPages pages)
{
    private const float Body = 10.5f, LineRoom = 17, Tick = 11;

    public void Title(string text)
    {
        pages.Lines(pages.Text.Break(PaperText.Line(text), 20, bold: true, PdfPages.TextWidth), PdfPages.Accent);
        pages.Space(8);
    }

    public void Put(PaperBlock block)
    {
        switch (block)
        {
            case Heading heading: Put(heading); break;
            case Paragraph paragraph: Put(paragraph); break;
            case Listing listing: Put(listing); break;
            case Facts facts: Put(facts); break;
            case Grid grid: Put(grid); break;
            case FillIn fillIn: Put(fillIn); break;
            case TickBoxes boxes: Put(boxes); break;
            case PageBreak: pages.NewPage(); break;
            default: throw new NotSupportedException(block.GetType().Name);
        }
    }

    private void Put(Heading heading)
    {
        var level = Math.Clamp(heading.Level, 1, 3);
        var text = PaperText.Line(heading.Text);
        var lines = pages.Text.Break(text, level switch { 1 => 15, 2 => 12.5f, _ => Body }, bold: true, PdfPages.TextWidth);
        pages.Space(level switch { 1 => 16, 2 => 12, _ => 9 });
        // A heading stays with what follows it.
        pages.Need(lines.Sum(line => line.Height) + 60);
        if (text.Length > 0)
        {
            pages.Bookmarks.Add(new PdfBookmark(level, text, pages.All.Count - 1, pages.Y));
        }

        pages.Lines(lines, level == 3 ? PdfPages.Ink : PdfPages.Accent);
        pages.Space(level == 1 ? 5 : 3);
    }

    private void Put(Paragraph paragraph)
    {
        foreach (var words in PaperText.Paragraphs(paragraph.Text))
        {
            var lines = pages.Text.Break(words, Body, bold: false, PdfPages.TextWidth);
            // Neither the first nor the last line of a paragraph stands alone.
            pages.Need(lines.Take(lines.Count == 3 ? 3 : 2).Sum(line => line.Height));
            pages.Lines(lines, PdfPages.Ink);
            pages.Space(6);
        }
    }

    private void Put(Listing listing)
    {
        foreach (var item in listing.Items)
        {
            var words = PaperText.Clean(item).Trim();
            var lines = pages.Text.Break(words, Body, bold: false, PdfPages.TextWidth - 18);
            pages.Need(lines.Take(2).Sum(line => line.Height));
            var bullet = pages.Text.Break("\u2022", Body, bold: false, 18)[0];
            pages.Put(bullet, lines[0].RightToLeft ? PdfPages.Left + PdfPages.TextWidth - 10 : PdfPages.Left + 6, pages.Y, 12, PdfPages.Ink);
            if (lines[0].RightToLeft)
            {
                foreach (var line in lines)
                {
                    pages.Need(line.Height);
                    pages.Put(line, PdfPages.Left, pages.Y, PdfPages.TextWidth - 18, PdfPages.Ink);
                    pages.Advance(line.Height);
                }
            }
            else
            {
                pages.Lines(lines, PdfPages.Ink, indent: 18);
            }

            pages.Space(3);
        }

        pages.Space(3);
    }

    private void Put(Facts facts)
    {
        new PdfTable(pages, [3, 7], [], firstIsHeading: true).Draw([.. facts.Items.Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Value])]);
        pages.Space(10);
    }

    private void Put(Grid grid)
    {
        if (grid.Headers.Count == 0)
        {
            return;
        }

        int[] shares = [.. grid.Headers.Select((_, column) => column < grid.Widths.Count ? Math.Max(1, grid.Widths[column]) : 1)];
        new PdfTable(pages, shares, grid.Headers, firstIsHeading: false).Draw(grid.Rows);
        pages.Space(10);
    }

    private void Put(FillIn fillIn)
    {
        var name = PaperText.Line(fillIn.Label);
        var label = pages.Text.Break(name, Body, bold: true, PdfPages.TextWidth);
        IReadOnlyList<PdfLine> hint = fillIn.Hint.Length == 0 ? [] : pages.Text.Break(PaperText.Line(fillIn.Hint), 9.5f, bold: false, PdfPages.TextWidth);
        var height = (Math.Clamp(fillIn.Lines, 1, 40) * LineRoom) + 6;
        pages.Space(5);
        pages.Need(label.Concat(hint).Sum(line => line.Height) + 4 + Math.Min(height, 300));
        pages.Lines(label, PdfPages.Ink);
        pages.Lines(hint, PdfPages.Quiet);
        pages.Advance(3);
        height = Math.Min(height, Math.Max(pages.Remaining - 2, LineRoom));
        var area = new SKRect(PdfPages.Left, pages.Y, PdfPages.Left + PdfPages.TextWidth, pages.Y + height);
        pages.Box(area);
        pages.Page.Fields.Add(new PdfField(name, SKRect.Inflate(area, -2, -2), IsTick: false, fillIn.Lines > 1));
        pages.Advance(height);
        pages.Space(9);
    }

    private void Put(TickBoxes boxes)
    {
        pages.Space(5);
        pages.Need(60);
        pages.Lines(pages.Text.Break(PaperText.Line(boxes.Label), Body, bold: true, PdfPages.TextWidth), PdfPages.Ink);
        foreach (var option in boxes.Options)
        {
            var name = PaperText.Line(option);
            var lines = pages.Text.Break(name, Body, bold: false, PdfPages.TextWidth - 20);
            pages.Advance(2);
            pages.Need(lines.Take(2).Sum(line => line.Height));
            var top = pages.Y + 2.5f;
            var area = new SKRect(PdfPages.Left + 1, top, PdfPages.Left + 1 + Tick, top + Tick);
            pages.Box(area);
            pages.Page.Fields.Add(new PdfField(name, area, IsTick: true, IsTall: false));
            pages.Lines(lines, PdfPages.Ink, indent: 20);
        }

        pages.Space(9);
    }
}
