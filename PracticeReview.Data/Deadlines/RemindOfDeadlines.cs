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
    private const int PageSize = 1000;

    /// <returns>How many messages were queued; several reminders to one person in one run are one message.</returns>
    public Task<int> RunAsync(JobActor actor, CancellationToken cancellation) =>
        EveryPartnership.SumAsync(database, actor, partnership => RemindAsync(actor, partnership, cancellation), cancellation);

    private async Task<int> RemindAsync(JobActor actor, PartnershipId partnership, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var quiet = await operation.Read<QuietHours>().SingleOrDefaultAsync(hours => hours.PartnershipId == partnership, cancellation) ?? QuietHours.Default(partnership);
        var claimed = new List<Reminder>();
        CaseDeadline? last = null;
        while (true)
        {
            var page = await NearOrPast(operation, partnership, last).ToListAsync(cancellation);
            // What is not said in a quiet time is not claimed either: the first run after it says where things stand by then.
            var reached = page.Where(deadline => quiet.Allow(deadline.DueAt, operation.Now, WorkingCalendar.EnglandAndWales))
                .Select(deadline => (Deadline: deadline, Threshold: ReminderThresholds.Reached(deadline, WorkingCalendar.EnglandAndWales, operation.Now)))
                .Where(found => found.Threshold is not null)
                .Select(found => (found.Deadline, Threshold: found.Threshold!.Value)).ToList();
            claimed.AddRange(await ClaimAsync(operation, reached, cancellation));
            if (page.Count < PageSize)
            {
                break;
            }
            last = page[^1];
        }
        if (claimed.Count == 0)
        {
            return 0;
        }
        var digests = claimed.GroupBy(reminder => reminder.Staff).ToList();
        foreach (var digest in digests)
        {
            operation.Add(DeadlineDigest.For(digest.Key, partnership, [.. digest.Select(reminder => (reminder.Deadline.CaseId, reminder.Whom))], operation.Now));
        }
        await operation.SaveAsync(partnership, cancellation, [.. claimed.Select(reminder => new AuditEntry("Reminder queued", reminder.Deadline.CaseId, "Deadline", reminder.Deadline.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["deadline"] = reminder.Deadline.Kind.ToString(),
                ["threshold"] = reminder.Threshold.ToString(),
                ["as"] = reminder.Whom.ToString(),
                ["recipient"] = reminder.Staff.ToString(),
            }))]);
        return digests.Count;
    }

    /// <summary>
    /// The deadlines that any threshold may concern, page by page, through the partial index of deadlines that are open. The order
    /// is also the one in which two nodes at once claim, so that they never wait for each other in a ring.
    /// </summary>
    internal static IQueryable<CaseDeadline> NearOrPast(Operation operation, PartnershipId partnership, CaseDeadline? after)
    {
        var horizon = LegalDay.EndOf(ReminderThresholds.Horizon(LegalDay.Of(operation.Now), WorkingCalendar.EnglandAndWales)).ToUniversalTime();
        var today = LegalDay.Of(operation.Now);
        var open = operation.Read<CaseDeadline>()
            .Where(deadline => deadline.PartnershipId == partnership && deadline.MetAt == null && deadline.IsNeeded && deadline.DueAt <= horizon && !deadline.IsForetold
                && (deadline.PausedFrom == null || deadline.PausedFrom > today || deadline.PausedUntil < today)
                && !operation.Context.Set<DeadlineReminder>().Any(reminder => reminder.DeadlineId == deadline.Id && reminder.DueAt == deadline.DueAt
                    && reminder.Threshold == ReminderThreshold.LateByFiveWorkingDays));
        if (after is { } last)
        {
            open = open.Where(deadline => deadline.DueAt > last.DueAt || (deadline.DueAt == last.DueAt && deadline.Id > last.Id));
        }
        return open.OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Id).Take(PageSize);
    }

    private static async Task<List<Reminder>> ClaimAsync(Operation operation, List<(CaseDeadline Deadline, ReminderThreshold Threshold)> reached, CancellationToken cancellation)
    {
        if (reached.Count == 0)
        {
            return [];
        }
        var told = reached.SelectMany(found => Escalation.ToldAt(found.Deadline.Kind, found.Threshold).Select((whom, step) => (found.Deadline, found.Threshold, Whom: whom, Step: step))).ToList();
        await using var command = operation.Connection.CreateCommand();
        // All are of one partnership: those who are the same for each of its deadlines are looked up for one of them.
        // Who is told as several at once is told as the first of them.
        command.CommandText = """
            with reached as (
                select r.*, case when r.whom = any ($6) then first_value(r.deadline_id) over (partition by r.whom) else r.deadline_id end as asked_of
                from unnest($1, $2, $3, $4) as r (deadline_id, threshold, whom, step)),
            people as materialized (
                select a.asked_of, a.whom, w.staff_id, w.told_as from (select distinct asked_of, whom from reached) a
                cross join lateral access.told_as(a.asked_of, a.whom) as w (staff_id, told_as)),
            told as (
                select distinct on (r.deadline_id, p.staff_id) r.deadline_id, r.threshold, p.told_as, p.staff_id
                from reached r join people p using (asked_of, whom)
                order by r.deadline_id, p.staff_id, r.step),
            claimed as (
                insert into deadline_reminders (id, partnership_id, case_id, deadline_id, due_at, threshold, staff_id, queued_at)
                select gen_random_uuid(), d.partnership_id, d.case_id, d.id, d.due_at, t.threshold, t.staff_id, $5
                from told t join deadlines d on d.id = t.deadline_id
                order by d.due_at, d.id, t.staff_id
                on conflict (deadline_id, due_at, threshold, staff_id) do nothing
                returning deadline_id, staff_id)
            select c.deadline_id, c.staff_id, t.told_as from claimed c join told t using (deadline_id, staff_id)
            """;
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. told.Select(found => found.Deadline.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. told.Select(found => found.Threshold.ToString())] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. told.Select(found => found.Whom.ToString())] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. told.Select(found => found.Step)] });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = operation.Now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. told.Select(found => found.Whom).Distinct().Where(WhoIsWaitedFor.AreThePartnerships).Select(whom => whom.ToString())] });
        var byId = reached.ToDictionary(found => found.Deadline.Id);
        var claimed = new List<Reminder>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (deadline, threshold) = byId[row.GetGuid(0)];
            claimed.Add(new Reminder(deadline, threshold, new StaffId(row.GetGuid(1)), Enum.Parse<WaitedFor>(row.GetString(2))));
        }
        return claimed;
    }

    private sealed record Reminder(CaseDeadline Deadline, ReminderThreshold Threshold, StaffId Staff, WaitedFor Whom);
}
