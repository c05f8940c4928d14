using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Referrals;

public sealed class DecideReferralTests
{
    [Theory]
    [InlineData(PanelOutcome.RapidReview, "Information RapidReview")]
    [InlineData(PanelOutcome.CaseReview, "Information LocalCaseReview")]
    [InlineData(PanelOutcome.Neither, "NotReviewed none")]
    [InlineData(PanelOutcome.Incomplete, "Incomplete none")]
    public async Task What_two_members_agree_on_is_recorded_and_the_referrer_reads_why(PanelOutcome outcome, string stands)
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;

        var @case = await people.DecidedAsync(outcome);

        (await world.TestDatabase.AskAsOwnerAsync<string>("select stage || ' ' || coalesce(review_type, 'none') from cases")).ShouldBe(stands);
        var view = (await people.OpenAsync(people.Referrer, @case)).ShouldNotBeNull();
        view.Decisions.ShouldHaveSingleItem().Rationale.ShouldBe("The invented rationale.");
        view.Votes.ShouldBeEmpty();
        view.Panel.ShouldBeNull();
        (await people.CountAsync($"outbox_messages where staff_id = '{people.Referrer}'")).ShouldBe(1);
        (await people.CountAsync("deadlines where kind = 'DecideReferral' and met_at is not null")).ShouldBe(1);
        (await people.CountAsync("deadlines where kind = 'CompleteCaseReview' and is_needed")).ShouldBe(outcome == PanelOutcome.CaseReview ? 1 : 0);
        (await people.CountAsync($"audit_events where action = 'Referral decided' and actor_id = '{people.Chair}' and details like '%{outcome}%'")).ShouldBe(1);
    }

    [Fact]
    public async Task One_vote_is_no_quorum_and_a_tie_stays_open_until_one_more_votes()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();

        await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview);
        (await people.DecideAsync(@case, people.Chair, PanelOutcome.RapidReview)).Refusals[0].Message.ShouldContain("Two members are needed");
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.CaseReview);
        (await people.DecideAsync(@case, people.Unit, PanelOutcome.RapidReview)).Refusals[0].Message.ShouldContain("divided");
        await people.VoteAsync(@case, people.Manager, PanelOutcome.CaseReview);
        (await people.DecideAsync(@case, people.Unit, PanelOutcome.RapidReview)).Refusals[0].Field.ShouldBe("DecisionOutcome");
        (await people.DecideAsync(@case, people.Unit, PanelOutcome.CaseReview)).Refusals.ShouldBeEmpty();
        (await people.CountAsync("referral_decisions where basis = 'Panel'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_independent_adviser_may_break_a_tie_and_nobody_else()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview);
        await people.VoteAsync(@case, people.Adviser, PanelOutcome.Neither);

        (await people.DecideAsync(@case, people.Chair, PanelOutcome.RapidReview)).Refused.ShouldBeTrue();
        (await people.DecideAsync(@case, people.Adviser, PanelOutcome.RapidReview)).Refusals.ShouldBeEmpty();
        (await people.CountAsync("referral_decisions where basis = 'IndependentAdviser'")).ShouldBe(1);
    }

    [Fact]
    public async Task Others_votes_are_seen_only_after_ones_own_and_a_vote_can_change_until_it_is_decided()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview);

        (await people.OpenAsync(people.Deputy, @case)).ShouldNotBeNull().Votes.ShouldBeEmpty();
        (await people.OpenAsync(people.Deputy, @case)).ShouldNotBeNull().Panel.ShouldBeNull();
        (await people.OpenAsync(people.Unit, @case)).ShouldNotBeNull().Votes.Count.ShouldBe(1);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.CaseReview);
        (await people.OpenAsync(people.Deputy, @case)).ShouldNotBeNull().Votes.Count.ShouldBe(2);
        (await people.VoteAsync(@case, people.Deputy, PanelOutcome.RapidReview)).Refusals.ShouldBeEmpty();
        (await people.CountAsync("panel_votes")).ShouldBe(2);
        (await people.DecideAsync(@case, people.Deputy, PanelOutcome.RapidReview)).Refusals.ShouldBeEmpty();
        (await people.VoteAsync(@case, people.Deputy, PanelOutcome.Neither)).Refused.ShouldBeTrue();
    }

    [Fact]
    public async Task A_decision_is_made_once_whoever_sends_it_twice_or_at_once()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.RapidReview);

        var results = await Task.WhenAll(
            people.DecideAsync(@case, people.Chair, PanelOutcome.RapidReview), people.DecideAsync(@case, people.Chair, PanelOutcome.RapidReview),
            people.DecideAsync(@case, people.Deputy, PanelOutcome.RapidReview), people.DecideAsync(@case, people.Unit, PanelOutcome.RapidReview));

        results.Count(result => result.Succeeded).ShouldBe(1);
        (await people.CountAsync("referral_decisions")).ShouldBe(1);
        (await people.CountAsync("milestones where happening = 'DecisionMade'")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_votes_or_decides_on_a_referral_of_their_own()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync(referrer: people.Manager);
        (await new ForwardReferral(world.Database, new OpenSeal()).RunAsync(await world.ActAsync(people.Unit), new ForwardReferralCommand(@case), default)).Refusals.ShouldBeEmpty();

        (await people.VoteAsync(@case, people.Manager, PanelOutcome.RapidReview)).Refusals[0].Message.ShouldContain("yourself");
        (await new DecideAtOnce(world.Database).RunAsync(await world.ActAsync(people.Manager), new DecideAtOnceCommand(@case, "Mine."), default)).Refused.ShouldBeTrue();
        (await people.CountAsync("panel_votes")).ShouldBe(0);
        (await people.CountAsync("referral_decisions")).ShouldBe(0);
    }

    [Fact]
    public async Task The_business_manager_decides_an_obvious_rapid_review_at_once_and_the_panel_is_informed()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var use = new DecideAtOnce(world.Database);
        (await use.RunAsync(await world.ActAsync(people.Unit), new DecideAtOnceCommand(@case, "Obvious."), default)).Refused.ShouldBeTrue();
        (await use.RunAsync(await world.ActAsync(people.Chair), new DecideAtOnceCommand(@case, "Obvious."), default)).Refused.ShouldBeTrue();

        (await use.RunAsync(await world.ActAsync(people.Manager), new DecideAtOnceCommand(@case, "Obvious."), default)).Refusals.ShouldBeEmpty();

        (await world.TestDatabase.AskAsOwnerAsync<string>("select stage || review_type from cases")).ShouldBe("InformationRapidReview");
        foreach (var member in (StaffId[])[people.Adviser, people.Chair, people.Deputy])
        {
            (await people.CountAsync($"outbox_messages where staff_id = '{member}'")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task It_is_not_obvious_where_the_referrals_own_answers_do_not_meet_the_criteria()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var form = people.CompleteForm();
        form.Harm = ChildHarm.Neither;
        var @case = await people.SubmitAsync(form);

        var result = await new DecideAtOnce(world.Database).RunAsync(await world.ActAsync(people.Manager), new DecideAtOnceCommand(@case, "Obvious."), default);

        result.Refusals.ShouldHaveSingleItem().Message.ShouldContain("the panel decides");
    }

    [Fact]
    public async Task After_a_disagreement_the_advisers_view_comes_before_the_final_decision()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.DecidedAsync(PanelOutcome.Neither);
        var disagree = new Disagree(world.Database);
        var final = new DecideFinally(world.Database);

        (await disagree.RunAsync(await world.ActAsync(people.Manager), new DisagreeCommand(@case, "No."), default)).Refusals[0].ShouldBe(Data.Refusal.NotFound);
        (await disagree.RunAsync(await world.ActAsync(people.Referrer), new DisagreeCommand(@case, ""), default)).Refusals[0].Field.ShouldBe("DisagreementReason");
        (await disagree.RunAsync(await world.ActAsync(people.Referrer), new DisagreeCommand(@case, "We see it otherwise."), default)).Refusals.ShouldBeEmpty();
        (await disagree.RunAsync(await world.ActAsync(people.Referrer), new DisagreeCommand(@case, "Again."), default)).Refused.ShouldBeTrue();
        (await final.RunAsync(await world.ActAsync(people.Chair), new DecideFinallyCommand(@case, PanelOutcome.CaseReview, "Why."), default)).Refusals[0].Message.ShouldContain("view comes first");
        (await new GiveAdviserView(world.Database).RunAsync(await world.ActAsync(people.Chair), new GiveAdviserViewCommand(@case, "Mine."), default)).Refused.ShouldBeTrue();
        (await new GiveAdviserView(world.Database).RunAsync(await world.ActAsync(people.Adviser), new GiveAdviserViewCommand(@case, "There is learning."), default)).Refusals.ShouldBeEmpty();
        (await final.RunAsync(await world.ActAsync(people.Chair), new DecideFinallyCommand(@case, PanelOutcome.CaseReview, "Why."), default)).Refusals.ShouldBeEmpty();
        (await final.RunAsync(await world.ActAsync(people.Deputy), new DecideFinallyCommand(@case, PanelOutcome.Neither, "Why."), default)).Refused.ShouldBeTrue();

        (await world.TestDatabase.AskAsOwnerAsync<string>("select stage || review_type from cases")).ShouldBe("InformationLocalCaseReview");
        (await people.OpenAsync(people.Referrer, @case)).ShouldNotBeNull().Decisions.Count.ShouldBe(2);
        foreach (var action in (string[])["Referrer disagreed with the decision", "Independent Adviser''s view recorded"])
        {
            (await people.CountAsync($"audit_events where action = '{action}'")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Only_the_business_unit_forwards_and_only_the_panel_votes()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var forward = new ForwardReferral(world.Database, new OpenSeal());

        (await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview)).Refusals[0].Message.ShouldContain("not been forwarded");
        (await forward.RunAsync(await world.ActAsync(people.Referrer), new ForwardReferralCommand(@case), default)).Refused.ShouldBeTrue();
        (await forward.RunAsync(await world.ActAsync(people.Chair), new ForwardReferralCommand(@case), default)).Refused.ShouldBeTrue();
        (await forward.RunAsync(await world.ActAsync(people.Unit), new ForwardReferralCommand(@case), default)).Refusals.ShouldBeEmpty();
        (await forward.RunAsync(await world.ActAsync(people.Unit), new ForwardReferralCommand(@case), default)).Refused.ShouldBeTrue();
        (await people.VoteAsync(@case, people.Unit, PanelOutcome.RapidReview)).Refusals[0].ShouldBe(Data.Refusal.NotFound);
        (await people.VoteAsync(@case, people.Referrer, PanelOutcome.RapidReview)).Refused.ShouldBeTrue();
        (await people.CountAsync("milestones where happening = 'ForwardedToPanel'")).ShouldBe(1);
    }
}
