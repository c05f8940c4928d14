using PracticeReview.Data.Documents;
using PracticeReview.Web.Demonstration;
using SkiaSharp;

namespace PracticeReview.Tests.Rules.Documents;

/// <summary>The picture that stands on a page is small in its bytes whatever was sent, and the right way up.</summary>
public sealed class PictureShrinkerTests
{
    // Red, green, blue and yellow stand in the corners, from the upper left on, of a picture as it is meant to be seen.
    private static readonly SKColor[] s_corners = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Yellow];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void It_is_the_right_way_up_however_the_telephone_was_held(int orientation)
    {
        var photograph = PictureCleaner.Clean(Photograph(1_200, 800, orientation)).ShouldNotBeNull().Bytes;

        using var small = SKBitmap.Decode(PictureShrinker.Shrink(photograph).ShouldNotBeNull());

        (small.Width, small.Height).ShouldBe((480, 320));
        (int X, int Y)[] places = [(60, 60), (420, 60), (420, 260), (60, 260)];
        foreach (var ((x, y), colour) in places.Zip(s_corners))
        {
            Near(small.GetPixel(x, y), colour).ShouldBeTrue($"{orientation}: {small.GetPixel(x, y)} at {x}, {y}");
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_of_which_nothing_can_be_left_out_becomes_small_as_well(SKEncodedImageFormat format)
    {
        using var noise = new SKBitmap(1_500, 2_000);
        var random = new Random(7);
        var pixels = new byte[noise.ByteCount];
        random.NextBytes(pixels);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, noise.GetPixels(), pixels.Length);
        using var encoded = noise.Encode(format, 90);

        var small = PictureShrinker.Shrink(encoded.ToArray()).ShouldNotBeNull();

        small.Length.ShouldBeLessThanOrEqualTo(PictureShrinker.MaximumBytes);
        using var read = SKBitmap.Decode(small);
        Math.Max(read.Width, read.Height).ShouldBeInRange(200, PictureShrinker.LongestSide);
        ((double)read.Height / read.Width).ShouldBe(4 / 3.0, 0.02);
    }

    [Fact]
    public void A_small_drawing_stays_as_large_as_it_is_and_stands_on_white()
    {
        using var drawing = new SKBitmap(120, 90);
        using var encoded = drawing.Encode(SKEncodedImageFormat.Png, 100);

        using var small = SKBitmap.Decode(PictureShrinker.Shrink(encoded.ToArray()).ShouldNotBeNull());

        (small.Width, small.Height).ShouldBe((120, 90));
        Near(small.GetPixel(60, 45), SKColors.White).ShouldBeTrue();
        PictureShrinker.Shrink(DemonstrationPicture.Draw()).ShouldNotBeNull();
    }

    [Fact]
    public void What_cannot_be_read_or_would_fill_the_memory_becomes_no_picture()
    {
        PictureShrinker.Shrink("no picture"u8.ToArray()).ShouldBeNull();
        PictureShrinker.Shrink(Array.Empty<byte>()).ShouldBeNull();
        using var wide = new SKBitmap(new SKImageInfo(12_000, 5_000, SKColorType.Gray8));
        using var encoded = wide.Encode(SKEncodedImageFormat.Png, 100);
        PictureShrinker.Shrink(encoded.ToArray()).ShouldBeNull("sixty million points of a drawing cannot be read smaller");
    }

    private static bool Near(SKColor seen, SKColor meant) =>
        Math.Abs(seen.Red - meant.Red) < 40 && Math.Abs(seen.Green - meant.Green) < 40 && Math.Abs(seen.Blue - meant.Blue) < 40;

    // A JPEG whose pixels lie as a camera lays them for this orientation (Exif, 1 to 8), so that it is to be seen with the corners in their places.
    private static byte[] Photograph(int width, int height, int orientation)
    {
        var (w, h) = orientation >= 5 ? (height, width) : (width, height);
        using var lying = new SKBitmap(w, h);
        for (var y = 0; y < h; y++)
        {
            for (var x = 0; x < w; x++)
            {
                // Where this point of the file is to be seen.
                var (left, top) = orientation switch
                {
                    1 => (x, y),
                    2 => (w - 1 - x, y),
                    3 => (w - 1 - x, h - 1 - y),
                    4 => (x, h - 1 - y),
                    5 => (y, x),
                    6 => (h - 1 - y, x),
                    7 => (h - 1 - y, w - 1 - x),
                    _ => (y, w - 1 - x),
                };
                lying.SetPixel(x, y, s_corners[(left < width / 2, top < height / 2) switch { (true, true) => 0, (false, true) => 1, (false, false) => 2, _ => 3 }]);
            }
        }
        using var encoded = lying.Encode(SKEncodedImageFormat.Jpeg, 95);
        var jpeg = encoded.ToArray();
        byte[] exif = [0xff, 0xe1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }
}
