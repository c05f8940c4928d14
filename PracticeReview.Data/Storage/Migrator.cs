using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PracticeReview.Data.Storage;

/// <summary>Brings a database up to date, as its owner.</summary>
public static class Migrator
{
    public static async Task MigrateAsync(string ownerConnection, IReadOnlyDictionary<LoginRole, string> passwords, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using (var connection = await source.OpenConnectionAsync(cancellation))
        {
            await LoginRoles.EnsureAsync(connection, passwords, cancellation);
        }
        await using var context = new PracticeReviewDbContext(Database.OptionsFor(source));
        await context.Database.MigrateAsync(cancellation);
    }
}
