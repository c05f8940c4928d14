using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>How far the review has come with something a family member sent (guidance 1.4, 1.7; checklist I8 to I10).</summary>
public enum ContributionStatus
{
    /// <summary>It has reached the portal, and nobody in the review has said that they read it.</summary>
    New,
    Read,
    /// <summary>The review group has talked about it.</summary>
    Considered,
    /// <summary>It is part of the analysis.</summary>
    Used,
    /// <summary>It was considered and is not part of the analysis, for a reason.</summary>
    NotUsed,
}

public readonly record struct ContributionStepId(Guid Value) : ITypedId<ContributionStepId>
{
    public static ContributionStepId From(Guid value) => new(value);
    public static ContributionStepId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>
/// One step of the review with something a family member sent: who took it, when, and why. Steps are never altered; the last
/// one says where it stands. The person sees that their words were read and considered, and on which day, and not by whom.
/// </summary>
public sealed class ContributionStep
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 4_000;

    private ContributionStep() { }

    private ContributionStep(Contribution contribution, int number, ContributionStatus status, string? note, StaffActor actor, DateTimeOffset now)
    {
        Number = number;
        Id = ContributionStepId.New();
        ContributionId = contribution.Id;
        PartnershipId = contribution.PartnershipId;
        CaseId = contribution.CaseId;
        FamilyMemberId = contribution.FamilyMemberId;
        Status = status;
        Note = note;
        TakenBy = actor.Id;
        TakenAt = now;
    }

    public ContributionStepId Id { get; private set; }
    public ContributionId ContributionId { get; private set; }
    /// <summary>Its place among the steps with this contribution, from 1: two who take one at the same moment do not both count.</summary>
    public int Number { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public ContributionStatus Status { get; private set; }
    /// <summary>Where it is used, or why it is not; null where nothing was written.</summary>
    public string? Note { get; private set; }
    public StaffId TakenBy { get; private set; }
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>
    /// Whether this actor may say so. Reading is for everybody who may answer it; considering and using are the review
    /// group's, because the analysis is (Policy 8.2).
    /// </summary>
    public static bool MayTake(StaffActor actor, Contribution contribution, ContributionStatus status) => status switch
    {
        ContributionStatus.New => false,
        ContributionStatus.Read => actor.IsInReviewGroup(contribution.CaseId) || (contribution.Kind == ContributionKind.Question && actor.WorksWithFamily(contribution.CaseId)),
        _ => actor.IsInReviewGroup(contribution.CaseId),
    };

    /// <summary>
    /// Takes a step. Refuses one that leads back, one that is no change, and "used" or "not used" without saying where or why.
    /// </summary>
    /// <param name="standing">Where it stands.</param>
    /// <returns>The steps to keep: what was never said to be read is read when it is considered.</returns>
    public static Result<IReadOnlyList<ContributionStep>> Take(StaffActor actor, Contribution contribution, ContributionStanding standing, ContributionStatus next, string? note, DateTimeOffset now)
    {
        var last = standing.Status;
        if (!MayTake(actor, contribution, next))
        {
            return Refusal.NotFound;
        }
        var said = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        var refusals = new List<Refusal>();
        // Between considered, used and not used the review may change its mind: each change is kept.
        if (next < last && next < ContributionStatus.Considered || (next == last && next < ContributionStatus.Used))
        {
            refusals.Add(new Refusal(null, "It is further than that already."));
        }
        if (next == ContributionStatus.Used && said is null)
        {
            refusals.Add(new Refusal("Note", "Say where in the review it is used."));
        }
        if (next == ContributionStatus.NotUsed && said is null)
        {
            refusals.Add(new Refusal("Note", "Say why it is not used. What weighed more?"));
        }
        if (said?.Length > LongestNote)
        {
            refusals.Add(new Refusal("Note", "This is too long: at most {0:N0} characters fit.", LongestNote));
        }
        if (refusals.Count > 0)
        {
            return Result<IReadOnlyList<ContributionStep>>.Refuse(refusals);
        }
        var steps = new List<ContributionStep>();
        for (var missed = last + 1; missed < next && missed <= ContributionStatus.Considered; missed++)
        {
            steps.Add(new ContributionStep(contribution, standing.Steps + steps.Count + 1, missed, null, actor, now));
        }
        steps.Add(new ContributionStep(contribution, standing.Steps + steps.Count + 1, next, said, actor, now));
        return Result<IReadOnlyList<ContributionStep>>.With(steps);
    }

    /// <summary>The steps that an answer brings with it: nobody answers what they have not read and considered.</summary>
    internal static IReadOnlyList<ContributionStep> WithAnswer(StaffActor actor, Contribution contribution, ContributionStanding standing, DateTimeOffset now)
    {
        var steps = new List<ContributionStep>();
        for (var missed = standing.Status + 1; missed <= ContributionStatus.Considered && MayTake(actor, contribution, missed); missed++)
        {
            steps.Add(new ContributionStep(contribution, standing.Steps + steps.Count + 1, missed, null, actor, now));
        }
        return steps;
    }
}

/// <summary>Where the review stands with a contribution.</summary>
/// <param name="Steps">How many steps were taken with it.</param>
public sealed record ContributionStanding(ContributionStatus Status, int Steps)
{
    /// <summary>Before the first step.</summary>
    public static ContributionStanding Beginning { get; } = new(ContributionStatus.New, 0);
}
