using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Area;

/// <summary>Whether an answer answered what was asked (guidance 1.5: silence is not understanding). "Not quite" opens it again.</summary>
public sealed class AnswerCheck
{
    private AnswerCheck() { }

    internal AnswerCheck(FamilyActor actor, ContributionId about, bool isAnswered, ContributionId? followUp, DateTimeOffset now)
    {
        ContributionId = about;
        PartnershipId = actor.Partnership;
        CaseId = actor.Case;
        FamilyMemberId = actor.Id;
        IsAnswered = isAnswered;
        FollowUpId = followUp;
        SaidAt = now;
    }

    public ContributionId ContributionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public bool IsAnswered { get; private set; }
    /// <summary>The question that was asked again; it waits for an answer like any other.</summary>
    public ContributionId? FollowUpId { get; private set; }
    public DateTimeOffset SaidAt { get; private set; }
}
