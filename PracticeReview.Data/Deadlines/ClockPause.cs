using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>What the business unit says of a pause. Days are London's.</summary>
/// <param name="Last">The last day that doesn't count; null while no end is known.</param>
public sealed record PauseWords(DeadlineKind? Kind, PauseReason? Reason, string? Why, string? AllowedByName, string? AllowedByRole, DateOnly? First, DateOnly? Last);

/// <summary>
/// A clock of a case that stands still for some days, for example while criminal proceedings require it: why, who allowed it,
/// and from when to when. The business unit records it. National clocks, and what leads to them, are never paused.
/// </summary>
public sealed class ClockPause
{
    /// <summary>The longest pause that is recorded at once; one that goes on is recorded again, with its reason looked at anew.</summary>
    public const int LongestInYears = 2;

    /// <summary>The most characters the reason may have.</summary>
    public const int WhyLimit = 4000;

    private const int NameLimit = 200;

    private ClockPause() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public DeadlineKind Kind { get; private set; }
    public PauseReason Reason { get; private set; }
    /// <summary>Why, in the business unit's words.</summary>
    public string Why { get; private set; } = "";
    /// <summary>Who allowed it, for example the senior investigating officer.</summary>
    public string AllowedByName { get; private set; } = "";
    public string AllowedByRole { get; private set; } = "";
    /// <summary>The first London day that doesn't count.</summary>
    public DateOnly FirstDay { get; private set; }
    /// <summary>The last London day that doesn't count; null while no end is known.</summary>
    public DateOnly? LastDay { get; private set; }
    public StaffId RecordedById { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    /// <summary>Who ended it, where it ended otherwise than was recorded first.</summary>
    public StaffId? EndedById { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Only the business unit pauses a clock and starts it again.</summary>
    public static bool MayRecord(StaffActor actor) => actor.IsBusinessUnit;

    /// <param name="deadlines">The deadlines of the case as they are kept.</param>
    /// <param name="others">The pauses of the case there are already.</param>
    public static Result<ClockPause> Record(
        ReviewCase @case, PolicyVersion policy, IReadOnlyList<CaseDeadline> deadlines, IReadOnlyList<ClockPause> others, PauseWords words, StaffActor actor, DateTimeOffset now)
    {
        if (!MayRecord(actor))
        {
            return Refusal.NotFound;
        }
        List<Refusal> refusals = [.. WhyNotThisClock(policy, deadlines, words.Kind, now)];
        if (words.Reason is null)
        {
            refusals.Add(new Refusal("Reason", "Choose why the clock is paused."));
        }
        refusals.AddRange(Text("Why", words.Why, "Say why, in a sentence or two.", WhyLimit));
        refusals.AddRange(Text("AllowedByName", words.AllowedByName, "Write the name of the person who allowed it.", NameLimit));
        refusals.AddRange(Text("AllowedByRole", words.AllowedByRole, "Write the role in which they allowed it, for example senior investigating officer.", NameLimit));
        refusals.AddRange(WhyNotTheseDays(words, deadlines.Where(deadline => deadline.Kind == words.Kind).ToList(), others));
        return refusals.Count > 0 ? Result<ClockPause>.Refuse(refusals) : new ClockPause
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = @case.PartnershipId,
            CaseId = @case.Id,
            Kind = words.Kind!.Value,
            Reason = words.Reason!.Value,
            Why = words.Why!.Trim(),
            AllowedByName = words.AllowedByName!.Trim(),
            AllowedByRole = words.AllowedByRole!.Trim(),
            FirstDay = words.First!.Value,
            LastDay = words.Last,
            RecordedById = actor.Id,
            RecordedAt = now,
        };
    }

    /// <summary>Whether the clock can still be started again: no end is known, or it lies ahead.</summary>
    public bool MayEnd(StaffActor actor, DateOnly today) => MayRecord(actor) && (LastDay is null || LastDay > today);

    /// <summary>The clock runs again after <paramref name="lastDay"/>, a day of the pause that isn't in the future.</summary>
    public Result End(StaffActor actor, DateOnly? lastDay, DateTimeOffset now)
    {
        var today = LegalDay.Of(now);
        if (!MayEnd(actor, today))
        {
            return MayRecord(actor) ? Result.Refuse(null, "This pause has ended already.") : Refusal.NotFound;
        }
        if (lastDay is not { } last || last < FirstDay || last > today)
        {
            return Result.Refuse("LastDay", FirstDay > today
                ? "This pause has not begun yet: it can be ended on its first day, {0}, or later."
                : "Choose the last day of the pause, from {0} to today.", EnglishDates.Day(FirstDay));
        }
        LastDay = last;
        EndedById = actor.Id;
        return Result.Done;
    }

    /// <summary>As the timetable counts it.</summary>
    public PausedTime AsTime() => new(Kind, FirstDay, LastDay, Reason);

    private static IEnumerable<Refusal> WhyNotThisClock(PolicyVersion policy, IReadOnlyList<CaseDeadline> deadlines, DeadlineKind? kind, DateTimeOffset now)
    {
        if (kind is not { } chosen || policy.ClockFor(chosen) is not { } clock)
        {
            yield return new Refusal("Kind", "Choose the clock that is paused.");
        }
        else if (clock.WhyNeverPaused is { } why)
        {
            yield return new Refusal("Kind", "“{0}” cannot be paused. {1}", clock.Name, why);
        }
        else if (!deadlines.Any(deadline => deadline.Kind == chosen && deadline.StateAt(now) is DeadlineState.Running or DeadlineState.DueToday or DeadlineState.Late or DeadlineState.Paused))
        {
            yield return new Refusal("Kind", "“{0}” is not running in this case, so there is nothing to pause.", clock.Name);
        }
    }

    private static IEnumerable<Refusal> WhyNotTheseDays(PauseWords words, IReadOnlyList<CaseDeadline> ofKind, IReadOnlyList<ClockPause> others)
    {
        if (words.First is not { } first)
        {
            yield return new Refusal("First", "Choose the first day of the pause.");
            yield break;
        }
        if (words.Last < first)
        {
            yield return new Refusal("Last", "The last day of the pause cannot come before its first, {0}.", EnglishDates.Day(first));
        }
        else if (words.Last > first.AddYears(LongestInYears))
        {
            yield return new Refusal("Last", "A pause is recorded for at most {0} years at once. Leave the last day open where it is not known.", LongestInYears);
        }
        if (ofKind.Count > 0 && first < ofKind.Min(deadline => LegalDay.Of(deadline.CountedFrom)))
        {
            yield return new Refusal("First", "The clock began on {0}: it cannot be paused before.", EnglishDates.Day(ofKind.Min(deadline => LegalDay.Of(deadline.CountedFrom))));
        }
        else if (ofKind.Count > 0 && first > ofKind.Max(deadline => deadline.DueDay))
        {
            yield return new Refusal("First", "Its time is over on {0}: what is late is not made timely by a pause.", EnglishDates.Day(ofKind.Max(deadline => deadline.DueDay)));
        }
        if (others.FirstOrDefault(other => other.Kind == words.Kind && (other.LastDay is null || other.LastDay >= first) && (words.Last is null || other.FirstDay <= words.Last)) is { } same)
        {
            yield return new Refusal("First", "This clock is paused already from {0}{1}.", EnglishDates.Day(same.FirstDay),
                same.LastDay is { } end ? $" to {EnglishDates.Day(end)}" : ", without an end");
        }
    }

    private static IEnumerable<Refusal> Text(string field, string? text, string missing, int limit)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new Refusal(field, missing);
        }
        else if (text.Length > limit)
        {
            yield return new Refusal(field, "This is {0:N0} characters long; at most {1:N0} can be taken. Nothing was cut.", text.Length, limit);
        }
    }
}
