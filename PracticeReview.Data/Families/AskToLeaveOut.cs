using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>A person asks that something they said, or everything, is left out of the review. Asked twice, it is asked once.</summary>
public sealed class AskToLeaveOut(Database database)
{
    /// <param name="contribution">One of the person's own contributions.</param>
    public Task<Result> RunAsync(FamilyActor actor, ContributionId contribution, CancellationToken cancellation) =>
        AskAsync(actor, contribution, null, null, cancellation);

    /// <param name="answer">One of the person's own answers to a question.</param>
    public Task<Result> OfAnswerAsync(FamilyActor actor, Guid answer, CancellationToken cancellation) =>
        AskAsync(actor, null, answer, null, cancellation);

    /// <summary>Everything they sent and answered so far.</summary>
    public Task<Result> OfEverythingAsync(FamilyActor actor, CancellationToken cancellation) =>
        AskAsync(actor, null, null, null, cancellation);

    /// <summary>Everything they said so far in one way of taking part, to which they say no now (guidance 1.2).</summary>
    public Task<Result> OfActivityAsync(FamilyActor actor, FamilyActivity activity, CancellationToken cancellation) =>
        AskAsync(actor, null, null, activity, cancellation);

    private async Task<Result> AskAsync(FamilyActor actor, ContributionId? contribution, Guid? answer, FamilyActivity? activity, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var everything = contribution is null && answer is null;
        // An answer that was read stands among the contributions too, under one id: both are left out, or neither.
        var (words, toQuestion) = (contribution ?? (answer is { } own ? new ContributionId(own) : (ContributionId?)null), answer ?? contribution?.Value);
        var kinds = Enum.GetValues<ContributionKind>().Where(kind => Contribution.ActivityOf(kind) == activity).ToList();
        var answers = everything && activity is null or FamilyActivity.ShareExperience;
        var sent = await operation.Read<Contribution>().Where(row => everything && (activity == null || kinds.Contains(row.Kind)) || row.Id == words).ToListAsync(cancellation);
        var answered = await operation.Read<QuestionAnswer>().Where(row => (answers || row.Id == toQuestion) && row.Kind == QuestionAnswerKind.Words).ToListAsync(cancellation);
        if (!everything && sent.Count + answered.Count == 0)
        {
            return Refusal.NotFound;
        }
        var before = await operation.Read<LeaveOutRequest>().Select(row => new { row.ContributionId, row.QuestionAnswerId }).ToListAsync(cancellation);
        var asked = sent.Where(row => !before.Exists(earlier => earlier.ContributionId == row.Id)).Select(row => LeaveOutRequest.Ask(actor, row, operation.Now))
            .Concat(answered.Where(row => !before.Exists(earlier => earlier.QuestionAnswerId == row.Id)).Select(row => LeaveOutRequest.Ask(actor, row, operation.Now))).ToList();
        if (asked.Count == 0)
        {
            return Result.Done;
        }
        if (asked.Find(request => request.Refused) is { } refused)
        {
            return refused;
        }
        operation.Context.AddRange(asked.Select(request => request.Value));
        var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        return await operation.SaveAsync(cancellation, [.. asked.Select(request => new AuditEntry("Leaving out asked for", actor.Case,
            request.Value.ContributionId is null ? "QuestionAnswer" : "Contribution", request.Value.ContributionId?.Value ?? request.Value.QuestionAnswerId!.Value))]);
    }
}
