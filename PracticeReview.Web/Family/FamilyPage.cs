using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Family;

/// <summary>A page of the family area for a signed-in family member.</summary>
[Authorize(Policy = Policies.Family)]
public abstract class FamilyPage : PageModel
{
    /// <summary>The person, as the database knew them when this request began.</summary>
    protected FamilyActor Actor => HttpContext.Features.Get<FamilySession>()?.Actor
        ?? throw new InvalidOperationException("A family page was reached without a family member.");
}
