using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family;

/// <summary>A page on which something is written and sent: a suggestion, a comment, a question.</summary>
public abstract class SendingPage(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send)
    : FamilyFormPage(words, queries, keep)
{
    /// <summary>The name of a hidden field that says beside which edition the words were typed; it is kept with them.</summary>
    internal const string EditionField = "Edition";

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Made with the form: sent twice, by a second click or the back button, it is one contribution.</summary>
    [BindProperty]
    public Guid Once { get; set; } = Guid.CreateVersion7();

    /// <summary>Whether translations that nobody has checked are shown.</summary>
    protected bool Demonstration => options.Value.ShowUnreviewed;

    protected async Task<bool> SendAsync(ContributionKind kind, ReleasedPassageId? passage)
    {
        var id = new ContributionId(Once == Guid.Empty ? Guid.CreateVersion7() : Once);
        var sent = await send.RunAsync(Actor, new SendContributionCommand(id, kind, passage, Text, DraftName, Words.Requested.Code), HttpContext.RequestAborted);
        if (sent.Refused)
        {
            await RefuseAsync(sent);
        }
        return sent.Succeeded;
    }
}
