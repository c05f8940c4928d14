using Npgsql;
using PracticeReview.Data.Storage;

namespace PracticeReview.Web.CommandLine;

internal static class Migrate
{
    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var configuration = CommandLineConfiguration.Read();
        var passwords = new Dictionary<LoginRole, string>();
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            if (configuration.GetConnectionString(role.ToString()) is { Length: > 0 } connection
                && new NpgsqlConnectionStringBuilder(connection).Password is { Length: > 0 } password)
            {
                passwords[role] = password;
            }
        }
        await Migrator.MigrateAsync(CommandLineConfiguration.Owner(configuration), passwords, cancellation);
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
