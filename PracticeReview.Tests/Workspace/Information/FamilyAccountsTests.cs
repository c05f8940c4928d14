using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Checklist I8, guidance 1.7: what the family said stands beside what an agency wrote about the same event, for the review group alone.</summary>
public sealed class FamilyAccountsTests : IAsyncLifetime
{
    private const string Said = "Dwoje policjantów? Nie, było ich troje. Moja córka nie była widziana.";
    private const string InEnglish = "Three officers came into the house. My daughter was not seen.";
    private InformationScene _scene = null!;
    private StaffId _reviewer, _facilitator, _adviser;
    private FamilyMemberId _mother, _uncle;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private CompositeChronologyQueries Composite => new(World.Database);
    private CompositeThinking Thinking => new(World.Database, new WholeCompositeQueries(World.Database));

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        _reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        _facilitator = await World.AddStaffAsync("Facilitator Fern", null);
        _adviser = await World.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser);
        await World.JoinCaseAsync(Case, _reviewer, CaseRole.LeadReviewer);
        await World.JoinCaseAsync(Case, _facilitator, CaseRole.FamilyFacilitator);
        _mother = (await World.AddFamilyMemberAsync(_scene.Case, _facilitator, "Amber Inventado", "Mother", "pl")).Id;
        _uncle = (await World.AddFamilyMemberAsync(_scene.Case, _facilitator, "Uncle Inventado", "Uncle")).Id;
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,14:30,Two officers came to the home. The child was seen.,,,,,,,\r\n03/02/2016,,Called the school,,,,,,,\r\n");
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task<PracticeEventId> EventAsync() => (await Composite.OpenAsync(await World.ActAsync(_reviewer), Case, new AskedEvents(), CancellationToken.None))!.First[0].Id;

    private async Task<ContributionId> SendAsync(FamilyMemberId by, string text, string language)
    {
        var id = ContributionId.New();
        (await new SendContribution(World.Database).RunAsync(await World.ActAsync(by), new SendContributionCommand(id, ContributionKind.FocusSuggestion, null, text, Language: language), CancellationToken.None)).ShouldSucceed();
        return id;
    }

    private async Task<Result> LinkAsync(StaffId by, ContributionId said, PracticeEventId to) =>
        await new LinkContribution(World.Database).RunAsync(await World.ActAsync(by), new LinkContributionCommand(said, ContributionLinkKind.ChronologyEvent, null, Event: to), CancellationToken.None);

    private async Task<IReadOnlyList<FamilyContradiction>?> ReadAsync(StaffId by, bool anonymised = false) =>
        (await Thinking.OpenContradictionsAsync(await World.ActAsync(by), Case, new AskedEvents(Anonymised: anonymised), CancellationToken.None))!.WithFamily;

    [Fact]
    public async Task What_the_family_said_stands_beside_the_event_and_is_compared_once_its_translation_was_checked()
    {
        var (visit, said) = (await EventAsync(), await SendAsync(_mother, Said, "pl"));
        (await LinkAsync(_reviewer, said, visit)).ShouldSucceed();
        (await LinkAsync(_reviewer, said, visit)).ShouldSucceed();
        (await _scene.CountAsync("contribution_links")).ShouldBe(1, "twice is once");
        var before = (await ReadAsync(_reviewer))!.ShouldHaveSingleItem();
        (before.Event.Id, before.Family.Relation, before.Family.Text, before.Family.English).ShouldBe((visit, "Mother", Said, null));
        before.Found.ShouldBeEmpty("nothing is read from words that nobody translated and checked");

        await World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into case_text_translations (id, partnership_id, case_id, source_hash, language, text, state, is_machine_made, translated_by, reviewed_by, reviewed_at, changed_at, from_language)
            values (gen_random_uuid(), '{World.Partnership.Id}', '{Case}', '{CaseTextTranslation.HashOf(Said)}', 'en', '{InEnglish}', 'WaitingForReview', false, '{_facilitator}', null, null, now(), 'ur')
            """);
        var waiting = (await ReadAsync(_reviewer))!.ShouldHaveSingleItem();
        (waiting.Family.English, waiting.Found.Count).ShouldBe((null, 0), "somebody translated them, and nobody has checked it");
        await World.TestDatabase.ExecuteAsOwnerAsync($"update case_text_translations set state = 'Approved', reviewed_by = '{_reviewer}', reviewed_at = now()");
        var after = (await ReadAsync(_reviewer))!.ShouldHaveSingleItem();
        after.Found.Select(found => found.Found.Words).ShouldBe(
        [
            "Inventshire Police says that the child was seen; Mother says that the child was not seen.",
            "Inventshire Police speaks of 2 officers; Mother of 3 officers.",
        ], ignoreOrder: true);
        (await Composite.OpenEventAsync(await World.ActAsync(_reviewer), Case, visit, false, CancellationToken.None))!.FamilySaid!.Accounts.ShouldHaveSingleItem().English.ShouldBe(InEnglish);
        (await _scene.CountAsync("audit_events where action = 'Family''s words opened'")).ShouldBeGreaterThan(2);

        // The row changes: the words are about the row as it stands.
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,14:30,Two officers came to the home. The child was seen asleep.,,,,,,,\r\n03/02/2016,,Called the school,,,,,,,\r\n");
        var moved = (await ReadAsync(_reviewer))!.ShouldHaveSingleItem();
        (moved.Event.Id == visit, moved.Event.Row.WhatHappened).ShouldBe((false, "Two officers came to the home. The child was seen asleep."));
    }

    [Fact]
    public async Task Words_about_a_passage_for_which_the_event_is_evidence_are_found_where_they_differ()
    {
        var visit = await EventAsync();
        var passage = (await new WriteDraftPassage(World.Database).RunAsync(await World.ActAsync(_reviewer), new WriteDraftPassageCommand(Case, null, 0, "The visit", "The police came.", null), CancellationToken.None)).Value;
        (await new LinkEvent(World.Database).AddAsync(await World.ActAsync(_reviewer), new LinkEventCommand(visit, EventLinkKind.DraftPassage, passage, null), CancellationToken.None)).ShouldSucceed();
        var differs = await SendAsync(_uncle, "Three officers came.", "en");
        var agrees = await SendAsync(_uncle, "It was a cold day.", "en");
        await World.TestDatabase.ExecuteAsOwnerAsync($"update contributions set draft_passage_id = '{passage}' where id in ('{differs}', '{agrees}')");

        var found = (await ReadAsync(_reviewer))!.ShouldHaveSingleItem();
        (found.Family.Contribution, found.Family.Link, found.Found.Single().Found.Kind).ShouldBe((differs, null, ContradictionKind.Number));
    }

    [Fact]
    public async Task The_familys_words_are_for_the_review_group_alone_and_go_out_in_no_file()
    {
        var (visit, said) = (await EventAsync(), await SendAsync(_uncle, "Three officers came. Nobody saw my niece.", "en"));
        (await LinkAsync(_reviewer, said, visit)).ShouldSucceed();
        (await ReadAsync(_reviewer)).ShouldNotBeNull();
        foreach (var other in new[] { _scene.Unit, _adviser })
        {
            (await ReadAsync(other)).ShouldBeNull();
            (await Composite.OpenEventAsync(await World.ActAsync(other), Case, visit, false, CancellationToken.None))!.FamilySaid.ShouldBeNull();
            (await LinkAsync(other, said, visit)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger, _facilitator })
        {
            (await Thinking.OpenContradictionsAsync(await World.ActAsync(other), Case, new AskedEvents(), CancellationToken.None)).ShouldBeNull();
            (await Composite.OpenEventAsync(await World.ActAsync(other), Case, visit, false, CancellationToken.None)).ShouldBeNull();
            (await LinkAsync(other, said, visit)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        // Seen with whose eyes ever, and in whatever goes out.
        foreach (var audience in Enum.GetValues<EventAudience>())
        {
            (await Composite.OpenEventAsync(await World.ActAsync(_reviewer), Case, visit, false, CancellationToken.None, new CompositeAudience(audience)))!.FamilySaid.ShouldBeNull();
        }
        var takeOut = new TakeCompositeOut(World.Database, new WholeCompositeQueries(World.Database));
        (await new KeepPseudonym(World.Database).RunAsync(await World.ActAsync(_reviewer), new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Inventado", PersonRole.Child, "")), CancellationToken.None)).ShouldSucceed();
        foreach (var (kind, audience) in ExportWords.Kinds.SelectMany(kind => new CompositeAudience?[] { null, new(EventAudience.Practitioners), new(EventAudience.Family), new(EventAudience.Publication), CompositeAudience.Of(_scene.Police.Id) }.Select(audience => (kind, audience))))
        {
            var words = ExportWords.In((await takeOut.RunAsync(await World.ActAsync(_reviewer), Case, new AskedEvents(Audience: audience), kind, CancellationToken.None)).Value, kind);
            words.ShouldContain("officers", customMessage: "what the agency wrote is read");
            foreach (var own in new[] { "Three", "niece", "Uncle" })
            {
                words.Contains(own, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{own}, {kind}, {audience}");
            }
        }

        // Another case's event, even by somebody who works on both, is refused by the database as well.
        var other2 = await World.AddCaseAsync(_scene.Unit);
        await World.JoinCaseAsync(other2.Id, _reviewer, CaseRole.LeadReviewer);
        await World.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Information', review_type = 'RapidReview' where id = '{other2.Id}'");
        (await new SendInformationRequests(World.Database).RunAsync(await World.ActAsync(_scene.Unit), new SendInformationRequestsCommand(other2.Id, [new(_scene.Police.Id, _scene.Officer, "Called to the home")],
            "Bo Invented, born 2 May 2014", "The child was hurt; the review asks what can be learned."), CancellationToken.None)).Refusals.ShouldBeEmpty();
        var asked = new InformationRequestId(await World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from information_requests where case_id = '{other2.Id}'"));
        (await _scene.UploadAsync(_scene.Officer, asked, "05/05/2017,,Another child was seen,,,,,,,\r\n")).Refusals.ShouldBeEmpty();
        var stranger = await World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from significant_practice_events where case_id = '{other2.Id}'");
        (await _scene.AskAsync(_reviewer, $"select count(*) from event_identities where id = '{stranger}'")).ShouldBe(1L, "the reviewer reads that event");
        string Link(Guid subject) => $"insert into contribution_links (id, contribution_id, partnership_id, case_id, kind, subject_id, label, linked_by, linked_at) values (gen_random_uuid(), '{said}', '{World.Partnership.Id}', '{Case}', 'ChronologyEvent', '{subject}', 'x', '{_reviewer}', now())";
        await _scene.AskAsync(_reviewer, Link(visit.Value));
        (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(_reviewer, Link(stranger)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await LinkAsync(_reviewer, said, new PracticeEventId(stranger))).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task However_much_the_family_said_what_is_tied_to_an_event_is_read_and_what_is_not_shown_is_said()
    {
        var (visit, said) = (await EventAsync(), await SendAsync(_uncle, "Three officers came.", "en"));
        (await LinkAsync(_reviewer, said, visit)).ShouldSucceed();
        // What came later is more than is offered at once.
        await World.TestDatabase.ExecuteAsOwnerAsync($"insert into contributions (id, partnership_id, case_id, family_member_id, kind, text, language, sent_at) select gen_random_uuid(), '{World.Partnership.Id}', '{Case}', '{_mother}', 'FocusSuggestion', 'It was day ' || day, 'en', now() + interval '1 hour' * day from generate_series(1, 503) day");
        var about = (await Composite.OpenEventAsync(await World.ActAsync(_reviewer), Case, visit, false, CancellationToken.None))!.FamilySaid!;
        about.Accounts.ShouldHaveSingleItem().Contribution.ShouldBe(said);
        (about.Choices.Count, about.MoreChoices).ShouldBe((500, 3));
        (await ReadAsync(_reviewer))!.ShouldHaveSingleItem().Family.Contribution.ShouldBe(said);

        await World.TestDatabase.ExecuteAsOwnerAsync($"insert into contribution_links (id, contribution_id, partnership_id, case_id, kind, subject_id, label, linked_by, linked_at) select gen_random_uuid(), id, partnership_id, case_id, 'ChronologyEvent', '{visit}', 'x', '{_reviewer}', '2026-01-01' from contributions where id <> '{said}'");
        var page = (await Thinking.OpenContradictionsAsync(await World.ActAsync(_reviewer), Case, new AskedEvents(), CancellationToken.None))!;
        (page.WithFamily!.Count, page.FamilyCount, page.WithFamily[0].Family.Contribution).ShouldBe((100, 504, said), "what does not agree comes first");
        var all = (await Composite.OpenEventAsync(await World.ActAsync(_reviewer), Case, visit, false, CancellationToken.None))!.FamilySaid!;
        (all.Accounts.Count, all.Choices.Count, all.MoreChoices).ShouldBe((504, 0, 0));
    }
}
