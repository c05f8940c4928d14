using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Public.LongTexts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.SignIn;

/// <summary>Where a personal link leads: a page that says nothing of anybody, and a button that asks for the code.</summary>
public sealed class InvitationModel(FamilySignIn signIn, FamilyLimitQueries limits, IOptions<LongTextContacts> contacts, Localizer words) : DoorModel(signIn, limits, contacts)
{
    public string HaveCodeAddress => CodeAddress("Hand");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await Door.SendCodeAsync(Token, cancellation))
        {
            case CodeRequest.Gone:
                await LookAsync(cancellation);
                return Page();
            case CodeRequest.Later:
                ModelState.AddModelError("", words.Say("Several codes were sent already. Use the newest one, or wait 15 minutes before you ask for another."));
                return Page();
            case var by:
                return Redirect(CodeAddress(by.ToString()));
        }
    }
}
