using System.Buffers.Binary;

namespace PracticeReview.Data.Documents;

/// <summary>M4A, as telephones record it: boxes within boxes. Those that say where, when and by whom are emptied in their place, since others point past them.</summary>
internal static class Mp4Sound
{
    private const int Deepest = 8;

    /// <returns>Null where it is no sound, or has pictures in it.</returns>
    public static byte[]? Clean(byte[] sound)
    {
        var seen = new Seen();
        Walk(sound, 0, sound.Length, "", seen, 0);
        return seen is { Sounds: > 0, Others: 0, HasMoov: true } ? sound : null;
    }

    private static void Walk(byte[] sound, int from, int end, string within, Seen seen, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidDataException("Boxes lie deeper than in any sound.");
        }
        for (var at = from; at + 8 <= end;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(sound.AsSpan(at));
            var head = 8;
            if (length == 1)
            {
                (length, head) = (checked((long)BinaryPrimitives.ReadUInt64BigEndian(sound.AsSpan(at + 8))), 16);
            }
            else if (length == 0)
            {
                length = end - at;
            }
            if (length < head || at + length > end)
            {
                throw new InvalidDataException("A box is longer than what holds it.");
            }
            var (body, after) = (at + head, at + (int)length);
            var name = System.Text.Encoding.Latin1.GetString(sound, at + 4, 4);
            switch (name)
            {
                case "moov" or "trak" or "mdia" or "moof" or "traf":
                    seen.HasMoov |= name == "moov";
                    Walk(sound, body, after, name, seen, depth + 1);
                    break;
                case "hdlr" when within == "mdia":
                    _ = sound.AsSpan(body + 8, 4).SequenceEqual("soun"u8) ? seen.Sounds++ : seen.Others++;
                    break;
                case "mvhd" or "tkhd" or "mdhd":
                    // When it was made and changed.
                    sound.AsSpan(body + 4, sound[body] == 1 ? 16 : 8).Clear();
                    break;
                case "udta" or "meta" or "uuid" or "free" or "skip" or "wide":
                    "free"u8.CopyTo(sound.AsSpan(at + 4));
                    sound.AsSpan(body..after).Clear();
                    break;
                default:
                    break;
            }
            at = after;
        }
    }

    private sealed class Seen
    {
        public int Sounds;
        public int Others;
        public bool HasMoov;
    }
}
