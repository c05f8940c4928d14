using System.Xml;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>The look of a composite chronology in Word, all of it in styles, so that a partnership can change it in one place.</summary>
internal static class CompositeWordStyles
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static void Write(XmlWriter writer) => writer.WriteRaw($"""
        <w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="1F2A30"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        {Paragraph("Title", "Title", 0, 60, 36, "1B4B5A", bold: true)}{Paragraph("Subtitle", "Subtitle", 0, 40, 22, "4C5A61", bold: true)}{Paragraph("Heading1", "heading 1", 280, 100, 28, "1B4B5A", bold: true, "<w:keepNext/>", "<w:outlineLvl w:val=\"0\"/>")}{Paragraph("Key", "Key", 80, 160, 18, "1F2A30", bold: false)}
        {Paragraph("Cell", "Cell", 30, 30, 16, "1F2A30", bold: false)}{Paragraph("CellAgency", "Cell agency", 30, 30, 16, "1F2A30", bold: true)}{Paragraph("CellHeading", "Cell heading", 40, 40, 16, "FFFFFF", bold: true)}
        {Paragraph("Header", "header", 0, 0, 18, "4C5A61", bold: false, Tab)}{Paragraph("Footer", "footer", 0, 0, 18, "4C5A61", bold: false, Tab)}
        <w:style w:type="table" w:styleId="Chronology"><w:name w:val="Chronology"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{Border("top")}{Border("left")}{Border("bottom")}{Border("right")}{Border("insideH")}{Border("insideV")}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="1B4B5A"/></w:tcPr></w:tblStylePr></w:style></w:styles>
        """);

    private const string Tab = "<w:tabs><w:tab w:val=\"right\" w:pos=\"15704\"/></w:tabs>";

    private static string Paragraph(string id, string name, int before, int after, int size, string colour, bool bold, string first = "", string last = "") =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{first}<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>{last}</w:pPr>"
        + $"<w:rPr>{(bold ? "<w:b/><w:bCs/>" : "")}<w:color w:val=\"{colour}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>";

    private static string Border(string side) => $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8A979D\"/>";
}
