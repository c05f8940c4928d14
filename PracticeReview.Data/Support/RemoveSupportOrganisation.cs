using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Support;

/// <summary>Takes an organisation off the list that families see.</summary>
public sealed class RemoveSupportOrganisation(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, SupportOrganisationId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var organisation = await operation.Set<SupportOrganisation>().SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (organisation is null)
        {
            return Refusal.NotFound;
        }
        var removed = organisation.Remove(actor, operation.Now);
        return removed.Refused ? removed : await operation.SaveAsync(cancellation, new AuditEntry("Support organisation removed",
            SubjectKind: "SupportOrganisation", SubjectId: id.Value, Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = organisation.Name }));
    }
}
