using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>Finds where contributions stand.</summary>
internal static class ContributionSteps
{
    public static async Task<ContributionStanding> LastAsync(Operation operation, ContributionId contribution, CancellationToken cancellation) =>
        await operation.Read<ContributionStep>().Where(step => step.ContributionId == contribution)
            .OrderByDescending(step => step.Number).Select(step => new ContributionStanding(step.Status, step.Number)).FirstOrDefaultAsync(cancellation)
        ?? ContributionStanding.Beginning;
}
