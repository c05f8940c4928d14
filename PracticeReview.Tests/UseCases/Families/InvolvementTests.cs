using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>The map, the plans, the holds, the log, the limits and the meetings against PostgreSQL.</summary>
public sealed class InvolvementTests
{
    [Fact]
    public async Task A_family_is_mapped_once_however_often_the_form_is_sent_and_two_who_change_it_lose_nothing()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        await scene.PutAsync(scene.Uncle, new("Somebody else", "Uncle", Generation.Parents, false, null, ParentalResponsibility.NotKnown));
        var map = await MapAsync(scene, scene.Scene.Chair);

        map!.Persons.Count.ShouldBe(3);
        map.Persons.Single(person => person.Id == scene.Uncle).Name.ShouldBe("Uncle Inventado");
        map.Persons.Single(person => person.Id == scene.Mother).Member.ShouldBe(scene.Scene.Mother);
        map.Undecided.ShouldBe(3);
        var version = map.Persons.Single(person => person.Id == scene.Uncle).Version;
        (await ChangeAsync(scene, version, "Father's brother")).ShouldSucceed();
        (await ChangeAsync(scene, version, "Mother's brother")).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        var draw = new DrawRelation(scene.World.Database);
        var line = new DrawRelationCommand(scene.Scene.Case.Id, Guid.CreateVersion7(), scene.Mother, scene.Uncle, RelationKind.SiblingOf, Tension.Antagonistic, "They must not meet.");
        (await draw.RunAsync(await scene.ActAsync(scene.Scene.Facilitator), line, default)).ShouldSucceed();
        (await draw.RunAsync(await scene.ActAsync(scene.Scene.Facilitator), line, default)).ShouldSucceed();
        (await draw.RunAsync(await scene.ActAsync(scene.Scene.Chair), line with { Id = Guid.CreateVersion7() }, default)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Kind");
        (await MapAsync(scene, scene.Scene.Manager))!.Relations.ShouldHaveSingleItem().Note.ShouldBe("They must not meet.");
        (await draw.TakeOffAsync(await scene.ActAsync(scene.Scene.Facilitator), line.Id, default)).ShouldSucceed();
        (await MapAsync(scene, scene.Scene.Manager))!.Relations.ShouldBeEmpty();
        (await new TakePersonOffMap(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Mother, default)).Refused.ShouldBeTrue();
        (await new TakePersonOffMap(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Uncle, default)).ShouldSucceed();
        (await MapAsync(scene, scene.Scene.Chair))!.Persons.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_does_not_work_with_the_family_sees_and_changes_nothing()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var meeting = await scene.MeetAsync(scene.Mother);
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        var author = await scene.World.AddStaffAsync("Author Alder Testwell", null, StaffRole.AgencyAuthor);
        foreach (var stranger in (StaffId[])[scene.Scene.OtherChair, scene.Scene.Adviser, author])
        {
            (await MapAsync(scene, stranger)).ShouldBeNull();
            (await new InvolvementQueries(scene.World.Database).OpenPersonAsync(await scene.ActAsync(stranger), scene.Scene.Case.Id, scene.Mother, default)).ShouldBeNull();
            (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await scene.ActAsync(stranger), scene.Scene.Case.Id, default)).ShouldBeNull();
            (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve, stranger)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.PlanAsync(scene.Mother, by: stranger)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.HoldAsync(scene.Uncle, by: stranger)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.StepAsync(stranger, HoldStepKind.Ended)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Spoke, stranger)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await scene.ActAsync(stranger), meeting, default)).Refusals.ShouldBe([Refusal.NotFound]);
            (await new FreezeAccount(scene.World.Database).RunAsync(await scene.ActAsync(stranger), scene.Scene.Mother, default)).Refusals.ShouldBe([Refusal.NotFound]);
            (await LimitAsync(scene, stranger, FamilyPart.Draft)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await new InvolvementQueries(scene.World.Database).OpenPersonAsync(await scene.ActAsync(scene.Scene.Manager), scene.Scene.OtherCase.Id, scene.Mother, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_who_decide_at_once_do_not_pass_over_each_other_and_both_decisions_stay()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;

        var both = await Task.WhenAll(scene.DecideAsync(scene.Uncle, InvolvementChoice.Involve), scene.DecideAsync(scene.Uncle, InvolvementChoice.NotInvolved, scene.Scene.Chair));

        both.Count(result => result.Succeeded).ShouldBe(1);
        both.Single(result => result.Refused).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        var first = (await scene.PersonAsync(scene.Scene.Chair, scene.Uncle)).InForce!;
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        (await scene.DecideAsync(scene.Uncle, InvolvementChoice.NotInvolved, scene.Scene.Chair, first.Id)).ShouldSucceed();
        (await scene.DecideAsync(scene.Uncle, InvolvementChoice.NotInvolved, scene.Scene.Chair, first.Id)).ShouldSucceed();
        var view = await scene.PersonAsync(scene.Scene.Facilitator, scene.Uncle);
        view.Decisions.Count.ShouldBe(2);
        view.InForce!.DecidedBy.ShouldBe("Chair Clover Testwell");
        (await scene.PlanAsync(scene.Uncle)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("not to involve");
    }

    [Fact]
    public async Task Whoever_declined_is_held_back_or_is_not_involved_gets_no_link()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await InviteAsync(scene)).ShouldRefuse("Nobody has decided yet");
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        (await InviteAsync(scene)).ShouldSucceed();
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Declined)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromDays(1));

        (await InviteAsync(scene)).ShouldRefuse("do not want to take part");
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.NotReached)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Side");
        (await scene.ContactAsync(scene.Mother, ContactSide.Person, ContactOutcome.WantsToTakePart)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        (await InviteAsync(scene)).ShouldSucceed();

        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        (await scene.HoldAsync(scene.Mother)).ShouldRefuse("running already");
        (await InviteAsync(scene)).ShouldRefuse("senior investigating officer");
        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.Ended)).ShouldSucceed();
        (await InviteAsync(scene)).ShouldSucceed();

        (await scene.DecideAsync(scene.Mother, InvolvementChoice.NotInvolved, replaces: (await scene.PersonAsync(scene.Scene.Chair, scene.Mother)).InForce!.Id)).ShouldSucceed();
        (await InviteAsync(scene)).ShouldRefuse("decided not to involve");
        (await scene.Scene.CountAsync("family_contacts")).ShouldBe(2);
    }

    [Fact]
    public async Task A_hold_is_reminded_of_once_on_its_day_and_when_it_ends_the_analysis_waits_until_words_open_it_again()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.HoldAsync(scene.Mother, days: 10)).ShouldSucceed();
        (await RemindAsync(scene)).ShouldBe(0);
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.HoldToLookAt);

        scene.Clock.Advance(TimeSpan.FromDays(10));
        var both = await Task.WhenAll(RemindAsync(scene), RemindAsync(scene));
        both.Sum().ShouldBe(3, "facilitator, chair and lead reviewer, once");
        (await RemindAsync(scene)).ShouldBe(0);
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldContain(WorkKind.HoldToLookAt);
        (await KindsAsync(scene, scene.Scene.OtherChair)).ShouldBeEmpty();
        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.LookedAgain, next: Data.Calendar.LegalDay.Of(scene.World.Now).AddDays(5))).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.HoldToLookAt);
        scene.Clock.Advance(TimeSpan.FromDays(6));
        (await RemindAsync(scene)).ShouldBe(3);

        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.Ended)).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Chair)).ShouldContain(WorkKind.AnalysisToReopen);
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.AnalysisToReopen);
        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.AnalysisReopened)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.StepAsync(scene.Scene.Chair, HoldStepKind.AnalysisReopened, " ")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Words");
        (await scene.StepAsync(scene.Scene.Chair, HoldStepKind.AnalysisReopened, "Finding 2 is open again.")).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Chair)).ShouldNotContain(WorkKind.AnalysisToReopen);
        (await scene.PersonAsync(scene.Scene.Chair, scene.Mother)).Holds.ShouldHaveSingleItem().Steps.Select(step => step.Words).ShouldContain("Finding 2 is open again.");
    }

    [Fact]
    public async Task Today_names_the_interpreter_to_book_the_meeting_to_prepare_and_who_is_undecided_before_the_review_ends()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PlanAsync(scene.Mother)).ShouldSucceed();
        var meeting = await scene.MeetAboutAsync("The winter, and what was written about it.", scene.Mother);

        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldBe([WorkKind.MeetingToPrepare, WorkKind.InterpreterToBook], ignoreOrder: true);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Review' where id = '{scene.Scene.Case.Id}'");
        (await KindsAsync(scene, scene.Scene.Chair)).Count(kind => kind == WorkKind.InvolvementToDecide).ShouldBe(3);
        (await scene.DecideAsync(scene.Uncle, InvolvementChoice.NotInvolved)).ShouldSucceed();
        (await KindsAsync(scene, scene.Scene.Chair)).Count(kind => kind == WorkKind.InvolvementToDecide).ShouldBe(2);

        var plan = (await scene.PersonAsync(scene.Scene.Facilitator, scene.Mother)).Plan!;
        (await scene.PlanAsync(scene.Mother, plan.Words with { InterpreterAt = scene.World.Now.AddDays(2), Interpreter = "Ms Kestrel" }, plan.Version)).ShouldSucceed();
        (await scene.PlanAsync(scene.Mother, plan.Words, plan.Version)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.InterpreterToBook);
        (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        foreach (var point in Enum.GetValues<MeetingPreparation>())
        {
            (await new HoldFamilyMeeting(scene.World.Database).PrepareAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, point, "Done.", null, null, default)).ShouldSucceed();
        }
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldNotContain(WorkKind.MeetingToPrepare);
    }

    [Fact]
    public async Task The_portal_finds_evidence_for_the_nine_questions_in_what_was_recorded_and_names_the_gaps()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        (await scene.DecideAsync(scene.Uncle, InvolvementChoice.NotInvolved)).ShouldSucceed();
        (await scene.PlanAsync(scene.Mother)).ShouldSucceed();
        await scene.MeetAsync(scene.Mother);
        var view = (await new AssuranceQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, default))!;

        view.Questions[7].Available.ShouldHaveSingleItem().Label.ShouldStartWith("Uncle: not involved, with the reason");
        view.Questions[2].Available.Select(piece => piece.Kind).ShouldContain(EvidenceKind.Plan);
        view.Questions[4].Available.Select(piece => piece.Kind).ShouldContain(EvidenceKind.Meeting);
        view.Gaps.ShouldContain(gap => gap.Question == 2 && gap.Words.StartsWith("The child: nobody has decided", StringComparison.Ordinal));
        view.Gaps.ShouldContain(gap => gap.Question == 3 && gap.Words.Contains("no interpreter is booked", StringComparison.Ordinal));
        string.Concat(view.Gaps.Select(gap => gap.Words)).ShouldNotContain("Inventado");
        var reason = view.Questions[7].Available[0];
        (await scene.Scene.AssureAsync(scene.Scene.Chair, 8, AssuranceVerdict.Yes, "", null, (reason.Kind, reason.Subject))).ShouldSucceed();
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Report' where id = '{scene.Scene.Case.Id}'");
        var later = (await new AssuranceQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, default))!;
        (later.Stage, later.Unanswered.Count).ShouldBe((AssuranceStage.Draft, 9));
        later.Answered.Select(point => point.Answered).ShouldBe([1, 0, 0]);
    }

    [Fact]
    public async Task The_business_unit_and_scrutineers_see_the_questions_over_reviews_without_a_word_of_the_answers()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var scrutineer = await scene.World.AddStaffAsync("Scrutineer Elm Testwell", null, StaffRole.Scrutineer);
        var stranger = await scene.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var elsewhere = await scene.World.AddStaffAsync("Scrutineer There Testwell", null, stranger, StaffRole.Scrutineer);
        (await scene.Scene.AssureAsync(scene.Scene.Chair, 2, AssuranceVerdict.Partly, "Her aunt.")).ShouldSucceed();
        var trend = new AssuranceOverReviews(scene.World.Database);

        foreach (var who in (StaffId[])[scene.Scene.Manager, scrutineer])
        {
            var seen = (await trend.ShowAsync(await scene.ActAsync(who), default))!;
            seen.Reviews.ShouldHaveSingleItem().At(AssuranceStage.Start, 2).ShouldBe(AssuranceVerdict.Partly);
            seen.Share(AssuranceStage.Start, 2).ShouldBe(new AssuranceShare(AssuranceStage.Start, 2, 0, 1));
        }
        (await trend.ShowAsync(await scene.ActAsync(scene.Scene.Chair), default)).ShouldBeNull();
        (await trend.ShowAsync(await scene.ActAsync(elsewhere), default))!.Reviews.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_under_investigation_reads_no_draft_and_sends_no_wish_while_it_is_closed_to_them()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        await scene.Scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var passage = (await scene.Scene.WriteAsync(scene.Scene.Chair)).Value;
        (await scene.Scene.ReleaseAsync(scene.Scene.Chair, passage)).ShouldSucceed();
        var family = new FamilyQueries(scene.World.Database);
        (await family.DraftAsync(await scene.World.ActAsync(scene.Scene.Mother), "en", true, default)).Count.ShouldBe(1);

        (await LimitAsync(scene, scene.Scene.Facilitator, FamilyPart.Draft, FamilyPart.Focus)).ShouldSucceed();
        (await LimitAsync(scene, scene.Scene.Chair, FamilyPart.Draft)).ShouldSucceed();

        (await family.DraftAsync(await scene.World.ActAsync(scene.Scene.Mother), "en", true, default)).ShouldBeEmpty();
        (await SendAsync(scene, ContributionKind.FocusSuggestion)).ShouldRefuse("not open to you at the moment");
        (await SendAsync(scene, ContributionKind.Question)).ShouldSucceed();
        var limits = (await new FamilyLimitQueries(scene.World.Database).OfMemberAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, scene.Scene.Mother, default))!;
        limits.Count.ShouldBe(2);
        foreach (var limit in limits)
        {
            (await new LimitFamilyArea(scene.World.Database).LiftAsync(await scene.ActAsync(scene.Scene.Chair), limit.Id, "No charge was brought.", default)).ShouldSucceed();
        }
        (await family.DraftAsync(await scene.World.ActAsync(scene.Scene.Mother), "en", true, default)).Count.ShouldBe(1);
        (await SendAsync(scene, ContributionKind.FocusSuggestion)).ShouldSucceed();
    }

    [Fact]
    public async Task A_frozen_account_ends_every_sign_in_at_once_keeps_its_link_and_says_only_whom_to_ring()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        var link = (await InviteAsync(scene)).Value.Path!.Split('/')[^1];
        var session = await scene.World.BeginFamilySessionAsync(scene.Scene.Mother);
        var (directory, limits) = (new ActorDirectory(scene.World.Database), new FamilyLimitQueries(scene.World.Database));
        (await directory.FindFamilyAsync(session, default)).ShouldNotBeNull();
        (await limits.OfFrozenAsync(session, null, default)).ShouldBeNull();
        var freeze = new FreezeAccount(scene.World.Database);

        (await freeze.RunAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Scene.Mother, default)).ShouldSucceed();
        (await freeze.RunAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Mother, default)).ShouldSucceed();

        (await directory.FindFamilyAsync(session, default)).ShouldBeNull();
        (await directory.FindFamilyAsync(await scene.World.BeginFamilySessionAsync(scene.Scene.Mother), default)).ShouldBeNull();
        (await limits.OfFrozenAsync(session, null, default)).ShouldBe(new WhomToRing("0161 496 0000", "reviews@inventshire.example"));
        (await limits.OfFrozenAsync(null, FamilyInvitation.HashOf(link), default)).ShouldNotBeNull();
        (await limits.OfFrozenAsync(FamilySessionId.New(), FamilyInvitation.HashOf("x"), default)).ShouldBeNull();
        (await scene.Scene.CountAsync("access.live_invitation(sha256('x'), now())")).ShouldBe(0);
        (await LiveAsync(scene, link)).ShouldBe(0);
        (await InviteAsync(scene)).ShouldRefuse("frozen");
        (await freeze.UndoAsync(await scene.ActAsync(scene.Scene.Facilitator), new UnfreezeAccountCommand(scene.Scene.Mother, " "), default)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Why");
        (await freeze.UndoAsync(await scene.ActAsync(scene.Scene.Facilitator), new UnfreezeAccountCommand(scene.Scene.Mother, "She has her phone back."), default)).ShouldSucceed();

        (await directory.FindFamilyAsync(session, default)).ShouldBeNull("the sign-in that was ended stays ended");
        (await LiveAsync(scene, link)).ShouldBe(1);
        (await scene.Scene.RecordedAsync("Account frozen"), await scene.Scene.RecordedAsync("Account unfrozen")).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_meeting_is_shown_to_those_who_are_invited_once_it_is_released_and_to_nobody_else_of_the_family()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var sister = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Sister Inventado", "Sister");
        var meeting = await scene.MeetAsync(scene.Mother, scene.Uncle);
        var queries = new FamilyMeetingQueries(scene.World.Database);
        var hold = new HoldFamilyMeeting(scene.World.Database);
        (await queries.ForMemberAsync(await scene.World.ActAsync(scene.Scene.Mother), "ur", false, default)).ShouldBeEmpty();

        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();

        var own = (await queries.ForMemberAsync(await scene.World.ActAsync(scene.Scene.Mother), "ur", false, default)).ShouldHaveSingleItem();
        (own.Place.English, own.WithWhom.English, own.IsCancelled).ShouldBe(("Heron Library, room 2", "Rowan, who leads the review", false));
        (await queries.ForMemberAsync(await scene.World.ActAsync(sister.Id), "ur", false, default)).ShouldBeEmpty();
        (await scene.Scene.MessagesAsync()).ShouldBe(1);
        (await hold.CancelAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, "She is ill.", null, default)).ShouldSucceed();
        (await queries.ForMemberAsync(await scene.World.ActAsync(scene.Scene.Mother), "ur", false, default)).ShouldHaveSingleItem().IsCancelled.ShouldBeTrue();
        (await scene.Scene.MessagesAsync()).ShouldBe(2);
    }

    private static async Task<FamilyMapView?> MapAsync(InvolvementScene scene, StaffId staff) =>
        await new InvolvementQueries(scene.World.Database).OpenMapAsync(await scene.ActAsync(staff), scene.Scene.Case.Id, default);

    private static async Task<Result> ChangeAsync(InvolvementScene scene, uint version, string relation) =>
        await new PutPersonOnMap(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new PutPersonOnMapCommand(scene.Scene.Case.Id, scene.Uncle,
            new("Uncle Inventado", relation, Generation.Parents, false, null, ParentalResponsibility.NotKnown), version), default);

    private static async Task<Result<FamilyInvitationMade>> InviteAsync(InvolvementScene scene) =>
        await new InviteFamilyMember(scene.World.Database, new OpenSeal()).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new InviteFamilyMemberCommand(scene.Scene.Mother, DoorMeans.Hand), default);

    private static async Task<Result> LimitAsync(InvolvementScene scene, StaffId by, params IReadOnlyCollection<FamilyPart> parts) =>
        await new LimitFamilyArea(scene.World.Database).RunAsync(await scene.ActAsync(by), new LimitFamilyAreaCommand(scene.Scene.Mother, parts, LimitGround.UnderInvestigation, "She is to be interviewed."), default);

    private static async Task<Result> SendAsync(InvolvementScene scene, ContributionKind kind) =>
        await new SendContribution(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Scene.Mother), new SendContributionCommand(ContributionId.New(), kind, null, "Words."), default);

    private static Task<int> RemindAsync(InvolvementScene scene) => new RemindOfHolds(scene.World.Database).RunAsync(JobActor.Named("test"), default);

    private static async Task<IReadOnlyList<WorkKind>> KindsAsync(InvolvementScene scene, StaffId staff) =>
        [.. (await new TodayQueries(scene.World.Database).FindAsync(await scene.ActAsync(staff), 1, default)).Mine.Select(item => item.Kind).Where(kind => kind != WorkKind.Deadline)];

    private static Task<long> LiveAsync(InvolvementScene scene, string link) =>
        scene.Scene.CountAsync($"access.live_invitation(decode('{Convert.ToHexString(FamilyInvitation.HashOf(link))}', 'hex'), '{scene.World.Now:O}')");
}
