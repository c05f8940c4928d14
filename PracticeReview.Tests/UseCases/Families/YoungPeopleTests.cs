using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>A young person meets words of their own, and what they agreed to is kept with whose words it was.</summary>
public sealed class YoungPeopleTests
{
    [Fact]
    public async Task The_words_that_are_met_and_kept_are_those_recorded_for_the_person()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var queries = new FamilyQueries(world.World.Database);
        Task<AgreementReader> ReaderAsync(FamilyMember member) => world.AsAsync(member, async actor => (await queries.AgreementsAsync(actor, default)).Reader);
        (await ReaderAsync(world.Uncle)).ShouldBe(AgreementReader.Adult, "while nothing is recorded");

        await RecordAsync(world, AgeGroup.TwelveToFifteen);
        (await ReaderAsync(world.Uncle)).ShouldBe(AgreementReader.YoungPerson);
        await RecordAsync(world, AgeGroup.TwelveToFifteen, AgreementReader.Child, "Reads slowly.");
        (await ReaderAsync(world.Uncle)).ShouldBe(AgreementReader.Child);
        (await ReaderAsync(world.Mother)).ShouldBe(AgreementReader.Adult, "what is recorded of another is not hers");
        var recorded = (await new AreaStaffQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Facilitator), world.Case.Id, world.Uncle.Id, default))!.Consent!.Considered;
        (recorded.WordsFor, recorded.WhyOtherWords).ShouldBe((AgreementReader.Child, "Reads slowly."));

        var words = AgreementWords.InOnePiece(FamilyActivity.ShareExperience, AgreementReader.Child);
        (await world.AsAsync(world.Uncle, actor => new RecordAgreement(world.World.Database).RunAsync(actor, new RecordAgreementCommand(
            new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.ShareExperience] = AgreementAnswer.Yes }, ExplainedBy.ReadItMyself, "en",
            Words: new Dictionary<FamilyActivity, string> { [FamilyActivity.ShareExperience] = words }, WordsFor: AgreementReader.Child), default))).ShouldSucceed();
        var kept = (await world.AsAsync(world.Uncle, actor => queries.AgreementsAsync(actor, default))).InForce[FamilyActivity.ShareExperience];
        (kept.Words, kept.WordsFor).ShouldBe((words, AgreementReader.Child));

        // Grown up meanwhile, the person meets other words; what was agreed to stays what it was.
        await RecordAsync(world, AgeGroup.Adult);
        (await ReaderAsync(world.Uncle)).ShouldBe(AgreementReader.Adult);
        var seen = (await new FamilyStaffQueries(world.World.Database).OpenMemberAsync(await world.World.ActAsync(world.Facilitator), world.Case.Id, world.Uncle.Id, default))!;
        seen.Agreements.Single(row => row.Activity == FamilyActivity.ShareExperience).WordsFor.ShouldBe(AgreementReader.Child);
        seen.Agreements.Single(row => row.Activity == FamilyActivity.CommentOnDraft).WordsFor.ShouldBeNull("no words were kept with it");
    }

    [Fact]
    public async Task Nobody_enters_an_agreement_to_words_that_are_not_the_persons()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await RecordAsync(world, AgeGroup.UnderTwelve);
        var enter = new EnterAgreement(world.World.Database);
        EnterAgreementCommand Of(AgreementReader reader) => new(world.Uncle.Id, new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.ShareExperience] = AgreementAnswer.NotNow },
            ExplainedBy.Facilitator, "Fern", null, "en", new Dictionary<FamilyActivity, string> { [FamilyActivity.ShareExperience] = AgreementWords.InOnePiece(FamilyActivity.ShareExperience, reader) }, WordsFor: reader);

        foreach (var other in (AgreementReader[])[AgreementReader.Adult, AgreementReader.YoungPerson])
        {
            (await enter.RunAsync(await world.World.ActAsync(world.Facilitator), Of(other), default)).Refusals.ShouldHaveSingleItem().Field.ShouldBeNull();
        }
        (await world.CountAsync("agreement_choices where entered_by is not null")).ShouldBe(0);
        (await enter.RunAsync(await world.World.ActAsync(world.Facilitator), Of(AgreementReader.Child), default)).ShouldSucceed();
        (await world.CountAsync("agreement_choices where entered_by is not null and words_for = 'Child'")).ShouldBe(1);
        (await world.CountAsync("audit_events where action = 'Who decides about taking part recorded' and details::text like '%Child%'")).ShouldBe(1);
    }

    private static async Task RecordAsync(FamilyAreaWorld world, AgeGroup age, AgreementReader? reader = null, string? why = null) =>
        (await new RecordConsentGrounds(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RecordConsentGroundsCommand(world.Uncle.Id,
            new ConsentConsidered(age, age == AgeGroup.UnderTwelve ? ConsentDecider.TogetherWithAParent : ConsentDecider.Themselves, age == AgeGroup.Adult ? null : "Explained it back.", "His aunt", false, reader, why, true)), default)).ShouldSucceed();
}
