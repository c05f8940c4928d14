using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.GoodOutcomes;

/// <summary>A good outcome in a list.</summary>
public sealed record GoodOutcomeRow(Guid Id, string Title, string ReferrerName, DateTimeOffset SubmittedAt, bool? IsAccepted);

/// <param name="MayPutForward">Whether this actor may put one forward.</param>
public sealed record GoodOutcomeList(IReadOnlyList<GoodOutcomeRow> Rows, bool MayPutForward);

/// <summary>A good outcome as one person may read it.</summary>
public sealed record GoodOutcomeView(
    Guid Id, string ReferrerName, DateTimeOffset SubmittedAt, GoodOutcomeForm Form, bool? IsAccepted, string? Rationale, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool MayAnswer, GoodOutcomeCase? Case);

/// <summary>The case of a good outcome review, where this actor is led to it.</summary>
public sealed record GoodOutcomeCase(CaseId Id, string Reference, CasePart Part);

/// <summary>What the workspace shows of good outcomes: to the referrer their own, to the business unit and the panel all.</summary>
public sealed class GoodOutcomeQueries(Database database)
{
    /// <summary>The most rows the list shows, the newest first.</summary>
    public const int MostRows = 100;

    public async Task<GoodOutcomeList> ListAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var rows = await (
            from referral in operation.Read<GoodOutcomeReferral>()
            join staff in operation.Read<StaffMember>() on referral.ReferrerId equals staff.Id
            where referral.PartnershipId == actor.Partnership
            orderby referral.SubmittedAt descending
            select new GoodOutcomeRow(referral.Id, referral.Title, staff.Name, referral.SubmittedAt, referral.IsAccepted)).Take(MostRows).ToListAsync(cancellation);
        return new GoodOutcomeList(rows, Referral.MayRefer(actor));
    }

    /// <returns>Null when there is none, or none for this actor. Opening it leaves a line in the record.</returns>
    public async Task<GoodOutcomeView?> OpenAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var referral = await operation.Read<GoodOutcomeReferral>().SingleOrDefaultAsync(found => found.Id == id, cancellation);
        if (referral is null || !referral.MayRead(actor))
        {
            return null;
        }
        var people = await operation.Read<StaffMember>().Where(staff => staff.Id == referral.ReferrerId || staff.Id == referral.AnsweredById)
            .ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancellation);
        var view = new GoodOutcomeView(id, people.GetValueOrDefault(referral.ReferrerId, "somebody no longer known"), referral.SubmittedAt, referral.ToForm(),
            referral.IsAccepted, referral.Rationale, referral.AnsweredById is { } by ? people.GetValueOrDefault(by) : null, referral.AnsweredAt, referral.MayAnswer(actor),
            await CaseAsync(operation, actor, referral, cancellation));
        await operation.SaveAsync(cancellation, new AuditEntry("Good outcome opened to read", null, "GoodOutcome", id));
        return view;
    }

    /// <summary>The good outcome that a case reviews, for those who may read it; null for every other case.</summary>
    public async Task<Guid?> FindOfCaseAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<GoodOutcomeReferral>().SingleOrDefaultAsync(referral => referral.CaseId == id, cancellation);
        return found?.MayRead(actor) == true ? found.Id : null;
    }

    private static async Task<GoodOutcomeCase?> CaseAsync(Operation operation, StaffActor actor, GoodOutcomeReferral referral, CancellationToken cancellation)
    {
        if (referral.CaseId is not { } id || CaseParts.For(actor, id, referral.ReferrerId) is not [var part, ..])
        {
            return null;
        }
        var reference = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == id).Select(@case => @case.Reference).SingleOrDefaultAsync(cancellation);
        return reference is null ? null : new GoodOutcomeCase(id, reference, part);
    }
}
