using System.Buffers.Binary;
using System.Text;
using PracticeReview.Data.Documents;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.Rules.Documents;

/// <summary>Where and when a picture was taken, by whom and with what, leaves it before it is kept; what is to be seen stays.</summary>
public sealed class PictureCleanerTests
{
    private const string Secret = "GPS 53.4808N 2.2426W, Marwa's telephone, 3 May 2025";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_photograph_keeps_which_way_is_up_and_nothing_else_the_camera_wrote(bool little)
    {
        var photograph = Jpeg(Exif(6, little), Segment(0xe1, "http://ns.adobe.com/xap/1.0/\0" + Secret), Segment(0xed, Secret), Segment(0xfe, Secret), Segment(0xe2, "MPF\0" + Secret));

        var cleaned = PictureCleaner.Clean(photograph).ShouldNotBeNull();

        cleaned.Type.ShouldBe(AcceptedFileType.Jpeg);
        Contains(photograph, "GPS").ShouldBeTrue();
        Contains(cleaned.Bytes, "GPS").ShouldBeFalse();
        Contains(cleaned.Bytes, "Marwa").ShouldBeFalse();
        var exif = cleaned.Bytes.AsSpan().IndexOf("Exif\0\0"u8);
        exif.ShouldBe(6);
        // One entry, the orientation, and it still says 6.
        BinaryPrimitives.ReadUInt16BigEndian(cleaned.Bytes.AsSpan(exif + 14)).ShouldBe((ushort)1);
        BinaryPrimitives.ReadUInt16BigEndian(cleaned.Bytes.AsSpan(exif + 16)).ShouldBe((ushort)0x0112);
        BinaryPrimitives.ReadUInt16BigEndian(cleaned.Bytes.AsSpan(exif + 24)).ShouldBe((ushort)6);
        // Segments are still where a reader expects them.
        using var stream = new MemoryStream(cleaned.Bytes);
        FileTypeCheck.Check(stream, "picture.jpg").Type.ShouldBe(AcceptedFileType.Jpeg);
    }

    [Fact]
    public void Colours_stay_and_what_was_hidden_behind_the_picture_goes()
    {
        byte[] hidden = [.. Jpeg(Segment(0xe2, "ICC_PROFILE\0\u0001\u0001colours"), Segment(0xee, "Adobe\0")), .. Jpeg(Segment(0xfe, Secret)), .. Encoding.ASCII.GetBytes("PK\u0005\u0006" + Secret)];

        var cleaned = PictureCleaner.Clean(hidden).ShouldNotBeNull();

        Contains(cleaned.Bytes, "ICC_PROFILE").ShouldBeTrue();
        Contains(cleaned.Bytes, "Adobe").ShouldBeTrue();
        Contains(cleaned.Bytes, "GPS").ShouldBeFalse();
        Contains(cleaned.Bytes, "PK").ShouldBeFalse();
        cleaned.Bytes[^2..].ShouldBe([0xff, 0xd9]);
    }

    [Fact]
    public void A_drawing_loses_its_remarks_and_its_time_and_stays_the_same_picture()
    {
        var drawing = DemonstrationPicture.Draw();
        var written = Png(drawing, ("tEXt", "Author\0" + Secret), ("iTXt", "XML:com.adobe.xmp\0" + Secret), ("eXIf", Secret), ("tIME", Secret), ("zTXt", Secret));

        var cleaned = PictureCleaner.Clean(written).ShouldNotBeNull();

        cleaned.Type.ShouldBe(AcceptedFileType.Png);
        cleaned.Bytes.ShouldBe(drawing);
    }

    [Fact]
    public void A_web_picture_loses_what_is_no_picture_and_no_longer_announces_it()
    {
        byte[] header = [.. Piece("VP8X", [0b0010_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Piece("VP8 ", [1, 2, 3, 4])];
        byte[] body = [.. header, .. Piece("EXIF", Encoding.ASCII.GetBytes(Secret)), .. Piece("XMP ", Encoding.ASCII.GetBytes(Secret))];

        var cleaned = PictureCleaner.Clean(Riff(body)).ShouldNotBeNull();

        cleaned.Type.ShouldBe(AcceptedFileType.WebP);
        Contains(cleaned.Bytes, "GPS").ShouldBeFalse();
        cleaned.Bytes[20].ShouldBe((byte)0b0010_0000);
        BinaryPrimitives.ReadUInt32LittleEndian(cleaned.Bytes.AsSpan(4)).ShouldBe((uint)(cleaned.Bytes.Length - 8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7 pretending")]
    [InlineData("<svg onload='alert(1)'></svg>")]
    [InlineData("GIF89a")]
    public void Anything_else_is_no_picture(string content) => PictureCleaner.Clean(Encoding.UTF8.GetBytes(content)).ShouldBeNull();

    [Fact]
    public void A_picture_cut_short_anywhere_is_refused_and_never_breaks_anything()
    {
        foreach (var picture in new[] { Jpeg(Exif(6, true), Segment(0xfe, Secret)), Png(DemonstrationPicture.Draw()[..200], []), Riff(Piece("VP8 ", [1, 2, 3, 4])) })
        {
            for (var length = 0; length < Math.Min(picture.Length, 400); length++)
            {
                Should.NotThrow(() => PictureCleaner.Clean(picture.AsSpan(0, length)));
            }
        }
    }

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Jpeg(params IReadOnlyList<byte[]> segments) =>
    [
        0xff, 0xd8, .. segments.SelectMany(segment => segment),
        0xff, 0xc0, 0x00, 0x0b, 8, 0, 1, 0, 1, 1, 1, 0x11, 0,
        0xff, 0xda, 0x00, 0x08, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd9,
    ];

    private static byte[] Segment(byte marker, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        var length = bytes.Length + 2;
        return [0xff, marker, (byte)(length >> 8), (byte)length, .. bytes];
    }

    private static byte[] Exif(ushort orientation, bool little)
    {
        var tiff = new byte[8 + 2 + 12 * 2 + 4];
        Encoding.ASCII.GetBytes(little ? "II" : "MM").CopyTo(tiff, 0);
        Short(2, 42);
        Long(4, 8);
        Short(8, 2);
        Short(10, 0x010f);
        Short(12, 2);
        Short(22, 0x0112);
        Short(24, 3);
        Long(26, 1);
        Short(30, orientation);
        return Segment(0xe1, "Exif\0\0" + Encoding.Latin1.GetString(tiff) + Secret);

        void Short(int at, ushort value)
        {
            if (little) { BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), value); } else { BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), value); }
        }
        void Long(int at, uint value)
        {
            if (little) { BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at), value); } else { BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(at), value); }
        }
    }

    private static byte[] Png(byte[] picture, params IReadOnlyList<(string Type, string Content)> added)
    {
        // After the header, which is 8 + 25 bytes.
        var pieces = added.SelectMany(piece =>
        {
            var content = Encoding.Latin1.GetBytes(piece.Content);
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
            return (byte[])[.. length, .. Encoding.ASCII.GetBytes(piece.Type), .. content, 0, 0, 0, 0];
        });
        return [.. picture[..33], .. pieces, .. picture[33..]];
    }

    private static byte[] Piece(string type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. content, .. (content.Length & 1) == 1 ? [(byte)0] : Array.Empty<byte>()];
    }

    private static byte[] Riff(byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length + 4);
        return [.. "RIFF"u8, .. length, .. "WEBP"u8, .. body];
    }
}
