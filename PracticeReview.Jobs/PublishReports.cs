using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Publishes the reports whose day has come (Policy 8.3).</summary>
[DisallowConcurrentExecution]
public sealed class PublishReports(PublishDueReports publish) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await publish.RunAsync(JobActor.Named(nameof(PublishReports)), cancellationToken);
}
