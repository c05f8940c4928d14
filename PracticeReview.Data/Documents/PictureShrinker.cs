using SkiaSharp;

namespace PracticeReview.Data.Documents;

/// <summary>
/// Makes the small picture that stands on a page, so that somebody with little data can open it: a JPEG the right way up, on white
/// where the picture is transparent. Nothing that was written into the picture goes into it.
/// </summary>
public static class PictureShrinker
{
    /// <summary>Of the longer side, in pixels. A smaller picture is not made larger.</summary>
    public const int LongestSide = 480;

    /// <summary>The longest small picture, in bytes.</summary>
    public const int MaximumBytes = 25_000;

    // A picture is unpacked in memory, four bytes for each of these.
    private const long MostPixels = 50_000_000;

    private static readonly int[] s_sides = [LongestSide, 400, 320, 240];
    private static readonly int[] s_qualities = [75, 60, 45, 30];

    /// <param name="picture">A cleaned picture.</param>
    /// <returns>Null where it cannot be read, or unpacks to more than can be held.</returns>
    public static byte[]? Shrink(ReadOnlyMemory<byte> picture)
    {
        using var data = SKData.CreateCopy(picture.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info is not { Width: > 0, Height: > 0 } whole)
        {
            return null;
        }
        // A JPEG is read at an eighth where that is enough, and takes little memory however large it is.
        var asRead = codec.GetScaledDimensions(Math.Min(1f, 2f * LongestSide / Math.Max(whole.Width, whole.Height)));
        if ((long)asRead.Width * asRead.Height > MostPixels)
        {
            return null;
        }
        using var read = new SKBitmap(new SKImageInfo(asRead.Width, asRead.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(read.Info, read.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }
        using var seen = SKImage.FromBitmap(read);
        foreach (var side in s_sides)
        {
            using var small = Draw(seen, codec.EncodedOrigin, side);
            foreach (var quality in s_qualities)
            {
                using var encoded = small.Encode(SKEncodedImageFormat.Jpeg, quality);
                if (encoded is { Size: <= MaximumBytes })
                {
                    return encoded.ToArray();
                }
            }
        }
        return null;
    }

    private static SKImage Draw(SKImage picture, SKEncodedOrigin origin, int side)
    {
        var scale = Math.Min(1f, (float)side / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)MathF.Round(picture.Width * scale)), Math.Max(1, (int)MathF.Round(picture.Height * scale)));
        var isOnItsSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        using var surface = SKSurface.Create(new SKImageInfo(isOnItsSide ? height : width, isOnItsSide ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.SetMatrix(Turned(origin, width, height));
        surface.Canvas.DrawImage(picture, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }

    // From the picture as it lies in the file to the picture as it is meant to be seen, by what the camera said is up.
    private static SKMatrix Turned(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
