using System.Text;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>Names are replaced by pseudonyms, wherever they stand and however they are written.</summary>
public sealed class AnonymiserTests
{
    private static readonly Pseudonym[] s_family =
    [
        new("Jade Larkham", "Child A"), new("Jade", "Child A"), new("Larkham", "[family name]"), new("Thomas", "Sibling 1"),
        new("Will", "Father"), new("May", "Grandmother"), new("Anna-Maria O'Brien", "Social worker 1"), new("Anna-Maria", "Social worker 1"),
        new("O'Brien", "Social worker 1"), new("José", "Uncle"), new("Łukasz", "Cousin"), new("أحمد", "Relative 1"), new("فاطمة", "Relative 2"), new("علي", "Relative 3"),
    ];

    [Theory]
    [InlineData("Jade was seen.", "Child A was seen.")]
    [InlineData("Jade Larkham was seen with Thomas.", "Child A was seen with Sibling 1.")]
    [InlineData("Jade  Larkham, Jade\u00a0Larkham and Jade\nLarkham", "Child A, Child A and Child A")]
    [InlineData("JADE LARKHAM", "CHILD A")]
    [InlineData("jade said", "Child A said")]
    [InlineData("Jaded, Bejade and Jadeite stay.", "Jaded, Bejade and Jadeite stay.")]
    [InlineData("Jade's coat; Jade’s shoes", "Child A's coat; Child A’s shoes")]
    [InlineData("Thomas' coat", "Sibling 1's coat")]
    [InlineData("He said 'Thomas' twice.", "He said 'Sibling 1' twice.")]
    [InlineData("Jade/Thomas, (Jade) “Jade” Jade.", "Child A/Sibling 1, (Child A) “Child A” Child A.")]
    [InlineData("the Larkham family", "the [family name] family")]
    public void A_whole_word_is_replaced_in_any_writing(string text, string expected) =>
        Anonymiser.Apply(text, s_family).ShouldBe(expected);

    [Theory]
    [InlineData("Anna-Maria O'Brien called.", "Social worker 1 called.")]
    [InlineData("Anna–Maria O’Brien called.", "Social worker 1 called.")]
    [InlineData("Anna Maria OBrien called.", "Social worker 1 called.")]
    [InlineData("Ms O'Brien called; Ms. O`Brien wrote.", "Social worker 1 called; Social worker 1 wrote.")]
    [InlineData("O'Brien's note", "Social worker 1's note")]
    [InlineData("ANNA-MARIA", "SOCIAL WORKER 1")]
    public void Hyphens_apostrophes_and_titles_make_no_difference(string text, string expected) =>
        Anonymiser.Apply(text, s_family).ShouldBe(expected);

    [Theory]
    [InlineData("Jose came; José came; Jose\u0301 came; JOSÉ came", "Uncle came; Uncle came; Uncle came; UNCLE came")]
    [InlineData("Lukasz and łukasz", "Cousin and Cousin")]
    public void Accents_make_no_difference(string text, string expected) => Anonymiser.Apply(text, s_family).ShouldBe(expected);

    [Theory]
    [InlineData("قال أحمد إن فاطمة", "قال Relative 1 إن Relative 2")]
    [InlineData("وأحمد وعلي", "وRelative 1 وRelative 3")]
    [InlineData("قال احمد وفاطمه", "قال Relative 1 وRelative 2")]
    [InlineData("أَحْمَد", "Relative 1")]
    [InlineData("عليم", "عليم")]
    public void Arabic_is_read_with_and_without_its_marks_and_behind_its_short_words(string text, string expected) =>
        Anonymiser.Apply(text, s_family).ShouldBe(expected);

    [Theory]
    [InlineData("احمد شاہ نے کہا", "احمد شاہ", "Relative 1 نے کہا")]
    [InlineData("علی نے بتایا", "علي", "Relative 1 نے بتایا")]
    [InlineData("王小明说", "王小明", "Relative 1说")]
    [InlineData("प्रिया ने कहा", "प्रिया", "Relative 1 ने कहा")]
    [InlineData("Оксана сказала", "Оксана", "Relative 1 сказала")]
    public void Other_scripts_are_read_too(string text, string name, string expected) =>
        Anonymiser.Apply(text, [new Pseudonym(name, "Relative 1")]).ShouldBe(expected);

    [Theory]
    [InlineData("Will said that he will come.", "Father said that he will come.")]
    [InlineData("She may come in May with May.", "She may come in May with Grandmother.")]
    [InlineData("22 May 2016, early May, May 2017", "22 May 2016, early May, May 2017")]
    [InlineData("Seen at May's house", "Seen at Grandmother's house")]
    public void A_name_that_is_a_word_too_is_a_name_only_with_its_capital_and_outside_dates(string text, string expected) =>
        Anonymiser.Apply(text, s_family).ShouldBe(expected);

    [Fact]
    public void The_longest_name_is_taken_and_what_was_put_in_is_not_read_again()
    {
        Anonymiser.Apply("Ann Lee Carr met Ann Lee and Ann.", [new("Ann", "Lee"), new("Ann Lee", "Ann"), new("Ann Lee Carr", "Carr Ann")]).ShouldBe("Carr Ann met Ann and Lee.");
        Anonymiser.Apply("Ann met Beth", [new("Ann", "Beth"), new("Beth", "Ann")]).ShouldBe("Beth met Ann");
    }

    [Fact]
    public void A_pseudonym_that_begins_a_sentence_does_so_with_a_capital() =>
        Anonymiser.Apply("Mrs Larkham came. Mrs Larkham left, and Mrs Larkham rang.", [new("Larkham", "the mother")])
            .ShouldBe("The mother came. The mother left, and the mother rang.");

    [Fact]
    public void Initials_count_only_as_they_are_written()
    {
        var forms = PseudonymTable.Forms([new PseudonymEntry("Jade Smith", PersonRole.Child, "Child A") { Initials = true }]);
        Anonymiser.Apply("JS, J.S. and J S were seen; js and Js were not.", forms).ShouldBe("Child A, Child A and Child A were seen; js and Js were not.");
    }

    [Fact]
    public void A_table_knows_the_ways_in_which_its_people_are_written()
    {
        var forms = PseudonymTable.Forms(
        [
            new PseudonymEntry("Jade Amelia Larkham", PersonRole.Child, "Child A") { AlsoCalled = ["Jadey"] },
            new PseudonymEntry("Kim Larkham", PersonRole.Mother, "Mother"),
            new PseudonymEntry("Rashid Demir", PersonRole.SocialWorker, "Social worker 1"),
        ]);

        Anonymiser.Apply("Jade Amelia Larkham, Jade Larkham, LARKHAM, Jade, Jadey, Kim and the Larkham family met Mr Demir.", forms)
            .ShouldBe("Child A, Child A, Child A, Child A, Mother and the [family name] family met Social worker 1.");
    }

    [Fact]
    public void A_table_suggests_the_next_pseudonym_and_refuses_what_gives_a_name_away()
    {
        PseudonymTable.Suggest(PersonRole.Child, []).ShouldBe("Child A");
        PseudonymTable.Suggest(PersonRole.Child, ["child a", "Child B"]).ShouldBe("Child C");
        PseudonymTable.Suggest(PersonRole.Child, Enumerable.Range(0, 26).Select(letter => $"Child {(char)('A' + letter)}")).ShouldBe("Child AA");
        PseudonymTable.Suggest(PersonRole.Sibling, ["Sibling 1"]).ShouldBe("Sibling 2");
        PseudonymTable.Suggest(PersonRole.Mother, []).ShouldBe("Mother");
        PseudonymTable.Suggest(PersonRole.SocialWorker, ["Social worker 1"]).ShouldBe("Social worker 2");

        PseudonymTable.Check([new("Jade Larkham", PersonRole.Child, "Jade's pseudonym"), new("Kim Larkham", PersonRole.Mother, "Mother"), new("Kim  LARKHAM", PersonRole.Mother, "Mother")])
            .Refusals.Select(refusal => refusal.ToString()).ShouldBe(
            [
                "“Jade's pseudonym” holds a name of the table, which would give it away.",
                "Kim  LARKHAM is in the table twice.",
                "“Mother” already stands for Kim Larkham.",
            ]);
        PseudonymTable.Check([new("Jade Larkham", PersonRole.Child, "Child A"), new("Kim Larkham", PersonRole.Mother, "Mother")]).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void All_that_was_written_about_an_event_is_anonymised()
    {
        var row = new ChronologyRow(2, new DateOnly(2016, 5, 22), null, "Jade a", "Jade b", "Jade c", "Jade d", "Jade e", "Jade f", "Jade g", SignificanceQuestions.LearningPoint)
        {
            SourcePage = "Jade p",
            WhoWasSeen = "Jade and Thomas",
            When = EventDate.Exactly(new DateOnly(2016, 5, 22), asWritten: "Jade's birthday"),
        };

        var done = new Anonymiser(s_family).Apply(row);

        done.ToString().ShouldNotContain("Jade");
        (done.WhoWasSeen, done.When.AsWritten, done.Learning, done.Date, done.WhySignificant).ShouldBe(
            ("Child A and Sibling 1", "Child A's birthday", "Child A g", row.Date, row.WhySignificant));
    }

    [Fact]
    public void No_listed_name_is_left_as_a_whole_word_and_doing_it_again_changes_nothing()
    {
        var random = new Random(4);
        string[] parts = ["ab", "aba", "Bab", "él", "O'b", "b-a", "zed", "أحمد", "ba ab", "ab él", "Zed Aba"];
        string[] others = ["the", "was", "seen", "abab", "zeds", "وأ", ".", ",", "'s", "-", "\n", "2016", "(", ")", "’", "Mr", "É"];
        for (var round = 0; round < 4_000; round++)
        {
            var names = parts.OrderBy(_ => random.Next()).Take(random.Next(1, 6)).ToArray();
            var anonymiser = new Anonymiser(names.Select((name, at) => new Pseudonym(name, $"Person {at + 1}")));
            var text = new StringBuilder();
            for (var word = random.Next(1, 14); word > 0; word--)
            {
                text.Append(random.Next(2) == 0 ? names[random.Next(names.Length)] : others[random.Next(others.Length)]).Append(random.Next(5) == 0 ? "" : " ");
            }

            var done = anonymiser.Apply(text.ToString());

            anonymiser.Apply(done).ShouldBe(done);
            // By other means than those of the anonymiser itself.
            var words = $" {new string([.. done.Select(letter => char.IsLetter(letter) ? letter : ' ')])} ";
            foreach (var name in names.Where(name => name.All(char.IsAsciiLetter)))
            {
                words.Contains($" {name} ", StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"“{name}” is left of “{text}”: “{done}”");
            }
        }
    }

    [Fact]
    public void A_long_text_with_many_names_is_read_once()
    {
        var names = Enumerable.Range(0, 2_000).Select(number => new Pseudonym(string.Concat(Enumerable.Repeat("aa ", 20)) + number, $"Person {number}")).ToList();
        var anonymiser = new Anonymiser(names);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        anonymiser.Apply(string.Concat(Enumerable.Repeat("aa ", 100_000))).Length.ShouldBe(300_000);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
