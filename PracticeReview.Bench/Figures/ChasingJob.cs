using System.Globalization;
using Npgsql;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// The job that reminds of deadlines, over all of them at once as after a long standstill: beside one question that finds what is
/// due and the very same rows written, each table's at once. Between the runs what was written is taken away.
/// </summary>
internal sealed class ChasingJob : IFigure
{
    private const int Runs = 3;
    private static readonly JobActor s_actor = JobActor.Named("ChaseDeadlines");

    public string Name => "chasing";
    public string About => "Chasing 400,000 deadlines of which 10,000 are due";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var remind = world.Get<RemindOfDeadlines>();
        await using var owner = await world.OpenAsOwnerAsync(cancellation);
        await TakeAwayAsync(owner, cancellation);
        var all = await AskAsync(owner, "select count(*) from deadlines", cancellation);
        var due = await AskAsync(owner, "select count(*) from deadlines where met_at is null and is_needed and not is_foretold and kind <> 'KeepReportPublic' and due_at <= now()", cancellation);
        var before = TimeProvider.System.GetUtcNow();
        // Once to have the rows, and the job warm.
        await remind.RunAsync(s_actor, cancellation);
        await using var byHand = await RemindersByHand.LikeAsync(world, owner, before, cancellation);
        Report.Say(string.Create(CultureInfo.InvariantCulture, $"  {all:N0} deadlines, {due:N0} due: {byHand.Rows:N0} rows each time"));
        List<double> measured = [], floor = [], again = [];
        for (var run = 0; run < Runs; run++)
        {
            await TakeAwayAsync(owner, cancellation);
            measured.Add(await Sampling.TimeAsync(() => remind.RunAsync(s_actor, cancellation)));
            again.Add(await Sampling.TimeAsync(() => remind.RunAsync(s_actor, cancellation)));
            if (await AskAsync(owner, "select count(*) from deadline_reminders", cancellation) != byHand.Reminders)
            {
                throw new InvalidOperationException("The job wrote other reminders than the first time.");
            }
            await TakeAwayAsync(owner, cancellation);
            floor.Add(await Sampling.TimeAsync(() => byHand.WriteAsync(cancellation)));
        }
        return
        [
            Line.AtMostTimes(string.Create(CultureInfo.InvariantCulture, $"Chasing {all:N0} deadlines, {due:N0} due, middle of {Runs}"), Durations.Of(measured).P50, Durations.Of(floor).P50, "ms", 2),
            Line.AtMostTimes("… and once more, with nothing new to say", Durations.Of(again).P50, Durations.Of(floor).P50, "ms", null),
        ];
    }

    // Both begin on tables without a dead row in them.
    private static async Task TakeAwayAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        foreach (var sql in new[] { "delete from deadline_reminders", "delete from outbox_messages where template = 'StaffDeadline'", "vacuum analyze deadline_reminders, outbox_messages, audit_chains, audit_events" })
        {
            await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<long> AskAsync(NpgsqlConnection owner, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
