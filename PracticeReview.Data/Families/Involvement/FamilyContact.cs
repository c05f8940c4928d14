using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

public enum ContactMeans
{
    InPerson,
    Telephone,
    TextMessage,
    Email,
    Letter,
    Video,
    /// <summary>Through somebody the person trusts.</summary>
    ThroughSomebody,
}

/// <summary>Who began it.</summary>
public enum ContactSide
{
    /// <summary>We approached the person, or tried to.</summary>
    Us,
    /// <summary>The person got in touch.</summary>
    Person,
}

public enum ContactOutcome
{
    NotReached,
    Spoke,
    /// <summary>The person wants to take part.</summary>
    WantsToTakePart,
    AskedForTime,
    /// <summary>The person does not want to take part. That is a good answer (guidance 1.2).</summary>
    Declined,
}

/// <summary>One contact with a person on the map, or an attempt at one. It is written once and never altered.</summary>
public sealed class FamilyContact
{
    private FamilyContact() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public MappedPersonId PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public ContactMeans Means { get; private set; }
    public ContactSide Side { get; private set; }
    public ContactOutcome Outcome { get; private set; }
    public string Words { get; private set; } = "";
    public StaffId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Records a contact. Refuses an approach to somebody who had declined and has not said otherwise since.</summary>
    /// <param name="log">What was recorded about the person before.</param>
    /// <param name="at">When it happened, UTC.</param>
    /// <param name="id">Made with the form: sent twice, it is one contact.</param>
    public static Result<FamilyContact> Record(StaffActor actor, MappedPerson person, IReadOnlyCollection<FamilyContact> log, DateTimeOffset? at, ContactMeans? means,
        ContactSide? side, ContactOutcome? outcome, string? words, DateTimeOffset now, Guid? id = null)
    {
        if (!MappedPerson.MayBeMappedBy(actor, person.CaseId))
        {
            return Refusal.NotFound;
        }
        var asked = new Asked()
            .That(at is not null, "At", "Say when it was.")
            .That(at is null || at <= now, "At", "Record a contact after it happened.")
            .That(means is not null, "Means", "Choose the means.")
            .That(side is not null, "Side", "Say who began it.")
            .That(outcome is not null, "Outcome", "Choose what came of it.")
            .That(side != ContactSide.Person || outcome != ContactOutcome.NotReached, "Outcome", "The person got in touch, so they were reached. Choose what they said.")
            .That(side != ContactSide.Us || at is null || !ContactLog.HasDeclined(log, at.Value), "Side",
                "This person has declined, and that stands until they say otherwise. Record only that they got in touch themselves.")
            .Limit("Words", words);
        return asked.Refusals.Count > 0 ? Result<FamilyContact>.Refuse(asked.Refusals) : new FamilyContact
        {
            Id = id ?? Guid.CreateVersion7(),
            PartnershipId = person.PartnershipId,
            CaseId = person.CaseId,
            PersonId = person.Id,
            At = at!.Value,
            Means = means!.Value,
            Side = side!.Value,
            Outcome = outcome!.Value,
            Words = Asked.Words(words),
            RecordedBy = actor.Id,
            RecordedAt = now,
        };
    }
}

/// <summary>What the contacts with one person come to.</summary>
public static class ContactLog
{
    /// <summary>Whether the person's last word by this instant is that they do not want to take part. Only their own "I want to" ends it.</summary>
    public static bool HasDeclined(IEnumerable<FamilyContact> ofOnePerson, DateTimeOffset by) =>
        ofOnePerson.Where(contact => contact.At <= by && contact.Outcome is (ContactOutcome.Declined or ContactOutcome.WantsToTakePart))
            .OrderByDescending(contact => contact.At).ThenByDescending(contact => contact.RecordedAt).FirstOrDefault()?.Outcome == ContactOutcome.Declined;
}

/// <summary>
/// Whether the review may approach somebody with anything new: a link, a passage, a question, a letter, a meeting, a message. Declining
/// is legitimate and stands (guidance 1.2; checklist I6), non-involvement is a decision with reasons (guidance 1.2; policy 6), and a hold
/// is kept while police or courts require it (guidance 1.3; checklist I5). What was released before stays the person's to read, and
/// what they ask for themselves is answered.
/// </summary>
public static class Approaching
{
    /// <param name="choice">The decision in force; undecided means to be decided anew, and takes nothing from somebody who is in.</param>
    /// <returns>Null where they may be approached.</returns>
    public static Refusal? Refuse(InvolvementChoice choice, bool hasDeclined, bool isHeld) => (choice, hasDeclined, isHeld) switch
    {
        (_, true, _) => new Refusal(null, "This person said that they do not want to take part. That stands until they say otherwise themselves."),
        (_, _, true) => new Refusal(null, "A hold agreed with the senior investigating officer is running. Nothing new goes to this person until it has ended."),
        (InvolvementChoice.NotInvolved, _, _) => new Refusal(null, "The review decided not to involve this person. Decide anew before approaching them."),
        _ => null,
    };
}

/// <summary>Whether somebody may be invited now, in one place for the page and for the use case.</summary>
public static class Inviting
{
    /// <summary>As <see cref="Approaching"/>; and nobody is invited before it is decided who is involved, and why (quality marker 12; checklist I1).</summary>
    /// <returns>Null where they may be.</returns>
    public static Refusal? Refuse(InvolvementChoice choice, bool hasDeclined, bool isHeld) => Approaching.Refuse(choice, hasDeclined, isHeld)
        ?? (choice == InvolvementChoice.Undecided ? new Refusal(null, "Nobody has decided yet whether this person is involved. Decide it on the family map, with the reason, before inviting them.") : null);
}
