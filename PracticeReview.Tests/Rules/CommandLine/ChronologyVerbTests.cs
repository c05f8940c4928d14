using System.Globalization;
using System.Text;
using System.Text.Json;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.Rules.Information;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.CommandLine;
using static PracticeReview.Tests.Rules.Information.WorkbookMaker;

namespace PracticeReview.Tests.Rules.CommandLine;

/// <summary>Policy 7.11: the files of the agencies become one composite chronology, from the command line.</summary>
public sealed class ChronologyVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chronology").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private string Given(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllBytes(In(name), (encoding ?? new UTF8Encoding(false)).GetBytes(text));
        return In(name);
    }

    private string Given(string name, MemoryStream content)
    {
        File.WriteAllBytes(In(name), content.ToArray());
        return In(name);
    }

    private static async Task<(int Status, string Answer, string Said)> RunAsync(params string[] words)
    {
        using var answer = new MemoryStream();
        var said = new StringWriter();
        var status = await ChronologyVerb.RunAsync(words, answer, said, new FakeClock(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)), CancellationToken.None);
        return (status, Encoding.UTF8.GetString(answer.ToArray()), said.ToString());
    }

    private (string Police, string Health, string School) Three() => (
        Given("police.xlsx", Chronology(Event("22/05/2016", "Called to the home"), Row(Number(42513, 1), Number(0.5, 2), Text("Second call")))),
        Given("health.docx", new WordMaker().Add(WordMaker.Table(WordMaker.Words("Date", "Details"), WordMaker.Words("May 2016", "Jade missed an appointment"), WordMaker.Words("22 May 2016 pm", "Jade was seen"))).Make()),
        Given("school.csv", "Date;Event;Agency\n22/05/2016;Zoë was absent;Marrow Primary\nbefore May 2016;First concern;\n", Encoding.Latin1));

    [Fact]
    public async Task Merges_a_workbook_a_document_and_separated_values_in_order_and_ends_with_nothing_wrong()
    {
        var (police, health, school) = Three();

        var (status, answer, said) = await RunAsync("merge", police, health, school, "--out", In("composite.xlsx"), "--docx", In("composite.docx"), "--json");

        status.ShouldBe(0, said);
        var json = JsonDocument.Parse(answer).RootElement;
        json.EnumerateObject().Select(property => property.Name).ShouldBe(["events", "problems", "notices"]);
        json.GetProperty("problems").GetArrayLength().ShouldBe(0);
        json.GetProperty("events").EnumerateArray().Select(one => string.Join(" | ", one.EnumerateObject().Select(property => $"{property.Name} {property.Value}"))).ShouldBe(
        [
            "agency school | dateText before May 2016 | earliest  | latest 2016-04-30 | text First concern | file school.csv | row 3",
            "agency health | dateText May 2016 | earliest 2016-05-01 | latest 2016-05-31 | text Jade missed an appointment | file health.docx | row 2",
            "agency Marrow Primary | dateText 22/05/2016 | earliest 2016-05-22 | latest 2016-05-22 | text Zoë was absent | file school.csv | row 2",
            "agency police | dateText 22/05/2016 | earliest 2016-05-22 | latest 2016-05-22 | text Called to the home | file police.xlsx | row 2",
            "agency health | dateText 22 May 2016 pm | earliest 2016-05-22T12:00 | latest 2016-05-22T23:59 | text Jade was seen | file health.docx | row 3",
            "agency police | dateText 23/05/2016 12:00 | earliest 2016-05-23T12:00 | latest 2016-05-23T12:00 | text Second call | file police.xlsx | row 3",
        ]);
        said.ShouldContain("6 of 6 rows from 3 files were merged into");
        using (var workbook = File.OpenRead(In("composite.xlsx")))
        {
            FileTypeCheck.Check(workbook, "composite.xlsx").Type.ShouldBe(AcceptedFileType.Workbook);
        }
        using (var document = File.OpenRead(In("composite.docx")))
        {
            FileTypeCheck.Check(document, "composite.docx").Type.ShouldBe(AcceptedFileType.WordDocument);
        }
        Directory.GetFiles(_folder).Length.ShouldBe(5);
    }

    [Fact]
    public async Task What_cannot_be_read_goes_to_a_sheet_of_its_own_and_is_told_and_nothing_is_dropped()
    {
        var (police, _, _) = Three();
        var school = Given("school.csv", "Date,Event\n22/05/2016,Seen\n31/02/2016,Odd day\n04-05-06,Odd year\n22 May,\n,\n");
        var broken = Given("gp.docx", "%PDF-1.7 not a document");

        var (status, answer, said) = await RunAsync("merge", police, school, broken, "--out", In("composite.xlsx"));

        (status, said).ShouldBe((1, ""));
        answer.ShouldContain("school.csv, row 3, Date: “31/02/2016” is not a day that exists");
        answer.ShouldContain("school.csv, row 4, Date: In “04-05-06” the first number could be the day or the year. It could mean 4 May 2006 or 6 May 2004.");
        answer.ShouldContain("school.csv, row 5, What happened: It does not say what happened.");
        answer.ShouldContain("gp.docx: This is a PDF document");
        answer.ShouldContain("3 of 6 rows from 2 of 3 files were merged into");
        answer.ShouldContain("3 could not be read: see the sheet “Could not be read”.");
        using var file = File.OpenRead(In("composite.xlsx"));
        using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, isEditable: false);
        var sheets = workbook.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        sheets[1].Name!.Value.ShouldBe("Could not be read");
        var unread = ((DocumentFormat.OpenXml.Packaging.WorksheetPart)workbook.WorkbookPart.GetPartById(sheets[1].Id!)).Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(row => row.InnerText).ToList();
        unread.Count.ShouldBe(5);
        unread.ShouldContain(row => row.Contains("Odd year", StringComparison.Ordinal) && row.Contains("4 May 2006", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_JSON_the_problems_stand_beside_the_events_and_no_file_need_be_written()
    {
        var school = Given("school.csv", "Date,Event\n22/05/2016,Seen\n31/02/2016,Odd day\n");

        var (status, answer, _) = await RunAsync("merge", school, "--json");

        status.ShouldBe(1);
        var json = JsonDocument.Parse(answer).RootElement;
        var problem = json.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem();
        problem.EnumerateObject().Select(property => property.Name).ShouldBe(["file", "row", "column", "message"]);
        (problem.GetProperty("file").GetString(), problem.GetProperty("row").GetInt32(), problem.GetProperty("column").GetString()).ShouldBe(("school.csv", 3, "Date"));
        problem.GetProperty("message").GetString()!.ShouldContain("Accepted: A date with the day first");
        json.GetProperty("events").GetArrayLength().ShouldBe(1);
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Names_are_replaced_everywhere()
    {
        var school = Given("school.csv", "Date,Event,Agency\n22/05/2016,Jade Smith was seen by Mr Brown,Marrow Primary\nJade 2016,Jade again,\n");
        var table = Given("names.csv", "Name,Replaced by\nJade Smith,Child A\nJade,Child A\nMr Brown,Teacher 1\nMarrow Primary,School 1\n");

        var (status, answer, said) = await RunAsync("merge", school, "--out", In("composite.xlsx"), "--anonymise", table, "--json");

        status.ShouldBe(1);
        foreach (var name in new[] { "Jade", "Brown", "Marrow" })
        {
            answer.ShouldNotContain(name);
            said.ShouldNotContain(name);
        }
        answer.ShouldContain("Child A was seen by Teacher 1");
        (await RunAsync("merge", school, "--out", In("other.xlsx"), "--anonymise", Given("half.csv", "Jade,Child A\nMr Brown,\n"))).Status.ShouldBe(2);
        File.Exists(In("other.xlsx")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_whole_name_is_replaced_in_every_way_it_is_written_and_a_place_or_a_title_only_as_a_whole()
    {
        var school = Given("school.csv", "Date,Event\n22/05/2016,Jade was seen; Ms Smith and Dr Nobody came from Marrow Lane School. Smith; Jay. Mr Other. A lane to school.\n");
        var table = Given("names.csv", "Name,Replaced by,Also called\nJade Amelia Smith,Child A,Jay; J-bird\nMr Brown,Teacher 1\nMarrow Lane School,School 1\n");

        var (status, answer, said) = await RunAsync("merge", school, "--anonymise", table, "--json");

        status.ShouldBe(0, said);
        var other = Given("other.csv", "Date,Event\n22/05/2016,The child saw Ms Ward and Jade; Mrs Patel rang The Willows. Little was said by Brown and by Jade Smith.\n");
        var names = Given("others.csv", "Sarah Ward,Teacher 1\n\"Smith, Jade\",Child A\nDr Patel,Doctor 1\nThe Willows,Place 1\nLittle Acorns,Place 2\nMr Brown,Teacher 2\n");
        JsonDocument.Parse((await RunAsync("merge", other, "--anonymise", names, "--json")).Answer).RootElement.GetProperty("events")[0].GetProperty("text").GetString()
            .ShouldBe("The child saw Teacher 1 and Child A; Doctor 1 rang Place 1. Little was said by Teacher 2 and by Child A.");
        JsonDocument.Parse(answer).RootElement.GetProperty("events")[0].GetProperty("text").GetString()
            .ShouldBe("Child A was seen; Child A and Dr Nobody came from School 1. Child A; Child A. Mr Other. A lane to school.");
    }

    [Fact]
    public async Task Where_nothing_could_be_read_the_JSON_still_says_why()
    {
        var broken = Given("gp.xlsx", "%PDF-1.7 not a workbook");
        var (status, answer, _) = await RunAsync("merge", broken, "--out", In("composite.xlsx"), "--json");

        status.ShouldBe(2);
        var json = JsonDocument.Parse(answer).RootElement;
        json.GetProperty("events").GetArrayLength().ShouldBe(0);
        json.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem().GetProperty("file").GetString().ShouldBe("gp.xlsx");

        (status, answer, _) = await RunAsync("merge", Given("school.csv", "Date,Event\n22/05/2016,Jade\n"), "--json", "--anonymise", Given("half.csv", "Jade,\n"));
        status.ShouldBe(2);
        answer.ShouldNotContain("22/05/2016");
        JsonDocument.Parse(answer).RootElement.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString()!.ShouldContain("lacks a name");
        Directory.GetFiles(_folder, "*.xlsx").ShouldBe([broken]);
    }

    [Fact]
    public async Task The_JSON_has_exactly_the_promised_properties_and_kinds_also_with_a_file_that_cannot_be_read()
    {
        var (police, health, school) = Three();
        var broken = Given("gp.xlsx", "%PDF-1.7 not a workbook");

        var (status, answer, said) = await RunAsync("merge", police, health, school, broken, "--out", In("composite.xlsx"), "--json");

        status.ShouldBe(1, said);
        answer.ShouldStartWith("{");
        answer.TrimEnd().ShouldEndWith("}");
        var json = JsonDocument.Parse(answer).RootElement;
        json.EnumerateObject().Select(property => (property.Name, property.Value.ValueKind)).ShouldBe([("events", JsonValueKind.Array), ("problems", JsonValueKind.Array), ("notices", JsonValueKind.Array)]);
        foreach (var one in json.GetProperty("events").EnumerateArray())
        {
            one.EnumerateObject().Select(property => property.Name).ShouldBe(["agency", "dateText", "earliest", "latest", "text", "file", "row"]);
            one.GetProperty("row").ValueKind.ShouldBe(JsonValueKind.Number);
            foreach (var date in new[] { one.GetProperty("earliest"), one.GetProperty("latest") }.Where(date => date.ValueKind != JsonValueKind.Null))
            {
                DateTime.TryParseExact(date.GetString(), ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _).ShouldBeTrue(date.GetString());
            }
        }
        // A date without an earliest day stands where what it names stands.
        var order = json.GetProperty("events").EnumerateArray().Select(one => (one.GetProperty("earliest").GetString() ?? one.GetProperty("latest").GetString())![..10]).ToList();
        order.ShouldBe(order.Order(StringComparer.Ordinal));
        var problem = json.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem();
        problem.EnumerateObject().Select(property => (property.Name, property.Value.ValueKind)).ShouldBe(
            [("file", JsonValueKind.String), ("row", JsonValueKind.Number), ("column", JsonValueKind.String), ("message", JsonValueKind.String)]);
        (problem.GetProperty("file").GetString(), problem.GetProperty("row").GetInt32()).ShouldBe(("gp.xlsx", 0));
        said.ShouldContain("6 of 6 rows from 3 of 4 files were merged into");
    }

    [Fact]
    public async Task The_document_alone_may_be_asked_for_and_is_anonymised_as_the_workbook_is()
    {
        var (police, health, school) = Three();
        var table = Given("names.csv", "Jade,Child A\nZoë,Child B\nMarrow Primary,School 1\n");

        (await RunAsync("merge", police, health, school, "--docx", In("composite.docx"), "--anonymise", table)).Status.ShouldBe(0);

        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(In("composite.docx"), isEditable: false);
        var words = document.MainDocumentPart!.Document.InnerText;
        words.ShouldContain("Child A was seen");
        foreach (var name in new[] { "Jade", "Zoë", "Marrow" })
        {
            words.ShouldNotContain(name);
        }
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => error.Description).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_still_looks_like_a_name_is_told_and_goes_to_a_sheet_and_the_files_say_what_they_are()
    {
        var school = Given("school.csv", "Date,Event,Agency\n22/05/2016,Jade was seen at Northmoor Primary School; her mother’s number is 01632 960123,Marrow Primary\n31/02/2016,Jade and Bronwen fell,\n");
        var table = Given("names.csv", "Jade,Child A\n");

        var (status, answer, said) = await RunAsync("merge", school, "--out", In("composite.xlsx"), "--docx", In("composite.docx"), "--anonymise", table, "--marking", "Official: for training", "--json");

        status.ShouldBe(1);
        var notices = JsonDocument.Parse(answer).RootElement.GetProperty("notices").EnumerateArray().ToList();
        notices.ShouldContain(notice => notice.GetProperty("message").GetString()!.StartsWith("“Northmoor Primary School” still looks like a school.", StringComparison.Ordinal) && notice.GetProperty("row").GetInt32() == 2);
        notices.ShouldContain(notice => notice.GetProperty("message").GetString()!.Contains("“01632 960123” still looks like a telephone number", StringComparison.Ordinal));
        notices.ShouldContain(notice => notice.GetProperty("message").GetString()!.Contains("“Bronwen”", StringComparison.Ordinal));
        notices.ShouldContain(notice => notice.GetProperty("column").GetString() == "Agency");
        said.ShouldContain("“Northmoor Primary School” still looks like a school");
        said.ShouldContain("see the sheet “Names to look at”");
        var (sheets, words) = Sheets(In("composite.xlsx"));
        sheets.ShouldBe(["Chronology", "Could not be read", "Names to look at", "About"]);
        words[2].ShouldContain("Northmoor Primary School");
        words[3].ShouldContain("Names that are not listed may remain.");
        words[0].ShouldContain("Official: for training");
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(In("composite.docx"), isEditable: false);
        document.MainDocumentPart!.Document.InnerText.ShouldContain("Names that are not listed may remain.");
        string.Concat(document.MainDocumentPart.HeaderParts.Select(part => part.Header.InnerText)).ShouldContain("Official: for training");
        using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(In("composite.xlsx"), isEditable: false);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook).Select(error => error.Description).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_replaced_names_nothing_is_said_of_them_and_the_marking_is_the_portals()
    {
        var school = Given("school.csv", "Date,Event\n22/05/2016,Jade was seen at Northmoor Primary School\n");

        var (status, answer, _) = await RunAsync("merge", school, "--out", In("composite.xlsx"), "--json");

        status.ShouldBe(0);
        answer.ShouldNotContain("still looks like");
        JsonDocument.Parse(answer).RootElement.GetProperty("notices").EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString().ShouldBe("“Event” was read as What happened.");
        var (sheets, words) = Sheets(In("composite.xlsx"));
        sheets.ShouldBe(["Chronology", "About"]);
        words[0].ShouldContain("Official: sensitive");
        words[1].ShouldNotContain("pseudonyms");
    }

    private static (List<string> Names, List<string> Words) Sheets(string file)
    {
        using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, isEditable: false);
        var sheets = workbook.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        return ([.. sheets.Select(sheet => sheet.Name!.Value!)], [.. sheets.Select(sheet => ((DocumentFormat.OpenXml.Packaging.WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.InnerText)]);
    }

    [Fact]
    public async Task The_rows_of_a_file_whose_columns_are_not_recognised_are_counted_and_kept()
    {
        var school = Given("school.csv", "Date,Event\n22/05/2016,Seen\n");
        var odd = Given("odd.csv", "Time,Risk,Response\n14:30,1,2\n15:30,High,None\n");

        var (status, answer, _) = await RunAsync("merge", school, odd, "--out", In("composite.xlsx"));

        status.ShouldBe(1);
        answer.ShouldContain("1 of 3 rows from 1 of 2 files were merged into");
        Sheets(In("composite.xlsx")).Words[1].ShouldContain("High");
        (await RunAsync("merge", odd, "--out", In("other.xlsx"))).Status.ShouldBe(2);
    }

    [Theory]
    [InlineData("There is no option --outt.", "merge", "*", "--outt", "x.xlsx")]
    [InlineData("--out is missing", "merge", "*")]
    [InlineData("--out needs the name of a file after it.", "merge", "*", "--out")]
    [InlineData("--out needs the name of a file after it.", "merge", "*", "--out", "--json")]
    [InlineData("--marking needs the words of a marking after it.", "merge", "*", "--out", "@a.xlsx", "--marking")]
    [InlineData("--out is given twice.", "merge", "*", "--out", "@a.xlsx", "--out", "@b.xlsx")]
    [InlineData("--out needs a file that ends in .xlsx.", "merge", "*", "--out", "@a.xls")]
    [InlineData("--docx needs a file that ends in .docx.", "merge", "*", "--docx", "@a.doc")]
    [InlineData("There is no file", "merge", "@none.csv", "*", "--out", "@a.xlsx")]
    [InlineData("is named twice", "merge", "*", "*", "--out", "@a.xlsx")]
    [InlineData("there is no folder", "merge", "*", "--out", "@none/a.xlsx")]
    [InlineData("is a folder", "merge", "@", "--out", "@a.xlsx")]
    [InlineData("Name the files to merge.", "merge", "--out", "@a.xlsx")]
    [InlineData("only “chronology merge”", "mix", "*")]
    [InlineData("needs a word after it: merge")]
    public async Task A_mistyped_command_writes_nothing(string says, params string[] words)
    {
        var school = Given("school.csv", "Date,Event\n22/05/2016,Seen\n");

        var (status, answer, said) = await RunAsync([.. words.Select(word => word == "*" ? school : word.StartsWith('@') ? In(word[1..]) : word)]);

        (status, answer).ShouldBe((2, ""));
        said.ShouldContain(says);
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Files_none_of_which_can_be_read_and_a_file_that_would_be_written_over_end_with_2()
    {
        var (status, _, said) = await RunAsync("merge", Given("a.csv", ""), Given("b.docx", "words alone"), "--out", In("composite.xlsx"));
        status.ShouldBe(2);
        said.ShouldContain("None of the files could be read. Nothing was written.");
        said.ShouldContain("a.csv: The file is empty.");
        File.Exists(In("composite.xlsx")).ShouldBeFalse();

        var police = Given("police.xlsx", Chronology(Event("22/05/2016")));
        (await RunAsync("merge", police, "--out", police)).Status.ShouldBe(2);
        (await RunAsync("merge", "--help")).Answer.ShouldContain("--anonymise");
    }

    [Fact]
    public async Task In_any_order_and_any_language_the_same_comes_out()
    {
        var (police, health, school) = Three();
        var before = CultureInfo.CurrentCulture;
        var answers = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var (files, culture) in new[] { (new[] { police, health, school }, "en-GB"), ([school, police, health], "tr-TR"), ([health, school, police], "") })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                answers.Add((await RunAsync(["merge", .. files, "--json"])).Answer);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_written_is_read_again_as_the_same_events()
    {
        var (police, health, school) = Three();
        (await RunAsync("merge", police, health, school, "--out", In("composite.xlsx"), "--docx", In("composite.docx"))).Status.ShouldBe(0);
        var first = Events((await RunAsync("merge", police, health, school, "--json")).Answer);

        Events((await RunAsync("merge", In("composite.xlsx"), "--json")).Answer).ShouldBe(first);
        Events((await RunAsync("merge", In("composite.docx"), "--json")).Answer).ShouldBe(first);

        static List<string> Events(string answer) => [.. JsonDocument.Parse(answer).RootElement.GetProperty("events").EnumerateArray()
            .Select(one => $"{one.GetProperty("agency")} {one.GetProperty("dateText")} {one.GetProperty("earliest")} {one.GetProperty("latest")} {one.GetProperty("text")}")];
    }
}
