using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Who says "not now" is left alone with it: nothing is sent and nothing waits for them, and what is released is there when they look.</summary>
public sealed class NotNowTests
{
    [Fact]
    public async Task A_part_of_the_draft_waits_without_a_message_and_is_nobodys_turn_until_they_say_otherwise()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.NotNow);
        var passage = (await scene.WriteAsync(scene.Chair)).Value;

        (await MembersAsync(scene)).ShouldHaveSingleItem().DraftNotNowSince.ShouldBe(scene.World.Now, "whoever releases is told");
        (await scene.ReleaseAsync(scene.Chair, passage)).ShouldSucceed();
        (await scene.MessagesAsync()).ShouldBe(0);
        (await new FamilyQueries(scene.World.Database).DraftAsync(await scene.World.ActAsync(scene.Mother), "en", true, default)).ShouldHaveSingleItem();
        (await HomeAsync(scene)).PassagesWithoutWord.ShouldBe(0);

        // That it can be read in her language is no reason to ring either.
        await TranslateAsync(scene, new HeadedText("Nobody asked who lived in the house.", FamilyScene.Heading), "کسی نے نہیں پوچھا۔");
        (await scene.MessagesAsync()).ShouldBe(0);

        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(5));
        await scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        (await HomeAsync(scene)).PassagesWithoutWord.ShouldBe(1);
        (await MembersAsync(scene)).ShouldHaveSingleItem().DraftNotNowSince.ShouldBeNull();
        var second = (await scene.WriteAsync(scene.Chair, text: "The house was cold.")).Value;
        (await scene.ReleaseAsync(scene.Chair, second)).ShouldSucceed();
        (await scene.MessagesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Questions_wait_without_a_message_and_are_nobodys_turn()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.ChooseAsync(FamilyActivity.ShareExperience, AgreementAnswer.NotNow);
        var ask = new AskFamilyMember(scene.World.Database);
        var facilitator = await scene.World.ActAsync(scene.Facilitator);
        (await ask.WriteAsync(facilitator, new AskFamilyMemberCommand(scene.Mother, null, "What was the winter like?"), default)).ShouldSucceed();
        (await new AreaStaffQueries(scene.World.Database).OpenAsync(facilitator, scene.Case.Id, scene.Mother, default))!.TellingNotNowSince.ShouldBe(scene.World.Now);

        (await ask.ReleaseAsync(facilitator, scene.Mother, default)).ShouldSucceed();

        (await scene.MessagesAsync()).ShouldBe(0);
        (await HomeAsync(scene)).WaitsForThem.ShouldBe(0);
        (await scene.CountAsync("asked_questions where released_at is not null")).ShouldBe(1, "she finds it when she looks");
    }

    [Theory]
    [InlineData(FamilyActivity.CommentOnDraft, "'CommentOnDraft'")]
    [InlineData(FamilyActivity.ShareExperience, "'ShareExperience'")]
    public async Task What_translators_finish_is_told_to_nobody_who_said_it(FamilyActivity activity, string inTheDatabase)
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        await family.ChooseAsync(activity, AgreementAnswer.NotNow);
        string text;
        if (activity == FamilyActivity.CommentOnDraft)
        {
            text = "It snowed.";
            var passage = (await family.WriteAsync(family.Chair, text: text)).Value;
            (await new ReleasePassage(scene.World.Database).RunAsync(await scene.World.ActAsync(family.Chair),
                new ReleasePassageCommand(passage, 1, [family.Mother], Enum.GetValues<ReleaseCheck>(), ForeignRelease.WhenTranslated), default)).ShouldSucceed();
        }
        else
        {
            text = "What was the winter like?";
            var ask = new AskFamilyMember(scene.World.Database);
            var facilitator = await scene.World.ActAsync(family.Facilitator);
            (await ask.WriteAsync(facilitator, new AskFamilyMemberCommand(family.Mother, null, text), default)).ShouldSucceed();
            (await ask.ReleaseAsync(facilitator, family.Mother, default)).ShouldSucceed();
        }

        (await family.CountAsync($"family_members m where access.said_not_now(m.id, {inTheDatabase})")).ShouldBe(1);
        var source = activity == FamilyActivity.CommentOnDraft ? new HeadedText(text, FamilyScene.Heading) : text;
        var translate = new TranslateCaseText(scene.World.Database);
        var command = new TranslateCaseTextCommand(family.Case.Id, source, "en", "ur", "سردی کیسی تھی؟", Heading: source.Heading is null ? null : FamilyScene.HeadingInUrdu);
        (await translate.RunAsync(await scene.World.ActAsync(scene.First), command, default)).ShouldSucceed();
        var version = (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>("select xmin::text::bigint from case_text_translations");
        (await translate.ApproveAsync(await scene.World.ActAsync(scene.Second), command with { Version = version }, default)).ShouldSucceed();

        (await family.MessagesAsync()).ShouldBe(0);
        (await family.CountAsync("released_passages where waits_since is not null")).ShouldBe(0, "it is there when she looks");
        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(5));
        await family.ChooseAsync(activity, AgreementAnswer.Yes);
        (await family.CountAsync($"family_members m where access.said_not_now(m.id, {inTheDatabase})")).ShouldBe(0);
    }

    [Fact]
    public async Task On_the_day_they_named_their_contact_person_asks_again_and_not_before()
    {
        await using var world = await EnteredForThem.CreateAsync();
        var area = world.Area;
        var day = DateOnly.FromDateTime(area.World.Now.UtcDateTime).AddDays(9);
        (await EnterAsync(AgreementAnswer.NotNow, DateOnly.FromDateTime(area.World.Now.UtcDateTime))).ShouldRefuse("a day after today");
        (await EnterAsync(AgreementAnswer.No, day)).ShouldRefuse("goes with a \"not now\"");
        (await EnterAsync(AgreementAnswer.NotNow, day)).ShouldSucceed();
        (await OnTodayAsync()).ShouldBeEmpty();
        (await new FamilyStaffQueries(area.World.Database).OpenMemberAsync(await area.World.ActAsync(area.Facilitator), area.Case.Id, area.Mother.Id, default))!
            .Agreements.Single(agreement => agreement.Activity == FamilyActivity.ShareExperience).Choices[0].AskAgainOn.ShouldBe(day);

        area.Clock.Advance(TimeSpan.FromDays(9));
        var item = (await OnTodayAsync()).ShouldHaveSingleItem();
        (item.Subject, item.DueDay).ShouldBe((area.Mother.Id.Value, day));
        (await OnTodayAsync(area.Chair)).ShouldBeEmpty("it is her contact person's");
        await world.EnterAsync(FamilyActivity.ShareExperience, AgreementAnswer.Yes);
        (await OnTodayAsync()).ShouldBeEmpty();
        (await Should.ThrowAsync<PostgresException>(() => area.World.TestDatabase.ExecuteAsOwnerAsync("update agreement_choices set ask_again_on = '2026-03-09' where answer = 'Yes'")))
            .ConstraintName.ShouldBe("ck_agreement_choices_ask_again_on");

        async Task<Result> EnterAsync(AgreementAnswer answer, DateOnly on) => await new EnterAgreement(area.World.Database).RunAsync(await area.World.ActAsync(area.Facilitator), new EnterAgreementCommand(area.Mother.Id,
            new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.ShareExperience] = answer }, ExplainedBy.Facilitator, "Fern Explainer", null, "en", new Dictionary<FamilyActivity, string>())
        {
            AskAgainOn = on,
        }, default);
        async Task<IReadOnlyList<WorkItem>> OnTodayAsync(Data.People.StaffId? staff = null) =>
            [.. (await new TodayQueries(area.World.Database).FindAsync(await area.World.ActAsync(staff ?? area.Facilitator), 1, default)).Mine.Where(item => item.Kind == WorkKind.NotNowToAskAgain)];
    }

    [Fact]
    public async Task Nobody_is_sent_to_ask_again_whom_nobody_may_approach_or_whose_account_is_frozen()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        await scene.Scene.ChooseAsync(FamilyActivity.ShareExperience, AgreementAnswer.NotNow);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update agreement_choices set ask_again_on = '{scene.World.Now:yyyy-MM-dd}' where activity = 'ShareExperience'");
        (await OnTodayAsync()).ShouldBe(1);

        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set frozen_at = now()");
        (await OnTodayAsync()).ShouldBe(0, "frozen");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set frozen_at = null");
        (await OnTodayAsync()).ShouldBe(1);
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        (await OnTodayAsync()).ShouldBe(0, "held");

        async Task<int> OnTodayAsync() => (await new TodayQueries(scene.World.Database).FindAsync(await scene.ActAsync(scene.Scene.Facilitator), 1, default)).Mine.Count(item => item.Kind == WorkKind.NotNowToAskAgain);
    }

    [Fact]
    public async Task Who_releases_anything_reads_that_no_message_goes_and_an_answer_goes_all_the_same()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.ChooseAsync(FamilyActivity.KeptInformed, AgreementAnswer.NotNow);
        var facilitator = await scene.World.ActAsync(scene.Facilitator);

        (await new AreaStaffQueries(scene.World.Database).OpenAsync(facilitator, scene.Case.Id, scene.Mother, default))!.Safety.NotNowSince.ShouldBe(scene.World.Now);
        (await new AreaStaffQueries(scene.World.Database).OpenToldAsync(facilitator, scene.Case.Id, default))!.ToldLater.ShouldHaveSingleItem().Member.ShouldBe(scene.Mother);
        (await new FamilyLetterQueries(scene.World.Database).OpenAsync(facilitator, scene.Case.Id, scene.Mother, default))!.NotNowSince.ShouldBe(scene.World.Now);
        (await MembersAsync(scene)).ShouldHaveSingleItem().NotNowSince.ShouldBe(scene.World.Now);

        (await scene.AnswerAsync(scene.Chair, await scene.SendAsync(text: "Who reads this?"))).ShouldSucceed();
        (await scene.CountAsync("outbox_messages where template = 'FamilySomethingNew' and argument = 'AskedFor'")).ShouldBe(1);
    }

    private static async Task<IReadOnlyList<FamilyMemberRow>> MembersAsync(FamilyScene scene) =>
        (await scene.Queries.OpenDraftAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, default))!.Members;

    private static async Task<AreaHome> HomeAsync(FamilyScene scene) =>
        await new FamilyAreaQueries(scene.World.Database, new FamilyQueries(scene.World.Database)).HomeAsync(await scene.World.ActAsync(scene.Mother), "ur", true, default);

    private static async Task TranslateAsync(FamilyScene scene, HeadedText text, string urdu)
    {
        await scene.ReadsAsync(scene.Facilitator, "ur");
        (await scene.TranslateAsync(scene.Reviewer, text, urdu, from: "en", into: "ur")).ShouldSucceed();
        var version = await new FamilyStaffQueries(scene.World.Database).TranslationVersionAsync(await scene.World.ActAsync(scene.Facilitator), scene.Case.Id, text, "ur", default);
        (await new TranslateCaseText(scene.World.Database).ApproveAsync(await scene.World.ActAsync(scene.Facilitator),
            new TranslateCaseTextCommand(scene.Case.Id, text, "en", "ur", null, version), default)).ShouldSucceed();
    }
}
