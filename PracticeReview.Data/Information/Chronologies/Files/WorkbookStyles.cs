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
        16 => NumberShownAs.DayAndMonth,
        14 or 15 or (>= 27 and <= 31) or (>= 34 and <= 36) or (>= 50 and <= 58) => NumberShownAs.Date,
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
        var day = letters.Contains('d', StringComparison.Ordinal);
        // Some calendars count their years with other letters.
        var year = letters.Contains('y', StringComparison.Ordinal) || (day && letters.AsSpan().IndexOfAny('e', 'g') >= 0);
        var month = letters.Contains('m', StringComparison.Ordinal);
        return (day, month, year, time) switch
        {
            (true, _, true, _) => time ? NumberShownAs.DateAndTime : NumberShownAs.Date,
            (true, _, false, _) => time ? NumberShownAs.DayAndMonthAndTime : NumberShownAs.DayAndMonth,
            (false, _, true, true) => NumberShownAs.DateAndTime,
            (false, true, true, false) => NumberShownAs.Month,
            (false, false, true, false) => NumberShownAs.Year,
            (false, _, false, true) => NumberShownAs.Time,
            (false, true, false, false) => NumberShownAs.MonthAlone,
            _ => letters.Split(';')[0] is "0000" or "00:00" || code.Split(';')[0] is "00\\:00" or "00\":\"00" ? NumberShownAs.FourDigits : NumberShownAs.Number,
        };
    }

    [GeneratedRegex("""\"[^\"]*\"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex NotFormat();
}
