using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PracticeReview.Data.Storage;

/// <summary>
/// The mapping of every table. One is made for each operation (<see cref="Operation"/>) and saved only by it,
/// so that nothing is written without an actor and a line in the record.
/// </summary>
public sealed class PracticeReviewDbContext(DbContextOptions<PracticeReviewDbContext> options) : DbContext(options)
{
    internal bool SavingAllowed { get; set; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        foreach (var id in TypedIds())
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PracticeReviewDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var key in entity.FindPrimaryKey()?.Properties ?? [])
            {
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
            // A row that two people change at once keeps both their words: the second save is refused and shown both.
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(uint))
            {
                modelBuilder.Entity(entity.ClrType).Property<uint>("Version").IsRowVersion();
                version.SetColumnName("xmin");
            }
        }
        SnakeCase.Apply(modelBuilder);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Saving goes through Operation.SaveAsync, which writes the record with it.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        SavingAllowed
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("Saving goes through Operation.SaveAsync, which writes the record with it.");

    private static IEnumerable<Type> TypedIds() => typeof(PracticeReviewDbContext).Assembly.GetTypes()
        .Where(type => type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)));
}
