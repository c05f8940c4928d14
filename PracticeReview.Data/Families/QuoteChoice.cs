using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>Whether somebody's own words may stand in the report.</summary>
public enum QuoteAnswer
{
    /// <summary>They may, also with whose they are: a name, or that it was the mother, stands there only where somebody wants it.</summary>
    Yes,
    /// <summary>They may, and nothing beside them shows whose they are.</summary>
    WithoutName,
    No,
    /// <summary>They want to talk about it first; until then it is no yes.</summary>
    TalkFirst,
}

/// <summary>
/// What a person said to whether the report may quote one thing they told (guidance 1.2; checklist J3). Nobody says it for them, and
/// without a yes their words are not quoted. The last word counts.
/// </summary>
public sealed class QuoteChoice
{
    private QuoteChoice() { }

    public Guid Id { get; private set; }
    public ContributionId ContributionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public QuoteAnswer Answer { get; private set; }
    public DateTimeOffset ChosenAt { get; private set; }
    /// <summary>When somebody who works with the family said that they have seen to it: the words are out of the report, or they have talked.</summary>
    public DateTimeOffset? NotedAt { get; private set; }
    public StaffId? NotedBy { get; private set; }

    /// <summary>Whether words of this kind could stand in a report at all: a question, and what is not to be written, do not.</summary>
    public static bool CouldBeQuoted(ContributionKind kind) => kind is not (ContributionKind.Question or ContributionKind.NotToBeWritten);

    /// <summary>Whether the answer allows it.</summary>
    public static bool Allows(QuoteAnswer? answer) => answer is QuoteAnswer.Yes or QuoteAnswer.WithoutName;

    /// <summary>Whether somebody has to see to an answer: who takes back what they allowed, or a part of it, and who wants to talk first.</summary>
    /// <param name="earlier">What they said of the same words before.</param>
    public static bool IsToBeSeenTo(QuoteAnswer answer, IReadOnlyCollection<QuoteAnswer> earlier) => answer switch
    {
        QuoteAnswer.TalkFirst => true,
        QuoteAnswer.No => earlier.Any(before => Allows(before)),
        QuoteAnswer.WithoutName => earlier.Contains(QuoteAnswer.Yes),
        _ => false,
    };

    /// <summary>Somebody who works with the family has seen to it. Twice is once.</summary>
    public Result Note(StaffActor actor, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        if (NotedAt is null)
        {
            (NotedAt, NotedBy) = (now, actor.Id);
        }
        return Result.Done;
    }

    /// <summary>The person says it of their own words. Refuses no choice.</summary>
    public static Result<QuoteChoice> Say(FamilyActor actor, Contribution words, QuoteAnswer? answer, DateTimeOffset now)
    {
        if (words.FamilyMemberId != actor.Id || !CouldBeQuoted(words.Kind))
        {
            return Refusal.NotFound;
        }
        if (answer is null)
        {
            return Result<QuoteChoice>.Refuse("Answer", "Choose an answer, or leave this page. Without a yes, we do not quote your words.");
        }
        return new QuoteChoice
        {
            Id = Guid.CreateVersion7(),
            ContributionId = words.Id,
            PartnershipId = actor.Partnership,
            CaseId = actor.Case,
            FamilyMemberId = actor.Id,
            Answer = answer.Value,
            ChosenAt = now,
        };
    }
}
