using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>In which row of the map somebody stands.</summary>
public enum Generation
{
    Grandparents,
    Parents,
    Children,
    /// <summary>Friends, neighbours and others who matter to the child and are not of the family.</summary>
    Others,
}

public enum ParentalResponsibility
{
    NotKnown,
    Holds,
    DoesNotHold,
}

/// <summary>Who somebody is and where they stand.</summary>
/// <param name="Name">A name or a pseudonym.</param>
/// <param name="Relation">Who they are to the child, for example "Foster carer".</param>
/// <param name="IsTheChild">Whether the review is about them.</param>
/// <param name="Household">What the household is called where they live, for example "Mother's home"; the same words are the same household. Null: not known.</param>
public sealed record MappedPersonWords(string? Name, string? Relation, Generation? Generation, bool IsTheChild, string? Household, ParentalResponsibility Responsibility)
{
    /// <summary>A second household, for whoever lives in two: a child between two parents. Null: none.</summary>
    public string? AlsoLivesAt { get; init; }

    /// <summary>For which child they hold it, with whom it is shared, or by which order; it can differ from child to child.</summary>
    public string? ResponsibilityNote { get; init; }
}

/// <summary>
/// Somebody of the family, or a significant other, on the map of one case (study 2014, "careful mapping of the family"; quality
/// marker 12: wider family and networks). Being on the map is not being invited.
/// </summary>
public sealed class MappedPerson
{
    private MappedPerson() { }

    public MappedPersonId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Name { get; private set; } = "";
    public string Relation { get; private set; } = "";
    public Generation Generation { get; private set; }
    public bool IsTheChild { get; private set; }
    public string? Household { get; private set; }
    public string? AlsoLivesAt { get; private set; }
    public ParentalResponsibility Responsibility { get; private set; }
    public string? ResponsibilityNote { get; private set; }
    /// <summary>Their own area, where they have one.</summary>
    public FamilyMemberId? FamilyMemberId { get; private set; }
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    /// <summary>From when the person is no longer on the map; what was recorded about them stays.</summary>
    public DateTimeOffset? TakenOffAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Facilitators, the review group and the business unit map the family (checklist I1).</summary>
    public static bool MayBeMappedBy(StaffActor actor, CaseId @case) => actor.WorksWithFamily(@case);

    /// <summary>Puts somebody on the map. Refuses a person without a name, a relation to the child or a row.</summary>
    /// <param name="id">Made with the form: the same form sent twice puts one person there.</param>
    public static Result<MappedPerson> Put(StaffActor actor, ReviewCase @case, MappedPersonWords words, DateTimeOffset now, MappedPersonId? id = null)
    {
        if (!MayBeMappedBy(actor, @case.Id))
        {
            return Refusal.NotFound;
        }
        var person = new MappedPerson { Id = id ?? MappedPersonId.New(), PartnershipId = @case.PartnershipId, CaseId = @case.Id, AddedAt = now };
        var written = person.Write(actor, words, now);
        return written.Refused ? Result<MappedPerson>.Refuse(written.Refusals) : person;
    }

    /// <summary>Changes who they are and where they stand.</summary>
    public Result Change(StaffActor actor, MappedPersonWords words, DateTimeOffset now) =>
        MayBeMappedBy(actor, CaseId) && TakenOffAt is null ? Write(actor, words, now) : Refusal.NotFound;

    /// <summary>Takes them off the map. Refuses somebody who has an area of their own: that is closed, not forgotten.</summary>
    public Result TakeOff(StaffActor actor, DateTimeOffset now)
    {
        if (!MayBeMappedBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        if (FamilyMemberId is not null)
        {
            return Result.Refuse(null, "This person has an area of their own and stays on the map.");
        }
        TakenOffAt ??= now;
        Sign(actor, now);
        return Result.Done;
    }

    /// <summary>Says that this person and a person with an area of their own are the same. Refuses a person of another case.</summary>
    public Result Link(StaffActor actor, FamilyMember member, DateTimeOffset now)
    {
        if (!MayBeMappedBy(actor, CaseId) || member.CaseId != CaseId || TakenOffAt is not null)
        {
            return Refusal.NotFound;
        }
        if (FamilyMemberId is { } linked && linked != member.Id)
        {
            return Result.Refuse("Member", "This person is linked to another area already.");
        }
        FamilyMemberId = member.Id;
        Sign(actor, now);
        return Result.Done;
    }

    private Result Write(StaffActor actor, MappedPersonWords words, DateTimeOffset now)
    {
        var asked = new Asked()
            .Need("Name", words.Name, "Write a name, or a pseudonym.", 200)
            .Need("Relation", words.Relation, "Write who the person is to the child, for example mother, foster carer, friend.", 100)
            .That(words.Generation is not null, "Generation", "Choose the row of the map.")
            .Limit("Household", words.Household, 100)
            .Limit("AlsoLivesAt", words.AlsoLivesAt, 100)
            .That(string.IsNullOrWhiteSpace(words.AlsoLivesAt) || !string.IsNullOrWhiteSpace(words.Household), "AlsoLivesAt", "Write first where the person lives, and then where else.")
            .Limit("ResponsibilityNote", words.ResponsibilityNote, 300);
        if (asked.Refusals.Count > 0)
        {
            return Result.Refuse([.. asked.Refusals.DistinctBy(refusal => refusal.Field)]);
        }
        Name = Asked.Words(words.Name);
        Relation = Asked.Words(words.Relation);
        Generation = words.Generation!.Value;
        IsTheChild = words.IsTheChild;
        Household = Asked.WordsOrNone(words.Household);
        AlsoLivesAt = Asked.WordsOrNone(words.AlsoLivesAt);
        Responsibility = words.Responsibility;
        ResponsibilityNote = Asked.WordsOrNone(words.ResponsibilityNote);
        Sign(actor, now);
        return Result.Done;
    }

    private void Sign(StaffActor actor, DateTimeOffset now) => (WrittenBy, WrittenAt) = (actor.Id, now);
}
