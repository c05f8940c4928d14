using System.Globalization;

namespace PracticeReview.Data.Calendar;

/// <summary>Days and times as the workspace writes them, in English and in London time.</summary>
public static class EnglishDates
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Wednesday 23 December 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    /// <summary>"Wednesday 23 December", with the year only when it isn't <paramref name="yearAlreadySaid"/>.</summary>
    public static string Day(DateOnly day, int yearAlreadySaid) =>
        day.Year == yearAlreadySaid ? day.ToString("dddd d MMMM", English) : Day(day);

    /// <summary>"Wednesday 23 December 2026 at 16:55", London time. A time that passes twice in October says which passing it is.</summary>
    public static string Moment(DateTimeOffset instant) =>
        $"{Day(LegalDay.Of(instant))} at {LegalDay.TimeOf(instant).ToString("HH:mm", English)}{WhichPassing(instant)}";

    private static string WhichPassing(DateTimeOffset instant) => !LegalDay.HappensTwice(instant)
        ? ""
        : LegalDay.AheadOfUtc(instant) > TimeSpan.Zero ? " (before the clocks went back)" : " (after the clocks went back)";
}
