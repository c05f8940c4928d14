using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using PracticeReview.Data.Documents;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>Finds out which of a workbook's cell styles show numbers as dates or times.</summary>
internal static partial class WorkbookStyles
{
    private const int MostStyles = 65_000;

    public static NumberShownAs[] Read(ZipPart part, ZipPackage package)
    {
        var formats = new Dictionary<int, NumberShownAs>();
        var styles = new List<NumberShownAs>();
        var inCellStyles = false;
        using var stream = package.OpenPart(part);
        using var reader = WorkbookXml.Open(stream);
        while (styles.Count < MostStyles && WorkbookXml.Read(reader))
        {
            if (reader.LocalName == "cellXfs")
            {
                inCellStyles = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt" && WorkbookXml.Number(reader.GetAttribute("numFmtId")) is { } id)
            {
                formats[id] = Meaning(reader.GetAttribute("formatCode") ?? "");
            }
            else if (reader.NodeType == XmlNodeType.Element && inCellStyles && reader.LocalName == "xf")
            {
                var format = WorkbookXml.Number(reader.GetAttribute("numFmtId")) ?? 0;
                styles.Add(formats.TryGetValue(format, out var own) ? own : BuiltIn(format));
            }
        }

        return [.. styles];
    }

    private static NumberShownAs BuiltIn(int format) => format switch
    {
        22 => NumberShownAs.DateAndTime,
        17 => NumberShownAs.Month,
        (>= 14 and <= 16) or (>= 27 and <= 31) or (>= 34 and <= 36) or (>= 50 and <= 58) => NumberShownAs.Date,
        (>= 18 and <= 21) or 32 or 33 or (>= 45 and <= 47) => NumberShownAs.Time,
        _ => NumberShownAs.Number,
    };

    /// <summary>Reads a format code such as dd/mm/yyyy hh:mm;@ once quoted words and colours are taken out.</summary>
    private static NumberShownAs Meaning(string code)
    {
        if (code.Length > 255)
        {
            return NumberShownAs.Number;
        }

        var letters = NotFormat().Replace(code, "").ToLower(CultureInfo.InvariantCulture);
        if (letters.Contains("general", StringComparison.Ordinal))
        {
            return NumberShownAs.Number;
        }

        var time = letters.AsSpan().IndexOfAny('h', 's') >= 0;
        var date = letters.AsSpan().IndexOfAny('d', 'y') >= 0 || (!time && letters.Contains('m', StringComparison.Ordinal));
        return (date, time) switch
        {
            (true, true) => NumberShownAs.DateAndTime,
            (true, false) when letters.Contains('d', StringComparison.Ordinal) || !letters.Contains('y', StringComparison.Ordinal) => NumberShownAs.Date,
            (true, false) => letters.Contains('m', StringComparison.Ordinal) ? NumberShownAs.Month : NumberShownAs.Year,
            (false, true) => NumberShownAs.Time,
            _ => NumberShownAs.Number,
        };
    }

    [GeneratedRegex("""\"[^\"]*\"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex NotFormat();
}
