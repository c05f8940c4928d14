using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Referrals;

public sealed class SubmitReferralTests
{
    [Fact]
    public async Task A_referral_opens_a_case_starts_its_clocks_and_tells_the_business_unit()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var actor = await world.ActAsync(people.Referrer);
        await new FormDrafts(world.Database).KeepAsync(actor, SubmitReferral.DraftName, "{}", default);

        var @case = await people.SubmitAsync();

        (await world.TestDatabase.AskAsOwnerAsync<string>($"select reference || ' ' || child_initials || ' ' || stage from cases where id = '{@case}'"))
            .ShouldBe("INV-2026-0001 A.R.F. Referral");
        (await world.TestDatabase.AskAsOwnerAsync<string>("select string_agg(happening, ' ') from milestones")).ShouldBe("Received");
        (await people.CountAsync("deadlines where kind in ('ForwardToPanel', 'DecideReferral') and not is_foretold")).ShouldBe(2);
        (await people.CountAsync($"outbox_messages where staff_id in ('{people.Manager}', '{people.Unit}')")).ShouldBe(2);
        (await people.CountAsync($"outbox_messages where staff_id = '{people.DecisionMaker}'")).ShouldBe(1);
        (await people.CountAsync("outbox_messages")).ShouldBe(3);
        (await people.CountAsync("form_drafts")).ShouldBe(0);
        (await people.CountAsync("referral_versions where content like '%Aspen%'")).ShouldBe(1);
        (await people.CountAsync($"audit_events where action = 'Referral verified and submitted' and actor_id = '{people.DecisionMaker}' and details not like '%Aspen%'")).ShouldBe(1);
    }

    [Fact]
    public async Task Sending_the_same_form_twice_even_at_once_makes_one_case()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var form = people.CompleteForm();

        await Task.WhenAll(people.ProposeAsync(form), people.ProposeAsync(form), people.ProposeAsync(form));
        await people.ProposeAsync(form);
        (await people.CountAsync("proposed_referrals")).ShouldBe(1);
        var verified = await Task.WhenAll(people.VerifyAsync(form.Id), people.VerifyAsync(form.Id), people.VerifyAsync(form.Id));

        verified.Count(result => result.Succeeded).ShouldBe(1);
        var byUnit = people.CompleteForm();
        var cases = await Task.WhenAll(people.SubmitAsync(byUnit, people.Unit), people.SubmitAsync(byUnit, people.Unit));
        cases.Distinct().Count().ShouldBe(1);
        (await people.SubmitAsync(byUnit, people.Unit)).ShouldBe(cases[0]);
        (await people.CountAsync("cases")).ShouldBe(2);
    }

    [Fact]
    public async Task Many_referrals_at_once_each_get_a_reference_of_their_own()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => people.SubmitAsync()));

        (await world.TestDatabase.AskAsOwnerAsync<string>("select string_agg(reference, ' ' order by reference) from cases"))
            .ShouldBe(string.Join(' ', Enumerable.Range(1, 8).Select(number => $"INV-2026-{number:0000}")));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_nothing_is_saved()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;

        var result = await new SubmitReferral(world.Database).RunAsync(await world.ActAsync(people.Unit), new SubmitReferralCommand(new ReferralForm()), default);

        result.Refusals.Count.ShouldBeGreaterThan(10);
        (await people.CountAsync("cases")).ShouldBe(0);
        (await people.CountAsync("case_numbers")).ShouldBe(0);
    }

    [Theory]
    [InlineData(StaffRole.AgencyAuthor)]
    [InlineData(StaffRole.Scrutineer)]
    [InlineData(StaffRole.SubGroupChair)]
    public async Task Who_does_not_refer_is_refused(StaffRole role)
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var stranger = await world.AddStaffAsync("Stranger Sorrel", people.Police, role);

        var result = await new SubmitReferral(world.Database).RunAsync(await world.ActAsync(stranger), new SubmitReferralCommand(people.CompleteForm()), default);
        (await new ProposeReferral(world.Database).RunAsync(await world.ActAsync(stranger), new ProposeReferralCommand(people.CompleteForm()), default)).Refused.ShouldBeTrue();

        result.Refusals.ShouldHaveSingleItem().ShouldBe(Data.Refusal.NotFound);
        (await people.CountAsync("cases")).ShouldBe(0);
    }

    [Fact]
    public async Task A_returned_referral_is_completed_by_its_referrer_and_every_version_is_kept()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.DecidedAsync(PanelOutcome.Incomplete);
        var view = (await people.OpenAsync(people.Referrer, @case)).ShouldNotBeNull();
        view.MayResubmit.ShouldBeTrue();
        view.Decisions.ShouldHaveSingleItem().HelperName.ShouldBe("Deputy Dogwood Unreal");
        view.Deadlines.ShouldHaveSingleItem().Kind.ShouldBe(Data.Deadlines.DeadlineKind.ResubmitReferral);
        view.Form.WhatHappened = "Now it says more.";
        var use = new ResubmitReferral(world.Database, new OpenSeal());

        (await use.RunAsync(await world.ActAsync(people.Manager), new ResubmitReferralCommand(@case, view.Form), default)).Refusals.ShouldHaveSingleItem().ShouldBe(Data.Refusal.NotFound);
        (await use.RunAsync(await world.ActAsync(people.Referrer), new ResubmitReferralCommand(@case, view.Form), default)).Refusals.ShouldBeEmpty();
        (await use.RunAsync(await world.ActAsync(people.Referrer), new ResubmitReferralCommand(@case, view.Form), default)).Refused.ShouldBeTrue();

        var after = (await people.OpenAsync(people.Chair, @case)).ShouldNotBeNull();
        after.Submission.ShouldBe(2);
        after.Status.ShouldBe(ReferralStatus.WithPanel);
        after.Form.WhatHappened.ShouldBe("Now it says more.");
        after.Earlier.ShouldHaveSingleItem().Form.WhatHappened.ShouldContain("invented injuries");
        after.Votes.ShouldBeEmpty();
        after.MayVote.ShouldBeTrue();
        (await people.CountAsync("milestones where happening in ('Returned', 'Resubmitted')")).ShouldBe(2);
        (await world.TestDatabase.AskAsOwnerAsync<string>("select stage from cases")).ShouldBe(nameof(CaseStage.Referral));
        (await people.CountAsync("audit_events where action = 'Referral resubmitted'")).ShouldBe(1);
    }
}
