using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>Where a review stands, in the words a family is shown (checklist J1).</summary>
public enum FamilyStage
{
    Deciding,
    Gathering,
    Meeting,
    Reviewing,
    WritingReport,
    Published,
    CarryingOutActions,
    Finished,
    NotReviewed,
}

/// <summary>
/// The only thing of a case that the family area can read. It is kept by <see cref="ReviewCase.MoveTo"/>,
/// so that the family's login role needs no right on any professional table.
/// </summary>
public sealed class FamilyProgress
{
    private FamilyProgress() { }

    internal FamilyProgress(CaseId @case, PartnershipId partnership, FamilyStage stage, DateTimeOffset since)
    {
        CaseId = @case;
        PartnershipId = partnership;
        Stage = stage;
        Since = since;
    }

    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public FamilyStage Stage { get; private set; }
    public DateTimeOffset Since { get; private set; }

    internal void Follow(CaseStage stage, DateTimeOffset now)
    {
        var next = stage switch
        {
            CaseStage.Referral or CaseStage.Incomplete => FamilyStage.Deciding,
            CaseStage.Information => FamilyStage.Gathering,
            CaseStage.RapidReview => FamilyStage.Meeting,
            CaseStage.Review => FamilyStage.Reviewing,
            CaseStage.Report => FamilyStage.WritingReport,
            CaseStage.Publication => FamilyStage.Published,
            CaseStage.Actions => FamilyStage.CarryingOutActions,
            CaseStage.Closed => FamilyStage.Finished,
            CaseStage.NotReviewed => FamilyStage.NotReviewed,
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage the family's view does not know."),
        };
        if (next != Stage)
        {
            Stage = next;
            Since = now;
        }
    }
}
