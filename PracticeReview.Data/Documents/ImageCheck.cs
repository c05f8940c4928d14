using System.Buffers.Binary;

namespace PracticeReview.Data.Documents;

/// <summary>Walks through an image's own structure: what merely begins like an image is refused, and so is what follows its end.</summary>
internal static class ImageCheck
{
    private static readonly byte[] s_end = [0xff, 0xd9];
    private const int LongestSide = 30_000;
    private const long MostPixels = 200_000_000;
    private const string Damaged = "The image is damaged or has something else hidden in it. Save it again and send the new copy.";

    public static void CheckPng(Stream file)
    {
        Span<byte> head = stackalloc byte[8];
        Span<byte> size = stackalloc byte[8];
        file.Position = 8;
        for (var first = true; ; first = false)
        {
            if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8)
            {
                throw Unreadable();
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var isHeader = head[4..].SequenceEqual("IHDR"u8);
            var next = file.Position + length + 4;
            if (next > file.Length || first != isHeader || !AreLetters(head[4..]))
            {
                throw Unreadable();
            }

            if (first)
            {
                if (length != 13 || file.ReadAtLeast(size, 8, throwOnEndOfStream: false) < 8)
                {
                    throw Unreadable();
                }

                CheckSize(BinaryPrimitives.ReadUInt32BigEndian(size), BinaryPrimitives.ReadUInt32BigEndian(size[4..]));
            }

            file.Position = next;
            if (head[4..].SequenceEqual("IEND"u8))
            {
                if (length != 0 || next != file.Length)
                {
                    throw Unreadable();
                }

                return;
            }
        }
    }

    public static void CheckJpeg(Stream file)
    {
        Span<byte> marker = stackalloc byte[4];
        Span<byte> frame = stackalloc byte[5];
        file.Position = 2;
        var sized = false;
        for (; ; )
        {
            if (file.ReadAtLeast(marker, 4, throwOnEndOfStream: false) < 4 || marker[0] != 0xff)
            {
                throw Unreadable();
            }

            if (marker[1] == 0xff)
            {
                file.Position -= 3;
                continue;
            }

            var next = file.Position - 2 + BinaryPrimitives.ReadUInt16BigEndian(marker[2..]);
            if (next > file.Length || next < file.Position || marker[1] is < 0xc0 or 0xd8 or 0xd9)
            {
                throw Unreadable();
            }

            if (marker[1] is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                if (file.ReadAtLeast(frame, 5, throwOnEndOfStream: false) < 5)
                {
                    throw Unreadable();
                }

                CheckSize(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
                sized = true;
            }

            file.Position = next;
            if (marker[1] == 0xda)
            {
                break;
            }
        }

        // Cameras do put something behind the end of the image; an archive is not among it.
        var tail = new byte[(int)Math.Min(file.Length - file.Position, 70_000)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        if (!sized || tail.AsSpan().IndexOf(s_end) < 0 || tail.AsSpan().IndexOf("PK\x05\x06"u8) >= 0)
        {
            throw Unreadable();
        }
    }

    private static void CheckSize(uint width, uint height)
    {
        if (width is 0 || height is 0)
        {
            throw Unreadable();
        }

        if (width > LongestSide || height > LongestSide || (long)width * height > MostPixels)
        {
            throw new UnsafePackageException("The image is too large to be shown. Send a smaller copy.");
        }
    }

    private static bool AreLetters(ReadOnlySpan<byte> type)
    {
        foreach (var value in type)
        {
            if (!char.IsAsciiLetter((char)value))
            {
                return false;
            }
        }

        return true;
    }

    private static UnsafePackageException Unreadable() => new(Damaged);
}
