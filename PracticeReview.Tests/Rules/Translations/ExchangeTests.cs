using System.Text;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Translations;

/// <summary>Files for agencies, the life of a product text at the desk, and what is laid over what was shipped.</summary>
public sealed class ExchangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Language Polish = Languages.Translated.Single(language => language.Code == "pl");
    private static readonly Language Urdu = Languages.Translated.Single(language => language.Code == "ur");

    private static readonly CatalogueEntry Plain = new(new TextKey("Leave this site", "button"), null, [""], TextState.Untranslated, ["A button"], [], ["Leave.cshtml"]);
    private static readonly CatalogueEntry Counted = new(new TextKey("One part on {day}"), "{count} parts on {day}", ["", "", ""], TextState.Untranslated, [], [], ["Draft.cshtml"]);

    private static DeskText Text(CatalogueEntry entry, TextState state = TextState.NeedsWork, params string[] forms) => new("ui-" + CatalogueTranslation.KeyOf(entry.Key), DeskKind.Interface, "en", "pl",
        DeskSources.Of(entry), entry.Key.Context, entry.Comments, forms.Length == 0 ? [.. entry.Forms] : forms, state, false, false, false, null, null, null, null, null, null);

    private static readonly DeskText Long = new("long-leaflet", DeskKind.LongText, "en", "pl", new DeskSource(["A leaflet", "Ring **{phone}**.\n\n\"Quoted\" and a \\ backslash."], 2, "abc", false, true), "leaflet", [],
        ["Ulotka", "Zadzwoń: **{phone}**.\n\n„Cytat” i \\ kreska."], TextState.WaitingForReview, false, false, false, null, null, null, null, null, null);

    [Fact]
    public void A_PO_file_holds_every_kind_of_text_and_is_read_back_as_it_was_written()
    {
        DeskText[] texts = [Text(Plain, TextState.Approved, "Opuść tę stronę"), Text(Counted, TextState.NeedsWork, "Jedna część {day}", "{count} części {day}", "{count} części {day}"), Long];

        var file = PoExchange.Read(PoExchange.Write(Polish, texts));

        file.Language.ShouldBe("pl");
        file.Units.Select(unit => unit.Problem).ShouldAllBe(problem => problem == null);
        file.Units.Select(unit => unit.Key).ShouldBe([Plain.Key, Counted.Key, null]);
        file.Units.Select(unit => unit.Id).ShouldBe([null, null, "long-leaflet"]);
        file.Units.Select(unit => unit.IsUnfinished).ShouldBe([false, true, false]);
        foreach (var (unit, text) in file.Units.Zip(texts))
        {
            unit.Sources.ShouldBe(text.Source.Texts);
            unit.Forms.ShouldBe(text.Forms);
        }
    }

    [Fact]
    public void An_XLIFF_file_holds_every_form_and_is_read_back_as_it_was_written()
    {
        DeskText[] texts = [Text(Plain, TextState.Approved, "Opuść tę <stronę> & \"więcej\""), Text(Counted, TextState.NeedsWork, "Jedna część {day}", "{count} części {day}", "{count} części {day}"), Long,
            Long with { Id = "case-1", Kind = DeskKind.CaseText, From = "ur", Into = "en", Source = new DeskSource(["گھنٹی خراب تھی۔"], 1, "x", false, false), Forms = [""], Notes = ["Gently, please"] }];

        var written = XliffExchange.Write(texts);
        var file = XliffExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes(written)));

        written.ShouldContain("source-language=\"ur\" target-language=\"en\"");
        written.ShouldContain("<note>Gently, please</note>");
        file.Units.Select(unit => unit.Id).ShouldBe(texts.Select(text => text.Id));
        file.Units.Select(unit => unit.IsUnfinished).ShouldBe([false, true, false, false]);
        foreach (var (unit, text) in file.Units.Zip(texts))
        {
            unit.Sources.ShouldBe(Enumerable.Range(0, text.Source.Forms).Select(text.Source.Of));
            unit.Forms.ShouldBe(text.Forms);
        }
    }

    [Theory]
    [InlineData("Ring [us](/en/support).", "Zadzwoń: [my](/en/support).", null)]
    [InlineData("Ring [us](/en/support).", "Zadzwoń: [my](https://elsewhere.example/).", "“https://elsewhere.example/” does not stand in the English.")]
    [InlineData("Ring us.", "Zadzwoń <https://elsewhere.example/>.", "“https://elsewhere.example/” does not stand in the English.")]
    [InlineData("Ring us.", "Zadzwoń [my][x].\n\n[x]: javascript:alert(1)", "“javascript:alert(1)” does not stand in the English.")]
    [InlineData("Ring us.", "Zadzwoń &#123;phone&#125;.", "Write signs as they are, not by their number with &#.")]
    public void A_translation_leads_nowhere_its_English_does_not(string english, string translation, string? wrong) =>
        new DeskSource([english], 1, "x", false, true).WhatIsWrong([translation]).ShouldBe(wrong);

    [Theory]
    [InlineData("", "holds no texts")]
    [InlineData("just a letter", null)]
    [InlineData("msgid \"a\"\nmsgstr \"b", null)]
    [InlineData("msgid \"a\"\nmsgfoo \"b\"", null)]
    [InlineData("msgstr \"b\"", null)]
    [InlineData("\"b\"", null)]
    public void A_broken_PO_file_breaks_nothing_and_says_where(string content, string? whole)
    {
        var file = PoExchange.Read(content);
        if (whole is not null)
        {
            file.Problem.ShouldNotBeNull().ShouldContain(whole);
            return;
        }
        var unit = file.Units.ShouldHaveSingleItem();
        (unit.Where, unit.Problem is { Length: > 0 }).ShouldBe(("1", true));
    }

    [Theory]
    [InlineData("no xml", "no XML")]
    [InlineData("<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"/>", "no XLIFF 1.2")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">&e;</xliff>", "no XML")]
    public void What_is_no_XLIFF_is_refused_whole_and_no_file_of_the_machine_is_read(string content, string problem) =>
        XliffExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes(content))).Problem.ShouldNotBeNull().ShouldContain(problem);

    [Fact]
    public void A_unit_with_marks_inside_its_text_is_refused_by_itself()
    {
        var file = XliffExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes("""
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" target-language="pl"><body>
            <trans-unit id="a#0"><source>One</source><target>Jeden</target></trans-unit>
            <trans-unit id="b#0"><source>Two</source><target>Dwa <g id="1">x</g></target></trans-unit></body></file></xliff>
            """)));
        file.Units.Select(unit => (unit.Id, unit.Problem is null)).ShouldBe([("a", true), ("b", false)]);
    }

    [Fact]
    public void Nobody_approves_their_own_words_and_nothing_a_machine_made_is_sent_to_review()
    {
        var (writer, reviewer) = (Translator("Writer Testwell"), Translator("Reviewer Testwell"));
        var source = DeskSources.Of(Plain);
        var text = CatalogueTranslation.Begin(Polish, ProductTextKind.Interface, CatalogueTranslation.KeyOf(Plain.Key), writer, Now);

        text.Write(writer, source, ["Opuść"], unfinished: false, byMachine: true, Now).ShouldSucceed();
        (text.State, text.IsMachineMade).ShouldBe((TextState.NeedsWork, true));
        text.Approve(reviewer, source.Hash, Now).ShouldRefuse("not waiting");
        text.Write(reviewer, source, ["Opuść"], unfinished: false, byMachine: false, Now).ShouldSucceed();
        (text.State, text.IsMachineMade, text.TranslatedBy).ShouldBe((TextState.WaitingForReview, false, reviewer.Id));
        text.Approve(reviewer, source.Hash, Now).ShouldRefuse("Somebody other");
        text.Approve(writer, "another English", Now).ShouldRefuse("has changed");
        text.Approve(writer, source.Hash, Now).ShouldSucceed();
        (text.State, text.ReviewerName).ShouldBe((TextState.Approved, "Writer Testwell"));
        text.StateAgainst("another English").ShouldBe(TextState.NeedsWork);
        text.Write(writer, source, ["Wyjdź"], unfinished: false, byMachine: false, Now).ShouldSucceed();
        text.SendBack(reviewer, " ", Now).ShouldRefuse("what needs to change");
        text.SendBack(reviewer, "Say it as a button.", Now).ShouldSucceed();
        text.State.ShouldBe(TextState.NeedsWork);
    }

    [Theory]
    [InlineData("Jedna część", "{count} części {day}", "{count} części {day}", false)]
    [InlineData("Jedna część {day}", "{count} części {day}", "", false)]
    [InlineData("Jedna część {day}", "{count} części {day}", "{count} części {day}", true)]
    public void Every_form_keeps_its_placeholders(string first, string second, string third, bool may) =>
        CatalogueTranslation.Begin(Polish, ProductTextKind.Interface, "x", Translator("W"), Now).Write(Translator("W"), DeskSources.Of(Counted), [first, second, third], false, false, Now).Succeeded.ShouldBe(may);

    [Theory]
    [InlineData("We meet on 3 May at 10:30.", "ہم 3 مئی کو 10:30 بجے ملیں گے۔", "")]
    [InlineData("We meet on 3 May.", "ہم ۳ مئی کو ملیں گے۔", "")]
    [InlineData("We meet on 3 May 2026.", "ہم مئی میں ملیں گے۔", "3,2026")]
    public void Numbers_are_found_whatever_their_digits(string english, string translation, string missing)
    {
        string.Join(',', new DeskSource([english], 1, "x", false, false).MissingNumbers([translation])).ShouldBe(missing);
        string.Join(',', DeskSource.MissingNumbers(new HeadedText("No number", english), new HeadedText("", translation))).ShouldBe(missing, "the heading counts");
        string.Join(',', DeskSource.MissingNumbers(new HeadedText(english), new HeadedText(translation))).ShouldBe(missing);
    }

    [Fact]
    public void What_was_approved_at_the_desk_is_shown_over_what_was_shipped_and_nothing_less_is()
    {
        var shipped = Plain with { Forms = ["Wysłane"], State = TextState.Approved, Notes = ["Reviewed by Testina Wordsmith, 2026-01-01"] };
        var library = new CatalogueLibrary([new Catalogue("pl", PluralRule.Parse(Polish.Plurals), [shipped], [])]);
        var laid = new OverlaidText("pl", ProductTextKind.Interface, CatalogueTranslation.KeyOf(Plain.Key), DeskSources.Of(Plain).Hash, ["Z biurka"], TextState.Approved, "Reviewer Testwell", Now);

        Shown(laid).ShouldBe("Z biurka");
        library.For(Polish)!.Entries[0].Notes.ShouldBe(["Reviewed by Reviewer Testwell, 2026-03-02"]);
        Shown(laid with { State = TextState.WaitingForReview }).ShouldBe("Wysłane");
        Shown(laid with { SourceHash = "of another English" }).ShouldBe("Wysłane");
        Shown(laid with { Forms = ["a", "b"] }).ShouldBe("Wysłane");
        Shown(laid with { Language = "ur" }).ShouldBe("Wysłane");
        library.LayOver([]);
        library.For(Polish)!.Entries[0].ShouldBe(shipped);

        string Shown(OverlaidText text)
        {
            library.LayOver([text]);
            return library.For(Polish)!.Find(Plain.Key)!.Forms[0];
        }
    }

    [Fact]
    public void A_long_text_of_the_desk_is_out_of_date_the_moment_its_English_changes()
    {
        var english = LongText.Read("en.md", "---\ntitle: Safe\n---\nRing 999.\n", isEnglish: true);
        var other = LongText.Read("en.md", "---\ntitle: Safe\n---\nRing 999 or 101.\n", isEnglish: true);
        var laid = new OverlaidText("ur", ProductTextKind.LongText, "safe", english.Hash, ["محفوظ", "999 پر فون کریں۔"], TextState.Approved, "Reviewer Testwell", Now);

        State(english).ShouldBe(TextState.Approved);
        State(other).ShouldBe(TextState.NeedsWork);

        TextState State(LongText source)
        {
            var library = new LongTextLibrary(new Dictionary<(string, string), LongText> { [("safe", "en")] = source });
            library.LayOver([laid]);
            return library.Find("safe", Urdu)!.StateAgainst(source);
        }
    }

    private static StaffActor Translator(string name) => new(StaffId.New(), PartnershipId.New(), null, name, [StaffRole.Translator], []);
}
