using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

public sealed record CastPanelVoteCommand(CaseId Case, PanelOutcome? Outcome, string Reason);

/// <summary>A member of the Virtual Panel votes, or changes the vote while nothing is decided (Policy 7.5, 10.1).</summary>
public sealed class CastPanelVote(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, CastPanelVoteCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (_, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (referral is null)
        {
            return Refusal.NotFound;
        }
        var cast = await CastAsync(operation, referral, actor, command, cancellation);
        return cast.Refused ? cast : await operation.SaveAsync(cancellation, Entry(cast.Value));
    }

    /// <summary>The vote, first or changed; saved by whoever asked for it.</summary>
    internal static async Task<Result<PanelVote>> CastAsync(Operation operation, Referral referral, StaffActor actor, CastPanelVoteCommand command, CancellationToken cancellation)
    {
        var vote = await operation.Set<PanelVote>().SingleOrDefaultAsync(
            vote => vote.ReferralId == referral.Id && vote.Submission == referral.Submission && vote.MemberId == actor.Id, cancellation);
        if (vote is null)
        {
            var cast = PanelVote.Cast(referral, actor, command.Outcome, command.Reason, operation.Now);
            if (cast.Refused)
            {
                return cast;
            }
            operation.Add(cast.Value);
            return cast.Value;
        }
        return vote.Change(referral, actor, command.Outcome, command.Reason, operation.Now) is { Refused: true } refused
            ? Result<PanelVote>.Refuse(refused.Refusals)
            : vote;
    }

    internal static AuditEntry Entry(PanelVote vote, string by = "page") => new("Panel vote cast", vote.CaseId, "PanelVote", vote.Id,
        Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = vote.Outcome.ToString(), ["by"] = by });
}
