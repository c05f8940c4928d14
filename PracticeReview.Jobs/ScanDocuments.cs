using PracticeReview.Data.Documents;
using PracticeReview.Data.People;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Asks the malware scanner again about files it has not answered for, so that they can be handed out.</summary>
[DisallowConcurrentExecution]
public sealed class ScanDocuments(RescanDocuments rescan) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await rescan.RunAsync(JobActor.Named(nameof(ScanDocuments)), cancellationToken);
}
