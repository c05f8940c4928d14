using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Seen">Where it stood on the page: where it stands elsewhere now, nothing is done.</param>
/// <param name="Note">Where it is used, or why it is not.</param>
/// <param name="Draft">The name under which the note was kept while being typed; emptied when it is saved.</param>
public sealed record TakeContributionStepCommand(ContributionId Contribution, ContributionStanding Seen, ContributionStatus Status, string? Note = null, string? Draft = null);

/// <summary>The review reads, considers, uses or does not use what a family member sent (checklist I8 to I10).</summary>
public sealed class TakeContributionStep(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, TakeContributionStepCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var contribution = await operation.Read<Contribution>().SingleOrDefaultAsync(c => c.Id == command.Contribution, cancellation);
        if (contribution is null)
        {
            return Refusal.NotFound;
        }
        var standing = await ContributionSteps.LastAsync(operation, contribution.Id, cancellation);
        if (standing != command.Seen)
        {
            return ContributionStep.MayTake(actor, contribution, command.Status) ? Refusal.ChangedMeanwhile : Refusal.NotFound;
        }
        var taken = ContributionStep.Take(actor, contribution, standing, command.Status, command.Note, operation.Now);
        if (taken.Refused)
        {
            return taken;
        }
        operation.Context.AddRange(taken.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Contribution weighed", contribution.CaseId, "Contribution", contribution.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["status"] = command.Status.ToString() }));
    }
}
