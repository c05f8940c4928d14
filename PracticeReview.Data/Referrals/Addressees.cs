using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <summary>Tells people of a partnership that something waits for them.</summary>
internal static class Addressees
{
    public static readonly StaffRole[] BusinessUnit = [StaffRole.BusinessUnit, StaffRole.BusinessManager];

    public static readonly StaffRole[] VirtualPanel =
        [StaffRole.IndependentAdviser, StaffRole.SubGroupChair, StaffRole.SubGroupDeputyChair, StaffRole.BusinessManager];

    /// <summary>Who holds one of these roles now.</summary>
    public static Task<List<StaffId>> HoldingAsync(Operation operation, PartnershipId partnership, StaffRole[] roles, CancellationToken cancellation) => (
        from assignment in operation.Read<StaffRoleAssignment>()
        join staff in operation.Read<StaffMember>() on assignment.StaffId equals staff.Id
        where assignment.PartnershipId == partnership && assignment.Until == null && staff.EndedAt == null && roles.Contains(assignment.Role)
        select staff.Id).Distinct().ToListAsync(cancellation);

    /// <summary>Queues a message to everybody who holds one of these roles, but the actor.</summary>
    public static async Task TellAsync(Operation operation, ReviewCase @case, StaffRole[] roles, CancellationToken cancellation)
    {
        foreach (var staff in await HoldingAsync(operation, @case.PartnershipId, roles, cancellation))
        {
            Tell(operation, @case, staff);
        }
    }

    public static void Tell(Operation operation, ReviewCase @case, StaffId staff)
    {
        if (staff.Value != operation.Actor.Identifier)
        {
            operation.Add(OutboxMessage.To(staff, @case.PartnershipId, @case.Id, MessageTemplate.StaffSomethingWaits, operation.Now,
                $"/workspace/cases/{@case.Id}/referral"));
        }
    }
}
