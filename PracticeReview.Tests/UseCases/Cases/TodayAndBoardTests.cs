using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Cases;

/// <summary>What waits for whom, the board and the list, and what they cost among thousands of cases.</summary>
public sealed class TodayAndBoardTests
{
    [Fact]
    public async Task An_author_is_asked_for_their_return_and_nobody_else_is()
    {
        await using var world = await TestWorld.CreateAsync();
        var scene = await InformationScene.CreateAsync(world);

        var mine = await TodayAsync(world, scene.Officer);
        mine.Mine.ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.Information);
        mine.Mine[0].Subject.ShouldBe(scene.PoliceRequest.Value);
        mine.Mine[0].DueDay.ShouldNotBeNull();
        mine.Mine[0].Case.ShouldBeNull();
        (await TodayAsync(world, scene.OtherOfficer)).Mine.ShouldBeEmpty();
        (await TodayAsync(world, scene.Stranger)).ShouldSatisfyAllConditions(today => today.Mine.ShouldBeEmpty(), today => today.Deadlines.ShouldBeEmpty());
    }

    [Fact]
    public async Task Deadlines_of_the_business_unit_are_theirs_and_others_see_whom_they_wait_for()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var world = await TestWorld.CreateAsync(clock);
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var referrer = await world.AddStaffAsync("Referrer Rowan", null, StaffRole.Referrer);
        var @case = await world.ReceiveCaseAsync(referrer, world.Now);
        clock.Advance(TimeSpan.FromDays(4));

        var units = await TodayAsync(world, unit);
        units.Mine.ShouldContain(item => item.Kind == WorkKind.Deadline && item.Case == @case.Id && item.IsLate(units.Now));
        units.MineLate.ShouldBeGreaterThan(0);
        units.Deadlines.ShouldAllBe(deadline => WhoIsWaitedFor.For(deadline.Deadline.Kind) != WaitedFor.BusinessUnit);
        var referrers = await TodayAsync(world, referrer);
        referrers.Mine.ShouldBeEmpty();
        referrers.Deadlines.ShouldNotBeEmpty();
        referrers.Deadlines.ShouldAllBe(deadline => deadline.Part == CasePart.Referral);
    }

    [Fact]
    public async Task A_partner_signs_off_an_agency_reports_and_a_scrutineer_is_led_to_verify()
    {
        var people = await ReportWorld.CreateAsync();
        await using var world = people.World;
        (await people.WriteAsync(people.Chair, ReportWorld.Text())).ShouldSucceed();
        (await people.AgreeAsync(people.Chair)).ShouldSucceed();

        (await TodayAsync(world, people.PolicePartner)).Mine.ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.SignOff);
        (await people.SignAsync(people.PolicePartner)).ShouldSucceed();
        (await TodayAsync(world, people.PolicePartner)).Mine.ShouldBeEmpty();

        var scrutineer = await world.AddStaffAsync("Scrutineer Sage Testwell", people.Health, StaffRole.Scrutineer);
        var action = (await people.HandOverAsync(people.Police)).Single();
        (await TodayAsync(world, people.PolicePartner)).Mine.ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.ActionToReport);
        (await people.CompleteAsync(people.PolicePartner, action)).ShouldSucceed();
        (await TodayAsync(world, people.PolicePartner)).Mine.ShouldBeEmpty();
        (await TodayAsync(world, scrutineer)).Mine.ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.ActionToVerify);
    }

    [Fact]
    public async Task The_board_counts_stages_and_lateness_and_shows_what_is_due_first()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var world = await TestWorld.CreateAsync(clock);
        var police = await world.AddAgencyAsync("Inventshire Police", AgencyKind.Police);
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var officer = await world.AddStaffAsync("Officer Oak", police, StaffRole.Referrer);
        var late = await world.ReceiveCaseAsync(officer, world.Now.AddDays(-30));
        for (var number = 0; number < BoardQueries.CardsInColumn + 1; number++)
        {
            await world.ReceiveCaseAsync(unit, world.Now);
        }

        var board = await BoardAsync(world, unit, new CaseListFilter());
        var column = board.Columns.Single(c => c.Stage == CaseStage.Referral);
        (column.Count, column.Late, column.Cards.Count).ShouldBe((BoardQueries.CardsInColumn + 2, 1, BoardQueries.CardsInColumn));
        column.Cards[0].Id.ShouldBe(late.Id);
        column.Cards[0].IsLate(board.Now).ShouldBeTrue();
        (await BoardAsync(world, unit, new CaseListFilter(Agency: police.Id))).Count.ShouldBe(1);
        (await BoardAsync(world, unit, new CaseListFilter(Lateness: CaseLateness.Late))).Count.ShouldBe(1);
        (await BoardAsync(world, unit, new CaseListFilter(Lateness: CaseLateness.NotLate))).Late.ShouldBe(0);
        (await BoardAsync(world, unit, new CaseListFilter(Type: ReviewType.Audit))).Count.ShouldBe(0);
        (await BoardAsync(world, officer, new CaseListFilter())).Count.ShouldBe(1);
        (await BoardAsync(world, await world.AddStaffAsync("Author Ash", police, StaffRole.AgencyAuthor), new CaseListFilter())).Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(CaseOrder.Reference)]
    [InlineData(CaseOrder.Child)]
    [InlineData(CaseOrder.Stage)]
    [InlineData(CaseOrder.Type)]
    [InlineData(CaseOrder.Due)]
    [InlineData(CaseOrder.Received)]
    public async Task Pages_of_a_sorted_list_lose_and_repeat_no_case(CaseOrder order)
    {
        await using var world = await TestWorld.CreateAsync();
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        await FindCasesTests.ManyCasesAsync(world, CaseQueries.PageSize + 7);
        var queries = new CaseQueries(world.Database);
        foreach (var reversed in (bool[])[true, false])
        {
            var filter = new CaseListFilter(Order: order, IsReversed: reversed);
            var first = await queries.ListAsync(await world.ActAsync(unit), filter, default);
            var second = await queries.ListAsync(await world.ActAsync(unit), filter with { Page = 2, After = first.Next }, default);
            first.Rows.Concat(second.Rows).Select(row => row.Id).Distinct().Count().ShouldBe(CaseQueries.PageSize + 7);
            (second.Next, second.NextPage).ShouldBe((null, null));
        }
    }

    [Fact]
    public async Task Among_thousands_of_cases_today_reads_no_large_table_from_end_to_end()
    {
        await using var world = await TestWorld.CreateAsync();
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var author = await world.AddStaffAsync("Reviewer Reed", null, StaffRole.Referrer);
        await FindCasesTests.ManyCasesAsync(world, 30000);
        var own = await world.AddCaseAsync(author, "Z.Z.");
        await world.JoinCaseAsync(own.Id, author, CaseRole.LeadReviewer);
        foreach (var staff in (StaffId[])[unit, author])
        {
            var actor = await world.ActAsync(staff);
            var asked = await ListenAsync(() => new TodayQueries(world.Database).FindAsync(actor, 1, default));
            asked.Count.ShouldBeInRange(3, 18);
            foreach (var (sql, parameters) in asked)
            {
                var plan = await ExplainAsync(world, staff, sql, parameters);
                plan.Contains("Seq Scan on deadlines", StringComparison.Ordinal).ShouldBeFalse(plan);
                plan.Contains("Seq Scan on cases", StringComparison.Ordinal).ShouldBeFalse(plan);
            }
        }
    }

    private static async Task<string> ExplainAsync(TestWorld world, StaffId staff, string sql, NpgsqlParameter[] parameters)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Workspace));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.staff_id', '{staff}', true), set_config('random_page_cost', '1.1', true)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "explain " + sql;
        command.Parameters.AddRange(parameters);
        var lines = new List<string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }
        return sql + "\n" + string.Join('\n', lines);
    }

    private static async Task<List<(string Sql, NpgsqlParameter[] Parameters)>> ListenAsync(Func<Task> work)
    {
        var asked = new List<(string, NpgsqlParameter[])>();
        // Only of this flow of work: other tests ask at the same time.
        var own = new AsyncLocal<bool> { Value = true };
        var subscriptions = new List<IDisposable>();
        using (DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            {
                subscriptions.Add(listener.Subscribe(new Observer<KeyValuePair<string, object?>>(heard =>
                {
                    if (own.Value && heard.Key == RelationalEventId.CommandExecuting.Name && heard.Value is CommandEventData { Command: DbCommand command })
                    {
                        asked.Add((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]));
                    }
                })));
            }
        })))
        {
            await work();
        }
        subscriptions.ForEach(subscription => subscription.Dispose());
        return asked;
    }

    private static async Task<Today> TodayAsync(TestWorld world, StaffId staff) =>
        await new TodayQueries(world.Database).FindAsync(await world.ActAsync(staff), 1, default);

    private static async Task<BoardView> BoardAsync(TestWorld world, StaffId staff, CaseListFilter filter) =>
        await new BoardQueries(world.Database).FindAsync(await world.ActAsync(staff), filter, default);

    private sealed class Observer<T>(Action<T> heard) : IObserver<T>
    {
        public void OnNext(T value) => heard(value);
        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }
}
