using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Architecture;

/// <summary>Migrations are written by hand; this keeps them and the model from drifting apart.</summary>
public sealed class SchemaTests
{
    // Tables that only the database and its functions use.
    private static readonly string[] WithoutModel = ["__EFMigrationsHistory", "audit_chains", "staff_sessions", "family_sessions", "data_protection_keys", "case_search_keys"];

    [Fact]
    public async Task The_migrations_make_what_the_model_describes()
    {
        await using var migrated = await TestDatabase.CreateAsync();
        await using var modelled = await TestDatabase.CreateEmptyAsync();
        await using (var source = NpgsqlDataSource.Create(modelled.OwnerConnection))
        {
            await using var context = new PracticeReviewDbContext(new DbContextOptionsBuilder<PracticeReviewDbContext>().UseNpgsql(source).Options);
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        var fromMigrations = await DescribeAsync(migrated);
        var fromModel = await DescribeAsync(modelled);

        fromModel.Count.ShouldBeGreaterThan(100);
        fromModel.Except(fromMigrations).ShouldBeEmpty("in the model, not in the migrations");
        fromMigrations.Except(fromModel).ShouldBeEmpty("in the migrations, not in the model");
    }

    private static async Task<List<string>> DescribeAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsOwnerAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select 'column ' || c.table_name || '.' || c.column_name || ' ' || c.data_type || ' ' || c.is_nullable
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> all ($1)
            union all
            select 'constraint ' || r.relname || ' ' || n.conname || ' ' || pg_get_constraintdef(n.oid)
            from pg_constraint n join pg_class r on r.oid = n.conrelid join pg_namespace s on s.oid = r.relnamespace
            where s.nspname = 'public' and n.contype in ('p', 'f', 'u') and r.relname <> all ($1)
            union all
            select 'index ' || i.tablename || ' ' || i.indexdef from pg_indexes i where i.schemaname = 'public' and i.tablename <> all ($1)
            order by 1
            """;
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = WithoutModel });
        var lines = new List<string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }
        return lines;
    }
}
