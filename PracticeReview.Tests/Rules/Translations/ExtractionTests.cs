using PracticeReview.Data.Translations;
using PracticeReview.Web.Words.Extraction;

namespace PracticeReview.Tests.Rules.Translations;

public class ExtractionTests
{
    [Theory]
    [InlineData("<p localize>Plain\n   words &amp; more</p>", "Plain words & more")]
    [InlineData("<localize>Bare</localize>", "Bare")]
    [InlineData("<p class=\"@(Model.Is(\"x\") ? \"a\" : \"b\")\" localize>After code</p>", "After code")]
    [InlineData("<p localize>By <parameter name=\"date\">@Words.Date(Model.Day)</parameter>, <strong>please</strong>.</p>", "By {date}, <strong>please</strong>.")]
    [InlineData("<div localize>One <div>two</div></div>", null)]
    [InlineData("<p localize>Hello @Model.Name</p>", null)]
    [InlineData("<p localize> </p>", null)]
    [InlineData("@* <p localize>Not this</p> *@<b localize-title=\"This\"></b>", "This")]
    public void Texts_of_pages_are_found_or_refused(string page, string? expected)
    {
        if (expected is null)
        {
            Should.Throw<ExtractionException>(() => PageTexts.Find("a.cshtml", page).ToList()).Message.ShouldStartWith("a.cshtml:1: ");
        }
        else
        {
            PageTexts.Find("a.cshtml", page).Single().Key.English.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_text_inside_a_parameter_is_a_text_of_its_own() =>
        PageTexts.Find("a.cshtml", "<p localize>Read <parameter name=\"link\"><a asp-page=\"/X\" localize>the leaflet</a></parameter> first.</p>")
            .Select(text => text.Key.English).ShouldBe(["Read {link} first.", "the leaflet"]);

    [Fact]
    public void Counts_contexts_and_comments_are_found()
    {
        var found = PageTexts.Find("a.cshtml", "<p localize localize-count=\"@Model.Count\" localize-one=\"One answer\" localize-context=\"list\" localize-comment=\"Above the list\">{count} answers</p>").Single();

        found.ShouldBe(new ExtractedText(new TextKey("One answer", "list"), "{count} answers", "Above the list", "a.cshtml"));
    }

    [Fact]
    public void Texts_of_code_are_found()
    {
        const string Code = """
            // Translators: beside the field
            state.AddModelError("", words.Say("Enter \"a\" " + "date."));
            /// <c>words.Say("not this")</c>
            words.SayIn("month", "May"); words.SayMany("One day", "{count} days", 3); Texts.Mark("Marked");
            """;

        CodeTexts.Find("a.cs", Code).ShouldBe([
            new(new TextKey("Enter \"a\" date."), null, "beside the field", "a.cs"),
            new(new TextKey("May", "month"), null, null, "a.cs"),
            new(new TextKey("One day"), "{count} days", null, "a.cs"),
            new(new TextKey("Marked"), null, null, "a.cs")]);
        Should.Throw<ExtractionException>(() => CodeTexts.Find("a.cs", "\nwords.Say(message)").ToList()).Message.ShouldStartWith("a.cs:2: ");
        CodeTexts.FindRefusals("a.cs", "Result.Refuse(nameof(Text), \"Write it.\"); Result.Refuse(null, \"No.\"); x = new(null, \"Gone.\");")
            .Select(text => text.Key.English).ShouldBe(["Write it.", "No.", "Gone."]);
    }

    [Fact]
    public void A_changed_English_leaves_the_old_translation_behind_as_obsolete()
    {
        Languages.TryFind("pl", out var polish);
        var old = CatalogueReader.Read("pl.po", CatalogueReaderTests.Header + "#, waiting-for-review\nmsgid \"Old\"\nmsgstr \"Stare\"\n\n#, waiting-for-review\nmsgid \"Kept\"\nmsgstr \"Zostaje\"\n", "pl");
        var texts = CatalogueWriter.Gather([new(new TextKey("New"), null, null, "a"), new(new TextKey("Kept"), null, null, "a"), new(new TextKey("One"), "{count}", null, "a")]);

        var merged = CatalogueReader.Read("pl.po", CatalogueWriter.Merged(polish!, old, texts), "pl");

        merged.Entries.Select(entry => (entry.Key.English, entry.State)).ShouldBe([
            ("New", TextState.Untranslated), ("Kept", TextState.WaitingForReview), ("One", TextState.Untranslated)]);
        merged.Find(new TextKey("One"))!.Forms.Count.ShouldBe(3);
        merged.Obsolete.ShouldBe(["#~ msgid \"Old\"", "#~ msgstr \"Stare\""]);
        CatalogueWriter.Merged(polish!, merged, texts).ShouldBe(CatalogueWriter.Merged(polish!, old, texts));
    }

    [Fact]
    public void The_template_and_every_catalogue_hold_exactly_the_texts_of_the_pages()
    {
        var root = ExtractTexts.RootAbove(AppContext.BaseDirectory);
        var current = ExtractTexts.Find(root);
        current.Count.ShouldBeGreaterThan(3);
        var folder = Path.Combine(root, "PracticeReview.Web", "Catalogues");

        string.Equals(File.ReadAllText(Path.Combine(folder, "messages.pot")), CatalogueWriter.Template(current), StringComparison.Ordinal).ShouldBeTrue("messages.pot is not what the pages hold: run extract-texts");
        foreach (var language in Languages.Translated)
        {
            var file = Path.Combine(folder, language.Code + ".po");
            var catalogue = CatalogueReader.Read(file, File.ReadAllText(file), language.Code);
            var keys = catalogue.Entries.Select(entry => (entry.Key, entry.EnglishMany)).ToHashSet();
            current.Where(text => !keys.Contains((text.Key, text.EnglishMany))).Select(text => text.Key).ShouldBeEmpty($"{language}: run extract-texts");
            catalogue.Entries.Where(entry => entry.State == TextState.Untranslated).Select(entry => entry.Key).ShouldBeEmpty($"{language}: translate these, and mark them waiting-for-review");
        }
    }
}
