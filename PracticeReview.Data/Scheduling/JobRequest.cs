using PracticeReview.Data.People;

namespace PracticeReview.Data.Scheduling;

/// <summary>That an administrator asked for a job to run at once. The node that comes first takes it; one at a time waits for each job.</summary>
public sealed class JobRequest
{
    private JobRequest() { }

    private JobRequest(StaffActor actor, string job, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = actor.Partnership;
        Job = job;
        RequestedBy = actor.Id;
        RequestedAt = now;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    /// <summary>The name the scheduler knows it by.</summary>
    public string Job { get; private set; } = "";
    public StaffId RequestedBy { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    /// <summary>When a node took it; null while it waits.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>Asks for a run. Refused for others than an administrator, and while the job runs or is asked for already: a second run would find nothing to do.</summary>
    /// <param name="state">The job as the scheduler has it; null where it has none of this name.</param>
    public static Result<JobRequest> Ask(StaffActor actor, JobState? state, DateTimeOffset now) => state switch
    {
        _ when !KeepPeople.MayKeep(actor) => Refusal.NotFound,
        null => Refusal.NotFound,
        { IsRunning: true } => Result<JobRequest>.Refuse(null, "This job runs at this moment. What it did will stand here when it is done."),
        { IsAwaited: true } => Result<JobRequest>.Refuse(null, "Somebody has asked for this job already. It begins as soon as a node takes it."),
        _ => new JobRequest(actor, state.Job, now),
    };
}
