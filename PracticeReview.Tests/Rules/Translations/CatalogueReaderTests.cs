using PracticeReview.Data.Translations;

namespace PracticeReview.Tests.Rules.Translations;

public class CatalogueReaderTests
{
    internal const string Header =
        "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pl\\n\"\n"
        + "\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n\n";

    [Fact]
    public void An_entry_is_read_whole()
    {
        var entry = Read("# Reviewed by Testina Wordsmith, 2026-11-21\n#. On a button\n#: Family/A.cshtml\n#, approved\nmsgctxt \"button\"\nmsgid \"Say \"\n\"\\\"yes\\\"\"\nmsgstr \"Powiedz \\\"tak\\\"\"\n").Entries.Single();

        entry.Key.ShouldBe(new TextKey("Say \"yes\"", "button"));
        entry.Forms.ShouldBe(["Powiedz \"tak\""]);
        entry.State.ShouldBe(TextState.Approved);
        entry.Comments.ShouldBe(["On a button"]);
        entry.Places.ShouldBe(["Family/A.cshtml"]);
    }

    [Theory]
    [InlineData("msgid \"A\"\nmsgstr \"\"\n", TextState.Untranslated)]
    [InlineData("msgid \"A\"\nmsgstr \"B\"\n", TextState.NeedsWork)]
    [InlineData("#, fuzzy\nmsgid \"A\"\nmsgstr \"B\"\n", TextState.NeedsWork)]
    [InlineData("#, waiting-for-review\nmsgid \"A\"\nmsgstr \"B\"\n", TextState.WaitingForReview)]
    [InlineData("#, waiting-for-review\nmsgid \"A\"\nmsgid_plural \"{count} As\"\nmsgstr[0] \"B\"\nmsgstr[1] \"\"\nmsgstr[2] \"C\"\n", TextState.NeedsWork)]
    public void Only_what_is_stated_to_be_ready_is_ready(string text, TextState expected) =>
        Read(text).Entries.Single().State.ShouldBe(expected);

    [Theory]
    [InlineData("msgid \"A\"\nmsgstr \"\"\n", false)]
    [InlineData("#, fuzzy\nmsgid \"A\"\nmsgstr \"B\"\n", true)]
    [InlineData("#, waiting-for-review\nmsgid \"A\"\nmsgstr \"B\"\n", true)]
    [InlineData("# Written by Testina Wordsmith\n#, waiting-for-review\nmsgid \"A\"\nmsgstr \"B\"\n", false)]
    [InlineData("# Reviewed by Testina Wordsmith, 2026-11-21\n#, approved\nmsgid \"A\"\nmsgstr \"B\"\n", false)]
    public void What_nobody_signed_was_made_by_a_machine(string text, bool expected) =>
        Read(text).Entries.Single().IsMachineMade.ShouldBe(expected);

    [Theory]
    [InlineData("#, approved\nmsgid \"A\"\nmsgstr \"B\"\n", 7, "Reviewed by")]
    [InlineData("# Reviewed by Testina Wordsmith, yesterday\n#, approved\nmsgid \"A\"\nmsgstr \"B\"\n", 7, "Reviewed by")]
    [InlineData("#, aproved\nmsgid \"A\"\nmsgstr \"B\"\n", 7, "not a state")]
    [InlineData("msgid \"A\"\nmsgstr \"B\n", 8, "double quotes")]
    [InlineData("msgid \"A\"\nmsgstr \"B\\x41\"\n", 8, "escape")]
    [InlineData("msgid \"A\"\n\nmsgid \"B\"\nmsgstr \"\"\n", 7, "1 translation")]
    [InlineData("msgid \"A\"\nmsgstr[0] \"B\"\n", 8, "cannot stand here")]
    [InlineData("msgid \"A\"\nmsgid_plural \"As\"\nmsgstr[0] \"B\"\nmsgstr[1] \"C\"\n", 7, "3 translation")]
    [InlineData("msgid \"{date} A\"\nmsgstr \"B {data}\"\n", 7, "placeholders")]
    [InlineData("msgid \"A\"\nmsgstr \"<strong>B\"\n", 7, "placeholders")]
    [InlineData("msgid \"A\"\nmsgstr \"B\u202e\"\n", 7, "direction")]
    [InlineData("msgid \"A\"\nmsgstr \"\"\n\nmsgid \"A\"\nmsgstr \"\"\n", 10, "twice")]
    [InlineData("nonsense\n", 7, "cannot be read")]
    public void A_mistake_is_named_with_its_file_and_line(string text, int line, string problem)
    {
        var mistake = Should.Throw<TranslationFileException>(() => Read(text));

        mistake.Message.ShouldStartWith($"pl.po:{line}: ");
        mistake.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("Language: pl", "Language: ur")]
    [InlineData("UTF-8", "ISO-8859-2")]
    [InlineData("Plural-Forms", "Plurals")]
    public void The_header_must_fit_the_language(string right, string wrong) =>
        Should.Throw<TranslationFileException>(() => CatalogueReader.Read("pl.po", Header.Replace(right, wrong), "pl"));

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_anything_else()
    {
        var random = new Random(20261121);
        var whole = Header + "# note\n#. say\n#, waiting-for-review\nmsgctxt \"c\"\nmsgid \"A {x}\"\nmsgstr \"B {x}\"\n\nmsgid \"One\"\nmsgid_plural \"{count}\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\nmsgstr[2] \"\"\n#~ msgid \"old\"\n";
        const string Alphabet = "\"\\n#~.,: msgidtrplu[]0123{}<>\r\n\u202eż";
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var text = whole.ToCharArray().ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0: text.RemoveAt(at); break;
                    case 1: text.Insert(at, Alphabet[random.Next(Alphabet.Length)]); break;
                    default: text[at] = Alphabet[random.Next(Alphabet.Length)]; break;
                }
            }

            try
            {
                CatalogueReader.Read("pl.po", new string([.. text]), "pl");
            }
            catch (TranslationFileException)
            {
                refused++;
            }
        }

        refused.ShouldBeInRange(1000, 2999);
    }

    private static Catalogue Read(string text) => CatalogueReader.Read("pl.po", Header + text, "pl");
}
