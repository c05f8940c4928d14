using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <summary>Who of the actor's partnership holds a role now, to be told of something.</summary>
internal static class Recipients
{
    public static Task<List<StaffId>> BusinessUnitAsync(Operation operation, CancellationToken cancellation) =>
        WithRoleAsync(operation, cancellation, StaffRole.BusinessManager, StaffRole.BusinessUnit);

    public static async Task<List<StaffId>> WithRoleAsync(Operation operation, CancellationToken cancellation, params StaffRole[] roles) =>
        await (from assignment in operation.Read<StaffRoleAssignment>()
               join staff in operation.Read<StaffMember>() on assignment.StaffId equals staff.Id
               where assignment.Until == null && staff.EndedAt == null && roles.Contains(assignment.Role)
               select staff.Id).Distinct().ToListAsync(cancellation);
}
