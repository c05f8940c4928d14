using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Reports;

/// <summary>What of a family's words holds a report, from the review group's agreement to the day it becomes public (checklist F4, J7, J9).</summary>
public sealed class OpenWordsTests
{
    private static readonly DateOnly Day = new(2026, 3, 12);

    [Fact]
    public async Task A_wish_about_names_and_words_to_be_left_out_hold_the_report_like_a_comment()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var wish = await SayAsync(world, mother, ContributionKind.NamesInReport, "Call her Gulab.");
        var told = await SayAsync(world, mother, ContributionKind.NotToBeWritten, "Not that we moved.");
        (await new AskToLeaveOut(world.World.Database).RunAsync(await world.World.ActAsync(mother.Id), told, default)).ShouldSucceed();
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();

        (await world.AgreeAsync(world.Chair)).ShouldRefuse("2 wishes of the family about names or descriptions are not answered.");
        await AnswerAsync(world, wish);
        await AnswerAsync(world, told);
        (await world.AgreeAsync(world.Chair)).ShouldRefuse("Of one thing a family member wants left out, nobody has decided.");
        (await OpenAsync(world)).Open.ShouldBe(new OpenBefore(LeaveOuts: 1, Uses: 2));
        (await world.AgreeAsItStandsAsync(world.Chair, despite: "The inquest begins on Monday.")).ShouldSucceed();

        // What it was agreed over is kept kind by kind, shown beside the reason, and stands in the record.
        var given = (await OpenAsync(world)).Despite.ShouldHaveSingleItem();
        (given.Reason, given.By, given.Open).ShouldBe(("The inquest begins on Monday.", "Chair Clover Testwell", new OpenBefore(LeaveOuts: 1, Uses: 2)));
        var recorded = await world.World.TestDatabase.AskAsOwnerAsync<string>("select details::text from audit_events where action = 'Final version agreed'");
        recorded.ShouldContain("leaveOutsNotDecided");
        recorded.ShouldContain("useNotSaid");
        recorded.ShouldNotContain("Gulab");
    }

    [Fact]
    public async Task What_was_answered_is_used_or_not_before_the_final_version_and_waits_for_the_review_group_until_then()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var wish = await SayAsync(world, mother, ContributionKind.FocusSuggestion, "Look at the school.");
        var question = await SayAsync(world, mother, ContributionKind.Question, "When is it done?");
        await AnswerAsync(world, wish);
        (await new AnswerContribution(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new AnswerContributionCommand(question, AnswerOutcome.Answered, "In May."), default)).ShouldSucceed();
        (await KindsAsync(world, world.Chair)).ShouldNotContain(WorkKind.UseToSay, "there is no draft yet");
        (await UnsaidAsync()).ShouldBeEmpty();
        (await new WriteDraftPassage(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new WriteDraftPassageCommand(world.Case.Id, null, 0, "What happened", "A child was not seen."), default)).ShouldSucceed();
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();

        (await KindsAsync(world, world.Chair)).Count(kind => kind == WorkKind.UseToSay).ShouldBe(1, "a question is answered and is no part of the analysis");
        (await UnsaidAsync()).ShouldHaveSingleItem("the sixth question finds missing what today's list asks for");
        (await KindsAsync(world, world.Manager)).ShouldNotContain(WorkKind.UseToSay, "the analysis is the review group's");
        await world.AssureDraftAsync();
        (await OpenAsync(world)).Open.ShouldBe(new OpenBefore(Uses: 1));
        (await world.AgreeAsItStandsAsync(world.Chair)).ShouldRefuse("Of one thing the family sent, nobody has said whether the review uses it.");

        (await new TakeContributionStep(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
            new TakeContributionStepCommand(wish, new ContributionStanding(ContributionStatus.Considered, 2), ContributionStatus.Used, "In the second section."), default)).ShouldSucceed();
        (await KindsAsync(world, world.Chair)).ShouldNotContain(WorkKind.UseToSay);
        (await UnsaidAsync()).ShouldBeEmpty();
        (await world.AgreeAsItStandsAsync(world.Chair)).ShouldSucceed();

        async Task<IReadOnlyList<AssuranceGap>> UnsaidAsync() => [.. (await new AssuranceQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!.Gaps
            .Where(gap => gap.Question == 6 && gap.Words.Contains("nobody has said where the review uses", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Nobody_gives_a_reason_for_what_came_while_the_form_was_open()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        await ReleaseAsync(world, mother);
        var first = await SayAsync(world, mother, ContributionKind.WholeDraft, "It speaks of me as if I were not there.");
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        await world.AssureDraftAsync();
        var seen = (await OpenAsync(world)).Seen;
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        // As much was answered as came: the one that came was seen by nobody.
        await AnswerAsync(world, first);
        await SayAsync(world, mother, ContributionKind.WholeDraft, "And my son has a name.");
        (await AgreeSeenAsync(seen)).Refusals.ShouldBe([SeenOpen.MoreSince]);
        (await AgreeSeenAsync((await OpenAsync(world)).Seen)).ShouldSucceed();

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var partner = await world.World.ActAsync(world.PolicePartner);
        var toSign = (await new ReportQueries(world.World.Database).OpenAsync(partner, await world.ReportAsync(), default))!;
        toSign.Despite.ShouldHaveSingleItem().Open.ShouldBe(new OpenBefore(Comments: 1, Uses: 1), "who signs sees over what it was agreed");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, mother, ContributionKind.HowDescribed, "Not as a single mother.");
        (await new SignOffReport(world.World.Database).RunAsync(partner, new SignOffReportCommand(await world.ReportAsync(), 1, "It cannot wait.", toSign.Seen), default)).Refusals.ShouldBe([SeenOpen.MoreSince]);
        (await new SignOffReport(world.World.Database).RunAsync(partner, new SignOffReportCommand(await world.ReportAsync(), 1, "It cannot wait."), default)).ShouldSucceed();
        (await OpenAsync(world)).Despite[1].Open.ShouldBe(new OpenBefore(Wishes: 1));

        async Task<Result> AgreeSeenAsync(SeenOpen shown) => await new AgreeFinalVersion(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
            new AgreeFinalVersionCommand(world.Case.Id, 1, "The inquest begins on Monday.", shown), default);
    }

    [Fact]
    public async Task A_reason_for_words_of_no_said_use_is_none_for_an_account_that_came_since()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var wish = await SayAsync(world, mother, ContributionKind.FocusSuggestion, "Look at the school.");
        await AnswerAsync(world, wish);
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        await world.AssureDraftAsync();
        var seen = (await OpenAsync(world)).Seen;
        seen.Open.ShouldBe(new OpenBefore(Uses: 1));
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        (await new TakeContributionStep(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
            new TakeContributionStepCommand(wish, new ContributionStanding(ContributionStatus.Considered, 2), ContributionStatus.Used, "In the second section."), default)).ShouldSucceed();
        await SayAsync(world, mother, ContributionKind.Account, "Nobody rang back.");

        (await OpenAsync(world)).Open.ShouldBe(seen.Open, "as much as before, and not the same");
        (await AgreeSeenAsync(seen)).Refusals.ShouldBe([SeenOpen.MoreSince]);
        (await AgreeSeenAsync((await OpenAsync(world)).Seen)).ShouldSucceed();

        async Task<Result> AgreeSeenAsync(SeenOpen shown) => await new AgreeFinalVersion(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
            new AgreeFinalVersionCommand(world.Case.Id, 1, "The inquest begins on Monday.", shown), default);
    }

    [Fact]
    public async Task Words_that_come_in_the_very_moment_refuse_the_decision_and_the_publication_and_break_neither()
    {
        var (world, mother) = await SignedOffAsync();
        await using var _ = world.World;
        await AnswerAsync(world, await SayAsync(world, mother, ContributionKind.WholeDraft, "It still says that I moved."));
        // Between the count and the change, what was answered is open again: as a comment would be that comes then.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("""
            create function open_again() returns trigger language plpgsql security definer as $$ begin update contribution_answers set released_at = null; return new; end $$;
            create trigger a_comment_comes before update on review_reports for each row execute function open_again()
            """);

        (await world.DecideAsync(Day)).Refusals.ShouldBe([SeenOpen.MoreSince]);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("alter table review_reports disable trigger a_comment_comes");
        (await world.DecideAsync(Day)).ShouldSucceed();
        world.Clock.Advance(TimeSpan.FromDays(1));
        await AnswerAsync(world, await SayAsync(world, mother, ContributionKind.WholeDraft, "And that he was ill."));
        world.Clock.Advance(TimeSpan.FromDays(10));
        await world.World.TestDatabase.ExecuteAsOwnerAsync("alter table review_reports enable trigger a_comment_comes");

        (await world.PublishDueAsync()).ShouldBe(0);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("alter table review_reports disable trigger a_comment_comes");
        (await world.PublishDueAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_family_says_after_the_last_signature_holds_the_decision_and_then_the_publication()
    {
        var (world, mother) = await SignedOffAsync();
        await using var _ = world.World;
        world.Clock.Advance(TimeSpan.FromHours(1));
        await SayAsync(world, mother, ContributionKind.WholeDraft, "It still says that I moved.");

        (await world.DecideAsync(Day)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Despite");
        await RefusedAsync($"update review_reports set decision = 'Publish', decided_at = now(), publication_day = '{Day:O}'", LoginRole.Workspace, world.Manager);
        (await DecideDespiteAsync("The answer follows this week.")).ShouldSucceed();
        (await FamilyReadsAsync()).ShouldSatisfyAllConditions(told => told!.Day.ShouldBe(Day), told => told!.DayHasPassed.ShouldBeFalse());
        (await OpenAsync(world)).Despite.ShouldHaveSingleItem().ShouldSatisfyAllConditions(given => given.IsOfDecision.ShouldBeTrue(), given => given.Open.ShouldBe(new OpenBefore(Comments: 1)));

        world.Clock.Advance(TimeSpan.FromDays(1));
        var late = await SayAsync(world, mother, ContributionKind.NamesInReport, "Call her Gulab.");
        world.Clock.Advance(TimeSpan.FromDays(10));
        (await world.PublishDueAsync()).ShouldBe(0);
        (await FamilyReadsAsync())!.DayHasPassed.ShouldBeTrue("a past day is not told as one to come");
        await RefusedAsync("update review_reports set published_at = now()", LoginRole.Jobs, null);
        var line = (await new PublicationQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Manager), default)).Reports.ShouldHaveSingleItem();
        (line.Open, line.SinceDecision).ShouldBe((new OpenBefore(Comments: 1, Wishes: 1), new OpenBefore(Wishes: 1)));
        (await KindsAsync(world, world.Manager)).ShouldContain(WorkKind.PublicationHeld);
        (await KindsAsync(world, world.Chair)).ShouldNotContain(WorkKind.PublicationHeld);

        await AnswerAsync(world, late);
        (await world.PublishDueAsync()).ShouldBe(1);
        (await KindsAsync(world, world.Manager)).ShouldNotContain(WorkKind.PublicationHeld);

        async Task<Result> DecideDespiteAsync(string despite) => await new DecideOnPublication(world.World.Database).RunAsync(await world.World.ActAsync(world.Manager),
            new DecideOnPublicationCommand(await world.ReportAsync(), PublicationDecision.Publish, Day, null, "The learning is of use elsewhere.", despite), default);

        async Task<PublicationView?> FamilyReadsAsync() => (await new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database))
            .AfterwardsAsync(await world.World.ActAsync(mother.Id), "en", true, default)).Publication;

        async Task RefusedAsync(string attempt, LoginRole role, StaffId? staff)
        {
            await using var connection = new NpgsqlConnection(world.World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{staff}', false); {attempt}", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe("PR001");
        }
    }

    [Fact]
    public async Task A_decision_recorded_again_with_a_reason_publishes_on_the_day_it_names()
    {
        var (world, mother) = await SignedOffAsync();
        await using var _ = world.World;
        (await world.DecideAsync(Day)).ShouldSucceed();
        world.Clock.Advance(TimeSpan.FromDays(1));
        await SayAsync(world, mother, ContributionKind.WholeDraft, "It still says that I moved.");
        world.Clock.Advance(TimeSpan.FromDays(10));
        (await world.PublishDueAsync()).ShouldBe(0);

        var shown = (await new PublicationQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Manager), default)).Reports[0].Seen;
        (await AgainAsync(null)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Despite");
        (await AgainAsync("Her solicitor has the answer.")).ShouldSucceed();
        (await world.PublishDueAsync()).ShouldBe(1);

        async Task<Result> AgainAsync(string? despite) => await new DecideOnPublication(world.World.Database).RunAsync(await world.World.ActAsync(world.Manager),
            new DecideOnPublicationCommand(await world.ReportAsync(), PublicationDecision.Publish, Day.AddDays(1), null, "The learning is of use elsewhere.", despite, shown), default);
    }

    [Fact]
    public async Task Who_has_no_part_in_the_case_learns_no_number()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        await ReleaseAsync(world, mother);
        await SayAsync(world, mother, ContributionKind.WholeDraft, "It speaks of me as if I were not there.");
        var author = await world.World.AddStaffAsync("Author Aspen Testwell", null, StaffRole.AgencyAuthor);

        (await CountAsync(world.PolicePartner)).ShouldBe(1);
        (await CountAsync(author)).ShouldBe(0);
        (await CountAsync(null)).ShouldBe(0);

        async Task<long> CountAsync(StaffId? staff)
        {
            await using var connection = new NpgsqlConnection(world.World.TestDatabase.For(LoginRole.Workspace));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{staff}', false); select coalesce(sum(comments), 0) from access.open_words_of_family('{world.Case.Id}', null)", connection);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.NextResultAsync();
            await reader.ReadAsync();
            return reader.GetInt64(0);
        }
    }

    // A passage is released to her, the report is agreed and signed off, and the National Panel has its copy.
    private static async Task<(ReportWorld World, FamilyMember Mother)> SignedOffAsync()
    {
        var world = await ReportWorld.CreateAsync();
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        await ReleaseAsync(world, mother);
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        (await world.AgreeAsync(world.Chair)).ShouldSucceed();
        foreach (var partner in (StaffId[])[world.CouncilPartner, world.PolicePartner, world.HealthPartner])
        {
            (await world.SignAsync(partner)).ShouldSucceed();
        }
        (await world.SendCopyAsync()).ShouldSucceed();
        return (world, mother);
    }

    private static async Task<ReportPage> OpenAsync(ReportWorld world) =>
        (await new ReportQueries(world.World.Database).OpenForCaseAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!;

    private static async Task<IReadOnlyList<WorkKind>> KindsAsync(ReportWorld world, StaffId staff) =>
        [.. (await new TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(staff), 1, default)).Mine.Select(item => item.Kind)];

    // What the family reads stands in the report in the same words.
    private static async Task ReleaseAsync(ReportWorld world, FamilyMember member)
    {
        var chair = await world.World.ActAsync(world.Chair);
        var passage = (await new WriteDraftPassage(world.World.Database).RunAsync(chair, new WriteDraftPassageCommand(world.Case.Id, null, 0, "What we learned", "Ask who lives in the house."), default)).Value;
        (await new ReleasePassage(world.World.Database).RunAsync(chair, new ReleasePassageCommand(passage, 1, [member.Id], Enum.GetValues<ReleaseCheck>()), default)).ShouldSucceed();
    }

    private static async Task<ContributionId> SayAsync(ReportWorld world, FamilyMember member, ContributionKind kind, string text)
    {
        var id = ContributionId.New();
        (await new SendContribution(world.World.Database).RunAsync(await world.World.ActAsync(member.Id), new SendContributionCommand(id, kind, null, text), default)).ShouldSucceed();
        return id;
    }

    private static async Task AnswerAsync(ReportWorld world, ContributionId contribution) =>
        (await new AnswerContribution(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new AnswerContributionCommand(contribution, AnswerOutcome.Accepted, "We will."), default)).ShouldSucceed();
}
