using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Family.YourChild;

/// <summary>A picture, for the person who sent it. Named as an attachment, so that opened by itself it is saved and not shown.</summary>
public sealed class PictureModel(OpenFamilyPicture open) : FamilyPage
{
    public async Task<IActionResult> OnGetAsync(Guid memoryId)
    {
        var opened = await open.RunAsync(Actor, new ChildMemoryId(memoryId), HttpContext.RequestAborted);
        if (opened.Refused)
        {
            return NotFound();
        }
        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentSecurityPolicy = "sandbox";
        Response.ContentLength = opened.Value.Length;
        return File(opened.Value.Content, opened.Value.MediaType, opened.Value.FileName);
    }
}
