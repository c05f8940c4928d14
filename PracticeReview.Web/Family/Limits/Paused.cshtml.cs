using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Family.Limits;

/// <summary>Where somebody arrives whose account is frozen: it says nothing of anybody but whom to ring (checklist J12).</summary>
[AllowAnonymous]
public sealed class PausedModel : PageModel
{
    /// <summary>Null for somebody without a session of a frozen account.</summary>
    public WhomToRing? Ring { get; private set; }

    public async Task OnGetAsync()
    {
        await HttpContext.AuthenticateAsync(Schemes.Family);
        Ring = HttpContext.Features.Get<WhomToRing>();
    }
}
