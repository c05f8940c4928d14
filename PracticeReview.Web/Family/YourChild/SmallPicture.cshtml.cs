using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Family.YourChild;

/// <summary>A picture as it stands on a page, for the person who sent it: small, so that the page opens with little data.</summary>
public sealed class SmallPictureModel(OpenFamilyFile open) : FamilyPage
{
    public async Task<IActionResult> OnGetAsync(Guid memoryId)
    {
        var small = await open.SmallAsync(Actor, new ChildMemoryId(memoryId), HttpContext.RequestAborted);
        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentSecurityPolicy = "sandbox";
        if (small.Refused)
        {
            // None can be made of it: the person sees their picture all the same.
            var whole = await open.RunAsync(Actor, new ChildMemoryId(memoryId), DocumentKind.FamilyPicture, HttpContext.RequestAborted);
            return whole.Refused ? NotFound() : File(whole.Value.Content, whole.Value.MediaType, "picture");
        }
        return File(small.Value, "image/jpeg", "picture.jpg");
    }
}
