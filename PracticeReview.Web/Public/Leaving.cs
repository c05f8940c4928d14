using Microsoft.AspNetCore.Authentication;
using Npgsql;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Public;

internal static partial class Leaving
{
    private const string SomewhereElse = "https://www.bbc.co.uk/weather";

    /// <summary>
    /// The way out (checklist J12): ends the family session, clears what a site can clear, and is gone from the back button.
    /// <c>Leaving:To</c> names another site that anybody might be looking at.
    /// </summary>
    public static void MapLeaving(this WebApplication app)
    {
        var to = app.Configuration["Leaving:To"] ?? SomewhereElse;
        if (!Uri.TryCreate(to, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            throw new InvalidOperationException("Leaving:To must be the full address of a web page, for example https://www.bbc.co.uk/weather.");
        }
        app.MapMethods("/leave", ["GET", "POST"], async (HttpContext context, ILogger<WayOut> log) =>
        {
            try
            {
                await FamilyDoor.EndSessionAsync(context, "left");
            }
            catch (NpgsqlException problem)
            {
                // Whoever must leave leaves, whatever the database does. Without its cookie this browser opens nothing.
                LogNotEnded(log, problem);
            }
            await context.SignOutAsync(Schemes.Family);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return Results.Redirect(to);
        }).AllowAnonymous().DisableAntiforgery();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A family session could not be ended in the database when its person left.")]
    private static partial void LogNotEnded(ILogger logger, Exception problem);

    private sealed class WayOut;
}
