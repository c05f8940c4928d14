using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>
/// A person's own area, whole: safety first, what goes on around them, their wishes, questions, their child, afterwards. On a
/// narrow telephone, without scripts; by keyboard; and nothing of one relative to another.
/// </summary>
public sealed partial class OwnAreaTests(TestData.Browser browser) : BrowserTests(browser)
{
    private static readonly string[] s_pages =
    [
        "", "/taking-part", "/taking-part/stop", "/taking-part/wishes", "/asked", "/focus", "/your-child", "/names", "/draft", "/questions", "/what-became", "/afterwards", "/how-it-was", "/contact",
    ];

    /// <summary>Beside those, what there is for whom something was released and written to; each must show it.</summary>
    private static readonly string[] s_more = ["/draft?ready=true", "/draft/whole", "/draft/print", "/letters", "/meetings", "/words-kept", "/not-open"];

    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true", ["Words:OfferPseudoLanguages"] = "true" };

    [Theory]
    [InlineData("pl", "ltr", "pl")]
    [InlineData("ur", "rtl", "ur")]
    public async Task A_mother_goes_through_her_whole_area_on_a_narrow_telephone_without_scripts(string language, string direction, string reads)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safety_said_at = null");
        var filled = await FilledArea.CreateAsync(world);
        await filled.TellOfActionAsync("Verified");
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var letter = await filled.WriteLetterAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        var area = $"/{language}/family";

        // Safety before anything else, refused once, then kept; the way leads on to the first page.
        await page.GotoAsync(area);
        await Assertions.Expect(page.Locator("#now")).ToHaveCountAsync(0);
        await ShouldBeGoodAsync(page, language, direction);
        await ShowAsync(page, $"first-{language}");
        await page.FillAsync("#Email", "not an address");
        await page.CheckAsync("input[name=Times][value=Nights]");
        await page.ClickAsync("#safety button");
        await ShouldSpeakAsync(page, language);
        await Assertions.Expect(page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
        (await page.IsCheckedAsync("input[name=Times][value=Nights]")).ShouldBeTrue();
        await page.FillAsync("#Email", "mother@safe.example");
        await page.CheckAsync("input[name=Idle][value='5']");
        await page.CheckAsync("input[name=Ways][value=Visits]");
        await page.CheckAsync($"input[name=Reads][value={reads}]");
        await page.ClickAsync("#safety button");
        await page.WaitForURLAsync($"**/{reads}/family");
        (await Ask(world, "select unsafe_times || '/' || unsafe_ways from family_members where safety_said_at is not null")).ShouldBe("Nights/Visits");
        await page.GotoAsync(area);
        (await page.Locator("body").GetAttributeAsync("data-idle")).ShouldBe("300", "her visit ends as soon as she chose");
        await Assertions.Expect(page.Locator(".around__item")).ToHaveCountAsync(2);
        (await page.ContentAsync()).ShouldContain(FilledArea.Process);
        await ShowAsync(page, $"home-{language}");

        // A question: skipped, then answered instead, kept for later, then read by the review and added to.
        await page.GotoAsync($"{area}/asked");
        await ShowAsync(page, $"asked-{language}");
        await page.Locator(".parts a").Nth(1).ClickAsync();
        await page.ClickAsync(".write button >> nth=0");
        await ShouldSpeakAsync(page, language);
        (await page.Locator(".govuk-error-summary a").GetAttributeAsync("href")).ShouldBe("#Kind");
        await page.CheckAsync("input[name=Kind][value=Skip]");
        await page.ClickAsync(".write button >> nth=0");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        await page.FillAsync("#Text", "My sister.");
        await page.CheckAsync("input[name=Kind][value=Words]");
        await page.ClickAsync(".write button >> nth=1");
        await page.WaitForURLAsync("**/family/asked");
        (await Ask(world, "select kind from question_answers where kind <> 'Words'")).ShouldBe("Skip");
        await page.Locator(".parts a").Nth(1).ClickAsync();
        (await page.InputValueAsync("#Text")).ShouldBe("My sister.");
        await page.ClickAsync(".write button >> nth=0");
        (await world.CountAsync("question_answers where text = 'My sister.' and changed_at is not null")).ShouldBe(1);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update question_answers set read_at = now(), read_by = '{world.Chair}'");
        await page.ReloadAsync();
        (await page.Locator(".words").InnerTextAsync()).ShouldBe("My sister.");
        (await page.InputValueAsync("#Text")).ShouldBe("");
        await ShowAsync(page, $"question-{language}");

        // The child: a picture without its place, in the album; a file that is none; taken back.
        await page.GotoAsync($"{area}/your-child");
        await page.CheckAsync("input[name=Kind][value=Photograph]");
        await page.FillAsync("#Text", "At the sea");
        await page.CheckAsync("input[name=Audience][value=ReviewGroup]");
        await page.SetInputFilesAsync("#Picture", new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "%PDF-1.7 no picture"u8.ToArray() });
        await page.ClickAsync(".write button");
        await ShouldSpeakAsync(page, language);
        (await page.Locator(".govuk-error-summary a").GetAttributeAsync("href")).ShouldBe("#Picture");
        (await page.InputValueAsync("#Text")).ShouldBe("At the sea");
        await page.SetInputFilesAsync("#Picture", new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = DemonstrationPicture.Draw() });
        await page.ClickAsync(".write button");
        await Assertions.Expect(page.Locator(".memory__picture")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".memory__picture").First).ToHaveJSPropertyAsync("naturalWidth", 480);
        await ShowAsync(page, $"child-{language}");
        await page.Locator(".memory a").First.ClickAsync();
        await ShouldBeGoodAsync(page, language, direction);
        await page.ClickAsync(".next button");
        await Assertions.Expect(page.Locator(".memory__picture")).ToHaveCountAsync(1);
        (await world.CountAsync("documents")).ShouldBe(1);

        // A song: not a film, then one that can be played, when she wants it and not before.
        await page.CheckAsync("input[name=Kind][value=Music]");
        await page.CheckAsync("input[name=Audience][value=ReviewGroup]");
        await page.SetInputFilesAsync("#Sound", new FilePayload { Name = "song.mp3", MimeType = "audio/mpeg", Buffer = "%PDF-1.7 no sound"u8.ToArray() });
        await page.ClickAsync(".write button");
        await ShouldSpeakAsync(page, language);
        (await page.Locator(".govuk-error-summary a").GetAttributeAsync("href")).ShouldBe("#Sound");
        await page.SetInputFilesAsync("#Sound", new FilePayload { Name = "song.wav", MimeType = "audio/wav", Buffer = DemonstrationSound.Sing() });
        await page.ClickAsync(".write button");
        await Assertions.Expect(page.Locator("audio")).ToHaveCountAsync(1);
        (await page.Locator("audio").EvaluateAsync<bool>("sound => sound.controls && !sound.autoplay && sound.preload === 'none' && sound.currentTime === 0")).ShouldBeTrue();
        // What a page without scripts loads tells nobody that it is there: another window of hers listens.
        var listening = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        await listening.GotoAsync($"{area}/your-child");
        (await listening.Locator("audio").EvaluateAsync<double>("sound => new Promise((done, no) => { sound.onloadedmetadata = () => done(sound.duration); sound.onerror = () => no(sound.error.message); sound.preload = 'metadata'; sound.load(); })"))
            .ShouldBe(3.2, 0.1);
        await listening.CloseAsync();
        await ShowAsync(page, $"song-{language}");

        // The draft: warned, opened, put off, commented on; the whole of it; the letter.
        await page.GotoAsync($"{area}/draft");
        (await page.ContentAsync()).ShouldNotContain("Spring 2025");
        await page.ClickAsync("main .govuk-button");
        await page.ClickAsync("main .parts a");
        await ShouldBeGoodAsync(page, language, direction);
        await page.ClickAsync(".pause button");
        await page.ClickAsync("main .parts a");
        await page.CheckAsync("input[name=Kind][value=WordsHurt]");
        await page.FillAsync("#Text", "It sounds as if I did not care.");
        await page.ClickAsync("#write button");
        await Assertions.Expect(page.Locator(".talk")).ToHaveCountAsync(1);
        await ShowAsync(page, $"passage-{language}");
        await page.GotoAsync($"{area}/draft/whole");
        await page.FillAsync("#Text", "My child has a name.");
        await page.ClickAsync("#write button");
        (await world.CountAsync("contributions where kind in ('WordsHurt', 'WholeDraft')")).ShouldBe(2);
        await page.GotoAsync($"{area}/letters");
        await page.ClickAsync("main .parts a");
        (await page.Locator(".passage").InnerTextAsync()).ShouldContain(FilledArea.Letter);
        await ShowAsync(page, $"letter-{language}");

        // How she is named; what she asked, and whether it was answered.
        await page.GotoAsync($"{area}/names");
        await page.CheckAsync("input[name=Kind][value=NotToBeWritten]");
        await page.FillAsync("#Text", "Do not write where we live.");
        await page.ClickAsync(".write button");
        await Assertions.Expect(page.Locator(".talk")).ToHaveCountAsync(2);
        await ShowAsync(page, $"names-{language}");
        await page.GotoAsync($"{area}/questions");
        await page.ClickAsync(".after-answer a");
        await ShouldBeGoodAsync(page, language, direction);
        await page.CheckAsync("input[name=IsAnswered][value=false]");
        await page.FillAsync("#Text", "In which month?");
        await page.ClickAsync(".write button");
        await Assertions.Expect(page.Locator(".talk")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".after-answer a")).ToHaveCountAsync(0);

        // Taking part, one thing at a time: a suggestion, then a no, what she said about it left out, and a yes again.
        await page.GotoAsync($"{area}/focus");
        await page.FillAsync("#Text", "Why did nobody ring back?");
        await page.ClickAsync("#write button >> nth=0");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        foreach (var answer in (string[])["No", "Yes"])
        {
            await page.GotoAsync($"{area}/taking-part");
            await page.CheckAsync($"input[name=InfluenceFocus][value={answer}]");
            await page.CheckAsync("input[name=ExplainedBy][value=ReadItMyself]");
            await page.ClickAsync("form[data-keep] button[type=submit]");
            await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
            await ShouldSpeakAsync(page, language);
            if (answer == "No")
            {
                await page.GotoAsync($"{area}/taking-part");
                await ShouldBeGoodAsync(page, language, direction);
                await ShowAsync(page, $"said-no-{language}");
                await page.ClickAsync("#said-before button");
                await Assertions.Expect(page.Locator("#said-before")).ToHaveCountAsync(0);
                (await world.CountAsync("leave_out_requests r join contributions c on c.id = r.contribution_id where c.kind = 'FocusSuggestion'")).ShouldBeGreaterThan(0);
            }
        }

        // A meeting, and what a professional wrote down for her.
        var meeting = await filled.InviteToMeetingAsync();
        await page.GotoAsync($"{area}/meetings/{meeting}");
        await page.CheckAsync("input[name=Kind][value=Coming]");
        await page.ClickAsync(".write button >> nth=0");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        (await Ask(world, "select kind from meeting_answers")).ShouldBe("Coming");
        var spoken = ContributionId.New();
        (await new EnterContribution(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new EnterContributionCommand(spoken, world.Mother.Id, new SpokenWords(ContributionKind.Account, "Nobody rang back.", "en", new DateOnly(2026, 3, 1), null)), default)).ShouldSucceed();
        await page.GotoAsync($"{area}/what-became/{spoken}");
        await page.CheckAsync("input[name=IsRight][value=true]");
        await page.ClickAsync(".write button >> nth=0");
        (await world.CountAsync($"contributions where id = '{spoken}' and confirmed_at is not null")).ShouldBe(1);

        // How it was, without a name; wishes; and stopping everything.
        await page.GotoAsync($"{area}/how-it-was");
        await page.ClickAsync(".write button");
        await ShouldSpeakAsync(page, language);
        await Assertions.Expect(page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
        foreach (var name in (string[])["Listened", "Kindness", "Understood"])
        {
            await page.CheckAsync($"input[name={name}][value=Mostly]");
        }
        await page.CheckAsync("input[name=Name][value=without]");
        await page.ClickAsync(".write button");
        (await world.CountAsync("anonymous_sensitivity_answers")).ShouldBe(1);
        (await world.CountAsync("family_drafts where form = 'how-it-was'")).ShouldBe(0);
        await page.GotoAsync($"{area}/taking-part/wishes");
        (await page.IsCheckedAsync("input[name=Times][value=WeekdayEvenings]")).ShouldBeTrue();
        await page.UncheckAsync("input[name=Times][value=WeekdayEvenings]");
        await page.CheckAsync("input[name=Times][value=Weekends]");
        await page.ClickAsync("main form button");
        (await Ask(world, "select times from taking_part_wishes")).ShouldBe("Weekends");
        await page.GotoAsync($"{area}/afterwards");
        await Assertions.Expect(page.Locator(".state--done")).ToHaveCountAsync(1);
        await ShowAsync(page, $"afterwards-{language}");

        foreach (var address in s_pages.Concat(s_more).Concat([$"/draft/{passage}", $"/letters/{letter}", $"/asked/{filled.Asked}", $"/your-child/{filled.Private}"]))
        {
            (await page.GotoAsync(area + address))!.Status.ShouldBe(200, address);
            await ShouldBeGoodAsync(page, language, direction);
            await ShouldBeReadAloudAsync(page, language);
            await EverythingShouldBeReachedByKeyAsync(page);
        }
        await page.GotoAsync($"{area}/taking-part/stop");
        await ShowAsync(page, $"stop-{language}");
        await page.ClickAsync("main form button");
        (await world.CountAsync("agreement_choices where answer = 'No' and family_member_id = (select id from family_members where relation = 'Mother')")).ShouldBe(5, "one she had said before, and four now");
    }

    [Fact]
    public async Task In_English_too_nothing_stands_in_anybodys_way_where_it_is_empty_filled_or_refused()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await LookAsync(s_pages);

        var filled = await FilledArea.CreateAsync(world);
        await filled.TellOfActionAsync("Verified");
        await filled.SingAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var letter = await filled.WriteLetterAsync();
        await LookAsync([.. s_pages, .. s_more, $"/draft/{passage}", $"/letters/{letter}", $"/asked/{filled.Asked}", $"/your-child/{filled.Picture}", $"/questions/{filled.Answered}"]);

        // Refused, with everything that is wrong said.
        foreach (var (address, button) in new[] { ($"/asked/{await Ask(world, "select id::text from asked_questions where number = 2")}", ".write button >> nth=0"), ("/your-child", ".write button"), ("/how-it-was", ".write button"), ("/draft/whole", "#write button") })
        {
            await page.GotoAsync("/en/family" + address);
            await RefusedAsync(button);
        }
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safety_said_at = null");
        await page.GotoAsync("/en/family");
        await page.FillAsync("#Email", "not an address");
        await RefusedAsync("#safety button");

        async Task LookAsync(IReadOnlyList<string> addresses)
        {
            foreach (var address in addresses)
            {
                (await page.GotoAsync("/en/family" + address))!.Status.ShouldBe(200, address);
                (await page.FaultsAsync()).ShouldBeEmpty(page.Url);
                await page.ShouldFitAsync();
            }
        }

        async Task RefusedAsync(string button)
        {
            await page.ClickAsync(button);
            await page.Locator(".govuk-error-summary li").First.WaitForAsync();
            (await page.FaultsAsync()).ShouldBeEmpty(page.Url);
            await page.ShouldFitAsync();
        }
    }

    [Fact]
    public async Task No_word_of_any_page_of_her_area_is_hard_coded()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await filled.TellOfActionAsync("Verified");
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        string[] own = [$"/draft/{passage}", $"/letters/{await filled.WriteLetterAsync()}", $"/asked/{filled.Asked}", $"/your-child/{filled.Picture}", $"/your-child/{await filled.SingAsync()}"];
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        foreach (var address in s_pages.Concat(s_more).Concat(own))
        {
            PseudoText.FindHardCoded(await client.GetStringAsync($"/qps/family{address}"), "reviews@inventshire.example", "Facilitator Fern", "Marwa Inventado", "Sergeant Teasel", "With a woman", "At my sister's", "Urdu", "My sister", "Our house, as she saw it", "Tell us sooner.", FilledArea.Answer).ShouldBeEmpty(address);
        }
    }

    [Fact]
    public async Task Where_commenting_is_closed_the_draft_is_there_to_read_and_its_forms_are_not()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        (await new LimitFamilyArea(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new LimitFamilyAreaCommand(world.Mother.Id, [FamilyPart.Comments], LimitGround.UnderInvestigation, "She is to be interviewed."), CancellationToken.None)).ShouldSucceed();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        foreach (var address in (string[])[$"/draft/{passage}", "/draft/whole"])
        {
            var html = await client.GetStringAsync($"/ur/family{address}");
            html.ShouldContain("id=\"closed\"", Case.Sensitive, address);
            html.ShouldNotContain("id=\"write\"", Case.Sensitive, address);
            html.ShouldContain("lang=\"ur\"", Case.Sensitive, address);
        }
        (await client.GetStringAsync($"/ur/family/draft/{passage}")).ShouldContain("The health visitor called");
        (await client.GetStringAsync("/ur/family/names")).ShouldContain("id=\"write\"");
    }

    [Fact]
    public async Task One_relative_sees_exactly_what_they_saw_before_the_other_did_anything()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var uncle = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Uncle.Id)).Value);
        var before = await ReadAsync(uncle);

        var filled = await FilledArea.CreateAsync(world);
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        await filled.WriteLetterAsync();
        await filled.InviteToMeetingAsync();
        await ShouldBeAsBeforeAsync("what was told, released and written to her");
        var (database, facilitator) = (world.World.Database, await world.World.ActAsync(world.Facilitator));
        (await new LimitFamilyArea(database).RunAsync(facilitator, new LimitFamilyAreaCommand(world.Mother.Id, [FamilyPart.Comments], LimitGround.UnderInvestigation, "She is to be interviewed."), default)).ShouldSucceed();
        await ShouldBeAsBeforeAsync("her area was limited");
        (await new FreezeAccount(database).RunAsync(facilitator, world.Mother.Id, default)).ShouldSucceed();
        await ShouldBeAsBeforeAsync("her account was frozen");
        (await new FreezeAccount(database).UndoAsync(facilitator, new UnfreezeAccountCommand(world.Mother.Id, "She rang from her own telephone."), default)).ShouldSucceed();
        foreach (var answer in (AgreementAnswer[])[AgreementAnswer.No, AgreementAnswer.Yes])
        {
            await SayAsync(answer);
            await ShouldBeAsBeforeAsync(answer == AgreementAnswer.No ? "she stopped" : "she takes part again");
        }
        // Both are invited to one meeting: he reads of it, later that it does not take place, and nothing of who else comes, or does not.
        var meeting = await filled.InviteToMeetingAsync(world.Uncle);
        before = await ReadAsync(uncle);
        before["/meetings"].ShouldContain("Heron Library");
        (await world.AsAsync(world.Mother, actor => new AnswerFamilyMeeting(database).RunAsync(actor, new AnswerFamilyMeetingCommand(meeting, MeetingAnswerKind.AnotherTime, "Only the mother cannot come.", "ur"), default))).ShouldSucceed();
        await ShouldBeAsBeforeAsync("she asked for another time");
        await SayAsync(AgreementAnswer.No);
        var calledOff = await ReadAsync(uncle);
        calledOff[""].ShouldContain("will not take place");
        before.Values.Concat(calledOff.Values).ShouldAllBe(page => !page.Contains("Marwa", StringComparison.Ordinal) && !page.Contains("Mother", StringComparison.Ordinal) && !page.Contains("Only the mother", StringComparison.Ordinal));
        await SayAsync(AgreementAnswer.Yes);

        async Task SayAsync(AgreementAnswer answer) => (await world.AsAsync(world.Mother, actor => new RecordAgreement(database).RunAsync(actor, new RecordAgreementCommand(
            Enum.GetValues<FamilyActivity>().ToDictionary(activity => activity, _ => answer), ExplainedBy.ReadItMyself, "ur"), default))).ShouldSucceed();

        async Task ShouldBeAsBeforeAsync(string what)
        {
            foreach (var (address, page) in await ReadAsync(uncle))
            {
                page.ShouldBe(before[address], $"{address}, after {what}");
            }
        }
        // And what is hers answers nobody else, whatever is guessed, at home, elsewhere or at the door.
        var song = await filled.SingAsync();
        string[] hers = [$"/your-child/{song}", $"/your-child/{song}/sound", $"/asked/{filled.Asked}", $"/your-child/{filled.Picture}", $"/your-child/{filled.Picture}/picture", $"/your-child/{filled.Picture}/small-picture", $"/questions/{filled.Answered}", $"/draft/{passage}"];
        using var mother = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        using var stranger = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Stranger.Id)).Value);
        using var nobody = portal.Client();
        (await mother.GetAsync($"/en/family/your-child/{filled.Picture}/picture")).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await mother.GetAsync($"/en/family/your-child/{filled.Picture}/small-picture")).Headers.CacheControl!.NoStore.ShouldBeTrue();
        // A sound is played from wherever she goes to in it, by her alone.
        var (played, heard) = await PlayAsync(mother);
        played.ShouldBe(HttpStatusCode.PartialContent);
        heard.ShouldBe(DemonstrationSound.Sing()[1000..1050]);
        (await PlayAsync(uncle)).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in hers)
        {
            (await mother.GetAsync($"/en/family{address}")).StatusCode.ShouldBe(HttpStatusCode.OK, address);
            (await uncle.GetAsync($"/en/family{address}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            (await stranger.GetAsync($"/en/family{address}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            (await nobody.GetAsync($"/en/family{address}")).Headers.Location!.ToString().ShouldEndWith("/family/signed-out", Case.Sensitive, address);
        }
        foreach (var address in s_pages)
        {
            var shown = await stranger.GetStringAsync($"/en/family{address}");
            shown.ShouldNotContain("Only the ", Case.Sensitive, address);
            shown.ShouldNotContain("Marwa", Case.Sensitive, address);
        }
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set access_ended_at = now() where id = '{world.Mother.Id}'");
        foreach (var address in s_pages.Concat(hers))
        {
            (await mother.GetAsync($"/en/family{address}")).Headers.Location!.ToString().ShouldEndWith("/family/signed-out", Case.Sensitive, address);
        }

        async Task<(HttpStatusCode Status, byte[] Heard)> PlayAsync(HttpClient client)
        {
            using var part = new HttpRequestMessage(HttpMethod.Get, $"/en/family/your-child/{song}/sound") { Headers = { Range = new RangeHeaderValue(1000, 1049) } };
            using var answer = await client.SendAsync(part);
            return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
        }
    }
}
