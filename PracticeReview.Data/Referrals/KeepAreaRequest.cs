using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <summary>The business unit records what areas ask of each other, the answers, and takes what stays unresolved to the Safeguarding Executive (Policy 10.2).</summary>
public sealed class KeepAreaRequest(Database database)
{
    /// <summary>The name under which a new request is kept while it is written.</summary>
    public static string DraftName(CaseId @case) => $"area/{@case}";

    /// <summary>The name under which the answer, or why it is taken to the Executive, is kept while it is written.</summary>
    public static string DraftName(CaseId @case, Guid request) => $"area/{@case}/{request}";

    public static string PageOf(Guid request) => $"/workspace/referrals/areas/{request}";

    public async Task<Result> RecordAsync(StaffActor actor, CaseId id, AreaRequestWords words, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await FindCaseAsync(operation, actor, id, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var recorded = AreaRequest.Record(@case, words, actor, operation.Now);
        if (recorded.Refused)
        {
            return recorded;
        }
        var request = recorded.Value;
        operation.Add(request);
        @case.Reach(CaseEvent.AreaRequestMade, operation.Now, request.Id);
        @case.Reach(CaseEvent.ReturnDayAgreed, ReturnDays.InstantOf(request.AnswerBy), request.Id);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        await FormDrafts.DiscardAsync(operation, DraftName(id), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Request between areas recorded", id, "AreaRequest", request.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["asked by"] = request.AskedBy.ToString(), ["matter"] = request.Matter.ToString() }));
    }

    public Task<Result> AnswerAsync(StaffActor actor, CaseId id, Guid request, bool? isAgreed, string answer, CancellationToken cancellation) =>
        ChangeAsync(actor, id, request, (found, now) => found.RecordAnswer(isAgreed, answer, actor, now), "Answer between areas recorded", cancellation);

    public Task<Result> EscalateAsync(StaffActor actor, CaseId id, Guid request, string why, CancellationToken cancellation) =>
        ChangeAsync(actor, id, request, (found, now) => found.Escalate(why, actor, now), "Request between areas taken to the Executive", cancellation);

    private async Task<Result> ChangeAsync(StaffActor actor, CaseId id, Guid request, Func<AreaRequest, DateTimeOffset, Result> change, string action, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await FindCaseAsync(operation, actor, id, cancellation);
        var found = @case is null ? null : await operation.Set<AreaRequest>().SingleOrDefaultAsync(r => r.Id == request && r.CaseId == id, cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        var changed = change(found, operation.Now);
        if (changed.Refused)
        {
            return changed;
        }
        // The clock waits for an answer or for the Executive; an answer without agreement is not the end of it.
        if (found.Standing is AreaStanding.Agreed or AreaStanding.WithExecutive)
        {
            @case!.Reach(CaseEvent.AreaRequestSettled, operation.Now, found.Id);
            await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        }
        if (found.Standing == AreaStanding.WithExecutive)
        {
            foreach (var staff in await Addressees.HoldingAsync(operation, found.PartnershipId, [StaffRole.SafeguardingExecutive], cancellation))
            {
                operation.Add(OutboxMessage.To(staff, found.PartnershipId, id, MessageTemplate.StaffSomethingWaits, operation.Now, PageOf(found.Id)));
            }
        }
        await FormDrafts.DiscardAsync(operation, DraftName(id, request), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(action, id, "AreaRequest", found.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["standing"] = found.Standing.ToString() }));
    }

    private static async Task<ReviewCase?> FindCaseAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation) =>
        AreaRequest.MayRecord(actor) ? await operation.Set<ReviewCase>().Include(@case => @case.Milestones).SingleOrDefaultAsync(@case => @case.Id == id, cancellation) : null;
}

/// <summary>The Safeguarding Executive decides what areas do not agree on (Policy 10.2); the business unit, which tells the other area, is told.</summary>
public sealed class DecideAreaRequest(Database database)
{
    /// <summary>The name under which the words are kept while they are written.</summary>
    public static string DraftName(Guid request) => $"area-decision/{request}";

    public async Task<Result> RunAsync(StaffActor actor, Guid request, AreaDecision? decision, string words, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<AreaRequest>().SingleOrDefaultAsync(r => r.Id == request, cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        var decided = found.Decide(decision, words, actor, operation.Now);
        if (decided.Refused)
        {
            return decided;
        }
        foreach (var staff in await Addressees.HoldingAsync(operation, found.PartnershipId, Addressees.BusinessUnit, cancellation))
        {
            operation.Add(OutboxMessage.To(staff, found.PartnershipId, found.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, $"/workspace/cases/{found.CaseId}/referral"));
        }
        await FormDrafts.DiscardAsync(operation, DraftName(request), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Request between areas decided by the Executive", found.CaseId, "AreaRequest", found.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["decision"] = decision!.Value.ToString() }));
    }
}
