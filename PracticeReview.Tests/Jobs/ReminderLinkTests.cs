using System.Text.RegularExpressions;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Information;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>Each reminder leads its reader to a page that opens for them, whatever the deadline and as whomever they are told.</summary>
public sealed partial class ReminderLinkTests
{
    [Fact]
    public async Task Every_kind_of_deadline_leads_everybody_who_is_told_to_a_page_they_can_open()
    {
        var (people, @case, request) = await SceneAsync();
        await using var world = people.World;
        var seen = new HashSet<(WaitedFor, string)>();
        foreach (var kind in Enum.GetValues<DeadlineKind>().Where(kind => WhoIsWaitedFor.For(kind) is not null))
        {
            var told = await RemindAsync(people, @case, request, kind);
            told.Count.ShouldBeGreaterThan(0, kind.ToString());
            foreach (var (staff, page, _) in told)
            {
                (await OpensAsync(world, staff, page)).ShouldBeTrue($"{kind}: {page} for {await NameAsync(world, staff)}");
            }
            seen.UnionWith(told.Select(one => (one.As, Ids().Replace(one.Page, "ID"))));
        }
        seen.ShouldContain((WaitedFor.AgencyDecisionMaker, "/workspace/information/agency"));
        seen.ShouldContain((WaitedFor.ImmediateActionOwner, "/workspace/meetings/ID"));
        seen.ShouldContain((WaitedFor.InformationAuthor, "/workspace/information"));
        seen.ShouldContain((WaitedFor.ReferrersDecisionMaker, "/workspace/referrals"));
        seen.ShouldContain((WaitedFor.Referrer, "/workspace/cases/ID/referral"));
        seen.Select(one => one.Item1).Distinct().Count().ShouldBe(Enum.GetValues<WaitedFor>().Length, "every way to be told was taken");
    }

    [Fact]
    public async Task Where_nobody_of_that_kind_is_left_the_business_unit_hears_as_itself_and_is_led_to_the_case()
    {
        var (people, @case, request) = await SceneAsync();
        await using var world = people.World;
        await world.TestDatabase.ExecuteAsOwnerAsync($"""
            update staff_role_assignments set until = now() where role in ('DesignatedDecisionMaker', 'AgencyAuthor', 'SubGroupChair', 'SubGroupDeputyChair', 'IndependentAdviser');
            update staff_members set ended_at = now() where id = '{people.Referrer}';
            update case_memberships set until = now();
            update meeting_invitations set revoked_at = now();
            """);
        foreach (var kind in Enum.GetValues<DeadlineKind>().Where(kind => WhoIsWaitedFor.For(kind) is not null))
        {
            foreach (var (staff, page, told) in await RemindAsync(people, @case, request, kind))
            {
                (staff == people.Unit || staff == people.Manager).ShouldBeTrue($"{kind}: {await NameAsync(world, staff)}");
                page.ShouldBe($"/workspace/cases/{@case}", kind.ToString());
                (await OpensAsync(world, staff, page)).ShouldBeTrue();
                told.ShouldBeOneOf(WaitedFor.BusinessUnit, WaitedFor.BusinessManager, WaitedFor.PanelWithoutVote);
            }
        }
    }

    private static async Task<(ReferralWorld People, CaseId Case, InformationRequestId Request)> SceneAsync()
    {
        var people = await ReferralWorld.CreateAsync();
        var world = people.World;
        var @case = await people.DecidedAsync(PanelOutcome.RapidReview);
        var author = await world.AddStaffAsync("Author Ash Testwell", people.Police, StaffRole.AgencyAuthor);
        (await new SendInformationRequests(world.Database).RunAsync(await world.ActAsync(people.Unit),
            new SendInformationRequestsCommand(@case, [new ChosenAgency(people.Police.Id, author, "Called to the home")], "Ari Invented", "To learn"), default)).ShouldSucceed();
        await world.JoinCaseAsync(@case, await world.AddStaffAsync("Lead Larch Testwell", null), CaseRole.LeadReviewer);
        await world.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into rapid_reviews (case_id, partnership_id, planned_for, case_reference, sitting) values ('{@case}', '{world.Partnership.Id}', now(), 'INV', 1);
            insert into meeting_invitations values (gen_random_uuid(), '{world.Partnership.Id}', '{@case}', '{author}', false, '{people.Unit}', now(), null, 0);
            insert into immediate_actions values (gen_random_uuid(), '{world.Partnership.Id}', '{@case}', 'x', '{people.Police.Id}', now(), '{people.Unit}', now(), null, null, null);
            """);
        return (people, @case, new InformationRequestId(await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from information_requests")));
    }

    private static async Task<List<(StaffId Staff, string Page, WaitedFor As)>> RemindAsync(ReferralWorld people, CaseId @case, InformationRequestId request, DeadlineKind kind)
    {
        var world = people.World;
        var subject = kind switch
        {
            DeadlineKind.ReturnAgencySummary or DeadlineKind.ReturnFullerReport => $"'{request}'",
            DeadlineKind.FinishImmediateAction => "(select id from immediate_actions)",
            _ => "null",
        };
        await world.TestDatabase.ExecuteAsOwnerAsync($"""
            delete from deadline_reminders; delete from outbox_messages; delete from deadlines;
            insert into deadlines (id, partnership_id, case_id, kind, subject_id, name, counted_from, due_at, due_day, has_time_of_day, is_foretold, is_needed, explanation, source)
            values (gen_random_uuid(), '{world.Partnership.Id}', '{@case}', '{kind}', {subject}, 'x', '2026-01-05', '2026-02-02', '2026-02-01', false, false, true, '', '');
            """);
        var before = await world.TestDatabase.AskAsOwnerAsync<long>("select coalesce(max(position), 0) from audit_events");
        await new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, default);
        var told = new List<(StaffId, string, WaitedFor)>();
        await using var connection = await world.TestDatabase.OpenAsOwnerAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select m.staff_id, m.argument, e.details::jsonb ->> 'as' from outbox_messages m
            join audit_events e on e.action = 'Reminder queued' and e.details::jsonb ->> 'recipient' = m.staff_id::text and e.position > {before} where m.template = 'StaffDeadline'
            """;
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            told.Add((new StaffId(row.GetGuid(0)), DeadlineDigest.Read(row.GetString(1)).Page, Enum.Parse<WaitedFor>(row.GetString(2))));
        }
        return told;
    }

    // The page's own question, asked as its reader.
    private static async Task<bool> OpensAsync(TestWorld world, StaffId staff, string page)
    {
        var actor = await world.ActAsync(staff);
        var @case = Ids().Match(page) is { Success: true } found ? new CaseId(Guid.Parse(found.Value)) : default;
        return Ids().Replace(page, "ID") switch
        {
            "/workspace/information" => (await new InformationQueries(world.Database).OwnAsync(actor, default)).Count > 0,
            "/workspace/information/agency" => await new AgencyHistoryQueries(world.Database).FindAsync(actor, default) is { Rows.Count: > 0 },
            "/workspace/meetings/ID" => await new MeetingRoomQueries(world.Database).LookAgainAsync(actor, @case, default) is not null,
            "/workspace/referrals" => Referral.MayRefer(actor),
            "/workspace/cases/ID" => await new CaseQueries(world.Database).OpenOverviewAsync(actor, @case, default) is not null,
            "/workspace/cases/ID/referral" => await new ReferralQueries(world.Database).OpenAsync(actor, @case, default) is not null,
            _ => false,
        };
    }

    private static Task<string> NameAsync(TestWorld world, StaffId staff) => world.TestDatabase.AskAsOwnerAsync<string>($"select name from staff_members where id = '{staff}'");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
