using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Silences of agencies that should have been active: those who work on the review say from when to when an agency was involved.</summary>
public sealed class AgencyInvolvementTests : IAsyncLifetime
{
    private InformationScene _scene = null!;
    private Agency _hospital = null!;
    private StaffId _reviewer;

    private TestWorld World => _scene.World;
    private CaseId Case => _scene.Case.Id;
    private KeepAgencyInvolvement Involvements => new(World.Database);

    public async Task InitializeAsync()
    {
        _scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        _hospital = await World.AddAgencyAsync("Pretend Hospital", AgencyKind.HealthProvider);
        _reviewer = await World.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync(Case, _reviewer, CaseRole.LeadReviewer);
        var police = string.Concat(Enumerable.Range(1, 12).Select(month => $"03/{month:00}/2015,,Patrol {month} passed,,,,,,,\r\n"));
        (await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, police)).Succeeded.ShouldBeTrue();
        (await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, "10/11/2015,,Jade came to school hungry,,,,,,,\r\n")).Succeeded.ShouldBeTrue();
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task<SilencesPage> SilencesAsync(StaffId? by = null, bool anonymised = false) =>
        (await new CompositeThinking(World.Database, new WholeCompositeQueries(World.Database)).OpenSilencesAsync(await World.ActAsync(by ?? _scene.Unit), Case, new AskedEvents(Anonymised: anonymised), CancellationToken.None))!;

    private async Task<Result> SayAsync(AgencyId? agency, string? from, string? to, StaffId? by = null, Guid? id = null, uint version = 0) =>
        await Involvements.RunAsync(await World.ActAsync(by ?? _scene.Unit), new KeepAgencyInvolvementCommand(Case, id, agency, from, to, version), CancellationToken.None);

    [Fact]
    public async Task An_agency_with_one_record_with_none_and_silent_at_either_end_is_told_once_somebody_says_when_it_was_involved()
    {
        (await SilencesAsync()).Silences.ShouldBeEmpty("nobody knows who should have been active");

        (await SayAsync(_scene.School.Id, "early 2015", "")).Succeeded.ShouldBeTrue();
        var school = (await SilencesAsync()).Silences.ShouldHaveSingleItem();
        (school.Agency.Name, school.From, school.To, school.OthersRecorded).ShouldBe(("Imaginary School", new DateOnly(2015, 1, 1), new DateOnly(2015, 11, 9), 11));
        school.Words.ShouldContain("said to have been involved from the first of these days");

        (await SayAsync(_hospital.Id, "May 2015", "about 20 August 2015", by: _reviewer)).Succeeded.ShouldBeTrue();
        var hospital = (await SilencesAsync()).Silences.Single(one => one.Agency.Id == _hospital.Id);
        (hospital.Agency.Name, hospital.From, hospital.To, hospital.OthersRecorded).ShouldBe(("Pretend Hospital", new DateOnly(2015, 5, 1), new DateOnly(2015, 8, 20), 4));
        hospital.Agency.Number.ShouldBe(3, "a letter and a colour of its own");

        (await SayAsync(_scene.Police.Id, "", "31/12/2016")).Succeeded.ShouldBeTrue();
        var page = await SilencesAsync();
        page.Silences.Single(one => one.Agency.Id == _scene.Police.Id).ShouldSatisfyAllConditions(
            one => one.From.ShouldBe(new DateOnly(2015, 12, 4)), one => one.To.ShouldBe(new DateOnly(2016, 12, 31)), one => one.Words.ShouldContain("until the last of these days"));
        page.Involvements.Select(one => (one.Agency.Name, one.FromAsWritten, one.ToAsWritten, one.First, one.Last, one.WrittenBy)).ShouldBe(
        [
            ("Imaginary School", "early 2015", "", new DateOnly(2015, 1, 1), null, "Unit Umber"),
            ("Inventshire Police", "", "31/12/2016", null, new DateOnly(2016, 12, 31), "Unit Umber"),
            ("Pretend Hospital", "May 2015", "about 20 August 2015", new DateOnly(2015, 5, 1), new DateOnly(2015, 8, 20), "Reviewer Reed"),
        ]);
    }

    [Fact]
    public async Task What_cannot_be_read_or_could_mean_two_things_is_refused_in_words_and_two_people_who_save_at_once_both_keep_theirs()
    {
        (await SayAsync(null, "2015", "")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Agency");
        (await SayAsync(_scene.School.Id, " ", null)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("From");
        (await SayAsync(_scene.School.Id, "some time", "31/02/2016")).Refusals.Select(one => one.Field).ShouldBe(["From", "To"]);
        (await SayAsync(_scene.School.Id, "04-05-06", "")).Refusals.ShouldHaveSingleItem().ToString().ShouldContain("could mean");
        (await SayAsync(_scene.School.Id, "2016", "2015")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("To");
        (await SayAsync(_scene.School.Id, new string('1', 101), "")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("From");
        (await SayAsync(new AgencyId(Guid.NewGuid()), "2015", "")).Refusals.ShouldBe([Refusal.NotFound]);
        (await _scene.CountAsync("agency_involvements")).ShouldBe(0);

        await SayAsync(_scene.School.Id, "2015", "");
        var written = (await SilencesAsync()).Involvements.ShouldHaveSingleItem();
        (await SayAsync(null, "March 2015", "", _reviewer, written.Id, written.Version)).Succeeded.ShouldBeTrue();
        (await SayAsync(null, "April 2015", "", null, written.Id, written.Version)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await SilencesAsync()).Involvements.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.FromAsWritten.ShouldBe("March 2015"), one => one.WrittenBy.ShouldBe("Reviewer Reed"));
        (await Involvements.RemoveAsync(await World.ActAsync(_scene.Unit), written.Id, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await SilencesAsync()).Involvements.ShouldBeEmpty();
        (await _scene.CountAsync("audit_events where action like 'Involvement of an agency%'")).ShouldBe(3);
    }

    [Fact]
    public async Task What_the_return_says_of_its_involvement_is_there_to_go_by_and_opening_it_stands_in_the_record()
    {
        (await SilencesAsync()).Agencies.ShouldAllBe(agency => agency.Returned.Length == 0);
        (await _scene.CountAsync("audit_events where action = 'Agency summaries opened'")).ShouldBe(0);
        (await new ReturnInformation(World.Database).SummaryAsync(await World.ActAsync(_scene.Teacher), _scene.SchoolRequest, InformationScene.Words with { Involvement = "Jade has been with us since 2014" }, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new KeepPseudonym(World.Database).RunAsync(await World.ActAsync(_scene.Unit), new KeepPseudonymCommand(Case, null, new PseudonymEntry("Jade Smith", PersonRole.Child, "")), CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await SilencesAsync()).Agencies.Single(agency => agency.Id == _scene.School.Id).Returned.ShouldBe("Jade has been with us since 2014");
        (await SilencesAsync(anonymised: true)).Agencies.Single(agency => agency.Id == _scene.School.Id).Returned.ShouldBe("Child A has been with us since 2014");
        (await _scene.CountAsync("audit_events where action = 'Agency summaries opened'")).ShouldBe(2);
    }

    [Fact]
    public async Task Agencies_strangers_and_other_cases_neither_write_nor_read_it_and_the_database_alone_refuses_them()
    {
        (await SayAsync(_scene.School.Id, "2015", "", _reviewer)).Succeeded.ShouldBeTrue();
        var written = (await SilencesAsync()).Involvements.ShouldHaveSingleItem();
        var elsewhere = await World.AddStaffAsync("Reviewer Rush", null, StaffRole.StatutoryPartner);
        await World.JoinCaseAsync((await World.AddCaseAsync(_scene.Unit)).Id, elsewhere, CaseRole.LeadReviewer);
        var adviser = await World.AddStaffAsync("Adviser Ash", null, StaffRole.IndependentAdviser);
        foreach (var reader in new[] { _scene.Unit, _reviewer, adviser })
        {
            (await _scene.AskAsync(reader, "select count(*) from agency_involvements")).ShouldBe(1L);
        }
        foreach (var nobody in new StaffId?[] { _scene.Officer, _scene.Teacher, _scene.Stranger, elsewhere, null })
        {
            (await _scene.AskAsync(nobody, "select count(*) from agency_involvements")).ShouldBe(0L);
        }
        foreach (var role in new[] { LoginRole.Family, LoginRole.Public, LoginRole.Jobs })
        {
            await using var connection = new NpgsqlConnection(World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select count(*) from agency_involvements", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }

        var foreign = await World.AddAgencyAsync("Elsewhere Police", AgencyKind.Police, await World.AddPartnershipAsync("Far Safeguarding Children Partnership", "FAR"));
        string Say(StaffId by, Agency? agency = null) =>
            $"insert into agency_involvements values (gen_random_uuid(), '{World.Partnership.Id}', '{Case}', '{(agency ?? _scene.School).Id}', '2015', '', '2015-01-01', null, '{by}', now())";
        await _scene.AskAsync(_scene.Unit, Say(_scene.Unit));
        await _scene.AskAsync(_reviewer, Say(_reviewer));
        foreach (var (by, name, agency) in new (StaffId?, StaffId, Agency?)[]
            { (_scene.Officer, _scene.Officer, null), (_scene.Teacher, _scene.Teacher, null), (_scene.Stranger, _scene.Stranger, null), (elsewhere, elsewhere, null), (adviser, adviser, null), (_scene.Unit, _reviewer, null), (null, _scene.Unit, null), (_scene.Unit, _scene.Unit, foreign) })
        {
            (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(by, Say(name, agency)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        foreach (var other in new StaffId?[] { _scene.Officer, _scene.Teacher, _scene.Stranger, elsewhere, adviser, null })
        {
            (await _scene.AskAsync(other, "with gone as (delete from agency_involvements returning 1) select count(*) from gone")).ShouldBe(0L);
            (await _scene.AskAsync(other, "with changed as (update agency_involvements set from_as_written = '2014' returning 1) select count(*) from changed")).ShouldBe(0L);
        }
        (await Should.ThrowAsync<PostgresException>(() => _scene.AskAsync(_scene.Unit, $"update agency_involvements set agency_id = '{_scene.Police.Id}', written_by = '{_scene.Unit}'"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        foreach (var other in new[] { _scene.Officer, _scene.Teacher, _scene.Stranger, elsewhere, adviser })
        {
            (await SayAsync(_scene.School.Id, "2015", "", other)).Refusals.ShouldBe([Refusal.NotFound]);
            (await SayAsync(null, "2014", "", other, written.Id, written.Version)).Refusals.ShouldBe([Refusal.NotFound]);
            (await Involvements.RemoveAsync(await World.ActAsync(other), written.Id, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await SilencesAsync(adviser)).ShouldSatisfyAllConditions(page => page.MayAnnotate.ShouldBeFalse(), page => page.Involvements.ShouldHaveSingleItem());
    }
}
