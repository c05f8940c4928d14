using Npgsql;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Referrals;

public sealed class ConflictOfInterestTests
{
    [Fact]
    public async Task A_member_with_a_conflict_counts_neither_in_the_quorum_nor_in_the_majority()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.Neither);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.RapidReview);

        (await DeclareAsync(people, @case, people.Chair, "")).Refusals[0].Field.ShouldBe("ConflictReason");
        (await DeclareAsync(people, @case, people.Unit)).Refusals[0].ShouldBe(Data.Refusal.NotFound);
        (await DeclareAsync(people, @case, people.Chair)).Refusals.ShouldBeEmpty();
        (await DeclareAsync(people, @case, people.Chair)).Refusals[0].Message.ShouldContain("already");

        var panel = (await people.OpenAsync(people.Deputy, @case)).ShouldNotBeNull().Panel.ShouldNotBeNull();
        panel.State.ShouldBe(PanelState.NoQuorum);
        panel.Explanation.ShouldContain("One member declared a conflict of interest and is not counted.");
        (await people.DecideAsync(@case, people.Unit, PanelOutcome.RapidReview)).Refusals[0].Message.ShouldContain("Two members are needed");
        await people.VoteAsync(@case, people.Adviser, PanelOutcome.RapidReview);
        (await people.DecideAsync(@case, people.Chair, PanelOutcome.RapidReview)).Refusals[0].ShouldBe(ConflictOfInterest.Excluded);
        (await people.DecideAsync(@case, people.Unit, PanelOutcome.RapidReview)).Refusals.ShouldBeEmpty();
        (await people.CountAsync("audit_events where action = 'Conflict of interest declared' and details not like '%manage%'")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_declared_one_sees_no_other_vote_and_the_business_unit_is_told()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.Neither);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.RapidReview);
        (await people.OpenAsync(people.Chair, @case)).ShouldNotBeNull().Votes.Count.ShouldBe(2);
        var before = await people.CountAsync($"outbox_messages where staff_id = '{people.Unit}'");

        (await DeclareAsync(people, @case, people.Chair)).Refusals.ShouldBeEmpty();

        var view = (await people.OpenAsync(people.Chair, @case)).ShouldNotBeNull();
        view.Votes.ShouldHaveSingleItem().IsOwn.ShouldBeTrue();
        view.Panel.ShouldBeNull();
        (view.MayVote, view.MayRecord, view.MayDeclareConflict).ShouldBe((false, false, false));
        (await people.OpenAsync(people.Referrer, @case)).ShouldNotBeNull().Conflicts.ShouldBeEmpty();
        (await people.CountAsync($"outbox_messages where staff_id = '{people.Unit}'")).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Nobody_reminds_a_member_with_a_conflict_to_vote()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var people = await ReferralWorld.CreateAsync(await TestWorld.CreateAsync(clock));
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        (await DeclareAsync(people, @case, people.Deputy)).Refusals.ShouldBeEmpty();
        await world.KeepOnlyAsync(@case, DeadlineKind.DecideReferral);
        clock.SetUtcNow(world.Now.AddDays(2).AddHours(1));

        await new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None);

        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        var reminded = operation.Read<DeadlineReminder>().Select(reminder => reminder.StaffId).ToList();
        reminded.ShouldContain(people.Chair);
        reminded.ShouldNotContain(people.Deputy);
    }

    [Fact]
    public async Task The_business_manager_with_a_conflict_does_not_decide_at_once()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        (await DeclareAsync(people, @case, people.Manager)).Refusals.ShouldBeEmpty();

        (await new DecideAtOnce(world.Database).RunAsync(await world.ActAsync(people.Manager), new DecideAtOnceCommand(@case, "Obvious."), default)).Refusals[0].ShouldBe(ConflictOfInterest.Excluded);
    }

    [Fact]
    public async Task The_adviser_with_a_conflict_neither_gives_a_view_nor_decides_finally()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        (await DeclareAsync(people, @case, people.Adviser)).Refusals.ShouldBeEmpty();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.Neither);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.Neither);
        (await people.DecideAsync(@case, people.Unit, PanelOutcome.Neither)).Refusals.ShouldBeEmpty();
        (await new Disagree(world.Database).RunAsync(await world.ActAsync(people.Referrer), new DisagreeCommand(@case, "We see a pattern."), default)).Refusals.ShouldBeEmpty();

        (await new GiveAdviserView(world.Database).RunAsync(await world.ActAsync(people.Adviser), new GiveAdviserViewCommand(@case, "Mine."), default)).Refusals[0].ShouldBe(ConflictOfInterest.Excluded);
        (await people.OpenAsync(people.Adviser, @case)).ShouldNotBeNull().MayGiveView.ShouldBeFalse();
    }

    [Fact]
    public async Task The_database_alone_refuses_the_vote_and_the_decision_of_whoever_declared_one()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.Neither);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.Neither);
        (await DeclareAsync(people, @case, people.Chair)).Refusals.ShouldBeEmpty();
        (await DeclareAsync(people, @case, people.Adviser)).Refusals.ShouldBeEmpty();

        (await AskAsync(world, people.Chair, "select count(*) from panel_votes")).ShouldBe(1);
        (await AskAsync(world, people.Deputy, "select count(*) from panel_votes")).ShouldBe(2);
        (await AskAsync(world, people.Chair, "with done as (update panel_votes set reason = 'mine' returning 1) select count(*) from done")).ShouldBe(0);
        (await AskAsync(world, people.Adviser, "with done as (insert into panel_votes select gen_random_uuid(), partnership_id, case_id, id, submission, "
            + $"'{people.Adviser}', 'Neither', 'mine', now() from referrals returning 1) select count(*) from done")).ShouldBe(-1);
        (await AskAsync(world, people.Chair, "with done as (insert into referral_decisions select gen_random_uuid(), partnership_id, case_id, id, 1, 'Neither', 'Panel', "
            + $"false, 'mine', null, '{people.Chair}', now() from referrals returning 1) select count(*) from done")).ShouldBe(-1);
        (await AskAsync(world, people.Deputy, "with done as (insert into panel_conflicts select id, "
            + $"'{people.Manager}', partnership_id, case_id, 'forged', now() from referrals returning 1) select count(*) from done")).ShouldBe(-1);
        (await AskAsync(world, people.Referrer, "select count(*) from panel_conflicts")).ShouldBe(0);
        (await AskAsync(world, people.Deputy, "select count(*) from vote_links")).ShouldBe(1);
        (await AskAsync(world, people.Deputy, "with done as (insert into vote_links select gen_random_uuid(), partnership_id, case_id, id, 1, "
            + $"'{people.Deputy}', sha256('x'), now(), null from referrals returning 1) select count(*) from done")).ShouldBe(-1);
    }

    private static async Task<Data.Result> DeclareAsync(ReferralWorld people, Data.Cases.CaseId @case, StaffId member, string reason = "I manage the team in the line.") =>
        await new DeclareConflict(people.World.Database).RunAsync(await people.World.ActAsync(member), new DeclareConflictCommand(@case, reason), default);

    /// <returns>The number the query answers; -1 where the database refused.</returns>
    private static async Task<long> AskAsync(TestWorld world, StaffId actor, string sql)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Workspace));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var who = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{actor}', true)", connection))
        {
            await who.ExecuteNonQueryAsync();
        }
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return -1;
        }
    }
}
