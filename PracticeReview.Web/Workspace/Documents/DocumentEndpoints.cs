using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.Documents;

/// <summary>Files are handed out over plain HTTP, only to be saved: nothing of them is ever shown by the portal itself.</summary>
internal static class DocumentEndpoints
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Clamd:Address"] is { Length: > 0 } address)
        {
            builder.Services.AddSingleton(ClamdAddress.Parse(address));
            builder.Services.AddSingleton<IMalwareScan, ClamdScan>();
        }
    }

    public static void MapDocuments(this IEndpointRouteBuilder app) =>
        app.MapGet("/workspace/documents/{id:guid}", DownloadAsync).RequireAuthorization(Policies.Workspace);

    /// <summary>Who is asking, as the database knows them now; null when they are nobody any more.</summary>
    public static async Task<StaffActor?> StaffAsync(this HttpContext context)
    {
        var directory = context.RequestServices.GetRequiredService<ActorDirectory>();
        return context.User.StaffSession() is { } session ? await directory.FindStaffAsync(session, context.RequestAborted) : null;
    }

    // Whoever plays a sound asks for its parts, the first from the beginning. What the server does not take for one later part is the whole.
    private static bool GoesOn(HttpRequest request) => request.Headers.IfRange.Count == 0
        && request.GetTypedHeaders().Range is { Ranges: { Count: 1 } ranges } range && range.Unit == "bytes" && ranges.Single().From > 0;

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, OpenDocument open)
    {
        if (await context.StaffAsync() is not { } actor)
        {
            return Results.Unauthorized();
        }
        var opened = await open.RunAsync(actor, new DocumentId(id), context.RequestAborted, GoesOn(context.Request));
        if (opened.Refused)
        {
            return Results.Text(opened.Refusals[0].ToString(),
                statusCode: opened.Refusals[0] == Refusal.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict);
        }
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        // Named as an attachment, so that no browser shows it in the portal's own place. Whoever plays a sound asks for parts of it.
        return Results.Stream(opened.Value.Content, opened.Value.MediaType, opened.Value.FileName, enableRangeProcessing: true);
    }
}
