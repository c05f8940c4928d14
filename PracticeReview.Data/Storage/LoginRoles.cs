using Npgsql;

namespace PracticeReview.Data.Storage;

/// <summary>The four login roles of the portal. None of them owns a table.</summary>
public enum LoginRole
{
    Workspace,
    Family,
    Public,
    Jobs,
}

/// <summary>Makes the login roles where the owner may, with the passwords the portal is configured with.</summary>
public static class LoginRoles
{
    public static string NameOf(LoginRole role) => "practicereview_" + role.ToString().ToLowerInvariant();

    /// <summary>Creates missing roles; where a password is given, sets it. Roles belong to the whole cluster, so this can be repeated.</summary>
    public static async Task EnsureAsync(NpgsqlConnection owner, IReadOnlyDictionary<LoginRole, string> passwords, CancellationToken cancellation)
    {
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            var password = passwords.TryGetValue(role, out var given) ? $" password '{given.Replace("'", "''", StringComparison.Ordinal)}'" : "";
            await using var command = owner.CreateCommand();
            // Two set-ups at once may race for the role: the one that comes second finds it there.
            command.CommandText = $"""
                do $$ begin
                    perform pg_advisory_xact_lock(7251063);
                    if not exists (select from pg_roles where rolname = '{NameOf(role)}') then
                        create role {NameOf(role)} login nosuperuser nocreatedb nocreaterole noinherit;
                    end if;
                end $$;
                """;
            await command.ExecuteNonQueryAsync(cancellation);
            if (password.Length > 0)
            {
                await using var set = owner.CreateCommand();
                set.CommandText = $"alter role {NameOf(role)} login{password}";
                await set.ExecuteNonQueryAsync(cancellation);
            }
        }
    }
}
