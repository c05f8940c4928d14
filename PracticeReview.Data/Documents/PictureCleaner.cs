using System.Buffers.Binary;

namespace PracticeReview.Data.Documents;

/// <summary>A picture without what was written into it beside what is to be seen.</summary>
public sealed record CleanedPicture(AcceptedFileType Type, byte[] Bytes);

/// <summary>
/// Takes out of a picture what a camera or a program wrote into it: the place, the time, the device, names, remarks, a preview of
/// what was cut away. What is to be seen stays as it is, and so does which way is up.
/// </summary>
public static class PictureCleaner
{
    /// <summary>The largest picture taken from a family: 15 MB of 1,048,576 bytes.</summary>
    public const int MaximumBytes = 15 * 1_048_576;

    private static readonly HashSet<string> s_png = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    };

    private static readonly HashSet<string> s_webp = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };

    /// <returns>Null where it is no JPEG, PNG or WebP picture, or a damaged one.</returns>
    public static CleanedPicture? Clean(ReadOnlySpan<byte> picture)
    {
        try
        {
            return FileSignature.Recognise(picture[..Math.Min(picture.Length, 1_024)]) switch
            {
                FileSignature.Jpeg => new CleanedPicture(AcceptedFileType.Jpeg, Jpeg(picture)),
                FileSignature.Png => new CleanedPicture(AcceptedFileType.Png, Png(picture)),
                "a WebP image" => new CleanedPicture(AcceptedFileType.WebP, WebP(picture)),
                _ => null,
            };
        }
        catch (Exception damaged) when (damaged is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidDataException or OverflowException)
        {
            // It says that more follows than there is.
            return null;
        }
    }

    // Segments before the picture itself: JFIF, Adobe's colours and a colour profile stay, every other APPn and every remark goes.
    private static byte[] Jpeg(ReadOnlySpan<byte> picture)
    {
        using var cleaned = new MemoryStream(picture.Length);
        cleaned.Write(picture[..2]);
        var turned = OrientationOf(picture);
        if (turned is > 1 and <= 8)
        {
            cleaned.Write(OnlyOrientation(turned));
        }
        var at = 2;
        while (true)
        {
            if (picture[at] != 0xff)
            {
                throw new InvalidDataException("A segment was expected here.");
            }
            if (picture[at + 1] == 0xff)
            {
                at++;
                continue;
            }
            var marker = picture[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
            var segment = picture.Slice(at, length + 2);
            if (marker == 0xda)
            {
                // From here on it is the picture, up to its last end: cameras put more behind it.
                var rest = picture[at..];
                var end = rest.LastIndexOf((ReadOnlySpan<byte>)[0xff, 0xd9]);
                cleaned.Write(FirstPicture(end < 0 ? rest : rest[..(end + 2)]));
                return cleaned.ToArray();
            }
            var isColours = (marker == 0xe2 && segment[4..].StartsWith("ICC_PROFILE\0"u8)) || (marker == 0xee && segment[4..].StartsWith("Adobe"u8));
            if (marker is not (>= 0xe0 and <= 0xef or 0xfe) || isColours || (marker == 0xe0 && segment[4..].StartsWith("JFIF\0"u8)))
            {
                cleaned.Write(segment);
            }
            at += segment.Length;
        }
    }

    // A second picture (a preview, a film) may follow the end of the first. Within a scan 0xff is followed by 0, by a restart or by a segment.
    private static ReadOnlySpan<byte> FirstPicture(ReadOnlySpan<byte> scans)
    {
        var at = 2 + BinaryPrimitives.ReadUInt16BigEndian(scans[2..]);
        while (at + 1 < scans.Length)
        {
            if (scans[at] != 0xff || scans[at + 1] is 0 or 0xff or (>= 0xd0 and <= 0xd7))
            {
                at++;
                continue;
            }
            if (scans[at + 1] == 0xd9)
            {
                return scans[..(at + 2)];
            }
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(scans[(at + 2)..]);
        }
        return scans;
    }

    private static int OrientationOf(ReadOnlySpan<byte> picture)
    {
        var at = 2;
        while (at + 4 < picture.Length && picture[at] == 0xff && picture[at + 1] != 0xda)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
            if (picture[at + 1] == 0xe1 && at + 2 + length <= picture.Length && picture[(at + 4)..].StartsWith("Exif\0\0"u8))
            {
                return OrientationIn(picture.Slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int OrientationIn(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
        {
            return 1;
        }
        var little = tiff[0] == (byte)'I';
        var directory = (int)Math.Min(int.MaxValue, Long(tiff[4..]));
        if (directory > tiff.Length - 2)
        {
            return 1;
        }
        var entries = Short(tiff[directory..]);
        for (var entry = 0; entry < entries && directory + 2 + (entry + 1) * 12 <= tiff.Length; entry++)
        {
            var field = tiff.Slice(directory + 2 + entry * 12, 12);
            if (Short(field) == 0x0112)
            {
                return Short(field[8..]);
            }
        }
        return 1;

        ushort Short(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        uint Long(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static byte[] OnlyOrientation(int turned) =>
    [
        0xff, 0xe1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0,
    ];

    private static byte[] Png(ReadOnlySpan<byte> picture)
    {
        using var cleaned = new MemoryStream(picture.Length);
        cleaned.Write(picture[..8]);
        for (var at = 8; ;)
        {
            var length = checked((int)Math.Min(int.MaxValue - 12, BinaryPrimitives.ReadUInt32BigEndian(picture[at..])));
            var piece = picture.Slice(at, length + 12);
            var type = System.Text.Encoding.ASCII.GetString(piece[4..8]);
            if (s_png.Contains(type))
            {
                cleaned.Write(piece);
            }
            if (type == "IEND")
            {
                return cleaned.ToArray();
            }
            at += piece.Length;
        }
    }

    private static byte[] WebP(ReadOnlySpan<byte> picture)
    {
        using var cleaned = new MemoryStream(picture.Length);
        cleaned.Write(picture[..12]);
        var end = Math.Min(picture.Length, 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]));
        var seen = false;
        for (var at = 12; at + 8 <= end;)
        {
            var length = checked((int)Math.Min(int.MaxValue - 9, BinaryPrimitives.ReadUInt32LittleEndian(picture[(at + 4)..])));
            var piece = picture.Slice(at, 8 + length + (length & 1)).ToArray();
            var type = System.Text.Encoding.ASCII.GetString(piece.AsSpan(0, 4));
            if (type == "VP8X")
            {
                // It says that EXIF and XMP follow; they do not any more.
                piece[8] &= 0b1111_0011;
            }
            seen |= type is "VP8 " or "VP8L" or "ANMF";
            if (s_webp.Contains(type))
            {
                cleaned.Write(piece);
            }
            at += piece.Length;
        }
        if (!seen)
        {
            throw new InvalidDataException("No picture is in it.");
        }
        var bytes = cleaned.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(bytes.Length - 8));
        return bytes;
    }
}
