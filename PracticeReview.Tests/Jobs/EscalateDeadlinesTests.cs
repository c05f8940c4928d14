using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>Late work climbs to the next in line; reminders rest in the quiet hours and follow another day; nobody is flooded.</summary>
public sealed class EscalateDeadlinesTests
{
    // Requests sent on Monday 2 March 2026 are due by the end of Monday 9 March.
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static async Task<(InformationScene Scene, FakeClock Clock, StaffId Decider, StaffId Manager)> SceneAsync()
    {
        var clock = new FakeClock(Monday);
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync(clock));
        var world = scene.World;
        var decider = await world.AddStaffAsync("Decider Dogwood", scene.Police, StaffRole.DesignatedDecisionMaker);
        await world.AddStaffAsync("Decider of a School", scene.School, StaffRole.DesignatedDecisionMaker);
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update deadlines set is_needed = false where subject_id is distinct from '{scene.PoliceRequest}'; delete from outbox_messages");
        return (scene, clock, decider, manager);
    }

    private static async Task<int> RunAsync(InformationScene scene, FakeClock clock, DateTimeOffset at)
    {
        clock.SetUtcNow(at);
        return await new RemindOfDeadlines(scene.World.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None);
    }

    private static async Task<string> TellAsync(InformationScene scene) => await scene.World.TestDatabase.AskAsOwnerAsync<string>(
        "select coalesce(string_agg(s.name || ' ' || m.argument, '; ' order by s.name), '') from outbox_messages m join staff_members s on s.id = m.staff_id where not m.argument = ''");

    [Fact]
    public async Task A_late_return_is_told_to_the_author_then_also_to_the_agencys_decision_maker_then_also_to_the_Business_Manager()
    {
        var (scene, clock, _, _) = await SceneAsync();
        await using var world = scene.World;

        (await RunAsync(scene, clock, Monday.AddDays(7))).ShouldBe(1);
        (await TellAsync(scene)).ShouldBe("Officer Juniper Testwell 1 /workspace/information");
        await world.TestDatabase.ExecuteAsOwnerAsync("delete from outbox_messages");
        (await RunAsync(scene, clock, Monday.AddDays(8))).ShouldBe(2);
        (await TellAsync(scene)).ShouldBe("Decider Dogwood 1 /workspace/information/agency; Officer Juniper Testwell 1 /workspace/information");
        await world.TestDatabase.ExecuteAsOwnerAsync("delete from outbox_messages");
        (await RunAsync(scene, clock, Monday.AddDays(10))).ShouldBe(3);
        (await TellAsync(scene)).ShouldBe($"Decider Dogwood 1 /workspace/information/agency; Manager Maple 1 /workspace/cases/{scene.Case.Id}; Officer Juniper Testwell 1 /workspace/information");
        (await RunAsync(scene, clock, Monday.AddDays(10))).ShouldBe(0, "run twice, it says nothing twice");
    }

    [Fact]
    public async Task After_weeks_of_downtime_everybody_in_the_line_hears_once_of_where_it_stands_now()
    {
        var (scene, clock, _, _) = await SceneAsync();
        await using var world = scene.World;

        (await RunAsync(scene, clock, Monday.AddDays(43))).ShouldBe(3);
        (await RunAsync(scene, clock, Monday.AddDays(44))).ShouldBe(0);

        (await scene.CountAsync("deadline_reminders where threshold <> 'LateByFiveWorkingDays'")).ShouldBe(0);
        (await scene.CountAsync("outbox_messages")).ShouldBe(3);
    }

    [Fact]
    public async Task In_the_quiet_hours_nothing_is_said_and_in_the_morning_once()
    {
        var (scene, clock, _, _) = await SceneAsync();
        await using var world = scene.World;

        // Saturday, Sunday, and Monday the 9th before seven: it is due at midnight, so within a day it cannot wait.
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into quiet_hours values ('{world.Partnership.Id}', '20:00', '07:00', true, 0, '{scene.Unit}', now())");
        (await RunAsync(scene, clock, new DateTimeOffset(2026, 3, 7, 12, 0, 0, TimeSpan.Zero))).ShouldBe(0);
        (await RunAsync(scene, clock, new DateTimeOffset(2026, 3, 9, 6, 59, 0, TimeSpan.Zero))).ShouldBe(0);
        (await scene.CountAsync("deadline_reminders")).ShouldBe(0);
        (await RunAsync(scene, clock, new DateTimeOffset(2026, 3, 9, 7, 0, 0, TimeSpan.Zero))).ShouldBe(1);
        (await scene.CountAsync("deadline_reminders where threshold = 'OnTheDay'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_due_within_24_hours_is_said_in_the_quiet_hours_too()
    {
        var (scene, clock, _, _) = await SceneAsync();
        await using var world = scene.World;

        (await RunAsync(scene, clock, new DateTimeOffset(2026, 3, 8, 12, 0, 0, TimeSpan.Zero))).ShouldBe(0, "a Sunday, 36 hours before");
        (await RunAsync(scene, clock, new DateTimeOffset(2026, 3, 9, 0, 30, 0, TimeSpan.Zero))).ShouldBe(1);
        (await RunAsync(scene, clock, new DateTimeOffset(2026, 3, 10, 0, 30, 0, TimeSpan.Zero))).ShouldBe(0, "what is late already waits for the morning");
        (await RunAsync(scene, clock, new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero))).ShouldBe(2);
    }

    [Fact]
    public async Task Another_partnerships_quiet_hours_change_nothing_here()
    {
        var (scene, clock, _, _) = await SceneAsync();
        await using var world = scene.World;
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into quiet_hours select partnership_id, '00:00', '23:59', true, 0, id, now() from staff_members where id = '{scene.Stranger}'");

        (await RunAsync(scene, clock, Monday.AddDays(7))).ShouldBe(1);
    }

    [Fact]
    public async Task Reminders_follow_a_later_day_and_nobody_is_told_of_what_was_withdrawn()
    {
        var (scene, clock, _, _) = await SceneAsync();
        await using var world = scene.World;
        (await RunAsync(scene, clock, Monday.AddDays(7))).ShouldBe(1);
        await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 13));
        await world.TestDatabase.ExecuteAsOwnerAsync($"update deadlines set is_needed = false where subject_id is distinct from '{scene.PoliceRequest}'; delete from outbox_messages");

        (await RunAsync(scene, clock, Monday.AddDays(8))).ShouldBe(0, "three working days before the new day");
        (await RunAsync(scene, clock, Monday.AddDays(9))).ShouldBe(1, "two working days before it");
        await new PracticeReview.Data.Information.WithdrawRequest(world.Database).RunAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, "Enough is known", null, CancellationToken.None);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update deadlines set is_needed = false where subject_id is distinct from '{scene.PoliceRequest}'");
        (await RunAsync(scene, clock, Monday.AddDays(14))).ShouldBe(0);
    }

    [Fact]
    public async Task One_person_has_one_message_for_everything_and_it_names_nothing()
    {
        var (scene, clock, _, manager) = await SceneAsync();
        await using var world = scene.World;
        await world.TestDatabase.ExecuteAsOwnerAsync($"update deadlines set is_needed = true where is_foretold = false");

        await RunAsync(scene, clock, Monday.AddDays(43));

        await using var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None);
        var messages = operation.Read<OutboxMessage>().ToList();
        messages.GroupBy(message => message.StaffId).ShouldAllBe(ofOne => ofOne.Count() == 1);
        messages.Single(message => message.StaffId == manager).Argument.ShouldNotBeNull();
    }
}
