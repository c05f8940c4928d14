using System.Buffers.Binary;
using System.Globalization;

namespace PracticeReview.Data.Documents;

/// <summary>MP3: frame by frame. What lies before, between and behind the frames (names, pictures, remarks) is left out.</summary>
internal static class Mp3Sound
{
    private static readonly int[] s_first = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];

    private static readonly int[] s_later = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];

    private static readonly int[] s_rates = [44_100, 48_000, 32_000, 0];

    /// <summary>Moves the frames together in their place.</summary>
    /// <returns>How many bytes of it are sound; 0 where there is none.</returns>
    public static int Clean(Span<byte> sound, CancellationToken cancellation)
    {
        Span<byte> heard = sound[..BeforeLastTags(sound)];
        var (kept, frames) = (0, 0);
        var follows = false;
        ushort kind = 0;
        for (var at = AfterTag(heard, 0); at + 4 <= heard.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = FrameLength(heard[at..]);
            var end = at + length;
            var isFrame = length > 0 && end <= heard.Length && (frames == 0 || KindOf(heard[at..]) == kind);
            // At the beginning and after a gap one frame alone may be a chance of other bytes.
            var next = isFrame ? FrameLength(heard[end..]) : 0;
            var goesOn = next > 0 && next <= heard.Length - end && KindOf(heard[end..]) == KindOf(heard[at..]);
            if (isFrame && (follows || goesOn) && (goesOn || !HasTag(heard[at..end])))
            {
                kind = KindOf(heard[at..]);
                heard[at..end].CopyTo(sound[kept..]);
                (kept, frames) = (kept + length, frames + 1);
                at = AfterTag(heard, end);
                follows = at == end;
            }
            else if (frames == 0)
            {
                // Whatever it is, it does not begin as a sound.
                return 0;
            }
            else
            {
                follows = false;
                at++;
            }
        }
        return frames > 1 ? kept : 0;
    }

    // Remarks of the old kinds stand at the end, one behind the other, and may lie where a frame that broke off would go on.
    private static int BeforeLastTags(ReadOnlySpan<byte> sound)
    {
        for (var end = sound.Length; ;)
        {
            var from = sound[..end];
            var tag = LastTag(from);
            if (tag <= 0 || tag > end)
            {
                return end;
            }
            end -= tag;
        }
    }

    private static long Number(ReadOnlySpan<byte> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int LastTag(ReadOnlySpan<byte> sound)
    {
        long length = 0;
        if (sound.Length >= 128 && sound[^128..].StartsWith("TAG"u8))
        {
            length = sound.Length >= 355 && sound[^355..].StartsWith("TAG+"u8) ? 355 : 128;
        }
        else if (sound.Length >= 32 && sound[^32..].StartsWith("APETAGEX"u8))
        {
            // Its length is said without its head.
            length = BinaryPrimitives.ReadUInt32LittleEndian(sound[^20..]) + ((sound[^9] & 0x80) == 0 ? 0L : 32);
        }
        else if (sound.EndsWith("LYRICS200"u8) && sound.Length >= 15)
        {
            length = Number(sound[^15..^9]) + 15;
        }
        else if (sound.EndsWith("LYRICSEND"u8))
        {
            var begin = sound.LastIndexOf("LYRICSBEGIN"u8);
            length = begin < 0 ? 9 : sound.Length - begin;
        }
        else if (sound.Length >= 10 && sound[^10..].StartsWith("3DI"u8))
        {
            length = SafeNumber(sound[^4..]) + 20L;
        }
        return (int)Math.Min(length, sound.Length);
    }

    private static bool HasTag(ReadOnlySpan<byte> frame) =>
        frame.IndexOf("TAG"u8) >= 0 || frame.IndexOf("ID3"u8) >= 0 || frame.IndexOf("LYRICS"u8) >= 0;

    // Of which version it is and how fast it is sampled: the same through a whole sound.
    private static ushort KindOf(ReadOnlySpan<byte> frame) => (ushort)(((frame[1] & 0b1111_1110) << 8) | (frame[2] & 0b0000_1100));

    private static int SafeNumber(ReadOnlySpan<byte> four) => ((four[0] & 0x7f) << 21) | ((four[1] & 0x7f) << 14) | ((four[2] & 0x7f) << 7) | (four[3] & 0x7f);

    private static int AfterTag(ReadOnlySpan<byte> sound, int at)
    {
        while (at + 10 <= sound.Length && sound[at..].StartsWith("ID3"u8))
        {
            at += 10 + SafeNumber(sound[(at + 6)..]) + ((sound[at + 5] & 0x10) == 0 ? 0 : 10);
            // Some programs fill up with zeros behind it.
            while (at < sound.Length && sound[at] == 0)
            {
                at++;
            }
        }
        return at;
    }

    /// <returns>In bytes; 0 where no frame of layer III begins.</returns>
    private static int FrameLength(ReadOnlySpan<byte> from)
    {
        if (from.Length < 4 || from[0] != 0xff || (from[1] & 0b1110_0110) != 0b1110_0010)
        {
            return 0;
        }
        var version = (from[1] >> 3) & 3;
        var rate = s_rates[(from[2] >> 2) & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        var bits = (version == 3 ? s_first : s_later)[from[2] >> 4];
        return version == 1 || rate == 0 || bits == 0 ? 0 : (version == 3 ? 144 : 72) * bits * 1000 / rate + ((from[2] >> 1) & 1);
    }
}
