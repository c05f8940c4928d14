using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Web.Identity;

/// <summary>How long a family member stays signed in: as long as they are at it and as they chose, at most eight hours, and not a click after staff closed the door.</summary>
internal static class FamilySessionRules
{
    public static readonly TimeSpan AtMost = TimeSpan.FromHours(8);
    // Being seen is noted once a minute, or oftener where a visit is to be short: more would write for every page.
    private static TimeSpan NotedEvery(FamilySession session) => session.Idle / 30;

    public static bool HasRunOut(FamilySession session, DateTimeOffset now) =>
        now - session.StartedAt >= AtMost || now - session.LastSeenAt >= session.Idle;

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var database = http.RequestServices.GetRequiredService<Database>();
        var now = database.Clock.GetUtcNow();
        if (context.Principal?.FamilySession() is not { } id
            || await http.RequestServices.GetRequiredService<ActorDirectory>().FindFamilyAsync(id, http.RequestAborted) is not { } session
            || HasRunOut(session, now))
        {
            await SayWhomToRingAsync(http, context.Principal?.FamilySession());
            context.RejectPrincipal();
            return;
        }
        if (now - session.LastSeenAt >= NotedEvery(session))
        {
            await TouchAsync(database, id, now, http.RequestAborted);
        }
        http.Features.Set(session);
        context.ReplacePrincipal(SessionClaims.Principal(Schemes.Family, id.Value, session.Actor.Id.Value));
    }

    public static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var language = context.Request.RouteValues["language"] as string ?? "en";
        context.Response.Redirect($"/{language}/family/{(context.HttpContext.Features.Get<WhomToRing>() is null ? "signed-out" : "paused")}");
        return Task.CompletedTask;
    }

    // The account behind a session that ended may have been frozen: then the person is told whom to ring, and nothing else.
    private static async Task SayWhomToRingAsync(HttpContext http, FamilySessionId? ended)
    {
        if (ended is { } session && await http.RequestServices.GetRequiredService<FamilyLimitQueries>().OfFrozenAsync(session, null, http.RequestAborted) is { } ring)
        {
            http.Features.Set(ring);
        }
    }

    private static async Task TouchAsync(Database database, FamilySessionId session, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Family, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select access.touch_family_session($1, $2)";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
