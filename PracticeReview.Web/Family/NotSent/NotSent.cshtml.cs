using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.NotSent;

/// <summary>
/// Words that were typed into a page that is not there any more, because it was taken back or closed: they stand here, unsent, for the
/// person to send another way, to copy or to throw away (checklist J8, J13).
/// </summary>
public sealed class NotSentModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send) : FamilyPage
{
    /// <summary>The form into which they were typed: the end of its address. From the address alone, since every form has a field of this name.</summary>
    [FromRoute(Name = "form")]
    public string? Form { get; set; }

    /// <summary>Made with the form: sent twice, it is one contribution.</summary>
    [BindProperty]
    public Guid Once { get; set; } = Guid.CreateVersion7();

    /// <summary>What was typed, field by field.</summary>
    public IReadOnlyList<string> Unsent { get; private set; } = [];

    /// <summary>Whether they were about the draft, of which the person can still read something.</summary>
    public bool IsAboutDraft { get; private set; }

    public string Address => Request.Path.Value!;

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    /// <summary>Sends them as a comment on the whole draft.</summary>
    public Task<IActionResult> OnPostWholeAsync() => SendAsync(ContributionKind.WholeDraft);

    /// <summary>Sends them as something the person tells or asks their contact person, who answers in writing.</summary>
    public Task<IActionResult> OnPostAskAsync() => SendAsync(ContributionKind.Question);

    public async Task<IActionResult> OnPostForgetAsync()
    {
        await keep.ForgetAsync(Actor, Form ?? "", HttpContext.RequestAborted);
        return LocalRedirect($"/{words.Requested.Code}/family");
    }

    private async Task<IActionResult> SendAsync(ContributionKind kind)
    {
        // Sent already, by an earlier click: what was sent then is said, and nothing else.
        if (await queries.SentAsAsync(Actor, new ContributionId(Once), HttpContext.RequestAborted) is { } before)
        {
            return SentAs(before);
        }
        if (!await OpenAsync())
        {
            return Page();
        }
        var sent = await send.RunAsync(Actor, new SendContributionCommand(new ContributionId(Once), kind, null, string.Join("\n\n", Unsent), Form, words.Requested.Code), HttpContext.RequestAborted);
        if (sent.Succeeded)
        {
            return SentAs(kind);
        }
        ModelState.AddRefusals(words, sent.Refusals.Contains(Refusal.NotFound) ? Result.Refuse(null, "This cannot be sent to the draft any more. You can send it to your contact person.") : sent);
        return Page();
    }

    private LocalRedirectResult SentAs(ContributionKind kind) =>
        LocalRedirect($"/{words.Requested.Code}/family/{(kind == ContributionKind.WholeDraft ? "draft/whole" : "questions")}?done=true#done");

    private async Task<bool> OpenAsync()
    {
        var kept = await queries.KeptAsync(Actor, Form ?? "", HttpContext.RequestAborted);
        Unsent = [.. kept.Where(field => KeepFamilyDraft.WrittenFields.Contains(field.Key) && !string.IsNullOrWhiteSpace(field.Value)).Select(field => field.Value.Trim())];
        IsAboutDraft = Form?.StartsWith("draft/", StringComparison.Ordinal) == true
            && (await queries.DraftAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted)).Count > 0;
        return Unsent.Count > 0;
    }
}
