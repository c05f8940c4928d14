using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Referrals;

/// <summary>Inside the agency first (Policy 7.3).</summary>
public sealed class VerifyReferralTests
{
    [Fact]
    public async Task Nothing_reaches_the_business_unit_and_no_clock_starts_before_the_agency_has_verified_it()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var form = people.CompleteForm();
        (form.Notification, form.AwareOn, form.NotifiedOn) = (LocalAuthorityNotification.Made, new DateOnly(2026, 2, 27), new DateOnly(2026, 3, 1));

        await people.ProposeAsync(form);
        ((FakeClock)world.TestDatabase.Clock).Advance(TimeSpan.FromHours(5));

        (await people.CountAsync("cases")).ShouldBe(0);
        (await people.CountAsync("deadlines")).ShouldBe(0);
        (await people.CountAsync($"outbox_messages where staff_id <> '{people.DecisionMaker}'")).ShouldBe(0);
        (await people.VerifyAsync(form.Id, isNoted: false)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Noted");
        var @case = (await people.VerifyAsync(form.Id)).Value;

        (await world.TestDatabase.AskAsOwnerAsync<bool>($"select at = '{world.Now:O}' from milestones where happening = 'Received'")).ShouldBeTrue();
        (await people.CountAsync($"referrals where verified_by_id = '{people.DecisionMaker}' and referrer_id = '{people.Referrer}' and is_noted_on_child_record")).ShouldBe(1);
        (await people.OpenAsync(people.Unit, @case)).ShouldNotBeNull().Form.DecisionMaker.ShouldBe("Superintendent Sycamore Invented");
        (await people.CountAsync($"authority_notices where recorded_by_id = '{people.Referrer}'")).ShouldBe(2);
        (await people.CountAsync("deadlines where kind = 'NotifyNationalPanel' and met_at is not null")).ShouldBe(1);
        (await people.VerifyAsync(form.Id)).Refusals[0].Message.ShouldContain("already");
    }

    [Fact]
    public async Task What_is_sent_back_comes_with_words_and_is_sent_again()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var form = people.CompleteForm();
        await people.ProposeAsync(form);
        var back = new SendBack(world.Database);
        var again = new SendAgain(world.Database);

        (await again.RunAsync(await world.ActAsync(people.Referrer), new SendAgainCommand(form.Id, form), default)).Refused.ShouldBeTrue();
        (await back.RunAsync(await world.ActAsync(people.DecisionMaker), new SendBackCommand(form.Id, " "), default)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("BackWords");
        (await back.RunAsync(await world.ActAsync(people.DecisionMaker), new SendBackCommand(form.Id, "Say more."), default)).Refusals.ShouldBeEmpty();
        (await people.VerifyAsync(form.Id)).Refusals[0].Message.ShouldContain("sent back");
        var view = (await new ReferralQueries(world.Database).OpenProposalAsync(await world.ActAsync(people.Referrer), form.Id, default)).ShouldNotBeNull();
        view.SentBack.ShouldNotBeNull().Words.ShouldBe("Say more.");
        view.MaySendAgain.ShouldBeTrue();
        view.Form.WhatHappened = "It says more.";
        (await again.RunAsync(await world.ActAsync(people.Referrer), new SendAgainCommand(form.Id, view.Form), default)).Refusals.ShouldBeEmpty();

        (await people.OpenAsync(people.Unit, (await people.VerifyAsync(form.Id)).Value)).ShouldNotBeNull().Form.WhatHappened.ShouldBe("It says more.");
        foreach (var action in (string[])["Referral sent for verification", "Referral sent back within its agency", "Referral verified and submitted"])
        {
            (await people.CountAsync($"audit_events where action = '{action}'")).ShouldBeGreaterThan(0, action);
        }
    }

    [Fact]
    public async Task Nobody_verifies_their_own_nor_another_agencys()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var hospital = await world.AddAgencyAsync("Invented Hospital", AgencyKind.HealthProvider);
        var elsewhere = await world.AddStaffAsync("Matron Mallow Unreal", hospital, StaffRole.DesignatedDecisionMaker);
        var both = await world.AddStaffAsync("Inspector Ivy Unreal", people.Police, StaffRole.DesignatedDecisionMaker, StaffRole.Referrer);
        var form = people.CompleteForm();
        await people.ProposeAsync(form, both);

        (await people.VerifyAsync(form.Id, both)).Refusals[0].Message.ShouldContain("another designated decision-maker");
        foreach (var other in (StaffId[])[elsewhere, people.Unit, people.Manager, people.Chair, people.Referrer])
        {
            (await people.VerifyAsync(form.Id, other)).Refusals[0].ShouldBe(Data.Refusal.NotFound);
            (await new ReferralQueries(world.Database).OpenProposalAsync(await world.ActAsync(other), form.Id, default)).ShouldBeNull();
        }
        (await people.CountAsync("cases")).ShouldBe(0);
        (await people.VerifyAsync(form.Id)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_agency_without_another_decision_maker_is_told_so()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var school = await world.AddAgencyAsync("Pretend Lane School", AgencyKind.School);
        var head = await world.AddStaffAsync("Head Hazel Unreal", school, StaffRole.DesignatedDecisionMaker);

        var sent = await new ProposeReferral(world.Database).RunAsync(await world.ActAsync(head), new ProposeReferralCommand(people.CompleteForm()), default);

        sent.Refusals.ShouldHaveSingleItem().Message.ShouldContain("nobody can verify");
        (await people.CountAsync("proposed_referrals")).ShouldBe(0);
    }

    [Fact]
    public async Task A_coroner_submits_directly_and_an_agency_can_not_pass_for_one()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var coroner = await world.AddStaffAsync("Coroner Campion Unreal", null, StaffRole.Referrer);
        var submit = new SubmitReferral(world.Database);
        var form = people.CompleteForm();

        (await submit.RunAsync(await world.ActAsync(coroner), new SubmitReferralCommand(form), default)).Refusals[0].Field.ShouldBe("ReferrerKind");
        form.ReferrerKind = ReferrerKind.Coroner;
        (await submit.RunAsync(await world.ActAsync(coroner), new SubmitReferralCommand(form), default)).Refusals.ShouldBeEmpty();

        var disguised = people.CompleteForm();
        disguised.ReferrerKind = ReferrerKind.Coroner;
        (await submit.RunAsync(await world.ActAsync(people.Referrer), new SubmitReferralCommand(disguised), default)).Refusals[0].Message.ShouldContain("verified by its designated decision-maker");
        (await new ProposeReferral(world.Database).RunAsync(await world.ActAsync(people.Referrer), new ProposeReferralCommand(disguised), default)).Refusals[0].Field.ShouldBe("ReferrerKind");
        (await people.CountAsync("cases")).ShouldBe(1);
    }
}
