using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Papers;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Documents;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>A composite chronology goes out as a file, under a name that says nothing about whom it concerns.</summary>
internal static class CompositeEndpoints
{
    public static void MapCompositeChronologies(this IEndpointRouteBuilder app)
    {
        var @case = app.MapGroup("/workspace/cases/{id:guid}/chronology").RequireAuthorization(Policies.Workspace);
        @case.MapGet("/export.docx", (Guid id, HttpContext context) => TakeOutAsync(id, context, "docx", CompositeWordDocument.ContentType, CompositeWordDocument.Write));
        @case.MapGet("/export.xlsx", (Guid id, HttpContext context) => TakeOutAsync(id, context, "xlsx", CompositeWorkbook.ContentType, CompositeWorkbook.Write));
        @case.MapGet("/export.csv", (Guid id, HttpContext context) => TakeOutAsync(id, context, "csv", CompositeCsv.ContentType, CompositeCsv.Write));
        @case.MapGet("/export.pdf", (Guid id, HttpContext context) => TakeOutAsync(id, context, "pdf", PdfPaper.ContentType, CompositePdf.Write));
    }

    private static async Task<IResult> TakeOutAsync(Guid id, HttpContext context, string kind, string contentType, Action<CompositeExport, Stream> write)
    {
        string? Asked(string name) => context.Request.Query[name] is [.., { Length: > 0 } value] ? value[..Math.Min(value.Length, 200)] : null;
        var asked = ChronologyAddress.Read(Asked("agency"), Asked("from"), Asked("to"), Asked("words"), Asked("question"), Asked("theme"), Asked("episode"),
            context.Request.Query["names"], context.Request.Query["audience"], Asked("person"), Asked("evidence"), Asked("as-of"), Asked("since"), Asked("only"));
        var takeOut = context.RequestServices.GetRequiredService<TakeCompositeOut>();
        if (await context.StaffAsync() is not { } actor)
        {
            return Results.Text(Refusal.NotFound.ToString(), statusCode: StatusCodes.Status404NotFound);
        }
        var taken = await takeOut.RunAsync(actor, new CaseId(id), asked, kind, context.RequestAborted);
        if (taken.Refused)
        {
            return Results.Text(taken.Refusals[0].ToString(), statusCode: taken.Refusals[0] == Refusal.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict);
        }
        var written = new MemoryStream();
        await Task.Run(() => write(taken.Value, written), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(written.ToArray(), contentType, $"{Name(asked)}.{kind}");
    }

    // Copies for several readers lie in one folder: their names tell them apart, and nothing else.
    private static string Name(AskedEvents asked) => "composite-chronology" + asked.Audience switch
    {
        null => "",
        { Agency: not null } => "-for-one-agency",
        { To: EventAudience.Family } => "-for-family",
        { To: EventAudience.Publication } => "-for-publication",
        _ => "-for-practitioners",
    } + (asked.AsOf is { } version ? FormattableString.Invariant($"-version-{version}") : "") + (asked.ReadsPseudonyms ? "-listed-names-replaced" : "");
}
