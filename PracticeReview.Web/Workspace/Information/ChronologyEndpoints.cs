using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Papers;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Documents;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>
/// Chronologies come in over plain HTTP, read as they arrive; the template goes out the same way. The answer to a file that
/// was read is the page of the request, which says whether it was taken.
/// </summary>
internal static class ChronologyEndpoints
{
    /// <summary>
    /// The most bytes that are listened to. It is more than is taken: a browser hears an answer only after it has sent all, so
    /// whoever sends somewhat too much is listened to, kept in nothing, and then told in words.
    /// </summary>
    private const long MaximumHeard = 4 * FileTypeCheck.MaximumBytes;

    public static void MapChronologies(this IEndpointRouteBuilder app)
    {
        var request = app.MapGroup("/workspace/information/{id:guid}").RequireAuthorization(Policies.Workspace);
        request.MapPost("/chronology", UploadAsync);
        request.MapGet("/template.xlsx", (Guid id, HttpContext context) => TemplateAsync(id, context, "xlsx"));
        request.MapGet("/template.docx", (Guid id, HttpContext context) => TemplateAsync(id, context, "docx"));
        request.MapGet("/template.csv", (Guid id, HttpContext context) => TemplateAsync(id, context, "csv"));
    }

    /// <summary>The request letter goes out the same way, to whoever may read it on a page.</summary>
    public static void MapLetters(this IEndpointRouteBuilder app)
    {
        var request = app.MapGroup("/workspace/information/{id:guid}").RequireAuthorization(Policies.Workspace);
        request.MapGet("/letter.docx", (Guid id, HttpContext context) => LetterAsync(id, context, "letter.docx", WordPaper.ContentType, WordPaper.Write));
        request.MapGet("/letter.pdf", (Guid id, HttpContext context) => LetterAsync(id, context, "letter.pdf", PdfPaper.ContentType, PdfPaper.Write));
    }

    private static async Task<IResult> LetterAsync(Guid id, HttpContext context, string name, string contentType, Action<Paper, Stream> write)
    {
        var letters = context.RequestServices.GetRequiredService<OpenLetter>();
        if (await context.StaffAsync() is not { } actor || await letters.RunAsync(actor, new InformationRequestId(id), context.RequestAborted) is not { } paper)
        {
            return NotFound();
        }
        var written = new MemoryStream();
        write(paper, written);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(written.ToArray(), contentType, name);
    }

    private static async Task<IResult> UploadAsync(Guid id, HttpContext context)
    {
        var upload = context.RequestServices.GetRequiredService<UploadChronology>();
        var request = new InformationRequestId(id);
        try
        {
            // The database may go away from the first question on.
            if (await context.StaffAsync() is not { } actor || !await upload.IsAwaitedAsync(actor, request, context.RequestAborted))
            {
                return NotFound();
            }
            if (context.Request.ContentLength > MaximumHeard)
            {
                return Results.Text(FileTypeCheck.TooLarge, statusCode: StatusCodes.Status413PayloadTooLarge);
            }
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaximumHeard;
            return await ReceiveAsync(context, upload, actor, request);
        }
        catch (BadHttpRequestException tooMuch)
        {
            return Results.Text(tooMuch.StatusCode == StatusCodes.Status413PayloadTooLarge ? FileTypeCheck.TooLarge : Unreadable, statusCode: tooMuch.StatusCode);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            return Results.Text(Unreadable, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception silent) when (Attempt.IsUnreachable(silent))
        {
            return Results.Text("The portal could not keep the file just now. Nothing was taken. Go back in a moment and send it again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (AntiforgeryValidationException)
        {
            return Results.Text("This page had been open too long. Go back, reload it and send the file again. Nothing was taken.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private const string Unreadable = "The file did not arrive whole. Go back and send it again. Nothing was taken.";

    private static async Task<IResult> ReceiveAsync(HttpContext context, UploadChronology upload, StaffActor actor, InformationRequestId request)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return Results.Text(Unreadable, statusCode: StatusCodes.Status400BadRequest);
        }
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        var names = context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value;
        var reader = new MultipartReader(boundary, context.Request.Body);
        var isValidated = false;
        var look = false;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFormDataSection() is { } field && field.Name == names.FormFieldName)
            {
                // The form's token stands before its file; read as a header it is checked before any of the file is read.
                context.Request.Headers[names.HeaderName!] = await field.GetValueAsync(context.RequestAborted);
                await antiforgery.ValidateRequestAsync(context);
                isValidated = true;
            }
            else if (section.AsFormDataSection() is { Name: "look" })
            {
                look = true;
            }
            else if (section.AsFormDataSection() is { Name: "pasted" } && isValidated)
            {
                // Pasted rows are looked at before they are taken: nobody has seen them in a file.
                return await TakeAsync(context, upload, actor, request, section.Body, "chronology.txt", look: true);
            }
            else if (section.AsFileSection() is { Name: "file", FileStream: { } content } file)
            {
                return isValidated
                    ? await TakeAsync(context, upload, actor, request, content, file.FileName, look)
                    : Results.Text("This page had been open too long. Go back, reload it and send the file again. Nothing was taken.", statusCode: StatusCodes.Status400BadRequest);
            }
        }
        return Results.Text("No file was sent. Go back, choose the chronology and send it.", statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context, UploadChronology upload, StaffActor actor, InformationRequestId request, Stream content, string fileName, bool look)
    {
        var received = await ReceivedFile.ReceiveAsync(content, fileName, context.RequestAborted);
        if (received.Refused)
        {
            await content.CopyToAsync(Stream.Null, context.RequestAborted);
            var problem = new ChronologyProblem(0, "", received.Refusals[0].ToString(), "The chronology as .xlsx, .docx or CSV, of at most 50 MB.");
            var told = await upload.RefuseAsync(actor, request, [problem], context.RequestAborted);
            return told.Refusals[0] == Refusal.NotFound ? NotFound() : BackToPage(context, request);
        }
        await using var file = received.Value;
        var taken = await upload.RunAsync(actor, request, file, context.RequestAborted, look);
        return taken.Refused && taken.Refusals[0] == Refusal.NotFound ? NotFound() : BackToPage(context, request);
    }

    private static IResult BackToPage(HttpContext context, InformationRequestId request)
    {
        context.Response.Headers.Location = $"/workspace/information/{request}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> TemplateAsync(Guid id, HttpContext context, string kind)
    {
        var upload = context.RequestServices.GetRequiredService<UploadChronology>();
        if (await context.StaffAsync() is not { } actor || !await upload.IsAwaitedAsync(actor, new InformationRequestId(id), context.RequestAborted))
        {
            return NotFound();
        }
        var partnership = await context.RequestServices.GetRequiredService<PartnershipQueries>().FindNameAsync(actor, context.RequestAborted);
        var template = new MemoryStream();
        switch (kind)
        {
            case "xlsx":
                ChronologyTemplate.WriteWorkbook(template, partnership);
                return Results.File(template.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "chronology-template.xlsx");
            case "docx":
                ChronologyWordTemplate.Write(template, partnership);
                return Results.File(template.ToArray(), ChronologyWordTemplate.ContentType, "chronology-template.docx");
            default:
                ChronologyTemplate.WriteSeparatedValues(template);
                return Results.File(template.ToArray(), "text/csv", "chronology-template.csv");
        }
    }

    private static IResult NotFound() => Results.Text(Refusal.NotFound.ToString(), statusCode: StatusCodes.Status404NotFound);
}
