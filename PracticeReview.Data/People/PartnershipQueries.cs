using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>What every page shows of the partnership a professional works in.</summary>
public sealed class PartnershipQueries(Database database)
{
    /// <returns>The name of the actor's own partnership.</returns>
    public async Task<string> FindNameAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<Partnership>().Where(partnership => partnership.Id == actor.Partnership)
            .Select(partnership => partnership.Name).SingleAsync(cancellation);
    }
}
