using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>Answers and passages that wait for a checked translation: nothing of them before, everything from that moment (guidance 1.6).</summary>
public sealed class WaitingForWordsTests
{
    private const string Answer = "We will ask the school.";
    private const string AnswerInUrdu = "ہم اسکول سے پوچھیں گے۔";
    private const string First = "Nobody asked who lived in the house.";
    private const string Second = "Nobody asked the mother who lived in the house.";

    [Fact]
    public async Task An_answer_that_waits_is_seen_by_nobody_of_the_family_until_its_translation_is_approved()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        var sent = await family.SendAsync(ContributionKind.Question);
        (await AnswerAsync(scene, family.Chair, sent, null)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Foreign");
        (await AnswerAsync(scene, family.Chair, sent, ForeignRelease.WhenTranslated)).ShouldSucceed();

        (await OwnAsync(scene, sent)).Answer.ShouldBeNull();
        (await family.MessagesAsync()).ShouldBe(0);
        var asked = (await scene.CaseTextsAsync(scene.First)).ShouldHaveSingleItem();
        (asked.CaseKind, asked.Source.Texts.Single()).ShouldBe((CaseTextKind.Answer, Answer));
        var seen = (await family.MemberAsync(family.Facilitator)).Contributions.Single();
        (seen.Answer!.ReleasedAt, seen.Answer.AnsweredAt, seen.MaySendNow).ShouldBe((null, scene.World.Now, true));
        // Nobody could say a word when it was asked for by itself: it is said afterwards.
        var tell = new RequestTranslation(scene.World.Database);
        var word = new RequestTranslationCommand(family.Case.Id, CaseTextKind.Answer, Answer, "en", "ur", "She asked in tears.");
        (await tell.TellAsync(await scene.World.ActAsync(family.OtherChair), word, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await tell.TellAsync(await scene.World.ActAsync(scene.First), word, CancellationToken.None)).Refused.ShouldBeTrue("a translator reads it and does not write it");
        (await tell.TellAsync(await scene.World.ActAsync(family.Facilitator), word with { Note = new string('a', TranslationRequest.LongestNote + 1) }, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Note");
        (await tell.TellAsync(await scene.World.ActAsync(family.Facilitator), word, CancellationToken.None)).ShouldSucceed();
        (await scene.CaseTextsAsync(scene.First)).ShouldHaveSingleItem().Notes.ShouldBe(["She asked in tears."]);
        (await family.MemberAsync(family.Chair)).Contributions.Single().AnswerTranslation!.Note.ShouldBe("She asked in tears.");
        var waits = (await WaitingAsync(scene, family.Facilitator)).ShouldHaveSingleItem();
        (waits.Kind, waits.Subject, waits.Since).ShouldBe((WorkKind.AnswerWaits, sent.Value, scene.World.Now));
        (await WaitingAsync(scene, family.OtherChair)).ShouldBeEmpty();
        var answeredAt = scene.World.Now;

        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromDays(2));
        await TranslateAsync(scene, asked.Id, Answer, AnswerInUrdu, approve: false);
        (await OwnAsync(scene, sent)).Answer.ShouldBeNull("it is written, and not checked");
        await ApproveAsync(scene, asked.Id, Answer);

        var own = (await OwnAsync(scene, sent)).Answer!;
        (own.Text.Translation, own.Text.English, own.AnsweredAt).ShouldBe((AnswerInUrdu, Answer, scene.World.Now));
        own.AnsweredAt.ShouldBeGreaterThan(answeredAt);
        (await family.MessagesAsync()).ShouldBe(1);
        (await WaitingAsync(scene, family.Facilitator)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_is_sent_in_English_after_all_by_who_may_answer_and_the_same_words_that_are_checked_already_do_not_wait()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        var question = await family.SendAsync(ContributionKind.Question);
        var wish = await family.SendAsync(text: "دوسری بات");
        (await AnswerAsync(scene, family.Chair, question, ForeignRelease.WhenTranslated)).ShouldSucceed();
        (await AnswerAsync(scene, family.Chair, wish, ForeignRelease.WhenTranslated, AnswerOutcome.Accepted, "It is the second question now.")).ShouldSucceed();
        var answers = new AnswerContribution(scene.World.Database);
        (await answers.SendNowAsync(await scene.World.ActAsync(family.OtherChair), question, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await answers.SendNowAsync(await scene.World.ActAsync(family.Facilitator), wish, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound], "the review group answers wishes");

        (await answers.SendNowAsync(await scene.World.ActAsync(family.Facilitator), question, CancellationToken.None)).ShouldSucceed();
        (await answers.SendNowAsync(await scene.World.ActAsync(family.Facilitator), question, CancellationToken.None)).ShouldSucceed();
        ((await OwnAsync(scene, question)).Answer!.Text.Translation, (await OwnAsync(scene, wish)).Answer).ShouldBe((null, null));
        (await family.MessagesAsync()).ShouldBe(1);

        var asked = (await scene.CaseTextsAsync(scene.First)).Single(text => text.Source.Texts[0] == Answer);
        await TranslateAsync(scene, asked.Id, Answer, AnswerInUrdu);
        var again = await family.SendAsync(ContributionKind.Question, "کیا؟");
        (await AnswerAsync(scene, family.Chair, again, ForeignRelease.WhenTranslated)).ShouldSucceed();
        (await OwnAsync(scene, again)).Answer!.Text.Translation.ShouldBe(AnswerInUrdu);
    }

    [Fact]
    public async Task A_passage_that_waits_leaves_the_edition_before_it_to_be_read_and_takes_its_place_when_it_is_checked()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var uncle = await scene.World.AddFamilyMemberAsync(family.Case, family.Facilitator, "Uncle Inventado", "Uncle");
        var passage = (await family.WriteAsync(family.Chair, text: First)).Value;
        (await family.ReleaseAsync(family.Chair, passage)).ShouldSucceed();
        var messages = await family.MessagesAsync();
        (await family.WriteAsync(family.Chair, passage, (await family.PassageAsync(passage)).Version, Second)).ShouldSucceed();
        (await ReleaseAsync(scene, passage, 2, null, family.Mother, uncle.Id)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Foreign");
        (await ReleaseAsync(scene, passage, 2, ForeignRelease.WhenTranslated, family.Mother, uncle.Id)).ShouldSucceed();

        (await OwnDraftAsync(scene, family.Mother)).ShouldHaveSingleItem().Text.English.ShouldBe(First);
        (await OwnDraftAsync(scene, uncle.Id)).ShouldHaveSingleItem().Text.English.ShouldBe(Second, "he reads English");
        (await family.MessagesAsync()).ShouldBe(messages);
        (await family.PassageAsync(passage)).Readers.Where(reader => reader.Member == family.Mother).Select(reader => (reader.Edition, reader.WaitsSince is null)).Order().ShouldBe([(1, true), (2, false)]);
        (await WaitingAsync(scene, family.Chair)).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.PassageWaits);
        var asked = (await scene.CaseTextsAsync(scene.First)).Single(text => text.CaseKind == CaseTextKind.Passage && !text.IsOutOfDate);
        asked.Source.Texts.ShouldBe([FamilyScene.Heading, Second]);

        await TranslateAsync(scene, asked.Id, new(Second, FamilyScene.Heading), "کسی نے ماں سے نہیں پوچھا۔");

        var shown = (await OwnDraftAsync(scene, family.Mother)).ShouldHaveSingleItem();
        (shown.Text.English, shown.Text.Translation, shown.Text.Heading).ShouldBe((Second, "کسی نے ماں سے نہیں پوچھا۔", FamilyScene.HeadingInUrdu));
        shown.Changes.ShouldNotBeNull();
        (await family.MessagesAsync()).ShouldBe(messages + 1);
        (await WaitingAsync(scene, family.Chair)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_passage_that_waits_does_not_come_against_the_persons_word()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var passage = (await family.WriteAsync(family.Chair, text: First)).Value;
        (await ReleaseAsync(scene, passage, 1, ForeignRelease.WhenTranslated, family.Mother)).ShouldSucceed();
        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromHours(1));
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.No);
        var asked = (await scene.CaseTextsAsync(scene.First)).Single(text => text.CaseKind == CaseTextKind.Passage);
        var messages = await family.MessagesAsync();

        await TranslateAsync(scene, asked.Id, new(First, FamilyScene.Heading), "کسی نے نہیں پوچھا۔");

        (await OwnDraftAsync(scene, family.Mother)).ShouldBeEmpty();
        (await family.MessagesAsync()).ShouldBe(messages);
        var waiting = (await family.PassageAsync(passage)).Readers.Single();
        var release = new ReleasePassage(scene.World.Database);
        (await release.SendNowAsync(await scene.World.ActAsync(family.Chair), waiting.Released, CancellationToken.None)).ShouldRefuse("has said no");
        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromHours(1));
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        (await release.SendNowAsync(await scene.World.ActAsync(family.Facilitator), waiting.Released, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await release.SendNowAsync(await scene.World.ActAsync(family.Chair), waiting.Released, CancellationToken.None)).ShouldSucceed();
        (await OwnDraftAsync(scene, family.Mother)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("declined")]
    [InlineData("the draft is closed")]
    [InlineData("the area is closed")]
    public async Task A_passage_that_waits_comes_neither_to_who_declined_nor_to_a_closed_draft_or_area(string what)
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var (family, database) = (scene.Family, scene.World.Database);
        await scene.World.DecideToInvolveAsync(family.Mother);
        var passage = (await family.WriteAsync(family.Chair, text: First)).Value;
        (await ReleaseAsync(scene, passage, 1, ForeignRelease.WhenTranslated, family.Mother)).ShouldSucceed();
        var asked = (await scene.CaseTextsAsync(scene.First)).Single(text => text.CaseKind == CaseTextKind.Passage);
        var messages = await family.MessagesAsync();
        var facilitator = await scene.World.ActAsync(family.Facilitator);
        (what switch
        {
            "declined" => await new RecordContact(database).RunAsync(facilitator, new RecordContactCommand(
                new(await scene.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from mapped_persons where family_member_id = '{family.Mother}'")), Guid.CreateVersion7(), scene.World.Now,
                ContactMeans.Telephone, ContactSide.Us, ContactOutcome.Declined, ""), default),
            "the draft is closed" => await new LimitFamilyArea(database).RunAsync(facilitator, new LimitFamilyAreaCommand(family.Mother, [FamilyPart.Draft], LimitGround.UnderInvestigation, "She is to be interviewed."), default),
            _ => await new EndFamilyAccess(database).RunAsync(facilitator, new EndFamilyAccessCommand(family.Mother, "She asked for it."), default),
        }).ShouldSucceed();

        await TranslateAsync(scene, asked.Id, new(First, FamilyScene.Heading), "کسی نے نہیں پوچھا۔");

        (await family.CountAsync("released_passages where waits_since is not null")).ShouldBe(1);
        (await family.MessagesAsync()).ShouldBe(messages);
        if (what == "the area is closed")
        {
            (await new EndFamilyAccess(database).RestoreAsync(facilitator, new EndFamilyAccessCommand(family.Mother, "She asked for it back."), default)).ShouldSucceed();
            (await family.CountAsync("released_passages where waits_since is not null")).ShouldBe(0, "what was translated meanwhile comes when the area is opened again");
        }
    }

    [Fact]
    public async Task Where_a_meeting_is_and_who_comes_is_asked_for_checked_and_out_of_date_with_its_English()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Scene;
        var translator = await scene.World.AddStaffAsync("Translator Thyme Testwell", null, StaffRole.Translator);
        var other = await scene.World.AddStaffAsync("Translator Tansy Testwell", null, StaffRole.Translator);
        foreach (var one in (StaffId[])[translator, other])
        {
            (await new KeepTranslatorLanguages(scene.World.Database).RunAsync(await scene.ActAsync(family.Manager), new KeepTranslatorLanguagesCommand(one, ["ur"]), CancellationToken.None)).ShouldSucceed();
        }
        var meeting = await scene.MeetAsync(scene.Mother, scene.Uncle);
        (await StandingAsync()).ShouldBe(0);
        var hold = new HoldFamilyMeeting(scene.World.Database);
        (await hold.ReleaseAsync(await scene.ActAsync(family.Facilitator), meeting, default)).ShouldSucceed();
        (await StandingAsync()).ShouldBe(2);
        var messages = await family.MessagesAsync();

        const string place = "Heron Library, room 2";
        var translate = new TranslateCaseText(scene.World.Database);
        var command = new TranslateCaseTextCommand(family.Case.Id, place, "en", "ur", "ہیرون لائبریری، کمرہ 2");
        (await translate.RunAsync(await scene.ActAsync(translator), command, default)).ShouldSucceed();
        (await OwnAsync()).Place.Translation.ShouldBeNull();
        var version = await new FamilyStaffQueries(scene.World.Database).TranslationVersionAsync(await scene.ActAsync(family.Facilitator), family.Case.Id, place, "ur", default);
        (await translate.ApproveAsync(await scene.ActAsync(other), command with { Version = version }, default)).ShouldSucceed();
        var own = await OwnAsync();
        (own.Place.Translation, own.Place.English, own.WithWhom.Translation).ShouldBe(("ہیرون لائبریری، کمرہ 2", place, null));
        (await family.MessagesAsync()).ShouldBe(messages + 1);
        (await OpenAsync()).Words.Where(words => words.Kind == MeetingText.Place).ShouldHaveSingleItem().Translation!.State.ShouldBe(TextState.Approved);

        // Another place: asked for anew; the old words are not shown.
        var view = await OpenAsync();
        (await new PlanFamilyMeeting(scene.World.Database).RunAsync(await scene.ActAsync(family.Facilitator), new PlanFamilyMeetingCommand(family.Case.Id, meeting,
            new(view.Purpose, view.At, "The Wren Centre", view.WithWhom, view.Chair, view.HasPreMeeting, view.PreMeeting), null, view.Version), default)).ShouldSucceed();
        (await OwnAsync()).Place.Translation.ShouldBeNull();
        (await family.CountAsync("translation_requests where source = 'The Wren Centre' and superseded_at is null")).ShouldBe(1);
        (await family.CountAsync($"translation_requests where source = '{place}' and superseded_at is not null")).ShouldBe(1);

        // It does not take place: translators have nothing of it.
        (await hold.CancelAsync(await scene.ActAsync(family.Facilitator), meeting, "She is ill.", null, default)).ShouldSucceed();
        (await StandingAsync()).ShouldBe(0);

        Task<long> StandingAsync() => family.CountAsync("translation_requests where kind = 'Meeting' and superseded_at is null and taken_back_at is null");
        async Task<OwnMeeting> OwnAsync() => (await new FamilyMeetingQueries(scene.World.Database).ForMemberAsync(await scene.World.ActAsync(family.Mother), "ur", false, default)).Single();
        async Task<FamilyMeetingView> OpenAsync() => (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await scene.ActAsync(family.Facilitator), family.Case.Id, default))!.Meetings.Single();
    }

    [Fact]
    public async Task An_answer_that_waits_comes_when_its_person_reads_English_after_all()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var sent = await scene.Family.SendAsync(ContributionKind.Question);
        (await AnswerAsync(scene, scene.Family.Chair, sent, ForeignRelease.WhenTranslated)).ShouldSucceed();
        (await OwnAsync(scene, sent)).Answer.ShouldBeNull();

        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set language = 'pl' where id = '{scene.Family.Mother}'");
        (await OwnAsync(scene, sent)).Answer.ShouldBeNull("nothing is there in that language either");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set language = 'en' where id = '{scene.Family.Mother}'");

        (await OwnAsync(scene, sent)).Answer!.Text.English.ShouldBe(Answer);
    }

    [Fact]
    public async Task A_passage_that_was_checked_while_it_might_not_come_comes_when_the_person_wants_it_again()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        var clock = (FakeClock)scene.World.TestDatabase.Clock;
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var passage = (await family.WriteAsync(family.Chair, text: First)).Value;
        (await ReleaseAsync(scene, passage, 1, ForeignRelease.WhenTranslated, family.Mother)).ShouldSucceed();
        var asked = (await scene.CaseTextsAsync(scene.First)).Single(text => text.CaseKind == CaseTextKind.Passage);
        clock.Advance(TimeSpan.FromHours(1));
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.No);

        await TranslateAsync(scene, asked.Id, new(First, FamilyScene.Heading), "کسی نے نہیں پوچھا کہ گھر میں کون رہتا ہے۔");
        (await family.CountAsync("released_passages where waits_since is not null")).ShouldBe(1, "she said no to the draft");
        clock.Advance(TimeSpan.FromHours(1));
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);

        (await family.CountAsync("released_passages where waits_since is not null")).ShouldBe(0);
        (await OwnDraftAsync(scene, family.Mother)).ShouldHaveSingleItem().Text.English.ShouldBe(First);
    }

    private static async Task<Result> AnswerAsync(DeskScene scene, StaffId staff, ContributionId sent, ForeignRelease? foreign, AnswerOutcome outcome = AnswerOutcome.Answered, string text = Answer) =>
        await new AnswerContribution(scene.World.Database).RunAsync(await scene.World.ActAsync(staff), new AnswerContributionCommand(sent, outcome, text, null, foreign), CancellationToken.None);

    private static async Task<Result> ReleaseAsync(DeskScene scene, Data.Reports.DraftPassageId passage, int edition, ForeignRelease? foreign, params IReadOnlyCollection<FamilyMemberId> members) =>
        await new ReleasePassage(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Family.Chair), new ReleasePassageCommand(passage, edition, members, Enum.GetValues<ReleaseCheck>(), foreign), CancellationToken.None);

    private static async Task TranslateAsync(DeskScene scene, string id, HeadedText source, string urdu, bool approve = true)
    {
        (await new TranslateCaseText(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.First),
            new TranslateCaseTextCommand(scene.Family.Case.Id, source, "en", "ur", urdu, Heading: source.Heading is null ? null : FamilyScene.HeadingInUrdu), CancellationToken.None)).ShouldSucceed();
        if (approve)
        {
            await ApproveAsync(scene, id, source);
        }
    }

    private static async Task ApproveAsync(DeskScene scene, string id, HeadedText source) =>
        (await new TranslateCaseText(scene.World.Database).ApproveAsync(await scene.World.ActAsync(scene.Second),
            new TranslateCaseTextCommand(scene.Family.Case.Id, source, "en", "ur", null, (await scene.FindAsync(scene.Second, id))!.Text.Version), CancellationToken.None)).ShouldSucceed();

    private static async Task<ContributionView> OwnAsync(DeskScene scene, ContributionId sent) =>
        (await new FamilyQueries(scene.World.Database).ContributionsAsync(await scene.World.ActAsync(scene.Family.Mother), null, "ur", false, CancellationToken.None)).Single(row => row.Id == sent);

    private static async Task<IReadOnlyList<PassageView>> OwnDraftAsync(DeskScene scene, FamilyMemberId member) =>
        await new FamilyQueries(scene.World.Database).DraftAsync(await scene.World.ActAsync(member), "ur", false, CancellationToken.None);

    private static async Task<IReadOnlyList<WorkItem>> WaitingAsync(DeskScene scene, StaffId staff) =>
        [.. (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(staff), 1, CancellationToken.None)).Mine.Where(item => item.Kind is WorkKind.AnswerWaits or WorkKind.PassageWaits)];
}
