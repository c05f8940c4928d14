using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>Finds the deadlines of every open case anew, so that a new bank holiday or a mended clock reaches cases nobody has touched.</summary>
[DisallowConcurrentExecution]
public sealed class RefreshTimetables(RecomputeTimetables recompute) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await recompute.RunAsync(JobActor.Named(nameof(RefreshTimetables)), cancellationToken);
}
