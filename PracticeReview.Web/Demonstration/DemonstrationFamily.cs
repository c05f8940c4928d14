using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Demonstration;

/// <summary>The family members of the demonstration, as the owner of the database finds them.</summary>
internal static class DemonstrationFamily
{
    public static async Task<IReadOnlyList<(FamilyMemberId Member, StaffId Facilitator, string Name, string Who)>> FindAsync(string ownerConnection)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select id, facilitator_id, name, relation || ', reads ' || language from family_members where access_ended_at is null order by added_at";
        await using var row = await command.ExecuteReaderAsync();
        var family = new List<(FamilyMemberId, StaffId, string, string)>();
        while (await row.ReadAsync())
        {
            family.Add((new FamilyMemberId(row.GetGuid(0)), new StaffId(row.GetGuid(1)), row.GetString(2), row.GetString(3)));
        }
        return family;
    }
}
