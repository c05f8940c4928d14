using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Referrals;

/// <summary>What a local authority does by its own duty (Policy 4.2, 7.4).</summary>
public enum AuthorityStep
{
    /// <summary>It became aware of the incident; its five working days count from here.</summary>
    Aware,
    /// <summary>It notified the National Panel, and the partnership with it.</summary>
    NationalPanelNotified,
    /// <summary>It notified the Secretary of State that a looked-after child has died.</summary>
    SecretaryOfStateNotified,
    /// <summary>It notified Ofsted that a looked-after child has died.</summary>
    OfstedNotified,
}

/// <summary>Which notifications a referral's own answers ask the local authority for (Policy 7.4). None of them replaces the referral.</summary>
/// <param name="NationalPanel">Abuse or neglect is known or suspected, and a child died or was seriously harmed: within five working days of becoming aware.</param>
/// <param name="SecretaryOfStateAndOfsted">A looked-after child died, whether or not abuse or neglect is known or suspected.</param>
public sealed record AuthorityDuties(bool NationalPanel, bool SecretaryOfStateAndOfsted)
{
    public bool Asks(AuthorityStep step) => step switch
    {
        AuthorityStep.Aware or AuthorityStep.NationalPanelNotified => NationalPanel,
        _ => SecretaryOfStateAndOfsted,
    };
}

/// <summary>A step of the local authority's duty: the day it was taken, who recorded it here and when.</summary>
public sealed class AuthorityNotice
{
    private AuthorityNotice() { }

    /// <summary>The business unit records it, or the referrer, who may be the local authority's own.</summary>
    public static bool MayRecord(Referral referral, StaffActor actor) => actor.IsBusinessUnit || actor.Id == referral.ReferrerId;

    internal AuthorityNotice(Referral referral, AuthorityStep step, DateOnly on, StaffId by, DateTimeOffset now)
    {
        CaseId = referral.CaseId;
        Step = step;
        PartnershipId = referral.PartnershipId;
        OnDay = on;
        RecordedById = by;
        RecordedAt = now;
    }

    public CaseId CaseId { get; private set; }
    public AuthorityStep Step { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    /// <summary>A London day.</summary>
    public DateOnly OnDay { get; private set; }
    public StaffId RecordedById { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>What the clocks of the case learn from a step; null where none of them waits for it.</summary>
    public static CaseEvent? EventOf(AuthorityStep step) => step switch
    {
        AuthorityStep.Aware => CaseEvent.Aware,
        AuthorityStep.NationalPanelNotified => CaseEvent.NationalPanelNotified,
        _ => null,
    };

    /// <summary>The day was another one.</summary>
    internal void Correct(DateOnly on, StaffId by, DateTimeOffset now)
    {
        OnDay = on;
        RecordedById = by;
        RecordedAt = now;
    }

    /// <summary>What stands against this day.</summary>
    /// <param name="known">The steps recorded so far.</param>
    public static IReadOnlyList<Refusal> Check(AuthorityStep? step, DateOnly? on, IReadOnlyDictionary<AuthorityStep, DateOnly> known, DateTimeOffset now)
    {
        List<Refusal> refusals = [];
        if (step is null)
        {
            refusals.Add(new Refusal("Step", "Choose what the local authority did."));
        }
        if (on is null)
        {
            refusals.Add(new Refusal("OnDay", "Give the day."));
        }
        else if (on > LegalDay.Of(now))
        {
            refusals.Add(new Refusal("OnDay", "The day lies in the future."));
        }
        else if (step is not null and not AuthorityStep.Aware && known.TryGetValue(AuthorityStep.Aware, out var aware) && on < aware)
        {
            refusals.Add(new Refusal("OnDay", "The notification lies before the day the local authority became aware."));
        }
        else if (step == AuthorityStep.Aware && known.Any(other => other.Key != AuthorityStep.Aware && other.Value < on))
        {
            refusals.Add(new Refusal("OnDay", "A notification was made before that day, so the local authority was aware earlier."));
        }
        return refusals;
    }
}
