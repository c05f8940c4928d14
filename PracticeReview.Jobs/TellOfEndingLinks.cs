using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Tells contact persons of links that end soon.</summary>
[DisallowConcurrentExecution]
public sealed class TellOfEndingLinks(RemindOfEndingLinks remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await remind.RunAsync(JobActor.Named(nameof(TellOfEndingLinks)), cancellationToken);
}
