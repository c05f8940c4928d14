using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>What the review may do with a family's words, with letters to them and with a draft they commented on.</summary>
public sealed class FamilyWordsRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire Safeguarding Children Partnership", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private static readonly ReviewCase Case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.B.", StaffId.New(), Now);
    private static readonly FamilyMember Mother = FamilyMember.Add(Case, "Amber Inventado", "Mother", "ur", "Knows the child best", StaffId.New(), "Facilitator Fern Testwell", Now);
    private static readonly FamilyActor MotherActor = new(Mother.Id, Partnership.Id, Case.Id, FamilySessionId.New(), "ur");

    public static TheoryData<CaseRole?, StaffRole?, ContributionKind, bool, bool> WhoWeighs => new()
    {
        { CaseRole.ReviewChair, null, ContributionKind.Comment, true, true },
        { CaseRole.LeadReviewer, null, ContributionKind.FocusSuggestion, true, true },
        { CaseRole.ReviewGroupMember, null, ContributionKind.Question, true, true },
        { CaseRole.FamilyFacilitator, null, ContributionKind.Question, true, false },
        { CaseRole.FamilyFacilitator, null, ContributionKind.Comment, false, false },
        { CaseRole.CaseGroupPractitioner, null, ContributionKind.Question, false, false },
        { null, StaffRole.BusinessUnit, ContributionKind.Question, true, false },
        { null, StaffRole.BusinessUnit, ContributionKind.Comment, false, false },
        { null, StaffRole.IndependentAdviser, ContributionKind.Comment, false, false },
        { null, StaffRole.Translator, ContributionKind.Question, false, false },
    };

    [Theory]
    [MemberData(nameof(WhoWeighs))]
    public void The_analysis_is_the_review_groups_and_whoever_may_answer_a_question_may_say_that_it_was_read(CaseRole? caseRole, StaffRole? role, ContributionKind kind, bool mayRead, bool mayWeigh)
    {
        var contribution = Sent(kind);
        ContributionStep.Take(Staff(caseRole, role), contribution, ContributionStanding.Beginning, ContributionStatus.Read, null, Now).Succeeded.ShouldBe(mayRead);
        ContributionStep.Take(Staff(caseRole, role), contribution, ContributionStanding.Beginning, ContributionStatus.Used, "In the second finding.", Now).Succeeded.ShouldBe(mayWeigh);
    }

    [Theory]
    [InlineData(ContributionStatus.New, ContributionStatus.New, null, false)]
    [InlineData(ContributionStatus.New, ContributionStatus.Read, null, true)]
    [InlineData(ContributionStatus.Read, ContributionStatus.Read, null, false)]
    [InlineData(ContributionStatus.Considered, ContributionStatus.Read, null, false)]
    [InlineData(ContributionStatus.Considered, ContributionStatus.Considered, null, false)]
    [InlineData(ContributionStatus.Considered, ContributionStatus.Used, " ", false)]
    [InlineData(ContributionStatus.Considered, ContributionStatus.NotUsed, null, false)]
    [InlineData(ContributionStatus.Considered, ContributionStatus.NotUsed, "It happened after the time we look at.", true)]
    [InlineData(ContributionStatus.NotUsed, ContributionStatus.Used, "In the first finding after all.", true)]
    [InlineData(ContributionStatus.Used, ContributionStatus.Considered, null, true)]
    [InlineData(ContributionStatus.Used, ContributionStatus.Used, "In another place too.", true)]
    [InlineData(ContributionStatus.Used, ContributionStatus.New, null, false)]
    public void Steps_lead_forward_and_used_or_not_used_says_where_or_why(ContributionStatus last, ContributionStatus next, string? note, bool may) =>
        ContributionStep.Take(Staff(CaseRole.LeadReviewer), Sent(ContributionKind.Comment), new ContributionStanding(last, (int)last), next, note, Now).Succeeded.ShouldBe(may);

    [Fact]
    public void What_is_used_was_read_and_considered_and_every_step_has_its_number()
    {
        var steps = ContributionStep.Take(Staff(CaseRole.LeadReviewer), Sent(ContributionKind.Comment), ContributionStanding.Beginning, ContributionStatus.Used, " In the second finding. ", Now).Value;

        steps.Select(step => (step.Number, step.Status, step.Note)).ShouldBe([(1, ContributionStatus.Read, null), (2, ContributionStatus.Considered, null), (3, ContributionStatus.Used, "In the second finding.")]);
        ContributionStep.WithAnswer(Staff(CaseRole.LeadReviewer), Sent(ContributionKind.Comment), new ContributionStanding(ContributionStatus.Read, 1), Now).ShouldHaveSingleItem().Number.ShouldBe(2);
        ContributionStep.WithAnswer(Staff(null, StaffRole.BusinessUnit), Sent(ContributionKind.Question), ContributionStanding.Beginning, Now).ShouldHaveSingleItem().Status.ShouldBe(ContributionStatus.Read);
        ContributionStep.WithAnswer(Staff(CaseRole.LeadReviewer), Sent(ContributionKind.Comment), new ContributionStanding(ContributionStatus.NotUsed, 4), Now).ShouldBeEmpty();
    }

    [Fact]
    public void Contradictory_accounts_are_two_at_least_and_each_says_whose_it_is()
    {
        var said = new AccountOfEvents(ContributionId.New(), null, null);
        Begin("Who was at home", said).ShouldRefuse("at least two");
        Begin("Who was at home", said, new AccountOfEvents(null, "Health visitor's record", " ")).ShouldRefuse("whose it is");
        Begin(" ", said, said).ShouldRefuse("what the accounts are about");
        Begin("Who was at home", [.. Enumerable.Repeat(said, 13)]).ShouldRefuse("At most 12");
        Begin("Who was at home", said, new AccountOfEvents(null, null, null), new AccountOfEvents(null, " Health visitor ", " Nobody opened. ")).Value.Sides
            .ShouldBe([said, new AccountOfEvents(null, "Health visitor", "Nobody opened.")]);
        ContradictoryAccounts.Begin(Staff(CaseRole.FamilyFacilitator), Case, "Who was at home", [said, said], null, Now).Refusals.ShouldBe([Refusal.NotFound]);

        static Result<ContradictoryAccounts> Begin(string title, params IReadOnlyList<AccountOfEvents> sides) => ContradictoryAccounts.Begin(Staff(CaseRole.ReviewChair), Case, title, sides, null, Now);
    }

    [Fact]
    public void A_letter_waits_for_its_translation_unless_it_shall_not_and_stays_as_it_was_released()
    {
        var letter = FamilyLetter.Begin(Staff(CaseRole.FamilyFacilitator), Mother, "What happens now", "We meet in May.", Now).Value;

        letter.Release(Staff(CaseRole.ReviewChair), Mother, isTranslated: false, inEnglishFirst: false, Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("InEnglishFirst");
        letter.Release(Staff(CaseRole.CaseGroupPractitioner), Mother, isTranslated: true, inEnglishFirst: false, Now).Refusals.ShouldBe([Refusal.NotFound]);
        letter.Release(Staff(CaseRole.ReviewChair), Mother, isTranslated: true, inEnglishFirst: false, Now).ShouldSucceed();
        letter.Write(Staff(CaseRole.FamilyFacilitator), "Another", "Other words.", Now).ShouldRefuse("stays as it is");
        letter.Release(Staff(CaseRole.ReviewChair), Mother, isTranslated: true, inEnglishFirst: false, Now).ShouldRefuse("already");
        letter.Text.ShouldBe("We meet in May.");
        FamilyLetter.Begin(Staff(null, StaffRole.Translator), Mother, "T", "T", Now).Refusals.ShouldBe([Refusal.NotFound]);
        FamilyLetter.Begin(Staff(CaseRole.ReviewChair), Mother, "", new string('a', 12_001), Now).Refusals.Select(refusal => refusal.Field).ShouldBe(["Title", "Text"]);
    }

    [Fact]
    public void Silence_is_not_understanding_and_a_talk_is_recorded_with_who_when_and_what_came_of_it()
    {
        Record("Fern", Today, Understanding.Silence).Value.LeavesOpen.ShouldBeTrue();
        Record("Fern", Today, Understanding.SaidInOwnWords).Value.LeavesOpen.ShouldBeFalse();
        Record(" ", Today.AddDays(1), null).Refusals.Select(refusal => refusal.Field).ShouldBe(["ExplainedBy", "On", "Understanding"]);
        SpokenExplanation.Record(Staff(CaseRole.CaseGroupPractitioner), Mother, ExplainedThing.Letter, Guid.NewGuid(), "Fern", Today, null, Understanding.Silence, null, Today, Now).Refusals.ShouldBe([Refusal.NotFound]);

        static Result<SpokenExplanation> Record(string by, DateOnly on, Understanding? understanding) =>
            SpokenExplanation.Record(Staff(CaseRole.FamilyFacilitator), Mother, ExplainedThing.Letter, Guid.NewGuid(), by, on, "Test Interpreter", understanding, null, Today, Now);
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(0, "Not needed", null)]
    [InlineData(1, null, "One comment of the family")]
    [InlineData(3, " ", "3 comments of the family")]
    [InlineData(3, "The inquest begins on Monday; the answers follow this week.", null)]
    public void No_draft_is_agreed_or_signed_over_unanswered_comments_without_a_reason(int unanswered, string? despite, string? refused)
    {
        var chair = Staff(CaseRole.ReviewChair);
        var report = new ReviewReport(Case);
        var version = report.Write(chair, new ReportText("Seeing the household", "What was known was spread.", [new ReportSection("What happened", "A child was not seen.")], [new Recommendation(1, "Record every adult.")]), [], Now).Value;
        var agreed = report.AgreeFinal(chair, version, Now, new OpenBefore(unanswered), despite);
        if (refused is not null)
        {
            agreed.ShouldRefuse(refused);
            report.AgreedAt.ShouldBeNull();
            return;
        }
        agreed.ShouldSucceed();
        report.AgreedDespite.ShouldBe(unanswered == 0 ? null : despite);

        var police = new Agency(AgencyId.New(), Partnership.Id, "Inventshire Police", AgencyKind.Police);
        var partner = new StaffActor(StaffId.New(), Partnership.Id, police.Id, "Superintendent Testwell", [StaffRole.StatutoryPartner], []);
        report.SignOff(partner, police, 1, Now, new OpenBefore(unanswered + 1)).Refused.ShouldBeTrue();
        report.SignOff(partner, police, 1, Now, new OpenBefore(unanswered + 1), "It was answered by telephone.").Value.SignedDespite.ShouldBe("It was answered by telephone.");
    }

    [Fact]
    public void What_changed_between_two_editions_is_said_word_by_word()
    {
        var changes = TextChanges.Between("The health visitor called on 3 May. Nobody answered the door.", "The health visitor called on 3 May. The bell was broken, and Nobody answered the door.\n");

        changes.Pieces.ShouldBe([
            new ChangedWords(ChangeKind.Same, "The health visitor called on 3 May. "),
            new ChangedWords(ChangeKind.Added, "The bell was broken, and "),
            new ChangedWords(ChangeKind.Same, "Nobody answered the door."),
        ]);
        changes.Places.ShouldBe(1);
    }

    [Theory]
    [InlineData("a b c", "a b c", 0, "")]
    [InlineData("a b c", "a x c", 1, "-b+x")]
    [InlineData("a b c d", "a x y d", 1, "-b c+x y")]
    [InlineData("one\n\ntwo", "one\r\n\r\nthree", 1, "-two+three")]
    [InlineData("a b", "b", 1, "-a ")]
    [InlineData("", "all new", 1, "+all new")]
    [InlineData("دو بار فون کیا", "تین بار فون کیا", 1, "-دو+تین")]
    [InlineData("<b>x</b> y", "y", 1, "-<b>x</b> ")]
    public void Replaced_words_stand_before_those_that_replace_them(string earlier, string now, int places, string changed)
    {
        var changes = TextChanges.Between(earlier, now);

        changes.Places.ShouldBe(places);
        string.Concat(changes.Pieces.Where(piece => piece.Kind != ChangeKind.Same).Select(piece => (piece.Kind == ChangeKind.Added ? "+" : "-") + piece.Words)).ShouldBe(changed);
        string.Concat(changes.Pieces.Where(piece => piece.Kind != ChangeKind.Removed).Select(piece => piece.Words)).ShouldBe(now.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_new_edition_knows_the_words_it_replaced_and_the_same_words_again_are_no_change()
    {
        var chair = Staff(CaseRole.ReviewChair);
        var passage = DraftPassage.Add(chair, Case, 1, "What happened", "Nobody asked.", Now).Value;
        var first = Release(null);
        passage.Rewrite(chair, "What happened then", "Nobody asked.", Now).ShouldSucceed();
        Release(first).EarlierText.ShouldBeNull();
        passage.Rewrite(chair, "What happened then", "Nobody asked her.", Now).ShouldSucceed();
        var third = Release(first);
        (third.EarlierText, third.EarlierTextHash, third.EarlierReleasedAt).ShouldBe(("Nobody asked.", first.TextHash, first.ReleasedAt));

        ReleasedPassage Release(ReleasedPassage? earlier) => ReleasedPassage.Release(passage, Mother, AgreementAnswer.Yes, Enum.GetValues<ReleaseCheck>(), chair, Now, earlier).Value;
    }

    private static StaffActor Staff(CaseRole? caseRole, StaffRole? role = null) => new(StaffId.New(), Partnership.Id, null, "Somebody Testwell",
        role is { } given ? [given] : [], caseRole is { } held ? [(Case.Id, held)] : []);

    private static Contribution Sent(ContributionKind kind)
    {
        var passage = kind is ContributionKind.Comment or ContributionKind.FactIsWrong or ContributionKind.WordsHurt
            ? ReleasedPassage.Release(DraftPassage.Add(Staff(CaseRole.ReviewChair), Case, 1, "What happened", "Nobody asked.", Now).Value, Mother, AgreementAnswer.Yes, Enum.GetValues<ReleaseCheck>(), Staff(CaseRole.ReviewChair), Now).Value
            : null;
        return Contribution.Send(MotherActor, ContributionId.New(), kind, passage, "It was not like that.", AgreementAnswer.Yes, Now).Value;
    }
}

