using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Referrals;

public sealed class VoteByLinkTests
{
    [Fact]
    public async Task A_link_is_the_members_own_good_for_one_vote_and_stored_as_a_hash()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        await people.ForwardedAsync();
        var token = await TokenAsync(people, people.Chair);

        (await people.CountAsync($"vote_links where encode(token_hash, 'escape') like '%{token[..8]}%'")).ShouldBe(0);
        (await people.CountAsync($"outbox_messages where template = 'StaffPersonalLink' and argument like 'sealed:%'")).ShouldBe(4);
        (await OpenAsync(people, people.Deputy, token)).ShouldBeNull();
        (await OpenAsync(people, people.Unit, token)).ShouldBeNull();
        (await VoteAsync(people, people.Deputy, token)).Refusals[0].ShouldBe(Data.Refusal.NotFound);

        // Opening uses nothing up: programs that read mail open links too.
        (await OpenAsync(people, people.Chair, token)).ShouldNotBeNull().WhyNot.ShouldBeNull();
        (await OpenAsync(people, people.Chair, token)).ShouldNotBeNull().WhyNot.ShouldBeNull();
        (await VoteAsync(people, people.Chair, token, reason: "")).Refusals[0].Field.ShouldBe("VoteReason");
        var votes = await Task.WhenAll(VoteAsync(people, people.Chair, token), VoteAsync(people, people.Chair, token));

        votes.Count(vote => vote.Succeeded).ShouldBe(1);
        (await people.CountAsync($"panel_votes where member_id = '{people.Chair}'")).ShouldBe(1);
        (await OpenAsync(people, people.Chair, token)).ShouldNotBeNull().WhyNot.ShouldNotBeNull().ShouldContain("one vote");
        (await people.CountAsync("audit_events where action = 'Panel vote cast' and details like '%link%'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_ends_after_three_days_and_with_the_submission_it_was_made_for()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        var old = await TokenAsync(people, people.Adviser);
        await people.VoteAsync(@case, people.Chair, PanelOutcome.Incomplete);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.Incomplete);
        (await people.DecideAsync(@case, people.Chair, PanelOutcome.Incomplete, people.Deputy)).Refusals.ShouldBeEmpty();
        (await VoteAsync(people, people.Adviser, old)).Refusals[0].Message.ShouldContain("answered already");
        var form = (await people.OpenAsync(people.Referrer, @case)).ShouldNotBeNull().Form;
        (await new ResubmitReferral(world.Database, new OpenSeal()).RunAsync(await world.ActAsync(people.Referrer), new ResubmitReferralCommand(@case, form), default)).Refusals.ShouldBeEmpty();

        (await VoteAsync(people, people.Adviser, old)).Refusals[0].Message.ShouldContain("too old");
        var renewed = await TokenAsync(people, people.Adviser);
        renewed.ShouldNotBe(old);
        ((FakeClock)world.TestDatabase.Clock).Advance(VoteLink.Lifetime);
        (await VoteAsync(people, people.Adviser, renewed)).Refusals[0].Message.ShouldContain("too old");
        (await people.CountAsync("panel_votes where submission = 2")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_left_the_panel_or_declared_a_conflict_votes_by_no_link()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        var (deputys, chairs) = (await TokenAsync(people, people.Deputy), await TokenAsync(people, people.Chair));
        (await new DeclareConflict(world.Database).RunAsync(await world.ActAsync(people.Chair), new DeclareConflictCommand(@case, "I manage the team."), default)).Refusals.ShouldBeEmpty();
        await world.TestDatabase.AskAsOwnerAsync<int>($"with gone as (update staff_role_assignments set until = now() where staff_id = '{people.Deputy}' returning 1) select count(*)::int from gone");

        (await OpenAsync(people, people.Deputy, deputys)).ShouldBeNull();
        (await VoteAsync(people, people.Deputy, deputys)).Refused.ShouldBeTrue();
        (await OpenAsync(people, people.Chair, chairs)).ShouldNotBeNull().WhyNot.ShouldNotBeNull().ShouldContain("conflict of interest");
        (await VoteAsync(people, people.Chair, chairs)).Refusals[0].ShouldBe(ConflictOfInterest.Excluded);
        (await people.CountAsync("panel_votes")).ShouldBe(0);
    }

    private static async Task<string> TokenAsync(ReferralWorld people, StaffId member) =>
        (await people.World.TestDatabase.AskAsOwnerAsync<string>($"select argument from outbox_messages where template = 'StaffPersonalLink' and staff_id = '{member}' order by queued_at desc, id desc limit 1"))
            .Split('/')[^1];

    private static async Task<VoteLinkView?> OpenAsync(ReferralWorld people, StaffId member, string token) =>
        await new VoteByLink(people.World.Database).OpenAsync(await people.World.ActAsync(member), token, default);

    private static async Task<Data.Result> VoteAsync(ReferralWorld people, StaffId member, string token, string reason = "For an invented reason.") =>
        await new VoteByLink(people.World.Database).RunAsync(await people.World.ActAsync(member), new VoteByLinkCommand(token, PanelOutcome.RapidReview, reason), default);
}
