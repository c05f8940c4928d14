using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Papers;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Documents;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>The report of a meeting and one's own papers, handed out to be saved. Their names give nothing away.</summary>
internal static class MeetingEndpoints
{
    public static void MapMeetings(this IEndpointRouteBuilder app)
    {
        var meeting = app.MapGroup("/workspace/meetings/{id:guid}").RequireAuthorization(Policies.Workspace);
        meeting.MapGet("/papers.pdf", PapersAsync);
        meeting.MapGet("/report.docx", (Guid id, HttpContext context) => ReportAsync(id, context, WordPaper.Write, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "report.docx"));
        meeting.MapGet("/report.pdf", (Guid id, HttpContext context) => ReportAsync(id, context, PdfPaper.Write, "application/pdf", "report.pdf"));
    }

    private static async Task<IResult> PapersAsync(Guid id, HttpContext context, OpenMeetingPapers open)
    {
        if (await context.StaffAsync() is not { } actor)
        {
            return Results.Unauthorized();
        }
        var opened = await open.RunAsync(actor, new CaseId(id), context.RequestAborted);
        return opened.Refused ? NotFound() : File(context, opened.Value, "application/pdf", "papers.pdf");
    }

    private static async Task<IResult> ReportAsync(Guid id, HttpContext context, Action<Paper, Stream> write, string mediaType, string name)
    {
        if (await context.StaffAsync() is not { } actor)
        {
            return Results.Unauthorized();
        }
        var queries = context.RequestServices.GetRequiredService<MeetingReportQueries>();
        if (await queries.OpenAsync(actor, new CaseId(id), context.RequestAborted) is not { } report)
        {
            return NotFound();
        }
        using var written = new MemoryStream();
        write(MeetingReportPaper.For(report), written);
        return File(context, written.ToArray(), mediaType, name);
    }

    private static IResult File(HttpContext context, byte[] content, string mediaType, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        return Results.File(content, mediaType, name);
    }

    private static IResult NotFound() => Results.Text(Refusal.NotFound.ToString(), statusCode: StatusCodes.Status404NotFound);
}
