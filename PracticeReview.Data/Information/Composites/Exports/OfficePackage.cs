using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>
/// Writes an Office file part by part, straight into the output: nothing of it is kept in memory, and the output need not be
/// seekable. The time of its parts is always the same, so that the same rows give the same file.
/// </summary>
internal sealed class OfficePackage(Stream output) : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings s_settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true, CloseOutput = true };

    private readonly ZipArchive _archive = new(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a part. It is closed before the next begins.</summary>
    public XmlWriter Part(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = s_time;
        var writer = XmlWriter.Create(new BufferedStream(entry.Open(), 1 << 16), s_settings);
        writer.WriteStartDocument(standalone: true);
        return writer;
    }

    /// <summary>Writes a part that is always the same.</summary>
    public void Write(string name, string xml)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = s_time;
        using var writer = new StreamWriter(entry.Open(), s_settings.Encoding);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        writer.Write(xml);
    }

    /// <summary>The title, language and nothing else: not who made the file, nor when.</summary>
    public void WriteProperties(string title)
    {
        using var writer = Part("docProps/core.xml");
        writer.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        writer.WriteAttributeString("xmlns", "dc", null, "http://purl.org/dc/elements/1.1/");
        writer.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", title);
        writer.WriteElementString("dc", "language", "http://purl.org/dc/elements/1.1/", "en-GB");
        writer.WriteEndElement();
    }

    public void Dispose() => _archive.Dispose();
}
