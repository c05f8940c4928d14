using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family;

/// <summary>
/// A page with a form whose words are never lost: they are kept while they are typed where scripts run, when they are refused,
/// and when the visit ran out meanwhile (<see cref="ExpiredPostWords"/>). Opening the page again puts them back.
/// </summary>
public abstract class FamilyFormPage(Localizer words, FamilyQueries queries, KeepFamilyDraft keep) : FamilyPage
{
    /// <summary>The name of a hidden field that makes two posts of one form the same post; it is not among the words.</summary>
    protected const string OnceField = "Once";

    /// <summary>The name of a hidden field that says what the person had before them; it is not among the words.</summary>
    protected const string ReadField = "read";

    /// <summary>Set by the redirect after something was taken in.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public bool Done { get; set; }

    /// <summary>Set by the redirect after a yes to what had been entered for the person, where something else was entered after they opened the page.</summary>
    [BindProperty(SupportsGet = true, Name = "meanwhile")]
    public bool Meanwhile { get; set; }

    /// <summary>What was typed here before and not sent, by the names of the fields.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The address of this form, without anything behind it.</summary>
    public string Address => Request.Path.Value!;

    /// <summary>Under which the words of this form are kept: the end of its address.</summary>
    protected string DraftName => DraftNameOf(HttpContext);

    protected Localizer Words => words;
    protected FamilyQueries Queries => queries;

    /// <summary>What is typed into the form is posted here from time to time.</summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        var kept = await keep.RunAsync(Actor, new KeepFamilyDraftCommand(DraftName, FieldsOf(Request.Form)), HttpContext.RequestAborted);
        return kept.Succeeded ? new NoContentResult() : new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>The words are kept and not sent, and stand in the form again; this works without a script.</summary>
    public async Task<IActionResult> OnPostForLaterAsync()
    {
        var kept = await OnPostKeepAsync();
        return kept is NoContentResult ? LocalRedirect($"{Address}#kept") : kept;
    }

    /// <summary>The person throws away what was kept here.</summary>
    public async Task<IActionResult> OnPostForgetAsync()
    {
        await keep.ForgetAsync(Actor, DraftName, HttpContext.RequestAborted);
        return LocalRedirect(Address);
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            Kept = await queries.KeptAsync(Actor, DraftName, HttpContext.RequestAborted);
        }
        await next();
    }

    /// <summary>Says beside the fields why something was not taken in, and keeps the words.</summary>
    protected async Task RefuseAsync(Result refused)
    {
        ModelState.AddRefusals(words, refused);
        await keep.RunAsync(Actor, new KeepFamilyDraftCommand(DraftName, FieldsOf(Request.Form)), HttpContext.RequestAborted);
    }

    /// <summary>Back to the page by a new request, so that loading it again sends nothing twice.</summary>
    protected IActionResult Taken() => LocalRedirect($"{Address}?done=true#done");

    /// <summary>Back to the page, which says that the yes does not count for what was entered meanwhile. What was typed stands there again.</summary>
    protected IActionResult NotCounted() => LocalRedirect($"{Address}?meanwhile=true#entered");

    internal static string DraftNameOf(HttpContext http) =>
        string.Join('/', http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2)).ToLowerInvariant();

    internal static IReadOnlyDictionary<string, string> FieldsOf(IFormCollection form) =>
        form.Where(field => field.Key is not ("form" or OnceField or ReadField)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
}
