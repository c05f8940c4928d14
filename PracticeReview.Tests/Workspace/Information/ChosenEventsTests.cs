using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Information;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>The composite chronology narrowed to a person and to what events are evidence for, on the page, in its order and in what is taken out.</summary>
public sealed class ChosenEventsTests : IAsyncLifetime
{
    private InformationScene _scene = null!;
    private StaffActor _unit = null!;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private CompositeChronologyQueries Composite => new(World.Database);

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        _unit = await World.ActAsync(_scene.Unit);
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest,
            "01/01/2016,,1 Jade Smith was found,,,,,,,\r\n01/02/2016,,2 JADE\u2019S mother rang,,,,,,,\r\n01/03/2016,,3 Jadene was found,,,,,,,\r\n01/04/2016,,4 A call about Zo\u00eb Brown,,,,,,,\r\n");
        await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest,
            "02/01/2016,,5 Smith family not seen by Ren\u00e9,,,,,,,\r\n02/02/2016,,6 \u201cJay\u201d was hungry \u2014 again,Notes on J\u00e1de,,,,,,3\r\n02/03/2016,,7 Nothing of note,,,,Zoe was told,,,\r\n02/04/2016,,8 Jade Smythe left,,,,,,,\r\n");
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task<Guid> ListAsync(string name, PersonRole role, params string[] also)
    {
        (await new KeepPseudonym(World.Database).RunAsync(_unit, new KeepPseudonymCommand(Case, null, new PseudonymEntry(name, role, "") { AlsoCalled = also }), CancellationToken.None)).ShouldSucceed();
        return await World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from pseudonyms where name = '{name}'");
    }

    /// <summary>The first characters of the events, in order; the same everywhere.</summary>
    private async Task<string> FoundAsync(AskedEvents asked)
    {
        var opening = (await Composite.OpenAsync(_unit, Case, asked, CancellationToken.None))!;
        var order = await Composite.OrderAsync(_unit, Case, asked, CancellationToken.None);
        var export = (await new TakeCompositeOut(World.Database, new WholeCompositeQueries(World.Database)).RunAsync(_unit, Case, asked, "csv", CancellationToken.None)).Value;
        var lanes = (await new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database)).OpenLanesAsync(_unit, Case, LaneZoom.Year, asked, CancellationToken.None))!.View;
        order.ShouldBe(opening.First.Select(one => one.Id));
        export.Rows.Select(row => row.Row.WhatHappened).ShouldBe(opening.First.Select(one => one.WhatHappened));
        (lanes.Lanes.Sum(lane => lane.Events) + lanes.Outside).ShouldBe(opening.Matching);
        return string.Concat(opening.First.Select(one => one.WhatHappened[0]));
    }

    [Fact]
    public async Task A_person_is_found_in_every_way_in_which_the_name_is_written_and_nobody_else()
    {
        var jade = await ListAsync("Jade Smith", PersonRole.Child, "Jay");
        (await FoundAsync(new AskedEvents(Person: jade))).ShouldBe("15268", "the surname and the first name are only hers, and so is one with an accent");

        var amber = await ListAsync("Amber Smith", PersonRole.Mother);
        var smythe = await ListAsync("Jade Smythe", PersonRole.Friend);
        var zoe = await ListAsync("Zoe Brown", PersonRole.SocialWorker);
        (await FoundAsync(new AskedEvents(Person: jade))).ShouldBe("16", "a surname and a first name of two are nobody's");
        (await FoundAsync(new AskedEvents(Person: amber))).ShouldBe("");
        (await FoundAsync(new AskedEvents(Person: smythe))).ShouldBe("8");
        (await FoundAsync(new AskedEvents(Person: zoe))).ShouldBe("74");
        (await FoundAsync(new AskedEvents(Person: zoe, Anonymised: true))).ShouldBe("74");
        (await FoundAsync(new AskedEvents(Person: zoe, Agency: _scene.Police.Id))).ShouldBe("4");
        (await FoundAsync(new AskedEvents(Person: zoe, Words: "told", Anonymised: true))).ShouldBe("7");
        (await FoundAsync(new AskedEvents(Person: Guid.NewGuid()))).ShouldBe("", "nobody of this case");
        (await FoundAsync(new AskedEvents(Question: 3))).ShouldBe("6");

        var people = (await Composite.OpenAsync(_unit, Case, new AskedEvents(), CancellationToken.None))!.People.Select(one => one.Name);
        people.ShouldBe(["Amber Smith", "Jade Smith", "Jade Smythe", "Zoe Brown"]);
        (await Composite.OpenAsync(_unit, Case, new AskedEvents(Anonymised: true), CancellationToken.None))!.People.Select(one => one.Name).ShouldBe(["Child A", "Friend 1", "Mother", "Social worker 1"]);
        var lanes = (await new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database)).OpenLanesAsync(_unit, Case, null, new AskedEvents(Person: zoe, Anonymised: true), CancellationToken.None))!;
        (lanes.Narrowing.Choices.People.Count, lanes.Narrowing.Choices.Agencies.Count, lanes.View.Lanes.Count).ShouldBe((4, 2, 2));
        var rene = await ListAsync("Rene", PersonRole.Friend);
        (await FoundAsync(new AskedEvents(Person: rene))).ShouldBe("5", "written with an accent, and in no other way");
        var asked = new AskedEvents(Person: zoe, Evidence: "0123", Anonymised: true);
        ChronologyAddress.Query(Case.Value, null, asked).ShouldEndWith($"?person={zoe}&evidence=0123&names=anonymised");
        ChronologyAddress.Read(null, null, null, null, null, null, null, ["anonymised"], null, zoe.ToString(), "0123").ShouldBe(asked);
    }

    [Fact]
    public async Task Events_are_found_by_what_they_are_evidence_for_and_stand_under_their_passage_of_the_draft()
    {
        var events = (await Composite.OpenAsync(_unit, Case, new AskedEvents(), CancellationToken.None))!.First;
        PracticeEventId Of(char number) => events.Single(one => one.WhatHappened[0] == number).Id;
        var links = new LinkEvent(World.Database);
        var reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync(Case, reviewer, CaseRole.LeadReviewer);
        var passage = (await new WriteDraftPassage(World.Database).RunAsync(await World.ActAsync(reviewer), new WriteDraftPassageCommand(Case, null, 0, "The spring", "Nobody asked.", null), CancellationToken.None)).Value;
        foreach (var (number, kind, words) in new[] { ('1', EventLinkKind.TermsOfReference, "Was she heard?"), ('2', EventLinkKind.TermsOfReference, "Was she heard?"), ('3', EventLinkKind.Finding, "Was she heard?") })
        {
            (await links.AddAsync(_unit, new LinkEventCommand(Of(number), kind, null, words), CancellationToken.None)).ShouldSucceed();
        }
        foreach (var number in "42")
        {
            (await links.AddAsync(_unit, new LinkEventCommand(Of(number), EventLinkKind.DraftPassage, passage, null), CancellationToken.None)).ShouldSucceed();
        }

        var choices = (await Composite.OpenAsync(_unit, Case, new AskedEvents(), CancellationToken.None))!.Evidence;
        choices.Select(one => $"{one.Kind}: {one.Words} {one.Events}").ShouldBe(["TermsOfReference: Was she heard? 2", "Finding: Was she heard? 1", "DraftPassage: 1. The spring 2"]);
        (await FoundAsync(new AskedEvents(Evidence: choices[0].Key))).ShouldBe("12");
        (await FoundAsync(new AskedEvents(Evidence: choices[1].Key))).ShouldBe("3");
        (await FoundAsync(new AskedEvents(Evidence: choices[2].Key))).ShouldBe("24");
        (await FoundAsync(new AskedEvents(Evidence: "nothing"))).ShouldBe("");
        (await Composite.OpenEventAsync(_unit, Case, Of('8'), false, CancellationToken.None))!.EarlierWords.ShouldBe([new(EventLinkKind.TermsOfReference, "Was she heard?"), new(EventLinkKind.Finding, "Was she heard?")], ignoreOrder: true);

        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/01/2016,,1 Jade Smith was found,,,,,,,\r\n01/04/2016,,4 A call about Zo\u00eb Brown,,,,,,,\r\n");
        var draft = (await new FamilyStaffQueries(World.Database).OpenDraftAsync(_unit, Case, CancellationToken.None))!;
        draft.Passages.Single().Events.Select(one => $"{one.WhatHappened} {one.AgencyName} {one.IsInForce}").ShouldBe(["2 JADE\u2019S mother rang Inventshire Police False", "4 A call about Zo\u00eb Brown Inventshire Police True"]);
        (await _scene.CountAsync("audit_events where action = 'Composite chronology opened' and details::jsonb->>'view' = 'Draft'")).ShouldBe(1);
        (await new FamilyStaffQueries(World.Database).OpenDraftAsync(await World.ActAsync(_scene.Officer), Case, CancellationToken.None)).ShouldBeNull();

        // With names replaced, as in every other view; what the agency is called, too. The draft's own words stay.
        draft.ListedNames.ShouldBeNull();
        await ListAsync("Jade Smith", PersonRole.Child);
        await ListAsync("Zoe Brown", PersonRole.Friend);
        await ListAsync("Inventshire Police", PersonRole.Place);
        var replaced = (await new FamilyStaffQueries(World.Database).OpenDraftAsync(_unit, Case, CancellationToken.None, anonymised: true))!;
        replaced.Passages.Single().Events.Select(one => $"{one.WhatHappened} {one.AgencyName}").ShouldBe(["2 CHILD A\u2019S mother rang Place 1", "4 A call about Friend 1 Place 1"]);
        (replaced.ListedNames, replaced.Passages.Single().Heading).ShouldBe((3, "The spring"));
        (ChronologyAddress.Passage(Case.Value, 1, anonymised: true), ChronologyAddress.Passage(Case.Value, 1, anonymised: false)).ShouldBe(($"/workspace/cases/{Case}/draft?names=anonymised#passage-1", $"/workspace/cases/{Case}/draft#passage-1"));
    }

    [Fact]
    public void What_is_asked_of_one_view_and_for_whose_eyes_is_asked_of_the_next()
    {
        var asked = new AskedEvents(Agency: _scene.Police.Id, Words: "canal", AsOf: 2, Since: 1, OnlyNew: true, Anonymised: true);
        ChronologyAddress.Tabs(Case.Value, asked).ShouldAllBe(tab => tab.Address.EndsWith($"?words=canal&agency={_scene.Police.Id}&as-of=2&since=1&only=new&names=anonymised", StringComparison.Ordinal));
        ChronologyAddress.Tabs(Case.Value, new AskedEvents(Audience: CompositeAudience.Of(_scene.Police.Id))).ShouldAllBe(tab => tab.Address.EndsWith($"?audience={_scene.Police.Id}", StringComparison.Ordinal));
        ChronologyAddress.Tabs(Case.Value, new AskedEvents()).ShouldAllBe(tab => !tab.Address.Contains('?', StringComparison.Ordinal));
        ChronologyAddress.Tabs(Case.Value, new AskedEvents()).Select(tab => tab.Name).ShouldBe(["Events", "Matches", "Contradictions", "Silences", "Lanes", "Episodes", "Names", "What arrived when"]);
        ChronologyAddress.Read(null, null, null, null, null, null, null, null, null, null, null, "2", "1", "new").ShouldBe(new AskedEvents(AsOf: 2, Since: 1, OnlyNew: true));
        ChronologyAddress.Read(null, null, null, null, null, null, null, null, null, null, null, "x", "2026-03-01", "old").ShouldBe(new AskedEvents(SinceDay: new DateOnly(2026, 3, 1)));
        ChronologyAddress.Read(null, null, null, null, null, null, null, null, ["Family"], null, null, "2", "1", "new").ShouldBe(new AskedEvents(Audience: new CompositeAudience(EventAudience.Family)), "earlier versions are the review's own");
    }

    [Fact]
    public void An_agency_has_one_colour_on_the_page_and_in_files()
    {
        var tokens = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot-shared", "css", "tokens.css"));
        var light = tokens[..tokens.IndexOf("--agency-1:", tokens.IndexOf("--agency-1:", StringComparison.Ordinal) + 1, StringComparison.Ordinal)];
        foreach (var (at, colour) in AgencyColours.All.Index())
        {
            light.ShouldContain($"--agency-{at + 1}: #{colour.Edge.ToLowerInvariant()};");
            ChronologyWords.Colour(at + 1).ShouldBe($"--agency: var(--agency-{at + 1})");
        }
        light.ShouldNotContain($"--agency-{AgencyColours.All.Count + 1}:");
        ChronologyWords.Colour(AgencyColours.All.Count + 1).ShouldBe("--agency: var(--agency-1)");
    }
}
