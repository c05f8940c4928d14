using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family.SignIn;

/// <summary>A family member comes in by a personal link and a code, stays as long as they are at it, and leaves in one click.</summary>
public sealed partial class FamilyDoorTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task A_link_by_email_and_a_code_by_text_message_lead_in_and_leaving_leaves_nothing()
    {
        await using var house = await FamilyHouse.OpenAsync("mother@home.example", "07700900123");
        var made = await house.InviteAsync(DoorMeans.Email);
        made.Path.ShouldBeNull("what was sent is not shown as well");
        made.CodeBy.ShouldBe(DoorMeans.TextMessage);
        var link = await house.SealedAsync(MessageTemplate.FamilyInvitation, MessageMeans.Email);
        var page = await Browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = house.Portal.Address.ToString(), JavaScriptEnabled = false });

        await page.GotoAsync(link);
        (await page.ContentAsync()).ShouldNotContain("Inventado");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a code" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("mobile number you told us is safe");
        await page.GetByLabel("Your code").FillAsync(Written(await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Carry on" }).ClickAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe("/en/family");
        (await page.Context.CookiesAsync()).ShouldContain(cookie => cookie.Name == "visit" && cookie.HttpOnly && cookie.Expires == -1);

        await page.GotoAsync("/leave");
        new Uri(page.Url).Host.ShouldBe("localhost", "another site");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "visit");
        (await house.OpenSessionsAsync()).ShouldBe(0);
        await page.GoBackAsync();
        (await page.ContentAsync()).ShouldNotContain("Inventado");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "visit");
        (await house.DoorLinesAsync()).ShouldBe(["Code sent", "Signed in", "Signed out"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Opening_a_link_consumes_nothing_however_often_and_however()
    {
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123");
        var link = (await house.InviteAsync(DoorMeans.Hand)).Path!;
        using var client = house.Portal.Client();

        for (var time = 0; time < 20; time++)
        {
            (await client.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
            using var head = new HttpRequestMessage(HttpMethod.Head, link);
            (await client.SendAsync(head)).StatusCode.ShouldBe(HttpStatusCode.OK);
            // A scanner follows what it finds, says that it looks ahead, and comes as several browsers.
            foreach (var address in (string[])[link + "/code", link + "/code?by=TextMessage", link.Replace("/en/", "/ur/", StringComparison.Ordinal), link + "?utm_source=scan"])
            {
                using var ahead = new HttpRequestMessage(HttpMethod.Get, address);
                ahead.Headers.Add("Sec-Purpose", "prefetch;prerender");
                ahead.Headers.Add("Purpose", "prefetch");
                ahead.Headers.Add("User-Agent", "Mozilla/5.0 (compatible; link scanner)");
                (await client.SendAsync(ahead)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
                using var headOfIt = new HttpRequestMessage(HttpMethod.Head, address);
                (await client.SendAsync(headOfIt)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
            }
            using var options = new HttpRequestMessage(HttpMethod.Options, link);
            await client.SendAsync(options);
        }

        (await house.CountAsync("family_codes")).ShouldBe(0);
        (await house.CountAsync("outbox_messages")).ShouldBe(0);
        (await house.CountAsync("family_sessions")).ShouldBe(0);
        (await house.DoorLinesAsync()).ShouldBeEmpty();
        (await house.SignIn.SendCodeAsync(house.TokenOf(link), default)).ShouldBe(CodeRequest.TextMessage);

        // The code survives whoever opens the pages meanwhile.
        (await client.GetAsync(link + "/code?by=TextMessage")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var code = await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage);
        (await house.SignIn.TryCodeAsync(house.TokenOf(link), code, null, default)).Outcome.ShouldBe(CodeOutcome.In);
    }

    [Fact]
    public async Task A_code_has_five_tries_and_then_the_right_one_is_wrong_too()
    {
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123");
        var token = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);
        await house.SignIn.SendCodeAsync(token, default);
        var code = await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage);

        for (var left = 4; left >= 0; left--)
        {
            var tried = await house.SignIn.TryCodeAsync(token, Other(code), null, default);
            tried.ShouldBe(new CodeTried(left == 0 ? CodeOutcome.NoCode : CodeOutcome.Wrong, null, left));
        }

        (await house.SignIn.TryCodeAsync(token, code, null, default)).Outcome.ShouldBe(CodeOutcome.NoCode);
        (await house.OpenSessionsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Tries_at_the_same_moment_are_counted_one_by_one()
    {
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123");
        var token = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);
        await house.SignIn.SendCodeAsync(token, default);
        var code = await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage);

        var tried = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => house.SignIn.TryCodeAsync(token, Other(code), null, default)));

        tried.Count(one => one.Outcome == CodeOutcome.Wrong).ShouldBe(4);
        tried.Count(one => one.Outcome == CodeOutcome.NoCode).ShouldBe(8);
    }

    [Fact]
    public async Task A_code_is_good_for_fifteen_minutes_and_once()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123", clock);
        var token = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);
        await house.SignIn.SendCodeAsync(token, default);
        var late = await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage);
        clock.Advance(TimeSpan.FromMinutes(15));
        (await house.SignIn.TryCodeAsync(token, late, null, default)).Outcome.ShouldBe(CodeOutcome.NoCode);

        await house.SignIn.SendCodeAsync(token, default);
        var code = await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage);
        clock.Advance(TimeSpan.FromMinutes(14));

        var first = await house.SignIn.TryCodeAsync(token, code, null, default);
        first.Outcome.ShouldBe(CodeOutcome.In);
        (await house.SignIn.TryCodeAsync(token, code, null, default)).Outcome.ShouldBe(CodeOutcome.NoCode);
        // A new sign-in in the same browser ends the one before.
        await house.SignIn.SendCodeAsync(token, default);
        (await house.SignIn.TryCodeAsync(token, await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage), first.Session, default)).Outcome.ShouldBe(CodeOutcome.In);
        (await house.OpenSessionsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Codes_are_not_sent_without_end()
    {
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123");
        var token = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);

        var asked = new List<CodeRequest>();
        for (var time = 0; time < 5; time++)
        {
            asked.Add(await house.SignIn.SendCodeAsync(token, default));
        }

        asked.ShouldBe([CodeRequest.TextMessage, CodeRequest.TextMessage, CodeRequest.TextMessage, CodeRequest.Later, CodeRequest.Later]);
        (await house.CountAsync("outbox_messages")).ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_second_safe_means_the_code_is_handed_over()
    {
        await using var house = await FamilyHouse.OpenAsync("mother@home.example", null);
        var made = await house.InviteAsync(DoorMeans.Email);
        made.CodeBy.ShouldBe(DoorMeans.Hand);
        var token = house.TokenOf(await house.SealedAsync(MessageTemplate.FamilyInvitation, MessageMeans.Email));
        (await house.SignIn.SendCodeAsync(token, default)).ShouldBe(CodeRequest.Hand, "never by the means the link went by");

        var code = (await house.Get<HandOverCode>().RunAsync(await house.FacilitatorAsync(), house.Mother.Id, default)).Value;

        (await house.SignIn.TryCodeAsync(token, $" {code[..3]} {code[3..]}", null, default)).Outcome.ShouldBe(CodeOutcome.In);
    }

    [Fact]
    public async Task Staff_end_sign_ins_and_link_at_once()
    {
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123");
        var token = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);
        await house.SignIn.SendCodeAsync(token, default);
        var session = (await house.SignIn.TryCodeAsync(token, await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage), null, default)).Session!.Value;
        using var client = house.Portal.Client(PracticeReview.Web.Identity.Schemes.Family, session.Value);
        var command = new EndFamilySessionsCommand(house.Mother.Id, "Her phone was taken");

        (await house.Get<EndFamilySessions>().RunAsync(await house.FacilitatorAsync(), command with { Why = " " }, default)).Refused.ShouldBeTrue();
        (await house.OpenSessionsAsync()).ShouldBe(1);
        (await house.Get<EndFamilySessions>().RunAsync(await house.FacilitatorAsync(), command, default)).Succeeded.ShouldBeTrue();

        (await house.OpenSessionsAsync()).ShouldBe(0);
        (await house.SignIn.SendCodeAsync(token, default)).ShouldBe(CodeRequest.Gone);
    }

    [Fact]
    public async Task Closing_the_area_ends_sessions_and_links_and_opening_it_again_brings_none_back()
    {
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123");
        var token = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);
        await house.World.BeginFamilySessionAsync(house.Mother.Id);
        var command = new EndFamilyAccessCommand(house.Mother.Id, "Asked us to");

        await house.Get<EndFamilyAccess>().RunAsync(await house.FacilitatorAsync(), command, default);
        await house.Get<EndFamilyAccess>().RestoreAsync(await house.FacilitatorAsync(), command, default);

        (await house.OpenSessionsAsync()).ShouldBe(0);
        (await house.SignIn.SendCodeAsync(token, default)).ShouldBe(CodeRequest.Gone);
    }

    [Fact]
    public async Task Only_those_who_work_with_the_family_invite_and_a_new_link_ends_the_old()
    {
        await using var house = await FamilyHouse.OpenAsync("mother@home.example", null);
        var colleague = await house.World.ActAsync(await house.World.AddStaffAsync("Colleague Clover", null, StaffRole.IndependentAdviser));
        (await house.Get<InviteFamilyMember>().RunAsync(colleague, new(house.Mother.Id, DoorMeans.Hand), default)).Refused.ShouldBeTrue();
        (await house.Get<HandOverCode>().RunAsync(colleague, house.Mother.Id, default)).Refused.ShouldBeTrue();
        (await house.Get<EndFamilySessions>().RunAsync(colleague, new(house.Mother.Id, "why"), default)).Refused.ShouldBeTrue();
        (await house.Get<InviteFamilyMember>().RunAsync(await house.FacilitatorAsync(), new(house.Mother.Id, DoorMeans.TextMessage), default)).Refused.ShouldBeTrue("no number is safe");

        var first = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);
        await house.InviteAsync(DoorMeans.Hand);

        (await house.SignIn.SendCodeAsync(first, default)).ShouldBe(CodeRequest.Gone);
        (await house.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Family member invited'")).ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_readable_is_kept_of_a_link_or_a_code_and_nothing_of_them_is_logged()
    {
        await using var house = await FamilyHouse.OpenAsync("mother@home.example", "07700900123");
        var link = (await house.InviteAsync(DoorMeans.Hand)).Path!;
        using var client = house.Portal.Client();
        await client.GetAsync(link);
        await client.PostAsync(link, null);
        await house.SignIn.SendCodeAsync(house.TokenOf(link), default);
        var code = await house.SealedAsync(MessageTemplate.FamilyCode, MessageMeans.TextMessage);

        var stored = await house.World.TestDatabase.AskAsOwnerAsync<string>(
            "select (select string_agg(i::text, '') from family_invitations i) || (select string_agg(c::text, '') from family_codes c) || (select string_agg(coalesce(o.argument, ''), '') from outbox_messages o)");

        stored.ShouldNotContain(house.TokenOf(link));
        stored.ShouldNotContain(code);
        house.Log.Text.ShouldContain("The log is listened to.");
        house.Log.Text.ShouldNotContain(house.TokenOf(link));
    }

    [Fact]
    public async Task One_address_may_not_knock_without_end()
    {
        await using var house = await FamilyHouse.OpenAsync(null, "07700900123");
        var link = (await house.InviteAsync(DoorMeans.Hand)).Path!;
        using var client = house.Portal.Client();

        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 40; time++)
        {
            answers.Add((await client.PostAsync(link + "/code", null)).StatusCode);
        }

        answers.Count(answer => answer == HttpStatusCode.TooManyRequests).ShouldBe(10);
        (await client.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK, "looking is never limited");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Leaving_works_for_whoever_is_not_signed_in(string method)
    {
        await using var portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Leaving:To"] = "https://weather.example/" });
        using var client = portal.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/leave");

        var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location.ShouldBe(new Uri("https://weather.example/"));
        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldContain("\"storage\"");
    }

    private static string Other(string code) => (code[0] == '9' ? '0' : '9') + code[1..];

    // As people copy it: with a space in the middle.
    private static string Written(string code) => SixDigits().Replace(code, "$1 $2");

    [GeneratedRegex("^([0-9]{3})([0-9]{3})$")]
    private static partial Regex SixDigits();
}
