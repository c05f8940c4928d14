using PracticeReview.Web.Words.Extraction;

namespace PracticeReview.Web.CommandLine;

/// <summary>Something the portal's binary does instead of serving.</summary>
/// <param name="Name">The first word of the command line.</param>
/// <param name="Purpose">One line for the help.</param>
/// <param name="RunAsync">Takes the remaining words; answers the exit status.</param>
internal sealed record Verb(string Name, string Purpose, Func<string[], CancellationToken, Task<int>> RunAsync);

internal static class Verbs
{
    private static readonly Verb[] All =
    [
        new("migrate", "Makes the login roles and brings the database up to date.", Migrate.RunAsync),
        new(Demonstrate.Verb, "Fills an empty portal with invented cases, and prints who can sign in.", Demonstrate.RunAsync),
        new(FirstAdministrator.Verb, "Founds a partnership with its first administrator.", FirstAdministrator.RunAsync),
        new("verify-record", "Checks that no event of the record was altered, removed or added behind the portal's back.", VerifyRecord.RunAsync),
        new(TimetableVerb.Verb, "Tells when everything in a review would be due; --help says how to ask.", TimetableVerb.RunAsync),
        new(ChronologyVerb.Verb, "Merges agencies' chronologies into one: chronology merge FILE... --out FILE; --help says how.", ChronologyVerb.RunAsync),
        new(ExtractTexts.Verb, "Writes every text of the family and public pages into the catalogues' template.",
            (_, _) => Task.FromResult(ExtractTexts.Run(Directory.GetCurrentDirectory(), Console.Out))),
    ];

    /// <summary>The verb the command line begins with; null to serve. An option such as --urls is no verb.</summary>
    public static Verb? Find(string[] words) => words is [var first, ..] && !first.StartsWith('-')
        ? Array.Find(All, verb => verb.Name == first) ?? Unknown(first)
        : null;

    private static Verb Unknown(string word) => new(word, "", (_, _) =>
    {
        Console.Error.WriteLine($"There is no verb “{word}”. The verbs are:");
        foreach (var verb in All)
        {
            Console.Error.WriteLine($"  {verb.Name,-22}{verb.Purpose}");
        }
        return Task.FromResult(2);
    });
}
