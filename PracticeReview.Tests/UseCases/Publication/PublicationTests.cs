using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Publication;

public sealed class PublicationTests
{
    [Fact]
    public async Task A_report_is_published_on_its_day_once_and_starts_the_least_time_in_public()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.SignOffAllAsync();
        (await world.SendCopyAsync()).ShouldSucceed();
        (await world.DecideAsync(new DateOnly(2026, 3, 8))).ShouldRefuse("The first possible day is Monday 9 March 2026");
        (await world.DecideAsync(new DateOnly(2026, 3, 9), by: world.Chair)).ShouldRefuse("could not be found");
        (await world.DecideAsync(new DateOnly(2026, 3, 9))).ShouldSucceed();

        world.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 8, 23, 59, 59, TimeSpan.Zero));
        (await world.PublishDueAsync()).ShouldBe(0);
        (await RoomAsync(world)).Published.ShouldBeEmpty();
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero));
        (await world.PublishDueAsync()).ShouldBe(1);
        (await world.PublishDueAsync()).ShouldBe(0);

        var listed = (await RoomAsync(world)).Published.Single();
        listed.Until.ShouldBe(new DateOnly(2027, 3, 9));
        (await world.StageAsync()).ShouldBe("Publication");
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select stage from family_progress")).ShouldBe("Published");
        (await world.World.TestDatabase.AskAsOwnerAsync<DateOnly>("select due_day from deadlines where kind = 'KeepReportPublic'")).ShouldBe(new DateOnly(2027, 3, 9));
        (await world.World.TestDatabase.AskAsOwnerAsync<DateTime>("select met_at from deadlines where kind = 'SendCopyBeforePublication'")).ShouldBe(ReportWorld.Start.UtcDateTime);
        (await world.WriteAsync(world.Chair, ReportWorld.Text("Other words"), 1)).ShouldRefuse("has been published");
    }

    [Fact]
    public async Task Published_late_it_is_public_for_the_whole_time_all_the_same()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.SignOffAllAsync();
        (await world.SendCopyAsync()).ShouldSucceed();
        (await world.DecideAsync(new DateOnly(2026, 3, 9))).ShouldSucceed();
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero));

        (await world.PublishDueAsync()).ShouldBe(1);

        (await RoomAsync(world)).Published.Single().Until.ShouldBe(new DateOnly(2027, 3, 20));
    }

    [Fact]
    public async Task When_its_time_is_over_it_is_taken_to_on_request_however_long_nobody_looked()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.PublishAsync();
        var reference = await world.ReferenceAsync();

        world.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 10, 23, 59, 59, TimeSpan.Zero));
        (await world.TakeOffAsync()).ShouldBe(0);
        (await world.TakeOffAsync()).ShouldBe(0);
        (await RoomAsync(world)).Published.ShouldHaveSingleItem();
        world.Clock.SetUtcNow(new DateTimeOffset(2027, 6, 1, 4, 0, 0, TimeSpan.Zero));
        (await world.TakeOffAsync()).ShouldBe(1);
        (await world.TakeOffAsync()).ShouldBe(0);

        var room = await RoomAsync(world);
        room.Published.ShouldBeEmpty();
        room.OnRequest.Single().Reference.ShouldBe(reference);
        (await new PublicReportQueries(world.World.Database).FindAsync(PublicActor.Anybody, reference, "en", default)).ShouldBeNull();
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Report taken off the public room'")).ShouldBe(1);
    }

    [Fact]
    public async Task Jobs_side_by_side_publish_and_take_off_once()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.SignOffAllAsync();
        (await world.SendCopyAsync()).ShouldSucceed();
        (await world.DecideAsync(new DateOnly(2026, 3, 9))).ShouldSucceed();
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.Zero));

        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.PublishDueAsync()))).Sum().ShouldBe(1);
        world.Clock.Advance(TimeSpan.FromDays(400));
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.TakeOffAsync()))).Sum().ShouldBe(1);
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from milestones where happening = 'Publication'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_not_to_publish_carries_its_reason_and_the_panels_advice_and_tells_no_family_otherwise()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.SignOffAllAsync();
        var report = await world.ReportAsync();
        var advise = new RecordPanelAdvice(world.World.Database);

        (await advise.RunAsync(await world.World.ActAsync(world.Manager), report, "Publish it.", default)).ShouldRefuse("could not be found");
        (await new DecideOnPublication(world.World.Database).RunAsync(await world.World.ActAsync(world.Manager),
            new DecideOnPublicationCommand(report, PublicationDecision.DoNotPublish, null, null, " "), default)).ShouldRefuse("Give the reason");
        (await world.DecideAsync(null, decision: PublicationDecision.DoNotPublish)).ShouldSucceed();
        (await advise.RunAsync(await world.World.ActAsync(world.Manager), report, "", default)).ShouldRefuse("Write what the National Panel advised");
        (await advise.RunAsync(await world.World.ActAsync(world.Manager), report, "We agree, since a child could be recognised.", default)).ShouldSucceed();

        world.Clock.Advance(TimeSpan.FromDays(100));
        (await world.PublishDueAsync()).ShouldBe(0);
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select stage from family_progress")).ShouldBe("CarryingOutActions");
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(action, ',' order by position) from audit_events where position > 5"))
            .ShouldBe("Publication decided,National Panel's advice recorded");
    }

    [Fact]
    public async Task Of_the_decision_learns_of_the_family_who_may_be_approached()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Marwa Inventado");
        var uncle = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Ulric Inventado", "Uncle");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_mobile = '07700900123'");
        await world.World.DecideToInvolveAsync(mother.Id);
        await world.World.DecideToInvolveAsync(uncle.Id, "NotInvolved");
        await world.SignOffAllAsync();
        Task<long> ToldAsync(FamilyMember member) => world.World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from outbox_messages where family_member_id = '{member.Id}'");
        var (toMother, toUncle) = (await ToldAsync(mother), await ToldAsync(uncle));

        (await world.DecideAsync(null, decision: PublicationDecision.DoNotPublish)).ShouldSucceed();

        (await ToldAsync(mother)).ShouldBe(toMother + 1);
        (await ToldAsync(uncle)).ShouldBe(toUncle);
    }

    [Fact]
    public async Task A_report_is_asked_for_and_sent_by_a_link_that_ends()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var queries = new PublicReportQueries(world.World.Database);
        await world.PublishAsync();
        var reference = await world.ReferenceAsync();
        (await AskAsync(world, reference)).ShouldRefuse("could not be found");
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();

        (await AskAsync(world, reference)).ShouldSucceed();
        var request = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from report_requests");
        (await AnswerAsync(world, world.Chair, request, true)).ShouldRefuse("could not be found");
        (await AnswerAsync(world, world.Manager, request, true)).ShouldSucceed();
        (await AnswerAsync(world, world.Manager, request, true)).ShouldRefuse("already been answered");

        var path = await world.World.TestDatabase.AskAsOwnerAsync<string>("select argument from outbox_messages where report_request_id is not null");
        path.ShouldStartWith("/ur/reports/answer/");
        var answer = await queries.FindAnswerAsync(PublicActor.Anybody, path.Split('/')[^1], default);
        answer!.Body.ShouldNotBeNull().ShouldContain("Ask who lives in the house.");
        (await queries.FindAnswerAsync(PublicActor.Anybody, "guessed", default)).ShouldBeNull();
        world.Clock.Advance(ReportRequest.AnswerLasts);
        (await queries.FindAnswerAsync(PublicActor.Anybody, path.Split('/')[^1], default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_request_shows_the_reason_and_not_the_report()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.PublishAsync();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        (await AskAsync(world, await world.ReferenceAsync())).ShouldSucceed();
        var request = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from report_requests");

        (await AnswerAsync(world, world.Manager, request, false)).ShouldRefuse("Give the reason");
        (await AnswerAsync(world, world.Manager, request, false, "A court has asked us to wait.")).ShouldSucceed();

        var path = await world.World.TestDatabase.AskAsOwnerAsync<string>("select argument from outbox_messages where report_request_id is not null");
        var answer = await new PublicReportQueries(world.World.Database).FindAnswerAsync(PublicActor.Anybody, path.Split('/')[^1], default);
        answer.ShouldBe(new RequestAnswer("Seeing the whole household", world.World.Partnership.Name, null, null, "A court has asked us to wait.", answer!.LastDay));
    }

    [Theory]
    [InlineData("", null, null, "email")]
    [InlineData("no address", null, null, "email")]
    [InlineData("a@b", null, null, "email")]
    [InlineData("Eve <a@example.org>", null, null, "email")]
    [InlineData("a@example.org", 201, null, "name")]
    [InlineData("a@example.org", 10, 200_000, "message")]
    public void A_request_that_cannot_be_answered_or_does_not_fit_is_refused(string email, int? name, int? message, string field) =>
        ReportRequest.Ask(PublicActor.Anybody, PartnershipId.New(), "R-1", name is { } n ? new string('n', n) : null, email, message is { } m ? new string('m', m) : null, "en", ReportWorld.Start)
            .Refusals.Single().Field.ShouldBe(field);

    private static Task<PublicRoom> RoomAsync(ReportWorld world) => new PublicReportQueries(world.World.Database).ListAsync(PublicActor.Anybody, default);

    private static Task<Result> AskAsync(ReportWorld world, string reference) => new RequestReport(world.World.Database).RunAsync(PublicActor.Anybody,
        new RequestReportCommand(reference, null, "reader@example.org", "For my studies.", "ur"), default);

    private static async Task<Result> AnswerAsync(ReportWorld world, StaffId by, Guid request, bool send, string? reason = null) =>
        await new AnswerReportRequest(world.World.Database).RunAsync(await world.World.ActAsync(by), new AnswerReportRequestCommand(request, send, reason), default);
}
