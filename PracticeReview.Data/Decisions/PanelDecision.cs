using PracticeReview.Data.People;

namespace PracticeReview.Data.Decisions;

/// <summary>How far the Virtual Panel has come.</summary>
public enum PanelState
{
    NoQuorum,
    /// <summary>Enough votes, but no majority: it stays open and says so.</summary>
    Open,
    Decided,
}

/// <summary>One member's vote.</summary>
public sealed record CastVote(StaffId Member, PanelOutcome Outcome);

/// <summary>
/// What the votes of the Virtual Panel come to: two members are a quorum, and where they disagree the majority decides
/// (Policy 7.5). A majority is more than half of the votes cast. The policy has no rule for a tie: it stays open, and needs one
/// more vote or the Independent Adviser's recorded decision.
/// </summary>
/// <param name="State">Whether anything is decided.</param>
/// <param name="Outcome">What, where something is.</param>
/// <param name="Explanation">The same in a sentence, for people.</param>
public sealed record PanelDecision(PanelState State, PanelOutcome? Outcome, string Explanation)
{
    /// <summary>Members of the panel who make it quorate.</summary>
    public const int Quorum = 2;

    /// <param name="panelSize">How many members could vote on this referral.</param>
    /// <param name="conflicted">Members who declared a conflict of interest; they count neither in the quorum nor in the majority.</param>
    public static PanelDecision Of(IReadOnlyList<CastVote> votes, int panelSize, int conflicted = 0)
    {
        var decision = Count(votes, panelSize);
        var declared = conflicted == 1 ? " One member declared a conflict of interest and is not counted." : $" {conflicted} members declared a conflict of interest and are not counted.";
        return conflicted == 0 ? decision : decision with { Explanation = decision.Explanation + declared };
    }

    private static PanelDecision Count(IReadOnlyList<CastVote> votes, int panelSize)
    {
        if (votes.Select(vote => vote.Member).Distinct().Count() != votes.Count)
        {
            throw new ArgumentException("A member has one vote.", nameof(votes));
        }
        if (panelSize < Quorum)
        {
            var able = panelSize == 0 ? "No member of the panel is" : "Only one member of the panel is";
            return new(PanelState.NoQuorum, null, $"{able} free to vote on this referral, and two are needed: it stays open until another person has a place on the panel.");
        }
        if (votes.Count < Quorum)
        {
            var count = votes.Count == 0 ? "Nobody has voted yet" : "One member has voted";
            return new(PanelState.NoQuorum, null, $"{count}. Two members are needed for a decision.");
        }
        var most = votes.GroupBy(vote => vote.Outcome).MaxBy(group => group.Count())!;
        if (most.Count() * 2 > votes.Count)
        {
            var agreed = most.Count() == votes.Count ? $"All {votes.Count} members who voted agree" : $"{most.Count()} of {votes.Count} members who voted agree";
            return new(PanelState.Decided, most.Key, $"{agreed}: {Name(most.Key)}.");
        }
        var remaining = panelSize - votes.Count;
        var needed = remaining > 0
            ? "One more member's vote, or the Independent Adviser's recorded decision, is needed."
            : "Every member has voted: the Independent Adviser's recorded decision is needed, or a member changes their vote.";
        return new(PanelState.Open, null, $"The votes are divided and no outcome has a majority, so nothing is decided. {needed}");
    }

    /// <summary>An outcome in words.</summary>
    public static string Name(PanelOutcome outcome) => outcome switch
    {
        PanelOutcome.RapidReview => "commence a rapid review",
        PanelOutcome.CaseReview => "hold a case review",
        PanelOutcome.Incomplete => "return the referral as incomplete",
        PanelOutcome.Neither => "neither a rapid review nor a case review",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };
}
