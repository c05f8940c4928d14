using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>Before anything goes out anonymised, what still looks like a name is listed.</summary>
public sealed class NameCheckTests
{
    private static IEnumerable<string> Found(string text, params Pseudonym[] pseudonyms) =>
        NameCheck.Find(text, pseudonyms).Select(finding => $"{finding.Kind}: {finding.Found}");

    [Theory]
    [InlineData("The home was visited by Karen Blythe and Child A was seen.", "Name: Karen Blythe")]
    [InlineData("Karen Blythe visited. Priya called.", "Name: Karen Blythe", "Name: Priya")]
    [InlineData("Mr Green and Dr. Patel met PC Novak.", "Name: Mr Green", "Name: Dr. Patel", "Name: PC Novak")]
    [InlineData("Seen at Riverbank Primary School, then at St. Cuthbert's Academy.", "School: Riverbank Primary School", "School: St. Cuthbert's Academy")]
    [InlineData("The Primary School and the Academy rang.")]
    [InlineData("Moved to 14b Larkspur Road, Flat 3, M6 5PB.", "Address: 14b Larkspur Road", "Address: Flat 3", "Postcode: M6 5PB")]
    [InlineData("Stopped on Larkspur Avenue.", "Address: Larkspur Avenue")]
    [InlineData("Child A (DOB 03/04/2015), born on 3rd of April 2015.", "DateOfBirth: DOB 03/04/2015", "DateOfBirth: born on 3rd of April 2015")]
    [InlineData("Ring 0161 496 0123 or +44 7700 900123 or (07700) 900-456.", "Telephone: 0161 496 0123", "Telephone: +44 7700 900123", "Telephone: 07700) 900-456")]
    [InlineData("NHS number 943 476 5919, not 943 476 5918.", "NhsNumber: 943 476 5919")]
    [InlineData("Write to jade.larkham@example.org today.", "Email: jade.larkham@example.org")]
    [InlineData("Taken to Northmoor General Hospital by ambulance.", "Place: Northmoor General Hospital")]
    [InlineData("قال أحمد", "Name: قال أحمد")]
    public void What_gives_somebody_away_is_listed(string text, params string[] expected) => Found(text).ShouldBe(expected);

    [Theory]
    [InlineData("Strategy Meeting held with Police, Children's Social Care and the Health Visitor on Monday 22 May 2016 at 14:30.")]
    [InlineData("MARAC referral made; CAMHS and the GP were told. Section 47 enquiry began. Child Protection Plan, category Neglect.")]
    [InlineData("Mother stated that she will attend. Father did not. He said “No. Never.” School rang Mother.")]
    [InlineData("An Initial Child Protection Conference was arranged. Following this, Information was shared with Probation.")]
    [InlineData("01/02/2016 and 2016-02-01; case 123456; 14:30; £20; 100 mg.")]
    public void Ordinary_words_of_chronologies_are_not(string text) => Found(text).ShouldBeEmpty();

    [Fact]
    public void Pseudonyms_are_not_and_names_that_are_left_are()
    {
        Found("Child A met Social worker 1 and Gran. Jadee and Jade rang.", new("Jade", "Child A"), new("Rashid", "Social worker 1")).ShouldBe(["Name: Jadee", "Name: Jade"]);
        NameCheck.Find("They met Jadee there.", [new Pseudonym("Jade", "Child A")]).Single().Why.ShouldBe("It is one letter away from a name in the table.");
        NameCheck.Find("They met Jade there.", [new Pseudonym("Jade", "Child A")]).Single().Why.ShouldBe("It is in the table of names, as Child A.");
    }

    [Fact]
    public void A_word_that_stands_in_small_letters_elsewhere_is_an_ordinary_one_unless_it_is_more_often_a_name()
    {
        var check = new NameCheck(learnFrom: ["The paddling pool. It rained, said priya.", "They met Priya and Priya."]);
        check.In("Paddling was fun, and so is Paddling. Priya agreed.").Select(finding => finding.Found).ShouldBe(["Priya"]);
    }

    [Fact]
    public void A_shouted_text_is_read_as_well() =>
        Found("MOTHER STATED THAT PRIYA WAS AT HOME").ShouldBe(["Name: PRIYA"]);

    [Fact]
    public void Tells_the_row_the_column_the_place_and_the_words_around_it_and_how_often()
    {
        CompositeRow<string>[] rows =
        [
            new("Police", new ChronologyRow(2, new DateOnly(2016, 5, 22), null, "The officer met Priya at the door.", "", "", "", "", "", "", default)),
            new("School", new ChronologyRow(3, new DateOnly(2016, 5, 23), null, "Late again.", "", "", "Priya was told, and Owen.", "", "", "", default)),
        ];

        var findings = NameCheck.Find(rows);

        findings.Select(one => $"{one.Row.Agency} {one.Row.Row.RowNumber} {one.Column}: {one.Finding.Excerpt}").ShouldBe(
        [
            "Police 2 What happened: The officer met Priya at the door.",
            "School 3 Response: Priya was told, and Owen.",
            "School 3 Response: Priya was told, and Owen.",
        ]);
        findings[0].Finding.ShouldSatisfyAllConditions(finding => finding.Start.ShouldBe(16), finding => finding.Length.ShouldBe(5));
        NameCheck.Group(findings).Select(group => $"{group.Found} {group.Places.Count}").ShouldBe(["Priya 2", "Owen 1"]);
    }

    [Fact]
    public void Nothing_that_anybody_can_write_breaks_it()
    {
        var random = new Random(9);
        const string Letters = "aA'’-. \n@0+(9:/É\u0301أ王\ud83d\ude00\ud800MrPCDOBStreetSchool";
        for (var round = 0; round < 3_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => Letters[random.Next(Letters.Length)])]);
            foreach (var finding in NameCheck.Find(text, [new Pseudonym("aA", "Child A")]))
            {
                text.Substring(finding.Start, finding.Length).ShouldBe(finding.Found);
            }
        }
    }
}
