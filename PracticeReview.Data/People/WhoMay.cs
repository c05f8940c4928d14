using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>What others may do themselves, as they stand now. It answers a question; nobody acts by it.</summary>
internal static class WhoMay
{
    /// <summary>Whether a rule about actors allows it to each of these professionals in this case.</summary>
    public static async Task<bool> AllAsync(Operation operation, ReviewCase @case, IReadOnlyList<StaffId> staff, Func<StaffActor, bool> rule, CancellationToken cancellation)
    {
        var (id, wanted) = (@case.Id, staff.ToList());
        var roles = (await operation.Read<StaffRoleAssignment>().Where(role => role.Until == null && wanted.Contains(role.StaffId))
            .Select(role => new { role.StaffId, role.Role }).ToListAsync(cancellation)).ToLookup(role => role.StaffId, role => role.Role);
        var memberships = (await operation.Read<CaseMembership>().Where(m => m.CaseId == id && m.Until == null && wanted.Contains(m.StaffId))
            .Select(m => new { m.StaffId, m.Role }).ToListAsync(cancellation)).ToLookup(m => m.StaffId, m => (id, m.Role));
        return wanted.TrueForAll(one => rule(new StaffActor(one, @case.PartnershipId, null, "", roles[one], memberships[one])));
    }
}
