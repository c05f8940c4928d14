using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record RecordPanelAnswerCommand(CaseId Case, bool? Disagrees, string? Answer);

/// <summary>Records what the National Panel answered to the report of a rapid review, and whether it disagrees (Policy 10.3, measure c).</summary>
public sealed class RecordPanelAnswer(Database database)
{
    /// <summary>The name under which the words are kept while they are typed.</summary>
    public static string DraftName(CaseId @case) => $"panel-answer/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, RecordPanelAnswerCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var review = RapidReview.MayBeKeptBy(actor, command.Case)
            ? await operation.Set<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation)
            : null;
        if (review is null)
        {
            return Refusal.NotFound;
        }
        var recorded = review.RecordPanelAnswer(command.Disagrees, command.Answer, operation.Now);
        if (recorded.Refused)
        {
            return recorded;
        }
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("National Panel's answer recorded", command.Case, "RapidReview", command.Case.Value));
    }

    /// <summary>How many reports were answered by the National Panel between two instants (UTC, the second excluded), and with how many it disagrees.</summary>
    /// <returns>Null for people who do not see all cases of their partnership.</returns>
    public async Task<PanelAnswers?> CountAsync(StaffActor actor, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        if (!actor.IsBusinessUnit && !actor.IsOnVirtualPanel)
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var answers = operation.Read<RapidReview>().Where(review => review.PartnershipId == actor.Partnership && review.PanelAnsweredAt >= from && review.PanelAnsweredAt < to);
        return new PanelAnswers(await answers.CountAsync(cancellation), await answers.CountAsync(review => review.PanelDisagrees == true, cancellation));
    }
}

/// <summary>Measure c of the policy (10.3).</summary>
public sealed record PanelAnswers(int Answered, int Disagreed);
