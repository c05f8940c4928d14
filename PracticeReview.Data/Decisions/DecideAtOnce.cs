using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

public sealed record DecideAtOnceCommand(CaseId Case, string Rationale);

/// <summary>The Business Manager decides at once where it is obviously a rapid review; the panel is informed (Policy 7.5).</summary>
public sealed class DecideAtOnce(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideAtOnceCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null)
        {
            return Refusal.NotFound;
        }
        var decided = ReferralDecision.DecideAtOnce(referral, command.Rationale, actor, operation.Now);
        return decided.Refused ? decided : await Answer.SaveAsync(operation, @case, decided.Value, cancellation);
    }
}
