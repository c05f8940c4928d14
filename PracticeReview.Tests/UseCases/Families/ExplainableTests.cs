using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Whatever is written to a person can be gone through with them aloud, once they were given it (guidance 1.5, 1.6).</summary>
public sealed class ExplainableTests
{
    [Fact]
    public async Task Everything_written_to_a_person_can_be_explained_once_they_were_given_it_and_nothing_of_anybody_else()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var area = await FilledArea.CreateAsync(world);
        await area.WriteLetterAsync();
        await area.InviteToMeetingAsync();
        await area.TellOfActionAsync();
        await world.ReleaseAsync(world.Mother, "What happened", "A child was cold.");
        var left = await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "Look at the school.");
        (await world.AsAsync(world.Mother, actor => new AskToLeaveOut(world.World.Database).RunAsync(actor, left, default))).ShouldSucceed();
        var request = new LeaveOutRequestId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from leave_out_requests"));
        (await OpenAsync(world)).Select(thing => thing.Thing).ShouldNotContain(ExplainedThing.LeaveOut, "nothing is decided yet");
        (await ExplainAsync(world, world.Mother, new(ExplainedThing.LeaveOut, request.Value, ""))).Refusals.ShouldBe([Refusal.NotFound]);
        (await new DecideLeaveOut(world.World.Database).RunAsync(await area.ChairAsync(), new DecideLeaveOutCommand(request, LeaveOutOutcome.Kept, "We talked about it."), default)).ShouldSucceed();

        var things = await OpenAsync(world);

        things.Select(thing => thing.Thing).Distinct().ShouldBe(Enum.GetValues<ExplainedThing>(), ignoreOrder: true);
        foreach (var thing in things)
        {
            (await ExplainAsync(world, world.Mother, thing)).ShouldSucceed();
            if (thing.Thing != ExplainedThing.Action)
            {
                // An action is told to the family as a whole.
                (await ExplainAsync(world, world.Uncle, thing)).Refusals.ShouldBe([Refusal.NotFound]);
            }
        }
        (await world.CountAsync("spoken_explanations")).ShouldBe(things.Count);
    }

    [Theory]
    [InlineData(ExplainedThing.Answer, "update contribution_answers set released_at = null")]
    [InlineData(ExplainedThing.Letter, "update family_letters set released_at = null")]
    [InlineData(ExplainedThing.Question, "update asked_questions set withdrawn_at = now()")]
    [InlineData(ExplainedThing.Meeting, "update family_meetings set released_at = null")]
    [InlineData(ExplainedThing.Action, "update told_actions set withdrawn_at = now()")]
    [InlineData(ExplainedThing.Passage, "update released_passages set withdrawn_at = now()")]
    [InlineData(ExplainedThing.LeaveOut, "update leave_out_requests set decided_at = null, decided_by = null, outcome = null, reason = '', reason_hash = ''")]
    public async Task What_they_were_not_given_is_not_explained_even_if_the_portal_asks_for_it(ExplainedThing kind, string takeBack)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var area = await FilledArea.CreateAsync(world);
        await area.WriteLetterAsync();
        await area.InviteToMeetingAsync();
        await area.TellOfActionAsync();
        await world.ReleaseAsync(world.Mother, "What happened", "A child was cold.");
        var left = await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "Look at the school.");
        (await world.AsAsync(world.Mother, actor => new AskToLeaveOut(world.World.Database).RunAsync(actor, left, default))).ShouldSucceed();
        var request = new LeaveOutRequestId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from leave_out_requests"));
        (await new DecideLeaveOut(world.World.Database).RunAsync(await area.ChairAsync(), new DecideLeaveOutCommand(request, LeaveOutOutcome.Kept, "We talked about it."), default)).ShouldSucceed();
        var thing = (await OpenAsync(world)).First(one => one.Thing == kind);
        (await InsertAsync(world.Facilitator)).ShouldBeNull();

        await world.World.TestDatabase.ExecuteAsOwnerAsync(takeBack);

        (await OpenAsync(world)).ShouldNotContain(thing);
        (await ExplainAsync(world, world.Mother, thing)).Refusals.ShouldBe([Refusal.NotFound]);
        (await InsertAsync(world.Facilitator)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        async Task<string?> InsertAsync(StaffId staff)
        {
            await using var connection = new NpgsqlConnection(world.World.TestDatabase.For(LoginRole.Workspace));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"""
                select set_config('practicereview.staff_id', '{staff}', false);
                insert into spoken_explanations (id, partnership_id, case_id, family_member_id, thing, subject_id, explained_by, explained_on, understanding, recorded_by, recorded_at)
                values (gen_random_uuid(), '{world.World.Partnership.Id}', '{world.Case.Id}', '{world.Mother.Id}', '{kind}', '{thing.Subject}', 'Fern', '2026-03-01', 'SaidInOwnWords', '{staff}', now())
                """, connection);
            try
            {
                await command.ExecuteNonQueryAsync();
                return null;
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }
    }

    [Fact]
    public async Task A_passage_that_was_taken_back_is_not_gone_through_again()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.ReleaseAsync(world.Mother, "What happened", "A child was cold.");
        var passage = (await OpenAsync(world)).Single(thing => thing.Thing == ExplainedThing.Passage);
        (await new RecordExplanation(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new RecordExplanationCommand(world.Mother.Id, passage.Thing, passage.Subject, "Fern", new DateOnly(2026, 3, 1), null, Understanding.NotYet, "The second sentence."), default)).ShouldSucceed();
        (await WaitsAsync()).ShouldBe((true, true));

        await world.World.TestDatabase.ExecuteAsOwnerAsync("update released_passages set withdrawn_at = now()");

        (await WaitsAsync()).ShouldBe((false, false));

        async Task<(bool Today, bool Gap)> WaitsAsync() =>
            ((await new TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(world.Facilitator), 1, default)).Mine.Any(item => item.Kind == WorkKind.UnderstandingToCheck),
            (await new AssuranceQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!.Gaps.Any(gap => gap.Words.Contains("is not understood yet", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<ExplainableThing>> OpenAsync(FamilyAreaWorld world) =>
        (await new FamilyLetterQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Facilitator), world.Case.Id, world.Mother.Id, default))!.Explainable;

    private static async Task<Result> ExplainAsync(FamilyAreaWorld world, FamilyMember member, ExplainableThing thing) =>
        await new RecordExplanation(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new RecordExplanationCommand(member.Id, thing.Thing, thing.Subject, "Fern", new DateOnly(2026, 3, 2), null, Understanding.SaidInOwnWords, null), default);
}
