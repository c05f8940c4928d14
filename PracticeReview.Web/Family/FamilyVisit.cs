using Microsoft.AspNetCore.Authentication;
using Npgsql;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Family;

/// <summary>Whether a family member is signed in, for the pages that anybody may read: the way back to their own area is on them.</summary>
internal static class FamilyVisit
{
    /// <summary>Where the database does not answer nobody is: a page on how to stay safe is shown whatever happens.</summary>
    public static async Task<bool> IsOnAsync(HttpContext context)
    {
        try
        {
            if (context.RequestServices.GetService<IAuthenticationSchemeProvider>() is not { } schemes || await schemes.GetSchemeAsync(Schemes.Family) is null)
            {
                // Public pages alone, without doors.
                return false;
            }
            return (await context.AuthenticateAsync(Schemes.Family)).Succeeded;
        }
        catch (Exception problem) when (problem is NpgsqlException or TimeoutException or { InnerException: NpgsqlException or TimeoutException })
        {
            return false;
        }
    }
}
