using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.SignIn;

/// <summary>For a person whom several partnerships know: which of them they work for in this session.</summary>
[Authorize(Policy = Policies.Workspace)]
public sealed class ChooseModel(StaffSignIn signIn, ActorDirectory directory) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public Guid Place { get; set; }

    public IReadOnlyList<StaffPlace> Places { get; private set; } = [];
    public StaffId? Current { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (User.StaffSession() is not { } session || await directory.FindStaffAsync(session, cancellation) is not { } actor)
        {
            return Challenge();
        }
        Current = actor.Id;
        Places = await signIn.PlacesOfAsync(session, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (User.StaffSession() is not { } session || await directory.FindStaffAsync(session, cancellation) is not { } actor)
        {
            return Challenge();
        }
        if (Place != actor.Id.Value)
        {
            if (await signIn.SwitchAsync(session, new StaffId(Place), cancellation) is not { } other)
            {
                return await OnGetAsync(cancellation);
            }
            // The provider's token stays with the cookie: signing out there needs it.
            var ticket = await HttpContext.AuthenticateAsync(Schemes.Workspace);
            await HttpContext.SignInAsync(Schemes.Workspace, SessionClaims.Principal(Schemes.Workspace, other.Value), ticket.Properties);
        }
        return LocalRedirect(StaffDoor.Local(To));
    }
}
