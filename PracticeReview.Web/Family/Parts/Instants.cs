using System.Globalization;

namespace PracticeReview.Web.Family.Parts;

/// <summary>An instant in a hidden field, the same in whatever language the page is.</summary>
internal static class Instants
{
    public static string Write(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <returns>Null where it is none.</returns>
    public static DateTimeOffset? Read(string? written) =>
        DateTimeOffset.TryParseExact(written, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;
}
