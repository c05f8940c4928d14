using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <param name="LastDay">The London day with whose end the period ends.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record AgreeLongerPeriodCommand(CaseId Case, DeadlineKind? Kind, DateOnly? LastDay, string? Reason, string? Draft = null);

/// <summary>Agrees a period longer than the policy's aim, with its reason (Policy 4.2).</summary>
public sealed class AgreeLongerPeriod(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AgreeLongerPeriodCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await ClockedCase.LoadAsync(operation, command.Case, cancellation) is not { } found)
        {
            return Refusal.NotFound;
        }
        var agreed = AgreedLongerPeriod.Agree(found.Case, found.Policy, found.Deadlines, command.Kind, command.LastDay, command.Reason, actor, operation.Now);
        if (agreed.Refused)
        {
            return agreed;
        }
        operation.Add(agreed.Value);
        await TimetableKeeper.KeepAsync(operation, found.Case, cancellation);
        await ClockedCase.DiscardAsync(operation, command.Draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Longer period agreed", command.Case, "LongerPeriod", agreed.Value.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["clock"] = agreed.Value.Kind.ToString() }));
    }
}
