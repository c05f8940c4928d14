using Microsoft.Extensions.DependencyInjection;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;
using PracticeReview.Web.Storage;

namespace PracticeReview.Tests.EndToEnd;

/// <summary>The cases of the demonstration go through the same use cases and rules as any other: a refusal anywhere stops it.</summary>
public sealed class DemonstrationCasesTests
{
    [Fact]
    public async Task The_six_cases_are_played_without_a_refusal_as_far_as_endorsement_and_sending()
    {
        var clock = new DemonstrationClock();
        await using var database = await TestDatabase.CreateAsync(clock);
        var people = new DemonstrationPeople();
        await people.FoundAsync(new Founding(database.OwnerConnection, clock), "https://provider.example", CancellationToken.None);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddSingleton(database.Database)
            .AddSingleton(NSubstitute.Substitute.For<IMessageSeal>()).AddUseCasesAndQueries();
        await using var provider = services.BuildServiceProvider();
        await using var sessions = new DemonstrationSessions(database.OwnerConnection, provider.GetRequiredService<ActorDirectory>(), clock);

        await new SixCases(() => new DemonstrationCase(provider, people, sessions, clock), clock).PlayAsync();

        (await database.AskAsOwnerAsync<long>("select count(*) from rapid_reviews where report_sent_at is not null")).ShouldBe(5);
        (await database.AskAsOwnerAsync<long>("select count(*) from endorsements")).ShouldBe(20);
        (await database.AskAsOwnerAsync<long>("select count(*) from meeting_papers where opened_at is not null")).ShouldBe(5);
    }
}
