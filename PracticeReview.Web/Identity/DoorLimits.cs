using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PracticeReview.Web.Identity;

/// <summary>
/// How often one address may knock at the family's door. How often one invitation may be tried is counted in the database,
/// where every node sees it.
/// </summary>
internal static class DoorLimits
{
    public const string Policy = "family-door";
    public const string CalendarPolicy = "calendar";
    private const int KnocksInTenMinutes = 30;
    // Calendar programs ask a few times a day; those of a whole organisation may come from one address.
    private const int CalendarsInTenMinutes = 120;

    public static void AddDoorLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = KnocksInTenMinutes,
                Window = TimeSpan.FromMinutes(10),
            })
            : RateLimitPartition.GetNoLimiter(""));
        limits.AddPolicy(CalendarPolicy, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = CalendarsInTenMinutes, Window = TimeSpan.FromMinutes(10) }));
    });

    /// <summary>The link's secret stands in the address, and addresses are logged by the framework at the level Information.</summary>
    public static void KeepAddressesOutOfTheLog(this WebApplicationBuilder builder) =>
        builder.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            foreach (var category in (string[])["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Mvc",
                "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Antiforgery", "Microsoft.AspNetCore.StaticAssets", "Microsoft.AspNetCore.StaticFiles"])
            {
                options.Rules.Add(new LoggerFilterRule(null, category, LogLevel.Warning, null));
            }
        });
}
