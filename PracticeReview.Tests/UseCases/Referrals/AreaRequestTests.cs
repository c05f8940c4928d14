using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Referrals;

/// <summary>Requests between areas (Policy 10.2): a priority with a day of its own, and unresolved the Executive's.</summary>
public sealed class AreaRequestTests
{
    private static readonly AreaRequestWords s_words = new(AskingArea.Theirs, "Elsewhereshire", AreaMatter.WhoReviews, "They ask us to lead.", new DateOnly(2026, 3, 4));

    [Theory]
    [InlineData(IncidentPlace.InTheArea, AskingArea.Ours)]
    [InlineData(IncidentPlace.OutsideEngland, AskingArea.Ours)]
    [InlineData(IncidentPlace.AnotherArea, AskingArea.Theirs)]
    public void The_area_in_which_the_incident_took_place_carries_out_the_review(IncidentPlace place, AskingArea lead) =>
        AreaRequest.LeadBy(place).ShouldBe(lead);

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once_and_only_the_business_unit_records()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var keep = new KeepAreaRequest(world.Database);

        (await keep.RecordAsync(await world.ActAsync(people.Unit), @case, new AreaRequestWords(null, " ", null, "", null), default)).Refusals.Select(refusal => refusal.Field)
            .ShouldBe(["AskedBy", "OtherArea", "Matter", "Words", "AnswerBy"]);
        (await keep.RecordAsync(await world.ActAsync(people.Unit), @case, s_words with { AnswerBy = new DateOnly(2026, 3, 2) }, default)).ShouldRefuse("after today");
        foreach (var other in (StaffId[])[people.Referrer, people.DecisionMaker, people.Chair, people.Adviser])
        {
            (await keep.RecordAsync(await world.ActAsync(other), @case, s_words, default)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await people.CountAsync("area_requests")).ShouldBe(0);
    }

    [Fact]
    public async Task A_request_has_its_own_clock_is_answered_without_agreement_and_decided_by_the_Executive()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var executive = await world.AddStaffAsync("Executive Elm Testwell", null, StaffRole.SafeguardingExecutive);
        var (keep, decide, queries) = (new KeepAreaRequest(world.Database), new DecideAreaRequest(world.Database), new AreaRequestQueries(world.Database));
        (await keep.RecordAsync(await world.ActAsync(people.Unit), @case, s_words, default)).ShouldSucceed();

        var listed = await queries.ListAsync(await world.ActAsync(people.Unit), @case, default);
        var request = listed.Rows.ShouldHaveSingleItem();
        (listed.Lead, request.Standing, request.Deadline!.DueDay, request.Deadline.State).ShouldBe((AskingArea.Ours, AreaStanding.Waiting, new DateOnly(2026, 3, 4), DeadlineState.Running));
        request.Deadline.Explanation.ShouldContain("it was asked for by the end of Wednesday 4 March 2026");
        (await new TodayQueries(world.Database).FindAsync(await world.ActAsync(people.Unit), 1, default)).Mine.ShouldContain(item => item.What == "Settle the request between areas");
        (await queries.OpenAsync(await world.ActAsync(executive), request.Id, default)).ShouldBeNull("nobody has taken it there");
        (await decide.RunAsync(await world.ActAsync(executive), request.Id, AreaDecision.Jointly, "Both.", default)).Refusals.ShouldBe([Refusal.NotFound]);

        (await keep.AnswerAsync(await world.ActAsync(people.Unit), @case, request.Id, null, " ", default)).Refusals.Select(refusal => refusal.Field).ShouldBe(["IsAgreed", "Answer"]);
        (await keep.AnswerAsync(await world.ActAsync(people.Unit), @case, request.Id, false, "They disagree.", default)).ShouldSucceed();
        (await people.CountAsync("deadlines where kind = 'SettleAreaRequest' and met_at is null and is_needed")).ShouldBe(1, "an answer without agreement is not the end of it");
        (await keep.EscalateAsync(await world.ActAsync(people.Unit), @case, request.Id, "", default)).ShouldRefuse("do not agree on");
        (await keep.EscalateAsync(await world.ActAsync(people.Unit), @case, request.Id, "Who leads.", default)).ShouldSucceed();
        (await people.CountAsync("deadlines where kind = 'SettleAreaRequest' and met_at is not null")).ShouldBe(1);
        (await people.CountAsync($"outbox_messages where staff_id = '{executive}' and argument = '/workspace/referrals/areas/{request.Id}'")).ShouldBe(1);
        (await keep.AnswerAsync(await world.ActAsync(people.Unit), @case, request.Id, true, "Late.", default)).ShouldRefuse("with the Safeguarding Executive");

        var item = (await new TodayQueries(world.Database).FindAsync(await world.ActAsync(executive), 1, default)).Mine.ShouldHaveSingleItem();
        (item.Kind, item.Subject).ShouldBe((WorkKind.AreaDispute, request.Id));
        var opened = (await queries.OpenAsync(await world.ActAsync(executive), request.Id, default)).ShouldNotBeNull();
        (opened.WhyEscalated, opened.Answer, opened.MayDecide).ShouldBe(("Who leads.", "They disagree.", true));
        foreach (var other in (StaffId[])[people.Unit, people.Chair, people.Referrer])
        {
            (await decide.RunAsync(await world.ActAsync(other), request.Id, AreaDecision.Jointly, "Both.", default)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await decide.RunAsync(await world.ActAsync(executive), request.Id, null, "", default)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Decision", "DecisionWords"]);
        (await decide.RunAsync(await world.ActAsync(executive), request.Id, AreaDecision.OtherAreaLeads, "It happened there.", default)).ShouldSucceed();
        (await decide.RunAsync(await world.ActAsync(executive), request.Id, AreaDecision.Jointly, "No.", default)).ShouldRefuse("decided already");
        var ended = (await queries.ListAsync(await world.ActAsync(people.Unit), @case, default)).Rows.Single();
        (ended.Standing, ended.Decision, ended.DecidedBy, ended.MayAnswer).ShouldBe((AreaStanding.Decided, AreaDecision.OtherAreaLeads, "Executive Elm Testwell", false));
        (await people.CountAsync("audit_events where action like '%between areas%' and details not like '%lead%'")).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task An_agreement_meets_the_clock()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var keep = new KeepAreaRequest(world.Database);
        (await keep.RecordAsync(await world.ActAsync(people.Unit), @case, s_words, default)).ShouldSucceed();
        var id = await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from area_requests");

        (await keep.AnswerAsync(await world.ActAsync(people.Unit), @case, id, true, "They agree.", default)).ShouldSucceed();

        (await people.CountAsync("deadlines where kind = 'SettleAreaRequest' and met_at is not null")).ShouldBe(1);
        (await keep.EscalateAsync(await world.ActAsync(people.Unit), @case, id, "Why?", default)).ShouldRefuse("agree already");
    }

    [Fact]
    public async Task The_database_alone_keeps_strangers_out_and_each_to_their_part()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var executive = await world.AddStaffAsync("Executive Elm Testwell", null, StaffRole.SafeguardingExecutive);
        var elsewhere = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var there = await world.AddStaffAsync("Executive There", null, elsewhere, StaffRole.SafeguardingExecutive, StaffRole.BusinessManager);
        var keep = new KeepAreaRequest(world.Database);
        (await keep.RecordAsync(await world.ActAsync(people.Unit), @case, s_words, default)).ShouldSucceed();
        string Insert(StaffId by) => $"insert into area_requests (id, partnership_id, case_id, case_reference, other_area, asked_by, matter, words, answer_by, recorded_by_id, recorded_at) select gen_random_uuid(), '{world.Partnership.Id}', '{@case}', 'x', 'x', 'Ours', 'Information', 'x', now(), '{by}', now()";
        string Decide(StaffId by) => $"update area_requests set decision = 'Jointly', decision_words = 'x', decided_by_id = '{by}', decided_at = now()";
        string Answer(StaffId by) => $"update area_requests set is_agreed = true, answer = 'x', answer_recorded_by_id = '{by}', answered_at = now()";

        foreach (var stranger in new StaffId?[] { null, there, people.Referrer, people.DecisionMaker, executive })
        {
            (await AskAsync(world, stranger, "select count(*) from area_requests")).ShouldBe(0L);
            (await AffectedAsync(world, stranger, Answer(stranger ?? people.Unit))).ShouldBeLessThanOrEqualTo(0);
            (await AffectedAsync(world, stranger, Insert(stranger ?? people.Unit))).ShouldBe(-1);
        }
        (await AskAsync(world, people.Chair, "select count(*) from area_requests")).ShouldBe(1L);
        (await AffectedAsync(world, people.Chair, Answer(people.Chair))).ShouldBe(0);
        (await AffectedAsync(world, people.Unit, Decide(people.Unit))).ShouldBe(-1);
        (await AffectedAsync(world, people.Unit, Answer(people.Manager))).ShouldBe(-1);
        (await AffectedAsync(world, people.Unit, "update area_requests set words = 'x'")).ShouldBe(-1);
        (await AffectedAsync(world, executive, Decide(executive))).ShouldBe(0);
        (await keep.EscalateAsync(await world.ActAsync(people.Unit), @case, await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from area_requests"), "Who leads.", default)).ShouldSucceed();
        (await AskAsync(world, executive, "select count(*) from area_requests")).ShouldBe(1L);
        (await AskAsync(world, executive, "select count(*) from cases")).ShouldBe(0L, "what was taken to them, and nothing else of the case");
        (await AskAsync(world, there, "select count(*) from area_requests")).ShouldBe(0L);
        (await AffectedAsync(world, executive, Answer(executive))).ShouldBe(-1);
        (await AffectedAsync(world, executive, Decide(people.Unit))).ShouldBe(-1);
        (await AffectedAsync(world, executive, Decide(executive))).ShouldBe(1);
        foreach (var role in (LoginRole[])[LoginRole.Family, LoginRole.Public, LoginRole.Jobs])
        {
            await using var connection = new NpgsqlConnection(world.TestDatabase.For(role));
            await connection.OpenAsync();
            foreach (var table in (string[])["area_requests", "checklist_answers"])
            {
                await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
                (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
            }
        }
    }

    internal static async Task<object?> AskAsync(TestWorld world, StaffId? actor, string sql)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Workspace));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var who = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{actor}', true)", connection))
        {
            await who.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <returns>How many rows; -1 when the database refused. Nothing is kept.</returns>
    internal static async Task<int> AffectedAsync(TestWorld world, StaffId? actor, string sql)
    {
        try
        {
            return Convert.ToInt32(await AskAsync(world, actor, $"with done as ({sql} returning 1) select count(*) from done"), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return -1;
        }
    }
}
