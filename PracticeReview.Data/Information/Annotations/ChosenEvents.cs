using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Several events of one case, to which the same is done at once: to all of them or to none.</summary>
internal static class ChosenEvents
{
    /// <summary>More are not written about at once.</summary>
    public const int Most = 200;

    /// <summary>Refuses none, more than <see cref="Most"/>, and whatever one of them is not the actor's to write about; events of several cases are never written about at once.</summary>
    public static async Task<Result<IReadOnlyList<EventIdentity>>> FindAsync(Operation operation, StaffActor actor, IReadOnlyCollection<PracticeEventId> events, CancellationToken cancellation)
    {
        var wanted = events.Distinct().ToList();
        if (wanted.Count is 0 or > Most)
        {
            return wanted.Count == 0 ? Result<IReadOnlyList<EventIdentity>>.Refuse(null, "Choose the events first.")
                : Result<IReadOnlyList<EventIdentity>>.Refuse(null, "{0:N0} events are chosen; at most {1} are written about at once.", wanted.Count, Most);
        }
        var found = await operation.Read<EventIdentity>().Where(identity => wanted.Contains(identity.Id)).ToListAsync(cancellation);
        return found.Count == wanted.Count && found.Select(one => one.CaseId).Distinct().Count() == 1 && Annotating.MayBeDoneBy(actor, found[0].CaseId)
            ? Result<IReadOnlyList<EventIdentity>>.With(found) : Refusal.NotFound;
    }
}
