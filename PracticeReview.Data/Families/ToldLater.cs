using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>Who of a family said "not now" to being kept informed: what is released waits in their area, and no message goes that can wait.</summary>
public sealed record ToldLater(FamilyMemberId Member, string Name, DateTimeOffset Since)
{
    internal static async Task<IReadOnlyList<ToldLater>> OfAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var rows = await (
            from choice in operation.Read<AgreementChoice>()
            join member in operation.Read<FamilyMember>() on choice.FamilyMemberId equals member.Id
            where choice.CaseId == @case && choice.Activity == FamilyActivity.KeptInformed && member.AccessEndedAt == null
            select new { Choice = choice, member.Name }).ToListAsync(cancellation);
        return [.. rows.GroupBy(row => (row.Choice.FamilyMemberId, row.Name))
            .Select(of => (of.Key, Since: AgreementChoice.InForce(of.Select(row => row.Choice))[FamilyActivity.KeptInformed].NotNowSince))
            .Where(row => row.Since is not null).Select(row => new ToldLater(row.Key.FamilyMemberId, row.Key.Name, row.Since!.Value)).OrderBy(row => row.Since)];
    }
}
