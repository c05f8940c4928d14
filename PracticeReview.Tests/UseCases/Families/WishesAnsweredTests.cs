using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>How a person wants to take part is answered: by who works with them, in words they read, and again when they say something else.</summary>
public sealed class WishesAnsweredTests
{
    [Fact]
    public async Task The_person_reads_what_can_be_done_by_whom_and_when_and_what_they_say_next_waits_for_another_answer()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        (await filled.AnswerWishesAsync()).ShouldSucceed();

        var answer = (await OwnAsync(world))!.Answer.ShouldNotBeNull();
        (answer.Outcome, answer.Text.English, answer.By).ShouldBe((WishesOutcome.PartOfIt, FilledArea.WishesAnswer, "Facilitator Fern"));
        (await HomeAsync(world)).News.ShouldContain(news => news.Kind == NewsKind.WishesAnswered);
        (await world.CountAsync($"translation_requests where source_hash = (select text_hash from wishes_answers) and into_language = 'ur'")).ShouldBe(1);
        (await WorkAsync(world, world.Facilitator)).ShouldNotContain(WorkKind.WishesToAnswer);
        (await WaitsAsync(world)).ShouldBe(0);

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, "At home");

        (await OwnAsync(world))!.Answer.ShouldBeNull("it answered something else");
        (await WorkAsync(world, world.Facilitator)).ShouldContain(WorkKind.WishesToAnswer);
        (await WorkAsync(world, world.Chair)).ShouldNotContain(WorkKind.WishesToAnswer, "it is her contact person's");
        (await WaitsAsync(world)).ShouldBe(1);
        (await filled.AnswerWishesAsync(WishesOutcome.CanDo, "We come to your home.")).ShouldSucceed();
        (await OwnAsync(world))!.Answer!.Outcome.ShouldBe(WishesOutcome.CanDo);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, "At home");
        (await OwnAsync(world))!.Answer!.Outcome.ShouldBe(WishesOutcome.CanDo, "looked at and sent as it stands");
        (await WorkAsync(world, world.Facilitator)).ShouldNotContain(WorkKind.WishesToAnswer);
        var staff = (await new AreaStaffQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Chair), world.Case.Id, world.Mother.Id, default))!.Wishes!;
        (staff.Answer!.Text, staff.Answer.By).ShouldBe(("We come to your home.", "Facilitator Fern"));
    }

    [Fact]
    public async Task An_answer_has_an_outcome_and_words_is_given_once_and_only_to_what_was_said_last()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        (await filled.AnswerWishesAsync()).ShouldSucceed();
        (await filled.AnswerWishesAsync()).Refusals.ShouldBe([Refusal.ChangedMeanwhile], "it is answered");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, "In the library");
        var before = await world.World.TestDatabase.AskAsOwnerAsync<DateTime>("select said_at from taking_part_wishes");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, "At home");

        (await filled.AnswerWishesAsync(saidAt: new DateTimeOffset(before))).Refusals.ShouldBe([Refusal.ChangedMeanwhile], "she said something else, and nobody had answered that");
        (await filled.AnswerWishesAsync(null, " ")).Refusals.Select(refusal => refusal.Field).ShouldBe(["Outcome", "Text"]);
        (await filled.AnswerWishesAsync(text: new string('x', 2_001))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Text");
        var adviser = await world.World.AddStaffAsync("Adviser Yarrow", null, StaffRole.IndependentAdviser);
        (await filled.AnswerWishesAsync(by: adviser)).Refusals.ShouldBe([Refusal.NotFound]);
        (await filled.AnswerWishesAsync(by: world.Chair)).ShouldSucceed();
    }

    [Fact]
    public async Task Wishes_that_leave_everything_open_wait_for_no_answer()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await SayAsync(world, null);
        (await WorkAsync(world, world.Facilitator)).ShouldNotContain(WorkKind.WishesToAnswer);
        (await WaitsAsync(world)).ShouldBe(0);
        await SayAsync(world, "At home");
        (await WorkAsync(world, world.Facilitator)).ShouldContain(WorkKind.WishesToAnswer);
    }

    [Fact]
    public async Task The_database_alone_lets_nobody_answer_in_another_name_for_another_case_or_for_themselves()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, "At home");
        var otherChair = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, CaseRole.ReviewChair);

        (await TryAsync(LoginRole.Workspace, otherChair.Value, Answer(otherChair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, Answer(world.Chair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, Answer(world.Facilitator, said: "now()"))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, Answer(world.Facilitator, member: world.Uncle.Id))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, otherChair.Value, Answer(otherChair, @case: world.Stranger.CaseId))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, Answer(world.Facilitator))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, Guid.Empty, Answer(world.Facilitator))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, Answer(world.Facilitator))).ShouldBeNull();
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, Answer(world.Facilitator))).ShouldBe(PostgresErrorCodes.UniqueViolation);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, "update wishes_answers set text = 'x'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, "delete from wishes_answers")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Public, Guid.Empty, "select * from wishes_answers")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        string Answer(StaffId by, FamilyMemberId? member = null, CaseId? @case = null, string? said = null) => $"""
            insert into wishes_answers (id, partnership_id, case_id, family_member_id, said_at, outcome, text, text_hash, answered_by, answered_by_name, answered_at)
            values (gen_random_uuid(), '{world.World.Partnership.Id}', '{@case ?? world.Case.Id}', '{member ?? world.Mother.Id}', {said ?? "'" + At.ToString("O", System.Globalization.CultureInfo.InvariantCulture) + "'"}, 'CanDo', 'x', 'h', '{by}', 'x', now())
            """;

        Task<string?> TryAsync(LoginRole role, Guid who, string sql) => world.World.TestDatabase.TryAsAsync(role, who, sql);
    }

    private static DateTimeOffset At => new(2026, 3, 2, 10, 5, 0, TimeSpan.Zero);

    private static async Task SayAsync(FamilyAreaWorld world, string? place) =>
        (await world.AsAsync(world.Mother, actor => new SayWishes(world.World.Database).RunAsync(actor, new SayWishesCommand(
            new WishesSaid(null, place, MeetingTimes.None, TalkMeans.None, LanguageHelp.None, null, null), "ur"), default))).ShouldSucceed();

    private static FamilyAreaQueries Area(FamilyAreaWorld world) => new(world.World.Database, new FamilyQueries(world.World.Database));

    private static Task<WishesView?> OwnAsync(FamilyAreaWorld world) => world.AsAsync(world.Mother, actor => Area(world).WishesAsync(actor, "ur", false, default));

    private static Task<AreaHome> HomeAsync(FamilyAreaWorld world) => world.AsAsync(world.Mother, actor => Area(world).HomeAsync(actor, "ur", false, default));

    private static async Task<IReadOnlyList<WorkKind>> WorkAsync(FamilyAreaWorld world, StaffId staff) =>
        [.. (await new TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(staff), 1, default)).Mine.Select(item => item.Kind)];

    private static async Task<int> WaitsAsync(FamilyAreaWorld world) =>
        (await new CaseQueries(world.World.Database).OpenOverviewAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!.Family?.TakingPart ?? 0;
}
