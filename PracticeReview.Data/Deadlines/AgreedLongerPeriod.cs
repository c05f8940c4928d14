using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>A longer period agreed in a case, with its reason (Policy 4.2). The latest one agreed for a clock stands.</summary>
public sealed class AgreedLongerPeriod
{
    /// <summary>The most characters the reason may have.</summary>
    public const int ReasonLimit = 4000;

    /// <summary>The furthest a period is agreed to reach at once, counted from the day it is agreed on.</summary>
    public const int FurthestInYears = 3;

    private AgreedLongerPeriod() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public DeadlineKind Kind { get; private set; }
    /// <summary>The London day with whose end the period ends.</summary>
    public DateOnly LastDay { get; private set; }
    public string Reason { get; private set; } = "";
    public StaffId AgreedById { get; private set; }
    public DateTimeOffset AgreedAt { get; private set; }

    /// <summary>The business unit records what was agreed.</summary>
    public static bool MayAgree(StaffActor actor) => actor.IsBusinessUnit;

    /// <param name="deadlines">The deadlines of the case as they are kept.</param>
    public static Result<AgreedLongerPeriod> Agree(
        ReviewCase @case, PolicyVersion policy, IReadOnlyList<CaseDeadline> deadlines, DeadlineKind? kind, DateOnly? lastDay, string? reason, StaffActor actor, DateTimeOffset now)
    {
        if (!MayAgree(actor))
        {
            return Refusal.NotFound;
        }
        List<Refusal> refusals = [];
        var clock = kind is { } chosen ? policy.ClockFor(chosen) : null;
        var deadline = deadlines.FirstOrDefault(found => found.Kind == kind && found.IsNeeded && found.MetAt is null && !found.IsForetold);
        if (clock is null)
        {
            refusals.Add(new Refusal("Kind", "Choose what is given a longer period."));
        }
        else if (!clock.MayBeLonger)
        {
            refusals.Add(new Refusal("Kind", "“{0}” has a fixed time: the policy allows a longer period only where it names an aim (Policy 4.2).", clock.Name));
        }
        else if (deadline is null)
        {
            refusals.Add(new Refusal("Kind", "“{0}” is not running in this case.", clock.Name));
        }
        if (lastDay is not { } last)
        {
            refusals.Add(new Refusal("LastDay", "Choose the last day of the longer period."));
        }
        else if (deadline is not null && last <= deadline.DueDay)
        {
            refusals.Add(new Refusal("LastDay", "It is due on {0} already: choose a later day.", EnglishDates.Day(deadline.DueDay)));
        }
        else if (last > LegalDay.Of(now).AddYears(FurthestInYears))
        {
            refusals.Add(new Refusal("LastDay", "A period is agreed for at most {0} years ahead.", FurthestInYears));
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(new Refusal("Reason", "Give the reason: a longer period needs one (Policy 4.2)."));
        }
        else if (reason.Length > ReasonLimit)
        {
            refusals.Add(new Refusal("Reason", "This is {0:N0} characters long; at most {1:N0} can be taken. Nothing was cut.", reason.Length, ReasonLimit));
        }
        return refusals.Count > 0 ? Result<AgreedLongerPeriod>.Refuse(refusals) : new AgreedLongerPeriod
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = @case.PartnershipId,
            CaseId = @case.Id,
            Kind = kind!.Value,
            LastDay = lastDay!.Value,
            Reason = reason!.Trim(),
            AgreedById = actor.Id,
            AgreedAt = now,
        };
    }

    /// <summary>As the timetable counts it.</summary>
    public LongerPeriod AsPeriod() => new(Kind, LastDay, Reason, LegalDay.Of(AgreedAt));
}
