using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>What the review made of a contradiction.</summary>
public enum ContradictionOutcome
{
    /// <summary>The accounts differ, and it is said why.</summary>
    Explained,
    /// <summary>Looked at, they do not contradict each other.</summary>
    NoContradiction,
}

/// <summary>
/// What somebody decided about a contradiction between two accounts, by whom and when. It rests on the sentences that the
/// contradiction was read from, and holds as long as they say the same.
/// </summary>
public abstract class DecidedContradiction
{
    /// <summary>Longest explanation, in characters.</summary>
    public const int LongestWords = 2_000;

    private protected DecidedContradiction() { }

    private protected DecidedContradiction(EventIdentity of, ContradictionKind kind, string about) => (PartnershipId, CaseId, Kind, About) = (of.PartnershipId, of.CaseId, kind, about);

    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public ContradictionKind Kind { get; private set; }
    /// <inheritdoc cref="Contradiction.About"/>
    public string About { get; private set; } = "";
    public ContradictionOutcome Outcome { get; private set; }
    /// <summary>How it is explained, or why it is none; may be empty where it is none.</summary>
    public string Words { get; private set; } = "";
    /// <summary>A digest of what both accounts said that it was read from.</summary>
    public string RestsOn { get; private set; } = "";
    public StaffId DecidedBy { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Decides it, or anew. Refuses an explanation without words, and too many words.</summary>
    internal Result Decide(StaffActor actor, ContradictionOutcome outcome, string? words, string restsOn, DateTimeOffset now)
    {
        var given = words?.Trim() ?? "";
        if (outcome == ContradictionOutcome.Explained && given.Length == 0)
        {
            return Result.Refuse("Words", "Say in a few words how it is explained.");
        }
        if (given.Length > LongestWords)
        {
            return Result.Refuse("Words", "This has {0:N0} characters; at most {1:N0} are kept.", given.Length, LongestWords);
        }
        (Outcome, Words, RestsOn, DecidedBy, DecidedAt) = (outcome, given, restsOn, actor.Id, now);
        return Result.Done;
    }
}

/// <summary>A decision about a contradiction between two agencies' accounts.</summary>
public sealed class ContradictionDecision : DecidedContradiction
{
    private ContradictionDecision() { }

    internal ContradictionDecision(EventIdentity of, (PracticeEventId First, PracticeEventId Second) pair, ContradictionKind kind, string about) : base(of, kind, about) =>
        (FirstEventId, SecondEventId) = pair;

    /// <summary>The lower of the two identities.</summary>
    public PracticeEventId FirstEventId { get; private set; }
    public PracticeEventId SecondEventId { get; private set; }
}

/// <summary>A decision about a contradiction between an agency's account and a family member's words; for the review group alone.</summary>
public sealed class FamilyContradictionDecision : DecidedContradiction
{
    private FamilyContradictionDecision() { }

    internal FamilyContradictionDecision(EventIdentity of, ContributionId said, ContradictionKind kind, string about) : base(of, kind, about) => (EventId, ContributionId) = (of.Id, said);

    public PracticeEventId EventId { get; private set; }
    public ContributionId ContributionId { get; private set; }
}
