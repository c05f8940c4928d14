using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

public enum InvolvementChoice
{
    /// <summary>To be decided anew.</summary>
    Undecided,
    Involve,
    NotInvolved,
}

/// <summary>
/// The decision whether a person is involved, with its reason (guidance 1.2, 1.8; policy 6). A later one replaces it; all stay.
/// Declining is a person's own choice and is no decision of the review: see <see cref="ContactLog"/>.
/// </summary>
public sealed class InvolvementDecision
{
    private InvolvementDecision() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public MappedPersonId PersonId { get; private set; }
    public InvolvementChoice Choice { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>Why not involving them is in the best interests of the child; empty where they are involved.</summary>
    public string BestInterests { get; private set; } = "";
    public StaffId DecidedBy { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }
    /// <summary>The decision it replaces; null for the first. One is replaced once, so that two who decide at once do not pass over each other.</summary>
    public Guid? ReplacesId { get; private set; }

    /// <summary>Decides. Refuses a decision without a reason, and non-involvement without saying why it is in the child's best interests.</summary>
    public static Result<InvolvementDecision> Decide(StaffActor actor, MappedPerson person, InvolvementChoice? choice, string? reason, string? bestInterests, DateTimeOffset now, Guid? replaces = null)
    {
        if (!MappedPerson.MayBeMappedBy(actor, person.CaseId))
        {
            return Refusal.NotFound;
        }
        var asked = new Asked()
            .That(choice is not null, "Choice", "Choose what is decided.")
            .Need("Reason", reason, "Say why. A decision nobody can follow is not reasonable.");
        if (choice == InvolvementChoice.NotInvolved)
        {
            asked.Need("BestInterests", bestInterests, "Say why this is in the best interests of the child.");
        }
        return asked.Refusals.Count > 0 ? Result<InvolvementDecision>.Refuse(asked.Refusals) : new InvolvementDecision
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = person.PartnershipId,
            CaseId = person.CaseId,
            PersonId = person.Id,
            Choice = choice!.Value,
            Reason = Asked.Words(reason),
            BestInterests = choice == InvolvementChoice.NotInvolved ? Asked.Words(bestInterests) : "",
            DecidedBy = actor.Id,
            DecidedAt = now,
            ReplacesId = replaces,
        };
    }

    /// <summary>The decision in force about one person; null where nothing was ever decided.</summary>
    public static InvolvementDecision? InForce(IEnumerable<InvolvementDecision> ofOnePerson) =>
        ofOnePerson.OrderByDescending(decision => decision.DecidedAt).ThenByDescending(decision => decision.Id).FirstOrDefault();
}
