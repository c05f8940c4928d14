using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>One person's own writes wait for each other, so that a form sent twice in the same moment counts once.</summary>
internal static class OneAtATime
{
    /// <summary>Waits for the person's other operations; holds until this one ends.</summary>
    public static Task WaitAsync(Operation operation, FamilyActor actor, CancellationToken cancellation)
    {
        var key = BitConverter.ToInt64(actor.Id.Value.ToByteArray(), 8);
        return operation.Context.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({key})", cancellation);
    }
}
