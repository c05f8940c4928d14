using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Contact;

/// <summary>The ways of contact that are safe for the person, and the language they read; theirs to change and to take away (checklist J12).</summary>
public sealed class ContactModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, FamilyAreaQueries area, SaySafeContact say) : FamilyFormPage(words, queries, keep)
{
    [BindProperty]
    public string? Email { get; set; }
    [BindProperty]
    public string? Mobile { get; set; }
    [BindProperty]
    public string? Reads { get; set; }

    [BindProperty]
    public string[]? Times { get; set; }
    [BindProperty]
    public string[]? Ways { get; set; }
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Whether the person was asked before anything else, on their first visit.</summary>
    [BindProperty]
    public bool First { get; set; }

    /// <summary>Asked first, the form stands on the first page.</summary>
    protected override string AddressForLater => First ? $"/{Words.Requested.Code}/family" : Address;

    [BindProperty]
    public string? Idle { get; set; }

    public SafetyView Contact { get; private set; } = null!;

    public async Task OnGetAsync() => Contact = await area.SafetyAsync(Actor, HttpContext.RequestAborted);

    /// <summary>The person says that what was entered for them is right.</summary>
    /// <param name="read">Since when the ways hold that stood before the person.</param>
    public async Task<IActionResult> OnPostConfirmAsync(string? read)
    {
        var said = await say.StillSafeAsync(Actor, Instants.Read(read), HttpContext.RequestAborted);
        if (said.Succeeded)
        {
            return Taken();
        }
        ModelState.AddRefusals(Words, said);
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var said = await say.RunAsync(Actor, new SaySafeContactCommand(Email, Mobile, Reads, DraftName,
            Chosen.Several<UnsafeTimes>(Times), Chosen.Several<UnsafeWays>(Ways), Note, SafetyTexts.MinutesOf(Idle)), HttpContext.RequestAborted);
        if (said.Succeeded)
        {
            // The page answers in the language that was chosen.
            var code = Languages.TryFind(Reads, out var language) ? language.Code : Words.Requested.Code;
            return LocalRedirect(First ? $"/{code}/family" : $"/{code}/family/contact?done=true#done");
        }
        await RefuseAsync(said);
        await OnGetAsync();
        return Page();
    }
}
