using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>What the database alone refuses of requests, summaries, chronologies and files.</summary>
public sealed class InformationRowSecurityTests
{
    private static readonly string[] s_tables =
    [
        "information_requests", "agency_summaries", "documents", "document_pieces", "chronologies", "significant_practice_events",
        "refused_chronologies", "finished_gatherings", "request_extensions", "summary_ratings", "event_identities", "earlier_practice_events",
    ];

    /// <summary>Both agencies have uploaded; the police have returned; the school's last upload was refused; the gathering is finished. The school has longer; the police's summary is rated.</summary>
    private static async Task<InformationScene> FilledAsync()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await scene.UploadAsync(scene.Officer, scene.PoliceRequest, InformationScene.Rows(2));
        await scene.UploadAsync(scene.Teacher, scene.SchoolRequest, InformationScene.Rows(3, seed: 2));
        await scene.UploadAsync(scene.Teacher, scene.SchoolRequest, "soon,,x,,,,,,,\r\n");
        (await new ReturnInformation(scene.World.Database).SummaryAsync(await scene.World.ActAsync(scene.Officer), scene.PoliceRequest, InformationScene.Words, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await scene.ExtendAsync(scene.SchoolRequest, scene.InDays(20))).Succeeded.ShouldBeTrue();
        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.Met)).Succeeded.ShouldBeTrue();
        (await new FinishGathering(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Unit), scene.Case.Id, "Enough", CancellationToken.None)).Succeeded.ShouldBeTrue();
        return scene;
    }

    private static async Task RefusedAsync(InformationScene scene, StaffId? by, string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => scene.AskAsync(by, sql), sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);

    [Fact]
    public async Task Everybody_reads_exactly_their_rows()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;
        var reviewer = await world.AddStaffAsync("Reviewer Reed", null, StaffRole.StatutoryPartner);
        await world.JoinCaseAsync(scene.Case.Id, reviewer, CaseRole.LeadReviewer);
        var otherReviewer = await world.AddStaffAsync("Reviewer Rush", null, StaffRole.StatutoryPartner);
        await world.JoinCaseAsync((await world.AddCaseAsync(scene.Unit)).Id, otherReviewer, CaseRole.LeadReviewer);

        async Task<string> CountsAsync(StaffId? by)
        {
            List<object?> counts = [];
            foreach (var table in s_tables)
            {
                counts.Add(await scene.AskAsync(by, $"select count(*) from {table}"));
            }
            return string.Join(' ', counts);
        }

        (await CountsAsync(scene.Unit)).ShouldBe("2 1 2 2 2 5 0 1 1 1 5 0");
        (await CountsAsync(reviewer)).ShouldBe("2 1 2 2 2 5 0 1 1 1 5 0");
        (await CountsAsync(scene.Officer)).ShouldBe("1 1 1 1 1 2 0 0 0 1 2 0");
        (await CountsAsync(scene.Teacher)).ShouldBe("1 0 1 1 1 3 1 0 1 0 3 0");
        foreach (var nobody in new StaffId?[] { scene.OtherOfficer, scene.Stranger, otherReviewer, null })
        {
            (await CountsAsync(nobody)).ShouldBe("0 0 0 0 0 0 0 0 0 0 0 0");
        }
    }

    [Fact]
    public async Task The_family_and_the_public_have_no_right_at_all()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;
        foreach (var role in new[] { LoginRole.Family, LoginRole.Public })
        {
            foreach (var table in s_tables)
            {
                await using var connection = new NpgsqlConnection(world.TestDatabase.For(role));
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = $"select count(*) from {table}";
                if (role == LoginRole.Family && table is ("documents" or "document_pieces"))
                {
                    // A family keeps pictures of a child there, and finds nothing but its own.
                    (await command.ExecuteScalarAsync()).ShouldBe(0L, table);
                    continue;
                }
                (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
            }
        }
    }

    [Fact]
    public async Task Nobody_writes_for_another_agency_another_case_or_another_partnership()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;
        var other = await world.AddCaseAsync(scene.Unit);
        var (partnership, @case) = (world.Partnership.Id, scene.Case.Id);
        string Request(StaffId sender) => $"insert into information_requests (id, partnership_id, case_id, agency_id, author_id, why_asked, letter, sent_by, sent_at) values (gen_random_uuid(), '{partnership}', '{other.Id}', '{scene.Police.Id}', '{scene.Officer}', '', '', '{sender}', now())";
        string Event(InformationRequestId request, CaseId of) => $"""
            with given as (insert into event_identities values (gen_random_uuid(), '{partnership}', '{of}', '{request}') returning id)
            insert into significant_practice_events (id, request_id, row_number, partnership_id, case_id, date, date_as_written, earliest, latest, precision, uncertain, bound, what_happened,
                source_document, source_page, who_was_seen, child_seen, child_heard, risk, response, impact, partnership, learning, why_significant, content_hash)
            select id, '{request}', 99, '{partnership}', '{of}', '2016-01-01', '', '2016-01-01', '2016-01-01', 'Day', false, 'Within', 'x', '', '', '', 'NotRecorded', 'NotRecorded', '', '', '', '', '', 0, '' from given
            """;
        string Upload(InformationRequestId request, CaseId of, StaffId by) => $"insert into documents (id, partnership_id, case_id, kind, subject_id, file_name, media_type, sha256, length, uploaded_by, uploaded_at, scan_state) values (gen_random_uuid(), '{partnership}', '{of}', 'AgencyChronology', '{request}', 'a', 'b', '\\x00', 1, '{by}', now(), 'Clean')";

        await RefusedAsync(scene, scene.Officer, Request(scene.Officer));
        await RefusedAsync(scene, scene.Stranger, Request(scene.Stranger));
        await RefusedAsync(scene, scene.Unit, Request(scene.Officer));
        await RefusedAsync(scene, null, Request(scene.Unit));
        await scene.AskAsync(scene.Unit, Request(scene.Unit));

        await RefusedAsync(scene, scene.Officer, Event(scene.SchoolRequest, @case));
        await RefusedAsync(scene, scene.Unit, Event(scene.SchoolRequest, @case));
        await RefusedAsync(scene, scene.Stranger, Event(scene.SchoolRequest, @case));
        await scene.AskAsync(scene.Teacher, Event(scene.SchoolRequest, @case));
        (await Should.ThrowAsync<PostgresException>(() => scene.AskAsync(scene.Teacher, Event(scene.SchoolRequest, other.Id)))).SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);

        await RefusedAsync(scene, scene.Officer, Upload(scene.SchoolRequest, @case, scene.Officer));
        await RefusedAsync(scene, scene.Officer, Upload(scene.PoliceRequest, other.Id, scene.Officer));
        await RefusedAsync(scene, scene.Officer, Upload(scene.PoliceRequest, @case, scene.Unit));
        await scene.AskAsync(scene.Officer, Upload(scene.PoliceRequest, @case, scene.Officer));

        await RefusedAsync(scene, scene.Officer, $"insert into document_pieces values ('{partnership}', '\\x01', 0, '\\x01')");
        await RefusedAsync(scene, scene.Officer, $"insert into agency_summaries values ('{scene.SchoolRequest}', '{partnership}', '{@case}', '', '', '', '', '', '', false)");
        await RefusedAsync(scene, scene.Unit, $"insert into agency_summaries values ('{scene.SchoolRequest}', '{partnership}', '{@case}', '', '', '', '', '', '', false)");
        await RefusedAsync(scene, scene.Officer, $"insert into finished_gatherings values ('{other.Id}', '{partnership}', '{scene.Officer}', now(), 0, null)");
        await RefusedAsync(scene, scene.Officer, $"insert into refused_chronologies values ('{scene.SchoolRequest}', '{partnership}', '{@case}', now(), 0, '')");
    }

    [Fact]
    public async Task Only_the_business_unit_agrees_to_days_and_rates_and_only_in_its_own_name()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;
        string Extension(StaffId by) => $"insert into request_extensions values (gen_random_uuid(), '{world.Partnership.Id}', '{scene.Case.Id}', '{scene.SchoolRequest}', '2027-03-01', 'x', '{by}', now())";
        string Rating(StaffId by) => $"insert into summary_ratings values ('{scene.PoliceRequest}', 2, '{world.Partnership.Id}', '{scene.Case.Id}', 'Met', 'Met', 'Met', 'Met', 'Met', 'Met', 'Met', '', null, '{by}', now())";

        await scene.AskAsync(scene.Unit, Extension(scene.Unit));
        (await Should.ThrowAsync<PostgresException>(() => scene.AskAsync(scene.Unit, Rating(scene.Unit)))).SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        foreach (var by in new[] { scene.Officer, scene.Teacher, scene.Stranger })
        {
            await RefusedAsync(scene, by, Extension(by));
            await RefusedAsync(scene, by, Rating(by));
        }
        await RefusedAsync(scene, scene.Unit, Extension(scene.Officer));
        await RefusedAsync(scene, scene.Unit, Rating(scene.Officer));
        await RefusedAsync(scene, null, Extension(scene.Unit));
    }

    [Fact]
    public async Task An_agency_reads_its_own_history_and_no_other()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;
        var decider = await world.AddStaffAsync("Decider Dogwood", scene.Police, StaffRole.DesignatedDecisionMaker);
        var referrer = await world.AddStaffAsync("Referrer Rose", scene.Police, StaffRole.Referrer);
        const string history = "select string_agg(author_name, ',') from access.agency_requests(10)";

        (await scene.AskAsync(scene.OtherOfficer, history)).ShouldBe("Officer Juniper Testwell");
        (await scene.AskAsync(decider, history)).ShouldBe("Officer Juniper Testwell");
        (await scene.AskAsync(scene.Teacher, history)).ShouldBe("Teacher Thistle Example");
        foreach (var nobody in new StaffId?[] { referrer, scene.Unit, scene.Stranger, null })
        {
            (await scene.AskAsync(nobody, history)).ShouldBe(DBNull.Value);
        }
        (await scene.AskAsync(decider, "select count(*) from information_requests")).ShouldBe(0L);
    }

    [Fact]
    public async Task What_was_returned_stays_and_nobody_changes_what_is_not_theirs()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;

        async Task<object?> ChangedAsync(StaffId by, string change) => await scene.AskAsync(by, $"with changed as ({change} returning 1) select count(*) from changed");

        (await ChangedAsync(scene.Teacher, $"update information_requests set returned_at = now() where id = '{scene.PoliceRequest}'")).ShouldBe(0L);
        await RefusedAsync(scene, scene.Unit, "update information_requests set returned_at = now()");
        (await ChangedAsync(scene.Unit, "update information_requests set withdrawn_at = now()")).ShouldBe(2L);
        (await ChangedAsync(scene.Stranger, "update information_requests set withdrawn_at = now()")).ShouldBe(0L);
        (await ChangedAsync(scene.OtherOfficer, "update information_requests set withdrawn_at = now()")).ShouldBe(0L);
        await RefusedAsync(scene, scene.Teacher, "update information_requests set withdrawn_at = now()");
        await RefusedAsync(scene, scene.Officer, "update information_requests set returned_at = null");
        await RefusedAsync(scene, scene.Officer, "update information_requests set round = 2");
        await RefusedAsync(scene, scene.Unit, "update summary_ratings set risk = 'Met'");
        await RefusedAsync(scene, scene.Unit, "delete from request_extensions");
        (await ChangedAsync(scene.Teacher, "update information_requests set returned_at = now()")).ShouldBe(1L);
        (await ChangedAsync(scene.Unit, "delete from significant_practice_events")).ShouldBe(0L);
        (await ChangedAsync(scene.Officer, "delete from significant_practice_events")).ShouldBe(2L);
        await RefusedAsync(scene, scene.Officer, "update information_requests set author_id = author_id");
        await RefusedAsync(scene, scene.Officer, "update agency_summaries set involvement = ''");
        await RefusedAsync(scene, scene.Officer, "update documents set scan_state = 'Clean'");
        await RefusedAsync(scene, scene.Officer, "delete from documents");
        await RefusedAsync(scene, scene.Unit, "update document_pieces set bytes = ''");
    }

    [Fact]
    public async Task An_author_sees_and_meets_only_the_deadline_of_the_own_request()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync());
        await using var world = scene.World;
        var milestone = $"insert into milestones (id, case_id, partnership_id, happening, at, subject_id) values (gen_random_uuid(), '{scene.Case.Id}', '{world.Partnership.Id}', ";

        (await scene.AskAsync(scene.Officer, "select count(*) from cases")).ShouldBe(0L);
        (await scene.AskAsync(scene.Officer, $"select count(*) from deadlines where subject_id is distinct from '{scene.PoliceRequest}'")).ShouldBe(0L);
        (await scene.AskAsync(scene.Officer, "select count(*) from deadlines")).ShouldBe(1L);
        (await scene.AskAsync(scene.Officer, $"select count(*) from milestones where subject_id is distinct from '{scene.PoliceRequest}'")).ShouldBe(0L);
        await scene.AskAsync(scene.Officer, "update deadlines set met_at = now()");
        await RefusedAsync(scene, scene.Officer, "update deadlines set due_at = now()");
        await scene.AskAsync(scene.Unit, "update deadlines set due_at = now()");
        await scene.AskAsync(scene.Officer, milestone + $"'SummaryReturned', now(), '{scene.PoliceRequest}')");
        await RefusedAsync(scene, scene.Officer, milestone + $"'SummaryReturned', now(), '{scene.SchoolRequest}')");
        await RefusedAsync(scene, scene.Officer, milestone + $"'DecisionMade', now(), '{scene.PoliceRequest}')");
        await RefusedAsync(scene, scene.Officer, milestone + "'SummaryReturned', now(), null)");
    }
}
