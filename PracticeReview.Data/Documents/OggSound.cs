using System.Buffers.Binary;

namespace PracticeReview.Data.Documents;

/// <summary>Ogg with Opus or Vorbis, as messengers and recorders write it: remarks are the second packet of the stream, which is emptied in its place.</summary>
internal static class OggSound
{
    private static readonly uint[] s_check = Table();

    /// <summary>Cleans it in its place.</summary>
    /// <returns>Up to where it is a sound; 0 where it is none, or not of one stream.</returns>
    public static int Clean(Span<byte> sound, CancellationToken cancellation)
    {
        var (count, end) = (0, 0);
        while (PageAt(sound, end) is { Length: > 0 } page)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!sound.Slice(end + 14, 4).SequenceEqual(sound.Slice(14, 4)))
            {
                return 0;
            }
            (count, end) = (count + 1, end + page.Length);
        }
        if (count < 3)
        {
            return 0;
        }
        sound = sound[..end];
        var first = PageAt(sound, 0);
        var head = sound[first.Head..first.Length];
        var isOpus = head.StartsWith("OpusHead"u8);
        if (!isOpus && !head.StartsWith("\u0001vorbis"u8))
        {
            return 0;
        }
        var remarks = new Pieces();
        var next = Find(sound, first.Length, remarks);
        Empty(sound, remarks, isOpus ? 8 : 7, isOpus);
        for (var at = first.Length; at < next;)
        {
            var length = PageAt(sound, at).Length;
            Seal(sound.Slice(at, length));
            at += length;
        }
        return end;
    }

    // Where the second packet stands, over as many pages as it takes.
    private static int Find(ReadOnlySpan<byte> sound, int at, Pieces remarks)
    {
        while (true)
        {
            var page = PageAt(sound, at);
            if (page.Length == 0)
            {
                throw new InvalidDataException("The remarks have no end.");
            }
            var length = 0;
            var isClosed = false;
            foreach (var piece in sound[(at + 27)..(at + page.Head)])
            {
                length += piece;
                if (piece < 255)
                {
                    isClosed = true;
                    break;
                }
            }
            remarks.Add(at + page.Head, length);
            at += page.Length;
            if (isClosed)
            {
                return at;
            }
        }
    }

    // Spaces where the program was named, no remarks behind it, and zeros where they stood.
    private static void Empty(Span<byte> sound, Pieces remarks, int name, bool isOpus)
    {
        Span<byte> start = stackalloc byte[12];
        for (var at = 0; at < name + 4; at++)
        {
            start[at] = sound[remarks.Place(at)];
        }
        if (!start.StartsWith(isOpus ? "OpusTags"u8 : "\u0003vorbis"u8))
        {
            throw new InvalidDataException("Remarks were expected here.");
        }
        var count = checked(name + 4 + (int)BinaryPrimitives.ReadUInt32LittleEndian(start[name..]));
        if (count > remarks.Length - (isOpus ? 4 : 5))
        {
            throw new InvalidDataException("The remarks say that they are longer than they are.");
        }
        remarks.Fill(sound, name + 4, count, (byte)' ');
        remarks.Fill(sound, count, remarks.Length, 0);
        if (!isOpus)
        {
            sound[remarks.Place(count + 4)] = 1;
        }
    }

    /// <returns>The length of its head and of the whole page; zeros where no whole page stands there: a recording that broke off.</returns>
    private static (int Head, int Length) PageAt(ReadOnlySpan<byte> sound, int at)
    {
        if (sound.Length - at < 27 || !sound[at..].StartsWith("OggS"u8))
        {
            return default;
        }
        var head = 27 + sound[at + 26];
        if (sound.Length - at < head)
        {
            return default;
        }
        var length = head;
        foreach (var piece in sound[(at + 27)..(at + head)])
        {
            length += piece;
        }
        return length > sound.Length - at ? default : (head, length);
    }

    /// <summary>One run of bytes that lies in several places, in their order.</summary>
    private sealed class Pieces
    {
        private readonly List<(int At, int Length)> _pieces = [];

        public int Length { get; private set; }

        public void Add(int at, int length)
        {
            if (length > 0)
            {
                _pieces.Add((at, length));
                Length += length;
            }
        }

        public int Place(int index)
        {
            foreach (var (at, length) in _pieces)
            {
                if (index < length)
                {
                    return at + index;
                }
                index -= length;
            }
            throw new InvalidDataException("The remarks end before their end.");
        }

        public void Fill(Span<byte> sound, int from, int to, byte value)
        {
            var before = 0;
            foreach (var (at, length) in _pieces)
            {
                var (begin, end) = (Math.Clamp(from - before, 0, length), Math.Clamp(to - before, 0, length));
                sound[(at + begin)..(at + end)].Fill(value);
                before += length;
            }
        }
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
