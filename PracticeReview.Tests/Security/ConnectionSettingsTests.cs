using Npgsql;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>How every login role's connections are set up.</summary>
public sealed class ConnectionSettingsTests
{
    [Fact]
    public async Task No_question_is_compiled_before_it_is_answered()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var portal = new Database(database.Connections, TimeProvider.System);
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            await using var connection = await portal.OpenAsync(role, default);
            await using var ask = new NpgsqlCommand("show jit", connection);
            (await ask.ExecuteScalarAsync()).ShouldBe("off", role.ToString());
        }
    }
}
