using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Feeds;

/// <summary>Ends somebody's own calendar address.</summary>
public sealed class EndCalendarAddress(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Set<CalendarAddress>().SingleOrDefaultAsync(address => address.StaffId == actor.Id && address.EndedAt == null, cancellation) is not { } own)
        {
            return Refusal.NotFound;
        }
        own.End(operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry("Calendar address ended", null, "CalendarAddress", own.Id));
    }
}
