using System.Text;
using System.Text.Json;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Information;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Our own form: all that a file can say, and one event corrected without typing the others again.</summary>
public sealed class TypedChronologyTests : IAsyncLifetime
{
    private static readonly string s_all = string.Join(',', ChronologyColumns.Template.Select(ChronologyColumns.Name)) + "\r\n"
        + "22/05/2016,14:30,\"Seen \"\"at home\"\"\nand spoken to\",Log 7,12,\"Mother, child\",Yes,No,Alone,Called,Calmer,School told,Ask,\"1, 3\"\r\n"
        + "04-05-06,,'=Not a formula,,,,,,,,,,,\r\n"
        + "?22 May 2016,pm,=Neither is this,,,,,,,,,,,6\r\n"
        + "early 2017,,Moved away,,,,,,,,,,,\r\n";

    private InformationScene _scene = null!;

    private TestWorld World => _scene.World;
    private TakenRowsQueries Taken => new(World.Database);

    public async Task InitializeAsync() => _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task<Result<UploadedChronology>> SendAsync(byte[] text, TypedInOurForm? typed = null)
    {
        using var content = new MemoryStream(text);
        await using var file = (await ReceivedFile.ReceiveAsync(content, "chronology.csv", CancellationToken.None)).Value;
        return await new UploadChronology(World.Database).RunAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, file, CancellationToken.None, typed: typed);
    }

    private Task<Result<UploadedChronology>> SendAsync(TypedRows typed) => SendAsync(typed.AsSeparatedValues(), typed.AsTyped());

    private async Task TakeFirstAsync()
    {
        (await SendAsync(Encoding.UTF8.GetBytes(s_all))).Refusals.ShouldBe([UploadChronology.Waits]);
        var officer = await World.ActAsync(_scene.Officer);
        var waiting = new TakeAwaitedChronology(World.Database, new UploadChronology(World.Database));
        var date = (await waiting.FindAsync(officer, _scene.PoliceRequest, CancellationToken.None))!.Dates.ShouldHaveSingleItem();
        (await waiting.ChooseDateAsync(officer, _scene.PoliceRequest, date.AsWritten, date.Readings[1], CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value.Events.ShouldBe(4);
    }

    private async Task<TypedRows> BeginAsync() => TypedRows.FromTaken((await Taken.OpenAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None))!);

    private async Task<IReadOnlyList<Guid>> IdsAsync() => [.. (await World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(id::text, ' ' order by row_number) from significant_practice_events")).Split(' ').Select(Guid.Parse)];

    [Fact]
    public void Everything_that_can_be_typed_is_read_and_rows_kept_before_there_was_so_much_to_type_are_read_as_they_were()
    {
        var typed = new TypedRows { Rows = [new() { Date = "22/05/2016", What = "Seen", Source = "Log", Page = "12", Seen = "Mother", ChildSeen = "Yes", ChildHeard = "No", Why = "1" }] };
        typed.Rows[0].Answer(SignificanceQuestion.All[4], true);
        typed.Rows[0].Answer(SignificanceQuestion.All[0], false);
        var row = ChronologyReader.Read(new MemoryStream(typed.AsSeparatedValues()), new DateOnly(2026, 3, 1)).Rows.ShouldHaveSingleItem();
        (row.SourceDocument, row.SourcePage, row.WhoWasSeen, row.ChildSeen, row.ChildHeard, row.WhySignificant)
            .ShouldBe(("Log", "12", "Mother", Recorded.Yes, Recorded.No, SignificanceQuestions.SignificantToAnAdult));

        var before = JsonSerializer.Deserialize<TypedRows>("""{"Rows":[{"Date":"early 2017","Time":"","What":"Moved","Source":"","Risk":"","Response":"","Impact":"","Partnership":"","Learning":"","Why":"1, 3"}]}""")!;
        (before.From, before.Rows[0].UnknownWhy, before.Rows[0].IsSignificantBy(SignificanceQuestion.All[2])).ShouldBe((null, null, true));
        ChronologyReader.Read(new MemoryStream(before.AsSeparatedValues()), new DateOnly(2026, 3, 1)).Rows.ShouldHaveSingleItem().WhySignificant
            .ShouldBe(SignificanceQuestions.ChangedTheAssessment | SignificanceQuestions.StatutoryEvent);
        new TypedRow { Why = "since it was" }.UnknownWhy.ShouldBe("since it was", "nothing that was typed vanishes unseen");
    }

    [Fact]
    public async Task What_was_taken_is_begun_again_unchanged_and_one_event_is_corrected_without_typing_the_others()
    {
        await TakeFirstAsync();
        var ids = await IdsAsync();
        var typed = JsonSerializer.Deserialize<TypedRows>(JsonSerializer.Serialize(await BeginAsync()))!;
        (typed.From, typed.Rows.Count, typed.Rows[1].What, typed.Rows[0].Time).ShouldBe((1, 4, "=Not a formula", "14:30"));
        Encoding.UTF8.GetString(typed.AsSeparatedValues()).ShouldContain("\"'=Neither", customMessage: "the file that is kept is safe to open");
        (await SendAsync(typed)).Value.Version.ShouldBe(2);
        (await IdsAsync()).ShouldBe(ids, "every row is the one it was, the decided date too");

        typed = await BeginAsync();
        typed.Rows[3].What = "Moved to another town";
        (await SendAsync(typed)).Value.Version.ShouldBe(3);
        (await IdsAsync()).Take(3).ShouldBe(ids.Take(3));
        (await _scene.CountAsync("earlier_practice_events where what_happened = 'Moved away' and version = 2")).ShouldBe(1, "what it was before is kept");
        (await _scene.CountAsync($"event_successions where event_id = '{ids[3]}'")).ShouldBe(1, "and what was written beside it is shown beside what it became");
    }

    [Fact]
    public async Task A_version_that_was_taken_meanwhile_is_not_put_aside_unseen()
    {
        await TakeFirstAsync();
        var (mine, other) = (await BeginAsync(), await BeginAsync());
        other.Rows[0].Risk = "Alone for an hour";
        (await SendAsync(other)).Value.Version.ShouldBe(2);
        mine.Rows[3].What = "Moved to another town";

        var refused = await SendAsync(mine);
        refused.Refusals.ShouldHaveSingleItem().Field.ShouldBe(UploadChronology.OtherVersion);
        refused.Refusals[0].ToString().ShouldContain("Version 2 was taken after you began from version 1");
        (await _scene.CountAsync("significant_practice_events where risk = 'Alone for an hour'")).ShouldBe(1);
        mine.From = 2;
        (await SendAsync(mine)).Value.Version.ShouldBe(3);
        (await _scene.CountAsync("earlier_practice_events where risk = 'Alone for an hour' and version = 2")).ShouldBe(1, "both words are kept");
    }

    [Fact]
    public async Task A_date_typed_anew_in_words_that_were_decided_before_is_asked_about()
    {
        await TakeFirstAsync();
        var typed = await BeginAsync();
        typed.Rows.Add(new TypedRow { Date = "04-05-06", What = "Something else" });
        (await SendAsync(typed)).Refusals.ShouldBe([UploadChronology.Waits]);
        typed = await BeginAsync();
        typed.Rows[1].Write("04-05-06", "10:00");
        typed.Rows[1].Means.ShouldBeNull();
        (await SendAsync(typed)).Refusals.ShouldBe([UploadChronology.Waits]);
    }

    [Fact]
    public async Task Only_the_author_of_an_open_request_begins_from_what_was_taken()
    {
        (await Taken.OpenAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).ShouldBeNull("nothing was taken yet");
        await TakeFirstAsync();
        foreach (var other in new[] { _scene.OtherOfficer, _scene.Teacher, _scene.Unit, _scene.Stranger })
        {
            (await Taken.OpenAsync(await World.ActAsync(other), _scene.PoliceRequest, CancellationToken.None)).ShouldBeNull();
        }
        (await _scene.AskAsync(_scene.OtherOfficer, $"select count(*) from significant_practice_events where request_id = '{_scene.PoliceRequest}'")).ShouldBe(0L);
        (await Taken.OpenAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).ShouldNotBeNull();
        (await _scene.CountAsync("audit_events where action = 'Chronology opened to be corrected'")).ShouldBe(1);
        (await new ReturnInformation(World.Database).SummaryAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, InformationScene.Words, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await Taken.OpenAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).ShouldBeNull("what was returned is not changed");
    }

    [Fact]
    public async Task More_events_than_the_form_holds_are_corrected_in_their_file()
    {
        (await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, InformationScene.Rows(TakenRowsQueries.Most + 1))).Succeeded.ShouldBeTrue();
        (await Taken.OpenAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).ShouldBeNull();
    }
}
