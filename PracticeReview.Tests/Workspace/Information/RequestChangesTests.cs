using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>What the business unit does with a request after it was sent: another day, withdrawing, rating, sending back (Policy 7.7, 7.9, 10.3 e).</summary>
public sealed class RequestChangesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static async Task<InformationScene> SceneAsync(TimeProvider? clock = null) =>
        await InformationScene.CreateAsync(await TestWorld.CreateAsync(clock ?? new FakeClock(Monday)));

    private static async Task ReturnAsync(InformationScene scene, AgencySummaryWords? words = null) =>
        (await new ReturnInformation(scene.World.Database).SummaryAsync(await scene.World.ActAsync(scene.Officer), scene.PoliceRequest,
            words ?? InformationScene.Words with { HasNoEvents = true }, CancellationToken.None)).Succeeded.ShouldBeTrue();

    private static Task<DateTime> DueAsync(InformationScene scene, InformationRequestId request) =>
        scene.World.TestDatabase.AskAsOwnerAsync<DateTime>($"select due_day::timestamp from deadlines where subject_id = '{request}'");

    [Fact]
    public async Task A_later_day_moves_this_agencys_deadline_alone_tells_its_author_and_is_kept_with_who_and_why()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;

        (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 13))).Succeeded.ShouldBeTrue();

        (await DueAsync(scene, scene.PoliceRequest)).ShouldBe(new DateTime(2026, 3, 13));
        (await DueAsync(scene, scene.SchoolRequest)).ShouldBe(new DateTime(2026, 3, 9));
        (await scene.CountAsync($"outbox_messages where staff_id = '{scene.Officer}'")).ShouldBe(2, "the request, and the new day");
        (await scene.CountAsync("audit_events where action = 'Longer time agreed for a request' and details like '%2026-03-13%'")).ShouldBe(1);
        var own = (await new InformationQueries(world.Database).OpenOwnAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, CancellationToken.None))!;
        own.AgreedDays.ShouldHaveSingleItem().ShouldBe(new AgreedDay(new DateOnly(2026, 3, 13), "The records are in an archive", "Unit Umber", Monday));
        own.Deadline!.Explanation.ShouldContain("agreed to another day");
        (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 20))).Succeeded.ShouldBeTrue();
        (await DueAsync(scene, scene.PoliceRequest)).ShouldBe(new DateTime(2026, 3, 20));
    }

    [Fact]
    public async Task A_later_day_is_refused_to_others_and_with_everything_that_is_wrong()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;

        foreach (var other in new[] { scene.Officer, scene.Stranger })
        {
            (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 13), by: other)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await scene.ExtendAsync(scene.PoliceRequest, null, " ")).Refusals.Select(refusal => refusal.Field).ShouldBe(["Until", "Why"]);
        (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 2))).Refusals.ShouldHaveSingleItem().ToString().ShouldContain("after today");
        (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 9))).Refusals.ShouldHaveSingleItem().ToString().ShouldContain("due on Monday 9 March 2026 now");
        (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2028, 3, 9))).Refusals.ShouldHaveSingleItem().ToString().ShouldContain("12 months");
        await ReturnAsync(scene);
        (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 13))).Refusals.ShouldHaveSingleItem().Message.ShouldContain("waited for");
        (await scene.CountAsync("request_extensions")).ShouldBe(0);
    }

    [Fact]
    public async Task A_withdrawn_request_waits_for_nobody_closes_its_letter_and_can_be_made_anew()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var withdraw = new WithdrawRequest(world.Database);

        (await withdraw.RunAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, "Mine", null, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await withdraw.RunAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, " ", null, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Why");
        (await withdraw.RunAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, "Another force knew the family", null, CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await scene.CountAsync($"deadlines where subject_id = '{scene.PoliceRequest}' and is_needed")).ShouldBe(0);
        var own = (await new InformationQueries(world.Database).OpenOwnAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, CancellationToken.None))!;
        own.Letter.ShouldBe("");
        own.MayAnswer.ShouldBeFalse();
        (await new ReturnInformation(world.Database).NoInvolvementAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, "All", CancellationToken.None))
            .Refusals.ShouldHaveSingleItem().Message.ShouldContain("withdrawn");
        (await scene.ExtendAsync(scene.PoliceRequest, new DateOnly(2026, 3, 13))).Refused.ShouldBeTrue();
        (await withdraw.RunAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, "Again", null, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("withdrawn before");
        (await scene.SendAsync(null, new ChosenAgency(scene.Police.Id, scene.OtherOfficer, "Knew the family after all"))).Succeeded.ShouldBeTrue();
        (await scene.CountAsync("information_requests where kind = 'Summary'")).ShouldBe(3);
        (await new FinishGathering(world.Database).RunAsync(await world.ActAsync(scene.Unit), scene.Case.Id, " ", CancellationToken.None))
            .Refusals.ShouldHaveSingleItem().ToString().ShouldContain("2 agencies", customMessage: "what was withdrawn is not missing");
    }

    [Fact]
    public async Task A_return_that_is_not_enough_to_decide_goes_back_with_words_and_a_day_and_both_returns_stay()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        await ReturnAsync(scene);

        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.NotMet)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Words", "ReturnBy"]);
        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.NotMet, "Say who saw the child in 2015", new DateOnly(2026, 3, 11))).Succeeded.ShouldBeTrue();

        (await scene.CountAsync($"deadlines where subject_id = '{scene.PoliceRequest}' and met_at is null and due_day = '2026-03-11'")).ShouldBe(1, "the clock of this agency runs again");
        var own = (await new InformationQueries(world.Database).OpenOwnAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, CancellationToken.None))!;
        own.SentBack!.Told.ShouldBe("Say who saw the child in 2015");
        own.SentBack.Words!.Involvement.ShouldBe("Since 2015", "the author goes on from what was returned");
        await ReturnAsync(scene, InformationScene.Words with { HasNoEvents = true, Involvement = "Officer Oak saw the child in May 2015" });
        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.Met)).Refusals.ShouldBe([Refusal.ChangedMeanwhile], "round 1 is not what is read now");
        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.Met, round: 2)).Succeeded.ShouldBeTrue();

        (await scene.CountAsync("agency_summaries")).ShouldBe(2);
        (await scene.CountAsync("summary_ratings where enough_to_decide = 'NotMet' and return_by = '2026-03-11'")).ShouldBe(1);
        (await scene.CountAsync($"deadlines where subject_id = '{scene.PoliceRequest}' and met_at is not null")).ShouldBe(1);
        (await scene.CountAsync("audit_events where action = 'Summary sent back'")).ShouldBe(1);
        (await scene.CountAsync("audit_events where details like '%2015%' or why like '%2015%'")).ShouldBe(0, "the record holds no words");
        var page = (await new InformationQueries(world.Database).OpenGatheringAsync(await world.ActAsync(scene.Unit), scene.Case.Id, CancellationToken.None))!;
        var police = page.Asked.Single(asked => asked.Id == scene.PoliceRequest);
        police.Summary!.Involvement.ShouldBe("Officer Oak saw the child in May 2015");
        police.Ratings.Select(rating => rating.ReturnBy is null).ShouldBe([false, true]);
        police.MayRate.ShouldBeFalse();
    }

    [Fact]
    public async Task A_rating_is_refused_to_others_without_an_answer_to_every_question_where_nothing_came_and_twice()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;

        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.Met)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("no summary");
        await ReturnAsync(scene);
        foreach (var other in new[] { scene.Officer, scene.Stranger })
        {
            (await scene.RateAsync(scene.PoliceRequest, CriterionMet.Met, by: other)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await new RateSummary(world.Database).RunAsync(await world.ActAsync(scene.Unit),
            new RateSummaryCommand(scene.PoliceRequest, new Dictionary<SummaryCriterion, CriterionMet>(), "", null, 1), CancellationToken.None)).Refusals.Count.ShouldBe(7);
        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.Partly)).Succeeded.ShouldBeTrue();
        (await scene.RateAsync(scene.PoliceRequest, CriterionMet.Met)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await scene.CountAsync("summary_ratings")).ShouldBe(1);
    }

    [Fact]
    public async Task Secured_records_need_a_representative_and_a_day_that_is_not_still_to_come()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var returns = new ReturnInformation(world.Database);
        var words = InformationScene.Words with { HasNoEvents = true };

        (await returns.SummaryAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, words with { FilesHeldBy = "", FilesSecuredOn = null }, CancellationToken.None))
            .Refusals.Select(refusal => refusal.Field).ShouldBe(["FilesHeldBy", "FilesSecuredOn"]);
        (await returns.SummaryAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, words with { FilesSecuredOn = new DateOnly(2026, 3, 3) }, CancellationToken.None))
            .Refusals.ShouldHaveSingleItem().Field.ShouldBe("FilesSecuredOn");
        await ReturnAsync(scene, words with { Files = FilesSecured.SecuredWithCopy });
        (await scene.CountAsync("agency_summaries where files = 'SecuredWithCopy' and files_held_by = 'Head of records' and files_secured_on = '2026-03-02'")).ShouldBe(1);
    }

    [Fact]
    public async Task Letters_are_read_before_they_are_sent_and_reading_them_sends_nothing()
    {
        var scene = await InformationScene.CreateAsync(await TestWorld.CreateAsync(new FakeClock(Monday)), sent: false);
        await using var world = scene.World;
        var command = new SendInformationRequestsCommand(scene.Case.Id, [new ChosenAgency(scene.Police.Id, scene.Officer, "Called to the home")], "Ari Invented", "To learn");
        var send = new SendInformationRequests(world.Database);

        var prepared = await send.PrepareAsync(await world.ActAsync(scene.Unit), command, CancellationToken.None);

        prepared.Value.ShouldHaveSingleItem().Letter.ShouldContain("by the end of Monday 9 March 2026 (Policy 7.7)");
        (await scene.CountAsync("information_requests")).ShouldBe(0);
        (await scene.CountAsync("milestones where happening = 'InformationRequested'")).ShouldBe(0);
        (await send.PrepareAsync(await world.ActAsync(scene.Officer), command, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await send.RunAsync(await world.ActAsync(scene.Unit), command, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await world.TestDatabase.AskAsOwnerAsync<string>("select letter from information_requests")).ShouldBe(prepared.Value[0].Letter, "what was read is what was sent");
    }

    [Fact]
    public async Task The_letter_is_a_paper_for_its_author_and_those_who_work_on_the_case_until_it_is_withdrawn()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var letters = new OpenLetter(world.Database);

        var paper = (await letters.RunAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, CancellationToken.None))!;
        paper.Title.ShouldBe("Request for information");
        paper.Blocks.OfType<PracticeReview.Data.Papers.Heading>().Select(heading => heading.Text).ShouldBe(
            ["Who this is about", "The referral and the purpose of the review", "Why we ask your agency", "What we ask of you", "When", "Questions"]);
        paper.Blocks.OfType<PracticeReview.Data.Papers.Paragraph>().ShouldContain(paragraph => paragraph.Text.Contains("Called to the home"));
        (await letters.RunAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, CancellationToken.None)).ShouldNotBeNull();
        foreach (var other in new[] { scene.Teacher, scene.OtherOfficer, scene.Stranger })
        {
            (await letters.RunAsync(await world.ActAsync(other), scene.PoliceRequest, CancellationToken.None)).ShouldBeNull();
        }
        await new WithdrawRequest(world.Database).RunAsync(await world.ActAsync(scene.Unit), scene.PoliceRequest, "Enough is known", null, CancellationToken.None);
        (await letters.RunAsync(await world.ActAsync(scene.Officer), scene.PoliceRequest, CancellationToken.None)).ShouldBeNull();
        (await scene.CountAsync("audit_events where action = 'Request letter opened'")).ShouldBe(2);
    }

    [Fact]
    public async Task In_a_full_review_an_agency_is_asked_for_a_fuller_report_by_a_day_of_its_own()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var command = new SendInformationRequestsCommand(scene.Case.Id, [new ChosenAgency(scene.Police.Id, scene.Officer, "Knew the family")], "Ari Invented", "To learn", RequestKind.FullerReport, new DateOnly(2026, 5, 1));
        var send = new SendInformationRequests(world.Database);

        (await send.RunAsync(await world.ActAsync(scene.Unit), command with { Due = null }, CancellationToken.None)).Refusals.Select(refusal => refusal.Field).ShouldBe([null, "Due"]);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Review', review_type = 'ChildSafeguardingPracticeReview' where id = '{scene.Case.Id}'");
        (await send.RunAsync(await world.ActAsync(scene.Unit), command, CancellationToken.None)).Succeeded.ShouldBeTrue();

        var fuller = new InformationRequestId(await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from information_requests where kind = 'FullerReport'"));
        (await DueAsync(scene, fuller)).ShouldBe(new DateTime(2026, 5, 1));
        var returns = new ReturnInformation(world.Database);
        (await returns.NoInvolvementAsync(await world.ActAsync(scene.Officer), fuller, "All", CancellationToken.None)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("there was involvement");
        (await scene.UploadAsync(scene.Officer, fuller, InformationScene.Rows(1))).Refused.ShouldBeTrue();
        (await returns.SummaryAsync(await world.ActAsync(scene.Officer), fuller, InformationScene.Words, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Contributors");
        (await returns.SummaryAsync(await world.ActAsync(scene.Officer), fuller, InformationScene.Words with { Contributors = "The sergeant of the team" }, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await scene.CountAsync($"deadlines where subject_id = '{fuller}' and kind = 'ReturnFullerReport' and met_at is not null")).ShouldBe(1);
        (await scene.CountAsync($"deadlines where subject_id = '{scene.PoliceRequest}' and met_at is not null")).ShouldBe(0, "the summary is another request");
    }

    [Fact]
    public async Task An_agency_sees_its_own_history_and_only_the_author_a_way_to_the_letter()
    {
        var scene = await SceneAsync();
        await using var world = scene.World;
        var decider = await world.AddStaffAsync("Decider Dogwood", scene.Police, StaffRole.DesignatedDecisionMaker);
        await ReturnAsync(scene);
        await scene.RateAsync(scene.PoliceRequest, CriterionMet.Partly);
        var histories = new AgencyHistoryQueries(world.Database);

        var row = (await histories.FindAsync(await world.ActAsync(decider), CancellationToken.None))!.Rows.ShouldHaveSingleItem();
        row.AuthorName.ShouldBe("Officer Juniper Testwell");
        row.ReturnKind.ShouldBe(ReturnKind.Summary);
        row.Enough.ShouldBe(CriterionMet.Partly);
        row.Page.ShouldBeNull();
        (await histories.FindAsync(await world.ActAsync(scene.Officer), CancellationToken.None))!.Rows.ShouldHaveSingleItem().Page.ShouldBe($"/workspace/information/{scene.PoliceRequest}");
        (await histories.FindAsync(await world.ActAsync(scene.Unit), CancellationToken.None)).ShouldBeNull();
        (await histories.FindAsync(await world.ActAsync(scene.Stranger), CancellationToken.None)).ShouldBeNull();
    }
}
