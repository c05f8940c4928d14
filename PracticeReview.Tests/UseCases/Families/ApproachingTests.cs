using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Nothing new is pushed at somebody who said no, is held back or is not involved; what they ask for is answered; and everybody is decided on by name.</summary>
public sealed class ApproachingTests
{
    [Theory]
    [InlineData("declined", "do not want to take part")]
    [InlineData("held", "until it has ended")]
    [InlineData("not involved", "decided not to involve")]
    public async Task Who_is_in_already_gets_nothing_new_keeps_what_they_read_and_is_answered(string why, string refusal)
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        var first = (await scene.Scene.WriteAsync(scene.Scene.Chair)).Value;
        (await scene.Scene.ReleaseAsync(scene.Scene.Chair, first)).ShouldSucceed();
        var second = (await scene.Scene.WriteAsync(scene.Scene.Chair, text: "The house was cold.")).Value;
        var planned = await scene.MeetAsync(scene.Mother);
        var shown = await scene.MeetAsync(scene.Mother, scene.Uncle);
        var meetings = new HoldFamilyMeeting(scene.World.Database);
        (await meetings.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), shown, default)).ShouldSucceed();
        await AskAsync(scene);
        var letter = await WriteAsync(scene);
        var question = await scene.Scene.SendAsync(ContributionKind.Question, "Who reads this?");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await StopAsync(scene, why);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await scene.Scene.MessagesAsync();

        (await scene.Scene.ReleaseAsync(scene.Scene.Chair, second)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Members");
        (await scene.Scene.ReleaseAsync(scene.Scene.Chair, second)).ShouldRefuse(refusal);
        (await ReleaseQuestionsAsync(scene)).ShouldRefuse(refusal);
        (await ReleaseLetterAsync(scene, letter)).ShouldRefuse(refusal);
        (await meetings.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), planned, default)).ShouldRefuse("was cancelled");
        (await PlanAsync(scene, FamilyMeetingId.New(), null, scene.Mother)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Persons");
        var version = (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from family_meetings where id = '{shown}'");
        (await PlanAsync(scene, shown, version)).ShouldRefuse("was cancelled");
        await EnterAsync(scene);
        (await scene.Scene.MessagesAsync()).ShouldBe(before, "nothing new goes to her");
        (await scene.Scene.CountAsync("asked_questions where released_at is not null")).ShouldBe(0);
        (await scene.Scene.CountAsync("family_letters where released_at is not null")).ShouldBe(0);

        // What was released before stays hers to read, and what she asked is answered. That she need not come she heard when it was recorded.
        (await new FamilyQueries(scene.World.Database).DraftAsync(await scene.World.ActAsync(scene.Scene.Mother), "en", true, default)).Count.ShouldBe(1);
        (await scene.Scene.AnswerAsync(scene.Scene.Chair, question, AnswerOutcome.Answered, "Four people.")).ShouldSucceed();
        (await scene.Scene.MessagesAsync()).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_entered_and_another_contact_person_send_a_message_only_to_whom_may_be_approached(bool mayBe)
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        if (!mayBe)
        {
            await StopAsync(scene, "declined");
        }
        var before = await scene.Scene.MessagesAsync();

        (await new EnterContribution(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new EnterContributionCommand(ContributionId.New(), scene.Scene.Mother,
            new SpokenWords(ContributionKind.Account, "Nobody rang back.", "en", new DateOnly(2026, 3, 1), "Iris Interpreter")), default)).ShouldSucceed();
        (await new ChangeContactPerson(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new ChangeContactPersonCommand(scene.Scene.Mother, scene.Scene.Chair, "Fern leaves."), default)).ShouldSucceed();

        (await scene.Scene.MessagesAsync()).ShouldBe(before + (mayBe ? 2 : 0));
    }

    [Fact]
    public async Task Pages_say_before_the_button_why_not()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.Scene.MemberAsync(scene.Scene.Facilitator)).WhyNotInvited.ShouldNotBeNull().ShouldContain("Nobody has decided yet");
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        var meeting = await scene.MeetAsync(scene.Mother);
        (await scene.Scene.MemberAsync(scene.Scene.Facilitator)).WhyNotInvited.ShouldBeNull();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await StopAsync(scene, "declined");
        // As it stood before meetings were called off.
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Planned', called_off = null, called_off_at = null");

        var member = await scene.Scene.MemberAsync(scene.Scene.Facilitator);
        (member.WhyNotInvited, member.OnMap).ShouldBe(("This person said that they do not want to take part. That stands until they say otherwise themselves.", scene.Mother));
        var actor = await scene.ActAsync(scene.Scene.Chair);
        (await scene.Scene.Queries.OpenDraftAsync(actor, scene.Scene.Case.Id, default))!.Members.ShouldHaveSingleItem().WhyNotApproached.ShouldBe(member.WhyNotInvited);
        (await new FamilyLetterQueries(scene.World.Database).OpenAsync(actor, scene.Scene.Case.Id, scene.Scene.Mother, default))!.WhyNotApproached.ShouldBe(member.WhyNotInvited);
        (await new AreaStaffQueries(scene.World.Database).OpenAsync(actor, scene.Scene.Case.Id, scene.Scene.Mother, default))!.WhyNotApproached.ShouldBe(member.WhyNotInvited);
        var meetings = (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(actor, scene.Scene.Case.Id, default))!;
        meetings.Meetings.Single(shown => shown.Id == meeting).WhyNotShown.ShouldHaveSingleItem().ShouldStartWith("Mother: ");
        meetings.Persons.Select(person => person.Id).ShouldNotContain(scene.Mother.Value);
    }

    [Fact]
    public async Task Whoever_is_added_stands_on_the_map_with_the_decision_and_its_reason()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var facilitator = await scene.ActAsync(scene.Scene.Facilitator);

        var sister = await AddAsync(scene, "Sister", null);
        var uncle = await AddAsync(scene, "Uncle", scene.Uncle);

        var map = (await new InvolvementQueries(scene.World.Database).OpenMapAsync(facilitator, scene.Scene.Case.Id, default))!;
        map.Persons.Count.ShouldBe(4, "the uncle was there already");
        var added = map.Persons.Single(person => person.Member == sister.Value);
        (added.Relation, added.Generation, added.Choice, added.Reason).ShouldBe(("Sister", Generation.Children, InvolvementChoice.Involve, "Lived with the child."));
        map.Persons.Single(person => person.Id == scene.Uncle).Member.ShouldBe(uncle.Value);
        map.Persons.Single(person => person.Id == scene.Uncle).Choice.ShouldBe(InvolvementChoice.Involve);
        (await AddAsync(scene, "Uncle again", scene.Uncle)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("OnMap");
        (await AddAsync(scene, "Elsewhere", MappedPersonId.New())).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Nobody_is_added_from_the_map_against_a_decision_or_against_their_word()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Uncle, InvolvementChoice.NotInvolved)).ShouldSucceed();
        (await AddAsync(scene, "Uncle", scene.Uncle)).ShouldRefuse("decided not to involve");
        var aunt = MappedPersonId.New();
        await scene.PutAsync(aunt, new("Aunt Inventado", "Aunt", Generation.Parents, false, null, ParentalResponsibility.DoesNotHold));
        (await scene.ContactAsync(aunt, ContactSide.Us, ContactOutcome.Declined)).ShouldSucceed();

        (await AddAsync(scene, "Aunt", aunt)).ShouldRefuse("do not want to take part");

        (await scene.Scene.CountAsync("family_members")).ShouldBe(1);
        var family = (await scene.Scene.Queries.OpenFamilyAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Scene.Case.Id, default))!;
        family.OnMap.ShouldBeEmpty("the child, the mother with her area, and two who may not be approached");
    }

    [Fact]
    public async Task A_facilitator_named_in_a_plan_becomes_part_of_the_case_once()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var helper = await scene.World.AddStaffAsync("Helper Hazel Testwell", null);
        (await scene.ActAsync(helper)).WorksWithFamily(scene.Scene.Case.Id).ShouldBeFalse();

        (await scene.PlanAsync(scene.Mother, scene.Plan() with { Facilitator = helper })).ShouldSucceed();
        var version = (await scene.PersonAsync(scene.Scene.Chair, scene.Mother)).Plan!.Version;
        (await scene.PlanAsync(scene.Mother, scene.Plan() with { Facilitator = helper, Venue = "The park" }, version)).ShouldSucceed();

        (await scene.ActAsync(helper)).Holds(scene.Scene.Case.Id, CaseRole.FamilyFacilitator).ShouldBeTrue();
        (await scene.Scene.CountAsync($"case_memberships where staff_id = '{helper}'")).ShouldBe(1);
        (await scene.Scene.CountAsync("case_memberships where role = 'FamilyFacilitator'")).ShouldBe(2);
    }

    [Fact]
    public async Task Another_place_is_prepared_anew_and_an_interpreter_whose_time_has_gone_by_is_booked_again()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PlanAsync(scene.Mother, scene.Plan() with { InterpreterAt = scene.World.Now.AddDays(2), Interpreter = "Ms Kestrel" })).ShouldSucceed();
        var meeting = await scene.MeetAboutAsync("The winter, and what was written about it.", scene.Mother);
        (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        foreach (var point in Enum.GetValues<MeetingPreparation>())
        {
            (await new HoldFamilyMeeting(scene.World.Database).PrepareAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, point, "Done.", null, null, default)).ShouldSucceed();
        }
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldBeEmpty();
        var version = (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from family_meetings where id = '{meeting}'");

        (await PlanAsync(scene, meeting, version)).ShouldSucceed();

        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldBe([WorkKind.MeetingToPrepare]);
        var view = (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Scene.Case.Id, default))!;
        view.Meetings.ShouldHaveSingleItem().Missing.ShouldBe([MeetingPreparation.SupportArranged, MeetingPreparation.VenueSafe]);
        (await new HoldFamilyMeeting(scene.World.Database).PrepareAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, MeetingPreparation.VenueSafe, "Seen.", null, null, default)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromDays(3));
        (await KindsAsync(scene, scene.Scene.Facilitator)).ShouldContain(WorkKind.InterpreterToBook);
    }

    [Fact]
    public async Task A_meeting_that_was_shown_is_moved_also_where_one_of_those_invited_is_off_the_map_and_who_joined_meanwhile_stays()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var meeting = await scene.MeetAboutAsync("The winter.", scene.Mother);
        var opened = (IReadOnlyCollection<MappedPersonId>)[scene.Mother];
        (await PlanAsync(scene, meeting, await VersionAsync(scene, meeting), scene.Mother, scene.Uncle)).ShouldSucceed();

        // The form still shows the mother alone: whom a colleague added is not taken off by it.
        (await SendAsync([scene.Mother])).ShouldSucceed();
        (await InvitedAsync()).ShouldBe([scene.Mother, scene.Uncle], ignoreOrder: true);
        (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update mapped_persons set taken_off_at = now() where id = '{scene.Uncle}'");

        (await PlanAsync(scene, meeting, await VersionAsync(scene, meeting), scene.Mother, scene.Uncle)).ShouldSucceed();
        (await InvitedAsync()).ShouldBe([scene.Mother, scene.Uncle], ignoreOrder: true);

        async Task<Result<FamilyMeetingId>> SendAsync(IReadOnlyCollection<MappedPersonId> persons) => await new PlanFamilyMeeting(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new PlanFamilyMeetingCommand(scene.Scene.Case.Id, meeting, new("To go through the draft.", scene.World.Now.AddDays(8), "The library", "Rowan, who leads the review", "Chair Clover", false, null, "The winter."),
                persons, await VersionAsync(scene, meeting), Opened: opened), default);

        async Task<IReadOnlyList<MappedPersonId>> InvitedAsync() => [.. (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Scene.Case.Id, default))!
            .Meetings.ShouldHaveSingleItem().Invited.Select(person => new MappedPersonId(person.Id))];
    }

    [Fact]
    public async Task What_was_done_for_a_meeting_as_it_stood_before_prepares_no_other_and_takes_nothing_back_that_is_new()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var meeting = await scene.MeetAboutAsync("The winter.", scene.Mother);
        var hold = new HoldFamilyMeeting(scene.World.Database);
        var facilitator = await scene.ActAsync(scene.Scene.Facilitator);
        var seen = await VersionAsync(scene, meeting);
        (await PlanAsync(scene, meeting, seen)).ShouldSucceed();
        var told = await VersionAsync(scene, meeting);

        (await hold.PrepareAsync(facilitator, meeting, MeetingPreparation.VenueSafe, "Seen.", seen, null, default)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await hold.PrepareAsync(facilitator, meeting, MeetingPreparation.VenueSafe, "Seen.", told, null, default)).ShouldSucceed();
        (await PlanAsync(scene, meeting, told)).Refusals.ShouldBe([Refusal.ChangedMeanwhile], "what is prepared meanwhile is seen before it is changed");
        var prepared = await VersionAsync(scene, meeting);
        (await hold.PrepareAnewAsync(facilitator, meeting, MeetingPreparation.VenueSafe, prepared, default)).ShouldSucceed();
        (await hold.PrepareAsync(facilitator, meeting, MeetingPreparation.VenueSafe, "Seen again.", null, null, default)).ShouldSucceed();
        (await hold.PrepareAnewAsync(facilitator, meeting, MeetingPreparation.VenueSafe, prepared, default)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);

        (await scene.Scene.CountAsync("meeting_steps where words = 'Seen again.'")).ShouldBe(1);
        (await scene.Scene.CountAsync("audit_events where action = 'Family meeting to be prepared anew' and details::jsonb ->> 'point' = 'VenueSafe'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_taken_further_is_told_stands_on_todays_list_and_is_a_gap_until_it_is_settled()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        var meeting = await scene.MeetAsync(scene.Mother);
        var meetings = new HoldFamilyMeeting(scene.World.Database);
        var facilitator = await scene.ActAsync(scene.Scene.Facilitator);

        (await meetings.EscalateAsync(facilitator, meeting, "Nobody speaks freely.", null, scene.Scene.Adviser, null, default)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Told");
        (await meetings.EscalateAsync(facilitator, meeting, "Nobody speaks freely.", null, scene.Scene.OtherChair, null, default)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Told");
        (await meetings.EscalateAsync(facilitator, meeting, "Nobody speaks freely.", null, scene.Scene.Chair, null, default)).ShouldSucceed();
        (await meetings.EscalateAsync(facilitator, meeting, "The room is too small.", "The council's estates team", null, null, default)).ShouldSucceed();

        (await scene.Scene.CountAsync($"outbox_messages where staff_id = '{scene.Scene.Chair}' and template = 'StaffSomethingWaits' and argument like '%/family/meetings#meeting-{meeting}'")).ShouldBe(1);
        (await KindsAsync(scene, scene.Scene.Chair)).Count(kind => kind == WorkKind.EscalationToSettle).ShouldBe(2);
        (await KindsAsync(scene, scene.Scene.OtherChair)).ShouldNotContain(WorkKind.EscalationToSettle);
        (await GapsAsync(scene, 3)).Count(gap => gap.Contains("taken further", StringComparison.Ordinal)).ShouldBe(2);
        var view = (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, default))!;
        view.Meetings[0].Escalations.Select(raised => (raised.ToWhom, raised.IsTold)).ShouldBe([("Chair Clover Testwell", true), ("The council's estates team", false)]);
        view.Tellable.Select(person => person.Name).ShouldBe(["Facilitator Fern Testwell", "Manager Maple Testwell", "Reviewer Rowan Testwell"]);
        foreach (var raised in view.Meetings[0].Escalations)
        {
            (await meetings.SettleAsync(await scene.ActAsync(scene.Scene.Chair), raised.Id, "The chair opens each meeting with it.", null, default)).ShouldSucceed();
        }
        (await KindsAsync(scene, scene.Scene.Chair)).ShouldNotContain(WorkKind.EscalationToSettle);
        (await GapsAsync(scene, 3)).ShouldNotContain(gap => gap.Contains("taken further", StringComparison.Ordinal));
    }

    private static async Task StopAsync(InvolvementScene scene, string why)
    {
        if (why == "declined")
        {
            (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Declined)).ShouldSucceed();
        }
        else if (why == "held")
        {
            (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        }
        else
        {
            (await scene.DecideAsync(scene.Mother, InvolvementChoice.NotInvolved, replaces: (await scene.PersonAsync(scene.Scene.Chair, scene.Mother)).InForce!.Id)).ShouldSucceed();
        }
    }

    private static async Task AskAsync(InvolvementScene scene) =>
        (await new AskFamilyMember(scene.World.Database).WriteAsync(await scene.ActAsync(scene.Scene.Facilitator), new AskFamilyMemberCommand(scene.Scene.Mother, null, "What was the winter like?"), default)).ShouldSucceed();

    private static async Task<Result> ReleaseQuestionsAsync(InvolvementScene scene) =>
        await new AskFamilyMember(scene.World.Database).ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Scene.Mother, default);

    private static async Task<FamilyLetterId> WriteAsync(InvolvementScene scene)
    {
        var id = FamilyLetterId.New();
        (await new WriteFamilyLetter(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new WriteFamilyLetterCommand(scene.Scene.Mother, id, null, "What comes next", "We write the report."), default)).ShouldSucceed();
        return id;
    }

    private static async Task<Result> ReleaseLetterAsync(InvolvementScene scene, FamilyLetterId letter) =>
        await new WriteFamilyLetter(scene.World.Database).ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), new ReleaseFamilyLetterCommand(letter,
            (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from family_letters where id = '{letter}'"), true), default);

    private static async Task<uint> VersionAsync(InvolvementScene scene, FamilyMeetingId meeting) =>
        (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from family_meetings where id = '{meeting}'");

    private static async Task<Result<FamilyMeetingId>> PlanAsync(InvolvementScene scene, FamilyMeetingId id, uint? version, params IReadOnlyCollection<MappedPersonId> persons) =>
        await new PlanFamilyMeeting(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new PlanFamilyMeetingCommand(scene.Scene.Case.Id, id,
            new("To go through the draft.", scene.World.Now.AddDays(7), "The town hall", "Rowan, who leads the review", "Chair Clover", false, null, "The winter, and what was written about it."), persons.Count > 0 ? persons : null, version), default);

    private static async Task EnterAsync(InvolvementScene scene)
    {
        (await new RecordConsentGrounds(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new RecordConsentGroundsCommand(scene.Scene.Mother, new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, "", "", false)), default)).ShouldSucceed();
        (await new EnterAgreement(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new EnterAgreementCommand(scene.Scene.Mother,
            new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.ShareExperience] = AgreementAnswer.No }, ExplainedBy.Facilitator, "Facilitator Fern", null, "ur", new Dictionary<FamilyActivity, string>()), default)).ShouldSucceed();
    }

    private static async Task<Result<FamilyMemberId>> AddAsync(InvolvementScene scene, string relation, MappedPersonId? onMap) =>
        await new AddFamilyMember(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new AddFamilyMemberCommand(scene.Scene.Case.Id, $"{relation} Inventado", relation, "en",
            "Lived with the child.", null, null, OnMap: onMap, Generation: Generation.Children, Age: AgeGroup.Adult), default);

    private static async Task<IReadOnlyList<string>> GapsAsync(InvolvementScene scene, int question) =>
        [.. (await new AssuranceQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, default))!.Questions[question - 1].Gaps.Select(gap => gap.Words)];

    private static async Task<IReadOnlyList<WorkKind>> KindsAsync(InvolvementScene scene, StaffId staff) =>
        [.. (await new TodayQueries(scene.World.Database).FindAsync(await scene.ActAsync(staff), 1, default)).Mine.Select(item => item.Kind).Where(kind => kind != WorkKind.Deadline)];
}
