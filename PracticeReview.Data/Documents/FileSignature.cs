using System.Text;

namespace PracticeReview.Data.Documents;

/// <summary>Recognises a file by its first bytes, in words that can be put after “This is …”.</summary>
public static class FileSignature
{
    /// <summary>A zip archive, which new Office documents are too.</summary>
    public const string Zip = "a zip archive";

    /// <summary>The container of .doc and .xls, and of Office documents under a password.</summary>
    public const string OldOffice = "an Office file of the old kind";

    /// <summary>A PDF document.</summary>
    public const string Pdf = "a PDF document";

    /// <summary>A PNG image.</summary>
    public const string Png = "a PNG image";

    /// <summary>A JPEG image.</summary>
    public const string Jpeg = "a JPEG image";

    /// <summary>HTML, SVG or other markup, which a browser might run.</summary>
    public const string Markup = "a web page or other markup";

    private static readonly (byte[] Start, string Is)[] s_signatures =
    [
        ([0x50, 0x4b, 0x03, 0x04], Zip),
        ([0x50, 0x4b, 0x05, 0x06], "an empty zip archive"),
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], OldOffice),
        ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], Png),
        ([0xff, 0xd8, 0xff], Jpeg),
        ("%PDF-"u8.ToArray(), Pdf),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "a 7-Zip archive"),
        ([0x1f, 0x8b], "a gzip archive"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "an XZ archive"),
        ("BZh"u8.ToArray(), "a bzip2 archive"),
        ("MSCF"u8.ToArray(), "a cabinet archive"),
        ("MZ"u8.ToArray(), "a program"),
        ([0x7f, 0x45, 0x4c, 0x46], "a program"),
        ([0xca, 0xfe, 0xba, 0xbe], "a program"),
        ([0xcf, 0xfa, 0xed, 0xfe], "a program"),
        ([0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], "a shortcut"),
        ("#!"u8.ToArray(), "a script"),
        ("{\\rtf"u8.ToArray(), "a rich text document"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ("II*\0"u8.ToArray(), "a TIFF image"),
        ("MM\0*"u8.ToArray(), "a TIFF image"),
        ("%!PS"u8.ToArray(), "a PostScript document"),
    ];

    /// <summary>What a file is, or null where no signature is known, as with plain text. Leaves the position at the beginning.</summary>
    public static string? Recognise(Stream file)
    {
        Span<byte> start = stackalloc byte[1_024];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return Recognise(start);
    }

    /// <summary>What begins with these bytes, or null where no signature is known.</summary>
    public static string? Recognise(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, what) in s_signatures)
        {
            // "MZ" and "BZh" are also how words can begin; programs and archives are never made of letters only.
            if (start.StartsWith(bytes) && (bytes.Length > 3 || bytes[0] > 0x7e || bytes[0] < 0x20 || what == "a script" || HasControls(start)))
            {
                return what;
            }
        }

        if (start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8))
        {
            return "a photo or film in a format that cannot be shown everywhere (such as HEIC)";
        }

        if (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..12].SequenceEqual("WEBP"u8))
        {
            return "a WebP image";
        }

        return IsMarkup(start) ? Markup : null;
    }

    /// <summary>Why an Office file of the old container is not accepted, as a sentence.</summary>
    public static string OldOfficeSentence(Stream file)
    {
        // A document under a password lies in this container under a name of its own.
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        var buffer = new byte[65_536 + name.Length];
        int kept = 0, read;
        file.Position = 0;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var part = buffer.AsSpan(0, kept + read);
            if (part.IndexOf(name) >= 0)
            {
                return "The file is protected with a password. Save it again without a password.";
            }

            kept = Math.Min(part.Length, name.Length - 1);
            part[^kept..].CopyTo(buffer);
        }

        return "This is an Office file of the old kind (.doc, .xls). Open it and save it as .docx or .xlsx.";
    }

    private static bool HasControls(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value < 9 || value is > 13 and < 32)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        Span<byte> letters = stackalloc byte[start.Length];
        var count = 0;
        foreach (var value in start)
        {
            // Without its zero bytes UTF-16 reads like ASCII here.
            if (value is not 0 and not 0xff and not 0xfe and not 0xef and not 0xbb and not 0xbf)
            {
                letters[count++] = value;
            }
        }

        var text = letters[..count].TrimStart(" \t\r\n\f\v"u8);
        return text.Length > 2 && text[0] == '<' && (char.IsAsciiLetter((char)text[1]) || text[1] is (byte)'!' or (byte)'?' or (byte)'/');
    }
}
