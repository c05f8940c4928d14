using System.Buffers.Binary;

namespace PracticeReview.Data.Documents;

/// <summary>Ogg with Opus or Vorbis, as messengers and recorders write it: remarks are the second packet of the stream, which is emptied in its place.</summary>
internal static class OggSound
{
    private static readonly uint[] s_check = Table();

    /// <returns>Null where it is no sound of one stream.</returns>
    public static byte[]? Clean(byte[] sound)
    {
        var pages = Pages(sound);
        if (pages.Count < 3 || pages.Exists(page => !sound.AsSpan(page.At + 14, 4).SequenceEqual(sound.AsSpan(14, 4))))
        {
            return null;
        }
        var head = sound.AsSpan(pages[0].Body, pages[0].End - pages[0].Body);
        var isOpus = head.StartsWith("OpusHead"u8);
        if (!isOpus && !head.StartsWith("\u0001vorbis"u8))
        {
            return null;
        }
        // Where each byte of the second packet stands, over as many pages as it takes.
        List<int> remarks = [];
        var touched = 0;
        for (var closed = false; !closed; touched++)
        {
            var page = pages[touched + 1];
            var at = page.Body;
            foreach (var piece in sound.AsSpan(page.At + 27, sound[page.At + 26]))
            {
                remarks.AddRange(Enumerable.Range(at, piece));
                at += piece;
                if (piece < 255)
                {
                    closed = true;
                    break;
                }
            }
        }
        Empty(sound, remarks, isOpus ? 8 : 7, isOpus);
        for (var page = 1; page <= touched; page++)
        {
            Seal(sound.AsSpan(pages[page].At..pages[page].End));
        }
        return sound[..pages[^1].End];
    }

    // The name of the program stays; there are no remarks behind it, and zeros where they stood.
    private static void Empty(byte[] sound, List<int> remarks, int name, bool isOpus)
    {
        var start = new byte[name + 4];
        for (var at = 0; at < start.Length; at++)
        {
            start[at] = sound[remarks[at]];
        }
        if (!start.AsSpan().StartsWith(isOpus ? "OpusTags"u8 : "\u0003vorbis"u8))
        {
            throw new InvalidDataException("Remarks were expected here.");
        }
        var count = checked(name + 4 + (int)BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(name)));
        if (count + 4 > remarks.Count)
        {
            throw new InvalidDataException("The remarks say that they are longer than they are.");
        }
        for (var at = count; at < remarks.Count; at++)
        {
            sound[remarks[at]] = 0;
        }
        if (!isOpus)
        {
            sound[remarks[count + 4]] = 1;
        }
    }

    private static List<(int At, int Body, int End)> Pages(byte[] sound)
    {
        List<(int, int, int)> pages = [];
        for (var at = 0; at + 27 <= sound.Length && sound.AsSpan(at).StartsWith("OggS"u8);)
        {
            var pieces = sound[at + 26];
            var body = at + 27 + pieces;
            var length = 0;
            foreach (var piece in sound.AsSpan(at + 27, pieces))
            {
                length += piece;
            }
            if (body + length > sound.Length)
            {
                // A recording that broke off: its last page is left out.
                break;
            }
            pages.Add((at, body, body + length));
            at = body + length;
        }
        return pages;
    }

    private static void Seal(Span<byte> page)
    {
        page.Slice(22, 4).Clear();
        uint check = 0;
        foreach (var value in page)
        {
            check = (check << 8) ^ s_check[(byte)(check >> 24) ^ value];
        }
        BinaryPrimitives.WriteUInt32LittleEndian(page[22..], check);
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (uint value = 0; value < 256; value++)
        {
            var check = value << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check << 1) ^ ((check & 0x8000_0000) == 0 ? 0u : 0x04c1_1db7u);
            }
            table[value] = check;
        }
        return table;
    }
}
