using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>The pages of a composite chronology in a browser, with a chronology as agencies write them.</summary>
public sealed class CompositePagesTests(Browser browser) : BrowserTests(browser)
{
    private TestPortal _portal = null!;
    private InformationScene _scene = null!;

    public override async Task InitializeAsync()
    {
        _portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        _scene = await InformationScene.CreateAsync(_portal.World);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _portal.DisposeAsync();
    }

    private string Address(string view = "") => $"/workspace/cases/{_scene.Case.Id}/chronology{view}";

    private async Task<IPage> OpenAsync(StaffId staff, string address)
    {
        var page = await _portal.OpenAsStaffAsync(Browser, staff);
        await page.GoLiveAsync(address);
        return page;
    }

    private async Task UploadAsync(StaffId by, InformationRequestId request, IReadOnlyList<ChronologyRow> rows)
    {
        using var written = new MemoryStream();
        ChronologyTemplate.WriteSeparatedValues(written, rows);
        written.Position = 0;
        await using var file = (await ReceivedFile.ReceiveAsync(written, "chronology.csv", CancellationToken.None)).Value;
        var taken = await new UploadChronology(_portal.World.Database).RunAsync(await _portal.World.ActAsync(by), request, file, CancellationToken.None);
        taken.Succeeded.ShouldBeTrue(string.Join(" ", taken.Refusals));
    }

    /// <summary>Axe finds nothing in light and dark, and a narrow screen does not scroll sideways.</summary>
    private static async Task CheckAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await page.FaultsAsync()).ShouldBeEmpty($"{name}, {scheme}");
        }
        await page.ShowAsync($"chronology-{name}");
        await page.SetViewportSizeAsync(320, 800);
        await page.ShouldFitAsync(name);
        await page.SetViewportSizeAsync(1280, 900);
    }

    private static ChronologyRow Meeting(string who) => new(99, new DateOnly(2026, 2, 10), null, "Meeting at the boathouse about the broken fence by the canal. " + who, "", "", "", "", "", "", SignificanceQuestions.None);

    [Fact]
    public async Task The_review_group_reads_annotates_and_thinks_about_two_agencies_events()
    {
        var incident = new DateOnly(2026, 2, 1);
        await UploadAsync(_scene.Officer, _scene.PoliceRequest, [.. DemonstrationChronologies.Police(incident), Meeting("The health visitor attended.")]);
        await UploadAsync(_scene.Teacher, _scene.SchoolRequest, [.. DemonstrationChronologies.School(incident), Meeting("The health visitor did not attend.")]);
        var reviewer = await _portal.World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await _portal.World.JoinCaseAsync(_scene.Case.Id, reviewer, CaseRole.LeadReviewer);
        (await new WriteDraftPassage(_portal.World.Database).RunAsync(await _portal.World.ActAsync(reviewer), new WriteDraftPassageCommand(_scene.Case.Id, null, 0, "Two calls", "Nobody put them together.", null), CancellationToken.None)).ShouldSucceed();
        var page = await OpenAsync(_scene.Unit, Address());
        await Assertions.Expect(page.Locator("tr.event").First).ToBeVisibleAsync();
        await CheckAsync(page, "events");

        await page.GetByRole(AriaRole.Button, new() { Name = "Second call about loud voices" }).ClickAsync();
        await page.GetByLabel("Add a note").FillAsync("Who told the school?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the note" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Unit Umber,").First).ToBeVisibleAsync();
        await page.GetByLabel("Theme", new() { Exact = true }).FillAsync("Domestic abuse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the theme" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr.event").Filter(new() { HasText = "Second call about loud voices" })).ToContainTextAsync("1 note");
        await Assertions.Expect(page.Locator("tr.event").Filter(new() { HasText = "Second call about loud voices" })).ToContainTextAsync("Domestic abuse");
        await CheckAsync(page, "event-open");
        await page.GetByLabel("Link it to").SelectOptionAsync(nameof(EventLinkKind.Finding));
        await page.GetByLabel("In words").FillAsync("Calls were taken one by one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the link" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Finding: Calls were taken one by one")).ToBeVisibleAsync();
        await page.GetByLabel("Link it to").SelectOptionAsync(nameof(EventLinkKind.Finding));
        await Assertions.Expect(page.Locator("#earlier-words option")).ToHaveAttributeAsync("value", "Calls were taken one by one");
        await page.GetByLabel("Link it to").SelectOptionAsync(new SelectOptionValue { Label = "Draft, 1. Two calls" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the link" }).ClickAsync();
        var passage = page.GetByRole(AriaRole.Link, new() { Name = "1. Two calls" });
        await Assertions.Expect(passage).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Second call about loud voices" })).ToBeFocusedAsync();
        var source = page.Locator("tr.event").Filter(new() { HasText = "Second call about loud voices" }).GetByRole(AriaRole.Link);
        (await source.GetAttributeAsync("href"))!.ShouldStartWith("/workspace/documents/");
        (await source.InnerTextAsync()).ShouldStartWith("Row ");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Second call about loud voices" })).Not.ToBeFocusedAsync();

        await page.GoLiveAsync($"/workspace/cases/{_scene.Case.Id}/draft#passage-1");
        await CheckAsync(page, "draft-with-events");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Names" }).GetByRole(AriaRole.Link, new() { Name = "Anonymised" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The words of the draft stand as they were written.")).ToBeVisibleAsync();
        (await page.GetByRole(AriaRole.List, new() { Name = "Events that are evidence for passage 1" }).GetByRole(AriaRole.Link).GetAttributeAsync("href"))!.ShouldContain("names=anonymised&event=");
        await CheckAsync(page, "draft-with-events-anonymised");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Names" }).GetByRole(AriaRole.Link, new() { Name = "Real names" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The words of the draft stand as they were written.")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.List, new() { Name = "Events that are evidence for passage 1" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1. Two calls" })).ToHaveAttributeAsync("href", $"/workspace/cases/{_scene.Case.Id}/draft#passage-1");

        // From one event to the next, as they are asked for.
        await page.GoLiveAsync(Address("?words=call"));
        await page.Locator("tr.event .event__open").First.ClickAsync();
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next event" });
        await Assertions.Expect(next).ToBeEnabledAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Previous event" })).ToBeDisabledAsync();
        await next.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Previous event" })).ToBeEnabledAsync();
        await Assertions.Expect(page.Locator("tr.event").Nth(1).Locator(".event__open")).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator("#event-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        // Several at once.
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose several events" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose the event of" }).Nth(0).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose the event of" }).Nth(1).CheckAsync();
        await Assertions.Expect(page.GetByText("2 events are chosen")).ToBeVisibleAsync();
        await page.GetByLabel("Theme of all of them").FillAsync("Calls");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put them under the theme" }).ClickAsync();
        await Assertions.Expect(page.GetByText("They stand under the theme “Calls”.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr.event").Nth(1)).ToContainTextAsync("Calls");
        await CheckAsync(page, "chosen");

        // Narrowed to what stands under a theme, with an event that came under it meanwhile: the longer list is drawn whole.
        await page.GoLiveAsync(Address("?theme=Calls"));
        await Assertions.Expect(page.Locator("tr.event")).ToHaveCountAsync(2);
        await page.Locator("tr.event .event__open").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Next event" })).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("Escape");
        var queries = new CompositeChronologyQueries(_portal.World.Database);
        var other = (await queries.OpenAsync(await _portal.World.ActAsync(_scene.Unit), _scene.Case.Id, new AskedEvents(), CancellationToken.None))!.First.First(one => !one.Tags.Contains("Calls")).Id;
        (await new TagEvent(_portal.World.Database).AddAsync(await _portal.World.ActAsync(_scene.Unit), other, "Calls", CancellationToken.None)).ShouldSucceed();
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose several events" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose the event of" }).Nth(0).CheckAsync();
        await page.GetByLabel("Theme of all of them").FillAsync("Visits");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put them under the theme" }).ClickAsync();
        await Assertions.Expect(page.GetByText("They stand under the theme “Visits”.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr.event .event__open")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("tr.event--coming")).ToHaveCountAsync(0);

        // Each arrival is a version: as it stood then, and what is new since.
        await page.GoLiveAsync(Address("/arrivals"));
        await CheckAsync(page, "arrivals");
        await page.GetByRole(AriaRole.Link, new() { Name = "new since version 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What is new or changed is marked in the list.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr.event .badge").Filter(new() { HasText = "New" }).First).ToBeVisibleAsync();
        await CheckAsync(page, "new-since");
        await page.GetByRole(AriaRole.Link, new() { Name = "As it stood then" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is the chronology as it stood at version 1")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("events from one agency")).ToBeVisibleAsync();
        await CheckAsync(page, "as-it-stood");

        await page.GoLiveAsync(Address("/matches"));
        var match = page.GetByRole(AriaRole.Region).Filter(new() { HasText = "in a thin coat" }).First;
        await Assertions.Expect(match).ToBeVisibleAsync();
        await CheckAsync(page, "matches");
        (await match.GetByRole(AriaRole.Link, new() { Name = "The event and its source" }).First.GetAttributeAsync("href"))!.ShouldStartWith(Address("?event="));
        await match.GetByRole(AriaRole.Button, new() { Name = "One event" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "One event (1)" })).ToBeVisibleAsync();

        await page.GoLiveAsync(Address("/lanes"));
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Events of each agency over time, drawn" })).ToBeVisibleAsync();
        await CheckAsync(page, "lanes");
        // From years to hours, bar by bar, and from an hour to its events.
        await page.GetByRole(AriaRole.Navigation, new() { Name = "How close" }).GetByRole(AriaRole.Link, new() { Name = "Year", Exact = true }).ClickAsync();
        foreach (var zoom in new[] { "Year", "Month", "Day", "Hour" })
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "How close" }).Locator("[aria-current=true]")).ToHaveTextAsync(zoom);
            await page.Locator(".lanes svg a").First.FocusAsync();
            await page.Locator(".lanes svg a").First.ClickAsync();
        }
        await Assertions.Expect(page.Locator("tr.event").First).ToBeVisibleAsync();
        await page.GoLiveAsync(Address("/silences"));
        await Assertions.Expect(page.GetByText("without a record").First).ToBeVisibleAsync();
        await CheckAsync(page, "silences");
        await page.GoLiveAsync(Address("/contradictions"));
        var contradiction = page.GetByRole(AriaRole.Region).Filter(new() { HasText = "Imaginary School says that the health visitor did not attend; Inventshire Police says that the health visitor attended." });
        await Assertions.Expect(contradiction.Locator("mark")).ToHaveTextAsync(["The health visitor did not attend.", "The health visitor attended."]);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Set side by side and analyse" })).ToHaveCountAsync(0);
        await contradiction.GetByRole(AriaRole.Button, new() { Name = "It is explained" }).ClickAsync();
        await contradiction.GetByLabel("How is it explained?").FillAsync("She listened by telephone.");
        await CheckAsync(page, "contradictions");
        await contradiction.GetByRole(AriaRole.Button, new() { Name = "Keep the explanation" }).ClickAsync();
        await page.GetByText("Decided: 1", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(contradiction).ToContainTextAsync("Explained, as Unit Umber decided on");
        await Assertions.Expect(contradiction).ToContainTextAsync("She listened by telephone.");
        await CheckAsync(page, "contradictions-decided");

        await page.GoLiveAsync(Address("/names"));
        await page.GetByLabel("Whole name").FillAsync("Daisy Fictional");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("read as Child A").First).ToBeVisibleAsync();
        await CheckAsync(page, "names");
        await page.GoLiveAsync(Address("/episodes"));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Daisy at the canal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the episode" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Daisy at the canal" })).ToBeVisibleAsync();
        await CheckAsync(page, "episodes");
        await page.GetByRole(AriaRole.Region, new() { Name = "A new episode" }).GetByLabel("Name", new() { Exact = true }).FillAsync("Made by mistake");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the episode" }).ClickAsync();
        var mistake = page.GetByRole(AriaRole.Region, new() { Name = "Made by mistake" });
        await mistake.GetByText("Remove this episode").ClickAsync();
        await mistake.GetByRole(AriaRole.Button, new() { Name = "Remove “Made by mistake”" }).ClickAsync();
        await Assertions.Expect(mistake).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Daisy at the canal" })).ToBeVisibleAsync();

        // From view to view names stay replaced, in what is read and in every address.
        await page.GoLiveAsync(Address("?names=anonymised"));
        await page.GetByText("Download or print").ClickAsync();
        await Assertions.Expect(page.GetByText("different things that look like a name, a place or a number.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        foreach (var view in new[] { "Events", "Matches", "Contradictions", "Silences", "Lanes", "Episodes", "What arrived when" })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Views of the chronology" }).GetByRole(AriaRole.Link, new() { Name = view }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Views of the chronology" }).Locator("[aria-current]")).ToHaveTextAsync(view);
            await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Names" }).Locator("[aria-current=true]")).ToHaveTextAsync("Anonymised");
            await Assertions.Expect(page.GetByText("One listed name is replaced")).ToBeVisibleAsync();
            (await page.Locator("main").InnerHTMLAsync()).ShouldNotContain("Daisy", Case.Insensitive, view);
            await page.ShowAsync($"chronology-anonymised-{view.Replace(' ', '-')}");
        }
        await page.GoLiveAsync(Address("?names=anonymised"));
        await page.GetByLabel("Person or place").SelectOptionAsync(new SelectOptionValue { Label = "Child A" });
        await page.EvaluateAsync("window.isSamePage = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Show everything")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr.event").First).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/chronology\\?person=[0-9a-f-]{36}&names=anonymised$", RegexOptions.IgnoreCase));
        (await page.EvaluateAsync<bool>("window.isSamePage === true")).ShouldBeTrue("what is chosen is asked within the page");
        await CheckAsync(page, "one-person");
        await page.GoLiveAsync(Address("/lanes?question=1"));
        await CheckAsync(page, "lanes-narrowed");
    }

    [Fact]
    public async Task An_author_looks_at_how_a_file_is_read_pastes_types_and_sees_what_a_version_changed()
    {
        var request = $"/workspace/information/{_scene.PoliceRequest}";
        var page = await OpenAsync(_scene.Officer, request);
        await page.GetByText("Paste rows from Excel or Word").ClickAsync();
        await page.GetByLabel("The copied rows, with their heading row").FillAsync("Date\tDetails of contact\tWorker\n04-05-06\tSeen at home\tA. Sample\nunknown\tSecond visit; nobody answered\tA. Sample\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the rows" }).ClickAsync();
        await page.WaitUntilLiveAsync();
        await Assertions.Expect(page.GetByText("Before it is taken").First).ToBeVisibleAsync();
        await page.GetByLabel("Worker is read as").SelectOptionAsync(new SelectOptionValue { Label = ChronologyColumns.Name(ChronologyColumn.WhoWasSeen) });
        await page.GetByLabel("What “04-05-06” means").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var typed = page.GetByLabel("What “unknown” means, typed");
        await typed.FillAsync("a long time ago");
        await typed.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("“a long time ago” is not a date.")).ToBeVisibleAsync();
        await Assertions.Expect(typed).ToHaveValueAsync("a long time ago");
        await typed.FillAsync("May 2016");
        await typed.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take 2 events" })).ToBeEnabledAsync();
        await CheckAsync(page, "preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take 2 events" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 events, version 1")).ToBeVisibleAsync();

        await page.GetByText("Type the chronology here").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an event" }).ClickAsync();
        await page.GetByLabel("Date", new() { Exact = true }).FillAsync("early 2017");
        await page.GetByLabel("What happened", new() { Exact = true }).FillAsync("Moved away");
        await Assertions.Expect(page.GetByText("Kept at").First).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await CheckAsync(page, "typed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it in the place of all 2 events" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Before it is taken").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2 removed").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Throw the file away" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 events, version 1")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add one event to version 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("3 events, version 2")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "What it changed" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 added").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2 unchanged").First).ToBeVisibleAsync();
        await CheckAsync(page, "difference");
    }

    [Fact]
    public async Task The_review_group_looks_with_other_eyes_reads_a_note_beside_the_changed_row_and_the_familys_words_beside_the_event()
    {
        var world = _portal.World;
        var reviewer = await world.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await world.JoinCaseAsync(_scene.Case.Id, reviewer, CaseRole.LeadReviewer);
        var facilitator = await world.AddStaffAsync("Facilitator Fern", null);
        var mother = await world.AddFamilyMemberAsync(_scene.Case, facilitator, "Amber Inventado");
        (await new SendContribution(world.Database).RunAsync(await world.ActAsync(mother.Id), new SendContributionCommand(ContributionId.New(), ContributionKind.FocusSuggestion, null, "Three officers came. My daughter was not seen."), CancellationToken.None)).Succeeded.ShouldBeTrue();
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,Two officers came to the home,,,,,,,\r\n02/02/2016,,Called the school about another child,,,,,,,\r\n");
        var composite = new CompositeChronologyQueries(world.Database);
        var events = (await composite.OpenAsync(await world.ActAsync(reviewer), _scene.Case.Id, new AskedEvents(), CancellationToken.None))!.First;
        (await new KeepEventNote(world.Database).WriteAsync(await world.ActAsync(reviewer), events[0].Id, "Which officers?", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new RestrictEvent(world.Database).RunAsync(await world.ActAsync(reviewer), new RestrictEventCommand(events[1].Id, EventAudience.ReviewGroup, "Names another child"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new RestrictEvent(world.Database).RunAsync(await world.ActAsync(reviewer), new RestrictEventCommand(events[0].Id, EventAudience.Family, "Names an officer"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,Two officers came to the family home,,,,,,,\r\n02/02/2016,,Called the school about another child,,,,,,,\r\n");

        var page = await OpenAsync(reviewer, Address());
        await Assertions.Expect(page.GetByText("Changed since a note")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Two officers came to the family home" }).ClickAsync();
        var before = page.GetByRole(AriaRole.Region, new() { Name = "This row has changed since version 1" });
        await Assertions.Expect(before).ToContainTextAsync("Which officers?");
        await Assertions.Expect(before.Locator("ins")).ToContainTextAsync("family");
        await Assertions.Expect(before).ToContainTextAsync("This mark still holds for the row as it is now");
        await page.GetByLabel("Words of the family").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "They are about this event" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What the family said about it" }).Locator("blockquote")).ToContainTextAsync("Three officers came");
        await CheckAsync(page, "changed-since");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByText("Seen by: the review group").ClickAsync();
        await CheckAsync(page, "seen-by");
        await page.GetByRole(AriaRole.Link, new() { Name = "Practitioners, whatever their agency" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This is what practitioners may see. One event is left out")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Called the school about another child")).ToHaveCountAsync(0);
        await page.GoLiveAsync(Address("?audience=Practitioners"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Two officers came to the family home" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Date as written")).ToBeVisibleAsync();
        foreach (var own in new[] { "Beside the event", "Which officers?", "Three officers came" })
        {
            await Assertions.Expect(page.GetByText(own)).ToHaveCountAsync(0);
        }
        await CheckAsync(page, "as-practitioners");

        await page.GoLiveAsync(Address("?audience=Publication"));
        await Assertions.Expect(page.GetByText("No name is listed for this case, so that every person's name stands as it was written. Nothing can be taken out for publication before that.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2 events are left out")).ToBeVisibleAsync();
        await CheckAsync(page, "published-without-names");
        await page.GoLiveAsync(Address());
        await page.GetByRole(AriaRole.Button, new() { Name = "Two officers came to the family home" }).ClickAsync();
        var shown = page.GetByRole(AriaRole.Region, new() { Name = "Who may be shown it" });
        await Assertions.Expect(shown).ToContainTextAsync("The mark of the earlier row still holds.");
        await shown.GetByRole(AriaRole.Button, new() { Name = "Lift the mark" }).ClickAsync();
        await Assertions.Expect(shown).ToContainTextAsync("the mark of the earlier row was lifted");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "This row has changed since version 1" })).ToContainTextAsync("It does not hold any more");
        (await new KeepPseudonym(world.Database).RunAsync(await world.ActAsync(reviewer), new KeepPseudonymCommand(_scene.Case.Id, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        await page.GoLiveAsync(Address("?audience=Publication"));
        await Assertions.Expect(page.GetByText("One listed name is replaced; a name that is not listed stays. One agency that is not listed is called by its letter")).ToBeVisibleAsync();
        await CheckAsync(page, "published");

        await page.GoLiveAsync(Address("/contradictions"));
        await Assertions.Expect(page.GetByText("speaks of 2 officers; Mother of 3 officers.")).ToBeVisibleAsync();
        await CheckAsync(page, "with-the-family");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set side by side and analyse" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("What it says")).ToHaveValueAsync("Two officers came to the family home");
        await Assertions.Expect(page.GetByLabel("Whose account it is")).ToHaveValueAsync("Inventshire Police, 01/02/2016, row 2 of its chronology");
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await CheckAsync(page, "side-by-side");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How many, 01/02/2016" })).ToBeVisibleAsync();
        var unit = await OpenAsync(_scene.Unit, Address("/contradictions"));
        await Assertions.Expect(unit.GetByText("No contradiction was found")).ToBeVisibleAsync();
        await Assertions.Expect(unit.GetByText("Three officers came")).ToHaveCountAsync(0);
    }
}
