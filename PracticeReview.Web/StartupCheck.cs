using Npgsql;
using PracticeReview.Data.Storage;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web;

/// <summary>The settings of a demonstration were found where real people's lives would be kept; the message says which.</summary>
public sealed class UnsafeSettingsException(IReadOnlyList<string> problems) : Exception(
    "The portal does not start, because its settings are those of a demonstration or can be guessed:\n - " + string.Join("\n - ", problems)
    + "\nMend them, or set Demonstration:Enabled to true for a demonstration with invented people only.")
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

/// <summary>Refuses to start outside a demonstration with what belongs into one.</summary>
internal static class StartupCheck
{
    private const string Demonstration = "demonstration";
    private static readonly string[] Guessable = ["password", "postgres", "practicereview", "changeme", "change-me", "secret", "admin", "test"];

    /// <exception cref="UnsafeSettingsException">With every reason at once.</exception>
    public static void Run(IConfiguration settings)
    {
        if (settings.GetValue<bool>("Demonstration:Enabled"))
        {
            return;
        }
        var problems = ProviderProblems(settings.GetSection(WorkspaceSignIn.Section)).Concat(DatabaseProblems(settings)).ToList();
        if (problems.Count > 0)
        {
            throw new UnsafeSettingsException(problems);
        }
    }

    private static IEnumerable<string> ProviderProblems(IConfigurationSection openId)
    {
        if (!Uri.TryCreate(openId["Authority"], UriKind.Absolute, out var authority))
        {
            yield return "OpenId:Authority is not set: professionals could not sign in.";
        }
        else if (authority.IsLoopback || authority.Scheme != Uri.UriSchemeHttps)
        {
            yield return "OpenId:Authority must be an https address of your organisation's provider, not one of this machine.";
        }
        if (string.IsNullOrWhiteSpace(openId["ClientId"]))
        {
            yield return "OpenId:ClientId is not set.";
        }
        if (IsGuessable(openId["ClientSecret"]))
        {
            yield return "OpenId:ClientSecret is missing, a demonstration's, or a word that anybody would try.";
        }
    }

    private static IEnumerable<string> DatabaseProblems(IConfiguration settings)
    {
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            if (settings.GetConnectionString(role.ToString()) is { } text
                && new NpgsqlConnectionStringBuilder(text).Password is { Length: > 0 } password
                && (IsGuessable(password) || password == LoginRoles.NameOf(role)))
            {
                yield return $"ConnectionStrings:{role} has a password of a demonstration, or one that anybody would try.";
            }
        }
    }

    private static bool IsGuessable(string? secret) => string.IsNullOrWhiteSpace(secret)
        || secret.StartsWith(Demonstration, StringComparison.OrdinalIgnoreCase)
        || Guessable.Contains(secret, StringComparer.OrdinalIgnoreCase);
}
