using Microsoft.Extensions.DependencyInjection;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;
using PracticeReview.Web.Storage;

namespace PracticeReview.Tests.EndToEnd;

/// <summary>The cases of the demonstration go through the same use cases and rules as any other: a refusal anywhere stops it.</summary>
public sealed class DemonstrationCasesTests
{
    // A changed row with a note on what it said before, an event for the review group alone, names, and the family's account.
    private static async Task ChronologyShowsWhatIsDoneWithItAsync(TestDatabase database, IServiceProvider provider, StaffActor reviewer)
    {
        var id = new CaseId(await database.AskAsOwnerAsync<Guid>("select distinct case_id from pseudonyms"));
        var composite = provider.GetRequiredService<CompositeChronologyQueries>();
        var opening = (await composite.OpenAsync(reviewer, id, new AskedEvents(Anonymised: true), CancellationToken.None))!;
        opening.ListedNames.ShouldBe(5);
        var events = await composite.EventsAsync(reviewer, id, await composite.OrderAsync(reviewer, id, new AskedEvents(), CancellationToken.None), new AskedEvents(), CancellationToken.None);
        var changed = events.Where(one => one.IsChangedSince).ShouldHaveSingleItem();
        var before = (await composite.OpenEventAsync(reviewer, id, changed.Id, false, CancellationToken.None))!.Earlier.ShouldHaveSingleItem();
        (before.Notes.Count, before.Tags.Count, before.WhatHappened.Contains("quiet", StringComparison.Ordinal), changed.WhatHappened.Contains("quiet", StringComparison.Ordinal)).ShouldBe((1, 1, false, true));
        (await composite.OpenAsync(reviewer, id, new AskedEvents(Audience: new CompositeAudience(EventAudience.Practitioners)), CancellationToken.None))!.LeftOut.ShouldBe(1);
        var said = (await provider.GetRequiredService<CompositeThinking>().OpenContradictionsAsync(reviewer, id, new AskedEvents(), CancellationToken.None))!.WithFamily!.ShouldHaveSingleItem();
        said.Found.Select(found => found.Found.Words).ShouldBe(["Madeup Hospital Trust says that the child was not seen; Uncle says that the child was seen."]);
    }

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
        await ChronologyShowsWhatIsDoneWithItAsync(database, provider, await sessions.ActAsync(people["reviewer"]));
    }
}
