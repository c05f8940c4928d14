using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family;

/// <summary>
/// A page with a form whose words are never lost: they are kept while they are typed where scripts run, when they are refused,
/// when the visit ran out meanwhile (<see cref="ExpiredPostWords"/>), and when the page is no longer there to send them from. Opening the
/// page again puts them back.
/// </summary>
public abstract class FamilyFormPage(Localizer words, FamilyQueries queries, KeepFamilyDraft keep) : FamilyPage
{
    /// <summary>The name of a hidden field that makes two posts of one form the same post; it is not among the words.</summary>
    protected const string OnceField = "Once";

    /// <summary>The name of a hidden field that says what the person had before them; it is not among the words.</summary>
    protected const string ReadField = "read";

    /// <summary>The name of a hidden field by which is known whether anything was changed in the form; it is not among the words.</summary>
    internal const string BeganField = "Began";

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

    /// <summary>Where the form stands with what was kept of it.</summary>
    protected virtual string AddressForLater => Address;

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
        return kept is NoContentResult ? LocalRedirect($"{AddressForLater}#kept") : kept;
    }

    /// <summary>
    /// The person goes on in another language, that of this address: what they have written goes with them, in the same request, with and
    /// without scripts. A form in which nothing was changed is not kept, so that it does not say later that something was not sent.
    /// </summary>
    public async Task<IActionResult> OnPostLanguageAsync()
    {
        if (FormBeginning.IsUnchanged(Request.Form))
        {
            return LocalRedirect(AddressForLater);
        }
        return await OnPostForLaterAsync();
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
        var done = await next();
        // Taken back or closed while the person wrote: their words are not lost with the page, and are not sent by it.
        if (done.Result is NotFoundResult && await HasWordsAsync())
        {
            done.Result = LocalRedirect($"/{words.Requested.Code}/family/not-sent/{DraftName}");
        }
    }

    private async Task<bool> HasWordsAsync()
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            return KeepFamilyDraft.HasWords(Kept);
        }
        if (!Request.HasFormContentType || !KeepFamilyDraft.HasWords(FieldsOf(Request.Form)))
        {
            return false;
        }
        return (await keep.RunAsync(Actor, new KeepFamilyDraftCommand(DraftName, FieldsOf(Request.Form)), HttpContext.RequestAborted)).Succeeded;
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
        form.Where(field => field.Key is not ("form" or OnceField or ReadField or BeganField)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
}
