using PracticeReview.Data;
using PracticeReview.Data.Feeds;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.Feeds;

/// <summary>The days on which something is due, for a calendar program that has a person's secret address.</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder app) =>
        app.MapGet("/workspace/calendar/{token:length(43)}.ics", WriteAsync).AllowAnonymous().RequireRateLimiting(DoorLimits.CalendarPolicy);

    private static async Task<IResult> WriteAsync(string token, HttpContext context, CalendarFeed feed)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await feed.FindAsync(token, context.RequestAborted) is { } days
            ? Results.Text(CalendarDay.Write(days), CalendarDay.ContentType)
            : Results.Text(Refusal.NotFound.ToString(), statusCode: StatusCodes.Status404NotFound);
    }
}
