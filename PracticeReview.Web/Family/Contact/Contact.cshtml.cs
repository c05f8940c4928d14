using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Families;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Contact;

/// <summary>The ways of contact that are safe for the person, and the language they read; theirs to change and to take away (checklist J12).</summary>
public sealed class ContactModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, SaySafeContact say) : FamilyFormPage(words, queries, keep)
{
    [BindProperty]
    public string? Email { get; set; }
    [BindProperty]
    public string? Mobile { get; set; }
    [BindProperty]
    public string? Reads { get; set; }

    public ContactView Contact { get; private set; } = null!;

    public async Task OnGetAsync() => Contact = await Queries.ContactAsync(Actor, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var said = await say.RunAsync(Actor, new SaySafeContactCommand(Email, Mobile, Reads, DraftName), HttpContext.RequestAborted);
        if (said.Succeeded)
        {
            // The page answers in the language that was chosen.
            return LocalRedirect($"/{(Languages.TryFind(Reads, out var language) ? language.Code : Words.Requested.Code)}/family/contact?done=true#done");
        }
        await RefuseAsync(said);
        await OnGetAsync();
        return Page();
    }
}
