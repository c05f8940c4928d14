using PracticeReview.Data.Families;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Drafts;

/// <summary>What a professional has typed into a form and not yet sent. Theirs alone.</summary>
public sealed class FormDraft
{
    private FormDraft() { }

    /// <param name="form">Which form, and of what: for example "refer" or "summary/0197…".</param>
    public FormDraft(StaffActor actor, string form, string content, DateTimeOffset now)
    {
        StaffId = actor.Id;
        PartnershipId = actor.Partnership;
        Form = form;
        Content = content;
        SavedAt = now;
    }

    public StaffId StaffId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Form { get; private set; } = "";
    /// <summary>The fields as JSON.</summary>
    public string Content { get; private set; } = "{}";
    public DateTimeOffset SavedAt { get; private set; }

    public void Keep(string content, DateTimeOffset now)
    {
        Content = content;
        SavedAt = now;
    }
}

/// <summary>What a family member has typed and not yet sent. Theirs alone; it outlives the session it was typed in.</summary>
public sealed class FamilyDraft
{
    private FamilyDraft() { }

    public FamilyDraft(FamilyActor actor, string form, string content, DateTimeOffset now)
    {
        FamilyMemberId = actor.Id;
        PartnershipId = actor.Partnership;
        CaseId = actor.Case;
        Form = form;
        Content = content;
        SavedAt = now;
    }

    public FamilyMemberId FamilyMemberId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public Cases.CaseId CaseId { get; private set; }
    public string Form { get; private set; } = "";
    public string Content { get; private set; } = "{}";
    public DateTimeOffset SavedAt { get; private set; }

    public void Keep(string content, DateTimeOffset now)
    {
        Content = content;
        SavedAt = now;
    }
}
