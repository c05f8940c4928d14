using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>Where a deadline stands.</summary>
public enum DeadlineState
{
    /// <summary>Its clock hasn't started: it is counted from an event that is planned, or expected of an earlier clock.</summary>
    Foretold,

    /// <summary>Its clock runs.</summary>
    Running,

    /// <summary>Its clock runs out before the London day is over.</summary>
    DueToday,

    /// <summary>Its time is over and it isn't met.</summary>
    Late,

    /// <summary>Met in time; for a least time, lasted out.</summary>
    Met,

    /// <summary>Met after its time.</summary>
    MetLate,

    /// <summary>Not met, and nobody needs it any more.</summary>
    NotNeeded,

    /// <summary>Its clock stands still today.</summary>
    Paused,
}

/// <summary>One deadline of one case, as it stands at the moment it was asked for.</summary>
/// <param name="Clock">The policy's clock that made it.</param>
/// <param name="Subject">The agency it concerns; null where it concerns the whole case.</param>
/// <param name="CountedFrom">The instant, in UTC, of the event it is counted from, or is expected to be.</param>
/// <param name="Due">
/// The first instant, in UTC, that is too late. For a deadline at the end of a day that is midnight at the start of the
/// next London day: show <paramref name="DueDay"/>, never this, to people.
/// </param>
/// <param name="DueDay">The London day on which it is due.</param>
/// <param name="MetAt">The instant, in UTC, at which it was met; null while it isn't.</param>
/// <param name="State">Where it stands.</param>
/// <param name="BeyondCalendar">Whether its date reaches beyond the known bank holidays; the explanation says so too.</param>
/// <param name="Explanation">How its date was found, in English, so that a person can check it by hand.</param>
public sealed record Deadline(
    Clock Clock,
    Guid? Subject,
    DateTimeOffset CountedFrom,
    DateTimeOffset Due,
    DateOnly DueDay,
    DateTimeOffset? MetAt,
    DeadlineState State,
    bool BeyondCalendar,
    string Explanation)
{
    /// <summary>The time in which its clock stands still, now or next; null where there is none.</summary>
    public PausedTime? Pause { get; init; }

    /// <summary>What it asks for.</summary>
    public DeadlineKind Kind => Clock.Kind;

    /// <summary>Where its number comes from, such as "Policy 7.5".</summary>
    public string Source => Clock.Source;

    /// <summary>Whether it is due at a time of day; otherwise at the end of <see cref="DueDay"/>.</summary>
    public bool IsDueAtATime => Clock.Unit == ClockUnit.Hours;
}
