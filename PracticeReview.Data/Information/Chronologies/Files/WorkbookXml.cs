using System.Globalization;
using System.Text;
using System.Xml;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>The pieces of a workbook's XML. Names are compared without their namespace, of which there are two.</summary>
internal sealed class WorkbookXml(int longestText)
{
    private const int Deepest = 40;
    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private const int MostCells = 1_500_000;
    private const long MostLetters = 40_000_000;
    private readonly char[] _buffer = new char[4_096];
    private int _cells;
    private long _letters;
    private readonly StringBuilder _text = new();

    public static XmlReader Open(Stream part) => XmlReader.Create(part, s_settings);

    /// <summary>Goes to the next node. Elements within elements beyond any workbook's need are refused, for each costs memory.</summary>
    public static bool Read(XmlReader reader)
    {
        if (reader.Depth > Deepest)
        {
            throw new XmlException("The elements lie too deep.");
        }

        return reader.Read();
    }

    /// <summary>A whole number that is not negative, or null.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An attribute by its local name.</summary>
    public static string? AttributeNamed(XmlReader reader, string localName)
    {
        string? found = null;
        while (reader.MoveToNextAttribute())
        {
            found = reader.LocalName == localName ? reader.Value : found;
        }

        reader.MoveToElement();
        return found;
    }

    /// <summary>Reads the cells of the row the reader stands on that are not empty, up to its end.</summary>
    public List<SourceCell> ReadCells(XmlReader reader, NumberShownAs[] styles)
    {
        var cells = new List<SourceCell>();
        var column = -1;
        var depth = reader.Depth;
        while (Read(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c")
            {
                column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                if (column >= 16_384)
                {
                    throw new XmlException("No workbook has so many columns.");
                }

                if (!reader.IsEmptyElement && ReadCell(reader, column, styles) is { } cell)
                {
                    if (++_cells > MostCells)
                    {
                        throw TooMuch();
                    }

                    cells.Add(cell);
                }
            }
        }

        return cells;
    }

    /// <summary>Reads the text of the element the reader stands on, in all its runs, without reading aids for its letters.</summary>
    public string ReadRichText(XmlReader reader)
    {
        _text.Clear();
        var depth = reader.Depth;
        var aid = -1;
        if (reader.IsEmptyElement)
        {
            return "";
        }

        while (Read(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                aid = reader.IsEmptyElement ? -1 : reader.Depth;
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == aid)
            {
                aid = -1;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t" && aid < 0)
            {
                AppendText(reader);
            }
        }

        return Unescape(_text.ToString());
    }

    private SourceCell? ReadCell(XmlReader reader, int column, NumberShownAs[] styles)
    {
        var type = reader.GetAttribute("t");
        var style = Number(reader.GetAttribute("s")) ?? 0;
        var shownAs = style < styles.Length ? styles[style] : NumberShownAs.Number;
        var depth = reader.Depth;
        string? value = null;
        var formula = false;
        while (Read(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "f":
                    formula = true;
                    break;
                case "v":
                    _text.Clear();
                    AppendText(reader);
                    value = _text.ToString();
                    break;
                case "is":
                    value = ReadRichText(reader);
                    break;
            }
        }

        if (string.IsNullOrEmpty(value))
        {
            // A formula whose value is an empty text leaves nothing; one without a value was never calculated.
            return formula && value is null ? new SourceCell(column, CellKind.Formula, "") : null;
        }

        return type switch
        {
            "s" => new SourceCell(column, CellKind.SharedText, value, IsCalculated: formula),
            "inlineStr" => new SourceCell(column, CellKind.Text, value, IsCalculated: formula),
            "str" => new SourceCell(column, CellKind.Text, Unescape(value), IsCalculated: formula),
            "b" => new SourceCell(column, CellKind.Boolean, value == "1" ? "TRUE" : "FALSE", IsCalculated: formula),
            "e" => new SourceCell(column, CellKind.Error, value, IsCalculated: formula),
            "d" => new SourceCell(column, CellKind.IsoDate, value, NumberShownAs.DateAndTime, formula),
            // The digits are kept as they are shown: 0930 is 930 in the file.
            _ when shownAs == NumberShownAs.FourDigits => new SourceCell(column, CellKind.Number, value.Length < 4 && Number(value) is not null ? value.PadLeft(4, '0') : value, NumberShownAs.Number, formula),
            _ => new SourceCell(column, CellKind.Number, value, shownAs, formula),
        };
    }

    /// <summary>Appends the text of a simple element, in pieces, and keeps no more of it than tells that it is too long.</summary>
    private void AppendText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (Read(reader) && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            int read;
            while ((read = reader.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
            {
                if (_text.Length <= longestText)
                {
                    _text.Append(_buffer, 0, read);
                    if ((_letters += read) > MostLetters)
                    {
                        throw TooMuch();
                    }
                }
            }
        }
    }

    private static ChronologyRefusedException TooMuch() => new(
        "The workbook holds far more text and cells than a chronology.", "The chronology alone, in a workbook of its own.");

    internal static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z' || column > 16_384)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>Workbooks write some characters as _x000D_.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
