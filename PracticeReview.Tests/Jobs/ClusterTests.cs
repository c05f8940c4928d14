using System.Net;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>Two nodes over one database, both with their jobs running.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task Two_nodes_share_one_schedule_and_everybody_is_told_once()
    {
        await using var mail = new MailServer();
        await using var world = await TestWorld.CreateAsync();
        StaffId[] unit = [await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit), await world.AddStaffAsync("Unit Ochre", null, StaffRole.BusinessUnit)];
        for (var number = 0; number < 5; number++)
        {
            await world.ReceiveCaseAsync(unit[0], world.Now.AddDays(-90));
        }
        await world.HaveNoQuietHoursAsync(unit[0]);
        await using var first = await TestPortal.StartAsync(world, Settings(mail));
        await using var second = await TestPortal.StartAsync(world, Settings(mail));

        await Patience.UntilAsync(() => mail.Delivered.Count >= 2, "a message to each");
        await Patience.UntilAsync(async () => await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from quartz.job_status where job_name = 'ChaseDeadlines' and run_count > 0") == 1, "the history of a run");
        await Task.Delay(TimeSpan.FromSeconds(11));

        mail.Delivered.Select(letter => letter.Recipient).Order().ShouldBe(["unit.ochre@agency.example", "unit.umber@agency.example"]);
        mail.Delivered.ShouldAllBe(letter => letter.Subject == "A date is near or has passed");
        (await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from quartz.scheduler_state")).ShouldBe(2);
        foreach (var node in (TestPortal[])[first, second])
        {
            using var client = node.Client();
            (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_node_whose_messages_cannot_leave_says_that_it_is_not_ready()
    {
        await using var mail = new MailServer();
        await using var world = await TestWorld.CreateAsync();
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        await world.ReceiveCaseAsync(unit, world.Now.AddDays(-90));
        await world.HaveNoQuietHoursAsync(unit);
        var settings = Settings(mail);
        settings["Mail:Host"] = "";
        await using var node = await TestPortal.StartAsync(world, settings);
        await Patience.UntilAsync(async () => await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from quartz.job_status where job_name = 'SendOutbox' and failure_count > 0") == 1, "a run that failed");
        using var client = node.Client();
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK, "it sent all there was a moment ago");

        // The scheduler may write its own account of a run in between: then it is set back again.
        await Patience.UntilAsync(async () =>
        {
            await world.TestDatabase.ExecuteAsOwnerAsync("update quartz.job_status set last_success_time = last_success_time - 6 * 60 * 10000000::bigint where job_name = 'SendOutbox'");
            return (await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable;
        }, "a node that says it is not ready");
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from outbox_messages where attempts = 0 and sent_at is null and given_up_at is null")).ShouldBe(1);
    }

    private static Dictionary<string, string?> Settings(MailServer mail) => new(StringComparer.Ordinal)
    {
        ["Jobs:Enabled"] = "true",
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:From"] = "post@portal.example",
        ["PublicAddress"] = "https://portal.example",
    };
}
