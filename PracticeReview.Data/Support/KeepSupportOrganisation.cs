using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Support;

/// <param name="Organisation">Null to add one.</param>
/// <param name="Version">The version that was read; 0 to add one.</param>
public sealed record KeepSupportOrganisationCommand(SupportOrganisationId? Organisation, SupportOrganisationWords Words, uint Version);

/// <summary>The business unit or the administrator adds an organisation that supports families, or writes anew what is said of it.</summary>
public sealed class KeepSupportOrganisation(Database database)
{
    /// <summary>A list longer than this is no help to a family.</summary>
    public const int Most = 40;

    public async Task<Result> RunAsync(StaffActor actor, KeepSupportOrganisationCommand command, CancellationToken cancellation)
    {
        if (!SupportOrganisation.MayKeep(actor))
        {
            return Refusal.NotFound;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (command.Organisation is not { } id)
        {
            var positions = await operation.Read<SupportOrganisation>().Where(one => one.RemovedAt == null).Select(one => one.Position).ToListAsync(cancellation);
            if (positions.Count >= Most)
            {
                return Result.Refuse(null, "There are {0} organisations already. Remove one before you add another.", Most);
            }
            var added = SupportOrganisation.Add(actor, command.Words, positions.Count == 0 ? 1 : positions.Max() + 1, operation.Now);
            if (added.Refused)
            {
                return added;
            }
            operation.Add(added.Value);
            return await operation.SaveAsync(cancellation, Entry("Support organisation added", added.Value));
        }
        var organisation = await operation.Set<SupportOrganisation>().SingleOrDefaultAsync(one => one.Id == id && one.RemovedAt == null, cancellation);
        if (organisation is null)
        {
            return Refusal.NotFound;
        }
        if (organisation.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var changed = organisation.Change(actor, command.Words, operation.Now);
        return changed.Refused ? changed : await operation.SaveAsync(cancellation, Entry("Support organisation changed", organisation));
    }

    private static AuditEntry Entry(string action, SupportOrganisation organisation) => new(action, SubjectKind: "SupportOrganisation", SubjectId: organisation.Id.Value,
        Details: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = organisation.Name,
            ["telephone"] = organisation.Telephone ?? "",
            ["web site"] = organisation.Website ?? "",
        });
}
