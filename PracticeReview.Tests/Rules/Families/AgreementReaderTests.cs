using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations.PlainLanguage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>In which words somebody is told what they agree to: by their age, or others with a reason; and how plain those words are.</summary>
public sealed class AgreementReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire Safeguarding Children Partnership", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private static readonly ReviewCase Case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.B.", StaffId.New(), Now);

    [Theory]
    [InlineData(AgeGroup.Adult, AgreementReader.Adult)]
    [InlineData(AgeGroup.SixteenOrSeventeen, AgreementReader.YoungPerson)]
    [InlineData(AgeGroup.TwelveToFifteen, AgreementReader.YoungPerson)]
    [InlineData(AgeGroup.UnderSixteen, AgreementReader.YoungPerson)]
    [InlineData(AgeGroup.UnderTwelve, AgreementReader.Child)]
    public void The_words_follow_from_the_age(AgeGroup age, AgreementReader reader)
    {
        var grounds = Recorded(age, null, "No reason is needed.");
        (grounds.WordsFor, grounds.WhyOtherWords).ShouldBe((reader, null));
    }

    [Fact]
    public void Others_are_chosen_with_a_reason_and_the_reason_goes_with_the_choice()
    {
        var grounds = ConsentGrounds.Of(Member());
        foreach (var none in (string?[])[null, " "])
        {
            grounds.Record(Staff(CaseRole.FamilyFacilitator), Considered(AgeGroup.SixteenOrSeventeen, AgreementReader.Child, none), Now)
                .Refusals.ShouldHaveSingleItem().Field.ShouldBe("WhyOtherWords");
        }
        grounds.Record(Staff(CaseRole.FamilyFacilitator), Considered(AgeGroup.SixteenOrSeventeen, AgreementReader.Child, new string('x', ConsentGrounds.LongestText + 1)), Now)
            .Refusals.ShouldHaveSingleItem().Field.ShouldBe("WhyOtherWords");
        var other = Recorded(AgeGroup.SixteenOrSeventeen, AgreementReader.Child, " She reads slowly. ");
        (other.WordsFor, other.WhyOtherWords).ShouldBe((AgreementReader.Child, "She reads slowly."));
        Recorded(AgeGroup.Adult, AgreementReader.YoungPerson, "A learning disability.").WordsFor.ShouldBe(AgreementReader.YoungPerson);
        Recorded(AgeGroup.UnderTwelve, AgreementReader.Child, "Not needed.").WhyOtherWords.ShouldBeNull();
    }

    [Theory]
    [InlineData(AgeGroup.TwelveToFifteen)]
    [InlineData(AgeGroup.UnderTwelve)]
    public void What_a_young_person_understands_is_asked_at_every_age_below_eighteen(AgeGroup age) =>
        ConsentGrounds.Of(Member()).Record(Staff(CaseRole.FamilyFacilitator), new ConsentConsidered(age, ConsentDecider.TogetherWithAParent, " ", "Her aunt", false, Understands: true), Now)
            .Refusals.ShouldHaveSingleItem().Field.ShouldBe("Understanding");

    [Fact]
    public void Each_reader_is_told_the_same_four_things_in_words_of_their_own()
    {
        var readers = Enum.GetValues<AgreementReader>();
        foreach (var activity in Enum.GetValues<FamilyActivity>())
        {
            readers.Select(reader => AgreementWords.Question(activity, reader)).Distinct().Count().ShouldBe(4);
            readers.ShouldAllBe(reader => AgreementWords.Explanation(activity, reader).Count == 3);
            readers.SelectMany(reader => AgreementWords.Explanation(activity, reader)).Distinct().Count().ShouldBe(12);
        }
        Age(AgreementReader.Adult).ShouldBeLessThanOrEqualTo(ReadingAge.MostForFamilies);
        Age(AgreementReader.YoungPerson).ShouldBeLessThanOrEqualTo(10);
        Age(AgreementReader.Child).ShouldBeLessThanOrEqualTo(8);
        Age(AgreementReader.EasyRead).ShouldBeLessThanOrEqualTo(8);
        Enum.GetValues<FamilyActivity>().SelectMany(activity => AgreementWords.Explanation(activity, AgreementReader.EasyRead)).SelectMany(EnglishWords.Sentences)
            .ShouldAllBe(sentence => EnglishWords.Words(sentence).Count <= 13);

        // Easy words promise no more than the others, and name who reads.
        foreach (var (activity, kept) in ((FamilyActivity, string)[])[(FamilyActivity.ShareExperience, "in the report only if you say yes"), (FamilyActivity.ShareExperience, "You can ask to read it first."),
            (FamilyActivity.CommentOnDraft, "your contact person read what you say")])
        {
            AgreementWords.InOnePiece(activity, AgreementReader.EasyRead).ShouldContain(kept);
        }

        static double Age(AgreementReader reader) => ReadingAge.Of(string.Join('\n', Enum.GetValues<FamilyActivity>().Select(activity => AgreementWords.InOnePiece(activity, reader)))).Years;
    }

    private static FamilyMember Member() => FamilyMember.Add(Case, "Amber Inventado", "Sister", "en", "Knows the child best", StaffId.New(), "Facilitator Fern Testwell", Now);

    private static StaffActor Staff(CaseRole role) => new(StaffId.New(), Partnership.Id, null, "Somebody Testwell", [], [(Case.Id, role)]);

    private static ConsentConsidered Considered(AgeGroup age, AgreementReader? reader, string? why) =>
        new(age, age == AgeGroup.UnderTwelve ? ConsentDecider.TogetherWithAParent : ConsentDecider.Themselves, age == AgeGroup.Adult ? null : "Explained it back.", "Her aunt", false, reader, why, true);

    private static ConsentGrounds Recorded(AgeGroup age, AgreementReader? reader, string? why)
    {
        var grounds = ConsentGrounds.Of(Member());
        grounds.Record(Staff(CaseRole.FamilyFacilitator), Considered(age, reader, why), Now).ShouldSucceed();
        return grounds;
    }
}
