using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PracticeReview.Data.People;
using PracticeReview.Tests.Rules.Information;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Chronologies as a browser sends them, over HTTP: what is good is taken, what is bad gets an answer, and nothing is half-saved.</summary>
public sealed class ChronologyUploadTests : IAsyncLifetime
{
    private static readonly byte[] s_good = Encoding.UTF8.GetBytes(InformationScene.Header + "\r\n22/05/2016,14:30,Visited at home,,,,,,,\r\n");

    private TestPortal _portal = null!;
    private InformationScene _scene = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        _scene = await InformationScene.CreateAsync(_portal.World);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    private string Address => $"/workspace/information/{_scene.PoliceRequest}";

    private AntiforgeryOptions Names => _portal.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value;

    private string TokenIn(string page) => Regex.Match(page, $"name=\"{Names.FormFieldName}\"[^>]*value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;

    private async Task<HttpClient> SignInAsync(StaffId staff) =>
        _portal.Client(Schemes.Workspace, (await _portal.World.BeginStaffSessionAsync(staff)).Value);

    private async Task<(HttpClient Client, string Token)> OpenFormAsync(StaffId staff, string address)
    {
        var client = await SignInAsync(staff);
        var page = await client.GetAsync(address);
        var set = page.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(Names.Cookie.Name + "=", StringComparison.Ordinal)).Split(';')[0];
        var own = client.DefaultRequestHeaders.GetValues("Cookie").Single();
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"{own}; {set}");
        return (client, TokenIn(await page.Content.ReadAsStringAsync()));
    }

    private MultipartFormDataContent Form(string? token, HttpContent file, string name)
    {
        var form = new MultipartFormDataContent();
        if (token is not null)
        {
            form.Add(new StringContent(token), $"\"{Names.FormFieldName}\"");
        }
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{name}\"" };
        form.Add(file);
        return form;
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] content, string name)
    {
        var (client, token) = await OpenFormAsync(_scene.Officer, Address);
        using (client)
        {
            using var form = Form(token, new ByteArrayContent(content), name);
            return await client.PostAsync(Address + "/chronology", form);
        }
    }

    /// <summary>Uploads, and reads the page the person is led back to.</summary>
    private async Task<string> UploadAndReadAsync(byte[] content, string name)
    {
        using var answer = await UploadAsync(content, name);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        answer.Headers.Location!.ToString().ShouldBe(Address);
        using var client = await SignInAsync(_scene.Officer);
        return WebUtility.HtmlDecode(await client.GetStringAsync(Address));
    }

    private async Task NothingIsKeptAsync()
    {
        foreach (var table in new[] { "significant_practice_events", "chronologies", "documents", "document_pieces" })
        {
            (await _scene.CountAsync(table)).ShouldBe(0, table);
        }
    }

    private async Task RefusedAsync(byte[] content, string name, params string[] says)
    {
        var page = await UploadAndReadAsync(content, name);
        page.ShouldContain("Nothing of the file you sent was taken");
        foreach (var words in says)
        {
            page.ShouldContain(words);
        }
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task A_good_file_is_taken_and_can_be_fetched_back_under_a_name_of_ours()
    {
        var page = await UploadAndReadAsync(s_good, "Ari Invented.csv");

        page.ShouldContain("one event, version 1");
        page.ShouldNotContain("Nothing of the file");
        var id = await _portal.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from documents");
        using var client = await SignInAsync(_scene.Officer);
        using var file = await client.GetAsync($"/workspace/documents/{id}");
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(s_good);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentDisposition.FileName!.ShouldMatch("^chronology-[0-9a-f]{8}\\.csv$");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        file.Headers.CacheControl!.NoStore.ShouldBeTrue();
        file.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox"]);
        (await _portal.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from documents where file_name ilike '%ari%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Pasted_rows_with_a_mistake_stand_where_they_were_pasted_and_the_top_of_the_page_leads_to_what_waits()
    {
        const string rows = "Date\tEvent\n32/05/2016\tSeen at home\n";
        var (client, token) = await OpenFormAsync(_scene.Officer, Address);
        using (client)
        {
            using var form = new MultipartFormDataContent { { new StringContent(token), $"\"{Names.FormFieldName}\"" }, { new StringContent(rows), "\"pasted\"" } };
            (await client.PostAsync(Address + "/chronology", form)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }
        using var signedIn = await SignInAsync(_scene.Officer);
        var page = WebUtility.HtmlDecode(await signedIn.GetStringAsync(Address));

        page.IndexOf($"href=\"{Address}#awaited\"", StringComparison.Ordinal).ShouldBeInRange(1, page.IndexOf("The letter", StringComparison.Ordinal));
        page.ShouldContain("id=\"awaited\"");
        page.ShouldMatch("<textarea[^>]*id=\"pasted\"[^>]*>\\s*Date\tEvent\\s+32/05/2016\tSeen at home\\s*</textarea>");
        page.ShouldMatch("<details open[^>]*>\\s*<summary>Paste rows");
        page.ShouldContain("Correct the rows where you pasted them");
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task A_file_that_is_asked_for_in_parts_leaves_one_line_and_no_part_of_it_goes_without_one()
    {
        await UploadAndReadAsync(s_good, "chronology.csv");
        var id = await _portal.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from documents");
        using var client = await SignInAsync(_scene.Unit);
        (await AskAsync("bytes=1-")).ShouldBe((HttpStatusCode.PartialContent, 1), "nothing was opened before it");
        (await AskAsync("bytes=20-")).ShouldBe((HttpStatusCode.PartialContent, 1), "the same opening goes on");
        (await AskAsync("bytes=5-9")).ShouldBe((HttpStatusCode.PartialContent, 1));
        (await AskAsync("bytes=0-")).ShouldBe((HttpStatusCode.PartialContent, 2));
        (await AskAsync(null)).ShouldBe((HttpStatusCode.OK, 3));
        (await AskAsync("bytes=-5000000")).ShouldBe((HttpStatusCode.PartialContent, 4), "from the end: it may be the whole");
        (await AskAsync("bytes=5-9,0-1")).ShouldBe((HttpStatusCode.OK, 5), "several parts: the whole is sent");
        (await AskAsync("lines=5-9")).ShouldBe((HttpStatusCode.PartialContent, 6), "no part that is known");
        using var other = await SignInAsync(_scene.Officer);
        using var part = new HttpRequestMessage(HttpMethod.Get, $"/workspace/documents/{id}");
        part.Headers.TryAddWithoutValidation("Range", "bytes=5-9");
        using var sent = await other.SendAsync(part);
        (await LinesAsync()).ShouldBe(7, "somebody else has not opened it");

        async Task<(HttpStatusCode, long)> AskAsync(string? range)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/workspace/documents/{id}");
            if (range is not null)
            {
                request.Headers.TryAddWithoutValidation("Range", range);
            }
            using var answer = await client.SendAsync(request);
            return (answer.StatusCode, await LinesAsync());
        }

        Task<long> LinesAsync() => _portal.World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from audit_events where action = 'Document opened' and subject_id = '{id}'");
    }

    [Theory]
    [InlineData("template.xlsx")]
    [InlineData("template.docx")]
    [InlineData("template.csv")]
    public async Task The_template_that_is_downloaded_is_the_one_that_is_taken(string template)
    {
        using var client = await SignInAsync(_scene.Officer);
        using var answer = await client.GetAsync($"{Address}/{template}");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("chronology-" + template);
        await RefusedAsync(await answer.Content.ReadAsByteArrayAsync(), template, "There is no event below the header.");
    }

    [Fact]
    public async Task A_byte_order_mark_semicolons_and_letters_of_Windows_1252_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var semicolons = InformationScene.Header.Replace(',', ';') + "\r\n22/05/2016;;Caf\u00e9 \u2013 \u201cseen\u201d;;;;;;;\r\n";

        (await UploadAndReadAsync(Encoding.GetEncoding(1252).GetBytes(semicolons), "a.csv")).ShouldContain("version 1");
        (await _scene.CountAsync("significant_practice_events where what_happened = 'Caf\u00e9 \u2013 \u201cseen\u201d'")).ShouldBe(1);
        (await UploadAndReadAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(semicolons)], "a.csv")).ShouldContain("version 2");
        (await _scene.CountAsync("significant_practice_events where what_happened = 'Caf\u00e9 \u2013 \u201cseen\u201d'")).ShouldBe(1);
    }

    [Fact]
    public Task Dates_that_do_not_exist_words_for_dates_and_formulas_are_told_by_row_and_column_all_at_once() => RefusedAsync(
        WorkbookMaker.Chronology(
            WorkbookMaker.Event("31/02/2016"),
            WorkbookMaker.Event("last spring"),
            WorkbookMaker.Row(WorkbookMaker.Text("22/05/2016"), "<c/>", "<c><f>HYPERLINK(\"http://example.invalid\")</f></c>")).ToArray(),
        "chronology.xlsx", "3 things have to be put right", "<th scope=\"row\">2</th>", "<th scope=\"row\">3</th>", "<th scope=\"row\">4</th>", "31/02/2016", "last spring", "formula", "such as 22/05/2016");

    [Fact]
    public Task A_file_of_another_kind_is_refused() => RefusedAsync("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF"u8.ToArray(), "letter.csv", "“.csv”, but the file is a PDF document");

    [Fact]
    public Task A_picture_is_no_chronology() => RefusedAsync([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0], "a.png", "put right");

    [Fact]
    public Task Macros_are_refused() => RefusedAsync(
        new WorkbookMaker { More = { ["xl/vbaProject.bin"] = [1] } }.Sheet("Chronology", WorkbookMaker.HeaderRow() + WorkbookMaker.Event("22/05/2016")).Make().ToArray(),
        "a.xlsx", "macros");

    [Fact]
    public Task A_workbook_named_for_macros_is_refused() => RefusedAsync(WorkbookMaker.Chronology(WorkbookMaker.Event("22/05/2016")).ToArray(), "a.xlsm", "macros");

    [Fact]
    public Task A_zip_bomb_is_refused() => RefusedAsync(
        new WorkbookMaker { More = { ["xl/media/zeros.dat"] = new byte[300_000_000] }, Compression = CompressionLevel.SmallestSize }
            .Sheet("Chronology", WorkbookMaker.HeaderRow() + WorkbookMaker.Event("22/05/2016")).Make().ToArray(), "a.xlsx", "put right");

    [Fact]
    public Task Fifty_one_megabytes_are_refused_in_words() => RefusedAsync(new byte[51 * 1_048_576], "a.csv", "larger than 50 MB");

    [Fact]
    public async Task What_is_far_too_long_is_not_listened_to()
    {
        var (client, token) = await OpenFormAsync(_scene.Officer, Address);
        using (client)
        {
            client.DefaultRequestHeaders.ExpectContinue = true;
            using var form = Form(token, new LongContent(300L * 1_048_576), "a.csv");
            using var answer = await client.PostAsync(Address + "/chronology", form);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("larger than 50 MB");
        }
        await NothingIsKeptAsync();
    }

    [Fact]
    public Task Twenty_thousand_rows_are_refused() => RefusedAsync(
        Encoding.UTF8.GetBytes(InformationScene.Header + "\r\n" + InformationScene.Rows(20_000)), "a.csv", "more than 5,000 rows");

    [Fact]
    public async Task Script_is_shown_as_text_and_what_turns_the_words_round_is_taken_out()
    {
        var rows = "22/05/2016,,<script>alert(1)</script> safe\u202edessecca,,<img src=x onerror=alert(1)>,,,,,\r\n";
        (await UploadAndReadAsync(Encoding.UTF8.GetBytes(InformationScene.Header + "\r\n" + rows), "a.csv")).ShouldContain("direction of writing");

        using var client = await SignInAsync(_scene.Unit);
        var composite = await client.GetStringAsync($"/workspace/cases/{_scene.Case.Id}/chronology");
        composite.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; safedessecca");
        composite.ShouldNotContain("<script>alert(1)");
        composite.ShouldNotContain("<img src=x");
    }

    [Fact]
    public async Task The_same_press_twice_is_taken_once()
    {
        var (client, token) = await OpenFormAsync(_scene.Officer, Address);
        using (client)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                using var form = Form(token, new ByteArrayContent(s_good), "a.csv");
                using var answer = await client.PostAsync(Address + "/chronology", form);
                return answer.StatusCode;
            }));
            answers.ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther]);
        }
        (await _scene.CountAsync("chronologies")).ShouldBe(1);
        (await _scene.CountAsync("significant_practice_events")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_uploads_fetches_the_template_or_the_file()
    {
        await UploadAndReadAsync(s_good, "a.csv");
        var id = await _portal.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from documents");
        foreach (var other in new[] { _scene.Teacher, _scene.OtherOfficer, _scene.Stranger })
        {
            var (client, token) = await OpenFormAsync(other, "/workspace");
            using (client)
            {
                using var form = Form(token, new ByteArrayContent(s_good), "b.csv");
                (await client.PostAsync(Address + "/chronology", form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
                (await client.GetAsync(Address + "/template.xlsx")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
                (await client.GetAsync($"/workspace/documents/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
                (await client.GetStringAsync(Address)).ShouldContain("could not be found");
            }
        }
        using var nobody = _portal.Client();
        foreach (var address in new[] { Address, Address + "/template.csv", $"/workspace/documents/{id}" })
        {
            using var answer = await nobody.GetAsync(address);
            ((int)answer.StatusCode).ShouldBeOneOf(302, 401);
        }
        using var unsigned = Form("x", new ByteArrayContent(s_good), "b.csv");
        ((int)(await nobody.PostAsync(Address + "/chronology", unsigned)).StatusCode).ShouldBeOneOf(302, 401);
        (await _scene.CountAsync("chronologies")).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_forms_own_token_nothing_is_taken()
    {
        var (client, token) = await OpenFormAsync(_scene.Officer, Address);
        using (client)
        {
            foreach (var wrong in new[] { null, "x", token[..^4] + "AAAA" })
            {
                using var form = Form(wrong, new ByteArrayContent(s_good), "a.csv");
                (await client.PostAsync(Address + "/chronology", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
            }
            using var noForm = new StringContent("hello");
            (await client.PostAsync(Address + "/chronology", noForm)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_not_taken()
    {
        var (client, token) = await OpenFormAsync(_scene.Officer, Address);
        using (client)
        {
            using var whole = Form(token, new ByteArrayContent(s_good), "a.csv");
            var bytes = await whole.ReadAsByteArrayAsync();
            using var broken = new ByteArrayContent(bytes[..^60]);
            broken.Headers.ContentType = whole.Headers.ContentType;
            (await client.PostAsync(Address + "/chronology", broken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task A_database_that_restarts_while_a_file_arrives_leaves_nothing_half_taken_and_the_file_is_taken_when_sent_again()
    {
        var (client, token) = await OpenFormAsync(_scene.Officer, Address);
        using (client)
        {
            using var form = Form(token, new CutContent(s_good, _portal.World.TestDatabase.CutConnectionsAsync), "a.csv");
            using var answer = await client.PostAsync(Address + "/chronology", form);
            var said = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.SeeOther)
            {
                // Every connection it needed was opened afresh.
                (await _scene.CountAsync("chronologies")).ShouldBe(1);
                return;
            }
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, said);
            said.ShouldContain("send it again");
        }
        await NothingIsKeptAsync();
        (await UploadAndReadAsync(s_good, "a.csv")).ShouldContain("one event, version 1");
    }

    /// <summary>Half of a file, then something happens, then the other half.</summary>
    private sealed class CutContent(byte[] file, Func<Task> between) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(file.AsMemory(0, file.Length / 2));
            await stream.FlushAsync();
            await between();
            await stream.WriteAsync(file.AsMemory(file.Length / 2));
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = file.Length;
            return true;
        }
    }

    private sealed class LongContent(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var piece = new byte[1_048_576];
            for (long sent = 0; sent < length; sent += piece.Length)
            {
                await stream.WriteAsync(piece);
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
