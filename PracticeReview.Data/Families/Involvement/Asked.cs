namespace PracticeReview.Data.Families.Involvement;

/// <summary>Looks at the fields of one form and collects everything that has to be mended, so that it is said at once.</summary>
internal sealed class Asked
{
    /// <summary>Longest text of one field, in characters.</summary>
    public const int Longest = 4_000;

    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public Asked Need(string field, string? value, string message, int longest = Longest)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            _refusals.Add(new Refusal(field, message));
            return this;
        }
        return Limit(field, value, longest);
    }

    public Asked Limit(string field, string? value, int longest = Longest)
    {
        if (value?.Length > longest)
        {
            _refusals.Add(new Refusal(field, "Use at most {0} characters here. Your words are still here: shorten them.", longest));
        }
        return this;
    }

    public Asked That(bool isRight, string? field, string message)
    {
        if (!isRight)
        {
            _refusals.Add(new Refusal(field, message));
        }
        return this;
    }

    /// <summary>The words without the space around them; empty where there are none.</summary>
    public static string Words(string? value) => value?.Trim() ?? "";

    /// <summary>As <see cref="Words"/>, and null where there are none.</summary>
    public static string? WordsOrNone(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
