using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Words.Extraction;
using PracticeReview.Web.Workspace.Documents;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Translations;

/// <summary>Files of translations go out and come in over plain HTTP. The answer to a file is a page that says what became of each text.</summary>
internal static class TranslationEndpoints
{
    public static void MapTranslationFiles(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/workspace/translations/{language}").RequireAuthorization(Policies.Workspace);
        // A PO file is in one language, so that the two directions are two files. The catalogue holds no text of a case.
        desk.MapGet("/texts.po", (string language, HttpContext context) => ExportAsync(language, context, "po", "text/x-gettext-translation", text => text.Into == language,
            texts => PoExchange.Write(Languages.Translated.Single(known => known.Code == language), texts)));
        desk.MapGet("/into-english.po", (string language, HttpContext context) => ExportAsync(language, context, "into-english.po", "text/x-gettext-translation", text => text.Into == Languages.English.Code,
            texts => PoExchange.Write(Languages.English, texts)));
        desk.MapGet("/texts.xlf", (string language, HttpContext context) => ExportAsync(language, context, "xlf", "application/xliff+xml", _ => true, XliffExchange.Write));
        desk.MapGet("/catalogue.po", (string language, HttpContext context) => ExportAsync(language, context, "catalogue.po", "text/x-gettext-translation", _ => false, _ => Catalogue(language, context)));
        desk.MapPost("/import", ImportAsync);
    }

    private static async Task<IResult> ExportAsync(string language, HttpContext context, string ending, string type, Func<DeskText, bool> isIn, Func<IReadOnlyList<DeskText>, string> write)
    {
        var desk = context.RequestServices.GetRequiredService<TranslationDeskQueries>();
        if (await context.StaffAsync() is not { } actor || await desk.TakeOutAsync(actor, language, isIn, context.RequestAborted) is not { } texts)
        {
            return Results.Text("This could not be found, or it is not yours to see.", statusCode: StatusCodes.Status404NotFound);
        }
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(write(texts)), type + "; charset=utf-8", $"{language}.{ending}");
    }

    // The catalogue as it is shown now, in the form of the product's own files, to be brought back into them.
    private static string Catalogue(string language, HttpContext context)
    {
        var catalogues = context.RequestServices.GetRequiredService<CatalogueLibrary>();
        var known = Languages.Translated.Single(one => one.Code == language);
        return CatalogueWriter.Merged(known, catalogues.For(known), catalogues.Shipped(known)?.Entries ?? []);
    }

    private static async Task<IResult> ImportAsync(string language, HttpContext context)
    {
        if (await context.StaffAsync() is not { } actor)
        {
            return Results.Unauthorized();
        }
        // Somewhat more than is taken is listened to, so that whoever sends too much is told in words.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = 2L * ExchangeFile.MostBytes;
        try
        {
            await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form.Files["file"] is not { Length: > 0 } file)
            {
                return Refuse("Choose a file first. Go back and send it again. Nothing was taken.");
            }
            if (file.Length > ExchangeFile.MostBytes)
            {
                return Refuse("This file is too large: at most 5 MB are read. Nothing was taken.");
            }
            await using var content = file.OpenReadStream();
            var isXliff = !file.FileName.EndsWith(".po", StringComparison.OrdinalIgnoreCase);
            var read = isXliff ? XliffExchange.Read(content) : PoExchange.Read(await new StreamReader(content, Encoding.UTF8).ReadToEndAsync(context.RequestAborted));
            var imported = await context.RequestServices.GetRequiredService<ImportTranslations>()
                .RunAsync(actor, new ImportTranslationsCommand(language, read, form["machine"] == "true"), context.RequestAborted);
            return imported.Succeeded ? Results.LocalRedirect($"/workspace/translations/imports/{imported.Value}") : Refuse(imported.Refusals[0].ToString());
        }
        catch (AntiforgeryValidationException)
        {
            return Refuse("This page had been open too long. Go back, reload it and send the file again. Nothing was taken.");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            return Refuse("The file did not arrive whole. Go back and send it again. Nothing was taken.");
        }
        catch (Exception silent) when (Attempt.IsUnreachable(silent))
        {
            return Results.Text("The portal could not keep the file just now. Go back in a moment and send it again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Refuse(string why) => Results.Text(why, statusCode: StatusCodes.Status400BadRequest);
}
