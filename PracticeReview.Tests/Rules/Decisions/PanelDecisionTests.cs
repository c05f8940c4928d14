using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;

namespace PracticeReview.Tests.Rules.Decisions;

public sealed class PanelDecisionTests
{
    [Theory]
    // R rapid review, C case review, I incomplete, N neither; one letter a vote
    [InlineData("", 4, PanelState.NoQuorum, null)]
    [InlineData("R", 4, PanelState.NoQuorum, null)]
    [InlineData("RR", 4, PanelState.Decided, PanelOutcome.RapidReview)]
    [InlineData("RC", 4, PanelState.Open, null)]
    [InlineData("RCR", 4, PanelState.Decided, PanelOutcome.RapidReview)]
    [InlineData("NIN", 4, PanelState.Decided, PanelOutcome.Neither)]
    [InlineData("RCN", 4, PanelState.Open, null)]
    [InlineData("RRCC", 4, PanelState.Open, null)]
    [InlineData("RRCN", 4, PanelState.Open, null)]
    [InlineData("CCCN", 4, PanelState.Decided, PanelOutcome.CaseReview)]
    [InlineData("IIII", 4, PanelState.Decided, PanelOutcome.Incomplete)]
    public void Two_are_a_quorum_and_more_than_half_of_the_votes_decide(string votes, int panel, PanelState state, PanelOutcome? outcome)
    {
        var decision = PanelDecision.Of([.. votes.Select(Vote)], panel);

        decision.State.ShouldBe(state);
        decision.Outcome.ShouldBe(outcome);
        decision.Explanation.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_tie_says_what_it_needs()
    {
        PanelDecision.Of([.. "RC".Select(Vote)], 4).Explanation.ShouldContain("One more member's vote, or the Independent Adviser's recorded decision");
        PanelDecision.Of([.. "RRCC".Select(Vote)], 4).Explanation.ShouldContain("Every member has voted");
    }

    [Fact]
    public void A_panel_of_two_decides_when_both_agree_and_stays_open_when_they_do_not()
    {
        PanelDecision.Of([.. "RR".Select(Vote)], 2).State.ShouldBe(PanelState.Decided);
        PanelDecision.Of([.. "RC".Select(Vote)], 2).State.ShouldBe(PanelState.Open);
    }

    [Fact]
    public void The_third_vote_makes_the_majority_of_a_tie()
    {
        PanelDecision.Of([.. "RC".Select(Vote)], 3).State.ShouldBe(PanelState.Open);
        PanelDecision.Of([.. "RCC".Select(Vote)], 3).Outcome.ShouldBe(PanelOutcome.CaseReview);
    }

    [Fact]
    public void Members_conflicted_out_below_the_quorum_leave_it_open_and_it_says_so()
    {
        var decision = PanelDecision.Of([.. "R".Select(Vote)], 1, conflicted: 3);

        decision.State.ShouldBe(PanelState.NoQuorum);
        decision.Explanation.ShouldContain("Only one member of the panel is free to vote");
        decision.Explanation.ShouldContain("3 members declared a conflict of interest and are not counted");
    }

    [Fact]
    public void A_member_has_one_vote()
    {
        var twice = new StaffId(Guid.NewGuid());
        Should.Throw<ArgumentException>(() => PanelDecision.Of([new(twice, PanelOutcome.Neither), new(twice, PanelOutcome.Neither)], 4));
    }

    private static CastVote Vote(char letter) => new(StaffId.New(), letter switch
    {
        'R' => PanelOutcome.RapidReview,
        'C' => PanelOutcome.CaseReview,
        'I' => PanelOutcome.Incomplete,
        _ => PanelOutcome.Neither,
    });
}
