using Quartz;

namespace PracticeReview.Jobs;

/// <summary>
/// The only timetable of jobs. A firing that was missed while every node was down is made up for once, at the next start:
/// each job brings everything up to date, however long it did not run.
/// </summary>
internal static class Schedule
{
    private static readonly TimeZoneInfo s_london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static void Write(IQuartzBuilder quartz, bool demonstration)
    {
        Every<SendOutbox>(quartz, TimeSpan.FromSeconds(10));
        Every<ChaseDeadlines>(quartz, demonstration ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(5));
        // Days begin and end at midnight in London; an hour later is soon enough, and a node that was down catches up at once.
        Every<PublishReports>(quartz, TimeSpan.FromHours(1));
        Every<TakeReportsOff>(quartz, TimeSpan.FromHours(1));
        Every<LookAgainAtHolds>(quartz, TimeSpan.FromHours(1));
        Every<TellOfEndingLinks>(quartz, TimeSpan.FromHours(1));
        Every<EndSessions>(quartz, TimeSpan.FromMinutes(5));
        Every<ScanDocuments>(quartz, TimeSpan.FromMinutes(5));
        Every<RunRequestedJobs>(quartz, TimeSpan.FromSeconds(15));
        Daily<RefreshTimetables>(quartz, "0 30 3 * * ?");
    }

    /// <summary>The key under which a job is known to the scheduler and its history.</summary>
    public static JobKey KeyOf<TJob>() where TJob : IJob => new(typeof(TJob).Name);

    // It begins as soon as a node starts: what became due during a standstill does not wait for the next full interval.
    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval) where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(typeof(TJob).Name).StartNow()
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever()
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount)),
            job => job.WithIdentity(KeyOf<TJob>()));

    private static void Daily<TJob>(IQuartzBuilder quartz, string cron) where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(typeof(TJob).Name)
                .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(s_london).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            job => job.WithIdentity(KeyOf<TJob>()));
}
