using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Scheduling;

/// <summary>An administrator asks for a job to run at once, on whichever node takes it.</summary>
public sealed class RequestJob(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, string job, CancellationToken cancellation)
    {
        if (!KeepPeople.MayKeep(actor))
        {
            return Refusal.NotFound;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var states = await JobQueries.StatesAsync(operation, cancellation);
        var asked = JobRequest.Ask(actor, states.FirstOrDefault(state => state.Job == job), operation.Now);
        if (asked.Refused)
        {
            return asked;
        }
        operation.Add(asked.Value);
        return await operation.SaveAsync(cancellation, new AuditEntry("Job asked for", SubjectKind: "Job", SubjectId: asked.Value.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["job"] = job }));
    }
}
