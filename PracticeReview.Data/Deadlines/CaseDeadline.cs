using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// A deadline of a case as it was last found by the timetable, kept as a row so that it can be listed, chased and counted.
/// </summary>
public sealed class CaseDeadline
{
    private CaseDeadline() { }

    internal CaseDeadline(ReviewCase @case, Deadline found) : this(@case.Id, @case.PartnershipId, found) { }

    internal CaseDeadline(CaseId @case, PartnershipId partnership, Deadline found)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = partnership;
        CaseId = @case;
        Kind = found.Kind;
        SubjectId = found.Subject;
        Follow(found);
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public DeadlineKind Kind { get; private set; }
    /// <summary>For example the information request it concerns.</summary>
    public Guid? SubjectId { get; private set; }
    /// <summary>What has to be done, in English.</summary>
    public string Name { get; private set; } = "";
    public DateTimeOffset CountedFrom { get; private set; }
    /// <summary>The first instant (UTC) that is too late.</summary>
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>The London day on which it is due: what people are shown.</summary>
    public DateOnly DueDay { get; private set; }
    /// <summary>Due at a time of that day; otherwise at its end.</summary>
    public bool HasTimeOfDay { get; private set; }
    /// <summary>Counted from something that has not happened yet.</summary>
    public bool IsForetold { get; private set; }
    public bool IsNeeded { get; private set; }
    public DateTimeOffset? MetAt { get; private set; }
    /// <summary>How the date was found, to be checked by hand.</summary>
    public string Explanation { get; private set; } = "";
    public string Source { get; private set; } = "";
    /// <summary>The first London day on which its clock stands still, now or next; null where it does not.</summary>
    public DateOnly? PausedFrom { get; private set; }
    /// <summary>The last such day; null while no end is known.</summary>
    public DateOnly? PausedUntil { get; private set; }

    /// <summary>Whether its clock stands still on a London day. Nobody is reminded of it then.</summary>
    public bool IsPausedOn(DateOnly day) => PausedFrom <= day && (PausedUntil is null || PausedUntil >= day);

    /// <summary>Where it stands at <paramref name="now"/>.</summary>
    public DeadlineState StateAt(DateTimeOffset now) => this switch
    {
        { MetAt: { } met } => met < DueAt ? DeadlineState.Met : DeadlineState.MetLate,
        { IsNeeded: false } => DeadlineState.NotNeeded,
        { IsForetold: true } => DeadlineState.Foretold,
        _ when IsPausedOn(Calendar.LegalDay.Of(now)) => DeadlineState.Paused,
        _ when now >= DueAt => DeadlineState.Late,
        _ when Calendar.LegalDay.Of(now) == DueDay => DeadlineState.DueToday,
        _ => DeadlineState.Running,
    };

    /// <summary>What it asked for has been done. A deadline is met once.</summary>
    public void Meet(DateTimeOffset now) => MetAt ??= now;

    internal bool IsFor(Deadline found) => Kind == found.Kind && SubjectId == found.Subject;

    internal void Follow(Deadline found)
    {
        Name = found.Clock.Name;
        CountedFrom = found.CountedFrom;
        DueAt = found.Due;
        DueDay = found.DueDay;
        HasTimeOfDay = found.IsDueAtATime;
        IsForetold = found.State == DeadlineState.Foretold;
        IsNeeded = found.State != DeadlineState.NotNeeded;
        MetAt = found.MetAt;
        Explanation = found.Explanation;
        Source = found.Source;
        PausedFrom = found.Pause?.From;
        PausedUntil = found.Pause?.Until;
    }

    /// <summary>The timetable no longer has it, for example because the route changed.</summary>
    internal void NoLongerNeeded() => IsNeeded = false;
}
