using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Family.SignIn;

/// <summary>
/// A page of the way in. Opening one consumes nothing and asks the database nothing, since programs that read mail open links
/// too; only what a person sends by a button does.
/// </summary>
[AllowAnonymous, EnableRateLimiting(DoorLimits.Policy)]
public abstract class DoorModel : PageModel
{
    /// <summary>The secret of the link. It is never written to a log.</summary>
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>The address of the page on which the code is typed.</summary>
    protected string CodeAddress(string by) => $"/{RouteData.Values["language"]}/family/invitation/{Token}/code?by={by}";
}
