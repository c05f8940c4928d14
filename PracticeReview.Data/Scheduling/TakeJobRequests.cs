using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Scheduling;

/// <summary>Takes the runs that administrators asked for, each on one node only.</summary>
public sealed class TakeJobRequests(Database database)
{
    /// <returns>The names of the jobs to run now.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(JobActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = """
            update job_requests set taken_at = $1
            where id in (select id from job_requests where taken_at is null order by requested_at for update skip locked)
            returning id, job
            """;
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = operation.Now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        List<(Guid Id, string Job)> taken = [];
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                taken.Add((row.GetGuid(0), row.GetString(1)));
            }
        }
        if (taken.Count > 0)
        {
            await operation.SaveAsync(cancellation, [.. taken.Select(one => new AuditEntry("Job taken", SubjectKind: "Job", SubjectId: one.Id,
                Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["job"] = one.Job }))]);
        }
        return [.. taken.Select(one => one.Job)];
    }
}
