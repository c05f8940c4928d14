using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.SignIn;

/// <summary>A page for whoever is not (or no longer) signed in to the workspace. It reads nothing and says nothing of anybody.</summary>
[AllowAnonymous]
public sealed class DoorPage : PageModel
{
    /// <summary>Where the person was, to come back to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public string SignInAddress => "/workspace/sign-in" + QueryString.Create("to", StaffDoor.Local(To));
}
