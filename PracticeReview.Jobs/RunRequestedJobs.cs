using PracticeReview.Data.People;
using PracticeReview.Data.Scheduling;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Runs the jobs that administrators asked for. One that runs already begins again when it is done, never beside itself.</summary>
[DisallowConcurrentExecution]
public sealed class RunRequestedJobs(TakeJobRequests requests) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var job in await requests.RunAsync(JobActor.Named(nameof(RunRequestedJobs)), cancellationToken))
        {
            var key = new JobKey(job);
            // A name of an older version, still waiting after an update, is nobody's job any more.
            if (await context.Scheduler.Exists(key, cancellationToken))
            {
                await context.Scheduler.TriggerJob(key, cancellationToken);
            }
        }
    }
}
