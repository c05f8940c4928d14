using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.SignIn;

/// <summary>Where a personal link leads: a page that says nothing of anybody, and a button that asks for the code.</summary>
public sealed class InvitationModel(FamilySignIn signIn, FamilyLimitQueries limits, Localizer words) : DoorModel
{
    public string HaveCodeAddress => CodeAddress("Hand");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await signIn.SendCodeAsync(Token, cancellation))
        {
            case CodeRequest.Gone when await limits.OfFrozenAsync(null, FamilyInvitation.HashOf(Token), cancellation) is { } ring:
                ModelState.AddModelError("", words.Say("This is resting for now. Nothing is lost. Please ring {telephone}, when you are somewhere safe.", ("telephone", ring.Telephone)));
                return Page();
            case CodeRequest.Gone:
                ModelState.AddModelError("", words.Say("This link does not work any more. Ask the person who gave it to you for a new one."));
                return Page();
            case CodeRequest.Later:
                ModelState.AddModelError("", words.Say("Several codes were sent already. Use the newest one, or wait 15 minutes before you ask for another."));
                return Page();
            case var by:
                return Redirect(CodeAddress(by.ToString()));
        }
    }
}
