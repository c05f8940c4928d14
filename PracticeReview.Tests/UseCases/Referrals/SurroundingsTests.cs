using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Referrals;

/// <summary>What stands around a referral: notifications, other processes, who chairs.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public async Task Becoming_aware_starts_the_local_authoritys_clock_and_the_notification_meets_it()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var use = new RecordAuthorityNotice(world.Database);
        async Task<Data.Result> RecordAsync(StaffId by, AuthorityStep? step, int? day) =>
            await use.RunAsync(await world.ActAsync(by), new RecordAuthorityNoticeCommand(@case, step, day is { } given ? new DateOnly(2026, 2, given) : null), default);

        (await RecordAsync(people.Unit, null, null)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Step", "OnDay"]);
        (await RecordAsync(people.Chair, AuthorityStep.Aware, 27)).Refusals[0].ShouldBe(Data.Refusal.NotFound);
        (await RecordAsync(people.DecisionMaker, AuthorityStep.Aware, 27)).Refused.ShouldBeTrue();
        (await RecordAsync(people.Unit, AuthorityStep.Aware, 26)).Refusals.ShouldBeEmpty();
        (await people.CountAsync("deadlines where kind = 'NotifyNationalPanel' and met_at is null and due_day = '2026-03-05'")).ShouldBe(1);
        (await RecordAsync(people.Unit, AuthorityStep.Aware, 27)).Refusals.ShouldBeEmpty();
        (await people.CountAsync("deadlines where kind = 'NotifyNationalPanel' and met_at is null and due_day = '2026-03-06'")).ShouldBe(1);
        (await RecordAsync(people.Unit, AuthorityStep.NationalPanelNotified, 25)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("before the day");
        (await RecordAsync(people.Referrer, AuthorityStep.NationalPanelNotified, 28)).Refusals.ShouldBeEmpty();

        (await people.CountAsync("deadlines where kind = 'NotifyNationalPanel' and met_at is not null")).ShouldBe(1);
        (await people.CountAsync("milestones where happening = 'Aware'")).ShouldBe(1);
        var view = (await people.OpenAsync(people.Chair, @case)).ShouldNotBeNull();
        view.Notices.Select(notice => notice.RecordedBy).ShouldBe(["Clerk Clover Madeup", "Officer Juniper Testwell"]);
        view.Status.ShouldBe(ReferralStatus.Received);
        (await people.CountAsync("audit_events where action = 'Local authority''s notification recorded'")).ShouldBe(3);
    }

    [Fact]
    public async Task The_chair_of_the_sub_group_decides_who_chairs_by_the_test_of_independence()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var probation = await world.AddAgencyAsync("Invented Probation", AgencyKind.Probation);
        var independent = await world.AddStaffAsync("Heather Evenhand Unreal", probation, StaffRole.SubGroupMember);
        var officer = await world.AddStaffAsync("Inspector Ivy Unreal", people.Police, StaffRole.SubGroupMember);
        var use = new DecideWhoChairs(world.Database);
        async Task<Data.Result> DecideAsync(CaseId @case, StaffId by, StaffId? chair, bool? line, bool? free, string why = "Independent of all agencies.") =>
            await use.RunAsync(await world.ActAsync(by), new DecideWhoChairsCommand(@case, chair, line, free, why), default);

        var open = await people.ForwardedAsync();
        (await DecideAsync(open, people.Chair, independent, false, true)).Refusals[0].Message.ShouldContain("once a review has been decided on");
        var @case = await people.DecidedAsync(PanelOutcome.RapidReview);
        (await DecideAsync(@case, people.Unit, independent, false, true)).Refusals[0].ShouldBe(Data.Refusal.NotFound);
        (await DecideAsync(@case, people.Chair, null, null, null, "")).Refusals.Select(refusal => refusal.Field).ShouldBe(["Chair", "HasLineManagement", "IsIndependent", "Consideration"]);
        (await DecideAsync(@case, people.Chair, independent, true, true)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("in the line");
        (await DecideAsync(@case, people.Chair, people.DecisionMaker, false, false)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Chair");
        (await DecideAsync(@case, people.Chair, officer, false, true)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("IsIndependent");
        (await DecideAsync(@case, people.Chair, officer, false, false, "")).Refusals.ShouldHaveSingleItem().Message.ShouldContain("all the same");
        (await people.CountAsync("review_leadings")).ShouldBe(0);
        (await DecideAsync(@case, people.Chair, officer, false, false, "Nobody else knows the method.")).Refusals.ShouldBeEmpty();
        (await DecideAsync(@case, people.Deputy, independent, false, true)).Refusals.ShouldBeEmpty();

        (await people.CountAsync("case_memberships where role = 'ReviewChair' and until is null")).ShouldBe(1);
        (await people.CountAsync($"case_memberships where role = 'ReviewChair' and staff_id = '{independent}' and until is null")).ShouldBe(1);
        (await people.CountAsync($"outbox_messages where staff_id = '{independent}'")).ShouldBe(1);
        var leading = (await people.OpenAsync(people.Unit, @case)).ShouldNotBeNull().Leading.ShouldNotBeNull();
        leading.Chair.ShouldBe("Heather Evenhand Unreal");
        leading.ChairDecidedBy.ShouldBe("Deputy Dogwood Unreal");
        (await people.OpenAsync(people.Referrer, @case)).ShouldNotBeNull().Leading.ShouldBeNull();
        await Should.ThrowAsync<PostgresException>(() => RunAsync(world, people.Unit, $"update review_leadings set chair_id = '{officer}'"));
        (await RunAsync(world, people.Referrer, "update review_leadings set ofsted = 'NotRequired'")).ShouldBe(0);
    }

    [Fact]
    public async Task Ofsted_is_required_where_a_looked_after_child_died_whether_or_not_abuse_is_suspected()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var form = people.CompleteForm();
        form.AbuseOrNeglect = AbuseOrNeglect.NeitherKnownNorSuspected;
        form.OtherChildren = [new OtherChild { Name = "Robin Fictitious", DateOfBirth = new DateOnly(2021, 1, 1), IsLookedAfter = true, Harm = ChildHarm.Died }];
        form.Duties.ShouldBe(new AuthorityDuties(NationalPanel: false, SecretaryOfStateAndOfsted: true));
        var @case = await people.SubmitAsync(form);
        (await new ForwardReferral(world.Database, new OpenSeal()).RunAsync(await world.ActAsync(people.Unit), new ForwardReferralCommand(@case), default)).Refusals.ShouldBeEmpty();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.CaseReview);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.CaseReview);
        (await people.DecideAsync(@case, people.Chair, PanelOutcome.CaseReview)).Refusals.ShouldBeEmpty();
        var use = new CheckOfsted(world.Database);

        (await use.RunAsync(await world.ActAsync(people.Chair), new CheckOfstedCommand(@case, null), default)).Refusals[0].Field.ShouldBe("Ofsted");
        (await use.RunAsync(await world.ActAsync(people.Chair), new CheckOfstedCommand(@case, OfstedCheck.NotRequired), default)).Refusals[0].Message.ShouldContain("looked-after child has died");
        (await use.RunAsync(await world.ActAsync(people.Referrer), new CheckOfstedCommand(@case, OfstedCheck.Completed), default)).Refused.ShouldBeTrue();
        (await use.RunAsync(await world.ActAsync(people.Unit), new CheckOfstedCommand(@case, OfstedCheck.NotCompleted), default)).Refusals.ShouldBeEmpty();
        (await people.OpenAsync(people.Chair, @case)).ShouldNotBeNull().Leading.ShouldNotBeNull().Ofsted.ShouldBe(OfstedCheck.NotCompleted);
        (await world.TestDatabase.AskAsOwnerAsync<string>("select child_initials from cases")).ShouldBe("A.R.F., R.F.");
    }

    [Fact]
    public async Task Another_process_is_referred_to_before_a_lead_is_agreed_and_only_the_business_unit_records_it()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var use = new LinkProcess(world.Database);
        async Task<Data.Result> LinkAsync(StaffId by, OtherProcess? kind, DateOnly? on, ProcessLead? lead, string agreement) =>
            await use.RunAsync(await world.ActAsync(by), new LinkProcessCommand(@case, kind, on, lead, agreement), default);

        (await LinkAsync(people.Unit, null, null, null, "")).Refusals.Select(refusal => refusal.Field).ShouldBe(["Kind", "Lead", "Agreement"]);
        (await LinkAsync(people.Unit, OtherProcess.ChildDeathReview, null, ProcessLead.OtherProcess, "Agreed.")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("ReferredOn");
        (await LinkAsync(people.Chair, OtherProcess.ChildDeathReview, null, ProcessLead.NotAgreedYet, "To be asked.")).Refused.ShouldBeTrue();
        (await LinkAsync(people.Referrer, OtherProcess.ChildDeathReview, null, ProcessLead.NotAgreedYet, "To be asked.")).Refused.ShouldBeTrue();
        (await LinkAsync(people.Unit, OtherProcess.ChildDeathReview, null, ProcessLead.NotAgreedYet, "To be asked.")).Refusals.ShouldBeEmpty();
        (await LinkAsync(people.Unit, OtherProcess.ChildDeathReview, new DateOnly(2026, 3, 1), ProcessLead.ThisReview, "Agreed with their manager; no joint commission.")).Refusals.ShouldBeEmpty();

        (await people.OpenAsync(people.Chair, @case)).ShouldNotBeNull().Processes.ShouldHaveSingleItem().Lead.ShouldBe(ProcessLead.ThisReview);
        (await RunAsync(world, people.Chair, "update linked_processes set agreement = 'mine'")).ShouldBe(0);
        (await RunAsync(world, people.Referrer, "update linked_processes set agreement = 'mine'")).ShouldBe(0);
        await Should.ThrowAsync<PostgresException>(() => RunAsync(world, people.Chair,
            $"insert into linked_processes select case_id, 'DomesticHomicideReview', partnership_id, null, 'NotAgreedYet', 'mine', '{people.Chair}', now() from linked_processes"));
    }

    [Fact]
    public async Task Strangers_see_nothing_of_any_of_it()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.DecidedAsync(PanelOutcome.RapidReview);
        var waiting = people.CompleteForm();
        await people.ProposeAsync(waiting);
        await new CheckOfsted(world.Database).RunAsync(await world.ActAsync(people.Chair), new CheckOfstedCommand(@case, OfstedCheck.NotRequired), default);
        await new RecordAuthorityNotice(world.Database).RunAsync(await world.ActAsync(people.Unit), new RecordAuthorityNoticeCommand(@case, AuthorityStep.Aware, new DateOnly(2026, 2, 27)), default);
        await new LinkProcess(world.Database).RunAsync(await world.ActAsync(people.Unit), new LinkProcessCommand(@case, OtherProcess.ChildDeathReview, null, ProcessLead.NotAgreedYet, "To be asked."), default);
        await new DeclareConflict(world.Database).RunAsync(await world.ActAsync(people.Adviser), new DeclareConflictCommand((await people.ForwardedAsync()), "I know the family."), default);
        var other = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var hospital = await world.AddAgencyAsync("Invented Hospital", AgencyKind.HealthProvider);
        var strangers = new[]
        {
            await world.AddStaffAsync("Manager There", null, other, StaffRole.BusinessManager, StaffRole.DesignatedDecisionMaker, StaffRole.SubGroupChair),
            await world.AddStaffAsync("Matron Mallow Unreal", hospital, StaffRole.DesignatedDecisionMaker, StaffRole.Referrer),
            await world.AddStaffAsync("Officer Oak Unreal", people.Police, StaffRole.Referrer, StaffRole.AgencyAuthor, StaffRole.Scrutineer),
        };
        foreach (var table in (string[])["proposed_referrals", "panel_conflicts", "vote_links", "authority_notices", "linked_processes", "review_leadings"])
        {
            (await people.CountAsync(table)).ShouldBeGreaterThan(0, table);
            foreach (var stranger in strangers)
            {
                (await CountAsync(world, stranger, table)).ShouldBe(0, table);
            }
            foreach (var role in (LoginRole[])[LoginRole.Family, LoginRole.Public, LoginRole.Jobs])
            {
                await using var connection = new NpgsqlConnection(world.TestDatabase.For(role));
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
                (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
            }
        }
    }

    [Fact]
    public async Task The_database_alone_keeps_an_agencys_referral_from_going_round_its_decision_maker()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        await people.SubmitAsync();
        var form = people.CompleteForm();
        await people.ProposeAsync(form);
        var referral = await world.TestDatabase.AskAsOwnerAsync<string>("select to_jsonb(r)::text from referrals r");
        var row = $"jsonb_populate_record(null::referrals, '{referral.Replace("'", "''", StringComparison.Ordinal)}')";

        (await RunAsync(world, people.Referrer, $"update proposed_referrals set status = 'Submitted', verified_by_id = '{people.Referrer}' where id = '{form.Id}'")).ShouldBe(0);
        (await RunAsync(world, people.DecisionMaker, $"update proposed_referrals set content = '[]' where status = 'Submitted'")).ShouldBe(0);
        foreach (var by in (StaffId[])[people.Referrer, people.DecisionMaker])
        {
            await Should.ThrowAsync<PostgresException>(() => RunAsync(world, people.DecisionMaker, $"update proposed_referrals set status = 'Submitted', verified_by_id = '{people.Referrer}' where id = '{form.Id}'"));
            (await Should.ThrowAsync<PostgresException>(() => RunAsync(world, by, $"insert into cases select '{Guid.NewGuid()}', partnership_id, 'INV-2026-0099', policy_version, child_initials, '{people.Manager}', stage, stage_since, review_type, received_at from cases")))
                .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(world, people.Referrer,
            $"with made as (insert into cases select '{Guid.NewGuid()}', partnership_id, 'INV-2026-0098', policy_version, child_initials, referrer_id, stage, stage_since, review_type, received_at from cases limit 1 returning id) select 1 from made; "
            + $"insert into referrals select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'case_id', (select id from cases where reference = 'INV-2026-0098')))).* from {row} r")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<long> CountAsync(TestWorld world, StaffId actor, string table)
    {
        await using var connection = await AsAsync(world, actor);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <returns>How many rows were changed.</returns>
    private static async Task<int> RunAsync(TestWorld world, StaffId actor, string sql)
    {
        await using var connection = await AsAsync(world, actor);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> AsAsync(TestWorld world, StaffId actor)
    {
        var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Workspace) + ";Pooling=false");
        await connection.OpenAsync();
        await using var who = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{actor}', false)", connection);
        await who.ExecuteNonQueryAsync();
        return connection;
    }
}
