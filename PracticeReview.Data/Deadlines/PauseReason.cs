namespace PracticeReview.Data.Deadlines;

/// <summary>Why a clock is paused, as the measures count it. Names are stored: add to them, never rename.</summary>
public enum PauseReason
{
    CriminalProceedings,
    Inquest,
    FamilyOrCivilProceedings,
    NationalReview,
    WellbeingOfFamily,
    Other,
}

/// <summary>The words for why a clock is paused.</summary>
public static class PauseReasons
{
    /// <summary>The reason as it stands in a sentence, in lower case. It speaks of no person.</summary>
    public static string InWords(this PauseReason reason) => reason switch
    {
        PauseReason.CriminalProceedings => "criminal proceedings",
        PauseReason.Inquest => "an inquest",
        PauseReason.FamilyOrCivilProceedings => "family or civil proceedings",
        PauseReason.NationalReview => "a national review of the same case",
        PauseReason.WellbeingOfFamily => "the wellbeing of the family",
        PauseReason.Other => "another recorded reason",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words."),
    };
}

/// <summary>A time during which a clock stands still.</summary>
/// <param name="Kind">The deadline whose clock it is.</param>
/// <param name="From">The first London day that doesn't count.</param>
/// <param name="Until">The last London day that doesn't count; null while no end is known.</param>
/// <param name="Reason">Why.</param>
public sealed record PausedTime(DeadlineKind Kind, DateOnly From, DateOnly? Until, PauseReason Reason)
{
    /// <summary>The days that don't count, as far as they are known <paramref name="today"/>; null where none is yet.</summary>
    internal Calendar.DaySpan? SpanOn(DateOnly today) => Until is { } last
        ? new Calendar.DaySpan(From, last)
        : From <= today ? new Calendar.DaySpan(From, today) : null;
}
