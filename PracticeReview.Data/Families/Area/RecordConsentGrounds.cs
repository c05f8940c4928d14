using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record RecordConsentGroundsCommand(FamilyMemberId Member, ConsentConsidered Considered, string? Draft = null);

/// <summary>Records who decides whether a person takes part, and why (guidance 1.2).</summary>
public sealed class RecordConsentGrounds(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, RecordConsentGroundsCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        var grounds = await operation.Set<ConsentGrounds>().SingleOrDefaultAsync(row => row.FamilyMemberId == member.Id, cancellation);
        var isNew = grounds is null;
        grounds ??= ConsentGrounds.Of(member);
        var recorded = grounds.Record(actor, command.Considered, operation.Now);
        if (recorded.Refused)
        {
            return recorded;
        }
        member.IsOfAge(grounds.Age);
        if (isNew)
        {
            operation.Add(grounds);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Who decides about taking part recorded", member.CaseId, "FamilyMember", member.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["decider"] = grounds.Decider.ToString(), ["words for"] = grounds.WordsFor.ToString() }));
    }
}
