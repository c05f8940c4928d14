using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Nobody asks a child to agree as an adult is asked: their age is asked first, and who decides with them is recorded.</summary>
public sealed class AgeAndConsentTests
{
    [Theory]
    [InlineData(AgeGroup.UnderTwelve, AgreementReader.Child)]
    [InlineData(AgeGroup.TwelveToFifteen, AgreementReader.YoungPerson)]
    [InlineData(AgeGroup.UnderSixteen, AgreementReader.YoungPerson)]
    public async Task Whoever_is_under_16_is_neither_invited_nor_asked_before_it_is_recorded_who_decides(AgeGroup age, AgreementReader reader)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (brother, id) = await AddAsync(world, age);
        (await InviteAsync(world, id)).ShouldRefuse("under 16");
        (await WhyNotAsync(world, id)).ShouldNotBeNull().ShouldContain("under 16");
        (await ReaderAsync(world, brother)).ShouldBe((reader, true));
        (await ChooseAsync(world, brother, AgreementAnswer.Yes)).ShouldRefuse("a grown-up who decides with you");
        (await ChooseAsync(world, brother, AgreementAnswer.NotNow)).ShouldRefuse("a grown-up who decides with you");
        (await ChooseAsync(world, brother, AgreementAnswer.No)).ShouldSucceed();
        (await world.World.TestDatabase.TryAsAsync(LoginRole.Family, id.Value, Choice(world, id, "Yes"))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "the database alone");
        (await world.World.TestDatabase.TryAsAsync(LoginRole.Family, id.Value, Choice(world, id, "No"))).ShouldBeNull();

        var grounds = new ConsentConsidered(age, ConsentDecider.TogetherWithAParent, "He explained it back.", "His aunt", false, Understands: true);
        (await new RecordConsentGrounds(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RecordConsentGroundsCommand(id, grounds with { Understanding = " " }), default)).ShouldRefuse("what shows that they understand");
        (await new RecordConsentGrounds(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RecordConsentGroundsCommand(id, grounds), default)).ShouldSucceed();
        (await InviteAsync(world, id)).ShouldSucceed();
        (await ReaderAsync(world, brother)).ShouldBe((reader, false));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await ChooseAsync(world, brother, AgreementAnswer.Yes)).ShouldSucceed();
    }

    [Theory]
    [InlineData(AgeGroup.Adult, AgreementReader.Adult)]
    [InlineData(AgeGroup.SixteenOrSeventeen, AgreementReader.YoungPerson)]
    public async Task Whoever_is_older_is_asked_in_the_words_for_their_age(AgeGroup age, AgreementReader reader)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (member, id) = await AddAsync(world, age);
        (await InviteAsync(world, id)).ShouldSucceed();
        (await ReaderAsync(world, member)).ShouldBe((reader, false));
        (await ChooseAsync(world, member, AgreementAnswer.Yes)).ShouldSucceed();
        (await world.AsAsync(member, actor => new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database)).HomeAsync(actor, "en", false, default))).Reader.ShouldBe(reader, "the leaflet too");
    }

    [Fact]
    public async Task Whose_age_nobody_asked_may_be_a_child_and_is_neither_invited_nor_asked_before_it_is_recorded()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (aunt, id) = await AddAsync(world, AgeGroup.Adult);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set age = null where id = '{id}'");
        (await OnTodayAsync(world.Facilitator)).ShouldBe([id.Value]);
        (await OnTodayAsync(world.Chair)).ShouldBeEmpty("it is her contact person's");
        (await InviteAsync(world, id)).ShouldRefuse("Record how old they are");
        (await WhyNotAsync(world, id)).ShouldNotBeNull().ShouldContain("Record how old they are");
        (await ReaderAsync(world, aunt)).ShouldBe((AgreementReader.Adult, true));
        (await ChooseAsync(world, aunt, AgreementAnswer.Yes)).ShouldRefuse("If you are under 16");
        (await ChooseAsync(world, aunt, AgreementAnswer.No)).ShouldSucceed();
        (await world.World.TestDatabase.TryAsAsync(LoginRole.Family, id.Value, Choice(world, id, "Yes"))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "the database alone");
        (await world.World.TestDatabase.TryAsAsync(LoginRole.Workspace, world.Facilitator.Value, Invitation(world, id))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "the database alone");

        (await new RecordConsentGrounds(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RecordConsentGroundsCommand(id,
            new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false)), default)).ShouldSucceed();
        (await OnTodayAsync(world.Facilitator)).ShouldBeEmpty();
        (await InviteAsync(world, id)).ShouldSucceed();

        async Task<IReadOnlyList<Guid>> OnTodayAsync(StaffId staff) =>
            [.. (await new TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(staff), 1, default)).Mine.Where(item => item.Kind == WorkKind.AgeToRecord).Select(item => item.Subject)];
    }

    [Fact]
    public async Task An_age_that_is_recorded_anew_holds_from_then_on()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        (await new RecordConsentGrounds(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RecordConsentGroundsCommand(world.Uncle.Id,
            new ConsentConsidered(AgeGroup.SixteenOrSeventeen, ConsentDecider.Themselves, "He explained it back.", null, false)), default)).ShouldSucceed();
        (await world.CountAsync($"family_members where id = '{world.Uncle.Id}' and age = 'SixteenOrSeventeen'")).ShouldBe(1);
        (await new FamilyStaffQueries(world.World.Database).OpenMemberAsync(await world.World.ActAsync(world.Facilitator), world.Case.Id, world.Uncle.Id, default))!.Age.ShouldBe(AgeGroup.SixteenOrSeventeen);
    }

    [Fact]
    public async Task The_database_alone_invites_nobody_whose_consent_waits()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (_, id) = await AddAsync(world, AgeGroup.TwelveToFifteen);
        var invite = Invitation(world, id);
        (await world.World.TestDatabase.TryAsAsync(LoginRole.Workspace, world.Facilitator.Value, invite)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set age = 'Adult'");
        (await world.World.TestDatabase.TryAsAsync(LoginRole.Workspace, world.Facilitator.Value, invite)).ShouldBeNull();
    }

    private static async Task<(FamilyMember Member, FamilyMemberId Id)> AddAsync(FamilyAreaWorld world, AgeGroup age)
    {
        var added = await new AddFamilyMember(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new AddFamilyMemberCommand(world.Case.Id, "Basil Inventado", "Brother", "en", "He lived with the child.", null, null, Age: age), default);
        added.ShouldSucceed();
        FamilyMember? found = null;
        await world.World.AsOwnerAsync(context => found = context.Set<FamilyMember>().Single(member => member.Id == added.Value));
        return (found!, added.Value);
    }

    private static async Task<Result> InviteAsync(FamilyAreaWorld world, FamilyMemberId id) =>
        await new InviteFamilyMember(world.World.Database, new OpenSeal()).RunAsync(await world.World.ActAsync(world.Facilitator), new InviteFamilyMemberCommand(id, DoorMeans.Hand), default);

    private static async Task<string?> WhyNotAsync(FamilyAreaWorld world, FamilyMemberId id) =>
        (await new FamilyStaffQueries(world.World.Database).OpenMemberAsync(await world.World.ActAsync(world.Facilitator), world.Case.Id, id, default))!.WhyNotInvited;

    private static Task<(AgreementReader, bool)> ReaderAsync(FamilyAreaWorld world, FamilyMember member) => world.AsAsync(member, async actor =>
    {
        var agreements = await new FamilyQueries(world.World.Database).AgreementsAsync(actor, default);
        return (agreements.Reader, agreements.WaitsForGrownUp);
    });

    private static Task<Result> ChooseAsync(FamilyAreaWorld world, FamilyMember member, AgreementAnswer answer) => world.AgreeAsync(member, FamilyActivity.ShareExperience, answer);

    private static string Invitation(FamilyAreaWorld world, FamilyMemberId id) => $"""
        insert into family_invitations (id, partnership_id, case_id, family_member_id, token_hash, link_means, created_by, created_at, expires_at)
        select gen_random_uuid(), '{world.World.Partnership.Id}', '{world.Case.Id}', '{id}', sha256('x'), 'Hand', '{world.Facilitator}', now(), now() + interval '9 days'
        """;

    private static string Choice(FamilyAreaWorld world, FamilyMemberId id, string answer) => $"""
        insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at)
        values (gen_random_uuid(), '{world.World.Partnership.Id}', '{world.Case.Id}', '{id}', 'KeptInformed', '{answer}', 'ReadItMyself', 'en', now())
        """;
}
