using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Information;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>The composite chronology as an agency, the family or a reader of what is published would see it: the page and what goes out of it are the same.</summary>
public sealed class SeenByTests : IAsyncLifetime
{
    private InformationScene _scene = null!;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private CompositeChronologyQueries Composite => new(World.Database);

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        static string Rows(string of) => string.Concat(Enumerable.Range(1, 5).Select(day => $"0{day}/02/2016,,{of} event {day} about Jade,,,,,,,\r\n"));
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, Rows("Police"));
        await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, Rows("School"));
        var unit = await World.ActAsync(_scene.Unit);
        (await new KeepPseudonym(World.Database).RunAsync(unit, new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();
        // Of each agency the first event is without a mark, the others each for another audience.
        var events = (await Composite.OpenAsync(unit, Case, new AskedEvents(), CancellationToken.None))!.First;
        foreach (var one in events.Where(one => Day(one.WhatHappened) > 1))
        {
            (await new RestrictEvent(World.Database).RunAsync(unit, new RestrictEventCommand(one.Id, (EventAudience)(Day(one.WhatHappened) - 2), "A reason"), CancellationToken.None)).Succeeded.ShouldBeTrue();
            (await new KeepEventNote(World.Database).WriteAsync(unit, one.Id, "The review's own note", CancellationToken.None)).Succeeded.ShouldBeTrue();
        }
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private static int Day(string what) => what.Split(' ')[2][0] - '0';

    [Fact]
    public async Task The_page_shows_and_the_export_holds_what_the_audience_may_see_and_nothing_else_can_be_opened()
    {
        var unit = await World.ActAsync(_scene.Unit);
        var all = await Composite.OrderAsync(unit, Case, new AskedEvents(), CancellationToken.None);
        CompositeAudience?[] audiences = [null, .. Enum.GetValues<EventAudience>().Select(to => new CompositeAudience(to)), CompositeAudience.Of(_scene.Police.Id), CompositeAudience.Of(_scene.School.Id)];
        var seen = new List<string>();
        foreach (var audience in audiences)
        {
            var asked = new AskedEvents(Audience: audience);
            var opening = (await Composite.OpenAsync(unit, Case, asked, CancellationToken.None))!;
            var order = await Composite.OrderAsync(unit, Case, asked, CancellationToken.None);
            var rows = await Composite.EventsAsync(unit, Case, all, new AskedEvents(Audience: audience), CancellationToken.None);
            var export = (await new TakeCompositeOut(World.Database, new WholeCompositeQueries(World.Database)).RunAsync(unit, Case, asked, "csv", CancellationToken.None)).Value;

            opening.First.Select(one => one.Id).ShouldBe(order);
            rows.Select(one => one.Id).ShouldBe(order, "rows that are asked for by their identity are no way round");
            export.Rows.Select(row => row.Row.WhatHappened).ShouldBe(rows.Select(row => row.WhatHappened), $"{audience}");
            (opening.Matching + opening.LeftOut).ShouldBe(10);
            foreach (var id in all)
            {
                var details = await Composite.OpenEventAsync(unit, Case, id, false, CancellationToken.None, audience);
                (details is not null).ShouldBe(order.Contains(id));
                if (audience is not null && details is not null)
                {
                    (details.Notes.Count, details.Restriction, details.Document, details.MayAnnotate, details.Passages.Count).ShouldBe((0, null, null, false, 0), "what the review wrote is not theirs");
                }
            }
            if (audience is not null)
            {
                rows.ShouldAllBe(row => row.Notes == 0 && row.Restricted == null && row.Tags.Count == 0);
                (opening.Tags.Count, opening.Episodes.Count, opening.MayAnnotate).ShouldBe((0, 0, false));
            }
            rows.Any(row => row.WhatHappened.Contains("Jade", StringComparison.Ordinal)).ShouldBe(audience?.To != EventAudience.Publication, "what is published is always anonymised");
            seen.Add($"{audience?.To.ToString() ?? "whole"}: " + string.Join(' ', rows.GroupBy(row => row.WhatHappened.Split(' ')[0], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} {string.Concat(group.Select(row => Day(row.WhatHappened)))}")));
        }
        seen.ShouldBe(
        [
            "whole: Police 12345 School 12345", "ReviewGroup: Police 12345 School 12345", "Practitioners: Police 1345 School 1345", "Family: Police 145 School 145", "Publication: Police 15 School 15",
            "Practitioners: Police 12345 School 1345", "Practitioners: Police 1345 School 12345",
        ]);
        (await _scene.CountAsync("audit_events where action = 'Composite chronology taken out' and details::text like '%Practitioners of agency%'")).ShouldBe(2);
        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger })
        {
            (await Composite.OpenAsync(await World.ActAsync(other), Case, new AskedEvents(Audience: CompositeAudience.Of(_scene.Police.Id)), CancellationToken.None)).ShouldBeNull("looking with other eyes is for those who see the whole");
        }
    }

    [Fact]
    public async Task Nothing_goes_out_for_publication_before_a_name_is_listed_and_what_is_said_of_it_is_what_was_done()
    {
        var unit = await World.ActAsync(_scene.Unit);
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,Jade was visited by Inventshire Police with Amber Brown of Imaginary School,,,,,,,\r\n");
        var (takeOut, published) = (new TakeCompositeOut(World.Database, new WholeCompositeQueries(World.Database)), new AskedEvents(Audience: new CompositeAudience(EventAudience.Publication)));
        var rest = new WholeCompositeQueries(World.Database);
        foreach (var kind in ExportWords.Kinds)
        {
            var words = ExportWords.In((await takeOut.RunAsync(unit, Case, published, kind, CancellationToken.None)).Value, kind);
            (words.Contains("Jade", StringComparison.Ordinal), words.Contains("Inventshire Police", StringComparison.Ordinal), words.Contains("Imaginary School", StringComparison.Ordinal)).ShouldBe((false, false, false), kind);
            words.ShouldContain("Child A");
            words.ShouldContain("Agency B");
            words.Contains("anonymised", StringComparison.OrdinalIgnoreCase).ShouldBeFalse("a name that is not listed stays");
            words.ShouldContain("Amber");
        }
        (await _scene.CountAsync("audit_events where action = 'Composite chronology taken out' and details::jsonb->>'anonymised' = 'listed names replaced' and details::jsonb->>'pseudonyms' = '1'")).ShouldBe(4);
        var opening = (await Composite.OpenAsync(unit, Case, published, CancellationToken.None))!;
        (opening.ListedNames, string.Join(", ", opening.Agencies.Select(agency => agency.Name))).ShouldBe((1, "Agency A, Agency B"));
        opening.First.Select(one => one.WhatHappened).ShouldContain("Child A was visited by Agency A with Amber Brown of Agency B");
        var names = (await rest.OpenPublishedNamesAsync(unit, Case, CancellationToken.None))!;
        (names.Listed, names.Agencies, names.Left > 0).ShouldBe((1, 2, true));
        (await rest.OpenPublishedNamesAsync(await World.ActAsync(_scene.Officer), Case, CancellationToken.None)).ShouldBeNull();
        // What was counted before is not told of other rows or another table.
        (await rest.OpenPublishedNamesAsync(unit, Case, CancellationToken.None))!.Left.ShouldBe(names.Left);
        await new KeepPseudonym(World.Database).RunAsync(unit, new KeepPseudonymCommand(Case, null, new PseudonymEntry("Amber Brown", PersonRole.OtherStaff, "Teacher 1")), CancellationToken.None);
        var listed = (await rest.OpenPublishedNamesAsync(unit, Case, CancellationToken.None))!.Left;
        listed.ShouldBeLessThan(names.Left);
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,Jade was visited by Inventshire Police with Amber Brown of Imaginary School,,,,,,,\r\n02/02/2016,,Later with Zebedee Oakapple,,,,,,,\r\n");
        (await rest.OpenPublishedNamesAsync(unit, Case, CancellationToken.None))!.Left.ShouldBe(listed + 1);
        // So it is for everybody for whom names are replaced, of what is shown.
        (await rest.OpenLeftNamesAsync(unit, Case, new AskedEvents(), CancellationToken.None)).ShouldBeNull("real names are read");
        (await rest.OpenLeftNamesAsync(await World.ActAsync(_scene.Officer), Case, new AskedEvents(Anonymised: true), CancellationToken.None)).ShouldBeNull();
        var reviewers = (await rest.OpenLeftNamesAsync(unit, Case, new AskedEvents(Anonymised: true), CancellationToken.None))!;
        (reviewers.Listed, reviewers.Agencies, reviewers.Left > 0).ShouldBe((2, 0, true));
        (await rest.OpenLeftNamesAsync(unit, Case, new AskedEvents(Anonymised: true, Words: "Oakapple"), CancellationToken.None))!.Left.ShouldBeLessThan(reviewers.Left);
        var oak = (await Composite.OpenAsync(unit, Case, new AskedEvents(Words: "Oakapple"), CancellationToken.None))!.First.Single().Id;
        (await new RestrictEvent(World.Database).RunAsync(unit, new RestrictEventCommand(oak, EventAudience.ReviewGroup, "Names a stranger"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await rest.OpenPublishedNamesAsync(unit, Case, CancellationToken.None))!.Left.ShouldBe(listed);

        await World.TestDatabase.ExecuteAsOwnerAsync("delete from pseudonyms");
        foreach (var kind in ExportWords.Kinds)
        {
            (await takeOut.RunAsync(unit, Case, published, kind, CancellationToken.None)).Refusals.ShouldBe([TakeCompositeOut.NoNames]);
        }
        (await Composite.OpenAsync(unit, Case, published, CancellationToken.None))!.ListedNames.ShouldBe(0);
        (await _scene.CountAsync("audit_events where action = 'Composite chronology taken out'")).ShouldBe(4);
        // For others it may go out so, but nobody is told that names were replaced.
        var real = (await takeOut.RunAsync(unit, Case, new AskedEvents(Anonymised: true), "csv", CancellationToken.None)).Value;
        (real.IsAnonymised, await _scene.CountAsync("audit_events where action = 'Composite chronology taken out' and details::jsonb->>'anonymised' = 'no'")).ShouldBe((false, 1));
        (await takeOut.RunAsync(await World.ActAsync(_scene.Officer), Case, published, "csv", CancellationToken.None)).Refusals.ShouldBe([PracticeReview.Data.Refusal.NotFound]);
    }

    [Fact]
    public async Task Under_other_eyes_nothing_is_found_by_what_they_do_not_see()
    {
        var unit = await World.ActAsync(_scene.Unit);
        var police = (await Composite.OpenAsync(unit, Case, new AskedEvents(Agency: _scene.Police.Id), CancellationToken.None))!.First[0].Id;
        (await new TagEvent(World.Database).AddAsync(unit, police, "Neglect", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await CountAsync(new AskedEvents(Tag: "Neglect"))).ShouldBe(1);
        (await CountAsync(new AskedEvents(Tag: "Neglect", Audience: new(EventAudience.Family)))).ShouldBe(6, "themes are the review's own");
        (await CountAsync(new AskedEvents(Episode: Guid.NewGuid(), Audience: new(EventAudience.Family)))).ShouldBe(6);
        (await CountAsync(new AskedEvents(Person: Guid.NewGuid(), Evidence: "nothing", Audience: new(EventAudience.Family)))).ShouldBe(6, "so are links and the table of names");
        var seen = (await Composite.OpenAsync(unit, Case, new AskedEvents(Audience: new(EventAudience.Family)), CancellationToken.None))!;
        (seen.People.Count, seen.Evidence.Count, seen.First.Count(one => one.File is not null)).ShouldBe((0, 0, 0));
        var read = ChronologyAddress.Read(null, null, null, "Jade", null, "Neglect", Guid.NewGuid().ToString(), null, ["Family"]);
        (read.Tag, read.Episode, read.Words, read.Audience!.To).ShouldBe((null, null, "Jade", EventAudience.Family));
        ChronologyAddress.Read(null, null, null, null, null, "Neglect", null, null, null).Tag.ShouldBe("Neglect");

        (await CountAsync(new AskedEvents(Words: "Jade"))).ShouldBe(10);
        (await CountAsync(new AskedEvents(Words: "Jade", Anonymised: true))).ShouldBe(10, "whoever works on the case may look for a name");
        (await CountAsync(new AskedEvents(Words: "Jade", Audience: new(EventAudience.Family)))).ShouldBe(6);
        foreach (var replaced in new[] { new AskedEvents(Audience: new(EventAudience.Publication)), new AskedEvents(Anonymised: true, Audience: new(EventAudience.Family)) })
        {
            (await CountAsync(replaced with { Words = "Jade" })).ShouldBe(0);
            (await CountAsync(replaced with { Words = "child police" })).ShouldBe(await CountAsync(replaced with { Words = "police" }));
            (await CountAsync(replaced with { Words = "police" })).ShouldBeGreaterThan(0);
        }

        async Task<int> CountAsync(AskedEvents asked)
        {
            var opening = (await Composite.OpenAsync(unit, Case, asked, CancellationToken.None))!;
            (await Composite.OrderAsync(unit, Case, asked, CancellationToken.None)).Count.ShouldBe(opening.Matching);
            (await new TakeCompositeOut(World.Database, new WholeCompositeQueries(World.Database)).RunAsync(unit, Case, asked, "csv", CancellationToken.None)).Value.Rows.Count().ShouldBe(opening.Matching);
            return opening.Matching;
        }
    }

    [Fact]
    public void An_audience_stands_in_the_address_and_one_that_cannot_be_read_sees_the_least()
    {
        var agency = new AgencyId(Guid.NewGuid());
        foreach (var audience in new CompositeAudience?[] { null, new(EventAudience.Practitioners), new(EventAudience.Family), new(EventAudience.Publication), CompositeAudience.Of(agency) })
        {
            var address = ChronologyAddress.Query(Case.Value, "export.csv", new AskedEvents(Audience: audience));
            var written = address.Split("audience=") is [_, var value] ? value : null;
            ChronologyAddress.Audience(written).ShouldBe(audience);
        }
        foreach (var nonsense in new[] { "everybody", "99", "0", new string('x', 400) })
        {
            ChronologyAddress.Audience(nonsense).ShouldBe(new CompositeAudience(EventAudience.Publication), nonsense);
        }
        foreach (var twice in new string?[][] { ["Publication", "Publication"], ["ReviewGroup", "ReviewGroup"], ["", ""], [null, "Family"] })
        {
            ChronologyAddress.Audience(twice).ShouldBe(new CompositeAudience(EventAudience.Publication), string.Join('&', twice));
            ChronologyAddress.IsAnonymised(twice).ShouldBeTrue();
        }
        (ChronologyAddress.IsAnonymised([]), ChronologyAddress.IsAnonymised(null), ChronologyAddress.IsAnonymised([""]), ChronologyAddress.IsAnonymised(["anonymised"]), ChronologyAddress.IsAnonymised(["Anonymised"])).ShouldBe((false, false, false, true, true));
    }
}
