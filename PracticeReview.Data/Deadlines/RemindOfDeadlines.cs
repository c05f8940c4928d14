using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// Finds the deadlines that are near or past and queues a reminder to those they wait for. It may run twice, late, or on two
/// nodes at once: a reminder is claimed in the table before its message is queued, in the same transaction.
/// </summary>
public sealed class RemindOfDeadlines(Database database)
{
    private const int PageSize = 200;

    /// <returns>How many messages were queued; several reminders to one person in one run are one message.</returns>
    public async Task<int> RunAsync(JobActor actor, CancellationToken cancellation)
    {
        List<PartnershipId> partnerships;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            partnerships = await operation.Read<Partnership>().OrderBy(partnership => partnership.Id).Select(partnership => partnership.Id).ToListAsync(cancellation);
        }
        var queued = 0;
        foreach (var partnership in partnerships)
        {
            queued += await RemindAsync(actor, partnership, cancellation);
        }
        return queued;
    }

    private async Task<int> RemindAsync(JobActor actor, PartnershipId partnership, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var claimed = new List<Reminder>();
        var last = Guid.Empty;
        while (true)
        {
            var page = await NearOrPastAsync(operation, partnership, last, cancellation);
            var reached = page.Select(deadline => (Deadline: deadline, Threshold: ReminderThresholds.Reached(deadline, WorkingCalendar.EnglandAndWales, operation.Now)))
                .Where(found => found.Threshold is not null)
                .Select(found => (found.Deadline, Threshold: found.Threshold!.Value)).ToList();
            claimed.AddRange(await ClaimAsync(operation, reached, cancellation));
            if (page.Count < PageSize)
            {
                break;
            }
            last = page[^1].Id;
        }
        if (claimed.Count == 0)
        {
            return 0;
        }
        var digests = claimed.GroupBy(reminder => reminder.Staff).ToList();
        foreach (var digest in digests)
        {
            operation.Add(DeadlineDigest.For(digest.Key, partnership, [.. digest.Select(reminder => reminder.Deadline.CaseId)], operation.Now));
        }
        await operation.SaveAsync(partnership, cancellation, [.. claimed.Select(reminder => new AuditEntry("Reminder queued", reminder.Deadline.CaseId, "Deadline", reminder.Deadline.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["deadline"] = reminder.Deadline.Kind.ToString(),
                ["threshold"] = reminder.Threshold.ToString(),
                ["recipient"] = reminder.Staff.ToString(),
            }))]);
        return digests.Count;
    }

    // The order by identifier is also the order in which two nodes at once claim, so that they never wait for each other in a ring.
    private static Task<List<CaseDeadline>> NearOrPastAsync(Operation operation, PartnershipId partnership, Guid after, CancellationToken cancellation)
    {
        var horizon = ReminderThresholds.Horizon(LegalDay.Of(operation.Now), WorkingCalendar.EnglandAndWales);
        return operation.Read<CaseDeadline>()
            .Where(deadline => deadline.PartnershipId == partnership && deadline.MetAt == null && deadline.IsNeeded && !deadline.IsForetold
                && deadline.DueDay <= horizon && deadline.Id > after
                && !operation.Context.Set<DeadlineReminder>().Any(reminder => reminder.DeadlineId == deadline.Id && reminder.DueAt == deadline.DueAt
                    && reminder.Threshold == ReminderThreshold.LateByFiveWorkingDays))
            .OrderBy(deadline => deadline.Id)
            .Take(PageSize)
            .ToListAsync(cancellation);
    }

    private static async Task<List<Reminder>> ClaimAsync(Operation operation, List<(CaseDeadline Deadline, ReminderThreshold Threshold)> reached, CancellationToken cancellation)
    {
        if (reached.Count == 0)
        {
            return [];
        }
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = """
            insert into deadline_reminders (id, partnership_id, case_id, deadline_id, due_at, threshold, staff_id, queued_at)
            select gen_random_uuid(), d.partnership_id, d.case_id, d.id, d.due_at, r.threshold, w.staff_id, $4
            from unnest($1, $2, $3) as r (deadline_id, threshold, whom)
            join deadlines d on d.id = r.deadline_id
            cross join lateral access.waited_for(d.id, r.whom) as w (staff_id)
            order by d.id, w.staff_id
            on conflict (deadline_id, due_at, threshold, staff_id) do nothing
            returning deadline_id, staff_id
            """;
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. reached.Select(found => found.Deadline.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. reached.Select(found => found.Threshold.ToString())] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. reached.Select(found => WhoIsWaitedFor.For(found.Deadline.Kind)!.Value.ToString())] });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = operation.Now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        var byId = reached.ToDictionary(found => found.Deadline.Id);
        var claimed = new List<Reminder>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (deadline, threshold) = byId[row.GetGuid(0)];
            claimed.Add(new Reminder(deadline, threshold, new StaffId(row.GetGuid(1))));
        }
        return claimed;
    }

    private sealed record Reminder(CaseDeadline Deadline, ReminderThreshold Threshold, StaffId Staff);
}
