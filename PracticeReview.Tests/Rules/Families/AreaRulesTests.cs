using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>Safe times, who decides for a young person, questions and their answers, what is told of a child.</summary>
public sealed class AreaRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire Safeguarding Children Partnership", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private static readonly ReviewCase Case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.B.", StaffId.New(), Now);

    [Theory]
    [InlineData(UnsafeTimes.None, "2026-03-02T03:00Z", "2026-03-02T03:00Z")]
    [InlineData(UnsafeTimes.Nights, "2026-03-02T03:00Z", "2026-03-02T08:00Z")]
    [InlineData(UnsafeTimes.WeekdayMornings, "2026-03-02T09:00Z", "2026-03-02T12:00Z")]
    [InlineData(UnsafeTimes.WeekdayMornings | UnsafeTimes.WeekdayAfternoons, "2026-03-02T11:59Z", "2026-03-02T17:00Z")]
    [InlineData(UnsafeTimes.Weekends, "2026-03-07T10:00Z", "2026-03-07T21:00Z")]
    [InlineData(UnsafeTimes.Weekends | UnsafeTimes.Nights, "2026-03-07T10:00Z", "2026-03-09T08:00Z")]
    // Summer time: eight in London is seven in UTC.
    [InlineData(UnsafeTimes.Nights, "2026-07-01T02:00Z", "2026-07-01T07:00Z")]
    [InlineData(UnsafeTimes.WeekdayMornings | UnsafeTimes.WeekdayAfternoons | UnsafeTimes.WeekdayEvenings | UnsafeTimes.Nights, "2026-03-02T09:00Z", "2026-03-07T08:00Z")]
    public void A_message_waits_for_the_next_safe_time(UnsafeTimes unsafeTimes, string at, string safe) =>
        SafeTimes.NextSafe(unsafeTimes, Instant(at)).ShouldBe(Instant(safe));

    [Fact]
    public void Where_no_time_is_safe_there_is_none()
    {
        var never = Enum.GetValues<UnsafeTimes>().Aggregate((all, one) => all | one);

        SafeTimes.NextSafe(never, Now).ShouldBeNull();
        for (var hour = 0; hour < 24 * 7; hour++)
        {
            SafeTimes.IsSafe(never, Now.AddHours(hour)).ShouldBeFalse();
            SafeTimes.IsSafe(UnsafeTimes.None, Now.AddHours(hour)).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false, "")]
    [InlineData(AgeGroup.Adult, ConsentDecider.ParentalResponsibility, null, "Mother", false, "Decider")]
    [InlineData(AgeGroup.Adult, ConsentDecider.Themselves, null, null, true, "IsLookedAfter")]
    [InlineData(AgeGroup.SixteenOrSeventeen, ConsentDecider.Themselves, "Explained it back in her own words.", null, false, "")]
    [InlineData(AgeGroup.SixteenOrSeventeen, ConsentDecider.Themselves, " ", null, false, "Understanding")]
    [InlineData(AgeGroup.UnderSixteen, ConsentDecider.TogetherWithAParent, "Understands most of it.", null, false, "WhoAgreed", true)]
    [InlineData(AgeGroup.UnderSixteen, ConsentDecider.LocalAuthority, "Too young.", "Her social worker", false, "IsLookedAfter", false)]
    [InlineData(AgeGroup.UnderSixteen, ConsentDecider.LocalAuthority, "Too young.", "Her social worker", true, "", false)]
    [InlineData(AgeGroup.UnderTwelve, ConsentDecider.Themselves, "She explained it back.", null, false, "Decider")]
    [InlineData(AgeGroup.UnderTwelve, ConsentDecider.ParentalResponsibility, "Too young.", "Her aunt", false, "")]
    [InlineData(AgeGroup.TwelveToFifteen, ConsentDecider.Themselves, "She explained it back.", null, false, "Understands")]
    [InlineData(AgeGroup.TwelveToFifteen, ConsentDecider.Themselves, "She explained it back.", null, false, "", true)]
    [InlineData(AgeGroup.TwelveToFifteen, ConsentDecider.Themselves, "It was too much.", null, false, "Decider", false)]
    [InlineData(AgeGroup.UnderSixteen, ConsentDecider.Themselves, "It was too much.", null, false, "Decider", false)]
    [InlineData(AgeGroup.TwelveToFifteen, ConsentDecider.TogetherWithAParent, "It was too much.", "His aunt", false, "", false)]
    [InlineData(null, null, null, null, false, "Age,Decider")]
    public void Who_decides_depends_on_age_and_understanding(AgeGroup? age, ConsentDecider? decider, string? understanding, string? whoAgreed, bool lookedAfter, string fields, bool? understands = null)
    {
        var recorded = ConsentGrounds.Of(Member()).Record(Staff(CaseRole.FamilyFacilitator), new ConsentConsidered(age, decider, understanding, whoAgreed, lookedAfter, Understands: understands), Now);

        recorded.Refusals.Select(refusal => refusal.Field).ShouldBe(fields.Length == 0 ? [] : fields.Split(','));
    }

    [Theory]
    [InlineData(CaseRole.LeadReviewer, true)]
    [InlineData(CaseRole.FamilyFacilitator, true)]
    [InlineData(CaseRole.CaseGroupPractitioner, false)]
    public void Those_who_work_with_the_family_prepare_for_it(CaseRole role, bool may)
    {
        var member = Member();

        AskedQuestion.Write(Staff(role), member, 1, "What was a good day like?", Now).Succeeded.ShouldBe(may);
        FamilyProcess.Tell(Staff(role), Case.Id, null, ProcessKind.Police, "They ask.", "Sergeant Teasel", "0161 496 0122", Now).Succeeded.ShouldBe(may);
        ConsentGrounds.Of(member).Record(Staff(role), new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false), Now).Succeeded.ShouldBe(may);
        TakingPartWishes.Of(member.Id, member.CaseId, member.PartnershipId).EnterFor(Staff(role), Nothing, Now).Succeeded.ShouldBe(may);
    }

    [Fact]
    public void A_question_may_be_changed_until_it_is_released_and_is_not_sent_to_who_said_no()
    {
        var (member, reviewer) = (Member(), Staff(CaseRole.LeadReviewer));
        var question = AskedQuestion.Write(reviewer, member, 1, "First words", Now).Value;
        question.Rewrite(reviewer, "Better words", Now).Succeeded.ShouldBeTrue();

        question.Release(reviewer, member, AgreementAnswer.No, Now).Refused.ShouldBeTrue();
        question.Release(reviewer, member, AgreementAnswer.RatherTalk, Now).Succeeded.ShouldBeTrue();
        question.Rewrite(reviewer, "Words behind her back", Now).Refused.ShouldBeTrue();

        question.Text.ShouldBe("Better words");
    }

    [Fact]
    public void An_answer_changes_until_the_review_group_has_read_it()
    {
        var (member, reviewer) = (Member(), Staff(CaseRole.LeadReviewer));
        var (actor, other) = (Actor(member), Actor(Member()));
        var question = AskedQuestion.Write(reviewer, member, 1, "What was a good day like?", Now).Value;
        QuestionAnswer.Say(actor, question, QuestionAnswerKind.Words, "Early words", "ur", Now).Refused.ShouldBeTrue("it is not released");
        question.Release(reviewer, member, null, Now);

        QuestionAnswer.Say(actor, question, QuestionAnswerKind.Words, " ", "ur", Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Text");
        QuestionAnswer.Say(other, question, QuestionAnswerKind.Skip, null, "ur", Now).Refused.ShouldBeTrue();
        var answer = QuestionAnswer.Say(actor, question, QuestionAnswerKind.TooHardToWrite, null, "ur", Now).Value;
        answer.Change(actor, QuestionAnswerKind.Words, "We went to the park.", "ur", Now).Succeeded.ShouldBeTrue();
        answer.Read(Staff(CaseRole.FamilyFacilitator), Now).Refused.ShouldBeTrue("the facilitator is not of the review group");
        answer.Read(reviewer, Now).Succeeded.ShouldBeTrue();

        answer.Change(actor, QuestionAnswerKind.Skip, null, "ur", Now).Refused.ShouldBeTrue();
        answer.Text.ShouldBe("We went to the park.");
    }

    [Theory]
    [InlineData(MemoryKind.Words, "She sang.", MemoryAudience.ReviewGroup, MemoryFile.None, "")]
    [InlineData(MemoryKind.Words, "", MemoryAudience.ReviewGroup, MemoryFile.None, "Text")]
    [InlineData(MemoryKind.Words, "", MemoryAudience.ReviewGroup, MemoryFile.Sound, "")]
    [InlineData(MemoryKind.Music, "", MemoryAudience.ReviewGroup, MemoryFile.Sound, "")]
    [InlineData(MemoryKind.Liked, "The sea", MemoryAudience.ReviewGroup, MemoryFile.Picture, "Kind")]
    [InlineData(MemoryKind.Photograph, "At the sea", MemoryAudience.ReviewGroup, MemoryFile.None, "Picture")]
    [InlineData(MemoryKind.Photograph, "At the sea", MemoryAudience.ReviewGroup, MemoryFile.Sound, "Picture")]
    [InlineData(MemoryKind.Drawing, "", MemoryAudience.ContactPersonOnly, MemoryFile.Picture, "")]
    [InlineData(MemoryKind.Music, "A song", null, MemoryFile.None, "Audience")]
    [InlineData(null, "A song", MemoryAudience.ReviewGroup, MemoryFile.None, "Kind")]
    public void What_is_told_of_a_child_has_words_a_picture_or_a_sound_and_readers_that_were_chosen(MemoryKind? kind, string text, MemoryAudience? audience, MemoryFile file, string fields)
    {
        var told = ChildMemory.Tell(Actor(Member()), ChildMemoryId.New(), kind, text, audience, file, "en", Now);

        told.Refusals.Select(refusal => refusal.Field).ShouldBe(fields.Length == 0 ? [] : fields.Split(','));
    }

    [Fact]
    public void What_is_told_of_a_child_is_looked_at_by_those_it_is_for_and_again_when_others_are_chosen()
    {
        var member = Member();
        var (contactPerson, reviewer) = (Staff(CaseRole.FamilyFacilitator), Staff(CaseRole.LeadReviewer));
        var told = ChildMemory.Tell(Actor(member), ChildMemoryId.New(), MemoryKind.Words, "She sang.", MemoryAudience.ContactPersonOnly, MemoryFile.None, "en", Now).Value;
        told.Read(reviewer, contactPerson.Id, Now).Refused.ShouldBeTrue();
        told.Read(contactPerson, contactPerson.Id, Now).Succeeded.ShouldBeTrue();
        told.Read(contactPerson, contactPerson.Id, Now.AddDays(1)).Succeeded.ShouldBeTrue();
        (told.ReadAt, told.ReadBy).ShouldBe((Now, contactPerson.Id));
        told.ShowTo(Actor(member), MemoryAudience.ContactPersonOnly);
        told.ReadAt.ShouldBe(Now, "the same choice again is no new choice");

        told.ShowTo(Actor(member), MemoryAudience.MayBeInReport);

        (told.ReadAt, told.ReadBy).ShouldBe((null, null));
        told.Read(contactPerson, contactPerson.Id, Now).Refused.ShouldBeTrue("it is for the review group now");
        told.Read(reviewer, contactPerson.Id, Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void What_was_entered_for_a_person_waits_for_their_word_and_their_own_word_replaces_it()
    {
        var member = Member();
        var wishes = TakingPartWishes.Of(member.Id, member.CaseId, member.PartnershipId);
        wishes.EnterFor(Staff(CaseRole.FamilyFacilitator), Nothing with { Place = "At home" }, Now).Succeeded.ShouldBeTrue();
        (wishes.EnteredBy is not null, wishes.ConfirmedAt).ShouldBe((true, null));
        wishes.Confirm(Actor(Member()), Now, Now).Refusals.ShouldBe([Refusal.NotFound]);
        wishes.Confirm(Actor(member), Now.AddMinutes(-5), Now).Refusals.ShouldBe([SaySafeContact.ReadAgain]);
        wishes.Confirm(Actor(member), null, Now).Refused.ShouldBeTrue("nothing stood before them");
        wishes.AwaitsConfirmation.ShouldBeTrue("nobody confirms for another, or what they did not read");
        wishes.Confirm(Actor(member), Now, Now).Succeeded.ShouldBeTrue();
        (wishes.ConfirmedAt, wishes.AwaitsConfirmation).ShouldBe((Now, false));

        wishes.Say(Actor(member), Nothing with { Place = "Not at home" }, "ur", Now).Succeeded.ShouldBeTrue();

        (wishes.Place, wishes.EnteredBy, wishes.ConfirmedAt).ShouldBe(("Not at home", null, null));
    }

    [Fact]
    public void Only_choices_in_force_are_asked_about_and_a_yes_is_for_what_was_read()
    {
        var (member, staff) = (Member(), Staff(CaseRole.FamilyFacilitator));
        var replaced = Enter(FamilyActivity.KeptInformed, AgreementAnswer.Yes, Now);
        var corrected = Enter(FamilyActivity.KeptInformed, AgreementAnswer.No, Now.AddMinutes(1));
        var other = Enter(FamilyActivity.ShareExperience, AgreementAnswer.Yes, Now);
        var own = new AgreementChoice(Actor(member), FamilyActivity.CommentOnDraft, AgreementAnswer.Yes, ExplainedBy.ReadItMyself, "ur", Now);
        AgreementChoice[] all = [replaced, corrected, other, own];
        AgreementChoice.ToConfirm(all).ShouldBe([corrected, other]);

        corrected.Confirm(Actor(Member()), [corrected.Id], Now).ShouldBeFalse("it is another's");
        corrected.Confirm(Actor(member), [replaced.Id, other.Id], Now).ShouldBeFalse("it was not read");
        own.Confirm(Actor(member), [own.Id], Now).ShouldBeFalse("there is nothing to confirm");
        other.Confirm(Actor(member), [replaced.Id, other.Id], Now).ShouldBeTrue();
        AgreementChoice.ToConfirm(all).ShouldBe([corrected]);
        other.Confirm(Actor(member), [other.Id], Now.AddDays(1)).ShouldBeFalse("it is confirmed");
        (other.ConfirmedAt, own.ConfirmedAt, replaced.ConfirmedAt).ShouldBe((Now, null, null));
        (other.WordsLanguage, own.WordsLanguage).ShouldBe(("en", "ur"), "what is read out stands in English");

        AgreementChoice Enter(FamilyActivity activity, AgreementAnswer answer, DateTimeOffset at) => AgreementChoice.EnterFor(staff, member, activity, answer, ExplainedBy.Facilitator, "ur", at);
    }

    private static WishesSaid Nothing => new(null, null, MeetingTimes.None, TalkMeans.None, LanguageHelp.None, null, null);

    private static DateTimeOffset Instant(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

    private static FamilyMember Member() => FamilyMember.Add(Case, "Amber Inventado", "Mother", "ur", "Knows the child best", StaffId.New(), "Facilitator Fern Testwell", Now);

    private static FamilyActor Actor(FamilyMember member) => new(member.Id, member.PartnershipId, member.CaseId, FamilySessionId.New(), "ur");

    private static StaffActor Staff(CaseRole role) => new(StaffId.New(), Partnership.Id, null, "Somebody Testwell", [], [(Case.Id, role)]);
}
