using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.CommandLine;

namespace PracticeReview.Tests.UseCases.Audit;

/// <summary>Each kind of tampering an owner of the database could try, with the guards in it taken off.</summary>
public sealed class RecordVerifierTests
{
    private const string Off = "alter table audit_events disable trigger user; ";
    private const string On = "; alter table audit_events enable trigger user";

    [Fact]
    public async Task An_untouched_record_is_intact_whatever_was_written_in_it()
    {
        await using var world = await WithEventsAsync();

        var (status, report) = await VerifyAsync(world);

        status.ShouldBe(0);
        report.ShouldContain($"Partnership {world.Partnership.Id}: 6 events, intact");
        report.ShouldContain("The record is intact.");
    }

    [Theory]
    [InlineData("update audit_events set action = 'Case opened to read' where position = 3", 3, "not as it was written")]
    [InlineData("update audit_events set details = '{\"outcome\":\"other\"}' where position = 2", 2, "not as it was written")]
    [InlineData("update audit_events set why = null where position = 2", 2, "not as it was written")]
    [InlineData("update audit_events set at = at + interval '1 microsecond' where position = 4", 4, "not as it was written")]
    [InlineData("update audit_events set actor_id = gen_random_uuid() where position = 1", 1, "not as it was written")]
    [InlineData("delete from audit_events where position = 3", 3, "missing")]
    [InlineData("delete from audit_events where position = 1", 1, "missing")]
    [InlineData("delete from audit_events where position > 4", 5, "2 events are missing from the end")]
    [InlineData("delete from audit_events", 1, "6 events are missing from the end")]
    [InlineData("update audit_events set position = -position where position in (3, 4); update audit_events set position = 7 + position where position < 0", 3, "does not follow")]
    [InlineData("insert into audit_events select chain_id, 7, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, why, details, hash, sha256('forged') from audit_events where position = 6", 7, "not as it was written")]
    [InlineData("insert into audit_events select chain_id, 0, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, why, details, previous_hash, hash from audit_events where position = 1", 1, "before the first")]
    [InlineData("delete from audit_chains", 6, "head is missing")]
    [InlineData("update audit_chains set position = 5", 5, "does not agree")]
    public async Task Tampering_is_found_where_it_was_done(string tampering, long position, string problem)
    {
        await using var world = await WithEventsAsync();
        await world.TestDatabase.ExecuteAsOwnerAsync(Off + tampering + On);

        var (status, report) = await VerifyAsync(world);

        status.ShouldBe(1);
        report.ShouldContain($"BROKEN at position {position}");
        report.ShouldContain(problem);
    }

    [Fact]
    public async Task A_forged_event_that_is_hashed_correctly_still_disagrees_with_the_head()
    {
        await using var world = await WithEventsAsync();
        await world.TestDatabase.ExecuteAsOwnerAsync(Off + """
            insert into audit_events select chain_id, 7, at, actor_kind, actor_id, 'Forged', case_id, subject_kind, subject_id, why, details, hash, hash from audit_events where position = 6;
            update audit_events e set hash = sha256(convert_to(access.audit_text(e), 'UTF8')) where position = 7
            """ + On);

        var (status, report) = await VerifyAsync(world);

        status.ShouldBe(1);
        report.ShouldContain("BROKEN at position 6");
    }

    [Fact]
    public async Task Partnerships_have_chains_of_their_own_and_one_broken_leaves_the_other_intact()
    {
        await using var world = await WithEventsAsync();
        var other = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var there = await world.AddStaffAsync("Manager There", null, other, StaffRole.BusinessManager);
        var @case = await world.AddCaseAsync(there, partnership: other);
        await OpenAsync(world, there, new Opening("Referral", @case.Id));
        await world.TestDatabase.ExecuteAsOwnerAsync(Off + $"update audit_events set why = 'x' where chain_id = '{world.Partnership.Id}' and position = 5" + On);

        var (status, report) = await VerifyAsync(world);

        status.ShouldBe(1);
        report.ShouldContain($"Partnership {world.Partnership.Id}: BROKEN at position 5");
        report.ShouldContain($"Partnership {other.Id}: 1 events, intact");
    }

    private static async Task<TestWorld> WithEventsAsync()
    {
        var world = await TestWorld.CreateAsync();
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var @case = await world.AddCaseAsync(manager);
        string?[] reasons = [null, "For the meeting", "Złożony powód", "اردو میں وجہ", "An emoji 👩‍👧 and a line\nbreak", ""];
        foreach (var why in reasons)
        {
            await OpenAsync(world, manager, new Opening("Referral", @case.Id, Guid.CreateVersion7(), why));
        }
        return world;
    }

    private static async Task OpenAsync(TestWorld world, StaffId staff, Opening opening) =>
        (await new RecordOpening(world.Database).RunAsync(await world.ActAsync(staff), opening, CancellationToken.None)).Succeeded.ShouldBeTrue();

    private static async Task<(int Status, string Report)> VerifyAsync(TestWorld world)
    {
        await using var report = new StringWriter();
        var status = await VerifyRecord.RunAsync(world.TestDatabase.OwnerConnection, report, CancellationToken.None);
        return (status, report.ToString());
    }
}
