using System.Text;
using System.Xml;

namespace PracticeReview.Data.Documents;

/// <summary>Looks through a Word or Excel document for whatever could run, fetch or hide something.</summary>
internal static class OfficePackageCheck
{
    public const string Macros = "The file contains macros. Save it as .docx or .xlsx, which keep no macros.";

    private const string Embedded = "The document has another file embedded in it. Take it out and send it by itself.";
    private const string LinkedData = "The document takes in data from elsewhere. Break its links, so that only the values remain.";
    private const string Archive = "This is an archive, not a document. Send the documents in it one by one.";
    private const int Deepest = 200;

    private static readonly XmlReaderSettings s_xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private static readonly (string Fragment, string Refusal)[] s_unwanted =
    [
        ("vbaproject", Macros),
        ("vbadata", Macros),
        ("macrosheets/", Macros),
        ("dialogsheets/", Macros),
        ("activex/", Macros),
        ("ctrlprops/ctrlprop.bin", Macros),
        ("customui/", Macros),
        ("embeddings/", Embedded),
        ("oleobject", Embedded),
        ("externallinks/", LinkedData),
        ("querytables/", LinkedData),
        ("xl/connections.", LinkedData),
        ("xl/model/", LinkedData),
        ("afchunk", Embedded),
    ];

    /// <summary>The type of the document.</summary>
    /// <exception cref="UnsafePackageException">It is refused.</exception>
    public static AcceptedFileType Check(Stream file)
    {
        var package = ZipPackage.Open(file);
        if (package.Find("[Content_Types].xml") is null)
        {
            throw new UnsafePackageException(Archive);
        }

        AcceptedFileType? type = null;
        foreach (var part in package.Parts)
        {
            var name = part.Name.ToLowerInvariant();
            if (Array.Find(s_unwanted, unwanted => name.Contains(unwanted.Fragment, StringComparison.Ordinal)).Refusal is { } refusal)
            {
                throw new UnsafePackageException(refusal);
            }

            using var content = package.OpenPart(part);
            type = Look(name, content, package) ?? type;
        }

        return type ?? throw new UnsafePackageException(Archive);
    }

    private static AcceptedFileType? Look(string name, Stream content, ZipPackage package)
    {
        var start = new byte[1_024];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var isXml = name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".rels", StringComparison.Ordinal) || name.EndsWith(".vml", StringComparison.Ordinal);
        AcceptedFileType? type = null;
        if (isXml)
        {
            using var whole = new PrefixedStream(start.AsMemory(0, read), content);
            try
            {
                type = name switch
                {
                    "[content_types].xml" => ReadContentTypes(whole, package),
                    _ when name.EndsWith(".rels", StringComparison.Ordinal) => ReadRelations(whole),
                    _ when name.StartsWith("word/", StringComparison.Ordinal) => ReadFields(whole),
                    _ => ReadRoot(whole),
                };
            }
            catch (XmlException)
            {
                throw ZipPackage.Damaged();
            }
        }
        else if (FileSignature.Recognise(start.AsSpan(0, read)) is { } kind and not (FileSignature.Png or FileSignature.Jpeg or "a GIF image" or "a TIFF image"))
        {
            throw new UnsafePackageException($"The document has {kind} inside it. Take it out and send it by itself if it is needed.");
        }

        while (content.Read(start) > 0)
        {
            // Unfolding to the end is what counts the bytes.
        }

        return type;
    }

    private static IEnumerable<XmlReader> Elements(Stream content)
    {
        using var reader = XmlReader.Create(content, s_xml);
        while (reader.Read())
        {
            if (reader.Depth > Deepest)
            {
                throw ZipPackage.Damaged();
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                yield return reader;
            }
        }
    }

    private static AcceptedFileType? ReadContentTypes(Stream content, ZipPackage package)
    {
        AcceptedFileType? type = null;
        foreach (var element in Elements(content))
        {
            var contentType = element.GetAttribute("ContentType") ?? "";
            if ((contentType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || contentType.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
                && IsUsed(element, package))
            {
                throw new UnsafePackageException(Macros);
            }

            type = contentType switch
            {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" => AcceptedFileType.WordDocument,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" => AcceptedFileType.Workbook,
                _ => type,
            };
        }

        return type;
    }

    /// <summary>Some programs list every type they know; only those of parts that are there matter.</summary>
    private static bool IsUsed(XmlReader element, ZipPackage package) => element.GetAttribute("PartName") is { } name
        ? package.Find(name) is not null
        : element.GetAttribute("Extension") is { Length: > 0 } extension
            && package.Parts.Any(part => part.Name.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase));

    private static AcceptedFileType? ReadRelations(Stream content)
    {
        foreach (var element in Elements(content))
        {
            var type = element.GetAttribute("Type") ?? "";
            if (type.EndsWith("/vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                throw new UnsafePackageException(Macros);
            }

            if (type.EndsWith("/oleObject", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/package", StringComparison.OrdinalIgnoreCase))
            {
                throw new UnsafePackageException(Embedded);
            }

            if (!string.Equals(element.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var target = element.GetAttribute("Target") ?? "";
            var plainLink = type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase) && IsPlainAddress(target);
            if (!plainLink)
            {
                throw new UnsafePackageException("The document would fetch something from outside when it is opened, such as a template, a picture or data. Save a copy without links to other files.");
            }
        }

        return null;
    }

    private static bool IsPlainAddress(string target) =>
        target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith('#');

    private static AcceptedFileType? ReadFields(Stream content)
    {
        // A field that starts a program can be cut into any number of runs.
        var field = new StringBuilder();
        using var reader = XmlReader.Create(content, s_xml);
        var inField = false;
        while (reader.Read())
        {
            if (reader.Depth > Deepest)
            {
                throw ZipPackage.Damaged();
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                inField = reader.LocalName == "instrText" && !reader.IsEmptyElement;
                var starts = (reader.LocalName == "fldSimple") || (reader.LocalName == "fldChar" && Attribute(reader, "fldCharType") == "begin");
                if (starts)
                {
                    field.Clear().Append(Attribute(reader, "instr"));
                    Refuse(field);
                }
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && inField && field.Length < 10_000)
            {
                field.Append(reader.Value);
                Refuse(field);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                inField = false;
            }
        }

        return null;
    }

    private static void Refuse(StringBuilder field)
    {
        var start = field.ToString(0, Math.Min(field.Length, 200)).TrimStart(' ', '"', '\t');
        if (start.StartsWith("DDE", StringComparison.OrdinalIgnoreCase) || start.StartsWith("INCLUDE", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("IMPORT", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnsafePackageException(LinkedData);
        }
    }

    private static string? Attribute(XmlReader reader, string localName)
    {
        string? found = null;
        while (reader.MoveToNextAttribute())
        {
            found = reader.LocalName == localName ? reader.Value : found;
        }

        reader.MoveToElement();
        return found;
    }

    private static AcceptedFileType? ReadRoot(Stream content)
    {
        // A document type declaration can only stand before the root.
        _ = Elements(content).Any();
        return null;
    }

    private sealed class PrefixedStream(ReadOnlyMemory<byte> start, Stream rest) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> _start = start;

        public override int Read(Span<byte> buffer)
        {
            if (_start.IsEmpty)
            {
                return rest.Read(buffer);
            }

            var length = Math.Min(buffer.Length, _start.Length);
            _start.Span[..length].CopyTo(buffer);
            _start = _start[length..];
            return length;
        }
    }
}
