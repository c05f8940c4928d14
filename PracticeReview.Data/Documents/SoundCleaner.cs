using System.Buffers.Binary;

namespace PracticeReview.Data.Documents;

/// <summary>A sound without what was written into it beside what is to be heard.</summary>
/// <param name="Bytes">The beginning of what was given.</param>
public sealed record CleanedSound(AcceptedFileType Type, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Takes out of a sound what a telephone or a program wrote into it: the place, the time, names, remarks, a picture. What is to be
/// heard stays as it is. MP3, M4A, Ogg (Opus or Vorbis) and WAV are sounds; a film is none.
/// </summary>
public static class SoundCleaner
{
    /// <summary>The largest sound taken from a family: 15 MB of 1,048,576 bytes, a quarter of an hour as telephones record it.</summary>
    public const int MaximumBytes = 15 * 1_048_576;

    /// <param name="given">Cleaned in its place: what stands in it afterwards is the cleaned sound and what is left over behind it.</param>
    /// <returns>Null where it is no such sound, or a damaged one.</returns>
    public static CleanedSound? Clean(Memory<byte> given, CancellationToken cancellation)
    {
        var sound = given.Span;
        try
        {
            var (type, length) = sound switch
            {
                _ when sound.StartsWith("RIFF"u8) && sound[8..12].SequenceEqual("WAVE"u8) => (AcceptedFileType.Wav, Wav(sound, cancellation)),
                _ when sound.StartsWith("OggS"u8) => (AcceptedFileType.Ogg, OggSound.Clean(sound, cancellation)),
                _ when sound.Length > 12 && sound[4..8].SequenceEqual("ftyp"u8) => (AcceptedFileType.M4a, Mp4Sound.Clean(sound, cancellation)),
                _ => (AcceptedFileType.Mp3, Mp3Sound.Clean(sound, cancellation)),
            };
            return length == 0 ? null : new CleanedSound(type, given[..length]);
        }
        catch (Exception damaged) when (damaged is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidDataException or OverflowException)
        {
            // It says that more follows than there is.
            return null;
        }
    }

    // Only what says how to play it, and what is played.
    private static int Wav(Span<byte> sound, CancellationToken cancellation)
    {
        var kept = 12;
        var (format, data) = (false, false);
        for (var at = 12; at + 8 <= sound.Length && !data;)
        {
            cancellation.ThrowIfCancellationRequested();
            // A recorder that was switched off in the middle wrote no length: the data go to the end.
            var length = (int)Math.Min(sound.Length - at - 8, BinaryPrimitives.ReadUInt32LittleEndian(sound[(at + 4)..]));
            var piece = sound.Slice(at, 8 + length);
            at += 8 + length + (length & 1);
            var isFormat = piece.StartsWith("fmt "u8);
            data = piece.StartsWith("data"u8);
            if (data || isFormat || piece.StartsWith("fact"u8))
            {
                format |= isFormat;
                BinaryPrimitives.WriteUInt32LittleEndian(piece[4..], (uint)length);
                piece.CopyTo(sound[kept..]);
                kept += piece.Length;
                if ((length & 1) == 1 && kept < sound.Length)
                {
                    sound[kept++] = 0;
                }
            }
        }
        if (!format || !data)
        {
            return 0;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(sound[4..], (uint)(kept - 8));
        return kept;
    }
}
