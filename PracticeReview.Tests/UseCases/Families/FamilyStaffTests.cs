using Microsoft.EntityFrameworkCore;
using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>The professionals' side of family involvement against PostgreSQL: what is done, who is refused, what is left in the record and in the post.</summary>
public sealed class FamilyStaffTests
{
    [Fact]
    public async Task A_person_is_added_once_however_often_the_form_is_sent_and_their_facilitator_joins_the_case()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var helper = await scene.World.AddStaffAsync("Helper Hazel Testwell", null);
        var command = new AddFamilyMemberCommand(scene.Case.Id, "Uncle Inventado", "Uncle", "pl", "Lived with the child", null, "07700 900123", helper, FamilyMemberId.New(), "family-member/x", Age: AgeGroup.Adult);
        var useCase = new AddFamilyMember(scene.World.Database);
        await new Data.Drafts.FormDrafts(scene.World.Database).KeepAsync(await scene.World.ActAsync(scene.Chair), "family-member/x", "{}", CancellationToken.None);

        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command, CancellationToken.None)).ShouldSucceed();
        (await useCase.RunAsync(await scene.World.ActAsync(scene.Chair), command, CancellationToken.None)).Value.ShouldBe(command.Id!.Value);

        (await scene.CountAsync("family_members where relation = 'Uncle' and safe_mobile = '07700900123'")).ShouldBe(1);
        (await scene.RecordedAsync("Family member added")).ShouldBe(1);
        (await scene.CountAsync("form_drafts")).ShouldBe(0);
        (await scene.World.ActAsync(helper)).Holds(scene.Case.Id, CaseRole.FamilyFacilitator).ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "Uncle", "pl", "Why", null, null, "Name")]
    [InlineData("Uncle", " ", "pl", "Why", null, null, "Relation")]
    [InlineData("Uncle", "Uncle", "pl", "Why", null, null, "Age")]
    [InlineData("Uncle", "Uncle", "qps", "Why", null, null, "Language")]
    [InlineData("Uncle", "Uncle", "pl", "", null, null, "Reason")]
    [InlineData("Uncle", "Uncle", "pl", "Why", "Somebody <a@b.example>", null, "SafeEmail")]
    [InlineData("Uncle", "Uncle", "pl", "Why", "a@b.example, c@d.example", null, "SafeEmail")]
    [InlineData("Uncle", "Uncle", "pl", "Why", null, "ring me", "SafeMobile")]
    public async Task A_person_without_what_is_needed_is_not_added(string name, string relation, string language, string reason, string? email, string? mobile, string field)
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;

        var added = await new AddFamilyMember(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Facilitator),
            new AddFamilyMemberCommand(scene.Case.Id, name, relation, language, reason, email, mobile, Age: field == "Age" ? null : AgeGroup.Adult), CancellationToken.None);

        added.Refusals.ShouldHaveSingleItem().Field.ShouldBe(field);
        (await scene.CountAsync("family_members")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_work_with_the_family_neither_sees_nor_changes_anything_of_it()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var sent = await scene.SendAsync();
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        foreach (var stranger in (StaffId[])[scene.OtherChair, scene.Adviser])
        {
            var actor = await scene.World.ActAsync(stranger);
            (await scene.Queries.OpenFamilyAsync(actor, scene.Case.Id, CancellationToken.None)).ShouldBeNull();
            (await scene.Queries.OpenMemberAsync(actor, scene.Case.Id, scene.Mother, CancellationToken.None)).ShouldBeNull();
            (await scene.Queries.OpenMemberAsync(actor, scene.OtherCase.Id, scene.Mother, CancellationToken.None)).ShouldBeNull();
            (await scene.Queries.OpenDraftAsync(actor, scene.Case.Id, CancellationToken.None)).ShouldBeNull();
            (await scene.Queries.WaitingAsync(actor, 1, CancellationToken.None)).Total.ShouldBe(0);
            (await new AssuranceQueries(scene.World.Database).OpenAsync(actor, scene.Case.Id, CancellationToken.None)).ShouldBeNull();
            (await scene.AnswerAsync(stranger, sent)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.WriteAsync(stranger)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.ReleaseAsync(stranger, passage)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.TranslateAsync(stranger, FamilyScene.Suggestion, "The school rang twice.")).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.AssureAsync(stranger, 1)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new EndFamilyAccess(scene.World.Database).RunAsync(actor, new EndFamilyAccessCommand(scene.Mother, "Why"), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new AddFamilyMember(scene.World.Database).RunAsync(actor, new AddFamilyMemberCommand(scene.Case.Id, "Uncle", "Uncle", "pl", "Why", null, null, Age: AgeGroup.Adult), CancellationToken.None))
                .Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await scene.WriteAsync(scene.Facilitator)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.AnswerAsync(scene.Facilitator, sent)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.AssureAsync(scene.Facilitator, 1)).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task An_answer_reaches_the_person_by_the_safe_means_once()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var sent = await scene.SendAsync();

        (await scene.AnswerAsync(scene.Chair, sent)).ShouldSucceed();
        (await scene.AnswerAsync(scene.Chair, sent)).ShouldSucceed();
        (await scene.AnswerAsync(scene.Reviewer, sent, AnswerOutcome.NotAccepted, "We will not.")).Refused.ShouldBeTrue();

        (await scene.MessagesAsync()).ShouldBe(1);
        (await scene.RecordedAsync("Contribution answered")).ShouldBe(1);
        var shown = (await scene.MemberAsync(scene.Facilitator)).Contributions.ShouldHaveSingleItem();
        (shown.Answer!.Text, shown.Answer.AnsweredBy, shown.MayAnswer).ShouldBe(("We will ask the school.", "Chair Clover Testwell", false));
        (await scene.RecordedAsync("Family member opened")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_answer_at_the_same_moment_give_one_answer()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var sent = await scene.SendAsync();

        var answers = await Task.WhenAll(scene.AnswerAsync(scene.Chair, sent), scene.AnswerAsync(scene.Reviewer, sent, AnswerOutcome.NotAccepted, "We will not."));

        answers.Count(answer => answer.Succeeded).ShouldBe(1);
        (await scene.CountAsync("contribution_answers")).ShouldBe(1);
        (await scene.MessagesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Where_no_means_is_safe_nothing_is_sent_and_a_mobile_alone_gets_a_text_message()
    {
        var scene = await FamilyScene.CreateAsync(safeEmail: null);
        await using var _ = scene.World;
        (await scene.AnswerAsync(scene.Chair, await scene.SendAsync())).ShouldSucceed();
        (await scene.MessagesAsync()).ShouldBe(0);

        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_mobile = '07700900123'");
        (await scene.AnswerAsync(scene.Chair, await scene.SendAsync(text: "More"))).ShouldSucceed();

        (await scene.MessagesAsync()).ShouldBe(1);
        (await scene.CountAsync("outbox_messages where means = 'TextMessage' and template = 'FamilySomethingNew'")).ShouldBe(1);
    }

    [Fact]
    public async Task Closing_an_area_needs_a_reason_holds_at_once_and_is_recorded_once()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var useCase = new EndFamilyAccess(scene.World.Database);
        var facilitator = await scene.World.ActAsync(scene.Facilitator);

        (await useCase.RunAsync(facilitator, new EndFamilyAccessCommand(scene.Mother, " "), CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Why");
        (await useCase.RunAsync(facilitator, new EndFamilyAccessCommand(scene.Mother, new string('w', 1_001)), CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Why");
        var mother = await scene.World.ActAsync(scene.Mother);
        (await useCase.RunAsync(facilitator, new EndFamilyAccessCommand(scene.Mother, "She asked for it."), CancellationToken.None)).ShouldSucceed();
        (await useCase.RunAsync(facilitator, new EndFamilyAccessCommand(scene.Mother, "She asked for it."), CancellationToken.None)).ShouldSucceed();

        await using (var operation = await scene.World.Database.BeginAsync(mother, CancellationToken.None))
        {
            operation.Read<FamilyMember>().ToList().ShouldBeEmpty();
        }
        (await scene.RecordedAsync("Family area closed")).ShouldBe(1);
        (await scene.CountAsync("audit_events where why = 'She asked for it.'")).ShouldBe(1);

        (await useCase.RestoreAsync(facilitator, new EndFamilyAccessCommand(scene.Mother, "Safe again."), CancellationToken.None)).ShouldSucceed();
        (await scene.RecordedAsync("Family area opened again")).ShouldBe(1);
        (await scene.MemberAsync(scene.Facilitator)).AccessEndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Two_writers_of_a_passage_both_keep_their_words()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        var before = await scene.PassageAsync(passage);

        (await scene.WriteAsync(scene.Reviewer, passage, before.Version, "Theirs")).ShouldSucceed();
        (await scene.WriteAsync(scene.Chair, passage, before.Version, "Mine")).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);

        var stored = await scene.PassageAsync(passage);
        (stored.Text, stored.WrittenBy, stored.Edition).ShouldBe(("Theirs", "Reviewer Rowan Testwell", 2));
        (await scene.WriteAsync(scene.Chair, passage, stored.Version, "Mine")).ShouldSucceed();
        (await scene.PassageAsync(passage)).Edition.ShouldBe(3);
        (await scene.RecordedAsync("Draft passage written")).ShouldBe(3);
    }

    [Fact]
    public async Task New_passages_take_the_next_places_also_when_two_add_at_once_and_a_form_counts_once()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var mine = DraftPassageId.New();

        (await Task.WhenAll(scene.WriteAsync(scene.Chair, text: "One"), scene.WriteAsync(scene.Reviewer, text: "Two"), scene.WriteAsync(scene.Chair, text: "Three", @new: mine)))
            .ShouldAllBe(written => written.Succeeded);
        (await scene.WriteAsync(scene.Chair, text: "Three", @new: mine)).Value.ShouldBe(mine);

        (await scene.Queries.OpenDraftAsync(await scene.World.ActAsync(scene.Chair), scene.Case.Id, CancellationToken.None))!
            .Passages.Select(row => row.Number).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task What_is_released_are_the_words_that_were_read_and_they_stay_until_a_newer_edition_is()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var passage = (await scene.WriteAsync(scene.Chair)).Value;

        (await scene.ReleaseAsync(scene.Chair, passage, considered: [])).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Considered");
        (await scene.ReleaseAsync(scene.Chair, passage, edition: 2)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await scene.ReleaseAsync(scene.Chair, passage)).ShouldSucceed();
        (await scene.ReleaseAsync(scene.Reviewer, passage)).ShouldSucceed();
        (await scene.MessagesAsync()).ShouldBe(1);
        (await scene.RecordedAsync("Passage released")).ShouldBe(1);

        var row = await scene.PassageAsync(passage);
        (await scene.WriteAsync(scene.Chair, passage, row.Version, "Somebody should have asked.")).ShouldSucceed();
        (await ReadByMotherAsync()).ShouldBe(["Nobody asked who lived in the house."]);

        (await scene.ReleaseAsync(scene.Chair, passage, 2)).ShouldSucceed();
        (await ReadByMotherAsync()).ShouldBe(["Somebody should have asked."]);

        var take = new WithdrawPassageCommand(passage, scene.Mother);
        var chair = await scene.World.ActAsync(scene.Chair);
        (await new ReleasePassage(scene.World.Database).WithdrawAsync(await scene.World.ActAsync(scene.Facilitator), take, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await new ReleasePassage(scene.World.Database).WithdrawAsync(chair, take, CancellationToken.None)).ShouldSucceed();
        (await new ReleasePassage(scene.World.Database).WithdrawAsync(chair, take, CancellationToken.None)).ShouldSucceed();
        (await ReadByMotherAsync()).ShouldBeEmpty();
        (await scene.RecordedAsync("Passage withdrawn")).ShouldBe(1);

        async Task<List<string>> ReadByMotherAsync()
        {
            await using var operation = await scene.World.Database.BeginAsync(await scene.World.ActAsync(scene.Mother), CancellationToken.None);
            return await operation.Read<ReleasedPassage>().Select(released => released.Text).ToListAsync();
        }
    }

    [Fact]
    public async Task A_release_is_for_all_who_were_chosen_or_for_none()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Case, scene.Facilitator, "Uncle Inventado", "Uncle");
        var elsewhere = await scene.World.AddFamilyMemberAsync(scene.OtherCase, scene.Facilitator, "Aunt Elsewhere", "Aunt");
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        await scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.No);

        var released = await scene.ReleaseAsync(scene.Chair, passage, members: [scene.Mother, uncle.Id]);
        released.Refusals.ShouldHaveSingleItem().ToString().ShouldStartWith("Amber Inventado has said no");
        (await scene.ReleaseAsync(scene.Chair, passage, members: [uncle.Id, elsewhere.Id])).Refusals.ShouldBe([Refusal.NotFound]);

        (await scene.CountAsync("released_passages")).ShouldBe(0);
        (await scene.CountAsync("outbox_messages where template = 'FamilySomethingNew'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_translation_is_approved_by_somebody_else_as_it_was_read_and_then_shown_to_who_waited_for_it()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AnswerAsync(scene.Chair, await scene.SendAsync())).ShouldSucceed();
        const string Answer = "We will ask the school.";
        Task<Result> WriteAsync(StaffId staff, string text, uint? version = null, bool unfinished = false) => scene.TranslateAsync(staff, Answer, text, version, unfinished, "en", "ur");
        async Task<TranslationView> StandsAsync(StaffId staff) => (await scene.MemberAsync(staff)).Contributions[0].AnswerTranslation!;
        var useCase = new TranslateCaseText(scene.World.Database);

        (await WriteAsync(scene.Facilitator, "ہم پوچھیں", unfinished: true)).ShouldSucceed();
        var first = await StandsAsync(scene.Reviewer);
        first.State.ShouldBe(TextState.NeedsWork);
        (await WriteAsync(scene.Reviewer, "Something else")).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await WriteAsync(scene.Facilitator, "ہم اسکول سے پوچھیں گے۔", first.Version)).ShouldSucceed();
        (await WriteAsync(scene.Facilitator, "ہم اسکول سے پوچھیں گے۔", first.Version)).ShouldSucceed();

        (await StandsAsync(scene.Reviewer)).MayReview.ShouldBeFalse("nobody has recorded that they read Urdu");
        await scene.ReadsAsync(scene.Reviewer, "ur");
        await scene.ReadsAsync(scene.Facilitator, "ur");
        var waiting = await StandsAsync(scene.Reviewer);
        (waiting.State, waiting.MayReview, (await StandsAsync(scene.Facilitator)).MayReview).ShouldBe((TextState.WaitingForReview, true, false));
        TranslateCaseTextCommand Command(uint? version, string? text = null) => new(scene.Case.Id, Answer, "en", "ur", text, version);
        (await useCase.ApproveAsync(await scene.World.ActAsync(scene.Facilitator), Command(waiting.Version), CancellationToken.None)).Refused.ShouldBeTrue();
        (await useCase.ApproveAsync(await scene.World.ActAsync(scene.Reviewer), Command(first.Version), CancellationToken.None)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await useCase.SendBackAsync(await scene.World.ActAsync(scene.Reviewer), Command(waiting.Version), CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await scene.MessagesAsync()).ShouldBe(1);
        (await useCase.ApproveAsync(await scene.World.ActAsync(scene.Reviewer), Command(waiting.Version), CancellationToken.None)).ShouldSucceed();

        (await StandsAsync(scene.Facilitator)).State.ShouldBe(TextState.Approved);
        (await scene.MessagesAsync()).ShouldBe(2);
        (await scene.RecordedAsync("Translation approved")).ShouldBe(1);
        (await scene.RecordedAsync("Translation sent to review")).ShouldBe(1);
    }

    [Fact]
    public async Task Sending_on_somebodys_translation_does_not_make_it_ones_own()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.SendAsync();
        await scene.ReadsAsync(scene.Chair, "ur");
        await scene.ReadsAsync(scene.Facilitator, "ur");
        (await scene.TranslateAsync(scene.Facilitator, FamilyScene.Suggestion, "The school rang twice.", unfinished: true)).ShouldSucceed();
        var stands = (await scene.MemberAsync(scene.Chair)).Contributions[0].English!;

        (await scene.TranslateAsync(scene.Chair, FamilyScene.Suggestion, "The school rang twice.", stands.Version)).ShouldSucceed();

        (await scene.MemberAsync(scene.Facilitator)).Contributions[0].English!.MayReview.ShouldBeFalse();
        (await scene.MemberAsync(scene.Chair)).Contributions[0].English!.MayReview.ShouldBeTrue();
    }

    [Fact]
    public async Task What_waits_is_listed_longest_first_a_page_at_a_time_for_who_works_on_it()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var first = await scene.SendAsync();
        for (var number = 0; number < FamilyStaffQueries.PageSize; number++)
        {
            ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(1));
            await scene.SendAsync(ContributionKind.Question, $"Question {number}");
        }
        (await scene.AnswerAsync(scene.Chair, await scene.SendAsync(text: "Answered"))).ShouldSucceed();

        var page = await scene.Queries.WaitingAsync(await scene.World.ActAsync(scene.Facilitator), 1, CancellationToken.None);
        var beyond = await scene.Queries.WaitingAsync(await scene.World.ActAsync(scene.Facilitator), 9, CancellationToken.None);

        (page.Total, page.Pages, page.Rows.Count).ShouldBe((FamilyStaffQueries.PageSize + 1, 2, FamilyStaffQueries.PageSize));
        page.Rows[0].Id.ShouldBe(first);
        (page.Rows[0].MayAnswer, page.Rows[1].MayAnswer).ShouldBe((false, true));
        (beyond.Page, beyond.Rows.Count).ShouldBe((2, 1));
        page.Rows.Select(row => row.Id).ShouldNotContain(beyond.Rows[0].Id);
    }

    [Fact]
    public async Task The_nine_questions_are_answered_with_what_is_held_and_nobody_is_passed_over()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var queries = new AssuranceQueries(scene.World.Database);
        async Task<AssuranceView> OpenAsync(StaffId staff) => (await queries.OpenAsync(await scene.World.ActAsync(staff), scene.Case.Id, CancellationToken.None))!;
        (await OpenAsync(scene.Chair)).Unanswered.Count.ShouldBe(9);
        var involvement = (await OpenAsync(scene.Chair)).Questions[0].Available.Single(piece => piece.Kind == EvidenceKind.Involvement);

        (await scene.AssureAsync(scene.Chair, 1, AssuranceVerdict.Yes, "", null, (EvidenceKind.Involvement, Guid.NewGuid()))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Evidence");
        (await scene.AssureAsync(scene.Chair, 1, AssuranceVerdict.Yes, "", null, (involvement.Kind, involvement.Subject))).ShouldSucceed();
        (await scene.AssureAsync(scene.Chair, 1, AssuranceVerdict.Yes, "", null, (involvement.Kind, involvement.Subject))).ShouldSucceed();
        (await scene.AssureAsync(scene.Reviewer, 1, AssuranceVerdict.No, "Her brother was not asked.")).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);

        var view = await OpenAsync(scene.Manager);
        (view.MayAnswer, view.Unanswered.Count).ShouldBe((false, 8));
        view.Questions[0].Answer!.Evidence.ShouldHaveSingleItem().Address.ShouldContain(scene.Mother.ToString());
        (await scene.AssureAsync(scene.Reviewer, 1, AssuranceVerdict.No, "Her brother was not asked.", view.Questions[0].Answer!.Id)).ShouldSucceed();
        (await OpenAsync(scene.Chair)).Questions[0].EarlierAnswers.ShouldBe(1);
        (await scene.RecordedAsync("Assurance question answered")).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_answer_a_question_at_the_same_moment_give_one_answer()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;

        var answers = await Task.WhenAll(scene.AssureAsync(scene.Chair, 2, explanation: "One"), scene.AssureAsync(scene.Reviewer, 2, explanation: "Two"));

        answers.Count(answer => answer.Succeeded).ShouldBe(1);
        answers.Single(answer => answer.Refused).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await scene.CountAsync("assurance_answers")).ShouldBe(1);
    }

    [Fact]
    public async Task A_choice_that_was_changed_stays_behind_the_answer_it_was_evidence_for()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.ChooseAsync(FamilyActivity.ShareExperience, AgreementAnswer.Yes);
        var queries = new AssuranceQueries(scene.World.Database);
        var chair = await scene.World.ActAsync(scene.Chair);
        var choice = (await queries.OpenAsync(chair, scene.Case.Id, CancellationToken.None))!.Questions[2].Available.Single(piece => piece.Kind == EvidenceKind.Agreement);
        (await scene.AssureAsync(scene.Chair, 3, AssuranceVerdict.Yes, "", null, (choice.Kind, choice.Subject))).ShouldSucceed();

        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromDays(1));
        await scene.ChooseAsync(FamilyActivity.ShareExperience, AgreementAnswer.No);

        var question = (await queries.OpenAsync(chair, scene.Case.Id, CancellationToken.None))!.Questions[2];
        question.Answer!.Evidence.ShouldHaveSingleItem().IsInForce.ShouldBeFalse();
        question.Available.ShouldNotContain(piece => piece.Subject == choice.Subject);
        (await scene.AssureAsync(scene.Chair, 3, AssuranceVerdict.Yes, "", question.Answer.Id, (choice.Kind, choice.Subject))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Evidence");
    }

    [Fact]
    public async Task Who_signs_off_is_told_which_questions_are_open_and_a_stranger_is_told_nothing()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var partner = await scene.World.AddStaffAsync("Director Willow Testwell", null, StaffRole.StatutoryPartner);
        var author = await scene.World.AddStaffAsync("Author Alder Testwell", null, StaffRole.AgencyAuthor);
        (await scene.AssureAsync(scene.Chair, 4)).ShouldSucceed();
        var queries = new AssuranceQueries(scene.World.Database);

        (await queries.UnansweredAsync(await scene.World.ActAsync(partner), scene.Case.Id, CancellationToken.None))!.Select(question => question.Number).ShouldBe([1, 2, 3, 5, 6, 7, 8, 9]);
        (await queries.UnansweredAsync(await scene.World.ActAsync(scene.OtherChair), scene.Case.Id, CancellationToken.None)).ShouldBeNull();
        (await queries.UnansweredAsync(await scene.World.ActAsync(author), scene.Case.Id, CancellationToken.None)).ShouldBeNull();
    }
}
