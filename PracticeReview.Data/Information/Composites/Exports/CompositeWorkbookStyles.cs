using System.Globalization;
using System.Xml;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>The look of the cells of a composite chronology.</summary>
internal static class CompositeWorkbookStyles
{
    public const int Header = 1, Text = 2, QuotedText = 3, Moment = 4, Number = 5, Title = 6, Strong = 7;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int FirstAgency = 8, FirstGround = 3;

    /// <summary>The cell of an agency's name, in its colour.</summary>
    public static int Agency(int place) => FirstAgency + (place % AgencyColours.All.Count);

    public static void Write(XmlWriter writer)
    {
        writer.WriteStartElement("styleSheet", Main);
        Begin("numFmts", 1);
        Empty("numFmt", ("numFmtId", "164"), ("formatCode", "dd/mm/yyyy\\ hh:mm"));
        writer.WriteEndElement();
        Begin("fonts", 4);
        Font("FF1F2A30", bold: false, 10);
        Font("FFFFFFFF", bold: true, 10);
        Font("FF1B4B5A", bold: true, 16);
        Font("FF1F2A30", bold: true, 10);
        writer.WriteEndElement();
        Begin("fills", FirstGround + AgencyColours.All.Count);
        Fill("none", null);
        Fill("gray125", null);
        Fill("solid", "FF1B4B5A");
        foreach (var colour in AgencyColours.All)
        {
            Fill("solid", "FF" + colour.Ground);
        }

        writer.WriteEndElement();
        Begin("borders", 2 + AgencyColours.All.Count);
        Border(null);
        Border("FF8A979D");
        foreach (var colour in AgencyColours.All)
        {
            Border("FF" + colour.Edge);
        }

        writer.WriteEndElement();
        Begin("cellStyleXfs", 1);
        Empty("xf", ("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0"));
        writer.WriteEndElement();
        Begin("cellXfs", FirstAgency + AgencyColours.All.Count);
        Format(0, 0, 0, 0, quoted: false);
        Format(49, 1, 2, 1, quoted: false);
        Format(49, 0, 0, 1, quoted: false);
        Format(49, 0, 0, 1, quoted: true);
        Format(164, 0, 0, 1, quoted: false);
        Format(0, 0, 0, 1, quoted: false);
        Format(49, 2, 0, 0, quoted: false, wrapped: false);
        Format(49, 3, 0, 0, quoted: false);
        for (var place = 0; place < AgencyColours.All.Count; place++)
        {
            Format(49, 3, FirstGround + place, 2 + place, quoted: false);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();

        void Begin(string name, int count)
        {
            writer.WriteStartElement(name, Main);
            writer.WriteAttributeString("count", count.ToString(CultureInfo.InvariantCulture));
        }

        void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
        {
            writer.WriteStartElement(name, Main);
            foreach (var (attribute, value) in attributes)
            {
                writer.WriteAttributeString(attribute, value);
            }

            writer.WriteEndElement();
        }

        void Font(string colour, bool bold, int size)
        {
            writer.WriteStartElement("font", Main);
            if (bold)
            {
                Empty("b");
            }

            Empty("sz", ("val", size.ToString(CultureInfo.InvariantCulture)));
            Empty("color", ("rgb", colour));
            Empty("name", ("val", "Arial"));
            writer.WriteEndElement();
        }

        void Fill(string pattern, string? colour)
        {
            writer.WriteStartElement("fill", Main);
            writer.WriteStartElement("patternFill", Main);
            writer.WriteAttributeString("patternType", pattern);
            if (colour is not null)
            {
                Empty("fgColor", ("rgb", colour));
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        // A strong edge at the left, so that neighbours differ even where grounds are printed in grey.
        void Border(string? colour)
        {
            writer.WriteStartElement("border", Main);
            Side("left", colour is not null && colour != "FF8A979D" ? "thick" : "thin", colour);
            Side("right", "thin", colour is null ? null : "FF8A979D");
            Side("top", "thin", colour is null ? null : "FF8A979D");
            Side("bottom", "thin", colour is null ? null : "FF8A979D");
            Empty("diagonal");
            writer.WriteEndElement();
        }

        void Side(string side, string line, string? colour)
        {
            writer.WriteStartElement(side, Main);
            if (colour is not null)
            {
                writer.WriteAttributeString("style", line);
                Empty("color", ("rgb", colour));
            }

            writer.WriteEndElement();
        }

        void Format(int number, int font, int fill, int border, bool quoted, bool wrapped = true)
        {
            writer.WriteStartElement("xf", Main);
            foreach (var (name, value) in ((string, int)[])[("numFmtId", number), ("fontId", font), ("fillId", fill), ("borderId", border), ("xfId", 0)])
            {
                writer.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
            }

            if (quoted)
            {
                writer.WriteAttributeString("quotePrefix", "1");
            }

            foreach (var name in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"])
            {
                writer.WriteAttributeString(name, "1");
            }

            Empty("alignment", ("vertical", "top"), ("wrapText", wrapped ? "1" : "0"));
            writer.WriteEndElement();
        }
    }
}
