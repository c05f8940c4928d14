using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Public.LongTexts;

namespace PracticeReview.Web.Family.SignIn;

/// <summary>
/// A page of the way in. Opening one consumes nothing and writes nothing, since programs that read mail open links too: it only
/// asks until when the link works. Only what a person sends by a button does more.
/// </summary>
[AllowAnonymous, EnableRateLimiting(DoorLimits.Policy)]
public abstract class DoorModel(FamilySignIn signIn, FamilyLimitQueries limits, IOptions<LongTextContacts> contacts) : PageModel
{
    /// <summary>The secret of the link. It is never written to a log.</summary>
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    protected FamilySignIn Door => signIn;

    /// <summary>The last London day on which the link surely works; null where it opens nothing.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Whether the page says that the link opens nothing, and shows no form.</summary>
    public bool IsDead => LastDay is null && Resting is null;

    /// <summary>Whom to ring while the account behind the link is frozen; null where it is not.</summary>
    public WhomToRing? Resting { get; private set; }

    /// <summary>Whom to ring about the link.</summary>
    public string Telephone { get; private set; } = contacts.Value.Phone;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await LookAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>Asks how the link stands now.</summary>
    protected async Task LookAsync(CancellationToken cancellation)
    {
        var standing = await signIn.StandingAsync(Token, cancellation);
        LastDay = standing.LastDay;
        Telephone = standing.Telephone ?? Telephone;
        Resting = LastDay is null ? await limits.OfFrozenAsync(null, FamilyInvitation.HashOf(Token), cancellation) : null;
    }

    /// <summary>The address of the page on which the code is typed.</summary>
    protected string CodeAddress(string by) => $"/{RouteData.Values["language"]}/family/invitation/{Token}/code?by={by}";
}
