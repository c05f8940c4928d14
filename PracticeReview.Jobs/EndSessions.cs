using PracticeReview.Data.People;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Ends the sessions of professionals whose working day is over, and the pages open under them.</summary>
[DisallowConcurrentExecution]
public sealed class EndSessions(EndOldSessions end) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await end.RunAsync(cancellationToken);
}
