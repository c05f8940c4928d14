using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Area;

/// <summary>How old a person is, as far as it matters for who decides.</summary>
public enum AgeGroup
{
    Adult,
    SixteenOrSeventeen,
    /// <summary>Not recorded more closely: what was chosen before there were the two that follow.</summary>
    UnderSixteen,
    TwelveToFifteen,
    UnderTwelve,
}

/// <summary>Who decides whether a young person takes part.</summary>
public enum ConsentDecider
{
    /// <summary>The person alone.</summary>
    Themselves,
    /// <summary>The young person, with somebody who holds parental responsibility.</summary>
    TogetherWithAParent,
    /// <summary>Somebody who holds parental responsibility, for the child.</summary>
    ParentalResponsibility,
    /// <summary>The local authority that looks after the child.</summary>
    LocalAuthority,
}

/// <summary>What was considered about who decides.</summary>
/// <param name="Understanding">What shows that the young person understands what taking part means, or does not.</param>
/// <param name="WhoAgreed">Who agreed with them or for them, and what they are to them.</param>
/// <param name="WordsFor">In which words they are told what they agree to; null for those of their age.</param>
/// <param name="WhyOtherWords">Why not in the words for their age.</param>
/// <param name="Understands">Whether a person from 12 to 15 years understands what taking part means; null where nobody said.</param>
public sealed record ConsentConsidered(AgeGroup? Age, ConsentDecider? Decider, string? Understanding, string? WhoAgreed, bool IsLookedAfter,
    AgreementReader? WordsFor = null, string? WhyOtherWords = null, bool? Understands = null);

/// <summary>
/// Who decides whether a person takes part, by age and understanding, and who holds parental responsibility (guidance 1.2), and in which words they are told. It is
/// recorded by professionals before they enter an agreement for somebody.
/// </summary>
public sealed class ConsentGrounds
{
    /// <summary>Longest answer, in characters.</summary>
    public const int LongestText = 2_000;

    private ConsentGrounds() { }

    public FamilyMemberId FamilyMemberId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public AgeGroup Age { get; private set; }
    public ConsentDecider Decider { get; private set; }
    public string? Understanding { get; private set; }
    /// <summary>Whether they understand it: of persons from 12 to 15 years, on which hangs whether they may decide alone; null where it is not asked.</summary>
    public bool? Understands { get; private set; }
    public string? WhoAgreed { get; private set; }
    public bool IsLookedAfter { get; private set; }
    /// <summary>In which words the person is told what they agree to.</summary>
    public AgreementReader WordsFor { get; private set; }
    /// <summary>Why these are not the words for their age; null where they are.</summary>
    public string? WhyOtherWords { get; private set; }
    public StaffId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public uint Version { get; private set; }

    public static ConsentGrounds Of(FamilyMember member) => new() { FamilyMemberId = member.Id, CaseId = member.CaseId, PartnershipId = member.PartnershipId };

    /// <summary>Whether it hangs on their understanding who decides.</summary>
    public static bool AsksUnderstanding(AgeGroup? age) => age is AgeGroup.TwelveToFifteen or AgeGroup.UnderSixteen;

    /// <summary>
    /// Records it. An adult decides alone; about a young person it says why they can or cannot, and who agreed. Nobody under 12 decides alone,
    /// and from 12 to 15 only who understands what taking part means.
    /// </summary>
    public Result Record(StaffActor actor, ConsentConsidered considered, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (considered.Age is null)
        {
            refusals.Add(new Refusal("Age", "Choose how old they are."));
        }
        if (considered.Decider is null)
        {
            refusals.Add(new Refusal("Decider", "Choose who decides whether they take part."));
        }
        if (considered.Age == AgeGroup.Adult && considered.Decider is not (null or ConsentDecider.Themselves))
        {
            refusals.Add(new Refusal("Decider", "An adult decides alone. If somebody helps them to decide, write so in their plan."));
        }
        if (considered.Age == AgeGroup.Adult && considered.IsLookedAfter)
        {
            refusals.Add(new Refusal("IsLookedAfter", "Only a child or young person is looked after by a local authority."));
        }
        if (considered.Age is not (null or AgeGroup.Adult) && string.IsNullOrWhiteSpace(considered.Understanding))
        {
            refusals.Add(new Refusal("Understanding", "Say what shows that they understand what taking part means, or that they do not yet."));
        }
        if (AsksUnderstanding(considered.Age) && considered.Understands is null)
        {
            refusals.Add(new Refusal("Understands", "Say whether they understand what taking part means."));
        }
        if (considered.Decider == ConsentDecider.Themselves && considered.Age == AgeGroup.UnderTwelve)
        {
            refusals.Add(new Refusal("Decider", "A child under 12 does not decide alone. Choose who decides with them or for them."));
        }
        if (considered.Decider == ConsentDecider.Themselves && AsksUnderstanding(considered.Age) && considered.Understands == false)
        {
            refusals.Add(new Refusal("Decider", "Who does not understand what taking part means does not decide alone. Choose who decides with them or for them."));
        }
        if (considered.Decider is not (null or ConsentDecider.Themselves) && string.IsNullOrWhiteSpace(considered.WhoAgreed))
        {
            refusals.Add(new Refusal("WhoAgreed", "Say who agreed, and what they are to the young person."));
        }
        if (considered.Decider == ConsentDecider.LocalAuthority && !considered.IsLookedAfter)
        {
            refusals.Add(new Refusal("IsLookedAfter", "The local authority decides only for a child it looks after. Tick it, or choose who else decides."));
        }
        if (considered.Age is { } known && considered.WordsFor is { } chosen && chosen != AgreementReaders.For(known) && string.IsNullOrWhiteSpace(considered.WhyOtherWords))
        {
            refusals.Add(new Refusal("WhyOtherWords", "Say why they are not told in the words for their age."));
        }
        if (considered.WhyOtherWords?.Length > LongestText)
        {
            refusals.Add(new Refusal("WhyOtherWords", "Use at most {0} characters here.", LongestText));
        }
        if (considered.Understanding?.Length > LongestText || considered.WhoAgreed?.Length > LongestText)
        {
            refusals.Add(new Refusal("Understanding", "Use at most {0} characters here.", LongestText));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Age, Decider, IsLookedAfter) = (considered.Age!.Value, considered.Decider!.Value, considered.IsLookedAfter);
        Understands = AsksUnderstanding(Age) ? considered.Understands : null;
        (Understanding, WhoAgreed) = (considered.Understanding?.Trim(), considered.WhoAgreed?.Trim());
        var forTheirAge = AgreementReaders.For(Age);
        WordsFor = considered.WordsFor ?? forTheirAge;
        WhyOtherWords = WordsFor == forTheirAge ? null : considered.WhyOtherWords!.Trim();
        (RecordedBy, RecordedAt) = (actor.Id, now);
        return Result.Done;
    }
}
