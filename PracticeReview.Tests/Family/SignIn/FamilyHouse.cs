using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PracticeReview.Data.Families;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Tests.Security.OpenIdConnect;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family.SignIn;

/// <summary>A portal with one case, one mother in it, and the facilitator who stands beside her.</summary>
public sealed class FamilyHouse : IAsyncDisposable
{
    private readonly StaffId _facilitator;

    private FamilyHouse(TestPortal portal, FamilyMember mother, StaffId facilitator, SignInPortal.LogLines log) =>
        (Portal, Mother, _facilitator, Log) = (portal, mother, facilitator, log);

    public TestPortal Portal { get; }
    public TestWorld World => Portal.World;
    public FamilyMember Mother { get; }
    public SignInPortal.LogLines Log { get; }
    public FamilySignIn SignIn => Get<FamilySignIn>();

    public static async Task<FamilyHouse> OpenAsync(string? safeEmail, string? safeMobile, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var world = await TestWorld.CreateAsync(clock);
        var facilitator = await world.AddStaffAsync("Facilitator Fern", null, StaffRole.BusinessUnit);
        var @case = await world.AddCaseAsync(facilitator);
        var mother = FamilyMember.Add(@case, "Mother Inventado", "Mother", "en", "Knows the child best", facilitator, "Facilitator Fern", world.Now, age: Data.Families.Area.AgeGroup.Adult);
        mother.CallSafe(safeEmail, safeMobile);
        await world.AsOwnerAsync(context => context.Add(mother));
        await world.DecideToInvolveAsync(mother.Id);
        var log = new SignInPortal.LogLines();
        var port = DemonstrationProvider.FreePort();
        var portal = await TestPortal.StartAsync(world, new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>(), StringComparer.Ordinal)
        {
            // The other site: to a browser another host, and so another site.
            ["Leaving:To"] = $"http://localhost:{port}/health/live",
            // As talkative as an operator could make it by one setting.
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information",
        }, port);
        portal.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        portal.Services.GetRequiredService<ILogger<FamilyHouse>>().LogInformation("The log is listened to.");
        return new FamilyHouse(portal, mother, facilitator, log);
    }

    public T Get<T>() where T : notnull => Portal.Services.GetRequiredService<T>();

    public Task<StaffActor> FacilitatorAsync() => World.ActAsync(_facilitator);

    public async Task<FamilyInvitationMade> InviteAsync(DoorMeans by) =>
        (await Get<InviteFamilyMember>().RunAsync(await FacilitatorAsync(), new InviteFamilyMemberCommand(Mother.Id, by), default)).Value;

    public string TokenOf(string link) => link.Split('/')[^1];

    /// <summary>What the newest message of this kind carries, opened as the sending job would.</summary>
    public async Task<string> SealedAsync(MessageTemplate template, MessageMeans means) => Get<IMessageSeal>().Open(
        await World.TestDatabase.AskAsOwnerAsync<string>($"select argument from outbox_messages where template = '{template}' and means = '{means}' order by queued_at desc, id desc limit 1"))!;

    public Task<long> CountAsync(string table) => World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from {table}");

    public Task<long> OpenSessionsAsync() => World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from family_sessions where ended_at is null");

    public Task<string[]> DoorLinesAsync() => World.TestDatabase.AskAsOwnerAsync<string[]>(
        "select coalesce(array_agg(action order by position), '{}') from audit_events where subject_kind = 'Session' and actor_kind = 'Family'");

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
