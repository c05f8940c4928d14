using SkiaSharp;

namespace PracticeReview.Data.Papers.Pdf;

/// <summary>A place on a page where a person writes or ticks, in points from the upper left corner.</summary>
internal sealed record PdfField(string Name, SKRect Area, bool IsTick, bool IsTall);

/// <summary>A heading to navigate by.</summary>
internal sealed record PdfBookmark(int Level, string Text, int Page, float Top);

/// <summary>What is drawn on a page.</summary>
internal sealed class PdfPage
{
    public List<Action<SKCanvas>> Drawings { get; } = [];

    public List<PdfField> Fields { get; } = [];
}

/// <summary>Pages of A4 that fill from the top; what does not fit goes on the next.</summary>
internal sealed class PdfPages
{
    public const float Width = 595.28f, Height = 841.89f, Left = 56.7f, Top = 70, Bottom = Height - 66, TextWidth = Width - (2 * Left);

    public static readonly SKPaint Ink = Colour(0x1F, 0x2A, 0x30), Quiet = Colour(0x4C, 0x5A, 0x61), Accent = Colour(0x1B, 0x4B, 0x5A), Shade = Colour(0xEE, 0xF2, 0xF3), Rule = Stroke();

    private readonly List<PdfPage> pages = [new()];

    public IReadOnlyList<PdfPage> All => pages;

    public List<PdfBookmark> Bookmarks { get; } = [];

    public PdfText Text { get; } = new();

    /// <summary>How far the page is filled, in points from its top.</summary>
    public float Y { get; private set; } = Top;

    public float Remaining => Bottom - Y;

    public bool IsFresh => Y <= Top;

    public PdfPage Page => pages[^1];

    public void NewPage()
    {
        pages.Add(new PdfPage());
        Y = Top;
    }

    /// <summary>Leaves room, except at the top of a page.</summary>
    public void Space(float points) => Y = IsFresh ? Y : Y + points;

    public void Advance(float points) => Y += points;

    /// <summary>Begins another page if so much does not fit on this one.</summary>
    public void Need(float points)
    {
        if (points > Remaining && !IsFresh)
        {
            NewPage();
        }
    }

    /// <summary>Writes lines below each other.</summary>
    public void Lines(IReadOnlyList<PdfLine> lines, SKPaint paint, float indent = 0)
    {
        foreach (var line in lines)
        {
            Need(line.Height);
            Put(line, Left + indent, Y, TextWidth - indent, paint);
            Y += line.Height;
        }
    }

    /// <summary>Puts a line somewhere on the page; one that is read from the right stands at the right.</summary>
    public void Put(PdfLine line, float left, float top, float width, SKPaint paint) =>
        Page.Drawings.Add(canvas => line.Draw(canvas, line.RightToLeft ? left + width - line.Width : left, top, paint));

    public void Box(SKRect area, bool shaded = false)
    {
        if (shaded)
        {
            Page.Drawings.Add(canvas => canvas.DrawRect(area, Shade));
        }

        Page.Drawings.Add(canvas => canvas.DrawRect(area, Rule));
    }

    private static SKPaint Colour(byte red, byte green, byte blue) => new() { Color = new SKColor(red, green, blue), IsAntialias = true };

    private static SKPaint Stroke() => new() { Color = new SKColor(0x8A, 0x97, 0x9D), IsStroke = true, StrokeWidth = 0.6f };
}
