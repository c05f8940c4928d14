using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Support;

/// <summary>Moves an organisation one place up in the list that families see; at the top it stays where it is.</summary>
public sealed class MoveSupportOrganisation(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, SupportOrganisationId id, CancellationToken cancellation)
    {
        if (!SupportOrganisation.MayKeep(actor))
        {
            return Refusal.NotFound;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var list = await operation.Set<SupportOrganisation>().Where(one => one.RemovedAt == null).OrderBy(one => one.Position).ThenBy(one => one.Id).ToListAsync(cancellation);
        var at = list.FindIndex(one => one.Id == id);
        if (at < 0)
        {
            return Refusal.NotFound;
        }
        if (at == 0)
        {
            return Result.Done;
        }
        (list[at], list[at - 1]) = (list[at - 1], list[at]);
        for (var place = 0; place < list.Count; place++)
        {
            if (list[place].Position != place + 1 && list[place].MoveTo(actor, place + 1, operation.Now) is { Refused: true } refused)
            {
                return refused;
            }
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Support organisation moved up", SubjectKind: "SupportOrganisation", SubjectId: id.Value));
    }
}
