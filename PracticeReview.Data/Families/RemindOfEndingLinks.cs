using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>
/// Tells a contact person that somebody's link ends soon, so that nobody stands before a closed door without a word. Each link is told
/// of once, however often the job runs, late, or on two nodes at once: the row is claimed with the message, in one transaction.
/// </summary>
public sealed class RemindOfEndingLinks(Database database)
{
    /// <summary>How many links are claimed in one transaction.</summary>
    private const int PageSize = 100;

    /// <returns>How many messages were queued.</returns>
    public Task<int> RunAsync(JobActor actor, CancellationToken cancellation) =>
        EveryPartnership.SumAsync(database, actor, partnership => RemindAsync(actor, partnership, cancellation), cancellation);

    private async Task<int> RemindAsync(JobActor actor, PartnershipId partnership, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var soon = operation.Now + FamilyInvitation.EndsSoon;
        // Whom nobody approaches now is nobody's work; once somebody may, the link is told of.
        var left = (await operation.Context.Database.SqlQuery<Guid>($"""select family_member_id as "Value" from access.members_nobody_approaches({partnership.Value})""").ToListAsync(cancellation))
            .ConvertAll(id => new FamilyMemberId(id));
        var ending = await (
            from invitation in operation.Read<FamilyInvitation>()
            join member in operation.Read<FamilyMember>() on invitation.FamilyMemberId equals member.Id
            join staff in operation.Read<StaffMember>() on member.FacilitatorId equals staff.Id
            where invitation.PartnershipId == partnership && invitation.RevokedAt == null && invitation.RemindedAt == null && invitation.ExpiresAt <= soon && invitation.ExpiresAt > operation.Now
                && member.AccessEndedAt == null && member.FrozenAt == null && staff.EndedAt == null && !left.Contains(member.Id)
            orderby invitation.ExpiresAt, invitation.Id
            select new { invitation.Id, invitation.CaseId, Contact = staff.Id }).Take(PageSize).ToListAsync(cancellation);
        var entries = new List<AuditEntry>();
        foreach (var link in ending)
        {
            var claimed = await operation.Set<FamilyInvitation>().Where(row => row.Id == link.Id && row.RemindedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.RemindedAt, operation.Now), cancellation);
            if (claimed == 0)
            {
                continue;
            }
            operation.Add(OutboxMessage.To(link.Contact, partnership, link.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now));
            entries.Add(new AuditEntry("Reminded of a link that ends", link.CaseId, "FamilyInvitation", link.Id));
        }
        if (entries.Count > 0)
        {
            await operation.SaveAsync(partnership, cancellation, entries);
        }
        return entries.Count;
    }
}
