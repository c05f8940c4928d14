using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record EndorseOutcomeCommand(CaseId Case, EndorsementWords Words);

/// <summary>
/// The Independent Adviser, a statutory partner or the Safeguarding Executive speaks on the outcome (Policy 7.12). Where a disagreement
/// climbs, the next level is told; once it is decided, the business unit is.
/// </summary>
public sealed class EndorseOutcome(Database database)
{
    /// <summary>The name under which a word on the outcome is kept while it is typed.</summary>
    public static string DraftName(CaseId @case) => $"endorse/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, EndorseOutcomeCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var review = await operation.Read<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation);
        var isComplete = await operation.Read<MeetingReport>().AnyAsync(report => report.CaseId == command.Case && report.CompletedAt != null, cancellation);
        if (review is null || !isComplete || await MeetingRoom.StandingAsync(operation, review, cancellation) is not { } standing)
        {
            return Refusal.NotFound;
        }
        var agency = actor.AgencyId is { } own ? await operation.Read<Agency>().SingleOrDefaultAsync(a => a.Id == own, cancellation) : null;
        var given = Endorsement.Give(actor, agency, review, standing.Standing, standing.Said, command.Words, operation.Now);
        if (given.Refused)
        {
            return given;
        }
        operation.Add(given.Value);
        var after = EndorsementStanding.Of(review.Outcome!.Value, [.. standing.Said, given.Value]);
        if (after.Outcome is not null)
        {
            await TellBusinessUnitAsync(operation, review, cancellation);
        }
        else if (after.Level != standing.Standing.Level)
        {
            await WriteMeetingReport.AskAsync(operation, review, after.Level, cancellation);
        }
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(given.Value.Agrees ? "Outcome of rapid review endorsed" : "Outcome of rapid review not endorsed",
            command.Case, "RapidReview", command.Case.Value, Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["level"] = given.Value.Level.ToString(),
                ["for"] = given.Value.Endorser.ToString(),
            }));
    }

    private static async Task TellBusinessUnitAsync(Operation operation, RapidReview review, CancellationToken cancellation)
    {
        var unit = await operation.Read<StaffRoleAssignment>()
            .Where(role => role.PartnershipId == review.PartnershipId && role.Until == null && (role.Role == StaffRole.BusinessManager || role.Role == StaffRole.BusinessUnit))
            .Select(role => role.StaffId).Distinct().ToListAsync(cancellation);
        foreach (var staff in unit)
        {
            operation.Add(OutboxMessage.To(staff, review.PartnershipId, review.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/meetings"));
        }
    }
}
