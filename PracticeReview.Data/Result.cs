namespace PracticeReview.Data;

/// <summary>Why something a person asked for was refused, in words that tell them how to mend it.</summary>
/// <param name="Field">The field of the form the refusal belongs to, or null when it concerns the whole request.</param>
/// <param name="Message">English, with {0} placeholders; in the family and public areas it is also the catalogue's key.</param>
/// <param name="Arguments">What fills the placeholders.</param>
public sealed record Refusal(string? Field, string Message, params object[] Arguments)
{
    /// <summary>The refusal in English.</summary>
    public override string ToString() => Arguments.Length == 0
        ? Message
        : string.Format(System.Globalization.CultureInfo.GetCultureInfo("en-GB"), Message, Arguments);

    /// <summary>The answer to a stranger and to a colleague who may not: both hear the same, so that nothing is given away.</summary>
    public static Refusal NotFound { get; } = new(null, "This could not be found, or it is not yours to see.");

    /// <summary>Somebody else saved first. The page keeps the words typed and shows both versions.</summary>
    public static Refusal ChangedMeanwhile { get; } = new(null, "Somebody else changed this while you were working on it. Your words are kept: look at both and save again.");
}

/// <summary>The outcome of a request that a person may get wrong: done, or refused with every reason at once.</summary>
public class Result
{
    private protected Result(IReadOnlyList<Refusal> refusals) => Refusals = refusals;

    public IReadOnlyList<Refusal> Refusals { get; }
    public bool Succeeded => Refusals.Count == 0;
    public bool Refused => Refusals.Count > 0;

    public static Result Done { get; } = new([]);
    public static Result Refuse(params IReadOnlyList<Refusal> refusals) => new(refusals);
    public static Result Refuse(string? field, string message, params object[] arguments) => new([new Refusal(field, message, arguments)]);

    public static implicit operator Result(Refusal refusal) => new([refusal]);
}

/// <summary>As <see cref="Result"/>, with what came of it.</summary>
public sealed class Result<T> : Result
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Refusal> refusals) : base(refusals) => _value = value;

    /// <summary>What came of the request. Asking a refused result for it is a bug.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException("A refused result has no value: " + Refusals[0]);

    /// <summary>For an interface, from which the language converts nothing by itself.</summary>
    public static Result<T> With(T value) => new(value, []);

    public static implicit operator Result<T>(T value) => new(value, []);
    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);

    public static new Result<T> Refuse(params IReadOnlyList<Refusal> refusals) => new(default, refusals);
    public static new Result<T> Refuse(string? field, string message, params object[] arguments) => new(default, [new Refusal(field, message, arguments)]);
}
