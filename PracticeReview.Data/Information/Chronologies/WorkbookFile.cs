using System.Globalization;
using System.Xml;
using PracticeReview.Data.Documents;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>
/// Reads the rows of a workbook as a stream. It goes to the XML itself: that is several times faster than building
/// objects for each cell, and lets each part be cut off at its limit instead of being unfolded whole.
/// </summary>
internal sealed class WorkbookFile
{
    private const int MostSheets = 20;
    private readonly ZipPackage _package;
    private readonly ChronologyLimits _limits;
    private readonly WorkbookXml _xml;

    private WorkbookFile(Stream file, ChronologyLimits limits)
    {
        _package = ZipPackage.Open(file, new ZipLimits(MaximumUnfoldedBytes: limits.MaximumUnfoldedBytes));
        _limits = limits;
        _xml = new WorkbookXml(limits.MaximumCellLength);
    }

    private sealed record SheetEntry(string Name, string PartId, bool Hidden);

    /// <summary>Reads the first visible sheet whose first row is the template's header.</summary>
    public static SourceTable Read(Stream file, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        try
        {
            return new WorkbookFile(file, limits).Read(notices);
        }
        catch (UnsafePackageException unsafePackage)
        {
            throw new ChronologyRefusedException(unsafePackage.Message, "The template filled in and saved as a plain .xlsx workbook or as CSV.");
        }
        catch (Exception exception) when (exception is XmlException or FormatException or OverflowException)
        {
            throw Damaged();
        }
    }

    private static ChronologyRefusedException Damaged() => new(
        "The workbook is damaged or was not written by a spreadsheet program.",
        "The template opened, filled in and saved again as .xlsx.");

    private SourceTable Read(List<ChronologyNotice> notices)
    {
        var workbookPath = Relations("_rels/.rels", "").Values.FirstOrDefault(relation => relation.Kind == "officeDocument").Target;
        if (workbookPath is null || Part(workbookPath) is not { } workbook)
        {
            throw Damaged();
        }

        if (_package.Parts.Any(part => part.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ChronologyRefusedException("The workbook contains macros.", "The template saved as .xlsx, which keeps no macros.");
        }

        var folder = workbookPath.Contains('/', StringComparison.Ordinal) ? workbookPath[..(workbookPath.LastIndexOf('/') + 1)] : "";
        var relations = Relations($"{folder}_rels/{workbookPath[folder.Length..]}.rels", folder);
        var (sheets, startOfDays) = ReadWorkbook(workbook);
        if (!sheets.Exists(sheet => !sheet.Hidden))
        {
            throw new ChronologyRefusedException("The workbook has no visible sheet.", "The chronology on a visible sheet, with the header of the template in its first row.");
        }

        var styles = relations.Values.FirstOrDefault(relation => relation.Kind == "styles").Target is { } stylesPath && Part(stylesPath) is { } stylesPart
            ? WorkbookStyles.Read(stylesPart, _package) : [];
        var read = new List<(SheetEntry Sheet, List<SourceRow> Rows)>();
        foreach (var sheet in sheets.Where(sheet => !sheet.Hidden))
        {
            if (relations.TryGetValue(sheet.PartId, out var relation) && relation.Kind == "worksheet" && Part(relation.Target) is { } part)
            {
                read.Add((sheet, ReadSheet(part, styles)));
            }
        }

        if (relations.Values.FirstOrDefault(relation => relation.Kind == "sharedStrings").Target is { } stringsPath && Part(stringsPath) is { } strings)
        {
            FillIn(read, strings);
        }

        return new SourceTable(Choose(read, sheets, notices), startOfDays, IsWorkbook: true);
    }

    private static List<SourceRow> Choose(List<(SheetEntry Sheet, List<SourceRow> Rows)> read, List<SheetEntry> sheets, List<ChronologyNotice> notices)
    {
        foreach (var (_, rows) in read)
        {
            rows.RemoveAll(row => row.Cells.TrueForAll(cell => cell.Kind is CellKind.Text && string.IsNullOrWhiteSpace(cell.Text)));
        }

        var chosen = read.Find(sheet => sheet.Rows.Count > 0 && ChronologyColumns.CountIn(sheet.Rows[0].Cells.Select(cell => cell.Text ?? "")) >= 3);
        chosen = chosen.Rows is null ? read.Find(sheet => sheet.Rows.Count > 0) : chosen;
        if (chosen.Rows is null)
        {
            return [];
        }

        if (sheets.Count > 1)
        {
            notices.Add(new ChronologyNotice(0, "", $"The sheet “{ChronologyColumns.Quote(chosen.Sheet.Name)}” was read, the first visible one with the header of the template; the others were not."));
        }

        var hidden = chosen.Rows.Where(row => row.Hidden).Select(row => row.Number).ToList();
        if (hidden.Count > 0)
        {
            notices.Add(new ChronologyNotice(hidden[0], "", $"{hidden.Count} hidden or filtered rows were read like the others, the first in row {hidden[0]}."));
        }

        return chosen.Rows;
    }

    private ZipPart? Part(string path) => _package.Find(path);

    private Dictionary<string, (string Kind, string Target)> Relations(string path, string folder)
    {
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (Part(path) is not { } part)
        {
            return relations;
        }

        using var stream = _package.OpenPart(part);
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

    private (List<SheetEntry> Sheets, DateOnly StartOfDays) ReadWorkbook(ZipPart part)
    {
        var sheets = new List<SheetEntry>();
        var startOfDays = new DateOnly(1899, 12, 30);
        using var stream = _package.OpenPart(part);
        using var reader = WorkbookXml.Open(stream);
        while (WorkbookXml.Read(reader))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr" && reader.GetAttribute("date1904") is "1" or "true")
            {
                startOfDays = new DateOnly(1904, 1, 1);
            }
            else if (reader.LocalName == "sheet" && sheets.Count < MostSheets)
            {
                var id = WorkbookXml.AttributeNamed(reader, "id");
                sheets.Add(new SheetEntry(reader.GetAttribute("name") ?? "", id ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return (sheets, startOfDays);
    }

    private List<SourceRow> ReadSheet(ZipPart part, NumberShownAs[] styles)
    {
        var rows = new List<SourceRow>();
        var number = 0;
        using var stream = _package.OpenPart(part);
        using var reader = WorkbookXml.Open(stream);
        // One row for the header, and one more to know that there are too many.
        while (rows.Count < _limits.MaximumRows + 2 && WorkbookXml.Read(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                continue;
            }

            number = WorkbookXml.Number(reader.GetAttribute("r")) is > 0 and var given ? given : number + 1;
            var hidden = reader.GetAttribute("hidden") is "1" or "true";
            if (!reader.IsEmptyElement && _xml.ReadCells(reader, styles) is { Count: > 0 } cells)
            {
                rows.Add(new SourceRow(number, hidden, cells));
            }
        }

        return rows;
    }

    /// <summary>Replaces references by the texts they stand for. Texts that no row refers to are passed over.</summary>
    private void FillIn(List<(SheetEntry Sheet, List<SourceRow> Rows)> sheets, ZipPart part)
    {
        var wanted = new Dictionary<int, string?>();
        foreach (var cell in sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row.Cells).Where(cell => cell.Kind == CellKind.SharedText))
        {
            wanted[WorkbookXml.Number(cell.Text) ?? throw Damaged()] = null;
        }

        using (var stream = _package.OpenPart(part))
        using (var reader = WorkbookXml.Open(stream))
        {
            var left = wanted.Count;
            for (var index = 0; left > 0 && WorkbookXml.Read(reader);)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                {
                    if (wanted.ContainsKey(index))
                    {
                        wanted[index] = _xml.ReadRichText(reader);
                        left--;
                    }

                    index++;
                }
            }
        }

        foreach (var row in sheets.SelectMany(sheet => sheet.Rows))
        {
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (row.Cells[i] is { Kind: CellKind.SharedText } cell)
                {
                    var text = wanted[int.Parse(cell.Text!, NumberStyles.None, CultureInfo.InvariantCulture)] ?? throw Damaged();
                    row.Cells[i] = new SourceCell(cell.Column, CellKind.Text, text);
                }
            }

            row.Cells.RemoveAll(cell => cell.Kind == CellKind.Text && cell.Text!.Length == 0);
        }
    }
}
