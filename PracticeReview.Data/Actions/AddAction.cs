using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Actions;

/// <param name="RecommendationNumber">Of the report as it stands now; null where the action comes from none.</param>
/// <param name="Due">The London day by whose end it is to be done.</param>
public sealed record AddActionCommand(CaseId Case, int? RecommendationNumber, string? Text, AgencyId? Agency, DateOnly? Due, string? IntendedOutcome);

/// <summary>Puts an action into a case's plan (Policy 9).</summary>
public sealed class AddAction(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AddActionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !ActionPlan.MayWrite(actor, command.Case))
        {
            return Refusal.NotFound;
        }
        var plan = await operation.Set<ActionPlan>().SingleOrDefaultAsync(p => p.CaseId == command.Case, cancellation);
        if (plan is null)
        {
            plan = new ActionPlan(@case);
            operation.Add(plan);
        }
        Recommendation? recommendation = null;
        if (command.RecommendationNumber is { } number)
        {
            var latest = await operation.Read<ReportVersion>().Where(v => v.CaseId == command.Case).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
            recommendation = latest?.Recommendations.FirstOrDefault(r => r.Number == number);
            if (recommendation is null)
            {
                return Result.Refuse("recommendation", "The report has no recommendation {0}.", number);
            }
        }
        if (command.Agency is { } agency && !await operation.Read<Agency>().AnyAsync(a => a.Id == agency, cancellation))
        {
            return Result.Refuse("agency", "Choose one of the partnership's agencies.");
        }
        var added = plan.Add(actor, new PlannedActionText(recommendation?.Number, recommendation?.Text,
            command.Text ?? "", command.Agency, command.Due, command.IntendedOutcome ?? ""), operation.Now);
        if (added.Refused)
        {
            return added;
        }
        operation.Add(added.Value);
        await FormDrafts.DiscardAsync(operation, $"action/{command.Case}", cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Action planned", command.Case, "Action", added.Value.Id.Value));
    }
}
