using System.Globalization;

namespace PracticeReview.Data.Documents;

/// <summary>The kinds of files that are accepted.</summary>
public enum AcceptedFileType
{
    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A Word document without macros (.docx).</summary>
    WordDocument,

    /// <summary>An Excel workbook without macros (.xlsx).</summary>
    Workbook,

    /// <summary>Text with separated values (.csv).</summary>
    SeparatedValues,

    /// <summary>Plain text (.txt).</summary>
    PlainText,

    /// <summary>A PNG image.</summary>
    Png,

    /// <summary>A JPEG image.</summary>
    Jpeg,

    /// <summary>A WebP image; only where pictures are asked for.</summary>
    WebP,

    /// <summary>Sound as MP3; only where sounds are asked for, as the following.</summary>
    Mp3,

    /// <summary>Sound as telephones record it.</summary>
    M4a,

    /// <summary>Sound as messengers record it: Opus or Vorbis.</summary>
    Ogg,

    /// <summary>Sound as it is.</summary>
    Wav,
}

/// <summary>Whether a file is accepted, and as what.</summary>
public sealed record FileTypeVerdict
{
    private FileTypeVerdict(AcceptedFileType? type, string? refusal)
    {
        Type = type;
        Refusal = refusal;
    }

    /// <summary>What the file is, or null if it is refused.</summary>
    public AcceptedFileType? Type { get; }

    /// <summary>Why it is refused, as one or two sentences to the person who sent it; null if it is accepted.</summary>
    public string? Refusal { get; }

    /// <summary>The media type to serve the file with, which never is the one a browser claimed; null if it is refused.</summary>
    public string? MediaType => Type switch
    {
        AcceptedFileType.Pdf => "application/pdf",
        AcceptedFileType.WordDocument => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        AcceptedFileType.Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        AcceptedFileType.SeparatedValues => "text/csv",
        AcceptedFileType.PlainText => "text/plain",
        AcceptedFileType.Png => "image/png",
        AcceptedFileType.Jpeg => "image/jpeg",
        AcceptedFileType.WebP => "image/webp",
        _ => null,
    };

    internal static FileTypeVerdict Accepted(AcceptedFileType type) => new(type, null);

    internal static FileTypeVerdict Refused(string refusal) => new(null, refusal);
}

/// <summary>
/// Decides by its content, not by its name, whether a file is accepted: PDF, Word and Excel without macros, separated
/// values, plain text, PNG and JPEG. It says what a file is, not that it is harmless: <see cref="IMalwareScan"/> does.
/// </summary>
public static class FileTypeCheck
{
    /// <summary>The longest file accepted: 50 MB of 1,048,576 bytes.</summary>
    public const long MaximumBytes = 50L * 1_048_576;

    /// <summary>Why a file over <see cref="MaximumBytes"/> is refused.</summary>
    public const string TooLarge = "The file is larger than 50 MB. Send a smaller copy, or its parts one by one.";

    /// <summary>The file name endings that a chooser may offer; the content decides.</summary>
    public const string Endings = ".pdf,.docx,.xlsx,.csv,.txt,.png,.jpg,.jpeg";

    private const string List = "Accepted are PDF, Word (.docx), Excel (.xlsx), CSV, plain text, PNG and JPEG.";

    private static readonly Dictionary<string, string> s_programs = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xlsm"] = OfficePackageCheck.Macros,
        [".xltm"] = OfficePackageCheck.Macros,
        [".xlsb"] = OfficePackageCheck.Macros,
        [".xlam"] = OfficePackageCheck.Macros,
        [".docm"] = OfficePackageCheck.Macros,
        [".dotm"] = OfficePackageCheck.Macros,
    };

    /// <summary>Checks a file.</summary>
    /// <param name="content">A seekable stream, read as a whole from its beginning; its position at the end is not defined.</param>
    /// <param name="declaredName">The name it was sent under. It decides nothing but must not contradict the content.</param>
    public static FileTypeVerdict Check(Stream content, string declaredName)
    {
        if (!content.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(content));
        }

        if (content.Length == 0)
        {
            return FileTypeVerdict.Refused("The file is empty.");
        }

        if (content.Length > MaximumBytes)
        {
            return FileTypeVerdict.Refused(TooLarge);
        }

        var ending = Ending(declaredName);
        if (s_programs.TryGetValue(ending, out var macros))
        {
            return FileTypeVerdict.Refused(macros);
        }

        try
        {
            var (type, what) = Examine(content, ending);
            return Fits(type, ending)
                ? FileTypeVerdict.Accepted(type)
                : FileTypeVerdict.Refused($"The name ends in {(ending.Length == 0 ? "nothing" : $"“{ending}”")}, but the file is {what}. Give it the ending {Proper(type)} or choose the right file.");
        }
        catch (UnsafePackageException unsafeFile)
        {
            return FileTypeVerdict.Refused(unsafeFile.Message);
        }
    }

    private static (AcceptedFileType Type, string What) Examine(Stream content, string ending)
    {
        var kind = FileSignature.Recognise(content);
        switch (kind)
        {
            case FileSignature.Zip:
                var type = OfficePackageCheck.Check(content);
                return (type, type == AcceptedFileType.Workbook ? "an Excel workbook" : "a Word document");
            case FileSignature.Pdf:
                PdfCheck.Check(content);
                return (AcceptedFileType.Pdf, kind);
            case FileSignature.Png:
                ImageCheck.CheckPng(content);
                return (AcceptedFileType.Png, kind);
            case FileSignature.Jpeg:
                ImageCheck.CheckJpeg(content);
                return (AcceptedFileType.Jpeg, kind);
            case FileSignature.OldOffice:
                throw new UnsafePackageException(FileSignature.OldOfficeSentence(content));
            case null:
                CheckText(content);
                return ending == ".csv" ? (AcceptedFileType.SeparatedValues, "plain text") : (AcceptedFileType.PlainText, "plain text");
            default:
                throw new UnsafePackageException($"This is {kind}, which is not accepted. {List}");
        }
    }

    private static string Ending(string name)
    {
        // A path, a stream name or trailing dots must not hide what a system would take for the ending.
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].TrimEnd(' ', '.');
        var dot = last.LastIndexOf('.');
        var ending = dot < 0 ? "" : last[dot..].ToLower(CultureInfo.InvariantCulture);
        return ending.Length > 12 || !ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ".?" : ending;
    }

    private static bool Fits(AcceptedFileType type, string ending) => type switch
    {
        AcceptedFileType.Pdf => ending is ".pdf",
        AcceptedFileType.WordDocument => ending is ".docx",
        AcceptedFileType.Workbook => ending is ".xlsx",
        AcceptedFileType.SeparatedValues => ending is ".csv",
        AcceptedFileType.PlainText => ending is ".txt",
        AcceptedFileType.Png => ending is ".png",
        AcceptedFileType.Jpeg => ending is ".jpg" or ".jpeg",
        _ => false,
    };

    private static string Proper(AcceptedFileType type) => type switch
    {
        AcceptedFileType.Pdf => ".pdf",
        AcceptedFileType.WordDocument => ".docx",
        AcceptedFileType.Workbook => ".xlsx",
        AcceptedFileType.Png => ".png",
        AcceptedFileType.Jpeg => ".jpg",
        _ => ".csv or .txt",
    };

    private static void CheckText(Stream content)
    {
        var buffer = new byte[65_536];
        content.Position = 0;
        var read = content.ReadAtLeast(buffer, 2, throwOnEndOfStream: false);
        var utf16 = buffer is [0xff, 0xfe, ..] or [0xfe, 0xff, ..];
        while (read > 0)
        {
            foreach (var value in buffer.AsSpan(0, read))
            {
                // Zero is half a letter in UTF-16; elsewhere it and its neighbours never stand in text.
                if (!utf16 && (value < 7 || value is > 13 and < 26))
                {
                    throw new UnsafePackageException($"The kind of this file was not recognised. {List}");
                }
            }

            read = content.Read(buffer);
        }
    }
}
