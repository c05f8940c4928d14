using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Id">Made with the form: the same form sent twice puts one person on the map.</param>
/// <param name="Replaces">The version that was changed; null puts a new person there.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record PutPersonOnMapCommand(CaseId Case, MappedPersonId Id, MappedPersonWords Words, uint? Replaces = null, string? Draft = null);

/// <summary>Puts somebody of the family or a significant other on the map, or changes what it says of them (checklist I1).</summary>
public sealed class PutPersonOnMap(Database database)
{
    public async Task<Result<MappedPersonId>> RunAsync(StaffActor actor, PutPersonOnMapCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var person = await operation.Set<MappedPerson>().SingleOrDefaultAsync(p => p.Id == command.Id && p.CaseId == @case.Id, cancellation);
        if (person is not null && command.Replaces is null)
        {
            return person.Id;
        }
        if (person is null && command.Replaces is not null)
        {
            return Refusal.NotFound;
        }
        if (person is not null && person.Version != command.Replaces)
        {
            return Refusal.ChangedMeanwhile;
        }
        if (person is null)
        {
            var put = MappedPerson.Put(actor, @case, command.Words, operation.Now, command.Id);
            if (put.Refused)
            {
                return Result<MappedPersonId>.Refuse(put.Refusals);
            }
            operation.Add(put.Value);
        }
        else if (person.Change(actor, command.Words, operation.Now) is { Refused: true } refused)
        {
            return Result<MappedPersonId>.Refuse(refused.Refusals);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        var saved = await operation.SaveAsync(cancellation,
            new AuditEntry(person is null ? "Person put on the family map" : "Person on the family map changed", @case.Id, "MappedPerson", command.Id.Value));
        return saved.Succeeded ? command.Id : Result<MappedPersonId>.Refuse(saved.Refusals);
    }
}
