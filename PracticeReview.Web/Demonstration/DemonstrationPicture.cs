using System.Buffers.Binary;
using System.IO.Compression;

namespace PracticeReview.Web.Demonstration;

/// <summary>A child's drawing of a house under the sun, as a PNG image: no photograph of anybody stands in a demonstration.</summary>
internal static class DemonstrationPicture
{
    private const int Width = 480;
    private const int Height = 320;

    public static byte[] Draw()
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < Width; x++)
                {
                    packed.Write(ColourAt(x, y));
                }
            }
        }
        using var picture = new MemoryStream();
        picture.Write([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2);
        Write(picture, "IHDR"u8, header);
        Write(picture, "IDAT"u8, rows.ToArray());
        Write(picture, "IEND"u8, []);
        return picture.ToArray();
    }

    private static byte[] ColourAt(int x, int y)
    {
        // Crayon lines are never quite straight.
        var wobble = (int)(3 * Math.Sin(x / 17.0) + 2 * Math.Sin(y / 11.0));
        var (dx, dy) = (x - 90 + wobble, y - 75);
        var away = Math.Sqrt(dx * dx + dy * dy);
        var ray = Math.Abs(Math.Sin(Math.Atan2(dy, dx) * 6)) > 0.93 && away is > 50 and < 78;
        if (away < 40 || ray)
        {
            return [245, 196, 66];
        }
        if (y > 250 + wobble)
        {
            return (x + y) % 23 < 3 ? [104, 156, 84] : [131, 178, 104];
        }
        if (x is > 220 and < 400 && y > 150)
        {
            if (x is > 290 and < 330 && y > 190)
            {
                return [133, 86, 60];
            }
            return x is > 240 and < 275 && y is > 175 and < 210 || x is > 345 and < 380 && y is > 175 and < 210 ? [214, 232, 240] : [226, 178, 150];
        }
        if (y <= 150 && y > 60 && Math.Abs(x - 310 + wobble) < (y - 60) * 1.25)
        {
            return [178, 78, 62];
        }
        return (x * 3 + y * 7) % 31 < 4 ? [196, 221, 236] : [221, 236, 245];
    }

    private static void Write(MemoryStream picture, ReadOnlySpan<byte> type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        picture.Write(number);
        byte[] piece = [.. type, .. content];
        picture.Write(piece);
        BinaryPrimitives.WriteUInt32BigEndian(number, Check(piece));
        picture.Write(number);
    }

    // CRC-32 as PNG wants it.
    private static uint Check(byte[] bytes)
    {
        var check = 0xffffffffu;
        foreach (var value in bytes)
        {
            check ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 1) == 1 ? 0xedb88320u ^ (check >> 1) : check >> 1;
            }
        }
        return ~check;
    }
}
