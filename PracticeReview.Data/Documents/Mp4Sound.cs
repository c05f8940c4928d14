using System.Buffers.Binary;
using System.Text;

namespace PracticeReview.Data.Documents;

/// <summary>
/// M4A, as telephones and browsers record it: boxes within boxes. What is needed to play it stays; every other box is emptied in its
/// place, since others point past it, and so are the times and names within those that stay.
/// </summary>
internal static class Mp4Sound
{
    private const int Deepest = 8;

    /// <summary>More boxes than a quarter of an hour has, in pieces of a tenth of a second.</summary>
    private const int MostBoxes = 100_000;

    /// <summary>What may stand in what. A box that is named here as holding others is walked through.</summary>
    private static readonly Dictionary<string, HashSet<string>> s_within = new(StringComparer.Ordinal)
    {
        [""] = ["ftyp", "moov", "moof", "mdat"],
        ["moov"] = ["mvhd", "trak", "mvex"],
        ["mvex"] = ["mehd", "trex"],
        ["trak"] = ["tkhd", "edts", "mdia"],
        ["edts"] = ["elst"],
        ["mdia"] = ["mdhd", "hdlr", "minf"],
        ["minf"] = ["smhd", "dinf", "stbl"],
        ["dinf"] = ["dref"],
        ["stbl"] = ["stsd", "stts", "ctts", "stsc", "stsz", "stz2", "stco", "co64", "stss", "sgpd", "sbgp"],
        ["stsd"] = ["mp4a", "alac", "Opus", "fLaC", ".mp3", "samr", "sawb", "ac-3", "ec-3", "lpcm", "sowt", "twos", "ulaw", "alaw"],
        ["wave"] = ["frma", "esds", "alac", "chan", "enda", "mp4a"],
        ["moof"] = ["mfhd", "traf"],
        ["traf"] = ["tfhd", "tfdt", "trun", "sgpd", "sbgp"],
    };

    /// <summary>What may stand in the description of a sound.</summary>
    private static readonly HashSet<string> s_described = new(StringComparer.Ordinal) { "esds", "alac", "dOps", "dfLa", "damr", "dac3", "dec3", "chan", "srat", "wave" };

    /// <summary>Cleans it in its place.</summary>
    /// <returns>Its length, or 0 where it is no sound, or has pictures in it.</returns>
    public static int Clean(Span<byte> sound, CancellationToken cancellation)
    {
        var seen = new Seen(cancellation);
        Walk(sound, s_within[""], "", seen, 0);
        return seen is { Sounds: > 0, Others: 0, HasMoov: true } ? sound.Length : 0;
    }

    private static void Walk(Span<byte> within, HashSet<string> allowed, string holder, Seen seen, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidDataException("Boxes lie deeper than in any sound.");
        }
        var at = 0;
        while (within.Length - at >= 8)
        {
            seen.One();
            var (head, length) = Measure(within[at..], isOutermost: depth == 0);
            if (length == 0)
            {
                break;
            }
            var body = within.Slice(at + head, length - head);
            var name = Encoding.Latin1.GetString(within.Slice(at + 4, 4));
            if (holder == "dref")
            {
                // Where else the sound might lie: nowhere else.
                "url "u8.CopyTo(within[(at + 4)..]);
                body.Clear();
                body[3] = 1;
            }
            else if (!allowed.Contains(name))
            {
                if (holder == "stsd")
                {
                    throw new InvalidDataException("A kind of sound that no browser plays.");
                }
                "free"u8.CopyTo(within[(at + 4)..]);
                body.Clear();
            }
            else
            {
                Keep(body, name, holder, seen, depth);
            }
            at += length;
        }
        // What is too short to be a box.
        within[at..].Clear();
    }

    private static void Keep(Span<byte> body, string name, string holder, Seen seen, int depth)
    {
        switch (name)
        {
            case "hdlr":
                _ = body.Slice(8, 4).SequenceEqual("soun"u8) ? seen.Sounds++ : seen.Others++;
                // The name of the program.
                body[12..].Clear();
                break;
            case "mvhd" or "tkhd" or "mdhd":
                // When it was made and changed.
                body.Slice(4, body[0] == 1 ? 16 : 8).Clear();
                break;
            case "stsd":
                Walk(body[8..], s_within[name], name, seen, depth + 1);
                break;
            case "dref":
                Walk(body[8..], [], name, seen, depth + 1);
                break;
            case var _ when holder == "stsd":
                // Of which version the description is, and who made the program.
                var fixedPart = 28 + BinaryPrimitives.ReadUInt16BigEndian(body[8..]) switch { 0 => 0, 1 => 16, 2 => 36, _ => throw new InvalidDataException("A sound is described as none is.") };
                body.Slice(10, 6).Clear();
                Walk(body[fixedPart..], s_described, "", seen, depth + 1);
                break;
            case var _ when holder != "wave" && s_within.TryGetValue(name, out var allowed):
                seen.HasMoov |= name == "moov";
                Walk(body, allowed, name, seen, depth + 1);
                break;
            default:
                break;
        }
    }

    // The length of a box with its head; 0 where what holds it is filled up with zeros.
    private static (int Head, int Length) Measure(Span<byte> from, bool isOutermost)
    {
        long length = BinaryPrimitives.ReadUInt32BigEndian(from);
        var head = 8;
        if (length == 1)
        {
            (length, head) = (checked((long)BinaryPrimitives.ReadUInt64BigEndian(from[8..])), 16);
        }
        else if (length == 0)
        {
            length = isOutermost ? from.Length : 0;
            return (head, (int)length);
        }
        if (length < head || length > from.Length)
        {
            throw new InvalidDataException("A box is longer than what holds it.");
        }
        return (head, (int)length);
    }

    private sealed class Seen(CancellationToken cancellation)
    {
        private int _boxes;

        public int Sounds;
        public int Others;
        public bool HasMoov;

        public void One()
        {
            cancellation.ThrowIfCancellationRequested();
            if (++_boxes > MostBoxes)
            {
                throw new InvalidDataException("There are more boxes than in any sound.");
            }
        }
    }
}
