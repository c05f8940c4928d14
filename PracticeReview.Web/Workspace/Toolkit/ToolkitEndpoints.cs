using PracticeReview.Data;
using PracticeReview.Data.Papers;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Toolkit;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Documents;

namespace PracticeReview.Web.Workspace.Toolkit;

/// <summary>The documents of the toolkit as blank files to fill in.</summary>
internal static class ToolkitEndpoints
{
    public static void MapToolkit(this IEndpointRouteBuilder app)
    {
        var document = app.MapGroup("/workspace/toolkit/{document}").RequireAuthorization(Policies.Workspace);
        document.MapGet("/word", (string document, HttpContext context) => WriteAsync(document, context, WordPaper.Write, WordPaper.ContentType, ".docx"));
        document.MapGet("/pdf", (string document, HttpContext context) => WriteAsync(document, context, PdfPaper.Write, PdfPaper.ContentType, ".pdf"));
    }

    private static async Task<IResult> WriteAsync(string address, HttpContext context, Action<Paper, Stream> write, string contentType, string ending)
    {
        if (await context.StaffAsync() is not { } actor || PolicyToolkit.Find(address) is not { Content: not null } document)
        {
            return Results.Text(Refusal.NotFound.ToString(), statusCode: StatusCodes.Status404NotFound);
        }
        var partnerships = context.RequestServices.GetRequiredService<PartnershipQueries>();
        var setting = new ToolkitSetting(await partnerships.FindNameAsync(actor, context.RequestAborted), PolicyVersions.Newest);
        using var file = new MemoryStream();
        write(document.PaperFor(setting), file);
        return Results.File(file.ToArray(), contentType, document.Address + ending);
    }
}
