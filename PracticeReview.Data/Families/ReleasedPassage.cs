using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;

namespace PracticeReview.Data.Families;

/// <summary>
/// A passage of the draft as one family member may read it: its words at the moment of release, so that what a comment is
/// about never changes under it. The draft itself is out of the family area's reach.
/// </summary>
public sealed class ReleasedPassage
{
    private ReleasedPassage() { }

    internal ReleasedPassage(DraftPassage passage, FamilyMember member, StaffActor actor, DateTimeOffset now)
    {
        Id = ReleasedPassageId.New();
        PartnershipId = passage.PartnershipId;
        CaseId = passage.CaseId;
        FamilyMemberId = member.Id;
        DraftPassageId = passage.Id;
        Number = passage.Number;
        Edition = passage.Edition;
        Heading = passage.Heading;
        Text = passage.Text;
        TextHash = Translations.CaseTextTranslation.HashOf(passage.Text);
        ReleasedBy = actor.Id;
        ReleasedAt = now;
    }

    public ReleasedPassageId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public DraftPassageId DraftPassageId { get; private set; }
    public int Number { get; private set; }
    public int Edition { get; private set; }
    public string Heading { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    public StaffId ReleasedBy { get; private set; }
    public DateTimeOffset ReleasedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool MayBeReadBy(FamilyActor actor) => FamilyMemberId == actor.Id && WithdrawnAt is null;

    /// <summary>Takes the passage back; comments on it stay.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}
