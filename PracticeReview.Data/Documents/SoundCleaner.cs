using System.Buffers.Binary;

namespace PracticeReview.Data.Documents;

/// <summary>A sound without what was written into it beside what is to be heard.</summary>
public sealed record CleanedSound(AcceptedFileType Type, byte[] Bytes);

/// <summary>
/// Takes out of a sound what a telephone or a program wrote into it: the place, the time, names, remarks, a picture. What is to be
/// heard stays as it is. MP3, M4A, Ogg (Opus or Vorbis) and WAV are sounds; a film is none.
/// </summary>
public static class SoundCleaner
{
    /// <summary>The largest sound taken from a family: 15 MB of 1,048,576 bytes, a quarter of an hour as telephones record it.</summary>
    public const int MaximumBytes = 15 * 1_048_576;

    /// <returns>Null where it is no such sound, or a damaged one.</returns>
    public static CleanedSound? Clean(ReadOnlySpan<byte> sound)
    {
        try
        {
            if (sound.StartsWith("RIFF"u8) && sound[8..12].SequenceEqual("WAVE"u8))
            {
                return Made(AcceptedFileType.Wav, Wav(sound));
            }
            if (sound.StartsWith("OggS"u8))
            {
                return Made(AcceptedFileType.Ogg, OggSound.Clean(sound.ToArray()));
            }
            if (sound.Length > 12 && sound[4..8].SequenceEqual("ftyp"u8))
            {
                return Made(AcceptedFileType.M4a, Mp4Sound.Clean(sound.ToArray()));
            }
            return Made(AcceptedFileType.Mp3, Mp3(sound));
        }
        catch (Exception damaged) when (damaged is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidDataException or OverflowException)
        {
            // It says that more follows than there is.
            return null;
        }
    }

    private static CleanedSound? Made(AcceptedFileType type, byte[]? bytes) => bytes is null ? null : new CleanedSound(type, bytes);

    // Only what says how to play it, and what is played.
    private static byte[]? Wav(ReadOnlySpan<byte> sound)
    {
        using var cleaned = new MemoryStream(sound.Length);
        cleaned.Write(sound[..12]);
        var (format, data) = (false, false);
        Span<byte> said = stackalloc byte[4];
        for (var at = 12; at + 8 <= sound.Length && !data;)
        {
            // A recorder that was switched off in the middle wrote no length: the data go to the end.
            var length = (int)Math.Min(sound.Length - at - 8, BinaryPrimitives.ReadUInt32LittleEndian(sound[(at + 4)..]));
            var name = sound.Slice(at, 4);
            format |= name.SequenceEqual("fmt "u8);
            data = name.SequenceEqual("data"u8);
            if (data || name.SequenceEqual("fmt "u8) || name.SequenceEqual("fact"u8))
            {
                cleaned.Write(name);
                BinaryPrimitives.WriteUInt32LittleEndian(said, (uint)length);
                cleaned.Write(said);
                cleaned.Write(sound.Slice(at + 8, length));
                if ((length & 1) == 1)
                {
                    cleaned.WriteByte(0);
                }
            }
            at += 8 + length + (length & 1);
        }
        if (!format || !data)
        {
            return null;
        }
        var bytes = cleaned.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(bytes.Length - 8));
        return bytes;
    }

    // Frame by frame: what lies before, between and behind them (names, pictures, remarks) is left out.
    private static byte[]? Mp3(ReadOnlySpan<byte> sound)
    {
        using var cleaned = new MemoryStream(sound.Length);
        var frames = 0;
        for (var at = AfterTag(sound, 0); at + 4 <= sound.Length;)
        {
            var length = FrameLength(sound[at..]);
            var end = at + length;
            if (length > 0 && end <= sound.Length && (frames > 0 || FrameLength(sound[end..]) > 0))
            {
                cleaned.Write(sound[at..end]);
                frames++;
                at = AfterTag(sound, end);
            }
            else if (frames == 0)
            {
                // Whatever it is, it does not begin as a sound.
                return null;
            }
            else
            {
                at++;
            }
        }
        return frames > 1 ? cleaned.ToArray() : null;
    }

    private static int AfterTag(ReadOnlySpan<byte> sound, int at)
    {
        while (at + 10 <= sound.Length && sound[at..].StartsWith("ID3"u8))
        {
            var length = ((sound[at + 6] & 0x7f) << 21) | ((sound[at + 7] & 0x7f) << 14) | ((sound[at + 8] & 0x7f) << 7) | (sound[at + 9] & 0x7f);
            at += 10 + length + ((sound[at + 5] & 0x10) == 0 ? 0 : 10);
            // Some programs fill up with zeros behind it.
            while (at < sound.Length && sound[at] == 0)
            {
                at++;
            }
        }
        return at;
    }

    private static ReadOnlySpan<short> First => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];

    private static ReadOnlySpan<short> Later => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];

    private static ReadOnlySpan<int> Rates => [44_100, 48_000, 32_000, 0];

    /// <returns>In bytes; 0 where no frame of layer III begins.</returns>
    private static int FrameLength(ReadOnlySpan<byte> from)
    {
        if (from.Length < 4 || from[0] != 0xff || (from[1] & 0b1110_0110) != 0b1110_0010)
        {
            return 0;
        }
        var version = (from[1] >> 3) & 3;
        var rate = Rates[(from[2] >> 2) & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        var bits = (version == 3 ? First : Later)[from[2] >> 4];
        return version == 1 || rate == 0 || bits == 0 ? 0 : (version == 3 ? 144 : 72) * bits * 1000 / rate + ((from[2] >> 1) & 1);
    }
}
