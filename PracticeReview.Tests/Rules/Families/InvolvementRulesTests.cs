using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>Mapping, deciding, planning, holding back, recording, limiting and meeting, as the guidance, the quality marker and the practice brief ask for it.</summary>
public sealed class InvolvementRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire Safeguarding Children Partnership", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private static readonly ReviewCase Case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.B.", StaffId.New(), Now);
    private static readonly StaffActor Facilitator = Staff(CaseRole.FamilyFacilitator);
    private static readonly StaffActor Chair = Staff(CaseRole.ReviewChair);

    [Theory]
    [InlineData(CaseRole.FamilyFacilitator, null, true)]
    [InlineData(CaseRole.ReviewGroupMember, null, true)]
    [InlineData(null, StaffRole.BusinessUnit, true)]
    [InlineData(CaseRole.CaseGroupPractitioner, null, false)]
    [InlineData(null, StaffRole.AgencyAuthor, false)]
    [InlineData(null, StaffRole.IndependentAdviser, false)]
    [InlineData(null, StaffRole.Administrator, false)]
    public void Who_works_with_the_family_maps_it_and_nobody_else(CaseRole? caseRole, StaffRole? role, bool may)
    {
        var actor = Staff(caseRole, role);

        MappedPerson.Put(actor, Case, Words(), Now).Succeeded.ShouldBe(may);
        InvolvementDecision.Decide(actor, Person(), InvolvementChoice.Involve, "Knew the child.", null, Now).Succeeded.ShouldBe(may);
        InvolvementPlan.Begin(actor, Person(), InvolvementChoice.Involve, Plan(), Now).Succeeded.ShouldBe(may);
        InvolvementHold.Place(actor, Person(), Hold(), Now).Succeeded.ShouldBe(may);
        Record(actor, [], ContactSide.Us, ContactOutcome.Spoke, Now).Succeeded.ShouldBe(may);
        FamilyMeeting.Plan(actor, Case, Meeting(), [Person()], Now).Succeeded.ShouldBe(may);
    }

    [Fact]
    public void Somebody_who_is_not_invited_is_mapped_by_a_pseudonym_and_a_person_without_name_relation_or_row_is_not()
    {
        MappedPerson.Put(Facilitator, Case, new("“The neighbour”", "Friend of the family", Generation.Others, false, null, ParentalResponsibility.DoesNotHold), Now).Value.FamilyMemberId.ShouldBeNull();

        Fields(MappedPerson.Put(Facilitator, Case, new(" ", "", null, false, null, ParentalResponsibility.NotKnown), Now)).ShouldBe("Name,Relation,Generation");
    }

    [Fact]
    public void A_tension_is_drawn_with_what_has_to_be_minded()
    {
        var (mother, uncle) = (Person(), Person("Uncle"));

        Fields(MapRelation.Draw(Facilitator, mother, uncle, RelationKind.SiblingOf, Tension.Antagonistic, " ", Now)).ShouldBe("Note");
        MapRelation.Draw(Facilitator, mother, uncle, RelationKind.SiblingOf, Tension.Antagonistic, "They must not meet in the waiting room.", Now).ShouldSucceed();
        Fields(MapRelation.Draw(Facilitator, mother, mother, RelationKind.SiblingOf, Tension.None, null, Now)).ShouldBe("To");
        Fields(MapRelation.Draw(Facilitator, mother, null, null, Tension.None, null, Now)).ShouldBe("To,Kind");
    }

    [Fact]
    public void Non_involvement_needs_a_reason_and_the_best_interests_of_the_child()
    {
        Fields(InvolvementDecision.Decide(Facilitator, Person(), InvolvementChoice.NotInvolved, " ", " ", Now)).ShouldBe("Reason,BestInterests");
        Fields(InvolvementDecision.Decide(Facilitator, Person(), InvolvementChoice.NotInvolved, "He is dangerous to her.", null, Now)).ShouldBe("BestInterests");
        var decided = InvolvementDecision.Decide(Chair, Person(), InvolvementChoice.NotInvolved, "He is dangerous to her.", "She is safe only while he does not know of the review.", Now).Value;
        decided.DecidedBy.ShouldBe(Chair.Id);
        decided.BestInterests.ShouldNotBeEmpty();
        Fields(InvolvementDecision.Decide(Facilitator, Person(), InvolvementChoice.Involve, "Knew the child.", null, Now)).ShouldBe("");
        Fields(InvolvementDecision.Decide(Facilitator, Person(), null, "", null, Now)).ShouldBe("Choice,Reason");
    }

    [Fact]
    public void The_latest_decision_is_in_force()
    {
        var person = Person();
        var first = InvolvementDecision.Decide(Facilitator, person, InvolvementChoice.NotInvolved, "Police.", "Safe.", Now).Value;
        var second = InvolvementDecision.Decide(Chair, person, InvolvementChoice.Involve, "The trial is over.", null, Now.AddDays(40), first.Id).Value;

        InvolvementDecision.InForce([second, first]).ShouldBe(second);
        InvolvementDecision.InForce([]).ShouldBeNull();
    }

    [Fact]
    public void A_plan_says_why_what_for_by_whom_and_in_which_language()
    {
        Fields(InvolvementPlan.Begin(Facilitator, Person(), InvolvementChoice.Involve, Plan() with { Knowledge = false, Purpose = "", Facilitator = null, Language = "" }, Now)).ShouldBe("Why,Purpose,Facilitator,Language");
        InvolvementPlan.Begin(Facilitator, Person(), InvolvementChoice.NotInvolved, Plan(), Now).Refusals.ShouldHaveSingleItem().Message.ShouldContain("not to involve");
        InvolvementPlan.Begin(Facilitator, Person(), InvolvementChoice.Undecided, Plan(), Now).ShouldSucceed();
    }

    [Fact]
    public void An_interpreter_is_booked_for_when_and_who_and_rights_are_explained_by_somebody_on_a_day_that_was()
    {
        var plan = InvolvementPlan.Begin(Facilitator, Person(), InvolvementChoice.Involve, Plan() with { NeedsInterpreter = true }, Now).Value;
        plan.LacksInterpreter(Now).ShouldBeTrue();
        plan.Gaps(Now).ShouldContain("no interpreter is booked");
        plan.Gaps(Now).ShouldContain("their legal rights are not explained yet");

        Fields(plan.Rewrite(Facilitator, Plan() with { NeedsInterpreter = true, InterpreterAt = Now.AddDays(3) }, Now)).ShouldBe("Interpreter");
        Fields(plan.Rewrite(Facilitator, Plan() with { NeedsInterpreter = true, Interpreter = "Ms Kestrel" }, Now)).ShouldBe("InterpreterAt");
        Fields(plan.Rewrite(Facilitator, Plan() with { Interpreter = "Ms Kestrel", InterpreterAt = Now.AddDays(3) }, Now)).ShouldBe("NeedsInterpreter");
        Fields(plan.Rewrite(Facilitator, Plan() with { RightsExplainedOn = Today.AddDays(1) }, Now)).ShouldBe("RightsExplainedOn,RightsExplainedBy");
        plan.Rewrite(Facilitator, Full(), Now).ShouldSucceed();
        plan.LacksInterpreter(Now).ShouldBeFalse();
        plan.Gaps(Now).ShouldBeEmpty();
    }

    [Fact]
    public void An_interpreter_is_booked_for_a_time_still_to_come_and_one_whose_time_has_gone_by_is_booked_no_more()
    {
        var plan = InvolvementPlan.Begin(Facilitator, Person(), InvolvementChoice.Involve, Full(), Now).Value;
        var after = plan.InterpreterAt!.Value;

        plan.LacksInterpreter(after.AddMinutes(-1)).ShouldBeFalse();
        plan.LacksInterpreter(after).ShouldBeTrue();
        plan.Gaps(after).ShouldBe(["no interpreter is booked"]);
        Fields(plan.Rewrite(Facilitator, Full() with { InterpreterAt = after.AddHours(-1) }, after)).ShouldBe("InterpreterAt");
        plan.Rewrite(Facilitator, Full() with { Support = "Her brother comes with her." }, after).ShouldSucceed();
        plan.Rewrite(Facilitator, Full() with { InterpreterAt = after.AddDays(7) }, after).ShouldSucceed();
    }

    [Fact]
    public void A_hold_is_agreed_with_an_officer_openly_acknowledged_or_not_and_why_and_looked_at_again()
    {
        Fields(InvolvementHold.Place(Facilitator, Person(), new(null, null, null, null, null, null), Now)).ShouldBe("Officer,Reason,AgreedOn,IsAcknowledged,Acknowledgement,LookAgainOn");
        Fields(InvolvementHold.Place(Facilitator, Person(), Hold() with { AgreedOn = Today.AddDays(1), LookAgainOn = Today }, Now)).ShouldBe("AgreedOn,LookAgainOn");
        InvolvementHold.Place(Facilitator, Person(), Hold() with { IsAcknowledged = false, Acknowledgement = "" }, Now).Refusals.ShouldHaveSingleItem().Message.ShouldBe("Say why the family was not told.");
        var hold = InvolvementHold.Place(Facilitator, Person(), Hold(), Now).Value;

        Fields(hold.LookAgain(Facilitator, " ", Today, Now)).ShouldBe("Words,LookAgainOn");
        hold.LookAgain(Facilitator, "The interview is still to come.", Today.AddDays(60), Now).ShouldSucceed();
        hold.LookAgainOn.ShouldBe(Today.AddDays(60));
        hold.IsRunning.ShouldBeTrue();
        hold.WaitsForAnalysis.ShouldBeFalse();
    }

    [Fact]
    public void When_a_hold_ends_the_analysis_is_opened_again_in_words_by_the_review_group_so_that_involvement_is_not_tokenistic()
    {
        var hold = InvolvementHold.Place(Facilitator, Person(), Hold(), Now).Value;
        hold.ReopenAnalysis(Chair, "Too early.", Now).Refused.ShouldBeTrue();
        Fields(hold.End(Facilitator, "", Now)).ShouldBe("Words");

        hold.End(Facilitator, "The trial is over, said DI Osprey.", Now.AddDays(1)).ShouldSucceed();

        hold.WaitsForAnalysis.ShouldBeTrue();
        hold.LookAgain(Facilitator, "Again.", Today.AddDays(90), Now).Refused.ShouldBeTrue();
        hold.ReopenAnalysis(Facilitator, "Done.", Now.AddDays(2)).Refusals.ShouldBe([Refusal.NotFound]);
        Fields(hold.ReopenAnalysis(Chair, " ", Now.AddDays(2))).ShouldBe("Words");
        hold.WaitsForAnalysis.ShouldBeTrue();
        hold.ReopenAnalysis(Chair, "Finding 2 is open again; he is asked about the winter.", Now.AddDays(2)).ShouldSucceed();
        hold.WaitsForAnalysis.ShouldBeFalse();
        hold.Steps.Select(step => step.Kind).ShouldBe([HoldStepKind.Ended, HoldStepKind.AnalysisReopened]);
        hold.ReopenAnalysis(Chair, "Again.", Now.AddDays(3)).Refused.ShouldBeTrue();
    }

    [Fact]
    public void Declined_stays_declined_until_the_person_says_otherwise()
    {
        var declined = Record(Facilitator, [], ContactSide.Us, ContactOutcome.Declined, Now).Value;
        var asked = Record(Facilitator, [declined], ContactSide.Person, ContactOutcome.Spoke, Now.AddDays(2)).Value;

        Record(Facilitator, [declined], ContactSide.Us, ContactOutcome.NotReached, Now.AddDays(1)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Side");
        Record(Chair, [declined, asked], ContactSide.Us, ContactOutcome.Spoke, Now.AddDays(3)).Refused.ShouldBeTrue();
        // What was before the decline may still be written down.
        Record(Facilitator, [declined], ContactSide.Us, ContactOutcome.NotReached, Now.AddDays(-1)).ShouldSucceed();

        var willing = Record(Facilitator, [declined, asked], ContactSide.Person, ContactOutcome.WantsToTakePart, Now.AddDays(4)).Value;
        ContactLog.HasDeclined([declined, asked], Now.AddDays(9)).ShouldBeTrue();
        ContactLog.HasDeclined([declined, asked, willing], Now.AddDays(9)).ShouldBeFalse();
        Record(Facilitator, [willing, declined, asked], ContactSide.Us, ContactOutcome.Spoke, Now.AddDays(5)).ShouldSucceed();
    }

    [Fact]
    public void A_contact_is_recorded_after_it_happened_and_who_got_in_touch_was_reached()
    {
        Fields(FamilyContact.Record(Facilitator, Person(), [], Now.AddHours(1), null, null, null, null, Now)).ShouldBe("At,Means,Side,Outcome");
        Fields(FamilyContact.Record(Facilitator, Person(), [], Now, ContactMeans.Letter, ContactSide.Person, ContactOutcome.NotReached, null, Now)).ShouldBe("Outcome");
    }

    [Theory]
    [InlineData(InvolvementChoice.Involve, false, false, null)]
    [InlineData(InvolvementChoice.Undecided, false, false, "Nobody has decided yet")]
    [InlineData(InvolvementChoice.Undecided, true, false, "do not want to take part")]
    [InlineData(InvolvementChoice.Undecided, false, true, "senior investigating officer")]
    [InlineData(InvolvementChoice.Involve, true, false, "do not want to take part")]
    [InlineData(InvolvementChoice.Involve, false, true, "senior investigating officer")]
    [InlineData(InvolvementChoice.NotInvolved, false, false, "decided not to involve")]
    public void Nobody_is_invited_who_declined_is_held_back_is_not_involved_or_is_not_decided_on(InvolvementChoice choice, bool declined, bool held, string? refusal)
    {
        var refused = Inviting.Refuse(choice, declined, held);

        if (refusal is null)
        {
            refused.ShouldBeNull();
        }
        else
        {
            refused!.Message.ShouldContain(refusal);
        }
    }

    [Theory]
    [InlineData(InvolvementChoice.Involve, false, false, null)]
    [InlineData(InvolvementChoice.Undecided, false, false, null)]
    [InlineData(InvolvementChoice.Involve, true, false, "do not want to take part")]
    [InlineData(InvolvementChoice.NotInvolved, true, true, "do not want to take part")]
    [InlineData(InvolvementChoice.Involve, false, true, "until it has ended")]
    [InlineData(InvolvementChoice.NotInvolved, false, false, "decided not to involve")]
    public void Nothing_new_goes_to_somebody_who_declined_is_held_back_or_is_not_involved(InvolvementChoice choice, bool declined, bool held, string? refusal)
    {
        var refused = Approaching.Refuse(choice, declined, held);

        (refused is null).ShouldBe(refusal is null);
        (refused?.Message ?? "").ShouldContain(refusal ?? "");
    }

    [Fact]
    public void A_part_of_the_area_is_closed_and_opened_by_decisions_with_reasons()
    {
        var father = FamilyMember.Add(Case, "Flint Inventado", "Father", "en", "Lived with the child.", StaffId.New(), "Facilitator Fern Testwell", Now);
        Fields(FamilyLimit.Decide(Facilitator, father, [], null, " ", Now)).ShouldBe("Parts,Ground,Reason");
        var limits = FamilyLimit.Decide(Facilitator, father, [FamilyPart.Draft, FamilyPart.Focus], LimitGround.UnderInvestigation, "He is to be interviewed.", Now).Value;

        limits.Select(limit => limit.Part).ShouldBe([FamilyPart.Draft, FamilyPart.Focus]);
        Fields(limits[0].Lift(Facilitator, "", Now)).ShouldBe("Because");
        limits[0].Lift(Chair, "No charge was brought.", Now).ShouldSucceed();
        limits[0].LiftedBy.ShouldBe(Chair.Id);
        FamilyLimit.PartsOf(ContributionKind.Comment).ShouldContain(FamilyPart.Draft);
        FamilyLimit.Decide(Staff(CaseRole.CaseGroupPractitioner), father, [FamilyPart.Draft], LimitGround.UnderInvestigation, "x", Now).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public void A_meeting_beforehand_without_the_family_says_how_they_are_not_disempowered()
    {
        Fields(FamilyMeeting.Plan(Facilitator, Case, Meeting() with { HasPreMeeting = true }, [Person()], Now)).ShouldBe("PreMeeting");
        FamilyMeeting.Plan(Facilitator, Case, Meeting() with { HasPreMeeting = true }, [Person()], Now).Refusals[0].Message.ShouldContain("disempower");
        Fields(FamilyMeeting.Plan(Facilitator, Case, new(null, Now, null, null, null, false, null), [], Now)).ShouldBe("Purpose,At,Place,WithWhom,Chair,Persons");
    }

    [Fact]
    public void A_meeting_is_prepared_point_by_point_and_an_unprepared_one_says_why_it_was_held_all_the_same()
    {
        var meeting = FamilyMeeting.Plan(Facilitator, Case, Meeting(), [Person()], Now).Value;
        meeting.Missing.Count.ShouldBe(5);
        Fields(meeting.Prepare(Facilitator, MeetingPreparation.InaccuraciesCorrected, " ", Now)).ShouldBe("Words");
        meeting.Release(Facilitator, Now).ShouldSucceed();
        foreach (var point in Enum.GetValues<MeetingPreparation>().Where(point => point != MeetingPreparation.ChairForewarned))
        {
            meeting.Prepare(Facilitator, point, "Done: nothing had to be corrected.", Now).ShouldSucceed();
        }
        meeting.Missing.ShouldBe([MeetingPreparation.ChairForewarned]);
        var after = meeting.At.AddHours(2);

        meeting.Prepare(Facilitator, MeetingPreparation.ChairForewarned, "By telephone.", meeting.At).ShouldRefuse("no longer prepares it");
        meeting.Hold(Facilitator, "We talked.", "She reads it first.", null, meeting.At.AddHours(-1)).Refusals.ShouldContain(refusal => refusal.Message == "The meeting is still to come.");
        Fields(meeting.Hold(Facilitator, "We talked.", "", null, after)).ShouldBe("Agreed,Because");
        meeting.Hold(Facilitator, "We talked.", "She reads it first.", "The chair was ill; the deputy knew.", after).ShouldSucceed();

        meeting.State.ShouldBe(FamilyMeetingState.Held);
        meeting.Change(Facilitator, Meeting(), after).Refused.ShouldBeTrue();
        meeting.Cancel(Facilitator, "x", after).Refused.ShouldBeTrue();
    }

    [Theory]
    [InlineData("The town hall", 0, true)]
    [InlineData("The library", 60, true)]
    [InlineData(" The library ", 0, false)]
    public void Another_place_or_time_is_neither_known_to_be_safe_nor_is_support_arranged_for_it(string place, int later, bool isAnother)
    {
        var meeting = FamilyMeeting.Plan(Facilitator, Case, Meeting(), [Person()], Now).Value;
        meeting.Release(Facilitator, Now).ShouldSucceed();
        foreach (var point in Enum.GetValues<MeetingPreparation>())
        {
            meeting.Prepare(Facilitator, point, "Done.", Now).ShouldSucceed();
        }

        meeting.Change(Facilitator, Meeting() with { Place = place, At = meeting.At.AddMinutes(later), Purpose = "To hear her." }, Now).ShouldSucceed();

        meeting.Missing.ShouldBe(isAnother ? [MeetingPreparation.SupportArranged, MeetingPreparation.VenueSafe] : []);
    }

    [Fact]
    public void What_was_prepared_for_another_chair_other_points_or_fewer_people_is_not_prepared()
    {
        var (mother, aunt) = (Person(), Person());
        var meeting = FamilyMeeting.Plan(Facilitator, Case, Meeting(), [mother], Now).Value;
        meeting.Release(Facilitator, Now).ShouldSucceed();
        PrepareAll();

        meeting.Change(Facilitator, Meeting() with { Chair = "Another chair" }, Now).ShouldSucceed();
        meeting.Missing.ShouldBe([MeetingPreparation.ChairForewarned]);
        PrepareAll();
        meeting.Change(Facilitator, Meeting() with { Chair = "Another chair", Points = "Something else." }, Now).ShouldSucceed();
        meeting.Missing.ShouldBe([MeetingPreparation.SharedBeforehand, MeetingPreparation.InaccuraciesCorrected]);
        PrepareAll();
        meeting.Change(Facilitator, Meeting() with { Chair = "Another chair", Points = "Something else." }, Now, persons: [mother, aunt]).ShouldSucceed();
        meeting.Persons.Select(person => person.PersonId).ShouldBe([mother.Id, aunt.Id]);
        meeting.Missing.Count.ShouldBe(5, "nobody has shown the aunt anything, nor asked whether the place is safe for her");

        PrepareAll();
        meeting.PrepareAnew(Facilitator, MeetingPreparation.VenueSafe, Now).ShouldSucceed();
        meeting.Missing.ShouldBe([MeetingPreparation.VenueSafe]);
        meeting.PrepareAnew(Facilitator, MeetingPreparation.ChairForewarned, meeting.At).ShouldRefuse("no longer prepares it");
        meeting.PrepareAnew(Staff(CaseRole.CaseGroupPractitioner), MeetingPreparation.ChairForewarned, Now).Refusals.ShouldBe([Refusal.NotFound]);

        void PrepareAll() => Enum.GetValues<MeetingPreparation>().ToList().ForEach(point => meeting.Prepare(Facilitator, point, "Done.", Now).ShouldSucceed());
    }

    [Fact]
    public void Nothing_was_shared_before_there_is_something_to_share_and_somebody_was_shown_it()
    {
        var meeting = FamilyMeeting.Plan(Facilitator, Case, Meeting() with { Points = " " }, [Person()], Now).Value;
        meeting.Prepare(Facilitator, MeetingPreparation.SharedBeforehand, "By post.", Now).ShouldRefuse("Nothing is written of what will be spoken about.");
        meeting.Release(Facilitator, Now).ShouldSucceed();
        meeting.Prepare(Facilitator, MeetingPreparation.SharedBeforehand, "By post.", Now).ShouldRefuse("Nothing is written of what will be spoken about.");
        meeting.Change(Facilitator, Meeting(), Now).ShouldSucceed();
        meeting.Prepare(Facilitator, MeetingPreparation.SharedBeforehand, "By post.", Now).ShouldSucceed();
        FamilyMeeting.Plan(Facilitator, Case, Meeting(), [Person()], Now).Value.Prepare(Facilitator, MeetingPreparation.SharedBeforehand, "By post.", Now).ShouldRefuse("Nobody of the family was shown this meeting yet.");
    }

    [Fact]
    public void Who_was_shown_a_meeting_is_not_taken_off_it_in_silence()
    {
        var (mother, aunt) = (Person(), Person());
        var meeting = FamilyMeeting.Plan(Facilitator, Case, Meeting(), [mother, aunt], Now).Value;
        Fields(meeting.Change(Facilitator, Meeting(), Now, persons: [])).ShouldBe("Persons");
        meeting.Change(Facilitator, Meeting(), Now, persons: [mother]).ShouldSucceed();
        meeting.Persons.ShouldHaveSingleItem().PersonId.ShouldBe(mother.Id);
        meeting.Change(Facilitator, Meeting(), Now, persons: [mother, aunt]).ShouldSucceed();
        meeting.Release(Facilitator, Now).ShouldSucceed();
        meeting.Change(Facilitator, Meeting(), Now, persons: [mother]).ShouldRefuse("Everybody invited was shown this meeting.");
        meeting.Persons.Count.ShouldBe(2);
    }

    [Fact]
    public void A_process_that_does_not_work_is_taken_to_somebody_and_what_came_of_it_is_said_once()
    {
        var meeting = FamilyMeeting.Plan(Facilitator, Case, Meeting(), [Person()], Now).Value;
        Fields(meeting.Escalate(Facilitator, "", "", Now)).ShouldBe("Problem,ToWhom");
        meeting.Escalate(Facilitator, "Professionals speak freely only without her.", "Chair of the sub-group", Now).ShouldSucceed();
        var escalation = meeting.Escalations.ShouldHaveSingleItem();
        escalation.ToldId.ShouldBeNull();
        meeting.Escalate(Facilitator, "Still not.", " ", Now, new FacilitatorChoice(Chair.Id, "Chair Clover", null)).ShouldSucceed();
        (meeting.Escalations[1].ToldId, meeting.Escalations[1].ToWhom).ShouldBe((Chair.Id, "Chair Clover"));

        Fields(escalation.Settle(Chair, " ", Now)).ShouldBe("Outcome");
        escalation.Settle(Chair, "The chair opens each meeting with what may be said before her.", Now).ShouldSucceed();
        escalation.Settle(Chair, "Something else.", Now).Refused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(CaseStage.Referral, AssuranceStage.Start)]
    [InlineData(CaseStage.Review, AssuranceStage.Start)]
    [InlineData(CaseStage.Report, AssuranceStage.Draft)]
    [InlineData(CaseStage.Publication, AssuranceStage.End)]
    [InlineData(CaseStage.Actions, AssuranceStage.End)]
    [InlineData(CaseStage.Closed, AssuranceStage.End)]
    [InlineData(CaseStage.NotReviewed, AssuranceStage.Start)]
    public void The_nine_questions_are_asked_at_the_start_at_the_draft_and_at_the_end(CaseStage stage, AssuranceStage reached)
    {
        AssuranceStages.Reached(stage).ShouldBe(reached);
        AssuranceStages.MayBeAnswered(AssuranceStage.Start, stage).ShouldBeTrue();
        AssuranceStages.MayBeAnswered(AssuranceStage.End, stage).ShouldBe(reached != AssuranceStage.Start);
    }

    [Fact]
    public void A_point_the_review_has_not_come_to_is_not_answered_beforehand()
    {
        AssuranceAnswer.Give(Chair, Case, 1, AssuranceVerdict.No, "We will.", [], Now, null, AssuranceStage.End).Refusals.ShouldHaveSingleItem().Field.ShouldBeNull();
        AssuranceAnswer.Give(Chair, Case, 1, AssuranceVerdict.No, "We will.", [], Now).Value.Stage.ShouldBe(AssuranceStage.Start);
    }

    [Fact]
    public void A_point_the_review_has_left_behind_is_explained_with_a_reason_by_the_review_group_and_its_end_never_is()
    {
        var @case = ReviewCase.Open(Partnership, "INV-2026-0002", "C.D.", StaffId.New(), Now);
        var chair = new StaffActor(StaffId.New(), Partnership.Id, null, "Chair Clover Testwell", [], [(@case.Id, CaseRole.ReviewChair)]);
        MissedPoint.Explain(chair, @case, AssuranceStage.Start, 9, "We began late.", Now).ShouldRefuse("not left this point behind");
        foreach (var stage in (CaseStage[])[CaseStage.Report, CaseStage.Publication])
        {
            @case.MoveTo(stage, Now);
        }

        Fields(MissedPoint.Explain(chair, @case, AssuranceStage.Start, 9, " ", Now)).ShouldBe("Reason");
        MissedPoint.Explain(chair, @case, AssuranceStage.Start, 0, "We began late.", Now).ShouldRefuse("All nine are answered");
        MissedPoint.Explain(chair, @case, AssuranceStage.End, 9, "We began late.", Now).ShouldRefuse("not left this point behind");
        MissedPoint.Explain(Staff(null, StaffRole.BusinessManager), @case, AssuranceStage.Draft, 9, "We began late.", Now).Refusals.ShouldBe([Refusal.NotFound]);
        var said = MissedPoint.Explain(chair, @case, AssuranceStage.Draft, 2, " The group met once. ", Now).Value;
        (said.Stage, said.Reason, said.SaidBy).ShouldBe((AssuranceStage.Draft, "The group met once.", chair.Id));
    }

    private static Result<FamilyContact> Record(StaffActor actor, IReadOnlyCollection<FamilyContact> log, ContactSide side, ContactOutcome outcome, DateTimeOffset at) =>
        FamilyContact.Record(actor, Person(), log, at, ContactMeans.Telephone, side, outcome, "", at);

    private static MappedPersonWords Words(string relation = "Mother") => new("Amber Inventado", relation, Generation.Parents, false, "Mother's home", ParentalResponsibility.Holds);

    private static MappedPerson Person(string relation = "Mother") => MappedPerson.Put(Facilitator, Case, Words(relation), Now).Value;

    private static InvolvementPlanWords Plan() => new(false, false, true, false, "She knows the winter.", StaffId.New(), "ur", false, null, null, null, null, null, null, null, null, null, null, null, null);

    private static InvolvementPlanWords Full() => Plan() with
    {
        NeedsInterpreter = true,
        InterpreterAt = Now.AddDays(3),
        Interpreter = "Ms Kestrel",
        Support = "Her sister comes with her.",
        Safety = "Never ring after six.",
        Venue = "The library, Tuesday evening.",
        EverydayLife = "She will want to tell her mother.",
        RightsExplainedOn = Today,
        RightsExplainedBy = "Facilitator Fern Testwell",
    };

    private static InvolvementHoldWords Hold() => new("DI Osprey", "He is to be interviewed.", Today, true, "Told openly by the facilitator.", Today.AddDays(30));

    private static FamilyMeetingWords Meeting() => new("To go through the draft.", Now.AddDays(7), "The library", "Rowan, who leads the review", "Chair Clover", false, null, "The winter, and what was written about it.");

    private static StaffActor Staff(CaseRole? caseRole, StaffRole? role = null) => new(StaffId.New(), Partnership.Id, null, "Somebody Testwell",
        role is { } held ? [held] : [], caseRole is { } of ? [(Case.Id, of)] : []);

    private static string Fields(Result result) => string.Join(',', result.Refusals.Select(refusal => refusal.Field));
}
