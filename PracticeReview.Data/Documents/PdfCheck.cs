using System.IO.Compression;

namespace PracticeReview.Data.Documents;

/// <summary>
/// Looks through a PDF for whatever runs, starts a program or carries another file. Names are found in the plain parts and
/// in compressed object streams; what a reader could still hide is left to the malware scan.
/// </summary>
internal static class PdfCheck
{
    private const int Window = 65_536;
    private const int Overlap = 64;
    private const long MostUnfolded = 50_000_000;
    private const int MostObjectStreams = 20_000;

    private static readonly (string Name, string Refusal)[] s_unwanted =
    [
        ("JavaScript", "The PDF contains scripts. Print it to a new PDF and send that."),
        ("Launch", "The PDF can start programs. Print it to a new PDF and send that."),
        ("EmbeddedFile", "The PDF has other files attached to it. Send them one by one, and the PDF without them."),
        ("EmbeddedFiles", "The PDF has other files attached to it. Send them one by one, and the PDF without them."),
        ("RichMedia", "The PDF contains film or sound. Print it to a new PDF and send that."),
        ("XFA", "The PDF is a form that only some programs can show. Print it to a new PDF and send that."),
        ("Encrypt", "The PDF is protected. Print it to a new PDF without a password or other limits, and send that."),
    ];

    public static void Check(Stream file)
    {
        CheckEnd(file);
        var objectStreams = new List<long>();
        file.Position = 0;
        Scan(file, objectStreams);
        var unfolded = 0L;
        foreach (var at in objectStreams)
        {
            unfolded = ScanObjectStream(file, at, unfolded);
        }
    }

    private static void CheckEnd(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, 70_000)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        if (tail.AsSpan().IndexOf("PK\x05\x06"u8) >= 0)
        {
            throw new UnsafePackageException("The PDF has an archive hidden behind it. Print it to a new PDF and send that.");
        }

        if (tail.AsSpan(Math.Max(0, tail.Length - 2_048)).LastIndexOf("%%EOF"u8) < 0)
        {
            throw new UnsafePackageException("The PDF is damaged or was not sent as a whole. Save it again and send the new copy.");
        }
    }

    /// <summary>Reads names through a window that overlaps, and notes where object streams are declared.</summary>
    private static long Scan(Stream content, List<long>? objectStreams, long most = long.MaxValue)
    {
        var buffer = new byte[Window + Overlap];
        long at = 0;
        int kept = 0, read;
        while ((read = content.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false)) > 0)
        {
            var part = buffer.AsSpan(0, kept + read);
            var last = part.Length < buffer.Length;
            LookAtNames(part, last ? part.Length : part.Length - Overlap, at, objectStreams);
            kept = last ? 0 : Overlap;
            at += part.Length - kept;
            part[^kept..].CopyTo(buffer);
            if (at > most)
            {
                throw new UnsafePackageException("The PDF unfolds to far more than its size. Print it to a new PDF and send that.");
            }
        }

        return at;
    }

    private static void LookAtNames(ReadOnlySpan<byte> part, int upTo, long offset, List<long>? objectStreams)
    {
        Span<char> name = stackalloc char[16];
        for (var i = part.IndexOf((byte)'/'); i >= 0 && i < upTo;)
        {
            var length = ReadName(part[(i + 1)..], name);
            var found = name[..length];
            foreach (var (unwanted, refusal) in s_unwanted)
            {
                // Three letters turn up in compressed data by chance; only a name that is followed by a value is one.
                if (found.SequenceEqual(unwanted) && (unwanted.Length > 3 || part[(i + 1)..].StartsWith("XFA "u8) || part[(i + 1)..].StartsWith("XFA["u8)))
                {
                    throw new UnsafePackageException(refusal);
                }
            }

            if (objectStreams is not null && found is "ObjStm" && objectStreams.Count < MostObjectStreams)
            {
                objectStreams.Add(offset + i);
            }

            var next = part[(i + 1)..].IndexOf((byte)'/');
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    /// <summary>Reads a name, in which any letter may be written as #4A.</summary>
    private static int ReadName(ReadOnlySpan<byte> bytes, Span<char> name)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length && length < name.Length; i++)
        {
            var value = bytes[i];
            if (value == '#' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                value = Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]])[0];
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit((char)value))
            {
                break;
            }

            name[length++] = (char)value;
        }

        return length;
    }

    private static long ScanObjectStream(Stream file, long declaredAt, long unfolded)
    {
        var head = new byte[2_048];
        file.Position = declaredAt;
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var keyword = head.AsSpan(0, read).IndexOf("stream"u8);
        if (keyword < 0)
        {
            return unfolded;
        }

        var start = keyword + 6;
        start += start < read && head[start] == '\r' ? 1 : 0;
        start += start < read && head[start] == '\n' ? 1 : 0;
        file.Position = declaredAt + start;
        using var inflated = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            return unfolded + Scan(inflated, null, MostUnfolded - unfolded);
        }
        catch (InvalidDataException)
        {
            // Not compressed this way, or damaged: nothing a reader could take names from.
            return unfolded;
        }
    }
}
