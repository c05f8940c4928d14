using SkiaSharp;

namespace PracticeReview.Data.Papers.Pdf;

/// <summary>Glyphs of one face that stand side by side.</summary>
/// <param name="Face">Their face.</param>
/// <param name="Words">The words they show, in UTF-8 and in reading order, so that a reader finds and copies them.</param>
/// <param name="Glyphs">The glyphs from left to right.</param>
/// <param name="Clusters">For each glyph the place in the words.</param>
/// <param name="Places">For each glyph its place, in parts of the size of the letters.</param>
/// <param name="Width">How wide they are, in parts of the size of the letters.</param>
internal sealed record PdfRun(PdfFace Face, byte[] Words, ushort[] Glyphs, uint[] Clusters, SKPoint[] Places, float Width);

/// <summary>A line of text, ready to be drawn.</summary>
internal sealed record PdfLine(IReadOnlyList<PdfRun> Runs, float Size, bool RightToLeft)
{
    /// <summary>Its width in points.</summary>
    public float Width { get; } = Runs.Sum(run => run.Width) * Size;

    /// <summary>Where its letters stand, from its top, in points.</summary>
    public float Baseline { get; } = Math.Max(1.05f, Runs.Select(run => run.Face.Ascent).DefaultIfEmpty(0).Max()) * Size;

    /// <summary>Its height in points.</summary>
    public float Height => Baseline + (Math.Max(0.33f, Runs.Select(run => run.Face.Descent).DefaultIfEmpty(0).Max()) * Size);

    /// <summary>Draws it.</summary>
    /// <param name="canvas">The page.</param>
    /// <param name="left">Where it begins.</param>
    /// <param name="top">Its top.</param>
    /// <param name="paint">Its colour.</param>
    public void Draw(SKCanvas canvas, float left, float top, SKPaint paint)
    {
        foreach (var run in Runs)
        {
            using var font = new SKFont(run.Face.Typeface, Size) { Hinting = SKFontHinting.None, Subpixel = true };
            using var builder = new SKTextBlobBuilder();
            var buffer = builder.AllocatePositionedTextRun(font, run.Glyphs.Length, run.Words.Length, null);
            buffer.SetGlyphs(run.Glyphs);
            buffer.SetPositions(Array.ConvertAll(run.Places, place => new SKPoint(place.X * Size, place.Y * Size)));
            buffer.SetClusters(run.Clusters);
            buffer.SetText(run.Words);
            using var text = builder.Build();
            canvas.DrawText(text, left, top + Baseline, paint);
            left += run.Width * Size;
        }
    }
}
