using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Subject">The contribution answered, the letter or the released passage.</param>
/// <param name="On">The London day.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record RecordExplanationCommand(FamilyMemberId Member, ExplainedThing Thing, Guid Subject, string? ExplainedBy, DateOnly? On, string? Interpreter,
    Understanding? Understanding, string? Note, string? Draft = null);

/// <summary>Records that something written was also explained aloud, and whether it was understood (guidance 1.5, 1.6; checklist I10).</summary>
public sealed class RecordExplanation(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, RecordExplanationCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (member is null || !(await Explainable.ToAsync(operation, member, cancellation)).Any(thing => thing.Thing == command.Thing && thing.Subject == command.Subject && thing.IsGiven))
        {
            return Refusal.NotFound;
        }
        var recorded = SpokenExplanation.Record(actor, member, command.Thing, command.Subject, command.ExplainedBy, command.On, command.Interpreter, command.Understanding,
            command.Note, LegalDay.Of(operation.Now), operation.Now);
        if (recorded.Refused)
        {
            return recorded;
        }
        operation.Add(recorded.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Explained aloud", member.CaseId, command.Thing.ToString(), command.Subject,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["understanding"] = recorded.Value.Understanding.ToString() }));
    }
}
