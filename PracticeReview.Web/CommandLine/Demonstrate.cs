using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Web.Demonstration;
using PracticeReview.Web.Storage;

namespace PracticeReview.Web.CommandLine;

/// <summary>Fills an empty portal with the demonstration, and prints who can sign in to it. Done once, it is not done again.</summary>
internal static class Demonstrate
{
    public const string Verb = "demonstrate";

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var configuration = CommandLineConfiguration.Read();
        if (!configuration.GetValue<bool>("Demonstration:Enabled"))
        {
            await Console.Error.WriteLineAsync("Invented cases are put only into a demonstration: set Demonstration:Enabled to true.");
            return 2;
        }
        var owner = CommandLineConfiguration.Owner(configuration);
        var people = new DemonstrationPeople();
        var clock = new DemonstrationClock();
        var founding = new Founding(owner, clock);
        if (!await founding.AnyAsync(cancellation))
        {
            clock.GoTo(760);
            await people.FoundAsync(founding, configuration["OpenId:Authority"] ?? throw new InvalidOperationException("OpenId:Authority is not set."), cancellation);
            await PlayAsync(configuration, owner, people, clock);
        }
        foreach (var (name, role, email) in people.SignIns)
        {
            Console.WriteLine($"{name,-28}  {role,-32}  {email}");
        }
        await PrintFamilyAsync(configuration, owner);
        return 0;
    }

    /// <summary>
    /// Family members come in by a personal link: each start makes new ones, and the code comes to the mailbox. Whom nobody may invite
    /// now, because of what was done in the demonstration or in an earlier version of it, stands there with the reason.
    /// </summary>
    private static async Task PrintFamilyAsync(IConfiguration configuration, string owner)
    {
        await using var services = Services(configuration, TimeProvider.System);
        await using var sessions = new DemonstrationSessions(owner, services.GetRequiredService<ActorDirectory>(), TimeProvider.System);
        Console.WriteLine();
        foreach (var (member, facilitator, name, who) in await DemonstrationFamily.FindAsync(owner))
        {
            var invited = await services.GetRequiredService<InviteFamilyMember>()
                .RunAsync(await sessions.ActAsync(facilitator), new InviteFamilyMemberCommand(member, DoorMeans.Hand), CancellationToken.None);
            Console.WriteLine($"{name,-28}  {who,-32}  {(invited.Refused ? invited.Refusals[0].ToString() : configuration["PublicAddress"]?.TrimEnd('/') + invited.Value.Path)}");
        }
    }

    private static ServiceProvider Services(IConfiguration configuration, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddDataProtection();
        return services
            .AddSingleton(clock)
            .AddSingleton(StorageSetup.ReadConnections(configuration))
            .AddSingleton<Database>()
            .AddSingleton<Data.Outbox.IMessageSeal, MessageSeal>()
            .AddUseCasesAndQueries()
            .BuildServiceProvider();
    }

    private static async Task PlayAsync(IConfiguration configuration, string owner, DemonstrationPeople people, DemonstrationClock clock)
    {
        await using var services = Services(configuration, clock);
        await using var sessions = new DemonstrationSessions(owner, services.GetRequiredService<ActorDirectory>(), clock);
        await DemonstrationSupport.AddAsync(services.GetRequiredService<Data.Support.KeepSupportOrganisation>(), await sessions.ActAsync(people["manager"]));
        var six = new SixCases(() => new DemonstrationCase(services, people, sessions, clock), clock);
        await six.PlayAsync();
    }
}
