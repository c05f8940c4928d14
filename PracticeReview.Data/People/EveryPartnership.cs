using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>What a job does in one partnership after the other, each with transactions of its own.</summary>
internal static class EveryPartnership
{
    /// <param name="act">Done in one partnership; says how often.</param>
    /// <returns>How often in all.</returns>
    public static async Task<int> SumAsync(Database database, JobActor actor, Func<PartnershipId, Task<int>> act, CancellationToken cancellation)
    {
        List<PartnershipId> partnerships;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            partnerships = await operation.Read<Partnership>().OrderBy(partnership => partnership.Id).Select(partnership => partnership.Id).ToListAsync(cancellation);
        }
        var sum = 0;
        foreach (var partnership in partnerships)
        {
            sum += await act(partnership);
        }
        return sum;
    }
}
