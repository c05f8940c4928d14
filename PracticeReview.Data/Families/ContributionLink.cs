using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>To what in the review a family member's words lead.</summary>
public enum ContributionLinkKind
{
    /// <summary>A question of the terms of reference, or another point of focus.</summary>
    TermOfReference,
    /// <summary>An event of the chronology.</summary>
    ChronologyEvent,
    Finding,
    /// <summary>A passage of the draft, by its id.</summary>
    DraftPassage,
}

public readonly record struct ContributionLinkId(Guid Value) : ITypedId<ContributionLinkId>
{
    public static ContributionLinkId From(Guid value) => new(value);
    public static ContributionLinkId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>Ties a family member's words to what they led to in the review, so that nothing of them is lost on the way.</summary>
public sealed class ContributionLink
{
    /// <summary>Longest label, in characters.</summary>
    public const int LongestLabel = 300;

    private ContributionLink() { }

    public ContributionLinkId Id { get; private set; }
    public ContributionId ContributionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public ContributionLinkKind Kind { get; private set; }
    /// <summary>The thing itself where the portal holds it; otherwise null.</summary>
    public Guid? SubjectId { get; private set; }
    /// <summary>In words, as the review calls it.</summary>
    public string Label { get; private set; } = "";
    public StaffId LinkedBy { get; private set; }
    public DateTimeOffset LinkedAt { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }

    public static bool MayLink(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case);

    /// <summary>Makes the link. Refuses one without words, and too many words.</summary>
    /// <param name="id">Made with the form, so that linking twice is linking once.</param>
    public static Result<ContributionLink> Make(StaffActor actor, Contribution contribution, ContributionLinkKind kind, Guid? subject, string? label, DateTimeOffset now, ContributionLinkId? id = null)
    {
        if (!MayLink(actor, contribution.CaseId))
        {
            return Refusal.NotFound;
        }
        if (string.IsNullOrWhiteSpace(label) || label.Length > LongestLabel)
        {
            return Result<ContributionLink>.Refuse("Label", "Say in at most {0} characters what it leads to.", LongestLabel);
        }
        return new ContributionLink
        {
            Id = id ?? ContributionLinkId.New(),
            ContributionId = contribution.Id,
            PartnershipId = contribution.PartnershipId,
            CaseId = contribution.CaseId,
            Kind = kind,
            SubjectId = subject,
            Label = label.Trim(),
            LinkedBy = actor.Id,
            LinkedAt = now,
        };
    }

    /// <summary>Takes the link away; the record keeps that it was there.</summary>
    public Result Remove(StaffActor actor, DateTimeOffset now)
    {
        if (!MayLink(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        RemovedAt ??= now;
        return Result.Done;
    }
}
