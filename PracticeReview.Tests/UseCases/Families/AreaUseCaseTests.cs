using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What a person does in their own area, and what reaches the review of it.</summary>
public sealed class AreaUseCaseTests
{
    [Fact]
    public async Task An_answer_is_changed_until_it_is_read_and_added_to_afterwards()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        (await filled.SayAsync(world.Mother, filled.Asked, QuestionAnswerKind.Words, "Changed my mind.")).ShouldSucceed();
        (await filled.SayAsync(world.Mother, filled.Asked, QuestionAnswerKind.Words, "Changed my mind.")).ShouldSucceed();
        var ask = new AskFamilyMember(world.World.Database);
        var answer = (await OpenAsync(world)).Questions[0].Answers.ShouldHaveSingleItem();

        (await ask.ReadAsync(await filled.ChairAsync(), answer.Id, FilledArea.Answer, CancellationToken.None)).Refused.ShouldBeTrue("it was changed since");
        (await ask.ReadAsync(await world.World.ActAsync(world.Facilitator), answer.Id, answer.Text, CancellationToken.None)).Refused.ShouldBeTrue("only the review group reads");
        (await ask.ReadAsync(await filled.ChairAsync(), answer.Id, answer.Text, CancellationToken.None)).ShouldSucceed();
        (await filled.SayAsync(world.Mother, filled.Asked, QuestionAnswerKind.Words, "And one thing more.")).ShouldSucceed();
        (await filled.SayAsync(world.Uncle, filled.Asked, QuestionAnswerKind.Skip, null)).Refused.ShouldBeTrue();

        (await OpenAsync(world)).Questions[0].Answers.Select(row => (row.Text, row.ReadAt is not null)).ShouldBe([("Changed my mind.", true), ("And one thing more.", false)]);
    }

    [Fact]
    public async Task Who_said_no_is_not_asked_and_a_question_taken_back_is_gone()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        (await world.AgreeAsync(world.Uncle, FamilyActivity.ShareExperience, AgreementAnswer.No)).ShouldSucceed();
        var ask = new AskFamilyMember(world.World.Database);
        (await ask.WriteAsync(await filled.ChairAsync(), new AskFamilyMemberCommand(world.Uncle.Id, null, "Where were you?"), CancellationToken.None)).ShouldSucceed();

        (await ask.ReleaseAsync(await filled.ChairAsync(), world.Uncle.Id, CancellationToken.None)).Refused.ShouldBeTrue();
        (await world.AsAsync(world.Uncle, actor => Area(world).AskedAsync(actor, "en", true, CancellationToken.None))).ShouldBeEmpty();
        (await ask.WithdrawAsync(await filled.ChairAsync(), filled.Asked, CancellationToken.None)).ShouldSucceed();

        (await world.AsAsync(world.Mother, actor => Area(world).AskedAsync(actor, "en", true, CancellationToken.None))).ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_picture_is_seen_by_those_chosen_and_gone_when_it_is_taken_back()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        // The same drawing once more, by somebody else: their bytes are shared and stay.
        await filled.TellAsync(world.Uncle, MemoryKind.Drawing, "A house", MemoryAudience.ReviewGroup);
        var tell = new TellOfChild(world.World.Database);
        var chair = (await OpenAsync(world, world.Chair)).Memories;
        chair.ShouldNotContain(memory => memory.Text == FilledArea.ForContactPerson);
        chair.Single(memory => memory.Id == filled.Picture).Picture.ShouldNotBeNull();
        (await OpenAsync(world, world.Facilitator)).Memories.ShouldContain(memory => memory.Text == FilledArea.ForContactPerson);

        (await world.AsAsync(world.Mother, actor => tell.ShowToAsync(actor, filled.Picture, MemoryAudience.ContactPersonOnly, CancellationToken.None))).ShouldSucceed();
        (await OpenAsync(world, world.Chair)).Memories.ShouldNotContain(memory => memory.Id == filled.Picture);
        (await world.AsAsync(world.Uncle, actor => tell.TakeBackAsync(actor, filled.Picture, CancellationToken.None))).ShouldSucceed();
        (await world.CountAsync("documents")).ShouldBe(2, "nobody takes back what is another's");
        (await world.AsAsync(world.Mother, actor => tell.TakeBackAsync(actor, filled.Picture, CancellationToken.None))).ShouldSucceed();

        (await world.CountAsync("documents")).ShouldBe(1);
        (await world.CountAsync("document_pieces")).ShouldBe(1);
        (await world.AsAsync(world.Mother, actor => new OpenFamilyFile(world.World.Database).RunAsync(actor, filled.Picture, DocumentKind.FamilyPicture, CancellationToken.None))).Refused.ShouldBeTrue();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update child_memories set audience = 'ReviewGroup'");
        var uncles = await world.AsAsync(world.Uncle, async actor => (await Area(world).MemoriesAsync(actor, "en", false, CancellationToken.None)).Single().Id);
        (await world.AsAsync(world.Uncle, actor => tell.TakeBackAsync(actor, uncles, CancellationToken.None))).ShouldSucceed();
        (await world.CountAsync("document_pieces")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_said_without_a_name_leads_to_nobody_and_is_counted()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var say = new SayHowItWas(world.World.Database);
        var said = new SensitivitySaid(HowFar.No, HowFar.ALittle, HowFar.RatherNotSay, "Somebody laughed.");
        var record = await world.CountAsync("audit_events");

        (await world.AsAsync(world.Mother, actor => say.WithoutNameAsync(actor, said, CancellationToken.None))).ShouldSucceed();
        (await world.CountAsync("audit_events")).ShouldBe(record, "a line would say who and when");
        (await world.AsAsync(world.Uncle, actor => say.RunAsync(actor, said with { Listened = HowFar.Yes, Text = null }, CancellationToken.None))).ShouldSucceed();
        (await world.AsAsync(world.Uncle, actor => say.RunAsync(actor, said with { Listened = HowFar.Mostly, Text = null }, CancellationToken.None))).ShouldSucceed();

        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(column_name, ',' order by column_name) from information_schema.columns where table_name = 'anonymous_sensitivity_answers'"))
            .ShouldBe("id,kindness,listened,partnership_id,said_on,text,understood");
        // A seventh-generation identifier would tell the moment.
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select substr(id::text, 15, 1) from anonymous_sensitivity_answers")).ShouldBe("4");
        var queries = new AreaStaffQueries(world.World.Database);
        var counted = (await queries.CountAsync(await world.World.ActAsync(world.Facilitator), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), CancellationToken.None)).ShouldNotBeNull();
        (counted.Answers, counted.WithoutName, counted.Words.Count).ShouldBe((1, 0, 0), "whoever looks before and after would see whose it is");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update anonymous_sensitivity_answers set said_on = said_on - interval '1 month'");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("insert into anonymous_sensitivity_answers select gen_random_uuid(), partnership_id, listened, kindness, understood, null, said_on from anonymous_sensitivity_answers, generate_series(1, 3)");
        (await queries.CountAsync(await world.World.ActAsync(world.Facilitator), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), CancellationToken.None))!.WithoutName.ShouldBe(0, "four are too few");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("insert into anonymous_sensitivity_answers select gen_random_uuid(), partnership_id, listened, kindness, understood, null, said_on from anonymous_sensitivity_answers limit 1");
        counted = (await queries.CountAsync(await world.World.ActAsync(world.Facilitator), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), CancellationToken.None)).ShouldNotBeNull();
        (counted.Answers, counted.WithoutName, counted.Listened[HowFar.No], counted.Listened[HowFar.Mostly], counted.Kindness[HowFar.ALittle]).ShouldBe((6, 5, 5, 1, 6));
        counted.Words.ShouldBe(["Somebody laughed."]);
        (await queries.CountAsync(await world.World.ActAsync(world.Chair), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Not_quite_asks_again_once()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var check = new CheckAnswer(world.World.Database);
        var command = new CheckAnswerCommand(filled.Answered, false, " ", ContributionId.New(), "en");

        (await world.AsAsync(world.Uncle, actor => check.RunAsync(actor, command, CancellationToken.None))).Refused.ShouldBeTrue();
        (await world.AsAsync(world.Mother, actor => check.RunAsync(actor, command with { IsAnswered = null }, CancellationToken.None))).Refused.ShouldBeTrue();
        (await world.AsAsync(world.Mother, actor => check.RunAsync(actor, command, CancellationToken.None))).ShouldSucceed();
        (await world.AsAsync(world.Mother, actor => check.RunAsync(actor, command, CancellationToken.None))).ShouldSucceed();

        var waiting = await new FamilyStaffQueries(world.World.Database).WaitingAsync(await filled.ChairAsync(), 1, CancellationToken.None);
        waiting.Rows.ShouldHaveSingleItem().Id.ShouldBe(command.FollowUp);
        (await world.World.TestDatabase.AskAsOwnerAsync<string>($"select text || ' ' || language from contributions where id = '{command.FollowUp}'")).ShouldBe("When does the report come? ur");
    }

    [Fact]
    public async Task What_is_entered_for_a_person_needs_who_decides_and_is_confirmed_by_them()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var facilitator = await world.World.ActAsync(world.Facilitator);
        var enter = new EnterAgreement(world.World.Database);
        var words = AgreementWords.InOnePiece(FamilyActivity.InfluenceFocus);
        var command = new EnterAgreementCommand(world.Mother.Id, new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.InfluenceFocus] = AgreementAnswer.Yes },
            ExplainedBy.FacilitatorWithInterpreter, "Fern", "Iris Interpreter", "ur", new Dictionary<FamilyActivity, string> { [FamilyActivity.InfluenceFocus] = words });

        (await enter.RunAsync(facilitator, command, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBeNull();
        (await new RecordConsentGrounds(world.World.Database).RunAsync(facilitator, new RecordConsentGroundsCommand(world.Mother.Id,
            new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false)), CancellationToken.None)).ShouldSucceed();
        (await enter.RunAsync(facilitator, command with { InterpreterName = "" }, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("InterpreterName");
        (await enter.RunAsync(facilitator, command, CancellationToken.None)).ShouldSucceed();

        (await HomeAsync(world, world.Mother)).ChoicesToConfirm.ShouldBe(1);
        (await HomeAsync(world, world.Uncle)).ChoicesToConfirm.ShouldBe(0);
        var read = (await world.AsAsync(world.Mother, actor => new FamilyQueries(world.World.Database).AgreementsAsync(actor, CancellationToken.None))).InForce[FamilyActivity.InfluenceFocus].Id;
        (await world.AsAsync(world.Mother, actor => new ConfirmEnteredChoices(world.World.Database).RunAsync(actor, new ConfirmEnteredChoicesCommand([read]), CancellationToken.None))).Value.ShouldBe(0);
        (await HomeAsync(world, world.Mother)).ChoicesToConfirm.ShouldBe(0);
        var choice = (await world.AsAsync(world.Mother, actor => new FamilyQueries(world.World.Database).AgreementsAsync(actor, CancellationToken.None))).InForce[FamilyActivity.InfluenceFocus];
        (choice.Words, choice.InterpreterName, choice.EnteredBy, choice.ConfirmedAt is not null).ShouldBe((words, "Iris Interpreter", (StaffId?)world.Facilitator, true));
        choice.WordsVersion.ShouldNotBeNull();
    }

    [Fact]
    public async Task Home_tells_what_happened_since_the_last_visit_and_what_is_done_afterwards()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var action = await filled.TellOfActionAsync();
        (await HomeAsync(world, world.Mother)).Around.ShouldHaveSingleItem().Text.English.ShouldBe(FilledArea.Process);
        (await HomeAsync(world, world.Uncle)).Around.ShouldBeEmpty();

        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.World.ActAsync(world.Mother.Id);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await filled.AskAsync(world.Mother, "Did anybody ring back?");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update planned_actions set state = 'Verified', verified_at = '{world.Clock.GetUtcNow():O}' where id = '{action}'");
        world.Clock.Advance(TimeSpan.FromDays(1));

        var home = await HomeAsync(world, world.Mother);
        home.News.Where(news => news.IsNew).Select(news => (news.Kind, news.Count)).ShouldBe([(NewsKind.QuestionAsked, 1), (NewsKind.ActionDone, 1)], ignoreOrder: true);
        home.WaitsForThem.ShouldBe(2);
        home.AskAgain.ShouldBeFalse();
        var afterwards = await world.AsAsync(world.Uncle, actor => Area(world).AfterwardsAsync(actor, "en", true, CancellationToken.None));
        (afterwards.Actions.ShouldHaveSingleItem().Standing, afterwards.Changed.Count, afterwards.HowItWas).ShouldBe((ToldStanding.Done, 0, null));
        (await world.AsAsync(world.Stranger, actor => Area(world).AfterwardsAsync(actor, "en", true, CancellationToken.None))).Actions.ShouldBeEmpty();
        world.Clock.Advance(FamilyMember.SafetyLasts);
        (await HomeAsync(world, world.Mother)).AskAgain.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_prepares_for_a_family_they_do_not_work_with()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var stranger = await world.World.AddStaffAsync("Chair Sedge", null, StaffRole.IndependentAdviser);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, stranger, PracticeReview.Data.People.CaseRole.ReviewChair);
        var actor = await world.World.ActAsync(stranger);
        var database = world.World.Database;

        (await new AreaStaffQueries(database).OpenAsync(actor, world.Case.Id, world.Mother.Id, CancellationToken.None)).ShouldBeNull();
        (await new AreaStaffQueries(database).OpenAsync(actor, world.Stranger.CaseId, world.Mother.Id, CancellationToken.None)).ShouldBeNull();
        (await new AreaStaffQueries(database).OpenToldAsync(actor, world.Case.Id, CancellationToken.None)).ShouldBeNull();
        foreach (var attempt in (IEnumerable<Task<Result>>)
        [
            new AskFamilyMember(database).WriteAsync(actor, new AskFamilyMemberCommand(world.Mother.Id, null, "Why?"), CancellationToken.None),
            new AskFamilyMember(database).ReleaseAsync(actor, world.Mother.Id, CancellationToken.None),
            new AskFamilyMember(database).WithdrawAsync(actor, filled.Asked, CancellationToken.None),
            new EnterWishes(database).RunAsync(actor, new EnterWishesCommand(world.Mother.Id, new WishesSaid(null, null, default, default, default, null, null)), CancellationToken.None),
            new RecordConsentGrounds(database).RunAsync(actor, new RecordConsentGroundsCommand(world.Mother.Id, new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false)), CancellationToken.None),
            new TellFamily(database).OfProcessAsync(actor, new TellOfProcessCommand(world.Case.Id, null, ProcessKind.Police, "x", "x", "x"), CancellationToken.None),
            new TellFamily(database).OfProcessAsync(actor, new TellOfProcessCommand(world.Stranger.CaseId, world.Mother.Id, ProcessKind.Police, "x", "x", "x"), CancellationToken.None),
            new TellFamily(database).WhenToRingAsync(actor, world.Mother.Id, new TimeOnly(9, 0), new TimeOnly(17, 0), CancellationToken.None),
        ])
        {
            (await attempt).Refused.ShouldBeTrue();
        }
    }

    private static FamilyAreaQueries Area(FamilyAreaWorld world) => new(world.World.Database, new FamilyQueries(world.World.Database));

    private static Task<AreaHome> HomeAsync(FamilyAreaWorld world, FamilyMember member) => world.AsAsync(member, actor => Area(world).HomeAsync(actor, "en", true, CancellationToken.None));

    private static async Task<MemberAreaView> OpenAsync(FamilyAreaWorld world, StaffId? staff = null) =>
        (await new AreaStaffQueries(world.World.Database).OpenAsync(await world.World.ActAsync(staff ?? world.Chair), world.Case.Id, world.Mother.Id, CancellationToken.None)).ShouldNotBeNull();
}
