using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <param name="Version">The version the words were made from; 0 for the first. Another one written meanwhile is refused.</param>
public sealed record WriteMeetingReportCommand(CaseId Case, MeetingReportWords Words, uint Version);

/// <summary>Writes the Rapid Review Meeting Report, and completes it, which asks those who endorse the outcome (Policy 7.12, Document 12).</summary>
public sealed class WriteMeetingReport(Database database)
{
    /// <summary>The name under which a report is kept while it is typed.</summary>
    public static string DraftName(CaseId @case) => $"meeting-report/{@case}";

    /// <param name="complete">Whether the Chair completes it with these words.</param>
    public async Task<Result> RunAsync(StaffActor actor, WriteMeetingReportCommand command, bool complete, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var review = MayWrite(actor, command.Case) ? await operation.Read<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation) : null;
        if (review is null)
        {
            return Refusal.NotFound;
        }
        var report = await operation.Set<MeetingReport>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation);
        if ((report?.Version ?? 0) != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var written = report ?? new MeetingReport(review);
        if (written.Write(actor, command.Words, operation.Now) is { Refused: true } refused)
        {
            return refused;
        }
        if (complete && written.Complete(actor, review, operation.Now) is { Refused: true } incomplete)
        {
            return incomplete;
        }
        if (report is null)
        {
            operation.Add(written);
        }
        if (complete)
        {
            await AskAsync(operation, review, EndorsementLevel.Representatives, cancellation);
        }
        // Otherwise the next to open the form would find these words again over what others have written since.
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(complete ? "Rapid review report completed" : "Rapid review report written", command.Case, "RapidReview", command.Case.Value));
    }

    /// <summary>The business unit prepares the report for the Chair.</summary>
    public static bool MayWrite(StaffActor actor, CaseId @case) => actor.IsBusinessUnit || RapidReview.MayCompleteReport(actor, @case);

    /// <summary>Tells those who speak at a level that the outcome waits for their word.</summary>
    internal static async Task AskAsync(Operation operation, RapidReview review, EndorsementLevel level, CancellationToken cancellation)
    {
        StaffRole[] roles = level switch
        {
            EndorsementLevel.Representatives => [StaffRole.IndependentAdviser, StaffRole.StatutoryPartner],
            EndorsementLevel.NextLevel => [StaffRole.StatutoryPartner],
            _ => [StaffRole.SafeguardingExecutive],
        };
        var asked = await operation.Read<StaffRoleAssignment>().Where(role => role.PartnershipId == review.PartnershipId && role.Until == null && roles.Contains(role.Role))
            .Select(role => role.StaffId).Distinct().ToListAsync(cancellation);
        foreach (var staff in asked)
        {
            operation.Add(OutboxMessage.To(staff, review.PartnershipId, review.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/meetings"));
        }
    }
}
