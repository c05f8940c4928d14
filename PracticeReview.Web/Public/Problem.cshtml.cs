using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public;

/// <summary>What is shown instead of a page that failed, in the language of the address that was asked for.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class ProblemModel(Localizer words) : PageModel
{
    public ProblemKind Kind { get; private set; }

    /// <summary>The first page of the area in which it happened.</summary>
    public string WayOn { get; private set; } = "/";

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        Kind = code switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status410Gone => ProblemKind.NotFound,
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => ProblemKind.NotAllowed,
            StatusCodes.Status429TooManyRequests => ProblemKind.TooOften,
            StatusCodes.Status400BadRequest => ProblemKind.OutOfDate,
            _ => ProblemKind.Ours,
        };
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? "/";
        var parts = asked.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var first = parts.FirstOrDefault();
        if (string.Equals(first, "workspace", StringComparison.OrdinalIgnoreCase))
        {
            WayOn = "/workspace";
        }
        else if (Languages.TryFind(first, out var language) && !language.IsPseudo)
        {
            words.Choose(language);
            // Whose visit has ended meanwhile is told there how to come in again.
            WayOn = parts is [_, "family", ..] ? $"/{language.Code}/family" : $"/{language.Code}";
        }
    }
}

public enum ProblemKind
{
    Ours,
    NotFound,
    NotAllowed,
    TooOften,
    OutOfDate
}
