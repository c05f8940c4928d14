using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PracticeReview.Data.Storage;

/// <summary>Names in the database are the names in the code, in lower case with underscores.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var written = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            if (char.IsUpper(name[at]) && at > 0 && name[at - 1] != '_' && !char.IsUpper(name[at - 1]))
            {
                written.Append('_');
            }
            written.Append(char.ToLowerInvariant(name[at]));
        }
        return written.ToString();
    }

    /// <summary>Renames columns, keys, foreign keys and indexes; tables are named by their mapping.</summary>
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                {
                    property.SetColumnName(Of(property.Name));
                }
            }
            var table = entity.GetTableName()!;
            foreach (var key in entity.GetKeys())
            {
                key.SetName(key.IsPrimaryKey() ? "pk_" + table : "ak_" + table + "_" + Columns(key.Properties));
            }
            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(Short($"fk_{table}_{foreignKey.PrincipalEntityType.GetTableName()}_{Columns(foreignKey.Properties)}"));
            }
            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Short($"ix_{table}_{Columns(index.Properties)}"));
            }
        }
    }

    private static string Columns(IEnumerable<IReadOnlyProperty> properties) => string.Join('_', properties.Select(p => p.GetColumnName()));

    // PostgreSQL cuts names at 63 bytes.
    private static string Short(string name) => name.Length <= 63 ? name : name[..63];
}
