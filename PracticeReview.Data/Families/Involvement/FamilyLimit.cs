using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>A part of the family area that can be closed to one person.</summary>
public enum FamilyPart
{
    /// <summary>Reading passages of the draft, and so commenting on them.</summary>
    Draft,
    /// <summary>Commenting on passages and on the whole draft; they can still be read.</summary>
    Comments,
    /// <summary>What the review should look at.</summary>
    Focus,
    /// <summary>Asking the review something.</summary>
    Questions,
    /// <summary>What the review asks in advance: reading it and answering. It could come before an interview of the police (guidance 1.3).</summary>
    Asked,
    /// <summary>Telling of the child. What was told before can still be seen and taken back.</summary>
    YourChild,
}

public enum LimitGround
{
    UnderInvestigation,
    CourtProceedings,
    SafetyOfSomebody,
}

/// <summary>
/// A decision that a part of the family area is closed to one person for now, with its reason: a person under investigation is not
/// left to read what could compromise it (guidance 1.3; checklist J12). It is lifted by another decision.
/// </summary>
public sealed class FamilyLimit
{
    /// <summary>What a person is told who sends something to a part that was closed meanwhile.</summary>
    internal static readonly Result Closed = Result.Refuse(null, "This part is not open to you at the moment. Ring us, and we will tell you why. Your words are kept.");

    private FamilyLimit() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public FamilyPart Part { get; private set; }
    public LimitGround Ground { get; private set; }
    public string Reason { get; private set; } = "";
    public StaffId DecidedBy { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }
    public StaffId? LiftedBy { get; private set; }
    public string LiftedBecause { get; private set; } = "";

    /// <summary>Closes parts of the area. Refuses a decision without a part, a ground and a reason.</summary>
    public static Result<IReadOnlyList<FamilyLimit>> Decide(StaffActor actor, FamilyMember member, IReadOnlyCollection<FamilyPart> parts, LimitGround? ground, string? reason, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        var asked = new Asked()
            .That(parts.Count > 0, "Parts", "Choose what is closed.")
            .That(ground is not null, "Ground", "Choose on what ground.")
            .Need("Reason", reason, "Say why: closing something to a person is a decision that others have to be able to follow.");
        return asked.Refusals.Count > 0 ? Result<IReadOnlyList<FamilyLimit>>.Refuse(asked.Refusals)
            : Result<IReadOnlyList<FamilyLimit>>.With([.. parts.Distinct().Select(part => new FamilyLimit
            {
                Id = Guid.CreateVersion7(),
                PartnershipId = member.PartnershipId,
                CaseId = member.CaseId,
                FamilyMemberId = member.Id,
                Part = part,
                Ground = ground!.Value,
                Reason = Asked.Words(reason),
                DecidedBy = actor.Id,
                DecidedAt = now,
            })]);
    }

    /// <summary>Opens the part again. Refuses without a reason.</summary>
    public Result Lift(StaffActor actor, string? because, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        if (LiftedAt is not null)
        {
            return Result.Done;
        }
        if (new Asked().Need("Because", because, "Say why it is opened again.") is { Refusals.Count: > 0 } asked)
        {
            return Result.Refuse(asked.Refusals);
        }
        (LiftedAt, LiftedBy, LiftedBecause) = (now, actor.Id, Asked.Words(because));
        return Result.Done;
    }

    /// <summary>The part a contribution of this kind belongs to.</summary>
    public static IReadOnlyList<FamilyPart> PartsOf(ContributionKind kind) => kind switch
    {
        ContributionKind.FocusSuggestion => [FamilyPart.Focus],
        ContributionKind.Question => [FamilyPart.Questions],
        ContributionKind.Comment or ContributionKind.FactIsWrong or ContributionKind.WordsHurt or ContributionKind.WholeDraft => [FamilyPart.Draft, FamilyPart.Comments],
        _ => [],
    };
}
