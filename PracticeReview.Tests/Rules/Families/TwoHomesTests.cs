using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>Checklist I1: who lives with whom, and who holds parental responsibility for which child.</summary>
public sealed class TwoHomesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire Safeguarding Children Partnership", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private static readonly ReviewCase Case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.B.", StaffId.New(), Now);

    [Fact]
    public void Somebody_lives_in_two_homes_and_holds_responsibility_for_one_child_and_not_for_another()
    {
        var put = Put(" Mother's home ", " Grandmother's home ", " for Daisy, not for the baby ");

        put.ShouldSucceed();
        (put.Value.Household, put.Value.AlsoLivesAt, put.Value.ResponsibilityNote).ShouldBe(("Mother's home", "Grandmother's home", "for Daisy, not for the baby"));
        (Put("Mother's home", " ", "").Value.AlsoLivesAt, Put("Mother's home", " ", "").Value.ResponsibilityNote).ShouldBe((null, null));
    }

    [Theory]
    [InlineData(null, "Grandmother's home", null, "AlsoLivesAt")]
    [InlineData(" ", "Grandmother's home", null, "AlsoLivesAt")]
    [InlineData("Home", "x{100}", null, "AlsoLivesAt")]
    [InlineData(null, "x{100}", null, "AlsoLivesAt")]
    [InlineData("Home", null, "x{300}", "ResponsibilityNote")]
    public void A_second_home_needs_a_first_and_both_have_their_length(string? home, string? second, string? note, string field) =>
        Put(home, Long(second), Long(note)).Refusals.ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void Both_homes_are_offered_for_the_next_person()
    {
        var row = new MapPersonRow(MappedPersonId.New(), "Reed", "Brother", Generation.Children, false, "Mother's home", ParentalResponsibility.DoesNotHold, null, 1, InvolvementChoice.Undecided, "", null, null, false, null, false, false)
        { AlsoLivesAt = "Grandmother's home" };

        new FamilyMapView(Case.Id, [row, row with { AlsoLivesAt = null }], [], []).Households.ShouldBe(["Grandmother's home", "Mother's home"]);
    }

    private static string? Long(string? text) => text?.StartsWith("x{", StringComparison.Ordinal) == true ? new string('x', int.Parse(text[2..^1], System.Globalization.CultureInfo.InvariantCulture) + 1) : text;

    private static Data.Result<MappedPerson> Put(string? home, string? second, string? note) => MappedPerson.Put(
        new StaffActor(StaffId.New(), Partnership.Id, null, "Somebody Testwell", [StaffRole.BusinessUnit], []), Case,
        new MappedPersonWords("Reed", "Brother", Generation.Children, false, home, ParentalResponsibility.DoesNotHold) { AlsoLivesAt = second, ResponsibilityNote = note }, Now);
}
