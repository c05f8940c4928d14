using System.Xml;
using PracticeReview.Data.Documents;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>The package of a workbook or a Word document: its main part and what is related to it.</summary>
internal sealed class OfficeFile
{
    private const string Accepted = "The chronology saved as .xlsx, .docx or CSV.";

    private OfficeFile(ZipPackage package, ZipPart main, Dictionary<string, (string Kind, string Target)> relations)
    {
        Package = package;
        MainPart = main;
        Relations = relations;
    }

    public ZipPackage Package { get; }

    public ZipPart MainPart { get; }

    public Dictionary<string, (string Kind, string Target)> Relations { get; }

    public ZipPart? Related(string kind) => Relations.Values.FirstOrDefault(relation => relation.Kind == kind).Target is { } target ? Package.Find(target) : null;

    /// <summary>Reads the tables of a workbook or a Word document.</summary>
    public static SourceFile Read(Stream file, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        try
        {
            var office = Open(file, limits);
            return office.Root() switch
            {
                "workbook" => WorkbookFile.Read(office, limits, notices),
                "document" => WordFile.Read(office, limits, notices),
                "presentation" => throw new ChronologyRefusedException("This is a presentation, not a chronology.", Accepted),
                _ => throw Damaged(),
            };
        }
        catch (UnsafePackageException unsafePackage)
        {
            throw new ChronologyRefusedException(unsafePackage.Message, Accepted);
        }
        catch (Exception exception) when (exception is XmlException or FormatException or OverflowException)
        {
            throw Damaged();
        }
    }

    public static ChronologyRefusedException Damaged() => new(
        "The file is damaged or was not written by an office program.",
        "The chronology opened and saved again as .xlsx or .docx.");

    private static OfficeFile Open(Stream file, ChronologyLimits limits)
    {
        var package = ZipPackage.Open(file, new ZipLimits(MaximumUnfoldedBytes: limits.MaximumUnfoldedBytes));
        if (package.Find("mimetype") is not null && package.Find("content.xml") is not null)
        {
            throw new ChronologyRefusedException("This is an OpenDocument file (.odt, .ods).", "The same file saved as .docx or .xlsx.");
        }

        if (package.Parts.Any(part => part.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ChronologyRefusedException("The file contains macros.", "The chronology saved as .xlsx or .docx, which keep no macros.");
        }

        var main = ReadRelations(package, "_rels/.rels", "").Values.FirstOrDefault(relation => relation.Kind == "officeDocument").Target;
        if (main is null || package.Find(main) is not { } part)
        {
            throw Damaged();
        }

        if (IsMacroEnabled(package, part.Name))
        {
            throw new ChronologyRefusedException("The file is of a kind that can contain macros (.docm, .xlsm).", "The chronology saved as .xlsx or .docx, which keep no macros.");
        }

        var folder = main.Contains('/', StringComparison.Ordinal) ? main[..(main.LastIndexOf('/') + 1)] : "";
        return new OfficeFile(package, part, ReadRelations(package, $"{folder}_rels/{main[folder.Length..]}.rels", folder));
    }

    private static bool IsMacroEnabled(ZipPackage package, string main)
    {
        if (package.Find("[Content_Types].xml") is not { } types)
        {
            return false;
        }

        using var stream = package.OpenPart(types);
        using var reader = WorkbookXml.Open(stream);
        while (WorkbookXml.Read(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Override"
                && string.Equals(reader.GetAttribute("PartName")?.TrimStart('/'), main, StringComparison.OrdinalIgnoreCase))
            {
                return reader.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) ?? false;
            }
        }

        return false;
    }

    private string Root()
    {
        using var stream = Package.OpenPart(MainPart);
        using var reader = WorkbookXml.Open(stream);
        while (WorkbookXml.Read(reader))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                return reader.LocalName;
            }
        }

        return "";
    }

    private static Dictionary<string, (string Kind, string Target)> ReadRelations(ZipPackage package, string path, string folder)
    {
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (package.Find(path) is not { } part)
        {
            return relations;
        }

        using var stream = package.OpenPart(part);
        using var reader = WorkbookXml.Open(stream);
        while (WorkbookXml.Read(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Type") is { } type && reader.GetAttribute("Target") is { Length: > 0 } target
                && reader.GetAttribute("TargetMode") != "External")
            {
                relations.TryAdd(id, (type[(type.LastIndexOf('/') + 1)..], target[0] == '/' ? target[1..] : folder + target));
            }
        }

        return relations;
    }
}
