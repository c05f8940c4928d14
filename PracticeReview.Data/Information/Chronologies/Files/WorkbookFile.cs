using System.Globalization;
using System.Xml;
using PracticeReview.Data.Documents;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>
/// Reads the rows of a workbook as a stream. It goes to the XML itself: that is several times faster than building
/// objects for each cell, and lets each part be cut off at its limit instead of being unfolded whole.
/// </summary>
internal sealed class WorkbookFile
{
    private const int MostSheets = 20;
    private const int MostMerges = 20_000;
    private const int MostHidden = 1_000;
    private readonly OfficeFile _office;
    private readonly ChronologyLimits _limits;
    private readonly WorkbookXml _xml;
    private int _sheetsPassedOver;

    private WorkbookFile(OfficeFile office, ChronologyLimits limits)
    {
        _office = office;
        _limits = limits;
        _xml = new WorkbookXml(limits.MaximumCellLength);
    }

    private sealed record SheetEntry(string Name, string PartId, bool Hidden);

    /// <summary>Reads every sheet, the hidden ones too.</summary>
    public static SourceFile Read(OfficeFile office, ChronologyLimits limits, List<ChronologyNotice> notices)
    {
        if (office.Package.Parts.Any(part => part.Name.Contains("/comments", StringComparison.OrdinalIgnoreCase) || part.Name.Contains("/threadedComments/", StringComparison.OrdinalIgnoreCase)))
        {
            notices.Add(new ChronologyNotice(0, "", "Comments and notes on cells were not read."));
        }

        return new WorkbookFile(office, limits).Read();
    }

    private static ChronologyRefusedException Damaged() => OfficeFile.Damaged();

    private SourceFile Read()
    {
        var (sheets, startOfDays) = ReadWorkbook(_office.MainPart);
        if (!sheets.Exists(sheet => !sheet.Hidden))
        {
            throw new ChronologyRefusedException("The workbook has no visible sheet.", "The chronology on a visible sheet, with a row of column names above it.");
        }

        var styles = _office.Related("styles") is { } stylesPart ? WorkbookStyles.Read(stylesPart, _office.Package) : [];
        var read = new List<(SheetEntry Sheet, List<SourceRow> Rows)>();
        var hidden = new List<List<(int First, int Last)>>();
        foreach (var sheet in sheets)
        {
            if (_office.Relations.TryGetValue(sheet.PartId, out var relation) && relation.Kind == "worksheet" && _office.Package.Find(relation.Target) is { } part)
            {
                hidden.Add([]);
                read.Add((sheet, ReadSheet(part, styles, hidden[^1])));
            }
        }

        if (_office.Related("sharedStrings") is { } strings)
        {
            FillIn(read, strings);
        }

        foreach (var (_, rows) in read)
        {
            rows.RemoveAll(row => row.Cells.TrueForAll(cell => cell.IsBlank));
        }

        return new SourceFile(
            SourceKind.Workbook,
            [.. read.Select((sheet, at) => new SourceTable(sheet.Rows, $"the sheet “{ChronologyColumns.Quote(sheet.Sheet.Name)}”", sheet.Sheet.Hidden) { HiddenColumns = hidden[at] })],
            startOfDays)
        {
            Problems = _sheetsPassedOver == 0 ? [] : [new ChronologyProblem(
                0, "", string.Create(CultureInfo.InvariantCulture, $"The workbook has more than {MostSheets} sheets; {_sheetsPassedOver} {(_sheetsPassedOver == 1 ? "was" : "were")} not looked at."), "The sheets of the chronology in a workbook of their own.")],
        };
    }

    private (List<SheetEntry> Sheets, DateOnly StartOfDays) ReadWorkbook(ZipPart part)
    {
        var sheets = new List<SheetEntry>();
        var startOfDays = new DateOnly(1899, 12, 30);
        using var stream = _office.Package.OpenPart(part);
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
            else if (reader.LocalName == "sheet" && sheets.Count == MostSheets)
            {
                _sheetsPassedOver++;
            }
            else if (reader.LocalName == "sheet")
            {
                var id = WorkbookXml.AttributeNamed(reader, "id");
                sheets.Add(new SheetEntry(reader.GetAttribute("name") ?? "", id ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return (sheets, startOfDays);
    }

    private List<SourceRow> ReadSheet(ZipPart part, NumberShownAs[] styles, List<(int First, int Last)> hiddenColumns)
    {
        var rows = new List<SourceRow>();
        var merges = new List<CellRange>();
        var number = 0;
        using var stream = _office.Package.OpenPart(part);
        using var reader = WorkbookXml.Open(stream);
        while (rows.Count < _limits.RowsRead && WorkbookXml.Read(reader))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "col" && hiddenColumns.Count < MostHidden && (reader.GetAttribute("hidden") is "1" or "true" || reader.GetAttribute("width") is "0")
                && WorkbookXml.Number(reader.GetAttribute("min")) is > 0 and var first && WorkbookXml.Number(reader.GetAttribute("max")) is { } last)
            {
                hiddenColumns.Add((first - 1, last - 1));
            }
            else if (reader.LocalName == "mergeCell" && merges.Count < MostMerges && CellRange.Read(reader.GetAttribute("ref")) is { } merge)
            {
                merges.Add(merge);
            }
            else if (reader.LocalName == "row")
            {
                number = WorkbookXml.Number(reader.GetAttribute("r")) is > 0 and var given ? given : number + 1;
                var hidden = reader.GetAttribute("hidden") is "1" or "true";
                if (!reader.IsEmptyElement && _xml.ReadCells(reader, styles) is { Count: > 0 } cells)
                {
                    rows.Add(new SourceRow(number, hidden, cells));
                }
            }
        }

        MergedCells.Spread(rows, merges);
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

        using (var stream = _office.Package.OpenPart(part))
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
                    row.Cells[i] = cell with { Kind = CellKind.Text, Text = text };
                }
            }

            row.Cells.RemoveAll(cell => cell.Kind == CellKind.Text && cell.Text!.Length == 0);
        }
    }
}
