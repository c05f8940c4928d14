using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Public.LongTexts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.SignIn;

/// <summary>Where the code is typed: the right one begins the visit.</summary>
public sealed class CodeModel(FamilySignIn signIn, FamilyLimitQueries limits, IOptions<LongTextContacts> contacts, Localizer words) : DoorModel(signIn, limits, contacts)
{
    /// <summary>How the code travels; it only chooses the sentence on the page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public string InvitationAddress => $"/{RouteData.Values["language"]}/family/invitation/{Token}";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!FamilySignIn.LooksLikeCode(Code))
        {
            ModelState.AddModelError(nameof(Code), words.Say("Enter the six digits of your code."));
            return Again();
        }
        var former = (await HttpContext.AuthenticateAsync(Schemes.Family)).Principal?.FamilySession();
        var tried = await Door.TryCodeAsync(Token, Code, former, cancellation);
        if (tried.Session is { } session)
        {
            await HttpContext.SignInAsync(Schemes.Family, SessionClaims.Principal(Schemes.Family, session.Value));
            return Redirect($"/{RouteData.Values["language"]}/family");
        }
        if (tried.Outcome == CodeOutcome.Gone)
        {
            await LookAsync(cancellation);
            return Again();
        }
        ModelState.AddModelError(nameof(Code), tried.Outcome switch
        {
            CodeOutcome.Wrong => words.SayMany("This is not the code we sent last. You can try once more.",
                "This is not the code we sent last. You can try {count} more times.", tried.TriesLeft),
            _ => words.Say("This code does not work any more. Choose “Send me a new code”, or ask the person who gave you the link."),
        });
        return Again();
    }

    // A wrong code is not shown again: it would have to be deleted before the next try.
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Again()
    {
        if (ModelState[nameof(Code)] is { } entry)
        {
            entry.AttemptedValue = null;
            entry.RawValue = null;
        }
        return Page();
    }
}
