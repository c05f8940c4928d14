namespace PracticeReview.Web.Family.Parts;

/// <summary>Reads what was chosen in a form: what is no answer of ours counts as not chosen.</summary>
internal static class Chosen
{
    /// <summary>The one that was chosen; null where none was.</summary>
    public static T? One<T>(string? value) where T : struct, Enum =>
        Enum.TryParse<T>(value, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;

    /// <summary>Everything that was chosen, as one value.</summary>
    public static T Several<T>(IEnumerable<string>? values) where T : struct, Enum
    {
        var all = 0L;
        foreach (var value in values ?? [])
        {
            all |= One<T>(value) is { } chosen ? Convert.ToInt64(chosen, System.Globalization.CultureInfo.InvariantCulture) : 0;
        }
        return (T)Enum.ToObject(typeof(T), all);
    }

    /// <summary>The names of the single values in it.</summary>
    public static IReadOnlyCollection<string> Names<T>(T value) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(one => Convert.ToInt64(one, System.Globalization.CultureInfo.InvariantCulture) != 0 && value.HasFlag(one)).Select(one => one.ToString())];

    /// <summary>What a kept form had chosen in a field, or else what holds.</summary>
    public static IReadOnlyCollection<string> Kept(IReadOnlyDictionary<string, string> kept, string field, IReadOnlyCollection<string> holds) =>
        kept.TryGetValue(field, out var chosen) ? chosen.Split(',', StringSplitOptions.RemoveEmptyEntries) : kept.Count > 0 ? [] : holds;
}
