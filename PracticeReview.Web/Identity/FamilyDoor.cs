using Microsoft.AspNetCore.Authentication;
using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Storage;

namespace PracticeReview.Web.Identity;

/// <summary>Ends a family member's session, in the database first, so that a copied cookie is worth nothing.</summary>
internal static class FamilyDoor
{
    public static async Task EndSessionAsync(HttpContext context, string because)
    {
        var signedIn = await context.AuthenticateAsync(Schemes.Family);
        if (signedIn.Principal?.FamilySession() is not { } session)
        {
            return;
        }
        var database = context.RequestServices.GetRequiredService<Database>();
        await using var connection = await database.OpenAsync(LoginRole.Family, context.RequestAborted);
        await using var command = connection.CreateCommand();
        command.CommandText = "select access.end_family_session($1, $2, $3)";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = because });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = database.Clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(context.RequestAborted);
    }
}
