using PracticeReview.Data.People;
using PracticeReview.Data.Support;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Support;

public sealed class SupportOrganisationTests
{
    private static readonly SupportOrganisationWords s_words = new(" Imaginary Support ", "They listen.", "116 123", "https://support.example", " ", ["ur", "pl"]);

    [Theory]
    [InlineData("Name", "")]
    [InlineData("HelpsWith", " ")]
    [InlineData("Telephone", "ring us")]
    [InlineData("Telephone", "116 123; drop")]
    [InlineData("Website", "http://support.example")]
    [InlineData("Website", "javascript:alert(1)")]
    [InlineData("Website", "support.example")]
    [InlineData("LanguagesSpoken", "xx")]
    public async Task What_a_family_could_not_use_is_refused(string field, string value)
    {
        await using var world = await TestWorld.CreateAsync();
        var actor = await world.ActAsync(await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit));
        var words = field switch
        {
            "Name" => s_words with { Name = value },
            "HelpsWith" => s_words with { HelpsWith = value },
            "Telephone" => s_words with { Telephone = value },
            "Website" => s_words with { Website = value },
            _ => s_words with { LanguagesSpoken = [value] },
        };

        SupportOrganisation.Add(actor, words, 1, world.Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe(field);
        SupportOrganisation.Add(actor, s_words with { Telephone = null, Website = "" }, 1, world.Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Telephone");

        var added = SupportOrganisation.Add(actor, s_words, 1, world.Now).Value;
        (added.Name, added.Hours, string.Join(' ', added.LanguagesSpoken)).ShouldBe(("Imaginary Support", null, "pl ur"));
        added.Remove(actor, world.Now).Succeeded.ShouldBeTrue();
        added.Change(actor, s_words, world.Now).Refused.ShouldBeTrue("what was removed is not brought back by an open page");
    }
}
