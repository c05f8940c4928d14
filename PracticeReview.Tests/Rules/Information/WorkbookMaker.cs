using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Makes workbooks by hand, among them such as no spreadsheet program would write.</summary>
internal sealed class WorkbookMaker
{
    public const string Header = "Date|Time|What happened|Source document|Risk|Response|Impact|Partnership|Learning|Why significant";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly List<(string Name, string Xml, string State)> _sheets = [];
    private readonly List<string> _strings = [];

    public Dictionary<string, byte[]> More { get; } = [];

    public string WorkbookType { get; init; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public byte[]? StringsInstead { get; init; }

    public CompressionLevel Compression { get; init; } = CompressionLevel.Fastest;

    public bool From1904 { get; init; }

    /// <summary>Merged cells of every sheet, such as A2:A4.</summary>
    public string[] Merges { get; init; } = [];

    /// <summary>Columns of every sheet that are hidden, from 1.</summary>
    public int[] Hidden { get; init; } = [];

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</t></is></c>";

    /// <summary>Style 1 is a date, 2 a time, 3 date and time, 4 a month; 5 a day without its year, 6 with a time besides, 7 a month without its year, 8 four digits, 9 and 10 dates of every workbook.</summary>
    public static string Number(double number, int style = 0) => string.Create(CultureInfo.InvariantCulture, $"<c s=\"{style}\"><v>{number:R}</v></c>");

    public static string Row(params string[] cells) => $"<row>{string.Concat(cells)}</row>";

    public static string HeaderRow() => Row([.. Header.Split('|').Select(Text)]);

    public static string Event(string date, string what = "A visit") => Row(Text(date), "<c/>", Text(what));

    public string Shared(string text)
    {
        _strings.Add(text);
        return $"<c t=\"s\"><v>{_strings.Count - 1}</v></c>";
    }

    public WorkbookMaker Sheet(string name, string rows, string state = "visible")
    {
        _sheets.Add((name, $"<worksheet xmlns=\"{Main}\">{(Hidden.Length == 0 ? "" : $"<cols>{string.Concat(Hidden.Select(column => $"<col min=\"{column}\" max=\"{column}\" width=\"0\" hidden=\"1\"/>"))}</cols>")}<sheetData>{rows}</sheetData>{(Merges.Length == 0 ? "" : $"<mergeCells>{string.Concat(Merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>"))}</mergeCells>")}</worksheet>", state));
        return this;
    }

    public static MemoryStream Chronology(params string[] rows) =>
        new WorkbookMaker().Sheet("Chronology", HeaderRow() + string.Concat(rows)).Make();

    public MemoryStream Make()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Write(string name, byte[] bytes)
            {
                using var part = zip.CreateEntry(name, Compression).Open();
                part.Write(bytes);
            }

            void Part(string name, string xml) => Write(name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
            Part("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{WorkbookType}\"/></Types>");
            Part("_rels/.rels", Relations(("r1", "officeDocument", "xl/workbook.xml")));
            Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Related}\"><workbookPr date1904=\"{(From1904 ? 1 : 0)}\"/><sheets>{string.Concat(_sheets.Select((sheet, at) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" state=\"{sheet.State}\" r:id=\"s{at}\"/>"))}</sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", Relations([("styles", "styles", "styles.xml"), ("strings", "sharedStrings", "sharedStrings.xml"), .. _sheets.Select((_, at) => ($"s{at}", "worksheet", $"worksheets/sheet{at}.xml"))]));
            Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-809]dd&quot; of &quot;mmmm\\ yyyy;@\"/><numFmt numFmtId=\"171\" formatCode=\"d/m hh:mm\"/><numFmt numFmtId=\"172\" formatCode=\"mmmm\"/><numFmt numFmtId=\"173\" formatCode=\"0000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"20\"/><xf numFmtId=\"22\"/><xf numFmtId=\"17\"/><xf numFmtId=\"16\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"173\"/><xf numFmtId=\"14\"/><xf numFmtId=\"15\"/></cellXfs></styleSheet>");
            Write("xl/sharedStrings.xml", StringsInstead ?? Encoding.UTF8.GetBytes($"<sst xmlns=\"{Main}\">{string.Concat(_strings.Select(text => $"<si><r><t>{WebUtility.HtmlEncode(text)}</t></r><rPh><t>read aloud</t></rPh></si>"))}</sst>"));
            for (var at = 0; at < _sheets.Count; at++)
            {
                Part($"xl/worksheets/sheet{at}.xml", _sheets[at].Xml);
            }

            foreach (var (name, bytes) in More)
            {
                Write(name, bytes);
            }
        }

        file.Position = 0;
        return file;
    }

    public static string Relations(params (string Id, string Kind, string Target)[] relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(relation => $"<Relationship Id=\"{relation.Id}\" Type=\"{Related}/{relation.Kind}\" Target=\"{relation.Target}\"/>"))}</Relationships>";
}
