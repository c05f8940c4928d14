using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Audit;

/// <summary>Something sensitive that somebody is about to be shown.</summary>
/// <param name="What">The kind of thing in the words of the record, for example "Family contribution".</param>
/// <param name="Case">The case it belongs to.</param>
/// <param name="Subject">Which one; null for the whole part of the case.</param>
/// <param name="Why">The reason the person gave, where the page asks for one.</param>
public sealed record Opening(string What, CaseId Case, Guid? Subject = null, string? Why = null);

/// <summary>
/// Leaves the line in the record that somebody opened something sensitive. A page asks for it once, before it shows the thing,
/// and shows nothing where it fails. A query that reads and opens in one operation writes the line itself.
/// </summary>
public sealed class RecordOpening(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, Opening opening, CancellationToken cancellation) => await LeaveAsync(actor, opening, cancellation);

    public async Task<Result> RunAsync(FamilyActor actor, Opening opening, CancellationToken cancellation) => await LeaveAsync(actor, opening, cancellation);

    private async Task<Result> LeaveAsync(Actor actor, Opening opening, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.SaveAsync(cancellation, EntryFor(opening));
    }

    /// <summary>The line itself, for an operation that also reads or changes something.</summary>
    public static AuditEntry EntryFor(Opening opening) => new(opening.What + " opened", opening.Case, opening.What, opening.Subject, opening.Why);
}
