using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PracticeReview.Data.Documents;
using PracticeReview.Tests.Rules.Information;

namespace PracticeReview.Tests.Rules.Documents;

/// <summary>Files are judged by what they hold, and each refusal says why.</summary>
public sealed class FileTypeCheckTests
{
    private const string Pdf = "%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\nstartxref\n0\n%%EOF\n";

    private static WorkbookMaker Workbook(params (string Name, byte[] Bytes)[] more)
    {
        var maker = new WorkbookMaker().Sheet("Sheet", WorkbookMaker.HeaderRow());
        foreach (var (name, bytes) in more)
        {
            maker.More.Add(name, bytes);
        }

        return maker;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        return file.ToArray();
    }

    private static byte[] Document(string relations = "", string body = "<w:t xmlns:w=\"w\">Hello</w:t>", string type = "document.main+xml") => Zip(
        ("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{type}\"/></Types>")),
        ("_rels/.rels", Encoding.UTF8.GetBytes(WorkbookMaker.Relations(("r1", "officeDocument", "word/document.xml")))),
        ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships>{relations}</Relationships>")),
        ("word/document.xml", Encoding.UTF8.GetBytes(body)));

    private static byte[] Png(uint width = 3, string after = "")
    {
        static byte[] Chunk(string type, byte[] data)
        {
            var chunk = new byte[12 + data.Length];
            BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
            Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
            data.CopyTo(chunk, 8);
            return chunk;
        }

        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        header[7] = 2;
        return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, .. Chunk("IHDR", header), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. Encoding.ASCII.GetBytes(after)];
    }

    private static byte[] Jpeg(string after = "") =>
        [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 1, 0, 0xff, 0xda, 0, 3, 1, 9, 9, 0xff, 0xd9, .. Encoding.ASCII.GetBytes(after)];

    private static FileTypeVerdict Check(byte[] bytes, string name)
    {
        using var file = new MemoryStream(bytes);
        return FileTypeCheck.Check(file, name);
    }

    private static string RefusalOf(byte[] bytes, string name)
    {
        var verdict = Check(bytes, name);
        verdict.Type.ShouldBeNull();
        verdict.MediaType.ShouldBeNull();
        return verdict.Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Accepts_each_kind_by_its_content()
    {
        Check(Encoding.ASCII.GetBytes(Pdf), "Report.PDF").Type.ShouldBe(AcceptedFileType.Pdf);
        Check(Document("<Relationship Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"https://example.org\"/>"), "letter.docx").Type.ShouldBe(AcceptedFileType.WordDocument);
        Check(Workbook().Make().ToArray(), "chronology.xlsx").Type.ShouldBe(AcceptedFileType.Workbook);
        Check(Encoding.UTF8.GetBytes("Date,What\n1,<script>"), "a.csv").MediaType.ShouldBe("text/csv");
        Check(Encoding.Unicode.GetBytes("\ufeffMZ may begin a word"), "a.txt").Type.ShouldBe(AcceptedFileType.PlainText);
        Check("MZ may begin a word"u8.ToArray(), "a.txt").Type.ShouldBe(AcceptedFileType.PlainText);
        Check(Png(), "a.png").Type.ShouldBe(AcceptedFileType.Png);
        Check(Jpeg(after: "\0\0camera notes"), "a.jpeg").Type.ShouldBe(AcceptedFileType.Jpeg);
    }

    [Theory]
    [InlineData("chronology.xlsm")]
    [InlineData("chronology.XLSB")]
    [InlineData("folder\\letter.docm. ")]
    public void Refuses_names_of_macro_files_whatever_they_hold(string name) => RefusalOf(Workbook().Make().ToArray(), name).ShouldContain("macros");

    [Fact]
    public void Refuses_macros_under_any_name()
    {
        RefusalOf(Workbook(("xl/vbaProject.bin", [1, 2])).Make().ToArray(), "a.xlsx").ShouldContain("macros");
        RefusalOf(Workbook(("deep/VBAPROJECT.BIN", [1, 2])).Make().ToArray(), "a.xlsx").ShouldContain("macros");
        RefusalOf(Workbook(("xl/macrosheets/sheet1.xml", "<a/>"u8.ToArray())).Make().ToArray(), "a.xlsx").ShouldContain("macros");
        var enabled = new WorkbookMaker { WorkbookType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }.Sheet("Sheet", "");
        RefusalOf(enabled.Make().ToArray(), "a.xlsx").ShouldContain("macros");
        string Types(string extension) => $"<Types><Default Extension=\"{extension}\" ContentType=\"application/vnd.ms-office.vbaProject\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        RefusalOf(Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Types("dat"))), ("word/x.dat", [1])), "a.docx").ShouldContain("macros");
        Check(Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Types("bin"))), ("word/x.dat", [1])), "a.docx").Refusal.ShouldBeNull();
        RefusalOf(Document("<Relationship Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"harmless.bin\"/>"), "a.docx").ShouldContain("macros");
    }

    [Fact]
    public void Refuses_what_is_embedded_linked_or_fetched()
    {
        RefusalOf(Workbook(("xl/embeddings/oleObject1.bin", [1])).Make().ToArray(), "a.xlsx").ShouldContain("embedded");
        RefusalOf(Workbook(("xl/externalLinks/externalLink1.xml", "<a/>"u8.ToArray())).Make().ToArray(), "a.xlsx").ShouldContain("data from elsewhere");
        RefusalOf(Workbook(("xl/connections.xml", "<a/>"u8.ToArray())).Make().ToArray(), "a.xlsx").ShouldContain("data from elsewhere");
        RefusalOf(Document("<Relationship Type=\"x/attachedTemplate\" TargetMode=\"external\" Target=\"https://example.org/t.dotm\"/>"), "a.docx").ShouldContain("fetch something");
        RefusalOf(Document("<Relationship Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"file://server/share\"/>"), "a.docx").ShouldContain("fetch something");
        RefusalOf(Document(body: "<w:p xmlns:w=\"w\"><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> D</w:instrText></w:r><w:r><w:instrText>DEAUTO c:\\x</w:instrText></w:r></w:p>"), "a.docx").ShouldContain("data from elsewhere");
        Check(Document(body: "<w:p xmlns:w=\"w\"><w:t>DDE is a word here</w:t><w:instrText>PAGE</w:instrText></w:p>"), "a.docx").Refusal.ShouldBeNull();
        RefusalOf(Document(body: "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"), "a.docx").ShouldContain("damaged");
        RefusalOf(Document(type: "template.main+xml"), "a.docx").ShouldContain("archive");
    }

    [Fact]
    public void Refuses_archives_and_what_hides_in_documents()
    {
        RefusalOf(Zip(("letter.txt", "x"u8.ToArray())), "a.docx").ShouldContain("archive");
        RefusalOf(Workbook(("xl/media/picture.png", Zip(("x", [1])))).Make().ToArray(), "a.xlsx").ShouldContain("a zip archive inside it");
        RefusalOf(Workbook(("xl/media/picture.png", [.. "MZ"u8, 0, 0])).Make().ToArray(), "a.xlsx").ShouldContain("a program inside it");
        RefusalOf(Workbook(("xl/media/picture.svg", "<svg/>"u8.ToArray())).Make().ToArray(), "a.xlsx").ShouldContain("markup inside it");
        Check(Workbook(("xl/media/picture.png", Png())).Make().ToArray(), "a.xlsx").Refusal.ShouldBeNull();
    }

    [Fact]
    public void Refuses_archives_that_unfold_too_far()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = zip.CreateEntry("[Content_Types].xml").Open())
            {
                types.Write("<Types/>"u8);
            }

            using var part = zip.CreateEntry("xl/media/image.dat").Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 300; i++)
            {
                part.Write(zeros);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        RefusalOf(file.ToArray(), "a.xlsx").ShouldContain("unfolds");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public void Refuses_archives_whose_headers_lie()
    {
        var honest = Workbook(("xl/long.dat", new byte[100_000])).Make().ToArray();
        var directory = honest.AsSpan().LastIndexOf("PK\x01\x02"u8);
        Check(honest, "a.xlsx").Refusal.ShouldBeNull();

        byte[] shorter = [.. honest];
        BinaryPrimitives.WriteInt32LittleEndian(shorter.AsSpan(directory + 24), 50);
        RefusalOf(shorter, "a.xlsx").ShouldContain("damaged");

        byte[] locked = [.. honest];
        locked[directory + 8] |= 1;
        RefusalOf(locked, "a.xlsx").ShouldContain("password");

        byte[] overlapping = [.. honest];
        BinaryPrimitives.WriteInt32LittleEndian(overlapping.AsSpan(directory + 42), 0);
        RefusalOf(overlapping, "a.xlsx").ShouldContain("damaged");

        RefusalOf([.. honest, .. "something behind"u8], "a.xlsx").ShouldContain("damaged");
        RefusalOf(Zip(("[Content_Types].xml", []), ("../x", [])), "a.xlsx").ShouldContain("damaged");
        RefusalOf(Zip(("[Content_Types].xml", []), ("[CONTENT_types].xml", [])), "a.xlsx").ShouldContain("damaged");
        RefusalOf(Zip([.. Enumerable.Range(0, 5_001).Select(at => ($"{at}", Array.Empty<byte>()))]), "a.xlsx").ShouldContain("5,000 parts");
    }

    [Fact]
    public void Refuses_old_office_files_and_says_when_it_is_a_password()
    {
        byte[] old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[2_000]];
        RefusalOf(old, "a.xls").ShouldContain("old kind");
        RefusalOf([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "a.xlsx").ShouldContain("password");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>", "a web page")]
    [InlineData(" \n<svg xmlns='x'>", "a web page")]
    [InlineData("\ufeff<script>", "a web page")]
    [InlineData("#!/bin/sh\n", "a script")]
    [InlineData("MZ\u0001\0\0", "a program")]
    [InlineData("\u007fELF\u0002", "a program")]
    [InlineData("Rar!\u001a", "a RAR archive")]
    [InlineData("{\\rtf1", "a rich text document")]
    [InlineData("GIF89a", "a GIF image")]
    [InlineData("text with\0zero", "not recognised")]
    [InlineData("", "empty")]
    public void Says_what_is_refused_in_a_text_file(string content, string expected) =>
        RefusalOf(Encoding.UTF8.GetBytes(content), "notes.txt").ShouldContain(expected);

    [Fact]
    public void Markup_in_UTF16_is_recognised_too() => RefusalOf(Encoding.Unicode.GetBytes("\ufeff<html>"), "notes.txt").ShouldContain("a web page");

    [Theory]
    [InlineData("report.docx", "the file is a PDF document. Give it the ending .pdf")]
    [InlineData("report", "ends in nothing")]
    [InlineData("report.pdf.exe", "“.exe”")]
    [InlineData("report.p\u202ef", "a PDF document")]
    public void Says_when_name_and_content_contradict_each_other(string name, string expected)
    {
        var refusal = RefusalOf(Encoding.ASCII.GetBytes(Pdf), name);
        refusal.ShouldContain(expected);
        refusal.ShouldNotContain("\u202e");
    }

    [Fact]
    public void Refuses_51_MB_and_accepts_50()
    {
        using var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(Pdf));
        file.SetLength(51 * 1_048_576);
        FileTypeCheck.Check(file, "a.pdf").Refusal.ShouldBe(FileTypeCheck.TooLarge);

        var end = "%%EOF\n"u8;
        file.SetLength(FileTypeCheck.MaximumBytes);
        file.Position = file.Length - end.Length;
        file.Write(end);
        FileTypeCheck.Check(file, "a.pdf").Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("/OpenAction <</S /JavaScript /JS (x)>>", "scripts")]
    [InlineData("<</S /J#61v#61Script>>", "scripts")]
    [InlineData("<</S/Launch/F(cmd)>>", "start programs")]
    [InlineData("<</Type/EmbeddedFile>>", "attached")]
    [InlineData("/Encrypt 5 0 R", "protected")]
    [InlineData("/XFA [1 0 R]", "form")]
    public void Refuses_what_runs_or_hides_in_a_PDF(string inside, string expected)
    {
        RefusalOf(Encoding.ASCII.GetBytes(Pdf.Replace("endobj", inside + " endobj", StringComparison.Ordinal)), "a.pdf").ShouldContain(expected);

        // Across the border between two reads, and within a compressed object stream.
        var padding = new string(' ', 65_536 - 40);
        RefusalOf(Encoding.ASCII.GetBytes(Pdf.Replace("endobj", padding + inside + new string(' ', 70_000) + " endobj", StringComparison.Ordinal)), "a.pdf").ShouldContain(expected);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            zlib.Write(Encoding.ASCII.GetBytes("5 0 " + inside));
        }

        byte[] withStream = [.. "%PDF-1.7\n5 0 obj <</Type /ObjStm /Filter /FlateDecode>>\nstream\r\n"u8, .. packed.ToArray(), .. "\nendstream endobj\n%%EOF"u8];
        RefusalOf(withStream, "a.pdf").ShouldContain(expected);
    }

    [Fact]
    public void Refuses_broken_and_double_natured_files()
    {
        RefusalOf(Encoding.ASCII.GetBytes(Pdf[..^8]), "a.pdf").ShouldContain("damaged");
        RefusalOf([.. Encoding.ASCII.GetBytes(Pdf), .. Zip(("x", [1]))], "a.pdf").ShouldContain("hidden");
        RefusalOf(Png(after: "<script>"), "a.png").ShouldContain("hidden");
        RefusalOf(Png()[..40], "a.png").ShouldContain("damaged");
        RefusalOf(Png(width: 90_000), "a.png").ShouldContain("too large");
        RefusalOf(Jpeg()[..12], "a.jpg").ShouldContain("damaged");
        RefusalOf([.. Jpeg(), .. Zip(("x", [1]))], "a.jpg").ShouldContain("hidden");
    }
}
