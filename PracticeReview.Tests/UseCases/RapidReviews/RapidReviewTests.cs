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
public sealed class RapidReviewTests
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

    [Fact]
    public async Task Papers_go_to_each_who_is_invited_by_name_and_it_is_seen_who_opened_them()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var share = new ShareMeetingPapers(world.Database);
        var police = scene.Partner(AgencyKind.Police);
        (await share.RunAsync(await world.ActAsync(scene.Manager), scene.Case, default)).ShouldRefuse("Invite people first");
        (await scene.InviteAsync(null, police, scene.Information.Teacher)).ShouldSucceed();
        (await share.RunAsync(await world.ActAsync(scene.Adviser), scene.Case, default)).Refusals.ShouldBe([Refusal.NotFound]);

        (await share.RunAsync(await world.ActAsync(scene.Manager), scene.Case, default)).ShouldSucceed();

        (await scene.CountAsync("deadlines where kind = 'ShareMeetingPapers' and met_at is not null")).ShouldBe(1);
        (await scene.CountAsync($"outbox_messages where staff_id = '{police}' and template = 'StaffSomethingWaits'")).ShouldBe(1);
        var open = new OpenMeetingPapers(world.Database);
        var papers = await open.RunAsync(await world.ActAsync(police), scene.Case, default);
        papers.ShouldSucceed();
        using var document = PdfSharp.Pdf.IO.PdfReader.Open(new MemoryStream(papers.Value), PdfSharp.Pdf.IO.PdfDocumentOpenMode.Import);
        document.Outlines.Select(outline => outline.Title).ShouldBe(["Papers for a meeting", "Agency summaries", "Composite chronology"]);
        (await open.RunAsync(await world.ActAsync(scene.Information.Officer), scene.Case, default)).Refusals.ShouldBe([Refusal.NotFound]);

        var invited = (await new RapidReviewQueries(world.Database).PageAsync(await world.ActAsync(scene.Manager), scene.Case, default))!.Invited;
        invited.Single(person => person.Id == police).PapersOpenedAt.ShouldBe(world.Now);
        invited.Single(person => person.Id == scene.Information.Teacher).PapersOpenedAt.ShouldBeNull();
        (await scene.RevokeAsync(police)).ShouldSucceed();
        (await open.RunAsync(await world.ActAsync(police), scene.Case, default)).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Papers_print_dates_as_they_were_written_with_their_source_and_hold_back_what_practitioners_may_not_see()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var information = scene.Information;
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("Date,What happened,Source document,Page,Who was seen,Child seen\r\nearly 2017,Moved away,Case file,47,Grandmother,No\r\n?22 May 2016,Second visit,,,,\r\n03/06/2016,Names another child,,,,\r\n"));
        await using (var file = (await PracticeReview.Data.Documents.ReceivedFile.ReceiveAsync(text, "chronology.csv", default)).Value)
        {
            (await new UploadChronology(world.Database).RunAsync(await world.ActAsync(information.Officer), information.PoliceRequest, file, default)).ShouldSucceed();
        }
        var manager = await world.ActAsync(scene.Manager);
        var marked = (await new CompositeChronologyQueries(world.Database).OpenAsync(manager, scene.Case, new AskedEvents(Words: "another child"), default))!.First.Single().Id;
        (await new RestrictEvent(world.Database).RunAsync(manager, new RestrictEventCommand(marked, EventAudience.ReviewGroup, "Names another child"), default)).ShouldSucceed();
        var (police, unit) = (scene.Partner(AgencyKind.Police), information.Unit);
        (await scene.InviteAsync(null, unit, police)).ShouldSucceed();

        var words = await SharedAsync(unit);
        words.ShouldContain("early 2017");
        words.ShouldContain("January to April 2017");
        words.ShouldContain("?22 May 2016");
        words.ShouldContain("about 22 May 2016");
        foreach (var written in new[] { "Inventshire Police", "Case file", "47", "Grandmother", "Child seen" })
        {
            words.ShouldContain(written);
        }
        words.ShouldNotContain("1 Jan 2017");
        words.Contains("another child", StringComparison.Ordinal).ShouldBeFalse("one of the readers is no more than a practitioner");
        (await scene.CountAsync("audit_events where action = 'Meeting papers shared' and details::jsonb->>'audience' = 'Practitioners'")).ShouldBe(2);

        foreach (var other in (await new CompositeChronologyQueries(world.Database).OpenAsync(manager, scene.Case, new AskedEvents(), default))!.First.Where(one => one.Id != marked))
        {
            (await new RestrictEvent(world.Database).RunAsync(manager, new RestrictEventCommand(other.Id, EventAudience.ReviewGroup, "Told in confidence"), default)).ShouldSucceed();
        }
        words = await SharedAsync(unit);
        words.ShouldContain("There is no event that everybody invited may see.");
        words.Contains("that has been returned", StringComparison.Ordinal).ShouldBeFalse("events were returned");

        (await scene.RevokeAsync(police)).ShouldSucceed();
        (await SharedAsync(unit)).ShouldContain("Names another child");
        var chair = await world.AddStaffAsync("Chair Cedar Testwell", null);
        (await scene.InviteAsync(null, chair)).ShouldSucceed();
        (await SharedAsync(chair)).ShouldNotContain("another child");
        await world.JoinCaseAsync(scene.Case, chair, CaseRole.ReviewChair);
        (await SharedAsync(chair)).ShouldContain("Names another child");

        (await new ShareMeetingPapers(world.Database).RunAsync(manager, scene.Case, default, anonymised: true)).Refusals.ShouldBe([ShareMeetingPapers.NoNames]);
        (await new KeepPseudonym(world.Database).RunAsync(manager, new KeepPseudonymCommand(scene.Case, null, new PseudonymEntry("Inventshire Police", PersonRole.Place, "The force")), default)).ShouldSucceed();
        words = await SharedAsync(chair, anonymised: true);
        words.ShouldContain("The force");
        words.ShouldContain("Names that are listed for this case are replaced in these papers.");
        words.Contains("Inventshire Police", StringComparison.Ordinal).ShouldBeFalse("in the summaries and in the chronology");
        (await SharedAsync(chair)).ShouldContain("Inventshire Police");
        (await scene.CountAsync("audit_events where action = 'Meeting papers shared' and details::jsonb->>'anonymised' = 'listed names replaced'")).ShouldBe(2);

        async Task<string> SharedAsync(StaffId reader, bool anonymised = false)
        {
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
            (await new ShareMeetingPapers(world.Database).RunAsync(manager, scene.Case, default, anonymised)).ShouldSucceed();
            var papers = (await new OpenMeetingPapers(world.Database).RunAsync(await world.ActAsync(reader), scene.Case, default)).Value;
            if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is { Length: > 0 } folder)
            {
                await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "meeting-papers.pdf"), papers);
            }
            return ExportWords.In(papers, "pdf").ReplaceLineEndings(" ");
        }
    }

    [Fact]
    public void Where_names_are_replaced_the_referral_names_nobody_and_does_not_say_when_the_child_was_born()
    {
        var names = new Anonymiser(PseudonymTable.Forms([new PseudonymEntry("Jade Smith", PersonRole.Child, "Child A"), new PseudonymEntry("Inventshire Police", PersonRole.Place, "The force")]));
        var form = new ReferralForm { ChildName = "Jade Smith", ChildDateOfBirth = new DateOnly(2015, 4, 1), WhatHappened = "Jade was found.", FamilyAdvice = "Ask Ms Smith." };

        var words = System.Text.Json.JsonSerializer.Serialize(MeetingPapersContent.Anonymised(MeetingPapersContent.Referral("TST-1", form, ["Inventshire Police"], withoutBirth: true), names).Blocks.Cast<object>());
        words.ShouldContain("Child A was found.");
        words.ShouldContain("The force");
        foreach (var name in new[] { "Jade", "Smith", "Inventshire", "birth", "2015" })
        {
            words.Contains(name, StringComparison.Ordinal).ShouldBeFalse(name);
        }
    }

    [Theory]
    [InlineData("Jade Smith", "")]
    [InlineData("JADE SMITH (Jay)", "Jay")]
    [InlineData("Jade Amelia Smith", "Amelia")]
    [InlineData("Jade Smith, also known as Amber Fictional", "Amber Fictional")]
    [InlineData("Unborn baby of Ms Smith", "")]
    [InlineData("Robin Sample", "Robin Sample")]
    [InlineData("", "")]
    public void What_stays_of_the_name_of_a_child_is_known_word_by_word(string childName, string left) =>
        MeetingPapersContent.LeftOf(childName, new Anonymiser(PseudonymTable.Forms([new PseudonymEntry("Jade Smith", PersonRole.Child, "Child A")]))).ShouldBe(left);

    [Fact]
    public async Task Papers_in_which_the_childs_name_would_stay_or_a_part_of_it_are_not_shared_as_papers_with_names_replaced()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var manager = await world.ActAsync(scene.Manager);
        (await scene.InviteAsync(null, scene.Partner(AgencyKind.Police))).ShouldSucceed();
        await scene.ReferAsync("Jade Amelia Smith", "Jade was seen by Corin Bexley, and Corin Bexley rang Mrs Smith.");
        async Task<Result> ShareAsync(bool anonymised = true) => await new ShareMeetingPapers(world.Database).RunAsync(manager, scene.Case, default, anonymised);
        async Task ListAsync(string name, PersonRole role, params string[] also) =>
            (await new KeepPseudonym(world.Database).RunAsync(manager, new KeepPseudonymCommand(scene.Case, null, new PseudonymEntry(name, role, "") { AlsoCalled = also }), default)).ShouldSucceed();

        await ListAsync("Inventshire Police", PersonRole.Place);
        (await ShareAsync()).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Field.ShouldBe("Anonymised"), refusal => refusal.ToString().ShouldContain("“Jade Amelia Smith” would stay"));
        await ListAsync("Jade Smith", PersonRole.Child);
        (await ShareAsync()).ShouldRefuse("“Amelia” would stay");
        var left = (await new ShareMeetingPapers(world.Database).FindNamesLeftAsync(manager, scene.Case, default))!;
        left.Single(one => one.Found == "Corin Bexley").ShouldSatisfyAllConditions(one => one.Paper.ShouldBe("Referral"), one => one.Places.ShouldBe(2));
        left.ShouldContain(one => one.Found.Contains("Amelia", StringComparison.Ordinal));
        left.ShouldNotContain(one => one.Found.Contains("Jade", StringComparison.Ordinal) || one.Found.Contains("Smith", StringComparison.Ordinal));
        foreach (var other in new[] { scene.Adviser, scene.Information.Teacher, scene.Information.Stranger })
        {
            (await new ShareMeetingPapers(world.Database).FindNamesLeftAsync(await world.ActAsync(other), scene.Case, default)).ShouldBeNull();
        }
        (await scene.CountAsync("audit_events where action = 'Names in meeting papers looked for'")).ShouldBe(1);
        (await scene.CountAsync("meeting_papers")).ShouldBe(0);
        (await ShareAsync(anonymised: false)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await ListAsync("Amelia", PersonRole.OtherPerson);
        (await ShareAsync()).ShouldSucceed();
        var papers = (await new OpenMeetingPapers(world.Database).RunAsync(await world.ActAsync(scene.Partner(AgencyKind.Police)), scene.Case, default)).Value;
        var words = ExportWords.In(papers, "pdf").ReplaceLineEndings(" ");
        words.ShouldContain("Child A");
        foreach (var name in new[] { "Jade", "Amelia", "Smith" })
        {
            words.Contains(name, StringComparison.Ordinal).ShouldBeFalse(name);
        }
        words.ShouldContain("Corin Bexley", customMessage: "who is not listed stays, as the page says before");
    }

    private static async Task<List<CalendarNotice>> NoticesAsync(RapidReviewScene scene, StaffId staff)
    {
        var all = await scene.World.TestDatabase.AskAsOwnerAsync<string>(
            $"select string_agg(argument, E'\\n' order by id) from outbox_messages where template = 'StaffMeeting' and staff_id = '{staff}'");
        return [.. all.Split('\n').Select(CalendarNotice.Read)];
    }
}
