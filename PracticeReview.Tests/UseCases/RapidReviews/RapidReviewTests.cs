using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.RapidReviews;

/// <summary>A rapid review from its invitations to the National Panel's answer, with its clocks, messages and record.</summary>
public sealed partial class RapidReviewTests
{
    [Fact]
    public async Task Invitations_move_and_are_taken_back_as_the_same_entry_of_a_calendar()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var partner = scene.Partner(AgencyKind.Police);

        (await scene.InviteAsync(null, partner, scene.Information.Teacher)).ShouldSucceed();
        (await scene.PlanAsync(world.Now.AddDays(11))).ShouldSucceed();
        (await scene.RevokeAsync(partner)).ShouldSucceed();

        // A decision maker's diary keeps the sign-off, too.
        (await NoticesAsync(scene, scene.Information.Teacher)).Select(notice => notice.Sequence).ShouldBe([0, 1]);
        var notices = await NoticesAsync(scene, partner);
        notices.Count.ShouldBe(6);
        foreach (var entry in notices.GroupBy(notice => notice.Uid))
        {
            entry.Select(notice => notice.Sequence).Order().ShouldBe([0, 1, 2]);
            entry.Single(notice => notice.Sequence == 2).IsCancelled.ShouldBeTrue();
            (entry.Single(notice => notice.Sequence == 1).Start - entry.Single(notice => notice.Sequence == 0).Start).ShouldBe(TimeSpan.FromDays(1));
        }
        (await scene.CountAsync("audit_events where action in ('Invited to rapid review meeting', 'Invitation to rapid review meeting taken back')")).ShouldBe(3);
    }

    [Fact]
    public async Task Two_people_note_at_once_under_one_item_and_nobodys_words_are_lost()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        (await scene.InviteAsync(null, [.. scene.Partners])).ShouldSucceed();

        var notes = await Task.WhenAll(scene.Partners.Select(async (partner, number) => await scene.NoteAsync(partner, AgendaItem.Facts, $"Note {number}")));
        notes.ShouldAllBe(note => note.Succeeded);
        (await scene.NoteAsync(scene.Manager, AgendaItem.Facts, "By the manager")).ShouldSucceed();

        var seen = await new MeetingRoomQueries(world.Database).OpenAsync(await world.ActAsync(scene.Manager), scene.Case, default);
        var facts = seen!.Agenda.Single(part => part.Item == AgendaItem.Facts);
        facts.Others.Select(note => note.Text).Order(StringComparer.Ordinal).ShouldBe(["Note 0", "Note 1", "Note 2"]);
        facts.Own.ShouldBe("By the manager");
        seen.Agenda[0].Item.ShouldBe(AgendaItem.Facts, "there is still time to share the papers");

        // The same person in two windows: the second hears of the first and keeps both.
        (await scene.NoteAsync(scene.Manager, AgendaItem.Facts, "From the other window")).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await scene.NoteAsync(scene.Manager, AgendaItem.Facts, "Both", facts.OwnVersion)).ShouldSucceed();
        (await scene.NoteAsync(scene.Information.Teacher, AgendaItem.Facts, "A stranger to the meeting")).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Without_health_nothing_is_decided_and_the_attendance_begins_anew()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        scene.Clock.Advance(TimeSpan.FromDays(10));
        (await scene.AttendAsync(scene.Partner(AgencyKind.Police))).ShouldSucceed();
        (await scene.AttendAsync(scene.Partner(AgencyKind.LocalAuthority))).ShouldSucceed();

        (await scene.ConcludeAsync()).ShouldRefuse("nobody represents health");
        (await new ConcludeMeeting(world.Database).EndUndecidedAsync(await world.ActAsync(scene.Manager), scene.Case, world.Now, default)).ShouldSucceed();

        (await world.TestDatabase.AskAsOwnerAsync<string>("select why from undecided_sittings")).ShouldBe("Not quorate: nobody represents health.");
        (await scene.AttendAsync(scene.Partner(AgencyKind.Health))).ShouldSucceed();
        (await scene.ConcludeAsync()).ShouldRefuse("nobody represents the local authority or the police");
    }

    [Fact]
    public async Task An_immediate_action_has_a_clock_from_the_moment_it_is_written_and_is_chased_until_it_is_done()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var (teacher, officer) = (scene.Information.Teacher, scene.Information.Officer);
        (await scene.InviteAsync(null, teacher, officer)).ShouldSucceed();
        var keep = new KeepImmediateAction(world.Database);
        // Written by somebody who sees nothing of the case but the room.
        (await keep.AddAsync(await world.ActAsync(teacher), new AddImmediateActionCommand(scene.Case, "See the brother", scene.Information.Police.Id, new DateOnly(2026, 3, 4)), default)).ShouldSucceed();
        var action = await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from immediate_actions");

        (await world.TestDatabase.AskAsOwnerAsync<DateOnly>("select due_day from deadlines where kind = 'FinishImmediateAction'")).ShouldBe(new DateOnly(2026, 3, 4));
        await world.FindDeadlinesAsync(scene.Case);
        (await world.TestDatabase.AskAsOwnerAsync<DateOnly>("select due_day from deadlines where kind = 'FinishImmediateAction' and is_needed and met_at is null")).ShouldBe(new DateOnly(2026, 3, 4), "the timetable finds the same");
        var item = (await new TodayQueries(world.Database).FindAsync(await world.ActAsync(officer), 1, default)).Mine.Single(found => found.Kind == WorkKind.ImmediateAction);
        (item.Subject, item.DueDay).ShouldBe((action, new DateOnly(2026, 3, 4)));
        (await new TodayQueries(world.Database).FindAsync(await world.ActAsync(teacher), 1, default)).Mine.ShouldNotContain(found => found.Kind == WorkKind.ImmediateAction);
        (await scene.Information.AskAsync(officer, "select count(*) from deadlines where kind = 'FinishImmediateAction'")).ShouldBe(1L);
        (await scene.Information.AskAsync(scene.Information.OtherOfficer, "select count(*) from deadlines where kind = 'FinishImmediateAction'")).ShouldBe(0L);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => scene.Information.AskAsync(teacher,
            $"insert into milestones (id, case_id, partnership_id, happening, at, subject_id) values (gen_random_uuid(), '{scene.Case}', '{world.Partnership.Id}', 'DecisionMade', now(), '{action}')"))).SqlState.ShouldBe(Npgsql.PostgresErrorCodes.InsufficientPrivilege);

        await world.KeepOnlyAsync(scene.Case, DeadlineKind.FinishImmediateAction);
        await world.TestDatabase.ExecuteAsOwnerAsync("delete from outbox_messages");
        scene.Clock.Advance(TimeSpan.FromDays(3));
        (await new RemindOfDeadlines(world.Database).RunAsync(TestWorldJobs.Job, default)).ShouldBeGreaterThan(0);
        (await scene.CountAsync($"outbox_messages where staff_id = '{officer}' and argument = '1 /workspace/meetings/{scene.Case}'")).ShouldBe(1);
        (await scene.CountAsync($"outbox_messages where staff_id = '{teacher}'")).ShouldBe(0);

        (await keep.FinishAsync(await world.ActAsync(officer), scene.Case, action, "Seen.", default)).ShouldSucceed();
        (await scene.CountAsync("deadlines where kind = 'FinishImmediateAction' and met_at is not null")).ShouldBe(1);
        await world.FindDeadlinesAsync(scene.Case);
        (await scene.CountAsync("deadlines where kind = 'FinishImmediateAction' and met_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_who_left_does_not_count()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        foreach (var partner in scene.Partners)
        {
            (await scene.AttendAsync(partner)).ShouldSucceed();
        }
        var health = await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from meeting_attendances where represents = 'Health'");

        (await new RecordAttendance(world.Database).LeaveAsync(await world.ActAsync(scene.Manager), scene.Case, health, default)).ShouldSucceed();

        (await scene.ConcludeAsync()).ShouldRefuse("nobody represents health");
    }

    [Fact]
    public async Task The_report_goes_to_the_National_Panel_only_once_endorsed_and_then_everybody_is_told()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        await scene.HoldAsync();
        (await scene.SendAsync()).ShouldRefuse("not endorsed yet");
        (await scene.EndorseAsync(scene.Adviser)).Refusals.ShouldBe([Refusal.NotFound], "the report is not complete");
        (await scene.WriteReportAsync(scene.Manager)).ShouldRefuse("completed by the Chair");
        (await scene.WriteReportAsync()).ShouldSucceed();
        foreach (var person in scene.Partners)
        {
            (await scene.EndorseAsync(person)).ShouldSucceed();
        }
        (await scene.SendAsync()).ShouldRefuse("the Independent Adviser");
        (await world.TestDatabase.AskAsOwnerAsync<string>("select stage from cases")).ShouldBe("RapidReview");
        (await scene.EndorseAsync(scene.Adviser)).ShouldSucceed();
        var endorsedAt = world.Now;
        scene.Clock.Advance(TimeSpan.FromHours(2));

        (await scene.SendAsync(scene.Adviser)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.SendAsync()).ShouldSucceed();

        (await world.TestDatabase.AskAsOwnerAsync<string>("select stage || ' ' || review_type from cases")).ShouldBe("Review ChildSafeguardingPracticeReview");
        (await world.TestDatabase.AskAsOwnerAsync<DateTime>("select at from milestones where happening = 'FullReviewDecided'")).ShouldBe(endorsedAt.UtcDateTime);
        (await scene.CountAsync("deadlines where kind in ('SendReportAfterMeeting', 'SendReportAfterReferral') and met_at is not null")).ShouldBe(2);
        (await scene.CountAsync("outcome_notices")).ShouldBe(3, "the referrer and two agencies");
        var own = await new OwnMeetingQueries(world.Database).ListAsync(await world.ActAsync(scene.Information.Teacher), default);
        own.Outcomes.ShouldHaveSingleItem().Outcome.ShouldBe(RapidReviewOutcome.RecommendPracticeReview);
        var answering = new AnswerOutcomeNotice(world.Database);
        (await answering.RunAsync(await world.ActAsync(scene.Information.Officer), own.Outcomes[0].Id, "Not mine", default)).Refusals.ShouldBe([Refusal.NotFound]);
        (await answering.RunAsync(await world.ActAsync(scene.Information.Teacher), own.Outcomes[0].Id, " ", default)).ShouldRefuse("which inspectorate");
        (await answering.RunAsync(await world.ActAsync(scene.Information.Teacher), own.Outcomes[0].Id, "Ofsted, today", default)).ShouldSucceed();
    }

    [Fact]
    public async Task A_disagreement_climbs_to_the_Executive_who_settles_it_and_the_case_follows_what_was_settled()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        await scene.HoldAsync();
        (await scene.WriteReportAsync()).ShouldSucceed();
        foreach (var person in scene.Partners.Append(scene.Adviser))
        {
            (await scene.EndorseAsync(person, agrees: person != scene.Partner(AgencyKind.Police))).ShouldSucceed();
        }
        (await scene.EndorseAsync(scene.Partner(AgencyKind.Police), true)).ShouldRefuse("another person");
        (await scene.EndorseAsync(scene.Executive, null, RapidReviewOutcome.NoFurtherAction)).Refusals.ShouldBe([Refusal.NotFound], "not yet at their level");
        foreach (var agency in new[] { scene.Council, scene.Health, scene.Information.Police })
        {
            (await scene.EndorseAsync(await scene.AddPartnerAsync(agency, $"Chief of {agency.Name}"), agrees: agency.Kind != AgencyKind.Health)).ShouldSucceed();
        }
        var waiting = await new OwnMeetingQueries(world.Database).ListAsync(await world.ActAsync(scene.Executive), default);
        waiting.Waiting.ShouldHaveSingleItem().Reference.ShouldBe(scene.Information.Case.Reference);

        (await scene.EndorseAsync(scene.Executive, null, RapidReviewOutcome.NoFurtherAction)).ShouldSucceed();
        (await scene.SendAsync()).ShouldSucceed();

        (await world.TestDatabase.AskAsOwnerAsync<string>("select outcome || ' ' || final_outcome from rapid_reviews")).ShouldBe("RecommendPracticeReview NoFurtherAction");
        (await world.TestDatabase.AskAsOwnerAsync<string>("select stage from cases")).ShouldBe("Closed");
    }

    [Fact]
    public async Task The_Panels_answer_is_recorded_once_and_counted()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var record = new RecordPanelAnswer(world.Database);
        var answer = new RecordPanelAnswerCommand(scene.Case, true, "A national review may be appropriate.");
        (await record.RunAsync(await world.ActAsync(scene.Manager), answer, default)).ShouldRefuse("has not been sent");
        await scene.EndorseAllAsync();
        (await scene.SendAsync()).ShouldSucceed();

        (await record.RunAsync(await world.ActAsync(scene.Manager), new RecordPanelAnswerCommand(scene.Case, null, ""), default)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Disagrees", "Answer"]);
        (await record.RunAsync(await world.ActAsync(scene.Adviser), answer, default)).Refusals.ShouldBe([Refusal.NotFound]);
        (await record.RunAsync(await world.ActAsync(scene.Manager), answer, default)).ShouldSucceed();
        (await record.RunAsync(await world.ActAsync(scene.Manager), answer, default)).ShouldRefuse("already");

        (await record.CountAsync(await world.ActAsync(scene.Adviser), world.Now.AddDays(-1), world.Now.AddDays(1), default)).ShouldBe(new PanelAnswers(1, 1));
        (await record.CountAsync(await world.ActAsync(scene.Adviser), world.Now.AddDays(1), world.Now.AddDays(2), default)).ShouldBe(new PanelAnswers(0, 0));
        (await record.CountAsync(await world.ActAsync(scene.Information.Teacher), world.Now.AddDays(-1), world.Now.AddDays(1), default)).ShouldBeNull();
    }

    [Fact]
    public async Task An_immediate_action_is_tracked_from_the_moment_it_is_written_whatever_the_outcome()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var keep = new KeepImmediateAction(world.Database);
        var today = PracticeReview.Data.Calendar.LegalDay.Of(world.Now);
        (await keep.AddAsync(await world.ActAsync(scene.Manager), new AddImmediateActionCommand(scene.Case, "", null, today.AddDays(-1)), default)).Refusals.Select(refusal => refusal.Field)
            .ShouldBe(["Text", "Agency", "DueOn"]);
        (await keep.AddAsync(await world.ActAsync(scene.Manager), new AddImmediateActionCommand(scene.Case, "See the brother", scene.Council.Id, today.AddDays(3)), default)).ShouldSucceed();
        await scene.HoldAsync();

        var rooms = new MeetingRoomQueries(world.Database);
        var action = (await rooms.OpenAsync(await world.ActAsync(scene.Manager), scene.Case, default))!.Actions.ShouldHaveSingleItem();
        action.IsLate.ShouldBeTrue();
        (await keep.FinishAsync(await world.ActAsync(scene.Information.Teacher), scene.Case, action.Id, "Seen", default)).Refusals.ShouldBe([Refusal.NotFound]);
        (await keep.FinishAsync(await world.ActAsync(scene.Manager), scene.Case, action.Id, "Seen twice", default)).ShouldSucceed();
        (await rooms.OpenAsync(await world.ActAsync(scene.Manager), scene.Case, default))!.Actions.Single().IsLate.ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_kept_while_it_was_typed_is_gone_once_it_is_sent()
    {
        var scene = await RapidReviewScene.CreateAsync(planned: false);
        await using var world = scene.World;
        var drafts = new FormDrafts(world.Database);

        await GoneAfterAsync(scene.Manager, PlanMeeting.DraftName(scene.Case), () => scene.PlanAsync(world.Now.AddDays(10)));
        foreach (var partner in scene.Partners)
        {
            await GoneAfterAsync(scene.Manager, RecordAttendance.DraftName(scene.Case), () => scene.AttendAsync(partner));
        }
        await GoneAfterAsync(scene.Manager, RecordAttendance.DraftName(scene.Case), () => scene.AttendAsync(scene.Partners.First()));
        scene.Clock.Advance(TimeSpan.FromDays(10));
        await GoneAfterAsync(scene.Manager, ConcludeMeeting.DraftName(scene.Case), () => scene.ConcludeAsync());
        await GoneAfterAsync(scene.Chair, WriteMeetingReport.DraftName(scene.Case), () => scene.WriteReportAsync());
        await GoneAfterAsync(scene.Adviser, EndorseOutcome.DraftName(scene.Case), () => scene.EndorseAsync(scene.Adviser));

        async Task GoneAfterAsync(StaffId who, string form, Func<Task<Result>> send)
        {
            (await drafts.KeepAsync(await world.ActAsync(who), form, "{}", default)).ShouldSucceed();
            (await send()).ShouldSucceed();
            (await drafts.FindAsync(await world.ActAsync(who), form, default)).ShouldBeNull(form);
        }
    }

    [Fact]
    public async Task Two_who_write_the_report_at_once_both_keep_their_words()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        (await scene.WriteReportAsync(scene.Manager, complete: false, facts: "First")).ShouldSucceed();

        (await scene.WriteReportAsync(scene.Chair, complete: false, facts: "Second")).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);

        (await world.TestDatabase.AskAsOwnerAsync<string>("select facts from meeting_reports")).ShouldBe("First");
    }

    private static async Task<List<CalendarNotice>> NoticesAsync(RapidReviewScene scene, StaffId staff)
    {
        var all = await scene.World.TestDatabase.AskAsOwnerAsync<string>(
            $"select string_agg(argument, E'\\n' order by id) from outbox_messages where template = 'StaffMeeting' and staff_id = '{staff}'");
        return [.. all.Split('\n').Select(CalendarNotice.Read)];
    }
}
