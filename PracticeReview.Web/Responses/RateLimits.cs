using System.Threading.RateLimiting;

namespace PracticeReview.Web.Responses;

/// <summary>How often the same address may send what needs no sign-in. Whoever sends more is asked to wait.</summary>
internal static class RateLimits
{
    /// <summary>Sending requests for reports; looking at the form is not counted.</summary>
    public const string ReportRequests = "report-requests";

    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(ReportRequests, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = 10,
                Window = TimeSpan.FromMinutes(10),
            })
            : RateLimitPartition.GetNoLimiter(""));
    });
}
