namespace PracticeReview.Tests.Architecture.Planted.Things;

/// <summary>A thing with a clock of its own.</summary>
public sealed class ThingWithAClock
{
    public static DateTimeOffset MadeAt() => Enumerable.Range(0, 1).Select(_ => TimeProvider.System.GetLocalNow()).First() > DateTimeOffset.UtcNow ? default : DateTimeOffset.UtcNow;
}

/// <summary>A thing that knows where it is stored.</summary>
public sealed class ThingThatKnowsItsTable
{
    public static int Count(IQueryable<string> all) => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AsNoTracking(all).Count();
}

public sealed class ThingThatIsOnlyItself
{
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>Makes itself somebody.</summary>
public sealed class ForgesAnActor
{
    public static object Forge() => PracticeReview.Data.People.JobActor.Named("forged");
}
