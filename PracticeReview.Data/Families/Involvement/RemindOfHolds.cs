using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>
/// Tells those who facilitate and lead a review that a hold has come to the day on which it is looked at again. Each such day is told
/// of once, however often the job runs, late, or on two nodes at once: the row is claimed with the message, in one transaction.
/// </summary>
public sealed class RemindOfHolds(Database database)
{
    /// <summary>How many holds are claimed in one transaction.</summary>
    private const int PageSize = 100;

    /// <returns>How many messages were queued.</returns>
    public Task<int> RunAsync(JobActor actor, CancellationToken cancellation) =>
        EveryPartnership.SumAsync(database, actor, partnership => RemindAsync(actor, partnership, cancellation), cancellation);

    private async Task<int> RemindAsync(JobActor actor, PartnershipId partnership, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var today = LegalDay.Of(operation.Now);
        var due = await operation.Read<InvolvementHold>().Where(hold => hold.PartnershipId == partnership && hold.EndedAt == null && hold.LookAgainOn <= today
            && (hold.RemindedOf == null || hold.RemindedOf != hold.LookAgainOn)).OrderBy(hold => hold.LookAgainOn).ThenBy(hold => hold.Id)
            .Select(hold => new { hold.Id, hold.CaseId, hold.RecordedBy, hold.LookAgainOn }).Take(PageSize).ToListAsync(cancellation);
        var entries = new List<AuditEntry>();
        var queued = 0;
        foreach (var hold in due)
        {
            var claimed = await operation.Set<InvolvementHold>().Where(h => h.Id == hold.Id && h.EndedAt == null && h.LookAgainOn == hold.LookAgainOn && (h.RemindedOf == null || h.RemindedOf != h.LookAgainOn))
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.RemindedOf, hold.LookAgainOn), cancellation);
            if (claimed == 0)
            {
                continue;
            }
            var told = await operation.Read<CaseMembership>().Where(membership => membership.CaseId == hold.CaseId && membership.Until == null
                    && (membership.Role == CaseRole.FamilyFacilitator || membership.Role == CaseRole.ReviewChair || membership.Role == CaseRole.LeadReviewer))
                .Join(operation.Read<StaffMember>().Where(staff => staff.EndedAt == null), membership => membership.StaffId, staff => staff.Id, (membership, staff) => staff.Id).Distinct().ToListAsync(cancellation);
            foreach (var staff in told.Count > 0 ? told : [hold.RecordedBy])
            {
                operation.Add(OutboxMessage.To(staff, partnership, hold.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now));
                queued++;
            }
            entries.Add(new AuditEntry("Reminded of a hold", hold.CaseId, "InvolvementHold", hold.Id.Value));
        }
        if (entries.Count > 0)
        {
            await operation.SaveAsync(partnership, cancellation, entries);
        }
        return queued;
    }
}
