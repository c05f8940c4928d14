using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.GoodOutcomes;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.GoodOutcomes;

/// <summary>Good outcome referrals (Policy 5.3).</summary>
public sealed class GoodOutcomeTests
{
    [Fact]
    public async Task Every_feature_the_policy_names_is_asked_for_at_once()
    {
        await using var world = await TestWorld.CreateAsync();
        var referrer = await world.AddStaffAsync("Juniper Testwell", null, StaffRole.Referrer);

        var refused = await new PutForwardGoodOutcome(world.Database).RunAsync(await world.ActAsync(referrer), new GoodOutcomeForm(), default);

        refused.Refusals.Select(refusal => refusal.Field).ShouldBe(["Title", "Agencies", .. Enum.GetNames<GoodOutcomeFeature>(), "IsPlainEnglish"]);
    }

    [Fact]
    public async Task The_panel_decides_and_the_referrer_reads_why()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var form = Complete();
        var put = new PutForwardGoodOutcome(world.Database);
        var answer = new AnswerGoodOutcome(world.Database);
        (await put.RunAsync(await world.ActAsync(people.Chair), form, default)).Refusals[0].ShouldBe(Data.Refusal.NotFound);
        (await put.RunAsync(await world.ActAsync(people.Referrer), form, default)).Refusals.ShouldBeEmpty();
        (await put.RunAsync(await world.ActAsync(people.Referrer), form, default)).Refusals.ShouldBeEmpty();
        (await people.CountAsync("good_outcome_referrals")).ShouldBe(1);
        (await people.CountAsync("outbox_messages")).ShouldBe(4);

        foreach (var other in (StaffId[])[people.Referrer, people.Unit, people.DecisionMaker])
        {
            (await answer.RunAsync(await world.ActAsync(other), new AnswerGoodOutcomeCommand(form.Id, true, "Yes."), default)).Refused.ShouldBeTrue();
        }
        (await answer.RunAsync(await world.ActAsync(people.Chair), new AnswerGoodOutcomeCommand(form.Id, null, ""), default)).Refusals.Select(refusal => refusal.Field).ShouldBe(["IsAccepted", "Rationale"]);
        (await answer.RunAsync(await world.ActAsync(people.Chair), new AnswerGoodOutcomeCommand(form.Id, true, "Others can learn from it."), default)).Refusals.ShouldBeEmpty();
        (await answer.RunAsync(await world.ActAsync(people.Deputy), new AnswerGoodOutcomeCommand(form.Id, false, "No."), default)).Refusals[0].Message.ShouldContain("decided already");

        var view = (await new GoodOutcomeQueries(world.Database).OpenAsync(await world.ActAsync(people.Referrer), form.Id, default)).ShouldNotBeNull();
        (view.IsAccepted, view.Rationale, view.AnsweredBy).ShouldBe((true, "Others can learn from it.", "Chair Cherry Pretend"));
        (await people.CountAsync("audit_events where action in ('Good outcome put forward', 'Good outcome decided') and details not like '%learn%'")).ShouldBe(2);
    }

    [Fact]
    public async Task An_accepted_good_outcome_opens_a_case_of_its_type_and_a_refused_one_none()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var (accepted, refused) = (Complete(), Complete());
        var (put, answer, queries) = (new PutForwardGoodOutcome(world.Database), new AnswerGoodOutcome(world.Database), new GoodOutcomeQueries(world.Database));
        (await put.RunAsync(await world.ActAsync(people.Referrer), accepted, default)).ShouldSucceed();
        (await put.RunAsync(await world.ActAsync(people.Referrer), refused, default)).ShouldSucceed();
        (await answer.RunAsync(await world.ActAsync(people.Chair), new AnswerGoodOutcomeCommand(refused.Id, false, "Not now."), default)).ShouldSucceed();
        (await people.CountAsync("cases")).ShouldBe(0);
        (await answer.RunAsync(await world.ActAsync(people.Chair), new AnswerGoodOutcomeCommand(accepted.Id, true, "Others can learn from it."), default)).ShouldSucceed();

        (await people.CountAsync($"cases where review_type = 'GoodOutcomeReview' and stage = 'Information' and referrer_id = '{people.Referrer}' and reference = 'INV-2026-0001'")).ShouldBe(1);
        var view = (await queries.OpenAsync(await world.ActAsync(people.Unit), accepted.Id, default)).ShouldNotBeNull();
        (view.Case!.Reference, view.Case.Part).ShouldBe(("INV-2026-0001", CasePart.Overview));
        (await queries.OpenAsync(await world.ActAsync(people.Referrer), accepted.Id, default))!.Case!.Part.ShouldBe(CasePart.Referral);
        (await queries.FindOfCaseAsync(await world.ActAsync(people.Referrer), view.Case.Id, default)).ShouldBe(accepted.Id);
        (await queries.FindOfCaseAsync(await world.ActAsync(people.DecisionMaker), view.Case.Id, default)).ShouldBeNull();
        (await queries.OpenAsync(await world.ActAsync(people.Unit), refused.Id, default))!.Case.ShouldBeNull();
        // The clocks of a review that was decided on, and none of a rapid review.
        (await people.CountAsync("deadlines where kind in ('ForwardToPanel', 'DecideReferral') and is_needed and met_at is null")).ShouldBe(0);
        (await people.CountAsync("deadlines where kind in ('SendReportAfterReferral', 'SendReportAfterMeeting') and is_needed")).ShouldBe(0);
        (await people.CountAsync($"outbox_messages where staff_id = '{people.Unit}' and argument = '/workspace/cases/{view.Case.Id}/referral'")).ShouldBe(1);
        (await people.CountAsync("family_progress")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_the_database_alone_refuses_to_answer_it()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        (await new PutForwardGoodOutcome(world.Database).RunAsync(await world.ActAsync(people.Referrer), Complete(), default)).Refusals.ShouldBeEmpty();
        var other = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var there = await world.AddStaffAsync("Manager There", null, other, StaffRole.BusinessManager);
        var colleague = await world.AddStaffAsync("Officer Oak Unreal", people.Police, StaffRole.Referrer);

        foreach (var (reader, seen) in new[] { (there, 0L), (colleague, 0L), (people.DecisionMaker, 0L), (people.Referrer, 1L), (people.Unit, 1L) })
        {
            (await RunAsync(world, reader, "select count(*) from good_outcome_referrals")).ShouldBe(seen);
            (await RunAsync(world, reader, $"with done as (update good_outcome_referrals set is_accepted = true, answered_by_id = '{reader}' returning 1) select count(*) from done")).ShouldBe(0L);
        }
        foreach (var role in (LoginRole[])[LoginRole.Family, LoginRole.Public, LoginRole.Jobs])
        {
            await using var connection = new NpgsqlConnection(world.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select count(*) from good_outcome_referrals", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    internal static GoodOutcomeForm Complete() => new()
    {
        Title = "A walk to school",
        Agencies = "School, housing, health visiting",
        Features = Enum.GetValues<GoodOutcomeFeature>().ToDictionary(feature => feature, feature => $"Invented words about {feature}."),
        IsPlainEnglish = true,
    };

    private static async Task<object?> RunAsync(TestWorld world, StaffId actor, string sql)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Workspace) + ";Pooling=false");
        await connection.OpenAsync();
        await using (var who = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{actor}', false)", connection))
        {
            await who.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
