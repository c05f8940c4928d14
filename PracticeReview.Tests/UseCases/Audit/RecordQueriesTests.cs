using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
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
        await opening.RunAsync(await world.ActAsync(mother.Id), new Opening("Leaflet", @case.Id), CancellationToken.None);
        var queries = new RecordQueries(world.Database);
        var actor = await world.ActAsync(member);

        var record = (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter(null, null, 1), CancellationToken.None)).ShouldNotBeNull();

        record.Lines.Select(line => (line.Who, line.Action, line.Why)).ShouldBe([("Mother", "Leaflet opened", null), ("Manager Maple", "Referral opened", "For the meeting")]);
        record.Actions.ShouldBe(["Leaflet opened", "Referral opened"], ignoreOrder: true);
        (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter("Leaflet opened", $"Staff:{manager}", 1), CancellationToken.None))!.Lines.ShouldBeEmpty();
        (await queries.OfCaseAsync(actor, @case.Id, new RecordFilter(null, $"Staff:{manager}", 9), CancellationToken.None))!.Lines.Count.ShouldBe(1);
        (await queries.OfCaseAsync(actor, other.Id, new RecordFilter(null, null, 1), CancellationToken.None)).ShouldBeNull();
    }

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
