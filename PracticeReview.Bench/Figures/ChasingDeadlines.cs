using Npgsql;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// The job that reminds people, over all deadlines, of which some are due, beside the SQL that finds those and writes exactly what
/// the job wrote. It changes what other figures read, and so comes last.
/// </summary>
internal sealed class ChasingDeadlines : IFigure
{
    private const int Due = 10_000;
    private const int Turns = 3;

    public string Name => "chasing";
    public string About => "The chasing job over 400,000 deadlines of which 10,000 are due";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        // Those that are late by more than five working days are said once and then no more, and are not what is due now.
        await world.AsOwnerAsync($"""
            insert into quiet_hours select id, '00:00', '00:00', false, 0, (select s.id from staff_members s where s.partnership_id = p.id limit 1), now() from partnerships p;
            update deadlines set met_at = now() where met_at is null;
            update deadlines set met_at = null, is_foretold = false, is_needed = true, due_at = now() - interval '1 hour', due_day = current_date
                where id in (select id from deadlines where kind in ('SendInformationRequests', 'CompleteCaseReview') order by id limit {Due});
            """, cancellation);
        await world.TidyAsync(cancellation);
        List<double> measured = [], least = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            await world.AsOwnerAsync("truncate deadline_reminders; delete from outbox_messages", cancellation);
            measured.Add(await Sampling.TimeAsync(() => new RemindOfDeadlines(world.Database).RunAsync(JobActor.Named("bench"), cancellation)));
            if (turn == 0)
            {
                await RememberAsync(world, cancellation);
            }
            await world.AsOwnerAsync("truncate deadline_reminders; delete from outbox_messages", cancellation);
            least.Add(await Sampling.TimeAsync(() => FloorAsync(world, cancellation)));
        }
        return [Line.AtMostTimes($"Chasing, middle of {Turns} runs", Durations.Of(measured).P50, Durations.Of(least).P50, "ms", 2)];
    }

    // What one run wrote, to be written again by plain SQL.
    private static Task RememberAsync(World world, CancellationToken cancellation) => world.AsOwnerAsync("""
        create table written_reminders as select * from deadline_reminders;
        create table written_messages as select * from outbox_messages;
        create table written_events as select chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, why, details from audit_events where action = 'Reminder queued';
        create index on written_reminders (partnership_id);
        create index on written_messages (partnership_id);
        create index on written_events (chain_id);
        grant select on written_reminders, written_messages, written_events to practicereview_jobs;
        """, cancellation);

    private static async Task FloorAsync(World world, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(world.Connections.Jobs);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var horizon = LegalDay.EndOf(ReminderThresholds.Horizon(LegalDay.Of(TimeProvider.System.GetUtcNow()), WorkingCalendar.EnglandAndWales)).UtcDateTime;
        List<Guid> partnerships = [];
        await using (var all = new NpgsqlCommand("select id from partnerships order by id", connection))
        await using (var row = await all.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                partnerships.Add(row.GetGuid(0));
            }
        }
        foreach (var partnership in partnerships)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var find = new NpgsqlCommand("""
                select d.* from deadlines d where d.partnership_id = $1 and d.met_at is null and d.is_needed and d.due_at <= $2 and not d.is_foretold
                    and (d.paused_from is null or d.paused_from > current_date or d.paused_until < current_date)
                    and not exists (select from deadline_reminders r where r.deadline_id = d.id and r.due_at = d.due_at and r.threshold = 'LateByFiveWorkingDays')
                order by d.due_at, d.id
                """, connection))
            {
                find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = partnership });
                find.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = horizon });
                await using var found = await find.ExecuteReaderAsync(cancellation);
                while (await found.ReadAsync(cancellation))
                {
                    // Read, as the job reads them.
                }
            }
            await using (var write = new NpgsqlCommand($"""
                insert into deadline_reminders select * from written_reminders where partnership_id = '{partnership}';
                insert into outbox_messages select * from written_messages where partnership_id = '{partnership}';
                insert into audit_events (chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, why, details)
                    select chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, why, details from written_events where chain_id = '{partnership}';
                """, connection))
            {
                await write.ExecuteNonQueryAsync(cancellation);
            }
            await transaction.CommitAsync(cancellation);
        }
    }
}
