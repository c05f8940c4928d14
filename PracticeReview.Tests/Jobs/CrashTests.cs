using Npgsql;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>
/// The portal's own program is killed at chosen and at random moments of sending. No message may be lost, and none sent twice
/// but where the kill fell between the server's yes and the commit, and then with the same Message-ID.
/// </summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(MailStep.BeforeGreeting)]
    [InlineData(MailStep.BeforeYes)]
    public async Task Killed_before_the_servers_yes_a_message_is_sent_once(MailStep step)
    {
        await using var mail = new MailServer();
        await using var world = await TestWorld.CreateAsync();
        var queued = await QueueAsync(world, 3);
        var held = mail.HoldNextAt(step);
        using (var node = JobNode.Start(world, mail))
        {
            await WaitForAsync(held, node);
            node.Kill();
        }
        // On a slow machine another run may have sent the others meanwhile; the one that was held has not been taken.
        mail.Delivered.Count.ShouldBeLessThan(queued.Count);

        using var next = JobNode.Start(world, mail);
        await WaitUntilAllAreMarkedAsync(world, next);

        mail.Delivered.Select(letter => letter.MessageId).Order().ShouldBe(queued.Order());
    }

    [Fact]
    public async Task Killed_between_the_servers_yes_and_the_commit_it_is_sent_again_under_the_same_identifier()
    {
        await using var mail = new MailServer();
        await using var world = await TestWorld.CreateAsync();
        var queued = await QueueAsync(world, 3);
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into audit_chains values ('{world.Partnership.Id}', 0, decode(repeat('00', 32), 'hex'))");
        // The line in the record is the last thing before the commit; while its chain is locked the commit cannot come.
        await using (var owner = await world.TestDatabase.OpenAsOwnerAsync())
        await using (var transaction = await owner.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("select 1 from audit_chains for update", owner, transaction);
            await hold.ExecuteNonQueryAsync();
            using var node = JobNode.Start(world, mail);
            await WaitForAsync(Patience.UntilAsync(() => mail.Delivered.Count == 1, "the first yes"), node);
            node.Kill();
        }
        // A slow machine has several runs under way, each with one message in hand.
        var between = new Dictionary<string, int>(StringComparer.Ordinal);
        await NoteBetweenYesAndCommitAsync(world, mail, between);
        between.ShouldNotBeEmpty();

        using var next = JobNode.Start(world, mail);
        await WaitUntilAllAreMarkedAsync(world, next);

        mail.Delivered.Count.ShouldBe(queued.Count + between.Values.Sum());
        mail.Delivered.Select(letter => letter.MessageId).Distinct().Order().ShouldBe(queued.Order());
        mail.Delivered.GroupBy(letter => letter.MessageId).Max(letters => letters.Count()).ShouldBe(2);
    }

    [Fact]
    public async Task Killed_again_and_again_nothing_is_lost_and_only_what_was_between_yes_and_commit_is_repeated()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("PRACTICEREVIEW_KILLS") ?? "5", System.Globalization.CultureInfo.InvariantCulture);
        await using var mail = new MailServer { Thinking = TimeSpan.FromMilliseconds(15) };
        await using var world = await TestWorld.CreateAsync();
        var queued = await QueueAsync(world, kills * 60);
        var chance = new Random(20261121);
        var killed = 0;
        var between = new Dictionary<string, int>(StringComparer.Ordinal);
        for (; killed < kills && mail.Delivered.Count < queued.Count; killed++)
        {
            using var node = JobNode.Start(world, mail);
            var before = mail.Delivered.Count;
            await WaitForAsync(Patience.UntilAsync(() => mail.Delivered.Count > before, "the node's first message"), node);
            await Task.Delay(chance.Next(0, 600));
            node.Kill();
            await NoteBetweenYesAndCommitAsync(world, mail, between);
        }

        using var last = JobNode.Start(world, mail);
        await WaitUntilAllAreMarkedAsync(world, last);

        killed.ShouldBe(kills);
        mail.Delivered.Select(letter => letter.MessageId).Distinct().Order().ShouldBe(queued.Order());
        // A slow machine has several runs under way at a kill, each with one message in hand.
        (mail.Delivered.Count - queued.Count).ShouldBe(between.Values.Sum());
    }

    // How often the mail server has taken what the database still holds as waiting, once nothing of the killed node is under way.
    private static async Task NoteBetweenYesAndCommitAsync(TestWorld world, MailServer mail, Dictionary<string, int> between)
    {
        await Patience.UntilAsync(async () => await world.TestDatabase.AskAsOwnerAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and usename = 'practicereview_jobs'") == 0, "the killed node's connections to end");
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        var waiting = await world.TestDatabase.AskAsOwnerAsync<Guid[]>("select coalesce(array_agg(id), '{}') from outbox_messages where sent_at is null");
        var taken = mail.Delivered.CountBy(letter => letter.MessageId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var identifier in waiting.Select(OutboxMessage.IdentifierOf).Where(taken.ContainsKey))
        {
            between[identifier] = taken[identifier];
        }
    }

    private static async Task<List<string>> QueueAsync(TestWorld world, int count)
    {
        var staff = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var messages = Enumerable.Range(0, count)
            .Select(_ => OutboxMessage.To(staff, world.Partnership.Id, null, MessageTemplate.StaffSomethingWaits, world.Now.AddMinutes(-1))).ToList();
        await world.AsOwnerAsync(context => context.AddRange(messages));
        return [.. messages.Select(message => message.MessageIdentifier)];
    }

    private static async Task WaitForAsync(Task held, JobNode node)
    {
        if (await Task.WhenAny(held, Task.Delay(TimeSpan.FromSeconds(50))) != held)
        {
            throw new TimeoutException("The node never came to the mail server. It said:\n" + node.Said);
        }
    }

    private static async Task WaitUntilAllAreMarkedAsync(TestWorld world, JobNode node)
    {
        try
        {
            await Patience.UntilAsync(async () => await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from outbox_messages where sent_at is null") == 0, "every message marked as sent", 90);
        }
        catch (TimeoutException problem)
        {
            throw new TimeoutException(problem.Message + " The node said:\n" + node.Said);
        }
    }
}
