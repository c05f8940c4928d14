using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <summary>The designated decision-makers of an agency, who verify its referrals.</summary>
internal static class DecisionMakers
{
    /// <summary>Tells all of them but the referrer. Refused where there is nobody who could verify.</summary>
    public static async Task<Result> TellAsync(Operation operation, ProposedReferral proposed, CancellationToken cancellation)
    {
        var holding = await Addressees.HoldingAsync(operation, proposed.PartnershipId, [StaffRole.DesignatedDecisionMaker], cancellation);
        var able = await operation.Read<StaffMember>().Where(staff => holding.Contains(staff.Id) && staff.AgencyId == proposed.AgencyId && staff.Id != proposed.ReferrerId)
            .Select(staff => staff.Id).ToListAsync(cancellation);
        if (able.Count == 0)
        {
            return Result.Refuse(null, "Nobody else in your agency is its designated decision-maker, so nobody can verify this. Ask the business unit to add one; what you wrote is kept.");
        }
        foreach (var staff in able)
        {
            operation.Add(OutboxMessage.To(staff, proposed.PartnershipId, null, MessageTemplate.StaffSomethingWaits, operation.Now, PageOf(proposed.Id)));
        }
        return Result.Done;
    }

    public static string PageOf(ReferralId referral) => $"/workspace/referrals/agency/{referral}";
}
