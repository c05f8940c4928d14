using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>The family's words on their way through the review, against PostgreSQL: what is kept, who is refused, what the person sees of it.</summary>
public sealed class FamilyWordsTests
{
    private const string First = "Nobody asked who lived in the house.";
    private const string Second = "Nobody asked the mother who lived in the house.";

    [Fact]
    public async Task A_comment_is_read_considered_used_and_answered_and_the_person_sees_the_days_and_not_the_notes()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var clock = (FakeClock)scene.World.TestDatabase.Clock;
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        (await scene.ReleaseAsync(scene.Chair, passage)).ShouldSucceed();
        var shown = await OwnDraftAsync(scene);
        var sent = await scene.SendAsync(ContributionKind.FactIsWrong, "I was asked once.", shown.Id);

        clock.Advance(TimeSpan.FromDays(2));
        (await StepAsync(scene, scene.Reviewer, sent, ContributionStanding.Beginning, ContributionStatus.Read)).ShouldSucceed();
        (await StepAsync(scene, scene.Chair, sent, ContributionStanding.Beginning, ContributionStatus.Considered)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        clock.Advance(TimeSpan.FromDays(1));
        var view = (await Queries(scene).OpenAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, new WordsFilter(ContributionStatus.Read), CancellationToken.None))!;
        var row = view.Words.ShouldHaveSingleItem();
        (row.PassageNumber, row.PassageHeading, row.MayWeigh, view.Unanswered, view.Counts[ContributionStatus.Read]).ShouldBe((1, "What happened", true, 1, 1));
        (await StepAsync(scene, scene.Chair, sent, row.Standing, ContributionStatus.Used, "Passage 1 says now that she was asked.")).ShouldSucceed();
        (await new LinkContribution(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Chair),
            new LinkContributionCommand(sent, ContributionLinkKind.DraftPassage, null, passage), CancellationToken.None)).ShouldSucceed();
        (await new LinkContribution(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Chair),
            new LinkContributionCommand(sent, ContributionLinkKind.Finding, "Who is asked"), CancellationToken.None)).ShouldSucceed();

        var comment = (await OwnDraftAsync(scene)).Comments.ShouldHaveSingleItem();
        (comment.ReadAt, comment.ConsideredAt, comment.Answer).ShouldBe((scene.World.Now.AddDays(-1), scene.World.Now, null));
        (await scene.RecordedAsync("Contribution weighed")).ShouldBe(2);
        view = (await Queries(scene).OpenAsync(await scene.World.ActAsync(scene.Manager), scene.Case.Id, new WordsFilter(), CancellationToken.None))!;
        view.Words.Single().Links.Select(link => link.Label).ShouldBe(["What happened", "Who is asked"]);
        view.Words.Single().Steps.Select(step => (step.Status, step.By)).ShouldBe([
            (ContributionStatus.Used, "Chair Clover Testwell"), (ContributionStatus.Considered, "Chair Clover Testwell"), (ContributionStatus.Read, "Reviewer Rowan Testwell")]);
        view.Words.Single().MayWeigh.ShouldBeFalse();

        // An answer brings the steps it is missing with it, and takes none a second time.
        (await scene.AnswerAsync(scene.Chair, sent, AnswerOutcome.Accepted, "You were asked once. It says so now.")).ShouldSucceed();
        (await scene.CountAsync("contribution_steps")).ShouldBe(3);
    }

    [Fact]
    public async Task A_passage_released_anew_shows_what_changed_and_keeps_what_was_said_beside_it()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        (await scene.ReleaseAsync(scene.Chair, passage)).ShouldSucceed();
        var first = await OwnDraftAsync(scene);
        first.Changes.ShouldBeNull();
        await OpenAsync(scene, first.Id);
        var sent = await scene.SendAsync(ContributionKind.FactIsWrong, "Ask me.", first.Id);
        (await scene.WriteAsync(scene.Chair, passage, (await scene.PassageAsync(passage)).Version, Second)).ShouldSucceed();
        (await scene.AnswerAsync(scene.Chair, sent, AnswerOutcome.Accepted, "It says so now.")).ShouldSucceed();
        (await scene.ReleaseAsync(scene.Chair, passage, 2)).ShouldSucceed();

        var second = await OwnDraftAsync(scene);
        (second.OpenedAt, second.Id == first.Id).ShouldBe((null, false));
        second.Changes!.Words.Pieces.Single(piece => piece.Kind == ChangeKind.Added).Words.ShouldBe("the mother ");
        second.Changes.Language.ShouldBe("en");
        var comment = second.Comments.ShouldHaveSingleItem();
        (comment.OfEarlierWords, comment.Passage, comment.PassageNumber, comment.Answer!.Outcome).ShouldBe((true, second.Id, 1, AnswerOutcome.Accepted));

        // Both versions in her language: the change is shown in it.
        await TranslateAsync(scene, new(First, FamilyScene.Heading), "کسی نے نہیں پوچھا کہ گھر میں کون رہتا تھا۔");
        (await OwnDraftAsync(scene)).Changes!.Language.ShouldBe("en");
        await TranslateAsync(scene, new(Second, FamilyScene.Heading), "کسی نے ماں سے نہیں پوچھا کہ گھر میں کون رہتا تھا۔");
        (await OwnDraftAsync(scene)).Changes!.Words.Pieces.Single(piece => piece.Kind == ChangeKind.Added).Words.ShouldBe("ماں سے ");

        // What was taken back because it should not be read is not shown as an earlier version.
        (await new ReleasePassage(scene.World.Database).WithdrawAsync(await scene.World.ActAsync(scene.Chair), new WithdrawPassageCommand(passage, scene.Mother), CancellationToken.None)).ShouldSucceed();
        (await scene.WriteAsync(scene.Chair, passage, (await scene.PassageAsync(passage)).Version, "Other words.")).ShouldSucceed();
        (await scene.ReleaseAsync(scene.Chair, passage, 3)).ShouldSucceed();
        (await OwnDraftAsync(scene)).Changes.ShouldBeNull();
    }

    [Fact]
    public async Task Where_somebody_is_in_the_draft_is_kept_for_them_alone()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.ReleaseAsync(scene.Chair, (await scene.WriteAsync(scene.Chair)).Value)).ShouldSucceed();
        var shown = await OwnDraftAsync(scene);
        (shown.OpenedAt, shown.PutOffAt).ShouldBe((null, null));
        var place = new ReadingPlace(scene.World.Database);

        (await place.PutOffAsync(await scene.World.ActAsync(scene.Mother), shown.Id, CancellationToken.None)).ShouldSucceed();
        ((await OwnDraftAsync(scene)).OpenedAt, (await OwnDraftAsync(scene)).PutOffAt).ShouldBe((null, scene.World.Now));
        await OpenAsync(scene, shown.Id);
        ((await OwnDraftAsync(scene)).OpenedAt, (await OwnDraftAsync(scene)).PutOffAt).ShouldBe((scene.World.Now, null));

        var uncle = await scene.World.AddFamilyMemberAsync(scene.Case, scene.Facilitator, "Uncle Inventado", "Uncle");
        (await place.PutOffAsync(await scene.World.ActAsync(uncle.Id), shown.Id, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.CountAsync("passage_readings")).ShouldBe(1);
    }

    [Fact]
    public async Task The_whole_draft_is_spoken_of_only_by_who_was_shown_some_of_it()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        (await SayWholeAsync()).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.ReleaseAsync(scene.Chair, (await scene.WriteAsync(scene.Chair)).Value)).ShouldSucceed();
        (await SayWholeAsync()).ShouldSucceed();
        (await scene.Queries.OpenDraftAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, CancellationToken.None))!.Unanswered.ShouldBe(1);

        async Task<Result> SayWholeAsync() => await new SendContribution(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Mother),
            new SendContributionCommand(ContributionId.New(), ContributionKind.WholeDraft, null, "It speaks of me as if I were not there."), CancellationToken.None);
    }

    [Fact]
    public async Task Accounts_stand_side_by_side_once_and_two_writers_both_keep_their_words()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var sent = await scene.SendAsync();
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Case, scene.Facilitator, "Uncle Inventado", "Uncle");
        await scene.SendAsync(text: "More");
        var useCase = new SetSideBySide(scene.World.Database);
        var id = ContradictoryAccountsId.New();
        AccountOfEvents[] sides = [new(sent, null, null), new(null, "School's log", "The school rang once.")];
        var command = new SetSideBySideCommand(scene.Case.Id, id, null, "How often the school rang", sides, null);

        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command, CancellationToken.None)).ShouldSucceed();
        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command, CancellationToken.None)).ShouldSucceed();
        var view = (await Queries(scene).OpenAccountsAsync(await scene.World.ActAsync(scene.Reviewer), scene.Case.Id, CancellationToken.None))!;
        var row = view.Accounts.ShouldHaveSingleItem();
        row.Sides.Select(side => (side.Words?.Relation, side.Source)).ShouldBe([("Mother", null), (null, "School's log")]);
        view.Choices.Count.ShouldBe(2);

        (await useCase.RunAsync(await scene.World.ActAsync(scene.Reviewer), command with { Version = row.Version, Analysis = "Both can be true: one call was not logged." }, CancellationToken.None)).ShouldSucceed();
        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command with { Version = row.Version, Analysis = "Mine" }, CancellationToken.None)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command with { Id = ContradictoryAccountsId.New(), Sides = [new(ContributionId.New(), null, null), sides[1]] }, CancellationToken.None))
            .Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.CountAsync("contradictory_accounts where analysis like 'Both%'")).ShouldBe(1);
        uncle.ShouldNotBeNull();

        // What the review made of it before stays beside what it makes of it now.
        row = await RowAsync();
        row.Earlier.ShouldBeEmpty("there was nothing before");
        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(1));
        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command with { Version = row.Version, Analysis = "The log has a gap on that day." }, CancellationToken.None)).ShouldSucceed();
        row = await RowAsync();
        (row.Analysis, row.Earlier.ShouldHaveSingleItem().Analysis).ShouldBe(("The log has a gap on that day.", "Both can be true: one call was not logged."));
        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command with { Version = row.Version, Title = "How often it rang", Analysis = row.Analysis }, CancellationToken.None)).ShouldSucceed();
        row = await RowAsync();
        row.Earlier.Count.ShouldBe(1, "the analysis is the same, and of the same accounts");
        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command with { Version = row.Version, Title = "Who rang", Sides = [sides[0], new(null, "The aunt", "Nobody rang.")], Analysis = row.Analysis }, CancellationToken.None)).ShouldSucceed();
        var before = (await RowAsync()).Earlier[0];
        (before.Analysis, before.Title).ShouldBe(("The log has a gap on that day.", "How often it rang"));
        before.Sides.Select(side => (side.Words?.Relation, side.Source)).ShouldBe([("Mother", null), (null, "School's log")], "it is not laid beneath accounts it never weighed");

        async Task<AccountsRow> RowAsync() => (await Queries(scene).OpenAccountsAsync(await scene.World.ActAsync(scene.Reviewer), scene.Case.Id, CancellationToken.None))!.Accounts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Accounts_nobody_has_weighed_wait_for_the_review_group()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var command = new SetSideBySideCommand(scene.Case.Id, ContradictoryAccountsId.New(), null, "How often the school rang", [new(await scene.SendAsync(), null, null), new(null, "School's log", "Once.")], null);
        (await new SetSideBySide(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Chair), command, CancellationToken.None)).ShouldSucceed();

        (await TodayAsync(scene.Chair)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(item => item.Subject.ShouldBe(command.Id.Value), item => item.Case.ShouldBe(scene.Case.Id));
        (await TodayAsync(scene.Facilitator)).ShouldBeEmpty("the analysis is the review group's");
        var version = (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>("select xmin::text::bigint from contradictory_accounts");
        (await new SetSideBySide(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Chair), command with { Version = version, Analysis = "Both." }, CancellationToken.None)).ShouldSucceed();
        (await TodayAsync(scene.Chair)).ShouldBeEmpty();

        async Task<IReadOnlyList<WorkItem>> TodayAsync(StaffId staff) =>
            [.. (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(staff), 1, CancellationToken.None)).Mine.Where(item => item.Kind == WorkKind.AccountsToWeigh)];
    }

    [Fact]
    public async Task A_passage_shows_the_review_group_which_words_led_to_it_and_links_are_called_as_before()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var sent = await scene.SendAsync();
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        var link = new LinkContribution(scene.World.Database);
        (await link.RunAsync(await scene.World.ActAsync(scene.Chair), new LinkContributionCommand(sent, ContributionLinkKind.DraftPassage, null, passage), CancellationToken.None)).ShouldSucceed();
        (await link.RunAsync(await scene.World.ActAsync(scene.Chair), new LinkContributionCommand(sent, ContributionLinkKind.Finding, "Nobody asked"), CancellationToken.None)).ShouldSucceed();

        (await LedHereAsync(scene.Chair)).ShouldHaveSingleItem().Contribution.ShouldBe(sent);
        (await LedHereAsync(scene.Facilitator)).ShouldBeEmpty("the analysis is the review group's");
        var words = (await Queries(scene).OpenAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, new WordsFilter(), CancellationToken.None))!;
        words.Written.ShouldBe([new LinkLabel(ContributionLinkKind.Finding, "Nobody asked")]);
        var made = words.Words.ShouldHaveSingleItem().Links.Single(one => one.Kind == ContributionLinkKind.DraftPassage);
        made.Subject.ShouldBe(passage.Value);
        (await link.RemoveAsync(await scene.World.ActAsync(scene.Chair), made.Id, CancellationToken.None)).ShouldSucceed();
        (await LedHereAsync(scene.Chair)).ShouldBeEmpty();

        async Task<IReadOnlyList<LedHere>> LedHereAsync(StaffId staff) =>
            (await scene.Queries.OpenDraftAsync(await scene.World.ActAsync(staff), scene.Case.Id, CancellationToken.None))?.Passages.Single().LedHere ?? [];
    }

    [Fact]
    public async Task A_letter_reaches_one_person_in_their_language_once_it_is_released()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Case, scene.Facilitator, "Uncle Inventado", "Uncle");
        var useCase = new WriteFamilyLetter(scene.World.Database);
        var id = FamilyLetterId.New();
        var facilitator = await scene.World.ActAsync(scene.Facilitator);
        var command = new WriteFamilyLetterCommand(scene.Mother, id, null, "What happens now", "We meet in May. You need to do nothing.");
        (await useCase.RunAsync(facilitator, command, CancellationToken.None)).ShouldSucceed();
        (await useCase.RunAsync(facilitator, command, CancellationToken.None)).ShouldSucceed();
        (await LettersAsync(scene.Mother)).ShouldBeEmpty();
        var version = (await DeskAsync()).Letters.Single().Version;

        (await useCase.ReleaseAsync(facilitator, new ReleaseFamilyLetterCommand(id, version, false), CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("InEnglishFirst");
        (await useCase.ReleaseAsync(facilitator, new ReleaseFamilyLetterCommand(id, version + 1, true), CancellationToken.None)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        await TranslateAsync(scene, new(command.Text!, command.Title), "ہم مئی میں ملیں گے۔ آپ کو کچھ نہیں کرنا۔");
        (await useCase.ReleaseAsync(facilitator, new ReleaseFamilyLetterCommand(id, version, false), CancellationToken.None)).ShouldSucceed();
        (await useCase.ReleaseAsync(facilitator, new ReleaseFamilyLetterCommand(id, version, false), CancellationToken.None)).ShouldSucceed();

        (await LettersAsync(scene.Mother)).ShouldHaveSingleItem().Text.Translation.ShouldBe("ہم مئی میں ملیں گے۔ آپ کو کچھ نہیں کرنا۔");
        (await LettersAsync(uncle.Id)).ShouldBeEmpty();
        var opened = await new FamilyQueries(scene.World.Database).OpenLetterAsync(await scene.World.ActAsync(uncle.Id), id, "en", false, CancellationToken.None);
        opened.ShouldBeNull();
        (await scene.MessagesAsync()).ShouldBe(1);
        (await scene.RecordedAsync("Letter to a family member released")).ShouldBe(1);

        var explain = new RecordExplanation(scene.World.Database);
        var said = new RecordExplanationCommand(scene.Mother, ExplainedThing.Letter, id.Value, "Fern", new DateOnly(2026, 3, 2), "Test Interpreter", Understanding.Silence, null);
        (await explain.RunAsync(facilitator, said, CancellationToken.None)).ShouldSucceed();
        (await explain.RunAsync(facilitator, said with { Member = uncle.Id }, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await DeskAsync()).StillOpen.ShouldHaveSingleItem().Interpreter.ShouldBe("Test Interpreter");
        (await explain.RunAsync(facilitator, said with { Understanding = Understanding.SaidInOwnWords }, CancellationToken.None)).ShouldSucceed();
        (await DeskAsync()).StillOpen.ShouldBeEmpty();

        async Task<IReadOnlyList<LetterView>> LettersAsync(FamilyMemberId member) =>
            await new FamilyQueries(scene.World.Database).LettersAsync(await scene.World.ActAsync(member), "ur", false, CancellationToken.None);
        async Task<FamilyLettersView> DeskAsync() => (await new FamilyLetterQueries(scene.World.Database).OpenAsync(facilitator, scene.Case.Id, scene.Mother, CancellationToken.None))!;
    }

    [Fact]
    public async Task Who_does_not_work_with_the_family_neither_weighs_nor_writes_nor_explains()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var sent = await scene.SendAsync();
        var letter = FamilyLetterId.New();
        (await new WriteFamilyLetter(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Chair), new WriteFamilyLetterCommand(scene.Mother, letter, null, "T", "T"), CancellationToken.None)).ShouldSucceed();
        var translator = await scene.World.AddStaffAsync("Translator Thyme Testwell", null, StaffRole.Translator);
        foreach (var stranger in (StaffId[])[scene.OtherChair, scene.Adviser, translator])
        {
            var actor = await scene.World.ActAsync(stranger);
            (await Queries(scene).OpenAsync(actor, scene.Case.Id, new WordsFilter(), CancellationToken.None)).ShouldBeNull();
            (await Queries(scene).OpenAccountsAsync(actor, scene.Case.Id, CancellationToken.None)).ShouldBeNull();
            (await new FamilyLetterQueries(scene.World.Database).OpenAsync(actor, scene.Case.Id, scene.Mother, CancellationToken.None)).ShouldBeNull();
            (await StepAsync(scene, stranger, sent, ContributionStanding.Beginning, ContributionStatus.Read)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new LinkContribution(scene.World.Database).RunAsync(actor, new LinkContributionCommand(sent, ContributionLinkKind.Finding, "x"), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new SetSideBySide(scene.World.Database).RunAsync(actor, new SetSideBySideCommand(scene.Case.Id, ContradictoryAccountsId.New(), null, "x", [new(sent, null, null), new(sent, null, null)], null), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new WriteFamilyLetter(scene.World.Database).RunAsync(actor, new WriteFamilyLetterCommand(scene.Mother, FamilyLetterId.New(), null, "T", "T"), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new WriteFamilyLetter(scene.World.Database).ReleaseAsync(actor, new ReleaseFamilyLetterCommand(letter, 0, true), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new RecordExplanation(scene.World.Database).RunAsync(actor, new RecordExplanationCommand(scene.Mother, ExplainedThing.Letter, letter.Value, "x", null, null, null, null), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await StepAsync(scene, scene.Facilitator, sent, ContributionStanding.Beginning, ContributionStatus.Considered)).Refusals.ShouldBe([Refusal.NotFound]);
        (await Queries(scene).OpenAsync(await scene.World.ActAsync(scene.Facilitator), scene.Case.Id, new WordsFilter(), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_report_is_agreed_and_signed_over_unanswered_comments_only_with_a_reason()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var chair = await world.World.ActAsync(world.Chair);
        var passage = (await new WriteDraftPassage(world.World.Database).RunAsync(chair, new WriteDraftPassageCommand(world.Case.Id, null, 0, "What happened", First), CancellationToken.None)).Value;
        (await new ReleasePassage(world.World.Database).RunAsync(chair, new ReleasePassageCommand(passage, 1, [mother.Id], Enum.GetValues<ReleaseCheck>()), CancellationToken.None)).ShouldSucceed();
        await SayAsync("It speaks of me as if I were not there.");
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();

        (await world.AgreeAsync(world.Chair)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Despite");
        var agree = new AgreeFinalVersion(world.World.Database);
        (await agree.RunAsync(await world.World.ActAsync(world.Chair), new AgreeFinalVersionCommand(world.Case.Id, 1, "The inquest begins on Monday."), CancellationToken.None)).ShouldSucceed();
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select agreed_despite from review_reports")).ShouldBe("The inquest begins on Monday.");

        // What was known when it was agreed has its reason; what came since has none.
        (await world.SignAsync(world.CouncilPartner)).ShouldSucceed();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await SayAsync("And my son has a name.");
        (await world.SignAsync(world.PolicePartner)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Despite");
        var partner = await world.World.ActAsync(world.PolicePartner);
        var page = (await new ReportQueries(world.World.Database).OpenAsync(partner, await world.ReportAsync(), CancellationToken.None))!;
        page.Open.ShouldBe(new OpenBefore(Comments: 1));
        (await new SignOffReport(world.World.Database).RunAsync(partner, new SignOffReportCommand(await world.ReportAsync(), 1, "It is answered by the chair today."), CancellationToken.None)).ShouldSucceed();
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from report_sign_offs where signed_despite is not null")).ShouldBe(1);

        async Task SayAsync(string text) => (await new SendContribution(world.World.Database).RunAsync(await world.World.ActAsync(mother.Id),
            new SendContributionCommand(ContributionId.New(), ContributionKind.WholeDraft, null, text), CancellationToken.None)).ShouldSucceed();
    }

    [Fact]
    public async Task A_final_version_is_agreed_over_open_questions_or_a_hold_that_ended_only_with_a_reason_which_stands_for_the_draft_as_well()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        (await world.AgreeAsItStandsAsync(world.Chair)).ShouldRefuse("9 of the nine assurance questions are not answered for the draft.");
        var page = (await new ReportQueries(world.World.Database).OpenForCaseAsync(await world.World.ActAsync(world.Chair), world.Case.Id, CancellationToken.None))!;
        (page.Open.Questions, page.Open.Holds).ShouldBe((9, 0));
        await world.AssureDraftAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            with person as (insert into mapped_persons (id, partnership_id, case_id, name, relation, generation, is_the_child, responsibility, written_by, written_at, added_at)
                select gen_random_uuid(), partnership_id, id, 'Flint', 'Father', 'Parents', false, 'NotKnown', '{world.Chair}', now(), now() from cases returning *)
            insert into involvement_holds (id, partnership_id, case_id, person_id, officer, reason, agreed_on, is_acknowledged, acknowledgement, look_again_on, recorded_by, recorded_at, ended_at)
            select gen_random_uuid(), partnership_id, case_id, id, 'DI Osprey', 'x', '2026-03-02', true, 'x', '2026-04-02', written_by, written_at, written_at from person
            """);
        (await world.AgreeAsItStandsAsync(world.Chair)).ShouldRefuse("A hold has ended and the analysis was not opened again.");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set reopened_at = now(); delete from assurance_answers where question = 9");
        (await world.AgreeAsItStandsAsync(world.Chair)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Despite");

        (await world.AgreeAsItStandsAsync(world.Chair, despite: " The inquest begins on Monday. ")).ShouldSucceed();

        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select agreed_despite from review_reports")).ShouldBe("The inquest begins on Monday.");
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select stage || ': ' || reason from assurance_missed_points")).ShouldBe("Draft: The inquest begins on Monday.");
    }

    private static FamilyWordsQueries Queries(FamilyScene scene) => new(scene.World.Database);

    private static async Task<Result> StepAsync(FamilyScene scene, StaffId staff, ContributionId contribution, ContributionStanding seen, ContributionStatus status, string? note = null) =>
        await new TakeContributionStep(scene.World.Database).RunAsync(await scene.World.ActAsync(staff), new TakeContributionStepCommand(contribution, seen, status, note), CancellationToken.None);

    private static async Task<PassageView> OwnDraftAsync(FamilyScene scene) =>
        (await new FamilyQueries(scene.World.Database).DraftAsync(await scene.World.ActAsync(scene.Mother), "ur", false, CancellationToken.None)).ShouldHaveSingleItem();

    private static async Task OpenAsync(FamilyScene scene, ReleasedPassageId passage) =>
        (await new FamilyQueries(scene.World.Database).OpenPassageAsync(await scene.World.ActAsync(scene.Mother), passage, "ur", false, CancellationToken.None)).ShouldNotBeEmpty();

    private static async Task TranslateAsync(FamilyScene scene, HeadedText english, string urdu)
    {
        await scene.ReadsAsync(scene.Chair, "ur");
        (await scene.TranslateAsync(scene.Facilitator, english, urdu, from: "en", into: "ur")).ShouldSucceed();
        var version = (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from case_text_translations where source_hash = '{CaseTextTranslation.HashOf(english)}'");
        (await new TranslateCaseText(scene.World.Database).ApproveAsync(await scene.World.ActAsync(scene.Chair),
            new TranslateCaseTextCommand(scene.Case.Id, english, "en", "ur", null, version), CancellationToken.None)).ShouldSucceed();
    }
}
