using System.Reflection;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Web;

namespace PracticeReview.Tests.Architecture;

/// <summary>The fifth net: what may not know what. Each rule is first shown a planted violation.</summary>
public sealed class ReferenceTests
{
    private const string Planted = "PracticeReview.Tests.Architecture.Planted";
    private static readonly Assembly Tests = typeof(ReferenceTests).Assembly;
    private static readonly Assembly Data = typeof(Database).Assembly;
    private static readonly Assembly Web = typeof(Portal).Assembly;
    private static readonly Assembly Jobs = typeof(PracticeReview.Jobs.JobsSetup).Assembly;

    // What stands in the same folders as the things and is allowed to know the database.
    private static readonly string[] KnowsTheDatabase = ["PracticeReview.Data.Storage"];

    // Not things: how the first administrator comes into an empty database, and the connection to the virus scanner.
    private static readonly string[] NotThings = ["PracticeReview.Data.People.Founding", "PracticeReview.Data.Documents.ClamdScan"];

    [Fact]
    public void The_two_areas_never_refer_to_each_other()
    {
        Crossing(Tests, Planted + ".Family", Planted + ".Workspace").ShouldHaveSingleItem().ShouldContain("FamilyThatPeeks");

        Crossing(Web, "PracticeReview.Web.Family", "PracticeReview.Web.Workspace").ShouldBeEmpty();
        Crossing(Web, "PracticeReview.Web.Workspace", "PracticeReview.Web.Family").ShouldBeEmpty();
        Crossing(Web, "PracticeReview.Web.Public", "PracticeReview.Web.Workspace").ShouldBeEmpty();
        References.Of(Web).Count(reference => reference.From.StartsWith("PracticeReview.Web.Family.", StringComparison.Ordinal)).ShouldBeGreaterThan(100, "the rule has something to read");
    }

    [Fact]
    public void The_things_themselves_know_no_database_no_web_and_no_clock()
    {
        var planted = ForbiddenToThings(Tests, type => type.Namespace == Planted + ".Things").ToList();
        planted.ShouldContain(line => line.Contains("ThingWithAClock", StringComparison.Ordinal));
        planted.ShouldContain(line => line.Contains("ThingThatKnowsItsTable", StringComparison.Ordinal));
        planted.ShouldNotContain(line => line.Contains("ThingThatIsOnlyItself", StringComparison.Ordinal));

        ForbiddenToThings(Data, IsThing).ShouldBeEmpty();
        Data.GetTypes().Count(IsThing).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Nobody_reads_the_clock_of_the_machine()
    {
        ClockReaders(Tests, Planted).ShouldNotBeEmpty();

        foreach (var assembly in (Assembly[])[Data, Web, Jobs])
        {
            ClockReaders(assembly, "PracticeReview").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Actors_are_made_only_by_the_directory_and_by_jobs()
    {
        Makers(Tests, Planted).ShouldHaveSingleItem().ShouldContain("ForgesAnActor");

        Makers(Data, "PracticeReview").Where(line => !line.StartsWith("PracticeReview.Data.People.", StringComparison.Ordinal)).ShouldBeEmpty();
        Makers(Data, "PracticeReview").ShouldContain(line => line.StartsWith("PracticeReview.Data.People.ActorDirectory ", StringComparison.Ordinal), "the rule has something to read");
        Makers(Web, "PracticeReview").Where(line => !line.StartsWith("PracticeReview.Web.CommandLine.", StringComparison.Ordinal)
            && !line.StartsWith("PracticeReview.Web.Demonstration.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Crossing(Assembly assembly, string from, string to) => References.Of(assembly)
        .Where(reference => IsIn(reference.From, from) && IsIn(reference.To, to))
        .Select(reference => reference.From).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> ForbiddenToThings(Assembly assembly, Func<Type, bool> isThing)
    {
        var things = assembly.GetTypes().Where(isThing).Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);
        return References.Of(assembly).Where(reference => things.Contains(reference.From) && (ReadsClock(reference.To)
                || IsIn(reference.To, "Microsoft.EntityFrameworkCore") || IsIn(reference.To, "Microsoft.AspNetCore") || IsIn(reference.To, "Npgsql") || reference.To == "System.TimeProvider"))
            .Select(reference => $"{reference.From} → {reference.To}");
    }

    private static IEnumerable<string> ClockReaders(Assembly assembly, string within) => References.Of(assembly)
        .Where(reference => IsIn(reference.From, within) && ReadsClock(reference.To)).Select(reference => $"{reference.From} → {reference.To}");

    private static IEnumerable<string> Makers(Assembly assembly, string within) => References.Of(assembly)
        .Where(reference => IsIn(reference.From, within) && reference.To is "PracticeReview.Data.People.StaffActor::.ctor"
            or "PracticeReview.Data.People.FamilyActor::.ctor" or "PracticeReview.Data.People.JobActor::.ctor" or "PracticeReview.Data.People.JobActor::Named")
        .Where(reference => IsIn(reference.From, within)).Select(reference => $"{reference.From} → {reference.To}");

    private static bool ReadsClock(string name) => name is "System.DateTime::get_Now" or "System.DateTime::get_UtcNow" or "System.DateTime::get_Today"
        or "System.DateTimeOffset::get_Now" or "System.DateTimeOffset::get_UtcNow";

    // A use case, query or job takes the database; a mapping configures a table; a migration makes one. The rest are the things.
    private static bool IsThing(Type type) => type is { IsPublic: true, IsInterface: false }
        && !NotThings.Contains(type.FullName)
        && !KnowsTheDatabase.Any(space => IsIn(type.FullName!, space))
        && !type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(Database) || parameter.ParameterType == typeof(Operation)))
        && !type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Database) || parameter.ParameterType == typeof(Operation) || parameter.ParameterType == typeof(Npgsql.NpgsqlConnection)));

    private static bool IsIn(string name, string space) => name.StartsWith(space + ".", StringComparison.Ordinal);
}
