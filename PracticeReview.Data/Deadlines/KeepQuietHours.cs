using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <param name="Version">The settings as they were read; 0 where there were none of the partnership's own.</param>
public sealed record QuietHoursView(TimeOnly BeginsAt, TimeOnly EndsAt, bool DaysOff, int HoursThatCannotWait, uint Version);

public sealed record KeepQuietHoursCommand(TimeOnly? BeginsAt, TimeOnly? EndsAt, bool DaysOff, int? HoursThatCannotWait, uint Version);

/// <summary>An administrator says when reminders of dates rest in the partnership.</summary>
public sealed class KeepQuietHours(Database database)
{
    /// <returns>Null for others than an administrator.</returns>
    public async Task<QuietHoursView?> FindAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!KeepPeople.MayKeep(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var hours = await operation.Read<QuietHours>().SingleOrDefaultAsync(cancellation) ?? QuietHours.Default(actor.Partnership);
        return new QuietHoursView(hours.BeginsAt, hours.EndsAt, hours.DaysOff, hours.HoursThatCannotWait, hours.Version);
    }

    public async Task<Result> RunAsync(StaffActor actor, KeepQuietHoursCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var kept = await operation.Set<QuietHours>().SingleOrDefaultAsync(cancellation);
        if ((kept?.Version ?? 0) != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var hours = kept ?? QuietHours.Default(actor.Partnership);
        var changed = hours.Change(actor, command.BeginsAt, command.EndsAt, command.DaysOff, command.HoursThatCannotWait, operation.Now);
        if (changed.Refused)
        {
            return changed;
        }
        if (kept is null)
        {
            operation.Add(hours);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Quiet hours changed", SubjectKind: "Partnership", SubjectId: actor.Partnership.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["from"] = hours.BeginsAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
                ["until"] = hours.EndsAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
                ["weekends and bank holidays"] = hours.DaysOff ? "yes" : "no",
                ["hours that cannot wait"] = hours.HoursThatCannotWait.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }));
    }
}
