using System.Buffers;
using System.Text;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>How a text file is to be read, and what the person should know about it.</summary>
internal sealed record FoundEncoding(Encoding Encoding, string? Notice = null);

/// <summary>
/// Finds how the letters of a text file are written: UTF-8 and UTF-16 with or without a mark, or one byte for each letter, of which
/// the likeliest of three is taken (<see cref="OneByteLetters"/>).
/// </summary>
internal static class TextEncoding
{
    private const int PieceLength = 32_768;

    public static FoundEncoding Find(Stream file)
    {
        file.Position = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            return Find(file, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FoundEncoding Find(Stream file, byte[] buffer)
    {
        var read = file.ReadAtLeast(buffer.AsSpan(0, PieceLength), PieceLength, throwOnEndOfStream: false);
        var start = buffer.AsSpan(0, read);
        if (start is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return new FoundEncoding(start[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode);
        }

        if (start.Contains((byte)0))
        {
            return FindUnmarkedUtf16(start) is { } found ? new FoundEncoding(found) : throw NotText();
        }

        // UTF-8 is known by all its letters to the last byte; nothing is kept while checking but what stands beside other bytes.
        var isMarked = start is [0xef, 0xbb, 0xbf, ..];
        var letters = new OneByteLetters();
        var (whole, broken, kept) = (0L, 0L, 0);
        for (; read > 0; read = file.Read(buffer.AsSpan(kept, PieceLength - kept)))
        {
            var piece = buffer.AsSpan(0, kept + read);
            if (piece[kept..].Contains((byte)0))
            {
                throw NotText();
            }

            kept = Count(piece, isLast: false, letters, ref whole, ref broken);
            piece[^kept..].CopyTo(buffer);
        }

        Count(buffer.AsSpan(0, kept), isLast: true, letters, ref whole, ref broken);
        if (broken == 0)
        {
            return new FoundEncoding(new UTF8Encoding(false));
        }

        // Letters of several bytes do not come about by chance.
        if (isMarked || whole > broken)
        {
            return new FoundEncoding(new UTF8Encoding(false), broken == 1
                ? "The file is in UTF-8, and one character of it is broken: it was read as \ufffd. Please check where that stands."
                : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The file is in UTF-8, and {broken:N0} characters of it are broken: they were read as \ufffd. Please check where these stand."));
        }

        var (encoding, name) = letters.Likeliest();
        return new FoundEncoding(encoding, $"The file is not in Unicode; it was read as {name}, the likeliest by its letters. Please check accented letters.");
    }

    /// <summary>Counts letters of several bytes and bytes that are no part of one. Tells how many bytes at the end may belong to a letter that goes on.</summary>
    private static int Count(ReadOnlySpan<byte> piece, bool isLast, OneByteLetters letters, ref long whole, ref long broken)
    {
        for (var at = 0; at < piece.Length;)
        {
            var next = piece[at..].IndexOfAnyInRange((byte)0x80, (byte)0xff);
            if (next < 0)
            {
                return 0;
            }

            at += next;
            var status = Rune.DecodeFromUtf8(piece[at..], out _, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast)
            {
                return piece.Length - at;
            }

            _ = status == OperationStatus.Done ? whole++ : broken++;
            for (var end = at + Math.Max(length, 1); at < end; at++)
            {
                letters.Add(at > 0 ? piece[at - 1] : (byte)' ', piece[at], at + 1 < piece.Length ? piece[at + 1] : (byte)' ');
            }
        }

        return 0;
    }

    /// <summary>
    /// UTF-16 without a mark: letters below 256 have a zero in one place, always the same; and the other letters are of one or two
    /// scripts, so that the same few bytes stand in that place.
    /// </summary>
    private static UnicodeEncoding? FindUnmarkedUtf16(ReadOnlySpan<byte> start)
    {
        Span<int> low = stackalloc int[256], high = stackalloc int[256];
        var count = start.Length / 2;
        for (var at = 0; at < count; at++)
        {
            low[start[at * 2]]++;
            high[start[(at * 2) + 1]]++;
        }

        return (IsHighByte(high, low, count), IsHighByte(low, high, count)) switch
        {
            (true, false) => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            (false, true) => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            _ => null,
        };
    }

    private static bool IsHighByte(ReadOnlySpan<int> high, ReadOnlySpan<int> other, int count)
    {
        if (high[0] * 12 < count || other[0] * 20 > count)
        {
            return false;
        }

        var (most, second) = (0, 0);
        for (var value = 1; value < 256; value++)
        {
            (most, second) = high[value] > most ? (high[value], most) : (most, Math.Max(second, high[value]));
        }

        return (most + second) * 10 >= (count - high[0]) * 9;
    }

    public static ChronologyRefusedException NotText() => new(
        "The file is neither a workbook nor a Word document nor a text file of separated values.",
        "The chronology saved as .xlsx, .docx or CSV.");
}
