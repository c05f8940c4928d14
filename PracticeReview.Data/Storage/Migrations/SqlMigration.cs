using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

/// <summary>
/// A migration whose text is the .sql file beside it, with the tables, their rights and their row security in one place.
/// A new one: the file, and a class of two lines with the next number. A test compares the result with the model.
/// </summary>
public abstract class SqlMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var name = $"{typeof(SqlMigration).Namespace}.{FileName}.sql";
        using var stream = typeof(SqlMigration).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The migration's text {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }

    /// <summary>The file's name without its ending, for example "0001_Foundations".</summary>
    protected abstract string FileName { get; }
}
