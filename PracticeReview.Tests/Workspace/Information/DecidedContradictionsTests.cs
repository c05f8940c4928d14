using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Information;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>What the review makes of a contradiction (Policy 7.11, guidance 1.7): it is kept, holds while the accounts say the same, and leads to accounts side by side.</summary>
public sealed class DecidedContradictionsTests : IAsyncLifetime
{
    private const string Police = "22/05/2016,14:30,Jade found alone by the canal in a thin coat. The mother attended the station.,,{0},,,,,1\r\n";
    private const string School = "22/05/2016,16:10,Jade was found alone by the canal in a thin coat. The mother did not attend the station.,Log 7,,,,,,\r\n";
    private InformationScene _scene = null!;
    private StaffId _reviewer, _adviser, _elsewhere;
    private FamilyMemberId _mother;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private DecideContradiction Decide => new(World.Database);

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        _reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        _adviser = await World.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser);
        _elsewhere = await World.AddStaffAsync("Reviewer Rush", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync(Case, _reviewer, CaseRole.LeadReviewer);
        await World.JoinCaseAsync((await World.AddCaseAsync(_scene.Unit)).Id, _elsewhere, CaseRole.LeadReviewer);
        _mother = (await World.AddFamilyMemberAsync(_scene.Case, _scene.Unit, "Amber Inventado", "Mother")).Id;
        await PoliceAsync();
        (await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, School)).ShouldSucceed();
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task PoliceAsync(string risk = "", string was = "attended the station") =>
        (await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, Police.Replace("{0}", risk, StringComparison.Ordinal).Replace("attended the station", was, StringComparison.Ordinal))).ShouldSucceed();

    private async Task<ContradictionsPage> ReadAsync(StaffId? by = null, AskedEvents? asked = null) =>
        (await new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database)).OpenContradictionsAsync(await World.ActAsync(by ?? _scene.Unit), Case, asked ?? new AskedEvents(), CancellationToken.None))!;

    private async Task<Result> DecideAsync(ShownContradiction one, ContradictionOutcome? outcome, string? words = null, StaffId? by = null, uint? version = null) =>
        await Decide.RunAsync(await World.ActAsync(by ?? _scene.Unit),
            new DecideContradictionCommand(one.First.Id, one.Second.Id, null, one.Kind, one.About, one.RestsOn, outcome, words, version ?? one.Decided?.Version), CancellationToken.None);

    private static string Kinds(IEnumerable<ShownContradiction> all) => string.Join(", ", all.Select(one => one.Kind));

    [Fact]
    public async Task What_is_decided_is_folded_away_and_counted_and_can_be_opened_again()
    {
        var page = await ReadAsync();
        (Kinds(page.Contradictions), page.Count, page.DecidedCount, page.MayAnnotate).ShouldBe(("Presence, Time", 2, 0, true));
        page.Contradictions[0].Words.ShouldBe("Inventshire Police says that the mother attended; Imaginary School says that the mother did not attend. They may speak of different things.");

        (await DecideAsync(page.Contradictions[0], ContradictionOutcome.Explained, " ")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Words");
        (await DecideAsync(page.Contradictions[0], ContradictionOutcome.Explained, new string('x', 2001))).ShouldRefuse("at most 2,000");
        (await DecideAsync(page.Contradictions[0], ContradictionOutcome.Explained, "Jade's mother came late.")).ShouldSucceed();
        (await DecideAsync(page.Contradictions[1], ContradictionOutcome.NoContradiction)).ShouldSucceed();
        page = await ReadAsync();
        (page.Count, Kinds(page.Decided), page.DecidedCount).ShouldBe((0, "Presence, Time", 2));
        var explained = page.Decided[0].Decided!;
        (explained.Outcome, explained.Words, explained.By, explained.Holds).ShouldBe((ContradictionOutcome.Explained, "Jade's mother came late.", "Unit Umber", true));

        // With names replaced it is the same contradiction, and the explanation reads as everything else does.
        (await new KeepPseudonym(World.Database).RunAsync(await World.ActAsync(_scene.Unit), new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).ShouldSucceed();
        var anonymised = await ReadAsync(asked: new AskedEvents(Anonymised: true));
        (anonymised.DecidedCount, anonymised.Decided[0].Decided!.Words).ShouldBe((2, "Child A's mother came late."));
        (await DecideAsync(anonymised.Decided[1], ContradictionOutcome.Explained, "One tells when it ended.")).ShouldSucceed();
        (await ReadAsync()).Decided[1].Decided!.Words.ShouldBe("One tells when it ended.");

        (await DecideAsync(page.Decided[0], null)).ShouldSucceed();
        page = await ReadAsync();
        (Kinds(page.Contradictions), Kinds(page.Decided)).ShouldBe(("Presence", "Time"));
        page.Contradictions[0].Decided.ShouldBeNull();
    }

    [Fact]
    public async Task A_decision_holds_while_both_accounts_say_what_it_rests_on_and_is_looked_at_again_when_they_do_not()
    {
        (await DecideAsync((await ReadAsync()).Contradictions[0], ContradictionOutcome.Explained, "She came late.")).ShouldSucceed();

        await PoliceAsync(risk: "Alone near water");
        var page = await ReadAsync();
        Kinds(page.Decided).ShouldBe("Presence", "the risk is not what it rests on");
        await PoliceAsync(was: "attended the station at once");
        page = await ReadAsync();
        (Kinds(page.Contradictions), page.DecidedCount).ShouldBe(("Presence, Time", 0));
        var before = page.Contradictions[0].Decided!;
        (before.Holds, before.Words, before.By, before.Version).ShouldBe((false, "She came late.", "Unit Umber", null), "nothing of it is lost");

        (await DecideAsync(page.Contradictions[0], ContradictionOutcome.Explained, "She came late all the same.")).ShouldSucceed();
        page = await ReadAsync();
        page.Decided.ShouldHaveSingleItem().Decided!.Words.ShouldBe("She came late all the same.");
        (await DecideAsync(page.Decided[0], null)).ShouldSucceed();
        (await ReadAsync()).Contradictions[0].Decided.ShouldBeNull("opened again, the earlier decision does not come up");
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_neither_writes_over_words_they_have_not_seen()
    {
        var page = await ReadAsync();
        (await DecideAsync(page.Contradictions[0], ContradictionOutcome.Explained, "She came late.")).ShouldSucceed();
        (await DecideAsync(page.Contradictions[0], ContradictionOutcome.NoContradiction, by: _reviewer)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        var seen = (await ReadAsync()).Decided.Single();
        (await DecideAsync(seen, ContradictionOutcome.Explained, "She came late, says the log.", _reviewer)).ShouldSucceed();
        (await DecideAsync(seen, ContradictionOutcome.NoContradiction)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await ReadAsync()).Decided.Single().Decided!.Words.ShouldBe("She came late, says the log.");
    }

    [Fact]
    public async Task It_is_decided_by_the_review_alone_and_the_database_alone_refuses_everybody_else()
    {
        var one = (await ReadAsync()).Contradictions[0];
        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger, _elsewhere, _adviser })
        {
            (await DecideAsync(one, ContradictionOutcome.NoContradiction, by: other)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await DecideAsync(one with { Second = one.First }, ContradictionOutcome.NoContradiction)).Refusals.ShouldBe([Refusal.NotFound]);
        (await DecideAsync(one, ContradictionOutcome.NoContradiction, by: _reviewer)).ShouldSucceed();
        (await ReadAsync(_adviser)).MayAnnotate.ShouldBeFalse("the panel reads and does not decide");
        (await ReadAsync(_adviser)).DecidedCount.ShouldBe(1);
        foreach (var audience in Enum.GetValues<EventAudience>().Where(audience => audience != EventAudience.ReviewGroup))
        {
            var seen = await ReadAsync(_reviewer, new AskedEvents(Audience: new CompositeAudience(audience)));
            Kinds(seen.Contradictions).ShouldBe("Presence, Time", "there is something to be told to them");
            seen.WithFamily.ShouldBeNull("nor are the family's words");
            (seen.DecidedCount, seen.MayAnnotate, seen.MaySetSideBySide, seen.Contradictions.All(each => each.Decided is null)).ShouldBe((0, false, false, true), "what the review decided is not for them");
        }

        var pair = MatchDecision.InOrder(one.First.Id, one.Second.Id);
        string Insert(StaffId by) => $"insert into contradiction_decisions values ('{pair.First}', '{pair.Second}', 'Fact', 'x', '{World.Partnership.Id}', '{Case}', 'NoContradiction', '', 'x', '{by}', now())";
        await _scene.AskAsync(_scene.Unit, Insert(_scene.Unit));
        foreach (var (by, name) in new (StaffId?, StaffId)[] { (_scene.Officer, _scene.Officer), (_scene.Stranger, _scene.Stranger), (_elsewhere, _elsewhere), (_adviser, _adviser), (_scene.Unit, _reviewer), (null, _scene.Unit) })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Insert(name)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        await ReadersAsync("contradiction_decisions", (_scene.Unit, 1), (_reviewer, 1), (_adviser, 1), (_scene.Officer, 0), (_scene.Teacher, 0), (_scene.Stranger, 0), (_elsewhere, 0), (null, 0));
        (await _scene.AskAsync(_adviser, "with gone as (delete from contradiction_decisions returning 1) select count(*) from gone")).ShouldBe(0L);
    }

    private async Task ReadersAsync(string table, params (StaffId? Reader, long Sees)[] readers)
    {
        foreach (var (reader, sees) in readers)
        {
            (await _scene.AskAsync(reader, $"select count(*) from {table}")).ShouldBe(sees, $"{reader}");
        }
        foreach (var role in new[] { LoginRole.Family, LoginRole.Public, LoginRole.Jobs })
        {
            await using var connection = new NpgsqlConnection(World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    private async Task<(PracticeEventId Event, ContributionId Said)> SaidAsync(string text)
    {
        var said = ContributionId.New();
        (await new SendContribution(World.Database).RunAsync(await World.ActAsync(_mother), new SendContributionCommand(said, ContributionKind.FocusSuggestion, null, text), CancellationToken.None)).ShouldSucceed();
        var of = (await ReadAsync()).Contradictions[0] is var one && one.First.Agency.Id == _scene.Police.Id ? one.First.Id : one.Second.Id;
        (await new LinkContribution(World.Database).RunAsync(await World.ActAsync(_reviewer), new LinkContributionCommand(said, ContributionLinkKind.ChronologyEvent, null, Event: of), CancellationToken.None)).ShouldSucceed();
        return (of, said);
    }

    [Fact]
    public async Task A_contradiction_with_the_familys_account_is_decided_by_the_review_group_alone()
    {
        var (of, said) = await SaidAsync("It was April, not May. I attended the meeting.");
        var found = (await ReadAsync(_reviewer)).WithFamily!.ShouldHaveSingleItem();
        found.Found.Select(one => one.Found.Words).ShouldBe(["If they speak of one event, the dates do not agree: Inventshire Police says 22/05/2016 14:30, Mother says April."]);
        var command = new DecideContradictionCommand(of, null, said, ContradictionKind.Date, found.Found[0].Found.About, found.Found[0].RestsOn, ContradictionOutcome.Explained, "She speaks of the first time.");
        foreach (var other in new[] { _scene.Unit, _scene.Officer, _scene.Stranger, _elsewhere, _adviser })
        {
            (await Decide.RunAsync(await World.ActAsync(other), command, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await Decide.RunAsync(await World.ActAsync(_reviewer), command with { Said = ContributionId.New() }, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await Decide.RunAsync(await World.ActAsync(_reviewer), command, CancellationToken.None)).ShouldSucceed();
        var decided = (await ReadAsync(_reviewer)).WithFamily!.Single();
        (decided.IsDecided, decided.Found[0].Decided!.Words, decided.Found[0].Decided!.Holds).ShouldBe((true, "She speaks of the first time.", true));

        string Insert(StaffId by) => $"insert into family_contradiction_decisions values ('{of}', '{said}', 'Fact', 'x', '{World.Partnership.Id}', '{Case}', 'NoContradiction', '', 'x', '{by}', now())";
        await _scene.AskAsync(_reviewer, Insert(_reviewer));
        foreach (var (by, name) in new (StaffId?, StaffId)[] { (_scene.Unit, _scene.Unit), (_scene.Officer, _scene.Officer), (_scene.Stranger, _scene.Stranger), (_elsewhere, _elsewhere), (_adviser, _adviser), (_reviewer, _scene.Unit), (null, _reviewer) })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Insert(name)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        await ReadersAsync("family_contradiction_decisions", (_reviewer, 1), (_scene.Unit, 0), (_adviser, 0), (_scene.Officer, 0), (_scene.Stranger, 0), (_elsewhere, 0), (null, 0));

        await PoliceAsync(risk: "Alone near water");
        (await ReadAsync(_reviewer)).WithFamily!.Single().IsDecided.ShouldBeTrue("the row became another that says the same");
        (await Decide.RunAsync(await World.ActAsync(_reviewer), command with { One = (await ReadAsync(_reviewer)).WithFamily!.Single().Event.Id, Outcome = null }, CancellationToken.None)).ShouldSucceed();
        (await _scene.CountAsync("family_contradiction_decisions")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_decided_about_words_that_are_left_out_goes_with_them_and_so_does_what_was_begun()
    {
        var (of, said) = await SaidAsync("It was April, not May.");
        var found = (await ReadAsync(_reviewer)).WithFamily!.Single().Found.Single();
        var command = new DecideContradictionCommand(of, null, said, ContradictionKind.Date, found.Found.About, found.RestsOn, ContradictionOutcome.Explained, "She says April.");
        (await Decide.RunAsync(await World.ActAsync(_reviewer), command, CancellationToken.None)).ShouldSucceed();
        var drafts = new FormDrafts(World.Database);
        foreach (var form in new[] { ContradictionDecisionPart.FormName(Case.Value, command), ContradictionDecisionPart.FormName(Case.Value, command with { Said = ContributionId.New() }) })
        {
            (await drafts.KeepAsync(await World.ActAsync(_reviewer), form, "{}", CancellationToken.None)).ShouldSucceed();
        }
        (await new AskToLeaveOut(World.Database).RunAsync(await World.ActAsync(_mother), said, CancellationToken.None)).ShouldSucceed();
        (await _scene.AskAsync(_reviewer, "select count(*) from family_contradiction_decisions")).ShouldBe(1L, "until it is decided the review group reads the words");
        var asked = await World.TestDatabase.AskAsOwnerAsync<Guid>("select id from leave_out_requests");

        (await new DecideLeaveOut(World.Database).RunAsync(await World.ActAsync(_reviewer), new DecideLeaveOutCommand(new LeaveOutRequestId(asked), LeaveOutOutcome.LeftOut, "We do without it."), CancellationToken.None)).ShouldSucceed();

        (await _scene.CountAsync("family_contradiction_decisions")).ShouldBe(0);
        (await _scene.CountAsync("form_drafts")).ShouldBe(1, "what was begun of others stays");
        // Where one is left all the same, nobody reads it whose words are no more to be read.
        await World.TestDatabase.ExecuteAsOwnerAsync($"insert into family_contradiction_decisions values ('{of}', '{said}', 'Date', '', '{World.Partnership.Id}', '{Case}', 'Explained', 'She says April.', 'x', '{_reviewer}', now())");
        (await _scene.AskAsync(_reviewer, "select count(*) from family_contradiction_decisions")).ShouldBe(0L);
    }

    [Fact]
    public void An_explanation_is_begun_under_a_name_of_its_own_and_not_changed_while_names_are_replaced()
    {
        var (one, other, digest) = (PracticeEventId.New(), PracticeEventId.New(), new string('a', 64));
        var seen = new DecideContradictionCommand(one, other, null, ContradictionKind.Child, "seen", digest, null);
        var name = ContradictionDecisionPart.FormName(Case.Value, seen);
        ContradictionDecisionPart.FormName(Case.Value, seen with { One = other, Other = one }).ShouldBe(name, "whichever stands first");
        foreach (var another in new[] { seen with { About = "heard" }, seen with { Kind = ContradictionKind.Presence }, seen with { Other = PracticeEventId.New() }, seen with { Other = null, Said = ContributionId.New() }, seen with { RestsOn = new string('b', 64) } })
        {
            ContradictionDecisionPart.FormName(Case.Value, another).ShouldNotBe(name);
        }
        ContradictionDecisionPart.FormName(Case.Value, seen with { About = "seen: pike" }).ShouldNotContain("pike");

        var explained = new ContradictionDecided(ContradictionOutcome.Explained, "Child A's mother came late.", "Unit Umber", DateTimeOffset.UnixEpoch, Holds: true, Version: 1);
        ContradictionDecisionPart.MayExplain(explained, anonymised: true).ShouldBeFalse("what would be kept are not the real words");
        ContradictionDecisionPart.MayExplain(explained with { Holds = false }, anonymised: true).ShouldBeFalse();
        ContradictionDecisionPart.MayExplain(explained, anonymised: false).ShouldBeTrue();
        ContradictionDecisionPart.MayExplain(null, anonymised: true).ShouldBeTrue();
    }

    [Fact]
    public async Task Accounts_that_contradict_each_other_are_set_side_by_side_without_typing_them_again()
    {
        var (of, said) = await SaidAsync("It was April, not May.");
        var one = (await ReadAsync(_reviewer)).Contradictions[0];
        var preparing = new PreparedAccountsQueries(World.Database);
        var prepared = (await preparing.OpenAsync(await World.ActAsync(_reviewer), Case, [one.First.Id, one.Second.Id], said, CancellationToken.None))!;
        prepared.Sides.Select(side => $"{side.Source}: {side.Text}").ShouldBe(
        [
            "Inventshire Police, 22/05/2016 14:30, row 2 of its chronology: Jade found alone by the canal in a thin coat. The mother attended the station.",
            "Imaginary School, 22/05/2016 16:10, row 2 of its chronology, from Log 7: Jade was found alone by the canal in a thin coat. The mother did not attend the station.",
            ": ",
        ], ignoreOrder: true);
        prepared.Sides[^1].Contribution.ShouldBe(said);
        (await new SetSideBySide(World.Database).RunAsync(await World.ActAsync(_reviewer), new SetSideBySideCommand(Case, ContradictoryAccountsId.New(), null, "Who was there", prepared.Sides, ""), CancellationToken.None)).ShouldSucceed();

        foreach (var other in new[] { _scene.Unit, _scene.Officer, _scene.Teacher, _scene.Stranger, _elsewhere, _adviser })
        {
            (await preparing.OpenAsync(await World.ActAsync(other), Case, [of], null, CancellationToken.None)).ShouldBeNull();
        }
        (await preparing.OpenAsync(await World.ActAsync(_reviewer), Case, [of, PracticeEventId.New()], null, CancellationToken.None)).ShouldBeNull();
        (await preparing.OpenAsync(await World.ActAsync(_reviewer), Case, [of], ContributionId.New(), CancellationToken.None)).ShouldBeNull();
        var cases = await World.TestDatabase.AskAsOwnerAsync<Guid>($"select case_id from case_memberships where staff_id = '{_elsewhere}'");
        (await preparing.OpenAsync(await World.ActAsync(_elsewhere), new CaseId(cases), [of], null, CancellationToken.None)).ShouldBeNull("an event of another case");
    }
}
