using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Takes reports whose time in public is over to "available on request" (Policy 8.3).</summary>
[DisallowConcurrentExecution]
public sealed class TakeReportsOff(TakeReportsToOnRequest take) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await take.RunAsync(JobActor.Named(nameof(TakeReportsOff)), cancellationToken);
}
