using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;
using CaseRole = PracticeReview.Data.People.CaseRole;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>What translators are asked for follows what the family reads: taken back with it, and asked for again when it is read again.</summary>
public sealed class AskedAgainTests
{
    private const string Words = "Nobody asked who lived in the house.";
    private const string OtherWords = "Nobody asked who else lived in the house.";

    [Fact]
    public async Task A_passage_that_is_released_again_or_written_as_it_was_is_asked_for_again()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var passage = (await family.WriteAsync(family.Chair, text: Words)).Value;
        (await family.ReleaseAsync(family.Chair, passage)).ShouldSucceed();
        (await scene.AskAsync(family.Chair, CaseTextKind.Passage, new(Words, FamilyScene.Heading))).ShouldSucceed();
        (await MessagesAsync()).ShouldBe(2);
        (await new ReleasePassage(scene.World.Database).WithdrawAsync(await scene.World.ActAsync(family.Chair), new WithdrawPassageCommand(passage, family.Mother), CancellationToken.None)).ShouldSucceed();
        (await StandingAsync()).ShouldBeEmpty();

        // Released again in the same words.
        await LongAgoAsync();
        (await family.ReleaseAsync(family.Chair, passage)).ShouldSucceed();
        (await StandingAsync()).ShouldBe([Words]);
        (await MessagesAsync()).ShouldBe(4);
        (await scene.CaseTextsAsync(scene.First)).ShouldHaveSingleItem().Since.ShouldBe(scene.World.Now);

        // Written anew, and then as it was.
        (await family.WriteAsync(family.Chair, passage, (await family.PassageAsync(passage)).Version, OtherWords)).Succeeded.ShouldBeTrue();
        (await StandingAsync()).ShouldBe([OtherWords]);
        await LongAgoAsync();
        (await family.WriteAsync(family.Chair, passage, (await family.PassageAsync(passage)).Version, Words)).Succeeded.ShouldBeTrue();
        (await StandingAsync()).ShouldBe([Words]);
        (await MessagesAsync()).ShouldBe(6);
        (await scene.CaseTextsAsync(scene.First)).Single(text => !text.IsOutOfDate).Since.ShouldBe(scene.World.Now);

        // Asked for while it is out of date: it is wanted again.
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update translation_requests set superseded_at = now()");
        (await scene.AskAsync(family.Chair, CaseTextKind.Passage, new(Words, FamilyScene.Heading))).ShouldSucceed();
        (await StandingAsync()).ShouldBe([Words]);
        (await MessagesAsync()).ShouldBe(8);
        (await scene.AskAsync(family.Chair, CaseTextKind.Passage, new(Words, FamilyScene.Heading))).ShouldSucceed();
        (await MessagesAsync()).ShouldBe(8, "asking twice is asking once");

        Task<long> MessagesAsync() => family.CountAsync($"outbox_messages where staff_id in ('{scene.First}', '{scene.Second}') and case_id is null");
        Task LongAgoAsync() => scene.World.TestDatabase.ExecuteAsOwnerAsync("update translation_requests set requested_at = requested_at - interval '9 days'");
        Task<string[]> StandingAsync() => StandingInAsync(scene.World);
    }

    [Fact]
    public async Task What_is_done_is_asked_for_again_when_it_is_told_again_and_stays_asked_for_while_the_same_words_stand_elsewhere()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var action = new ActionId(await filled.TellOfActionAsync());
        // What else of the area was asked for is not looked at here.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from translation_requests");
        var translator = await world.World.AddStaffAsync("Translator Thyme", null, StaffRole.Translator);
        (await new KeepTranslatorLanguages(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new KeepTranslatorLanguagesCommand(translator, ["ur"]), CancellationToken.None)).ShouldSucceed();
        var tell = new TellFamily(world.World.Database);
        (await new RequestTranslation(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RequestTranslationCommand(world.Case.Id, CaseTextKind.Action, FilledArea.ToldAction, "en", "ur"), CancellationToken.None)).ShouldSucceed();

        // Told no longer, and told again in the same words.
        await WithdrawAsync(action);
        (await StandingAsync()).ShouldBeEmpty();
        await TellAsync(action, FilledArea.ToldAction);
        (await StandingAsync()).ShouldBe([FilledArea.ToldAction]);
        (await MessagesAsync()).ShouldBe(2);

        // In other words, and then in the first.
        await TellAsync(action, "The nurse is told within an hour.");
        (await StandingAsync()).ShouldBe(["The nurse is told within an hour."]);
        await TellAsync(action, FilledArea.ToldAction);
        (await StandingAsync()).ShouldBe([FilledArea.ToldAction]);
        (await MessagesAsync()).ShouldBe(3);

        // Another action is told of in the same words.
        var second = Guid.CreateVersion7();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into planned_actions (id, plan_id, partnership_id, case_id, case_reference, number, text, agency_id, due, intended_outcome, in_force_since, state)
            select '{second}', plan_id, partnership_id, case_id, case_reference, 2, text, agency_id, due, intended_outcome, in_force_since, state from planned_actions
            """);
        await TellAsync(new ActionId(second), FilledArea.ToldAction);
        await WithdrawAsync(action);
        (await StandingAsync()).ShouldBe([FilledArea.ToldAction], "the other action needs it");

        // So does what else goes on around the family.
        var facilitator = await world.World.ActAsync(world.Facilitator);
        (await tell.OfProcessAsync(facilitator, new TellOfProcessCommand(world.Case.Id, null, ProcessKind.Police, FilledArea.ToldAction, "Sergeant Teasel", "0161 496 0122"), CancellationToken.None)).ShouldSucceed();
        await WithdrawAsync(new ActionId(second));
        (await StandingAsync()).ShouldBe([FilledArea.ToldAction], "a process needs it");
        var process = await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from family_processes where text = '{FilledArea.ToldAction}'");
        (await tell.EndProcessAsync(facilitator, FamilyProcessId.From(process), CancellationToken.None)).ShouldSucceed();
        (await StandingAsync()).ShouldBeEmpty();

        async Task TellAsync(ActionId of, string text) => (await tell.OfActionAsync(await filled.ChairAsync(), new TellOfActionCommand(of, text), CancellationToken.None)).ShouldSucceed();
        async Task WithdrawAsync(ActionId of) => (await tell.WithdrawActionAsync(await filled.ChairAsync(), of, CancellationToken.None)).ShouldSucceed();
        Task<string[]> StandingAsync() => StandingInAsync(world.World);
        Task<long> MessagesAsync() => world.CountAsync($"outbox_messages where staff_id = '{translator}'");
    }

    [Fact]
    public async Task What_was_taken_back_no_longer_waits_on_Today_of_somebody_who_translates_and_works_with_families()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var both = await scene.World.AddStaffAsync("Facilitator Fennel Testwell", null, StaffRole.BusinessUnit, StaffRole.Translator);
        (await new KeepTranslatorLanguages(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Family.Manager), new KeepTranslatorLanguagesCommand(both, ["ur"]), CancellationToken.None)).ShouldSucceed();
        await scene.World.JoinCaseAsync(scene.Family.Case.Id, both, CaseRole.FamilyFacilitator);
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        (await WaitingAsync()).ShouldBe(1);

        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update translation_requests set taken_back_at = now()");

        (await WaitingAsync()).ShouldBe(0);

        async Task<int> WaitingAsync() =>
            (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(both), 1, CancellationToken.None)).Mine.Count(item => item.Kind == WorkKind.TranslationToMake);
    }

    private static Task<string[]> StandingInAsync(TestWorld world) =>
        world.TestDatabase.AskAsOwnerAsync<string[]>("select coalesce(array_agg(source order by source), '{}') from translation_requests where taken_back_at is null and superseded_at is null and into_language = 'ur'");
}
