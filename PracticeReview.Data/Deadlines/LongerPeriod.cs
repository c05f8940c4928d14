namespace PracticeReview.Data.Deadlines;

/// <summary>
/// A period agreed to be longer than the policy's aim (Policy 4.2). Only a clock that allows it can have one.
/// </summary>
public sealed record LongerPeriod
{
    /// <summary>Refuses (ArgumentException) a blank reason.</summary>
    /// <param name="agreedOn">The London day on which it was agreed; null where pauses don't matter.</param>
    public LongerPeriod(DeadlineKind kind, DateOnly lastDay, string reason, DateOnly? agreedOn = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Kind = kind;
        LastDay = lastDay;
        Reason = reason;
        AgreedOn = agreedOn;
    }

    /// <summary>The deadline it concerns.</summary>
    public DeadlineKind Kind { get; }

    /// <summary>The London day with whose end the period ends.</summary>
    public DateOnly LastDay { get; }

    /// <summary>Why. It may speak of people, so it never enters an explanation.</summary>
    public string Reason { get; }

    /// <summary>The London day on which it was agreed: pauses that begin on it or later move its last day on.</summary>
    public DateOnly? AgreedOn { get; }
}
