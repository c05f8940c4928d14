namespace PracticeReview.Data.Information;

/// <summary>What every reason of the business unit has to be: there, and not endless.</summary>
internal static class Reasons
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostCharacters = 2_000;

    public static IReadOnlyList<Refusal> Check(string field, string label, string? words) => (words ?? "").Trim().Length switch
    {
        0 => [new Refusal(field, "“{0}” is empty.", label)],
        > MostCharacters => [new Refusal(field, "“{0}” has {1:N0} characters. At most {2:N0} are kept.", label, words!.Trim().Length, MostCharacters)],
        _ => [],
    };
}
