using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>What the database alone holds of whose turn it is, who wrote what, and what ended.</summary>
public sealed class NarrowerRightsTests
{
    [Fact]
    public async Task Verifying_opens_a_case_and_says_nothing_of_what_happens_to_it_later()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        string Milestone(string happening) => $"insert into milestones (id, case_id, partnership_id, happening, at) values (gen_random_uuid(), '{@case}', '{world.Partnership.Id}', '{happening}', now())";
        var deadline = $"""
            insert into deadlines (id, partnership_id, case_id, kind, subject_id, name, counted_from, due_at, due_day, has_time_of_day, is_foretold, is_needed, met_at, explanation, source)
            values (gen_random_uuid(), '{world.Partnership.Id}', '{@case}', 'DecideReferral', $SUBJECT, 'x', now(), now(), now(), false, false, true, $MET, '', '')
            """;
        string Notice(StaffId by) => $"insert into authority_notices values ('{@case}', 'OfstedNotified', '{world.Partnership.Id}', now(), '{by}', now())";

        (await AffectedAsync(world, people.DecisionMaker, Milestone("Aware"))).ShouldBe(1, "as it was received");
        foreach (var happening in (string[])["DecisionMade", "ForwardedToPanel", "ReportSentToNationalPanel", "Publication"])
        {
            (await AffectedAsync(world, people.DecisionMaker, Milestone(happening))).ShouldBe(-1, happening);
        }
        (await AffectedAsync(world, people.DecisionMaker, deadline.Replace("$SUBJECT", "gen_random_uuid()", StringComparison.Ordinal).Replace("$MET", "null", StringComparison.Ordinal))).ShouldBe(-1);
        (await AffectedAsync(world, people.DecisionMaker, deadline.Replace("$SUBJECT", "null", StringComparison.Ordinal).Replace("$MET", "now()", StringComparison.Ordinal))).ShouldBe(-1);
        (await AffectedAsync(world, people.DecisionMaker, Notice(people.DecisionMaker))).ShouldBe(-1);
        (await AffectedAsync(world, people.DecisionMaker, Notice(people.Unit))).ShouldBe(-1);
        (await AffectedAsync(world, people.DecisionMaker, Notice(people.Referrer))).ShouldBe(1, "what the referral says, in its referrer's name");

        (await new ForwardReferral(world.Database, new OpenSeal()).RunAsync(await world.ActAsync(people.Unit), new ForwardReferralCommand(@case), default)).ShouldSucceed();
        (await AffectedAsync(world, people.DecisionMaker, Milestone("Aware"))).ShouldBe(-1, "it is with the panel");
        (await AffectedAsync(world, people.DecisionMaker, Notice(people.Referrer))).ShouldBe(-1);
        (await AskAsync(world, people.DecisionMaker, "select count(*) from referrals")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_proposal_names_a_case_that_is_to_be_opened_and_never_one_that_is_there()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var there = await people.SubmitAsync();
        string Proposal(string @case) => $"insert into proposed_referrals (id, partnership_id, agency_id, case_id, referrer_id, status, content, sent_at) values (gen_random_uuid(), '{world.Partnership.Id}', '{people.Police.Id}', {@case}, '{people.Referrer}', 'WithDecisionMaker', '', now())";
        var elsewhere = await world.AddCaseAsync(people.Unit);

        (await AffectedAsync(world, people.Referrer, Proposal($"'{there}'"))).ShouldBe(-1, "their own");
        (await AffectedAsync(world, people.Referrer, Proposal($"'{elsewhere.Id}'"))).ShouldBe(-1, "one they do not see");
        (await AffectedAsync(world, people.Referrer, Proposal("gen_random_uuid()"))).ShouldBe(1);
        (await AffectedAsync(world, people.Referrer, $"update proposed_referrals set case_id = '{elsewhere.Id}'")).ShouldBe(-1);
    }

    [Theory]
    [InlineData("update staff_role_assignments set until = now() where role = 'DesignatedDecisionMaker'")]
    [InlineData("update staff_members set ended_at = now() where name like 'Superintendent%'")]
    [InlineData("update staff_members set agency_id = null where name like 'Superintendent%'")]
    public async Task Who_no_longer_decides_for_the_agency_no_longer_sees_what_they_verified(string end)
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        await people.SubmitAsync();
        (await AskAsync(world, people.DecisionMaker, "select count(*) from cases")).ShouldBe(1L);

        await world.TestDatabase.ExecuteAsOwnerAsync(end);

        foreach (var table in (string[])["cases", "referrals", "milestones", "deadlines", "family_progress", "proposed_referrals"])
        {
            (await AskAsync(world, people.DecisionMaker, $"select count(*) from {table}")).ShouldBe(0L, table);
        }
    }

    [Fact]
    public async Task A_case_that_was_only_verified_stands_in_no_list_since_it_has_no_page_there()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        foreach (var (reader, seen) in new[] { (people.DecisionMaker, 0), (people.Referrer, 1), (people.Unit, 1), (people.Chair, 1) })
        {
            var actor = await world.ActAsync(reader);
            var rows = (await new CaseQueries(world.Database).ListAsync(actor, new CaseListFilter(), default)).Rows;
            rows.Count.ShouldBe(seen);
            (await new BoardQueries(world.Database).FindAsync(actor, new CaseListFilter(), default)).Count.ShouldBe(seen);
            (await new FindCases(world.Database).RunAsync(actor, rows.Count == 0 ? (await AskAsync(world, reader, "select reference from cases")) as string : rows[0].Reference, default)).Rows.Count.ShouldBe(seen);
            rows.ShouldAllBe(row => CaseParts.For(actor, row.Id, people.Referrer).Count > 0);
        }
        @case.ShouldNotBe(default);
    }

    [Fact]
    public async Task A_withdrawn_request_is_closed_to_its_author_but_for_that_it_was_withdrawn()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync(new FakeClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero))));
        await using var world = scene.World;
        (await scene.AskAsync(scene.Officer, "select count(letter) from information_requests")).ShouldBe(1L);
        (await new WithdrawRequest(world.Database).RunAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, "Enough is known", null, default)).ShouldSucceed();

        foreach (var table in (string[])["information_requests", "deadlines", "milestones", "agency_summaries", "documents"])
        {
            (await scene.AskAsync(scene.Officer, $"select count(*) from {table}")).ShouldBe(0L, table);
        }
        (await AffectedAsync(world, scene.Officer, "update information_requests set returned_at = now()")).ShouldBe(0);
        (await AffectedAsync(world, scene.Officer, $"insert into agency_summaries (request_id, partnership_id, case_id, involvement, known_of_child, key_practice, immediate_learning, files_held_by, has_no_events) values ('{scene.PoliceRequest}', '{world.Partnership.Id}', '{scene.Case.Id}', '', '', '', '', '', false)")).ShouldBe(-1);
        (await AffectedAsync(world, scene.Officer, $"insert into milestones (id, case_id, partnership_id, happening, at, subject_id) values (gen_random_uuid(), '{scene.Case.Id}', '{world.Partnership.Id}', 'SummaryReturned', now(), '{scene.PoliceRequest}')")).ShouldBe(-1);
        (await scene.AskAsync(scene.Officer, "select count(*) from access.withdrawn_requests()")).ShouldBe(1L);
        foreach (var other in new StaffId?[] { scene.OtherOfficer, scene.Teacher, scene.Stranger, null })
        {
            (await scene.AskAsync(other, "select count(*) from access.withdrawn_requests()")).ShouldBe(0L);
        }
        var queries = new InformationQueries(world.Database);
        (await queries.OwnAsync(await world.ActAsync(scene.Officer), default)).ShouldHaveSingleItem().WithdrawnAt.ShouldNotBeNull();
        (await queries.OpenOwnAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, default)).ShouldNotBeNull().Letter.ShouldBe("");
        (await queries.OpenOwnAsync(await world.ActAsync(scene.OtherOfficer), scene.PoliceRequest, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_signs_as_somebody_else()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        (await scene.InviteAsync(null, scene.Information.Teacher)).ShouldSucceed();
        await scene.HoldAsync();
        (await scene.WriteReportAsync(complete: false)).ShouldSucceed();
        var (own, forged) = (scene.Manager, scene.Information.Unit);
        var ids = $"'{world.Partnership.Id}', '{scene.Case}'";
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into review_leadings (case_id, partnership_id) values ('{scene.Case}', '{world.Partnership.Id}')");
        foreach (var (what, sql) in new (string, Func<StaffId, string>)[]
        {
            ("invitation", by => $"insert into meeting_invitations values (gen_random_uuid(), {ids}, '{scene.Information.Officer}', false, '{by}', now(), null, 0)"),
            ("invitation again", by => $"update meeting_invitations set invited_by = '{by}'"),
            ("undecided sitting", by => $"insert into undecided_sittings values ('{scene.Case}', 9, '{world.Partnership.Id}', now(), 'x', '{by}')"),
            ("attendance", by => $"insert into meeting_attendances values (gen_random_uuid(), {ids}, 1, null, 'X', null, null, now(), null, '{by}')"),
            ("immediate action", by => $"insert into immediate_actions values (gen_random_uuid(), {ids}, 'x', '{scene.Council.Id}', now(), '{by}', now(), null, null, null)"),
            ("report", by => $"update meeting_reports set facts = 'x', written_by = '{by}'"),
            ("linked process", by => $"insert into linked_processes values ('{scene.Case}', 'X', '{world.Partnership.Id}', null, 'x', 'x', '{by}', now())"),
            ("notice", by => $"insert into authority_notices values ('{scene.Case}', 'Aware', '{world.Partnership.Id}', now(), '{by}', now())"),
            ("Ofsted check", by => $"update review_leadings set ofsted = 'Completed', ofsted_checked_by_id = '{by}'"),
            ("withdrawal", by => $"update information_requests set withdrawn_at = now(), withdrawn_by = '{by}'"),
        })
        {
            (await AffectedAsync(world, own, sql(forged))).ShouldBe(-1, what);
            (await AffectedAsync(world, own, sql(own))).ShouldBeGreaterThan(0, what + " in one's own name");
        }
    }

    [Fact]
    public async Task Who_chairs_and_when_it_was_decided_is_written_by_the_sub_groups_Chair_alone()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into review_leadings (case_id, partnership_id, chair_id, consideration, is_independent, chair_decided_by_id, chair_decided_at) values ('{scene.Case}', '{world.Partnership.Id}', '{scene.Information.Teacher}', 'x', true, '{scene.Chair}', now())");

        foreach (var other in (StaffId[])[scene.Manager, scene.Information.Unit, scene.Adviser])
        {
            (await AffectedAsync(world, other, "update review_leadings set chair_decided_at = now() - interval '9 days'")).ShouldBe(-1);
            (await AffectedAsync(world, other, $"update review_leadings set chair_decided_by_id = '{other}'")).ShouldBe(-1);
            (await AffectedAsync(world, other, $"update review_leadings set chair_decided_by_id = null")).ShouldBe(-1);
        }
        (await AffectedAsync(world, scene.Chair, "update review_leadings set chair_decided_at = now()")).ShouldBe(1);
    }

    [Fact]
    public async Task An_immediate_action_is_finished_by_those_it_concerns_and_the_report_completed_by_the_Chair()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var (teacher, officer) = (scene.Information.Teacher, scene.Information.Officer);
        (await scene.InviteAsync(null, teacher, officer)).ShouldSucceed();
        var keep = new KeepImmediateAction(world.Database);
        (await keep.AddAsync(await world.ActAsync(scene.Manager), new AddImmediateActionCommand(scene.Case, "See the brother", scene.Information.Police.Id, new DateOnly(2026, 4, 1)), default)).ShouldSucceed();
        var action = await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from immediate_actions");
        string Done(StaffId by) => $"update immediate_actions set done_at = now(), done_by = '{by}', what_was_done = 'x'";

        (await AffectedAsync(world, teacher, Done(teacher))).ShouldBe(0, "invited, of another agency");
        (await keep.FinishAsync(await world.ActAsync(teacher), scene.Case, action, "Done.", default)).ShouldRefuse("agency that owns it");
        (await new MeetingRoomQueries(world.Database).LookAgainAsync(await world.ActAsync(teacher), scene.Case, default))!.Actions.ShouldHaveSingleItem().MayFinish.ShouldBeFalse();
        foreach (var able in (StaffId[])[officer, scene.Manager, scene.Information.Unit, scene.Chair])
        {
            (await AffectedAsync(world, able, Done(able))).ShouldBe(1);
        }
        (await AffectedAsync(world, officer, Done(scene.Manager))).ShouldBe(-1);
        (await keep.FinishAsync(await world.ActAsync(officer), scene.Case, action, "Seen.", default)).ShouldSucceed();

        await scene.HoldAsync();
        (await scene.WriteReportAsync(complete: false)).ShouldSucceed();
        (await AffectedAsync(world, scene.Manager, $"update meeting_reports set completed_at = now(), completed_by = '{scene.Manager}'")).ShouldBe(-1);
        (await AffectedAsync(world, scene.Manager, "update meeting_reports set completed_at = now()")).ShouldBe(-1);
        (await AffectedAsync(world, scene.Chair, $"update meeting_reports set completed_at = now(), completed_by = '{scene.Chair}'")).ShouldBe(1);
        (await scene.WriteReportAsync(version: (uint)await world.TestDatabase.AskAsOwnerAsync<long>("select xmin::text::bigint from meeting_reports"))).ShouldSucceed();
        (await AffectedAsync(world, scene.Chair, "update meeting_reports set facts = 'another'")).ShouldBe(-1);
    }

    [Fact]
    public async Task Whoever_is_in_the_room_moves_no_clock_of_anothers_action()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var officer = scene.Information.Officer;
        (await scene.InviteAsync(null, officer)).ShouldSucceed();
        var keep = new KeepImmediateAction(world.Database);
        (await keep.AddAsync(await world.ActAsync(scene.Manager), new AddImmediateActionCommand(scene.Case, "See the brother", scene.Information.Police.Id, new DateOnly(2026, 4, 1)), default)).ShouldSucceed();
        var action = await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from immediate_actions");
        string Milestone(string happening, string at) => $"insert into milestones (id, case_id, partnership_id, happening, at, subject_id) values (gen_random_uuid(), '{scene.Case}', '{world.Partnership.Id}', '{happening}', '{at}', '{action}')";

        foreach (var (happening, at) in new[] { ("ImmediateActionAdded", "2026-03-02 09:00+00"), ("ReturnDayAgreed", "2026-04-01 12:00+01"), ("ReturnDayAgreed", "2026-05-01 12:00+01"), ("ImmediateActionDone", "2026-03-02 09:00+00") })
        {
            (await AffectedAsync(world, officer, Milestone(happening, at))).ShouldBe(-1, happening + at);
        }
        await world.TestDatabase.ExecuteAsOwnerAsync($"update immediate_actions set done_at = '2026-03-02 09:00+00', done_by = '{officer}', what_was_done = 'x', added_by = '{officer}'");
        (await AffectedAsync(world, officer, Milestone("ImmediateActionDone", "2026-03-02 09:00+00"))).ShouldBe(1, "they did it");
        (await AffectedAsync(world, officer, Milestone("ImmediateActionDone", "2026-03-01 09:00+00"))).ShouldBe(-1, "not then");
        (await AffectedAsync(world, officer, Milestone("ImmediateActionAdded", "2026-03-02 08:00+00"))).ShouldBe(-1, "not then");
        (await AffectedAsync(world, officer, Milestone("ReturnDayAgreed", "2026-04-01 12:00+01"))).ShouldBe(1, "they wrote it");
        (await AffectedAsync(world, officer, Milestone("ReturnDayAgreed", "2026-05-01 12:00+01"))).ShouldBe(-1, "another day than stands in it");
    }

    [Fact]
    public async Task Deciding_for_an_agency_tells_nothing_of_where_a_case_stands_or_what_is_unanswered()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var asked = $"select coalesce(access.stage_for_assurance('{@case}'), 'nothing') || coalesce(cardinality(access.unanswered_assurance('{@case}', 'Start')), 0)";

        (await AskAsync(world, people.DecisionMaker, asked)).ShouldBe("nothing0");
        (await AskAsync(world, people.Unit, asked)).ShouldBe("Referral9");
    }

    // The roles and the signs of TransitionTableTests: A is let through, - is refused by the database alone.
    [Theory]
    [InlineData("verify", "In the agency", "-A-------")]
    [InlineData("verify", "Sent back", "---------")]
    [InlineData("send back", "In the agency", "-A-------")]
    [InlineData("send again", "In the agency", "---------")]
    [InlineData("send again", "Sent back", "A--------")]
    [InlineData("forward", "Received", "--AA-----")]
    [InlineData("vote", "With the panel", "---AAAA--")]
    [InlineData("declare a conflict", "With the panel", "---AAAA--")]
    [InlineData("record", "With the panel", "--AAAAA--")]
    [InlineData("answer", "With the panel", "--AAAAA--")]
    [InlineData("break the tie", "With the panel", "------A--")]
    [InlineData("decide at once", "With the panel", "---A-----")]
    [InlineData("resubmit", "With the panel", "---------")]
    [InlineData("resubmit", "Returned", "A--------")]
    [InlineData("disagree", "Neither", "A--------")]
    [InlineData("give a view", "Disagreed", "------A--")]
    [InlineData("decide finally", "Viewed", "---AAAA--")]
    [InlineData("take back", "Neither", "---------")]
    [InlineData("decide who chairs", "Rapid review", "----AA---")]
    [InlineData("check Ofsted", "Rapid review", "--AAAAA--")]
    public async Task The_database_alone_keeps_whose_turn_it_is(string transition, string stage, string expected)
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var hospital = await world.AddAgencyAsync("Invented Hospital", AgencyKind.HealthProvider);
        StaffId[] roles = [people.Referrer, people.DecisionMaker, people.Unit, people.Manager, people.Chair, people.Deputy, people.Adviser,
            await world.AddStaffAsync("Nurse Nettle Unreal", hospital, StaffRole.Referrer, StaffRole.DesignatedDecisionMaker),
            await world.AddStaffAsync("Member Maple Unreal", null, StaffRole.SubGroupMember, StaffRole.StatutoryPartner, StaffRole.SafeguardingExecutive, StaffRole.Scrutineer, StaffRole.AgencyAuthor, StaffRole.Administrator)];
        await ReachAsync(people, stage);
        for (var i = 0; i < roles.Length; i++)
        {
            (await AffectedAsync(world, roles[i], Write(transition, roles[i])) > 0).ShouldBe(expected[i] == 'A', $"role {i}: {transition} at {stage}");
        }
    }

    private static string Write(string transition, StaffId me)
    {
        string Decision(string basis, bool isFinal) => $"insert into referral_decisions select gen_random_uuid(), partnership_id, case_id, id, submission, 'RapidReview', '{basis}', {isFinal}, 'x', null, '{me}', now() from referrals";
        return transition switch
        {
            "verify" => $"update proposed_referrals set status = 'Submitted', verified_by_id = '{me}', verified_at = now()",
            "send back" => $"update proposed_referrals set status = 'SentBack', back_by_id = '{me}', back_words = 'x', back_at = now()",
            "send again" => "update proposed_referrals set status = 'WithDecisionMaker', sent_at = now()",
            "forward" => "update referrals set status = 'WithPanel', forwarded_at = now()",
            "vote" => $"insert into panel_votes select gen_random_uuid(), partnership_id, case_id, id, submission, '{me}', 'Neither', 'x', now() from referrals",
            "declare a conflict" => $"insert into panel_conflicts select id, '{me}', partnership_id, case_id, 'x', now() from referrals",
            "record" => Decision("Panel", false),
            "answer" => "update referrals set status = 'Decided'",
            "break the tie" => Decision("IndependentAdviser", false),
            "decide at once" => Decision("Immediate", false),
            "resubmit" => "update referrals set status = 'WithPanel', submission = submission + 1, what_happened = 'x'",
            "disagree" => $"insert into referral_disagreements (decision_id, partnership_id, case_id, referrer_id, reason, disagreed_at) select id, partnership_id, case_id, '{me}', 'x', now() from referral_decisions",
            "give a view" => $"update referral_disagreements set adviser_id = '{me}', adviser_view = 'x', viewed_at = now()",
            "decide finally" => Decision("Final", true),
            "take back" => "update referrals set status = 'WithPanel'",
            "decide who chairs" => $"insert into review_leadings (case_id, partnership_id, chair_id, consideration, is_independent, chair_decided_by_id, chair_decided_at) select case_id, partnership_id, '{me}', 'x', true, '{me}', now() from referrals",
            "check Ofsted" => $"insert into review_leadings (case_id, partnership_id, ofsted, ofsted_checked_by_id, ofsted_checked_at) select case_id, partnership_id, 'Completed', '{me}', now() from referrals",
            _ => throw new ArgumentOutOfRangeException(nameof(transition), transition, "No such transition."),
        };
    }

    private static async Task ReachAsync(ReferralWorld people, string stage)
    {
        var world = people.World;
        switch (stage)
        {
            case "In the agency":
                await people.ProposeAsync(people.CompleteForm());
                break;
            case "Sent back":
                var form = people.CompleteForm();
                await people.ProposeAsync(form);
                (await new Data.Referrals.SendBack(world.Database).RunAsync(await world.ActAsync(people.DecisionMaker), new Data.Referrals.SendBackCommand(form.Id, "Say more."), default)).ShouldSucceed();
                break;
            case "Received":
                await people.SubmitAsync();
                break;
            case "With the panel":
                await people.ForwardedAsync();
                break;
            case "Returned":
                await people.DecidedAsync(PanelOutcome.Incomplete);
                break;
            case "Rapid review":
                await people.DecidedAsync(PanelOutcome.RapidReview);
                break;
            default:
                var @case = await people.DecidedAsync(PanelOutcome.Neither);
                if (stage is "Disagreed" or "Viewed")
                {
                    (await new Disagree(world.Database).RunAsync(await world.ActAsync(people.Referrer), new DisagreeCommand(@case, "Otherwise."), default)).ShouldSucceed();
                }
                if (stage == "Viewed")
                {
                    (await new GiveAdviserView(world.Database).RunAsync(await world.ActAsync(people.Adviser), new GiveAdviserViewCommand(@case, "The view."), default)).ShouldSucceed();
                }
                break;
        }
    }

    private static async Task<object?> AskAsync(TestWorld world, StaffId? actor, string sql)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Workspace));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var who = new NpgsqlCommand("select set_config('practicereview.staff_id', $1, true)", connection))
        {
            who.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor?.ToString() ?? "" });
            await who.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <returns>How many rows; -1 when the database refused. Nothing is kept.</returns>
    private static async Task<int> AffectedAsync(TestWorld world, StaffId? actor, string sql)
    {
        try
        {
            return Convert.ToInt32(await AskAsync(world, actor, $"with done as ({sql} returning 1) select count(*) from done"), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return -1;
        }
    }
}
