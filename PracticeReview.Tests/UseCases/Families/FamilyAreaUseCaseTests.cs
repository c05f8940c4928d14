using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What a family member does in their own area, and what is left in the record of it.</summary>
public sealed class FamilyAreaUseCaseTests
{
    [Fact]
    public async Task Nobody_comments_on_or_opens_a_passage_released_to_somebody_else()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring", "The bell was broken.");
        var queries = new FamilyQueries(world.World.Database);

        foreach (var member in (FamilyMember[])[world.Uncle, world.Stranger])
        {
            var refused = await world.AsAsync(member, actor => new SendContribution(world.World.Database).RunAsync(actor,
                new SendContributionCommand(ContributionId.New(), ContributionKind.Comment, passage, "Slipped in"), CancellationToken.None));
            refused.Refusals.ShouldBe([Refusal.NotFound]);
            (await world.AsAsync(member, actor => queries.OpenPassageAsync(actor, passage, "en", true, CancellationToken.None))).ShouldBeEmpty();
        }
        (await EventsAsync(world, "Released passage opened")).ShouldBe(0);
        (await world.AsAsync(world.Mother, actor => queries.OpenPassageAsync(actor, passage, "en", true, CancellationToken.None))).Count.ShouldBe(1);
        (await EventsAsync(world, "Released passage opened")).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_says_which_ways_are_safe_and_takes_them_away_and_it_is_recorded_without_the_address()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var say = new SaySafeContact(world.World.Database);

        (await world.AsAsync(world.Mother, actor => say.RunAsync(actor, new SaySafeContactCommand(" marwa@example.org ", "٠٧٧٠٠ ٩٠٠١٢٣", "ar"), CancellationToken.None))).Succeeded.ShouldBeTrue();
        (await ContactAsync(world)).ShouldBe(new ContactView("marwa@example.org", "07700900123", "ar"));
        (await world.AsAsync(world.Mother, actor => say.RunAsync(actor, new SaySafeContactCommand("", null, "ar"), CancellationToken.None))).Succeeded.ShouldBeTrue();
        (await ContactAsync(world)).ShouldBe(new ContactView(null, null, "ar"));

        (await EventsAsync(world, "Ways of contact changed")).ShouldBe(2);
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where details::text like '%marwa%' or details::text like '%07700%'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("Marwa <marwa@example.org>", null, "ur", "Email")]
    [InlineData("a@b, c@d", null, "ur", "Email")]
    [InlineData(null, "call me", "ur", "Mobile")]
    [InlineData(null, "12", "ur", "Mobile")]
    [InlineData(null, null, "qps", "Reads")]
    [InlineData(null, null, null, "Reads")]
    public async Task What_is_no_way_of_contact_is_refused_beside_its_field(string? email, string? mobile, string? language, string field)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();

        var refused = await world.AsAsync(world.Mother, actor => new SaySafeContact(world.World.Database).RunAsync(actor, new SaySafeContactCommand(email, mobile, language), CancellationToken.None));

        refused.Refusals.Select(refusal => refusal.Field).ShouldBe([field]);
    }

    [Fact]
    public async Task Choices_sent_three_times_at_once_are_one_and_every_change_stays_known()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.AgreeAsync(world.Mother, FamilyActivity.InfluenceFocus, AgreementAnswer.Yes)));
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await world.AgreeAsync(world.Mother, FamilyActivity.InfluenceFocus, AgreementAnswer.No)).Succeeded.ShouldBeTrue();

        var view = await world.AsAsync(world.Mother, actor => new FamilyQueries(world.World.Database).AgreementsAsync(actor, CancellationToken.None));
        view.InForce[FamilyActivity.InfluenceFocus].Answer.ShouldBe(AgreementAnswer.No);
        view.All.Count(choice => choice.Activity == FamilyActivity.InfluenceFocus).ShouldBe(2);
    }

    [Fact]
    public async Task Who_said_no_is_not_made_to_take_part_and_a_question_is_always_welcome()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        (await world.AgreeAsync(world.Mother, FamilyActivity.InfluenceFocus, AgreementAnswer.No)).Succeeded.ShouldBeTrue();
        var send = new SendContribution(world.World.Database);

        (await world.AsAsync(world.Mother, actor => send.RunAsync(actor, new SendContributionCommand(ContributionId.New(), ContributionKind.FocusSuggestion, null, "x"), CancellationToken.None))).Refused.ShouldBeTrue();
        (await world.AsAsync(world.Mother, actor => send.RunAsync(actor, new SendContributionCommand(ContributionId.New(), ContributionKind.Question, null, "x"), CancellationToken.None))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task One_form_sent_three_times_at_once_is_one_contribution_and_every_sender_hears_yes()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var command = new SendContributionCommand(ContributionId.New(), ContributionKind.Question, null, "When?", Language: "pl");
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            world.AsAsync(world.Uncle, actor => new SendContribution(world.World.Database).RunAsync(actor, command, CancellationToken.None))));

        results.ShouldAllBe(result => result.Succeeded);
        (await world.CountAsync("contributions")).ShouldBe(1);
        (await EventsAsync(world, "Contribution sent")).ShouldBe(1);
    }

    private static Task<long> EventsAsync(FamilyAreaWorld world, string action) =>
        world.World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from audit_events where action = '{action}'");

    private static Task<ContactView> ContactAsync(FamilyAreaWorld world) =>
        world.AsAsync(world.Mother, actor => new FamilyQueries(world.World.Database).ContactAsync(actor, CancellationToken.None));
}
