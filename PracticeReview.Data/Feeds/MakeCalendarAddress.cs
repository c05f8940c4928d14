using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Feeds;

/// <summary>Makes somebody a calendar address of their own; the one before answers nothing any more.</summary>
public sealed class MakeCalendarAddress(Database database)
{
    /// <returns>The secret of the address, which nobody can find again.</returns>
    public async Task<Result<string>> RunAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Set<CalendarAddress>().SingleOrDefaultAsync(address => address.StaffId == actor.Id && address.EndedAt == null, cancellation) is { } former)
        {
            former.End(operation.Now);
            // Before the new one, of which there may be only one at a time.
            await operation.WriteNowAsync(cancellation);
        }
        var made = CalendarAddress.Make(actor, operation.Now, out var token);
        operation.Add(made);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Calendar address made", null, "CalendarAddress", made.Id));
        return saved.Refused ? Result<string>.Refuse(saved.Refusals) : token;
    }
}
