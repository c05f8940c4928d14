using System.Globalization;
using System.Text;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.Rules.Information;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>A file that waits: no number of questions is a dead end, and what was put right is remembered.</summary>
public sealed partial class AwaitedChronologyTests : IAsyncLifetime
{
    private InformationScene _scene = null!;

    private TestWorld World => _scene.World;
    private TakeAwaitedChronology Waiting => new(World.Database, new UploadChronology(World.Database));

    public async Task InitializeAsync() => _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task<Result<UploadedChronology>> SendAsync(string text, bool look = false, TypedInOurForm? typed = null)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await using var file = (await ReceivedFile.ReceiveAsync(content, "chronology.csv", CancellationToken.None)).Value;
        return await new UploadChronology(World.Database).RunAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, file, CancellationToken.None, look, typed);
    }

    private async Task<Result<UploadedChronology>> SendAsync(WorkbookMaker workbook)
    {
        using var content = workbook.Make();
        await using var file = (await ReceivedFile.ReceiveAsync(content, "chronology.xlsx", CancellationToken.None)).Value;
        return await new UploadChronology(World.Database).RunAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, file, CancellationToken.None);
    }

    private async Task<AwaitedChronology> AwaitedAsync() => (await Waiting.FindAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None))!;

    private async Task ChooseAsync(DateQuestion date, int reading = 0) =>
        (await Waiting.ChooseDateAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, date.Key, date.Readings[reading], CancellationToken.None)).Succeeded.ShouldBeTrue();

    // 240 different dates of three short numbers, each of which could begin with the day or the year.
    private static string Short(int count) => "Date,Event\r\n" + string.Concat(Enumerable.Range(0, count).Select(at =>
        string.Create(CultureInfo.InvariantCulture, $"{1 + (at / 120):00}-{1 + (at % 12):00}-{3 + (at / 12 % 10):00},Event {at}\r\n")));

    [Fact]
    public async Task Two_hundred_and_forty_short_dates_are_decided_at_once_and_one_of_them_otherwise()
    {
        var officer = await World.ActAsync(_scene.Officer);
        (await SendAsync(Short(240))).Refusals.ShouldBe([UploadChronology.Waits]);
        var asked = await AwaitedAsync();
        (asked.DateCount, asked.OpenDates, asked.ShortDates, asked.Dates.Count, asked.IsReady).ShouldBe((240, 240, 240, 200, false));

        (await Waiting.ChooseYearLastAsync(officer, _scene.PoliceRequest, true, CancellationToken.None)).Succeeded.ShouldBeTrue();
        var decided = await AwaitedAsync();
        (decided.DateCount, decided.OpenDates, decided.YearStandsLast, decided.IsReady).ShouldBe((240, 0, true, true));
        decided.Dates.ShouldAllBe(date => date.Chosen == date.Readings[0], "what each is read as can be looked at");
        await ChooseAsync(decided.Dates[0], reading: 1);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value.Events.ShouldBe(240);
        (await _scene.CountAsync("significant_practice_events where date_as_written = '01-01-03' and date = '2001-01-03'")).ShouldBe(1, "chosen for this date alone");
        (await _scene.CountAsync("significant_practice_events where date_as_written = '02-04-05' and date = '2005-04-02'")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_more_dates_than_are_shown_those_that_are_open_come_first_until_none_is_left()
    {
        var officer = await World.ActAsync(_scene.Officer);
        await SendAsync(Short(205));
        foreach (var date in (await AwaitedAsync()).Dates)
        {
            await ChooseAsync(date);
        }
        var rest = await AwaitedAsync();
        (rest.IsReady, rest.OpenDates).ShouldBe((false, 5), "what is not shown is not decided");
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Refused.ShouldBeTrue();
        rest.Dates.Take(5).ShouldAllBe(date => date.Chosen == null);
        foreach (var date in rest.Dates.Take(5))
        {
            await ChooseAsync(date);
        }
        (await AwaitedAsync()).IsReady.ShouldBeTrue();
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value.Events.ShouldBe(205);
    }

    [Fact]
    public async Task Pasted_rows_wait_with_what_is_wrong_and_are_shown_again_whatever_they_are()
    {
        async Task<Result<UploadedChronology>> PasteAsync(string text, bool look = true, string name = "chronology.txt")
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            await using var file = (await ReceivedFile.ReceiveAsync(content, name, CancellationToken.None)).Value;
            return await new UploadChronology(World.Database).RunAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, file, CancellationToken.None, look);
        }

        const string wrong = "Date\tEvent\n32/05/2016\tSeen at home \u2014 Zo\u00eb\n";
        (await PasteAsync(wrong)).Refusals.ShouldBe([UploadChronology.Waits]);
        (await AwaitedAsync()).ShouldSatisfyAllConditions(one => one.Pasted.ShouldBe(wrong), one => one.ProblemCount.ShouldBe(1), one => one.IsReady.ShouldBeFalse());

        const string unreadable = "\t\n\t\n";
        (await PasteAsync(unreadable)).Refusals.ShouldBe([UploadChronology.Waits]);
        (await AwaitedAsync()).ShouldSatisfyAllConditions(one => one.Match.ShouldBeNull(), one => one.Pasted.ShouldBe(unreadable), one => one.Problems.Count.ShouldBe(1), one => one.IsReady.ShouldBeFalse());
        (await Waiting.TakeAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).Refused.ShouldBeTrue();
        (await PasteAsync("Date\tEvent\n31/05/2016\tSeen at home\n")).Refusals.ShouldBe([UploadChronology.Waits]);
        (await AwaitedAsync()).IsReady.ShouldBeTrue("put right, it takes the place of the other");

        await SendAsync("Date,Event\r\n3 May,Two\r\n", look: true);
        (await AwaitedAsync()).Pasted.ShouldBeNull("a file is put right in the file");
        await PasteAsync("Date\tEvent\n" + string.Concat(Enumerable.Repeat($"31/05/2016\t{new string('x', 100)}\n", 2_000)));
        (await AwaitedAsync()).Pasted.ShouldBeNull("more than a page can hold");
        (await PasteAsync(unreadable, name: "chronology.csv")).Refused.ShouldBeTrue();
        (await _scene.CountAsync("awaiting_chronologies")).ShouldBe(0, "a file that cannot be read is refused");
    }

    [Fact]
    public void A_decision_about_words_says_nothing_of_the_same_words_where_their_year_is_taken_from_elsewhere()
    {
        static ChronologyReading Read(string rows, string key, int year)
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes("Date,Event\r\n" + rows));
            var means = EventDateReader.Read($"3 May {year}", new DateOnly(2026, 3, 1)).When!;
            return ChronologyReader.Read(file, new DateOnly(2026, 3, 1), decisions: new ChronologyDecisions { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { [key] = means } });
        }

        Read("3 May,Seen\r\n", "3 May", 2024).Rows.ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(2024, 5, 3));
        Read("10/04/2015,One\r\n3 May,Seen\r\n", "3 May", 2024).Problems.ShouldHaveSingleItem().Row.ShouldBe(3);
        Read("10/04/2015,One\r\n3 May,Seen\r\n", "3 May\u001F2015-04-10", 2015).Rows[1].Date.ShouldBe(new DateOnly(2015, 5, 3));
        Read("10/04/2016,One\r\n3 May,Seen\r\n", "3 May\u001F2015-04-10", 2015).Problems.ShouldHaveSingleItem().Row.ShouldBe(3);
    }

    [Fact]
    public void Every_date_that_is_asked_about_is_taken_as_it_was_decided()
    {
        var today = new DateOnly(2026, 3, 1);
        byte[][] files =
        [
            WorkbookMaker.Chronology(WorkbookMaker.Row(WorkbookMaker.Number(42512), "<c/>", WorkbookMaker.Text("A day that became a number"))).ToArray(),
            WorkbookMaker.Chronology(WorkbookMaker.Row(WorkbookMaker.Number(2016, 1), "<c/>", WorkbookMaker.Text("A year that became a day"))).ToArray(),
            .. new[] { "04-05-06,", "22 May,", "2014/15,", "10/11,", "Monday 24 May 2016,", "winter 2016,", "22/05/2016,midnight", "22/05/2016,overnight", "22/05/2016 midnight," }
                .Select(date => Encoding.UTF8.GetBytes($"Date,Time,Event\r\n{date},Seen\r\n")),
        ];
        var asked = 0;
        foreach (var file in files)
        {
            var problem = ChronologyReader.Read(new MemoryStream(file), today).Problems.FirstOrDefault(TakeAwaitedChronology.IsQuestion);
            if (problem is not null)
            {
                asked++;
                var means = problem.Readings![^1];
                var decided = ChronologyReader.Read(new MemoryStream(file), today, decisions: new ChronologyDecisions { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { [means.AsWritten] = means } });
                decided.Problems.ShouldBeEmpty(problem.WhatIsWrong);
                decided.Rows.ShouldHaveSingleItem().When.ShouldBe(means);
            }
        }
        asked.ShouldBeGreaterThan(7);
    }

    [Fact]
    public async Task A_file_that_would_be_refused_is_never_said_to_be_ready()
    {
        (await SendAsync("Date,Event\r\n,A date that is missing\r\n22/05/2016,One\r\n22 May,Which year\r\n")).Refusals.ShouldBe([UploadChronology.Waits]);
        var asked = await AwaitedAsync();
        asked.Dates.ShouldHaveSingleItem().AsWritten.ShouldBe("22 May");
        asked.Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldBe("The date is missing.");
        await ChooseAsync(asked.Dates[0]);
        (await AwaitedAsync()).IsReady.ShouldBeFalse();
        (await Waiting.TakeAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).Refused.ShouldBeTrue();
    }

    [Fact]
    public async Task A_date_that_stands_once_for_several_rows_is_one_question_and_its_answer_is_kept_for_the_next_file()
    {
        var officer = await World.ActAsync(_scene.Officer);
        const string rows = "22 May 2016,,\r\n,14:30,Seen at home\r\n,,Rang the school\r\n03/06/2016,,A visit\r\n,,A call\r\n";
        (await SendAsync("Date,Time,Event\r\n" + rows)).Refusals.ShouldBe([UploadChronology.Waits]);
        var asked = await AwaitedAsync();
        (asked.DateCount, asked.OpenDates, asked.ProblemCount, asked.IsReady).ShouldBe((2, 2, 0, false));
        asked.Dates.Select(date => (string.Join('-', date.Rows), date.IsMissing, EventDateReader.Describe(date.Near!))).ShouldBe([("3-4", true, "22 May 2016"), ("6", true, "3 June 2016")]);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Refused.ShouldBeTrue();
        await ChooseAsync(asked.Dates[0]);
        (await Waiting.TypeDateAsync(officer, _scene.PoliceRequest, asked.Dates[1].Key, "31/31/2016", CancellationToken.None)).Refusals.ShouldHaveSingleItem().ToString().ShouldContain("no month 31");
        (await Waiting.TypeDateAsync(await World.ActAsync(_scene.Teacher), _scene.PoliceRequest, asked.Dates[1].Key, "5 June 2016", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await Waiting.TypeDateAsync(officer, _scene.PoliceRequest, asked.Dates[1].Key, "5 June 2016", CancellationToken.None)).Succeeded.ShouldBeTrue();

        var taken = (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value;
        taken.Events.ShouldBe(4);
        taken.Notices.ShouldContain(notice => notice.Message.StartsWith("The date is missing. 22 May 2016 was taken, as the author decided; the heading above says “22 May 2016”.", StringComparison.Ordinal));
        (await _scene.CountAsync("significant_practice_events where date = '2016-05-22' and date_as_written like '22 May 2016%'")).ShouldBe(2);
        (await _scene.CountAsync("significant_practice_events where date = '2016-05-22' and earliest::time = '14:30' and what_happened = 'Seen at home'")).ShouldBe(1);
        (await _scene.CountAsync("significant_practice_events where date = '2016-06-05' and what_happened = 'A call'")).ShouldBe(1);
        (await SendAsync("Date,Time,Event\r\n" + rows + "04/06/2016,,Another\r\n")).Value.Version.ShouldBe(2, "nothing is asked again");
        (await _scene.CountAsync("significant_practice_events where (what_happened, date) in (('Seen at home', '2016-05-22'), ('Rang the school', '2016-05-22'), ('A call', '2016-06-05'))")).ShouldBe(3);
    }

    [Fact]
    public async Task A_date_that_nobody_knows_is_taken_with_the_bounds_that_its_author_gives()
    {
        var officer = await World.ActAsync(_scene.Officer);
        const string file = "Date,Event\r\nunknown,The father moved in\r\nnot known,A fall\r\nunknown,A burn\r\n";
        (await SendAsync(file)).Refusals.ShouldBe([UploadChronology.Waits]);
        var asked = await AwaitedAsync();
        asked.Dates.Select(date => (date.Row, date.MayBeTyped, date.Readings.Single().Bound)).ShouldBe([(2, true, DateBound.Before), (3, true, DateBound.Before), (4, true, DateBound.Before)], "each event is asked about by itself");
        (await Waiting.TypeDateAsync(officer, _scene.PoliceRequest, asked.Dates[0].Key, "before 2016", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Waiting.TypeDateAsync(officer, _scene.PoliceRequest, asked.Dates[1].Key, "2014 to 2016", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await AwaitedAsync()).OpenDates.ShouldBe(1);
        await ChooseAsync(asked.Dates[2]);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value.Events.ShouldBe(3);
        (await _scene.CountAsync("significant_practice_events where date_as_written = 'unknown' and bound = 'Before' and earliest = '2016-01-01'")).ShouldBe(1);
        (await _scene.CountAsync("significant_practice_events where date_as_written = 'not known' and earliest = '2014-01-01' and latest::date = '2016-12-31'")).ShouldBe(1);
        (await SendAsync(file + "22/05/2016,A visit\r\n")).Value.Version.ShouldBe(2, "what was said of the same event is not asked again");
    }

    [Fact]
    public async Task Rows_of_another_sheet_wait_until_their_author_says_that_they_are_no_events()
    {
        var officer = await World.ActAsync(_scene.Officer);
        var plan = WorkbookMaker.Row(WorkbookMaker.Text("Action"), WorkbookMaker.Text("Owner"), WorkbookMaker.Text("Due date"))
            + WorkbookMaker.Row(WorkbookMaker.Text("Train the team"), WorkbookMaker.Text("AB"), WorkbookMaker.Number(46500, 1));
        WorkbookMaker With(params string[] events) => new WorkbookMaker().Sheet("Chronology", WorkbookMaker.HeaderRow() + string.Concat(events)).Sheet("Action plan", plan);

        (await SendAsync(With(WorkbookMaker.Event("22/05/2016")))).Refusals.ShouldBe([UploadChronology.Waits]);
        var asked = await AwaitedAsync();
        (asked.ProblemCount, asked.IsReady).ShouldBe((0, false));
        var left = asked.Left.ShouldHaveSingleItem();
        left.WhatIsWrong.ShouldContain("“Action plan”");
        (left.Rows.Rows, left.AreNoEvents).ShouldBe((1, false));
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Refused.ShouldBeTrue();
        (await Waiting.ChooseNoEventsAsync(await World.ActAsync(_scene.Unit), _scene.PoliceRequest, left.Rows, true, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);

        foreach (var areNoEvents in new[] { true, false, true })
        {
            (await Waiting.ChooseNoEventsAsync(officer, _scene.PoliceRequest, left.Rows, areNoEvents, CancellationToken.None)).Succeeded.ShouldBeTrue();
            var decided = await AwaitedAsync();
            (decided.Left.ShouldHaveSingleItem().AreNoEvents, decided.IsReady).ShouldBe((areNoEvents, areNoEvents));
        }
        var taken = (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value;
        taken.Events.ShouldBe(1);
        taken.Notices.ShouldContain(notice => notice.Message.Contains("“Action plan”", StringComparison.Ordinal) && notice.Message.Contains("no event", StringComparison.Ordinal));
        (await _scene.CountAsync("chronologies where notices::text like '%Action plan%'")).ShouldBe(1, "it is kept with the version");
        (await _scene.CountAsync("agreed_columns")).ShouldBe(0);

        (await SendAsync(With(WorkbookMaker.Event("22/05/2016"), WorkbookMaker.Event("23/05/2016")))).Refusals.ShouldBe([UploadChronology.Waits]);
        (await AwaitedAsync()).Left.ShouldHaveSingleItem().AreNoEvents.ShouldBeFalse("what was said of one file says nothing of the next");
    }

    [Fact]
    public async Task A_file_in_which_two_sheets_hold_the_same_row_waits_each_time()
    {
        var officer = await World.ActAsync(_scene.Officer);
        static WorkbookMaker Twice(string last) => new WorkbookMaker()
            .Sheet("Chronology", WorkbookMaker.HeaderRow() + WorkbookMaker.Event("22/05/2016") + WorkbookMaker.Event("23/05/2016", last))
            .Sheet("Old version", WorkbookMaker.HeaderRow() + WorkbookMaker.Event("22/05/2016"));

        foreach (var (last, version) in new[] { ("A call", 1), ("Another call", 2) })
        {
            (await SendAsync(Twice(last))).Refusals.ShouldBe([UploadChronology.Waits]);
            var asked = await AwaitedAsync();
            (asked.Match!.Repeated, asked.ProblemCount, asked.IsReady).ShouldBe((1, 0, true));
            asked.Notices.ShouldContain(notice => notice.Message.StartsWith("One row of the sheet “Old version” has the same date and the same words as one of the sheet “Chronology”, and is read twice.", StringComparison.Ordinal));
            var taken = (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value;
            (taken.Version, taken.Events).ShouldBe((version, 3));
        }
        (await _scene.CountAsync("agreed_columns")).ShouldBe(0, "nothing was asked about columns");
    }

    [Fact]
    public async Task What_was_put_right_is_remembered_where_every_column_was_known_by_its_name()
    {
        const string file = "Date,Event,Comments\r\n22/05/2016,Seen at home,Spoke to the neighbour\r\n";
        var officer = await World.ActAsync(_scene.Officer);
        (await SendAsync(file, look: true)).Refusals.ShouldBe([UploadChronology.Waits]);
        var match = (await AwaitedAsync()).Match!;
        (match.NeedsLook, match.Columns[2].Suggested).ShouldBe((false, ChronologyColumn.Learning));
        (await Waiting.ChooseColumnAsync(officer, _scene.PoliceRequest, 2, ChronologyColumn.Response, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("agreed_columns")).ShouldBe(3, "one for each name");

        (await SendAsync(file + "23/05/2016,Second visit,Called the school\r\n")).Value.Version.ShouldBe(2);
        (await _scene.CountAsync("significant_practice_events where response = 'Called the school' and learning = ''")).ShouldBe(1);
        // Looked at again and taken as it is, it is agreed already.
        (await SendAsync(file, look: true)).Refusals.ShouldBe([UploadChronology.Waits]);
        (await AwaitedAsync()).Match!.Columns[2].Suggested.ShouldBe(ChronologyColumn.Response);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("audit_events where action = 'Columns of an agency''s chronology agreed'")).ShouldBe(1);
        (await SendAsync(file.Replace("Comments", "Learning", StringComparison.Ordinal))).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("significant_practice_events where learning = 'Spoke to the neighbour'")).ShouldBe(1, "another form is another agreement");
    }

    [Fact]
    public async Task What_was_remembered_for_a_whole_file_still_counts_for_a_file_of_the_same_names()
    {
        const string file = "Date,Event,Comments\r\n22/05/2016,Seen at home,Spoke to the neighbour\r\n";
        await SendAsync(file, look: true);
        var shape = (await AwaitedAsync()).Match!.Shape();
        await Waiting.DiscardAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None);
        await World.TestDatabase.ExecuteAsOwnerAsync($$"""insert into agreed_columns values ('{{_scene.Police.Id}}', '{{shape}}', '{{World.Partnership.Id}}', '[{"FileColumn": 2, "Column": {{(int)ChronologyColumn.Response}}}]', '{{_scene.Officer}}', now())""");

        (await SendAsync(file)).Value.Version.ShouldBe(1);
        (await _scene.CountAsync("significant_practice_events where response = 'Spoke to the neighbour'")).ShouldBe(1);
    }

    [Fact]
    public async Task One_column_more_or_a_stray_cell_makes_nobody_put_right_again_what_was_put_right()
    {
        var officer = await World.ActAsync(_scene.Officer);
        await SendAsync("Date,Event,Comments\r\n22/05/2016,Seen at home,Spoke to the neighbour\r\n", look: true);
        await Waiting.ChooseColumnAsync(officer, _scene.PoliceRequest, 2, ChronologyColumn.Response, CancellationToken.None);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await SendAsync("Source,Comments,Date,Event\r\nLog,Called the school,23/05/2016,Second visit\r\n")).Value.Version.ShouldBe(2, "other columns beside it, in another order");
        (await _scene.CountAsync("significant_practice_events where response = 'Called the school'")).ShouldBe(1);
        var stray = new WorkbookMaker().Sheet("Chronology", WorkbookMaker.Row(WorkbookMaker.Text("Date"), WorkbookMaker.Text("Event"), WorkbookMaker.Text("Comments"))
            + WorkbookMaker.Row(WorkbookMaker.Text("24/05/2016"), WorkbookMaker.Text("Third visit"), WorkbookMaker.Text("Rang the surgery"), "<c/>", WorkbookMaker.Text("see note")));
        var taken = (await SendAsync(stray)).Value;
        taken.Notices.ShouldContain(notice => notice.Message.StartsWith("“Column E” is not a column of the template", StringComparison.Ordinal));
        taken.Notices.ShouldContain(notice => notice.Message == "“Comments” was read as Response, as it was chosen.");
        (await _scene.CountAsync("significant_practice_events where response = 'Rang the surgery'")).ShouldBe(1);

        (await SendAsync("Date,Event,Comments,Mood\r\n25/05/2016,Fourth visit,Wrote to the school,Calm\r\n")).Refusals.ShouldBe([UploadChronology.Waits], "nobody has said what this one is");
        (await AwaitedAsync()).Match!.Columns.Select(column => column.Suggested).ShouldBe([ChronologyColumn.Date, ChronologyColumn.WhatHappened, ChronologyColumn.Response, null]);
    }

    [Fact]
    public async Task A_column_that_was_seen_and_is_hidden_now_is_looked_at_again()
    {
        var officer = await World.ActAsync(_scene.Officer);
        static WorkbookMaker With(params int[] hidden) => new WorkbookMaker { Hidden = hidden }.Sheet("Chronology",
            WorkbookMaker.Row(WorkbookMaker.Text("Date"), WorkbookMaker.Text("Event"), WorkbookMaker.Text("Worker")) + WorkbookMaker.Row(WorkbookMaker.Text("22/05/2016"), WorkbookMaker.Text("A visit"), WorkbookMaker.Text("Jo Sample")));
        foreach (var (hidden, what) in new (int[], string)[] { ([], "A visit\nWorker: Jo Sample"), ([3], "A visit") })
        {
            (await SendAsync(With(hidden))).Refusals.ShouldBe([UploadChronology.Waits]);
            (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
            (await _scene.CountAsync($"significant_practice_events where what_happened = '{what}'")).ShouldBe(1);
        }
        (await SendAsync(With(3))).Succeeded.ShouldBeTrue("agreed to as it is");
        await SendAsync("Date,Event,Worker\r\n23/05/2016,A call,Jo Sample\r\n");
        (await _scene.CountAsync("significant_practice_events where what_happened like '%Worker: Jo Sample'")).ShouldBe(1, "what is not hidden is never left out");
    }

    [Fact]
    public async Task What_was_agreed_to_as_it_was_guessed_is_not_guessed_again_from_the_next_file()
    {
        var officer = await World.ActAsync(_scene.Officer);
        (await SendAsync("Date,One,Two\r\n22/05/2016,Seen at home by the duty worker who wrote it all down,Log\r\n")).Refusals.ShouldBe([UploadChronology.Waits]);
        (await AwaitedAsync()).Match!.Columns.Select(column => column.Suggested).ShouldBe([ChronologyColumn.Date, ChronologyColumn.WhatHappened, null]);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await SendAsync("Date,One,Two\r\n23/05/2016,Call,A very long note of where this was found and in which of the many logs\r\n")).Value.Version.ShouldBe(2);
        (await _scene.CountAsync("significant_practice_events where what_happened like 'Call%'")).ShouldBe(1, "the longer words would be taken for what happened");
    }

    [Fact]
    public async Task A_composite_that_is_sent_back_twice_keeps_what_its_dates_were_read_as()
    {
        const string file = "Date,Date read as,What happened,Row in file,Worker\r\n22 May,22 May 2016,Seen,7,A. Sample\r\n";
        (await SendAsync(file)).Refusals.ShouldBe([UploadChronology.Waits]);
        (await Waiting.TakeAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await SendAsync(file + "23 May,23 May 2016,Seen again,8,A. Sample\r\n")).Value.Version.ShouldBe(2);
        (await _scene.CountAsync("significant_practice_events where what_happened like '%ead as%' or what_happened like '%Row in file%'")).ShouldBe(0);
        (await _scene.CountAsync("significant_practice_events where earliest::date in ('2016-05-22', '2016-05-23')")).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_typed_is_added_behind_what_was_taken_and_changes_none_of_it()
    {
        var none = new Dictionary<int, EventDate>();
        const string header = "Date,What happened\r\n";
        (await SendAsync(header + "early 2017,Moved\r\n", typed: new TypedInOurForm(null, none, AddsToTaken: true))).Value.Version.ShouldBe(1, "where nothing was taken it is the first version");
        (await SendAsync(Short(520))).Refusals.ShouldBe([UploadChronology.Waits]);
        var officer = await World.ActAsync(_scene.Officer);
        (await Waiting.ChooseYearLastAsync(officer, _scene.PoliceRequest, true, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value.Events.ShouldBe(520);
        var before = await World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(id::text || what_happened || earliest, ',' order by row_number) from significant_practice_events");

        (await SendAsync(header + "22 May,No year\r\n", typed: new TypedInOurForm(null, none, AddsToTaken: true))).Refusals.ShouldHaveSingleItem().ToString().ShouldStartWith("Nothing of this chronology was taken");
        var added = (await SendAsync(header + "01/02/2017,Seen at school\r\n", typed: new TypedInOurForm(null, none, AddsToTaken: true))).Value;

        (added.Version, added.Events).ShouldBe((3, 521));
        (await World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(id::text || what_happened || earliest, ',' order by row_number) from significant_practice_events where row_number < 522")).ShouldBe(before);
        (await _scene.CountAsync("significant_practice_events where row_number = 522 and what_happened = 'Seen at school'")).ShouldBe(1);
        var document = await World.TestDatabase.AskAsOwnerAsync<Guid>("select document_id from chronologies where version = 3");
        (await _scene.CountAsync($"documents where id = '{document}' and length > 520 * 20")).ShouldBe(1, "the file of the version holds every event");

        // Pressed twice, or from another window, nothing stands there twice.
        (await SendAsync(header + "01/02/2017,Seen at school\r\n03/02/2017,Rang\r\n", typed: new TypedInOurForm(null, none, AddsToTaken: true))).Refusals.ShouldHaveSingleItem().ToString()
            .ShouldBe("1 of these 2 events stand in version 3 already, word for word. Nothing was added: take them out here first.");
        (await SendAsync(header + "01/02/2018,Other\r\n", look: true)).Refusals.ShouldBe([UploadChronology.Waits]);
        (await SendAsync(header + "05/02/2017,Added meanwhile\r\n", typed: new TypedInOurForm(null, none, AddsToTaken: true))).Refusals.ShouldHaveSingleItem().ToString().ShouldStartWith("A file of yours waits");
        (await _scene.CountAsync("awaiting_chronologies")).ShouldBe(1, "what waits for its author is not thrown away");
        (await _scene.CountAsync("significant_practice_events")).ShouldBe(521);

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(header + "01/02/2017,Of another\r\n"));
        await using var file = (await ReceivedFile.ReceiveAsync(content, "chronology.csv", CancellationToken.None)).Value;
        (await new UploadChronology(World.Database).RunAsync(await World.ActAsync(_scene.Teacher), _scene.PoliceRequest, file, CancellationToken.None, typed: new TypedInOurForm(null, none, AddsToTaken: true))).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Where_nothing_was_put_right_nothing_is_remembered_and_our_own_form_is_never_read_otherwise()
    {
        var officer = await World.ActAsync(_scene.Officer);
        var ours = string.Join(',', ChronologyColumns.Template.Select(ChronologyColumns.Name)) + "\r\n22/05/2016,,Seen" + string.Concat(Enumerable.Repeat(",", ChronologyColumns.Template.Count - 4)) + "Ask the child,\r\n";
        await SendAsync(ours, look: true);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("agreed_columns")).ShouldBe(0);

        await SendAsync(ours, look: true);
        var learning = ChronologyColumns.Template.ToList().IndexOf(ChronologyColumn.Learning);
        (await Waiting.ChooseColumnAsync(officer, _scene.PoliceRequest, learning, ChronologyColumn.Agency, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("agreed_columns")).ShouldBe(ChronologyColumns.Template.Count);
        (await SendAsync(ours, typed: new TypedInOurForm(null, new Dictionary<int, EventDate>()))).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("significant_practice_events where learning = 'Ask the child'")).ShouldBe(1);
    }
}
