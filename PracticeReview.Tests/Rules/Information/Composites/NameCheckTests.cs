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
    [InlineData("01/04/2015", "1.4.2015", "1-4-15", "01 04 2015", "1 April 2015", "1st of April 2015", "1 Apr '15", "April 1st, 2015", "2015-04-01", "2015/4/1", "01042015", "20150401", "01.Apr.2015")]
    public void A_date_of_birth_that_the_case_knows_is_found_however_it_is_written(params string[] written)
    {
        foreach (var day in written)
        {
            var found = NameCheck.Find($"Child A ({day}) was seen.", born: [new DateOnly(2012, 12, 24), new DateOnly(2015, 4, 1)]).ShouldHaveSingleItem(day);
            (found.Kind, found.Found, found.Why).ShouldBe((FindingKind.DateOfBirth, day, "It is a date of birth that the referral gives."));
        }
        foreach (var day in new[] { "02/04/2015", "01/04/2016", "04/01/2015", "1 May 2015", "1/4", "April 2015", "2015-04-02", "10104201" })
        {
            NameCheck.Find($"Child A ({day}) was seen.", born: [new DateOnly(2015, 4, 1)]).ShouldBeEmpty(day);
        }
        NameCheck.Find("Child A (01/04/2015) was seen.").ShouldBeEmpty("any other day is one on which something happened");
    }

    [Theory]
    [InlineData("Ring 7700900123.", "Telephone: 7700900123")]
    [InlineData("Ring 7700 900 123.", "Telephone: 7700 900 123")]
    [InlineData("Crime 6700900124.")]
    [InlineData("Crime 77009001234.")]
    public void A_mobile_number_that_lost_its_0_is_one(string text, params string[] expected) => Found(text).ShouldBe(expected);

    [Theory]
    [InlineData(FindingKind.School, "School|Academy|College|Nursery|Preschool|PreSchool|Pre-school|Pre-School|Playgroup|Sixth Form|Kindergarten")]
    [InlineData(FindingKind.Place, "Hospital|Infirmary|Surgery|Medical Centre|Health Centre|Children’s Centre|Children's Centre|Family Hub|Hostel|Refuge|Medical Practice|Church|Mosque")]
    [InlineData(FindingKind.Address, "Street|Road|Avenue|Lane|Crescent|Grove|Terrace|Gardens|Mews|Close|Drive")]
    public void Every_kind_of_school_place_and_street_is_known(FindingKind kind, string words)
    {
        foreach (var word in words.Split('|'))
        {
            Found($"They stopped at Larkspur {word} at noon.").ShouldBe([$"{kind}: Larkspur {word}"]);
        }
    }

    [Fact]
    public void Every_title_belongs_to_the_name_behind_it()
    {
        foreach (var title in "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Rev Revd PC WPC DC DS DI DCI Sgt Cllr Auntie Aunt Uncle Nurse Sister".Split(' '))
        {
            Found($"They met {title} Novak there.").ShouldBe([$"Name: {title} Novak"]);
        }
    }

    [Theory]
    [InlineData("Strategy Meeting held with Police, Children's Social Care and the Health Visitor on Monday 22 May 2016 at 14:30.")]
    [InlineData("MARAC referral made; CAMHS and the GP were told. Section 47 enquiry began. Child Protection Plan, category Neglect.")]
    [InlineData("Mother stated that she will attend. Father did not. He said “No. Never.” School rang Mother.")]
    [InlineData("An Initial Child Protection Conference was arranged. Following this, Information was shared with Probation.")]
    [InlineData("01/02/2016 and 2016-02-01; case 123456; 14:30; £20; 100 mg.")]
    [InlineData("Chased once. Settled well. Logged. Fever after getting wet. Hunger. Memory lost. Praised. Delay. Intensive care; police informed. Referred by the nurse.")]
    [InlineData("Unsettled home. Bandage; no question asked. Born here at 38 weeks. Distress. Pattern of calls. Worries told. Clearly afraid.")]
    public void Ordinary_words_of_chronologies_are_not(string text) => Found(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Carly")]
    [InlineData("Jared")]
    [InlineData("Mohammed")]
    [InlineData("Harding")]
    [InlineData("Manning")]
    [InlineData("Davies")]
    [InlineData("Kelly")]
    public void A_name_that_looks_like_a_form_of_an_ordinary_word_is_listed(string name) => Found($"Visited. {name} rang, and then {name} came.").ShouldBe([$"Name: {name}", $"Name: {name}"]);

    [Fact]
    public void A_common_word_written_large_within_a_sentence_is_a_name()
    {
        Found("They met Rose and Grace Hunter there. Will he come?").ShouldBe(["Name: Rose", "Name: Grace Hunter"]);
        Found("Hope was lost. The rose garden. She hopes that it will.").ShouldBeEmpty();
        Found("ROSE WAS SEEN AT HOME BY THE NURSE").ShouldBeEmpty();
        NameCheck.Find("They met Rose's aunt.").ShouldHaveSingleItem().Why.ShouldBe("It is a common word, with a capital letter within a sentence.");
        NameCheck.Find("They met Rose.", [new Pseudonym("Karen", "Rose")]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Attended School.")]
    [InlineData("Went to the Local Primary School and the General Hospital.")]
    [InlineData("Seen at the Family Hub and at the Church.")]
    public void A_school_that_could_be_any_is_not_listed(string text) => Found(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Pretend Lane Primary School")]
    [InlineData("Green River School")]
    [InlineData("Chance Street")]
    public void Schools_and_streets_of_ordinary_words_are_listed(string place) => Found($"They stopped at {place} at noon.").ShouldHaveSingleItem().ShouldEndWith(place);

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

        var findings = NameCheck.Find(rows, agency => agency);

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
    public void What_tells_most_and_stands_once_comes_before_names()
    {
        CompositeRow<string>[] rows =
        [
            .. Enumerable.Range(1, 5).Select(day => new CompositeRow<string>("Police", new ChronologyRow(day, new DateOnly(2016, 5, day), null, "They met Priya.", "", "", "", "", "", "", default))),
            new("Police", new ChronologyRow(9, new DateOnly(2016, 5, 22), null, "She rang from 01632 960123.", "", "", "", "", "", "", default)),
        ];

        NameCheck.Group(NameCheck.Find(rows, agency => agency)).Select(group => group.Kind).ShouldBe([FindingKind.Telephone, FindingKind.Name]);
    }

    [Fact]
    public void Looks_at_the_agencys_name_beside_each_row_and_at_the_page_of_the_source()
    {
        CompositeRow<string>[] rows = [.. Enumerable.Range(1, 2).Select(day => new CompositeRow<string>("Riverbank Primary School",
            new ChronologyRow(day + 1, new DateOnly(2016, 5, day), null, "Late again.", "", "", "", "", "", "", default) { SourcePage = day == 1 ? "12, file of Priya" : "" }))];

        var found = NameCheck.Group(NameCheck.Find(rows, agency => agency));

        found.Select(group => $"{group.Kind}: {group.Found} {group.Places.Count}, {group.Places[0].Column}").ShouldBe(["School: Riverbank Primary School 2, Agency", "Name: Priya 1, Page"], ignoreOrder: true);
        NameCheck.Find(rows, agency => Anonymiser.Apply(agency, [new Pseudonym("Riverbank Primary School", "School 1")]), [new Pseudonym("Riverbank Primary School", "School 1")])
            .Select(one => one.Finding.Found).ShouldBe(["Priya"]);
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
