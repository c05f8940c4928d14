using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

public sealed record DecideWhoChairsCommand(CaseId Case, StaffId? Chair, bool? HasLineManagement, bool? IsIndependent, string Consideration);

/// <summary>The Chair of the sub-group decides who chairs the review (Policy 7.6); the person is put on the case and told.</summary>
public sealed class DecideWhoChairs(Database database)
{
    /// <summary>The name under which the form is kept while it is filled in.</summary>
    public static string DraftName(CaseId @case) => $"chair/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, DecideWhoChairsCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null)
        {
            return Refusal.NotFound;
        }
        var person = command.Chair is { } wanted
            ? await operation.Read<StaffMember>().SingleOrDefaultAsync(staff => staff.Id == wanted && staff.PartnershipId == actor.Partnership && staff.EndedAt == null, cancellation)
            : null;
        var leading = await ReviewLeadings.FindOrAddAsync(operation, referral, cancellation);
        var decided = leading.DecideChair(referral, @case, person is null ? null : new Candidate(person.Id, person.Name, null), person?.AgencyId,
            command.HasLineManagement, command.IsIndependent, command.Consideration, actor, operation.Now);
        if (decided.Refused)
        {
            return decided;
        }
        var chairs = await operation.Set<CaseMembership>().Where(member => member.CaseId == @case.Id && member.Role == CaseRole.ReviewChair && member.Until == null).ToListAsync(cancellation);
        foreach (var former in chairs.Where(member => member.StaffId != person!.Id))
        {
            former.End(operation.Now);
        }
        if (!chairs.Exists(member => member.StaffId == person!.Id))
        {
            operation.Add(new CaseMembership(@case.PartnershipId, @case.Id, person!.Id, CaseRole.ReviewChair, operation.Now));
            operation.Add(OutboxMessage.To(person.Id, @case.PartnershipId, @case.Id, MessageTemplate.StaffSomethingWaits, operation.Now));
        }
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Review chair decided", @case.Id, "Staff", person!.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["independent"] = leading.IsIndependent == true ? "yes" : "no" }));
    }
}

public sealed record CheckOfstedCommand(CaseId Case, OfstedCheck? Found);

/// <summary>The panel checks whether the notification to Ofsted has been completed, if required (Policy 7.5).</summary>
public sealed class CheckOfsted(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, CheckOfstedCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (@case, referral) = await AnsweredReferral.LoadAsync(operation, command.Case, cancellation);
        if (@case is null || referral is null)
        {
            return Refusal.NotFound;
        }
        var leading = await ReviewLeadings.FindOrAddAsync(operation, referral, cancellation);
        var done = leading.CheckOfsted(referral, @case, command.Found, actor, operation.Now);
        return done.Refused ? done : await operation.SaveAsync(cancellation, new AuditEntry("Ofsted notification checked", @case.Id, "Referral", referral.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["found"] = command.Found!.Value.ToString() }));
    }
}

internal static class ReviewLeadings
{
    public static async Task<ReviewLeading> FindOrAddAsync(Operation operation, Referrals.Referral referral, CancellationToken cancellation)
    {
        if (await operation.Set<ReviewLeading>().SingleOrDefaultAsync(found => found.CaseId == referral.CaseId, cancellation) is { } leading)
        {
            return leading;
        }
        var added = new ReviewLeading(referral);
        operation.Add(added);
        return added;
    }
}
