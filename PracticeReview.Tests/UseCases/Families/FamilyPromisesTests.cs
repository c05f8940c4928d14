using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What a family is promised in its own area happens: they are rung, told, waited for and left alone as they were told.</summary>
public sealed class FamilyPromisesTests
{
    [Fact]
    public async Task Whoever_would_rather_talk_waits_on_the_contact_persons_list_and_reads_so_until_somebody_spoke_with_them()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.FamilyWantsToTalk);
        (await ChooseAsync(scene, AgreementAnswer.RatherTalk, FamilyActivity.InfluenceFocus)).ShouldSucceed();
        var said = scene.World.Now;
        scene.Clock.Advance(TimeSpan.FromMinutes(5));

        var item = (await TodayAsync(scene, scene.Scene.Facilitator)).Single(found => found.Kind == WorkKind.FamilyWantsToTalk);
        (item.Case, item.Subject, item.Member, item.Since).ShouldBe((scene.Scene.Case.Id, scene.Scene.Mother.Value, scene.Mother.Value, said));
        Web.Workspace.Cases.WorkWords.Address(item).ShouldBe($"/workspace/cases/{scene.Scene.Case.Id}/family/map/{scene.Mother}#contacts");
        foreach (var other in (StaffId[])[scene.Scene.Chair, scene.Scene.OtherChair, scene.Scene.Manager, scene.Scene.Adviser])
        {
            (await KindsAsync(scene, other)).ShouldNotContain(WorkKind.FamilyWantsToTalk);
        }
        var home = await HomeAsync(scene);
        (home.TalkSince, home.CanBeReached, home.NothingWaits).ShouldBe((said, true, false));

        // A call that nobody took is no talk; one that somebody took is.
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.NotReached)).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldContain(WorkKind.FamilyWantsToTalk);
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Spoke)).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.FamilyWantsToTalk);
        (await HomeAsync(scene)).TalkSince.ShouldBeNull();
    }

    [Theory]
    [InlineData(QuestionAnswerKind.RatherTalk)]
    [InlineData(QuestionAnswerKind.TooHardToWrite)]
    public async Task An_answer_that_is_too_hard_to_write_reaches_who_would_ring_although_the_review_group_read_it_and_ends_when_they_write_after_all(QuestionAnswerKind kind)
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var question = await AskAsync(scene);
        (await SayAsync(scene, question, kind, null)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update question_answers set read_at = now(), read_by = '{scene.Scene.Chair}'");

        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldContain(WorkKind.FamilyWantsToTalk);
        (await HomeAsync(scene)).TalkSince.ShouldNotBeNull();
        (await SayAsync(scene, question, QuestionAnswerKind.Words, "It was a good day at the ducks.")).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.FamilyWantsToTalk);
        (await HomeAsync(scene)).TalkSince.ShouldBeNull();
        (await HomeAsync(scene)).UnreadAnswers.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_to_ring_whoever_stopped_everything()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var question = await AskAsync(scene);
        (await SayAsync(scene, question, QuestionAnswerKind.RatherTalk, null)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        (await StopAsync(scene)).ShouldSucceed();

        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.FamilyWantsToTalk);
        (await HomeAsync(scene)).TalkSince.ShouldBeNull();
    }

    [Fact]
    public async Task Home_tells_of_a_meeting_planned_moved_and_cancelled_and_of_what_was_told_and_translated()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        await VisitAsync(scene);
        var meeting = await scene.MeetAsync(scene.Mother);
        (await HomeAsync(scene)).News.ShouldNotContain(news => news.Kind == NewsKind.MeetingPlanned, "nobody was told of it yet");
        var hold = new HoldFamilyMeeting(scene.World.Database);
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        (await HomeAsync(scene)).News.ShouldContain(news => news.Kind == NewsKind.MeetingPlanned && news.IsNew);
        await VisitAsync(scene);
        (await HomeAsync(scene)).News.ShouldContain(news => news.Kind == NewsKind.MeetingPlanned && !news.IsNew, "a short look loses nothing");

        (await hold.CancelAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, "The chair is ill.", null, default)).ShouldSucceed();
        var question = await AskAsync(scene);
        (await new TellFamily(scene.World.Database).OfProcessAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new TellOfProcessCommand(scene.Scene.Case.Id, scene.Scene.Mother, ProcessKind.Police, "They will talk with you.", "Sergeant Teasel", "0161 496 0122"), default)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        (await new TranslateCaseText(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new TranslateCaseTextCommand(scene.Scene.Case.Id, Question, "en", "ur", "اچھا دن کیسا تھا؟"), default)).ShouldSucceed();
        (await HomeAsync(scene)).News.ShouldNotContain(news => news.Kind == NewsKind.TextTranslated, "nobody has checked it");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update case_text_translations set state = 'Approved', reviewed_by = '{scene.Scene.Chair}', reviewed_at = '{scene.World.Now:O}'");
        var news = (await HomeAsync(scene)).News;
        news.Where(item => item.IsNew).Select(item => item.Kind).ShouldBe([NewsKind.MeetingCancelled, NewsKind.QuestionAsked, NewsKind.ProcessTold, NewsKind.TextTranslated], ignoreOrder: true);
        news.Single(item => item.Kind == NewsKind.TextTranslated).Translated.ShouldBe(NewsKind.QuestionAsked);
        news.ShouldNotContain(item => item.Kind == NewsKind.MeetingPlanned);
        question.ShouldNotBe(default);

        scene.Clock.Advance(FamilyAreaQueries.NewsStays + TimeSpan.FromHours(1));
        await VisitAsync(scene);
        (await HomeAsync(scene)).News.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_the_first_visit_what_happened_stands_there_and_nothing_is_called_new()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        await AskAsync(scene);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("delete from family_sessions");
        var home = await HomeAsync(scene);
        home.VisitBefore.ShouldBeNull();
        home.News.ShouldContain(news => news.Kind == NewsKind.QuestionAsked && !news.IsNew);
    }

    [Fact]
    public async Task A_hold_is_openly_said_to_the_person_once_they_were_told_and_to_nobody_else()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await HomeAsync(scene)).Hold.ShouldBeNull();
        (await scene.HoldAsync(scene.Mother, days: 12)).ShouldSucceed();
        var today = LegalDay.Of(scene.World.Now);

        (await HomeAsync(scene)).Hold.ShouldBe(new OwnHold(today, today.AddDays(12)));
        (await HomeAsync(scene)).NothingWaits.ShouldBeFalse();
        var other = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Uncle Inventado", "Uncle");
        (await HomeAsync(scene, other.Id)).Hold.ShouldBeNull();
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set is_acknowledged = false");
        (await HomeAsync(scene)).Hold.ShouldBeNull("the police asked that nobody is told");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set is_acknowledged = true");
        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.Ended)).ShouldSucceed();
        (await HomeAsync(scene)).Hold.ShouldBeNull();
    }

    [Fact]
    public async Task A_part_of_the_draft_waits_for_a_word_until_there_is_one_or_they_said_no()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var area = new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database));
        Task<AreaHome> OpenAsync(FamilyMember member) => world.AsAsync(member, actor => area.HomeAsync(actor, "ur", true, default));

        (await OpenAsync(world.Mother)).PassagesWithoutWord.ShouldBe(1);
        (await OpenAsync(world.Uncle)).PassagesWithoutWord.ShouldBe(0);
        (await world.AgreeAsync(world.Mother, FamilyActivity.CommentOnDraft, AgreementAnswer.No)).ShouldSucceed();
        (await OpenAsync(world.Mother)).PassagesWithoutWord.ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await world.AgreeAsync(world.Mother, FamilyActivity.CommentOnDraft, AgreementAnswer.Yes)).ShouldSucceed();
        (await OpenAsync(world.Mother)).PassagesWithoutWord.ShouldBe(1);
        await world.SendAsync(world.Mother, ContributionKind.Comment, "It was so.", passage);
        (await OpenAsync(world.Mother)).PassagesWithoutWord.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_stopped_is_asked_nothing_and_no_meeting_is_planned_or_shown_until_they_get_in_touch_themselves()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var planned = await scene.MeetAsync(scene.Mother);
        await AskAsync(scene);
        (await HomeAsync(scene)).WaitsForThem.ShouldBe(1);
        (await StopAsync(scene)).ShouldSucceed();
        var home = await HomeAsync(scene);
        (home.SaidNoToEverything, home.WaitsForThem, home.PassagesWithoutWord).ShouldBe((true, 0, 0));

        var hold = new HoldFamilyMeeting(scene.World.Database);
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), planned, default)).ShouldRefuse("was cancelled");
        await StandAsBeforeAsync(scene);
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), planned, default)).ShouldRefuse("has stopped taking part");
        (await PlanAsync(scene, scene.Mother)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Persons");
        (await PlanAsync(scene, scene.Uncle)).Succeeded.ShouldBeTrue("he said nothing of the kind");
        var ask = new AskFamilyMember(scene.World.Database);
        (await ask.WriteAsync(await scene.ActAsync(scene.Scene.Chair), new AskFamilyMemberCommand(scene.Scene.Mother, null, "And then?", AskedQuestionId.New()), default)).ShouldSucceed();
        (await ask.ReleaseAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Mother, default)).ShouldRefuse("has said no");

        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Spoke)).ShouldSucceed();
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), planned, default)).ShouldRefuse("has stopped taking part");
        (await scene.ContactAsync(scene.Mother, ContactSide.Person, ContactOutcome.Spoke)).ShouldSucceed();
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), planned, default)).ShouldSucceed();
        (await ask.ReleaseAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Mother, default)).ShouldSucceed();
    }

    [Fact]
    public async Task What_a_person_wants_left_out_only_the_review_group_reads_and_decides_and_they_read_the_reason()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var question = await AskAsync(scene);
        (await SayAsync(scene, question, QuestionAnswerKind.Words, "Her father shouted.")).ShouldSucceed();
        var wish = await scene.Scene.SendAsync();
        var asked = await scene.Scene.SendAsync(ContributionKind.Question, "When?");
        var database = scene.World.Database;
        var other = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Uncle Inventado", "Uncle");
        (await new AskToLeaveOut(database).RunAsync(await scene.World.ActAsync(other.Id), wish, default)).Refusals.ShouldBe([Refusal.NotFound]);

        (await new AskToLeaveOut(database).RunAsync(await scene.World.ActAsync(scene.Scene.Mother), wish, default)).ShouldSucceed();
        (await new AskToLeaveOut(database).RunAsync(await scene.World.ActAsync(scene.Scene.Mother), wish, default)).ShouldSucceed();
        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(1);
        (await HomeAsync(scene)).LeaveOuts.ShouldBe(1);
        (await SentAsync(scene)).Single(row => row.Id == wish).LeaveOut.ShouldNotBeNull().Outcome.ShouldBeNull();
        (await new FamilyQueries(database).HomeAsync(await scene.World.ActAsync(scene.Scene.Mother), default)).WaitingForAnswer.ShouldBe(1, "no answer to it is due");
        // Everything, on stopping: what was asked for already is not asked for twice.
        (await new AskToLeaveOut(database).OfEverythingAsync(await scene.World.ActAsync(scene.Scene.Mother), default)).ShouldSucceed();
        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(3);

        (await KindsAsync(scene, scene.Scene.Chair)).Count(kind => kind == WorkKind.LeaveOutToDecide).ShouldBe(3);
        (await KindsAsync(scene, scene.Scene.OtherChair)).ShouldNotContain(WorkKind.LeaveOutToDecide);
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.LeaveOutToDecide);
        var words = (await WordsAsync(scene, scene.Scene.Chair))!;
        (words.LeaveOuts.Count, words.Words.Count).ShouldBe((3, 2), "the review group sees it, marked");
        words.LeaveOuts.Select(row => row.Text).ShouldContain("Her father shouted.");
        (await WordsAsync(scene, scene.Scene.Manager))!.Words.ShouldBeEmpty("not even the business unit reads it now");
        (await WordsAsync(scene, scene.Scene.Manager))!.LeaveOuts.ShouldBeEmpty();

        var request = words.LeaveOuts.Single(row => row.Contribution == wish).Id;
        foreach (var outsider in (StaffId[])[scene.Scene.Facilitator, scene.Scene.Manager, scene.Scene.OtherChair])
        {
            (await DecideAsync(scene, outsider, request, LeaveOutOutcome.LeftOut)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await DecideAsync(scene, scene.Scene.Chair, request, null, " ")).Refusals.Select(refusal => refusal.Field).ShouldBe(["Outcome", "Reason"]);
        (await DecideAsync(scene, scene.Scene.Chair, request, LeaveOutOutcome.LeftOut)).ShouldSucceed();
        (await DecideAsync(scene, scene.Scene.Reviewer, request, LeaveOutOutcome.Kept)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await DecideAsync(scene, scene.Scene.Chair, words.LeaveOuts.Single(row => row.Contribution == asked).Id, LeaveOutOutcome.Kept, "It is printed already.")).ShouldSucceed();

        // What she answers after that is an answer of its own, which is read.
        (await DecideAsync(scene, scene.Scene.Chair, words.LeaveOuts.Single(row => row.Contribution is null).Id, LeaveOutOutcome.LeftOut)).ShouldSucceed();
        (await SayAsync(scene, question, QuestionAnswerKind.Words, "He was tired.")).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Chair)).ShouldContain(WorkKind.AskedAnswerToRead);
        (await scene.Scene.CountAsync("question_answers")).ShouldBe(2);

        var after = (await WordsAsync(scene, scene.Scene.Chair))!;
        after.Words.ShouldHaveSingleItem().Id.ShouldBe(asked, "what is left out nobody reads any more");
        (await WordsAsync(scene, scene.Scene.Manager))!.Words.ShouldHaveSingleItem().Id.ShouldBe(asked);
        var told = await SentAsync(scene);
        told.Single(row => row.Id == wish).LeaveOut!.Outcome.ShouldBe(LeaveOutOutcome.LeftOut);
        told.Single(row => row.Id == wish).Text.ShouldBe(FamilyScene.Suggestion, "it stays hers to read");
        told.Single(row => row.Id == asked).LeaveOut!.Reason!.English.ShouldBe("It is printed already.");
        (await HomeAsync(scene)).News.ShouldContain(news => news.Kind == NewsKind.LeaveOutDecided && news.Count == 3);
    }

    [Theory]
    [InlineData(PublicationDecision.Publish)]
    [InlineData(PublicationDecision.DoNotPublish)]
    public async Task The_family_reads_the_day_of_publication_or_that_there_is_none_and_is_told(PublicationDecision decision)
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Manager, "Marwa Inventado", "Mother", "ur");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_email = 'mother@safe.example'");
        var area = new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database));
        async Task<AfterwardsView> ReadAsync() => await area.AfterwardsAsync(await world.World.ActAsync(mother.Id), "en", true, default);
        const string told = "select count(*) from outbox_messages where template = 'FamilySomethingNew'";
        await world.SignOffAllAsync();
        (await world.SendCopyAsync()).ShouldSucceed();
        (await ReadAsync()).Publication.ShouldBeNull();
        var before = await world.World.TestDatabase.AskAsOwnerAsync<long>(told);
        DateOnly? day = decision == PublicationDecision.Publish ? new DateOnly(2026, 3, 9) : null;

        (await world.DecideAsync(day, decision: decision)).ShouldSucceed();

        (await ReadAsync()).Publication.ShouldNotBeNull().Day.ShouldBe(day);
        (await world.World.TestDatabase.AskAsOwnerAsync<long>(told)).ShouldBe(before + 1);
        (await area.HomeAsync(await world.World.ActAsync(mother.Id), "en", true, default)).News
            .ShouldContain(news => news.Kind == (day == null ? NewsKind.NotToBePublished : NewsKind.PublicationDaySet));
    }

    private const string Question = "What was a good day like?";

    private static async Task<AskedQuestionId> AskAsync(InvolvementScene scene)
    {
        var (ask, chair, id) = (new AskFamilyMember(scene.World.Database), await scene.ActAsync(scene.Scene.Chair), AskedQuestionId.New());
        (await ask.WriteAsync(chair, new AskFamilyMemberCommand(scene.Scene.Mother, null, Question, id), default)).ShouldSucceed();
        (await ask.ReleaseAsync(chair, scene.Scene.Mother, default)).ShouldSucceed();
        return id;
    }

    private static async Task<Result> SayAsync(InvolvementScene scene, AskedQuestionId question, QuestionAnswerKind kind, string? text) =>
        await new AnswerAskedQuestion(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Scene.Mother), new AnswerAskedQuestionCommand(question, kind, text, "ur"), default);

    private static async Task<Result> ChooseAsync(InvolvementScene scene, AgreementAnswer answer, params FamilyActivity[] activities) =>
        await new RecordAgreement(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Scene.Mother),
            new RecordAgreementCommand(activities.ToDictionary(activity => activity, _ => answer), ExplainedBy.ReadItMyself, "ur"), default);

    private static Task<Result> StopAsync(InvolvementScene scene) => ChooseAsync(scene, AgreementAnswer.No, Enum.GetValues<FamilyActivity>());

    /// <summary>What stands on the first page, without a trace that anybody looked.</summary>
    private static async Task<AreaHome> HomeAsync(InvolvementScene scene, FamilyMemberId? member = null)
    {
        var actor = await scene.World.ActAsync(member ?? scene.Scene.Mother);
        var home = await new FamilyAreaQueries(scene.World.Database, new FamilyQueries(scene.World.Database)).HomeAsync(actor, "ur", true, default);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"delete from family_sessions where id = '{actor.Session.Value}'");
        return home;
    }

    /// <summary>She looks in for a moment; the next visit is another one.</summary>
    private static async Task VisitAsync(InvolvementScene scene)
    {
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.World.ActAsync(scene.Scene.Mother);
        scene.Clock.Advance(TimeSpan.FromHours(2));
    }

    private static async Task<IReadOnlyList<ContributionView>> SentAsync(InvolvementScene scene) =>
        await new FamilyQueries(scene.World.Database).ContributionsAsync(await scene.World.ActAsync(scene.Scene.Mother), null, "en", true, default);

    private static async Task<FamilyWordsView?> WordsAsync(InvolvementScene scene, StaffId staff) =>
        await new FamilyWordsQueries(scene.World.Database).OpenAsync(await scene.ActAsync(staff), scene.Scene.Case.Id, new WordsFilter(), default);

    private static async Task<Result> DecideAsync(InvolvementScene scene, StaffId staff, LeaveOutRequestId request, LeaveOutOutcome? outcome, string reason = "We do without it.") =>
        await new DecideLeaveOut(scene.World.Database).RunAsync(await scene.ActAsync(staff), new DecideLeaveOutCommand(request, outcome, reason), default);

    /// <summary>A meeting that stood before meetings were called off.</summary>
    private static Task StandAsBeforeAsync(InvolvementScene scene) => scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Planned', called_off = null, called_off_at = null");

    private static async Task<Result<FamilyMeetingId>> PlanAsync(InvolvementScene scene, MappedPersonId person) =>
        await new PlanFamilyMeeting(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new PlanFamilyMeetingCommand(scene.Scene.Case.Id, FamilyMeetingId.New(),
            new("To go through the draft.", scene.World.Now.AddDays(7), "Heron Library", "Rowan", "Chair Clover", false, null), [person]), default);

    private static async Task<IReadOnlyList<WorkItem>> TodayAsync(InvolvementScene scene, StaffId staff) =>
        (await new TodayQueries(scene.World.Database).FindAsync(await scene.ActAsync(staff), 1, default)).Mine;

    private static async Task<IReadOnlyList<WorkKind>> KindsAsync(InvolvementScene scene, StaffId staff) => [.. (await TodayAsync(scene, staff)).Select(item => item.Kind)];

    [Fact]
    public async Task What_is_being_done_is_called_late_when_its_day_has_passed_and_not_done_when_it_was_sent_back()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var action = await filled.TellOfActionAsync();
        var area = new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database));
        async Task<ToldView> ReadAsync() => (await area.AfterwardsAsync(await world.World.ActAsync(world.Mother.Id), "en", true, default)).Actions.ShouldHaveSingleItem();
        (await ReadAsync()).Standing.ShouldBe(ToldStanding.BeingDone);

        var sentBack = world.World.Now;
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into action_entries (id, action_id, partnership_id, case_id, kind, text, written_by, written_at)
            values (gen_random_uuid(), '{action}', '{world.World.Partnership.Id}', '{world.Case.Id}', 'SentBack', 'Only the agency reads why.', '{world.Chair}', '{sentBack:O}')
            """);
        (await ReadAsync()).ShouldSatisfyAllConditions(told => told.Standing.ShouldBe(ToldStanding.NotDoneYet), told => told.CheckedAt.ShouldBe(sentBack), told => told.DueHasPassed.ShouldBeFalse());
        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from action_entries");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update planned_actions set due = '2026-02-27' where id = '{action}'");
        (await ReadAsync()).ShouldSatisfyAllConditions(told => told.Standing.ShouldBe(ToldStanding.Late), told => told.CheckedAt.ShouldBeNull(), told => told.DueHasPassed.ShouldBeTrue());
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update planned_actions set state = 'ReportedComplete' where id = '{action}'");
        (await ReadAsync()).Standing.ShouldBe(ToldStanding.BeingChecked);
    }
}
