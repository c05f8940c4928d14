using System.Globalization;
using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>What may be sent, answered, written, released and assured, by whom, and what is refused.</summary>
public sealed class FamilyRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire Safeguarding Children Partnership", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private static readonly ReviewCase Case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.B.", StaffId.New(), Now);
    private static readonly FamilyMember Mother = FamilyMember.Add(Case, "Amber Inventado", "Mother", "ur", "Knows the child best", StaffId.New(), "Facilitator Fern Testwell", Now);
    private static readonly FamilyActor MotherActor = new(Mother.Id, Partnership.Id, Case.Id, FamilySessionId.New(), "ur");

    public static TheoryData<CaseRole?, StaffRole?, ContributionKind, bool> WhoAnswers => new()
    {
        { CaseRole.ReviewChair, null, ContributionKind.FocusSuggestion, true },
        { CaseRole.LeadReviewer, null, ContributionKind.Comment, true },
        { CaseRole.ReviewGroupMember, null, ContributionKind.Question, true },
        { CaseRole.FamilyFacilitator, null, ContributionKind.Question, true },
        { CaseRole.FamilyFacilitator, null, ContributionKind.FocusSuggestion, false },
        { CaseRole.CaseGroupPractitioner, null, ContributionKind.Question, false },
        { null, StaffRole.BusinessUnit, ContributionKind.Question, true },
        { null, StaffRole.BusinessUnit, ContributionKind.FocusSuggestion, false },
        { null, StaffRole.IndependentAdviser, ContributionKind.Question, false },
        { null, StaffRole.Administrator, ContributionKind.FocusSuggestion, false },
    };

    [Theory]
    [MemberData(nameof(WhoAnswers))]
    public void The_review_group_decides_and_a_question_may_also_be_answered_by_who_works_with_the_family(CaseRole? caseRole, StaffRole? role, ContributionKind kind, bool may)
    {
        var contribution = Sent(kind);

        contribution.MayBeAnsweredBy(Staff(caseRole, role)).ShouldBe(may);
        contribution.AnswerWith(Staff(caseRole, role), kind == ContributionKind.Question ? AnswerOutcome.Answered : AnswerOutcome.Accepted, "Because.", Now).Succeeded.ShouldBe(may);
    }

    [Fact]
    public void Being_in_the_review_group_of_another_case_is_nothing()
    {
        var stranger = new StaffActor(StaffId.New(), Partnership.Id, null, "Chair Sedge Testwell", [], [(CaseId.New(), CaseRole.ReviewChair)]);

        Sent(ContributionKind.Question).MayBeAnsweredBy(stranger).ShouldBeFalse();
        DraftPassage.MayBeWrittenBy(stranger, Case.Id).ShouldBeFalse();
        AssuranceAnswer.MayBeGivenBy(stranger, Case.Id).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ContributionKind.FocusSuggestion, null, "Because.", "Outcome")]
    [InlineData(ContributionKind.FocusSuggestion, AnswerOutcome.Answered, "Because.", "Outcome")]
    [InlineData(ContributionKind.Question, AnswerOutcome.Accepted, "Because.", "Outcome")]
    [InlineData(ContributionKind.FocusSuggestion, AnswerOutcome.NotAccepted, " ", "Text")]
    [InlineData(ContributionKind.FocusSuggestion, null, null, "Outcome,Text")]
    public void An_answer_needs_an_outcome_that_fits_and_words(ContributionKind kind, AnswerOutcome? outcome, string? text, string fields)
    {
        var contribution = Sent(kind);

        var answered = contribution.AnswerWith(Staff(CaseRole.ReviewChair), outcome, text, Now);

        string.Join(',', answered.Refusals.Select(refusal => refusal.Field)).ShouldBe(fields);
        contribution.Answer.ShouldBeNull();
    }

    [Fact]
    public void An_answer_is_given_once_and_is_not_too_long()
    {
        var contribution = Sent(ContributionKind.FocusSuggestion);
        contribution.AnswerWith(Staff(CaseRole.ReviewChair), AnswerOutcome.Accepted, new string('a', 200_000), Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Text");

        contribution.AnswerWith(Staff(CaseRole.ReviewChair), AnswerOutcome.Accepted, "  We will.  ", Now).Value.Text.ShouldBe("We will.");

        contribution.AnswerWith(Staff(CaseRole.LeadReviewer), AnswerOutcome.NotAccepted, "We will not.", Now).Refused.ShouldBeTrue();
        contribution.Answer!.Outcome.ShouldBe(AnswerOutcome.Accepted);
        contribution.AnswerWith(Staff(null), AnswerOutcome.NotAccepted, "We will not.", Now).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public void The_latest_choice_about_each_activity_is_in_force()
    {
        var first = Choice(FamilyActivity.ShareExperience, AgreementAnswer.Yes, Now);
        var later = Choice(FamilyActivity.ShareExperience, AgreementAnswer.No, Now.AddDays(1));
        var other = Choice(FamilyActivity.KeptInformed, AgreementAnswer.NotNow, Now.AddHours(1));

        var inForce = AgreementChoice.InForce([later, other, first]);

        inForce.Count.ShouldBe(2);
        inForce[FamilyActivity.ShareExperience].ShouldBe(later);
        inForce[FamilyActivity.KeptInformed].ShouldBe(other);
        AgreementChoice.InForce([]).ShouldBeEmpty();
    }

    [Fact]
    public void Rewriting_makes_a_new_edition_and_the_same_words_do_not()
    {
        var passage = Passage();
        passage.Edition.ShouldBe(1);

        passage.Rewrite(Staff(CaseRole.LeadReviewer), " What happened ", " Nobody asked. ", Now.AddDays(1)).ShouldBe(Result.Done);
        passage.Edition.ShouldBe(1);
        passage.WrittenAt.ShouldBe(Now);

        passage.Rewrite(Staff(CaseRole.LeadReviewer), "What happened", "Nobody asked her.", Now.AddDays(1)).ShouldBe(Result.Done);
        passage.Edition.ShouldBe(2);
        passage.WrittenAt.ShouldBe(Now.AddDays(1));
    }

    [Theory]
    [InlineData(CaseRole.FamilyFacilitator)]
    [InlineData(CaseRole.CaseGroupPractitioner)]
    public void Only_the_review_group_writes_the_draft(CaseRole role) =>
        DraftPassage.Add(Staff(role), Case, 1, "What happened", "Nobody asked.", Now).Refusals.ShouldBe([Refusal.NotFound]);

    [Theory]
    [InlineData("", "Text", "Heading")]
    [InlineData("Heading", "", "Text")]
    [InlineData(null, null, "Heading,Text")]
    public void A_passage_needs_a_heading_and_words(string? heading, string? text, string fields) =>
        string.Join(',', DraftPassage.Add(Staff(CaseRole.ReviewChair), Case, 1, heading, text, Now).Refusals.Select(refusal => refusal.Field)).ShouldBe(fields);

    [Theory]
    [InlineData(201, 10, "Heading")]
    [InlineData(10, 8_001, "Text")]
    [InlineData(200, 8_000, "")]
    public void A_passage_has_its_lengths(int heading, int text, string fields) =>
        string.Join(',', DraftPassage.Add(Staff(CaseRole.ReviewChair), Case, 1, new string('h', heading), new string('t', text), Now).Refusals.Select(refusal => refusal.Field)).ShouldBe(fields);

    [Theory]
    [InlineData(null, true)]
    [InlineData(AgreementAnswer.Yes, true)]
    [InlineData(AgreementAnswer.NotNow, true)]
    [InlineData(AgreementAnswer.RatherTalk, true)]
    [InlineData(AgreementAnswer.No, false)]
    public void Nobody_is_given_a_draft_they_said_no_to(AgreementAnswer? agreed, bool may) =>
        ReleasedPassage.Release(Passage(), Mother, agreed, Enum.GetValues<ReleaseCheck>(), Staff(CaseRole.ReviewChair), Now).Succeeded.ShouldBe(may);

    [Fact]
    public void A_release_waits_until_everything_was_thought_of_and_never_enters_a_closed_area()
    {
        foreach (var missing in Enum.GetValues<ReleaseCheck>())
        {
            ReleasedPassage.Release(Passage(), Mother, null, [.. Enum.GetValues<ReleaseCheck>().Where(check => check != missing)], Staff(CaseRole.ReviewChair), Now)
                .Refusals.ShouldHaveSingleItem().Field.ShouldBe("Considered");
        }
        var closed = FamilyMember.Add(Case, "Uncle Inventado", "Uncle", "en", "Lived there", StaffId.New(), "Facilitator Fern Testwell", Now);
        closed.EndAccess(Now);
        ReleasedPassage.Release(Passage(), closed, null, Enum.GetValues<ReleaseCheck>(), Staff(CaseRole.ReviewChair), Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Members");
        ReleasedPassage.Release(Passage(), Mother, null, Enum.GetValues<ReleaseCheck>(), Staff(CaseRole.FamilyFacilitator), Now).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Theory]
    [InlineData(AssuranceVerdict.Yes, null, 0, 1, "Explanation")]
    [InlineData(AssuranceVerdict.Yes, null, 1, 1, "")]
    [InlineData(AssuranceVerdict.Yes, "We talked on 2 March.", 0, 1, "")]
    [InlineData(AssuranceVerdict.Partly, null, 1, 1, "Explanation")]
    [InlineData(AssuranceVerdict.No, null, 1, 1, "Explanation")]
    [InlineData(AssuranceVerdict.No, "We will.", 0, 1, "")]
    [InlineData(AssuranceVerdict.DoesNotApply, "Everybody is.", 0, 8, "")]
    [InlineData(AssuranceVerdict.DoesNotApply, "Everybody is.", 0, 7, "Verdict")]
    [InlineData(null, "Words", 0, 1, "Verdict")]
    public void An_assurance_answer_says_why(AssuranceVerdict? verdict, string? explanation, int evidence, int question, string fields)
    {
        (EvidenceKind, Guid)[] pieces = [.. Enumerable.Range(0, evidence).Select(_ => (EvidenceKind.Involvement, Guid.NewGuid()))];

        var given = AssuranceAnswer.Give(Staff(CaseRole.ReviewGroupMember), Case, question, verdict, explanation, pieces, Now);

        string.Join(',', given.Refusals.Select(refusal => refusal.Field)).ShouldBe(fields);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void There_are_nine_questions(int number)
    {
        AssuranceQuestion.All.Select(question => question.Number).ShouldBe(Enumerable.Range(1, 9));
        AssuranceAnswer.Give(Staff(CaseRole.ReviewChair), Case, number, AssuranceVerdict.Yes, number.ToString(CultureInfo.InvariantCulture), [], Now).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public void A_facilitator_and_the_business_unit_do_not_answer_for_the_review_group()
    {
        AssuranceAnswer.MayBeGivenBy(Staff(CaseRole.FamilyFacilitator), Case.Id).ShouldBeFalse();
        AssuranceAnswer.MayBeGivenBy(Staff(null, StaffRole.BusinessManager), Case.Id).ShouldBeFalse();
    }

    [Fact]
    public void A_wish_to_leave_something_out_is_taken_back_by_whose_it_is_and_before_it_is_decided()
    {
        var wish = LeaveOutRequest.Ask(MotherActor, Sent(ContributionKind.FocusSuggestion), Now).Value;
        wish.MayTakeBack(new FamilyActor(FamilyMemberId.New(), Partnership.Id, Case.Id, FamilySessionId.New(), "en")).Refusals.ShouldBe([Refusal.NotFound]);
        wish.MayTakeBack(MotherActor).ShouldSucceed();
        wish.Decide(Staff(CaseRole.ReviewChair), LeaveOutOutcome.Kept, "It is printed already.", Now).ShouldSucceed();
        wish.MayTakeBack(MotherActor).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
    }

    private static StaffActor Staff(CaseRole? caseRole, StaffRole? role = null) => new(StaffId.New(), Partnership.Id, null, "Somebody Testwell",
        role is { } given ? [given] : [], caseRole is { } held ? [(Case.Id, held)] : []);

    private static DraftPassage Passage() => DraftPassage.Add(Staff(CaseRole.ReviewChair), Case, 1, "What happened", "Nobody asked.", Now).Value;

    private static AgreementChoice Choice(FamilyActivity activity, AgreementAnswer answer, DateTimeOffset at) => new(MotherActor, activity, answer, ExplainedBy.Facilitator, "ur", at);

    private static Contribution Sent(ContributionKind kind)
    {
        var passage = kind is ContributionKind.FocusSuggestion or ContributionKind.Question
            ? null
            : ReleasedPassage.Release(Passage(), Mother, null, Enum.GetValues<ReleaseCheck>(), Staff(CaseRole.ReviewChair), Now).Value;
        return Contribution.Send(MotherActor, ContributionId.New(), kind, passage, "Words", null, Now).Value;
    }
}
