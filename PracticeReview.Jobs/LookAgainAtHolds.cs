using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Reminds of holds on the day on which they are looked at again.</summary>
[DisallowConcurrentExecution]
public sealed class LookAgainAtHolds(RemindOfHolds remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await remind.RunAsync(JobActor.Named(nameof(LookAgainAtHolds)), cancellationToken);
}
