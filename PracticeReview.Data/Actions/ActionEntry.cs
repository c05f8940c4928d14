using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Actions;

/// <summary>What happened to an action.</summary>
public enum ActionEntryKind
{
    Progress,
    ReportedComplete,
    Verified,
    SentBack,
}

/// <summary>One entry in an action's story: progress, evidence, a scrutineer's finding. Never changed.</summary>
public sealed class ActionEntry
{
    public const int Length = 20_000;

    private ActionEntry() { }

    internal ActionEntry(PlannedAction action, ActionEntryKind kind, string text, StaffId by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        ActionId = action.Id;
        PartnershipId = action.PartnershipId;
        CaseId = action.CaseId;
        Kind = kind;
        Text = text.Trim();
        WrittenBy = by;
        WrittenAt = now;
    }

    public Guid Id { get; private set; }
    public ActionId ActionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public ActionEntryKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
}

/// <summary>A turn on the rota: which scrutineer was given which action, and when. The next turns are counted from these.</summary>
public sealed class ScrutineerTurn
{
    private ScrutineerTurn() { }

    internal ScrutineerTurn(PlannedAction action, StaffId scrutineer, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        ActionId = action.Id;
        PartnershipId = action.PartnershipId;
        CaseId = action.CaseId;
        ScrutineerId = scrutineer;
        GivenAt = now;
    }

    public Guid Id { get; private set; }
    public ActionId ActionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId ScrutineerId { get; private set; }
    public DateTimeOffset GivenAt { get; private set; }
}
