using Microsoft.AspNetCore.Authentication;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Public;

internal static class Leaving
{
    /// <summary>Where the quick exit leads: a site anybody might be looking at.</summary>
    private const string SomewhereElse = "https://www.bbc.co.uk/weather";

    /// <summary>The way out (checklist J12): ends the family session, clears what a site can clear, and is gone from the back button.</summary>
    public static void MapLeaving(this WebApplication app)
    {
        app.MapMethods("/leave", ["GET", "POST"], async (HttpContext context) =>
        {
            await FamilyDoor.EndSessionAsync(context, "left");
            await context.SignOutAsync(Schemes.Family);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return Results.Redirect(SomewhereElse);
        }).AllowAnonymous().DisableAntiforgery();
    }
}
