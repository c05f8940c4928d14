using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Web.CommandLine;

/// <summary>Founds a partnership with one administrator, who then adds everybody else in the workspace.</summary>
internal static class FirstAdministrator
{
    public const string Verb = "first-administrator";

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var given = new ConfigurationBuilder().AddCommandLine(words).Build();
        var (name, email, partnership) = (given["name"], given["email"], given["partnership"]);
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(email) || string.IsNullOrWhiteSpace(partnership))
        {
            await Console.Error.WriteLineAsync("Usage: first-administrator --name \"Full Name\" --email name@council.example --partnership \"Name of the partnership\" [--prefix ABC] [--telephone …] [--contact address]");
            return 2;
        }
        var prefix = given["prefix"] ?? string.Concat(partnership.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0])).Where(char.IsLetter).Take(5));
        var founding = new Founding(CommandLineConfiguration.Owner(CommandLineConfiguration.Read()), TimeProvider.System);
        await founding.FoundAsync(
            new Partnership(PartnershipId.New(), partnership.Trim(), prefix, PolicyVersions.Newest.Id, given["telephone"] ?? "", given["contact"] ?? email.Trim()),
            [], [new Founder(name.Trim(), email.Trim(), null, null, null, StaffRole.Administrator)], cancellation);
        Console.WriteLine($"{partnership.Trim()} is in the portal. {name.Trim()} signs in with the verified address {email.Trim()} and adds everybody else under Administration.");
        return 0;
    }
}
