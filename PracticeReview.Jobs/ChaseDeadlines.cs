using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Reminds those whom a deadline waits for, before, on and after its day.</summary>
[DisallowConcurrentExecution]
public sealed class ChaseDeadlines(RemindOfDeadlines remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await remind.RunAsync(JobActor.Named(nameof(ChaseDeadlines)), cancellationToken);
}
