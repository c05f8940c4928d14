using System.Globalization;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>Numbers of a workbook that stand for days and times.</summary>
internal static class CellMoment
{
    public static double? Number(SourceCell cell) =>
        double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The day and time a cell shows; null where it shows none.</summary>
    /// <param name="start">Day 0 of the workbook, or the first day of all where only a time is wanted.</param>
    public static DateTime? Of(SourceCell cell, DateOnly start, bool timeOnly = false)
    {
        if (cell.Kind == CellKind.IsoDate)
        {
            return DateTime.TryParse(cell.Text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var iso) ? iso : null;
        }

        return cell.ShownAs == NumberShownAs.Number || Number(cell) is not { } days ? null : Of(days, start, timeOnly);
    }

    public static DateTime? Of(double days, DateOnly start, bool timeOnly = false)
    {
        if (days is < 0 or > 2_958_465)
        {
            return null;
        }

        var seconds = (long)Math.Round(days * 86_400);
        if (timeOnly)
        {
            seconds = Math.Min(seconds, 86_399);
        }

        return start.DayNumber + (seconds / 86_400) > DateOnly.MaxValue.DayNumber ? null : start.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds);
    }

    /// <summary>As the workbook would show it in England.</summary>
    public static string Show(SourceCell cell, DateTime moment) => moment.ToString(
        cell.ShownAs switch
        {
            NumberShownAs.Date => "dd'/'MM'/'yyyy",
            NumberShownAs.Time => "HH':'mm",
            NumberShownAs.Month => "MMMM yyyy",
            NumberShownAs.Year => "yyyy",
            NumberShownAs.DayAndMonth => "d'-'MMM",
            NumberShownAs.DayAndMonthAndTime => "d'-'MMM HH':'mm",
            NumberShownAs.MonthAlone => "MMMM",
            _ => "dd'/'MM'/'yyyy HH':'mm",
        },
        CultureInfo.InvariantCulture);
}
