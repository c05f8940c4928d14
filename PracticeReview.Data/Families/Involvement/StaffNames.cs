using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>The names of the professionals who wrote what a page shows, asked for at once.</summary>
internal sealed class StaffNames
{
    private readonly IReadOnlyDictionary<StaffId, string> _names;

    private StaffNames(IReadOnlyDictionary<StaffId, string> names) => _names = names;

    public static async Task<StaffNames> OfAsync(Operation operation, IEnumerable<StaffId?> staff, CancellationToken cancellation)
    {
        var wanted = staff.OfType<StaffId>().Distinct().ToList();
        return new StaffNames(await operation.Read<StaffMember>().Where(s => wanted.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellation));
    }

    public string Name(StaffId staff) => _names.GetValueOrDefault(staff, "");
}
