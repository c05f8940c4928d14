using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

/// <summary>Another process that a case may meet the criteria for (Policy 4.2, 4.3).</summary>
public enum OtherProcess
{
    DomesticHomicideReview,
    SuddenUnexpectedDeath,
    ChildDeathReview,
    SafeguardingAdultsReview,
    LearningDisabilitiesMortalityReview,
}

/// <summary>Which process leads.</summary>
public enum ProcessLead
{
    ThisReview,
    OtherProcess,
    NotAgreedYet,
}

/// <summary>
/// Another review process of the same child or family: "a referral should be made to both review processes", the appropriate
/// lead agreed, a joint commission considered, and information shared so that nothing is asked twice (Policy 4.3).
/// </summary>
public sealed class LinkedProcess
{
    private LinkedProcess() { }

    internal LinkedProcess(Referral referral, OtherProcess kind)
    {
        CaseId = referral.CaseId;
        Kind = kind;
        PartnershipId = referral.PartnershipId;
    }

    public CaseId CaseId { get; private set; }
    public OtherProcess Kind { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    /// <summary>The London day on which the other process was referred to; null while it has not been.</summary>
    public DateOnly? ReferredOn { get; private set; }
    public ProcessLead Lead { get; private set; }
    /// <summary>With whom the lead was agreed, and whether a joint commission was considered and with what result.</summary>
    public string Agreement { get; private set; } = "";
    public StaffId RecordedById { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public uint Version { get; private set; }

    public static bool MayRecord(Referral referral, StaffActor actor) => actor.IsBusinessUnit && actor.Partnership == referral.PartnershipId;

    /// <summary>Everything that is missing, by the names of the form's fields.</summary>
    public static IReadOnlyList<Refusal> Check(OtherProcess? kind, DateOnly? referredOn, ProcessLead? lead, string agreement, DateTimeOffset now)
    {
        List<Refusal> refusals = [];
        if (kind is null)
        {
            refusals.Add(new Refusal("Kind", "Choose the other process."));
        }
        if (referredOn > LegalDay.Of(now))
        {
            refusals.Add(new Refusal("ReferredOn", "The day lies in the future."));
        }
        if (lead is null)
        {
            refusals.Add(new Refusal("Lead", "Say which process leads, or that it is not agreed yet."));
        }
        if (lead is ProcessLead.ThisReview or ProcessLead.OtherProcess && referredOn is null)
        {
            refusals.Add(new Refusal("ReferredOn", "A lead is agreed between both processes: give the day on which the other one was referred to."));
        }
        refusals.AddRange(Decisions.Reasons.Check("Agreement", agreement, "Say what was agreed and with whom, and whether a joint commission was considered."));
        return refusals;
    }

    internal void Record(DateOnly? referredOn, ProcessLead lead, string agreement, StaffId by, DateTimeOffset now)
    {
        (ReferredOn, Lead, Agreement) = (referredOn, lead, agreement.Trim());
        (RecordedById, RecordedAt) = (by, now);
    }
}
