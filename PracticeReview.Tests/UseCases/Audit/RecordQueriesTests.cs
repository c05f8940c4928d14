using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Audit;

/// <summary>Who may read a case's record, and what it calls people.</summary>
public sealed class RecordQueriesTests
{
    [Fact]
    public async Task The_review_group_reads_the_record_of_its_own_case_only_and_no_name_of_the_family()
    {
        await using var world = await TestWorld.CreateAsync();
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var member = await world.AddStaffAsync("Member Moss", null, StaffRole.SubGroupMember);
        var @case = await world.AddCaseAsync(manager);
        var other = await world.AddCaseAsync(manager);
        await world.JoinCaseAsync(@case.Id, member, CaseRole.ReviewGroupMember);
        var mother = await world.AddFamilyMemberAsync(@case, manager, "Mother Inventado");
        var opening = new RecordOpening(world.Database);
        foreach (var id in (CaseId[])[@case.Id, other.Id])
        {
            await opening.RunAsync(await world.ActAsync(manager), new Opening("Referral", id, Why: "For the meeting"), CancellationToken.None);
        }
        (await AgreeAsync(world, mother.Id)).ShouldSucceed();
        var queries = new RecordQueries(world.Database);
        var actor = await world.ActAsync(member);

        var record = (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter(null, null, 1), CancellationToken.None)).ShouldNotBeNull();

        record.Lines.Select(line => (line.Who, line.Action, line.Why)).ShouldBe([("Mother", "Agreement recorded", null), ("Manager Maple", "Referral opened", "For the meeting")]);
        record.Actions.ShouldBe(["Agreement recorded", "Referral opened"], ignoreOrder: true);
        (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter("Agreement recorded", $"Staff:{manager}", 1), CancellationToken.None))!.Lines.ShouldBeEmpty();
        (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter(null, $"Staff:{manager}", 9), CancellationToken.None))!.Lines.Count.ShouldBe(1);
        (await queries.OfCaseAsync(actor, other.Id, new RecordFilter(null, null, 1), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_who_works_on_the_case_reads_what_a_family_member_opened_and_the_database_gives_it_to_none_of_them()
    {
        await using var world = await TestWorld.CreateAsync();
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager, StaffRole.Administrator);
        var @case = await world.AddCaseAsync(manager);
        var mother = await world.AddFamilyMemberAsync(@case, manager, "Mother Inventado");
        var opening = new RecordOpening(world.Database);
        foreach (var what in (string[])["Released passage", "Letter", "Document"])
        {
            (await opening.RunAsync(await world.ActAsync(mother.Id), new Opening(what, @case.Id), CancellationToken.None)).ShouldSucceed();
        }
        (await opening.RunAsync(await world.ActAsync(manager), new Opening("Letter", @case.Id), CancellationToken.None)).ShouldSucceed();
        (await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where actor_kind = 'Family'")).ShouldBe(3, "it is written down all the same");
        var queries = new RecordQueries(world.Database);
        var actor = await world.ActAsync(manager);

        var record = (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter(null, null, 1), CancellationToken.None)).ShouldNotBeNull();

        (record.Count, record.Lines.Single().Who, record.People.Single().Name).ShouldBe((1, "Manager Maple", "Manager Maple"));
        record.Actions.ShouldBe(["Letter opened"]);
        (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter(null, $"Family:{mother.Id}", 1), CancellationToken.None))!.Lines.ShouldBeEmpty();
        await using var operation = await world.Database.BeginAsync(actor, CancellationToken.None);
        (await operation.Context.Database.SqlQuery<long>($"select count(*) as \"Value\" from audit_events where actor_kind = 'Family'").SingleAsync()).ShouldBe(0);
    }

    private static async Task<Data.Result> AgreeAsync(TestWorld world, FamilyMemberId member) => await new RecordAgreement(world.Database).RunAsync(await world.ActAsync(member),
        new RecordAgreementCommand(new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.KeptInformed] = AgreementAnswer.No }, ExplainedBy.Facilitator, "en"), CancellationToken.None);

    [Fact]
    public async Task An_opening_in_another_partnerships_name_or_of_nobody_is_impossible()
    {
        await using var world = await TestWorld.CreateAsync();
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var @case = await world.AddCaseAsync(manager);
        var actor = await world.ActAsync(manager);
        await world.TestDatabase.ExecuteAsOwnerAsync("update staff_members set ended_at = now()");

        await Should.ThrowAsync<Npgsql.PostgresException>(() => new RecordOpening(world.Database).RunAsync(actor, new Opening("Referral", @case.Id), CancellationToken.None));
    }
}
