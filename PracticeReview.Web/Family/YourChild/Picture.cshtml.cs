using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Family.YourChild;

/// <summary>A picture, for the person who sent it. Named as an attachment, so that opened by itself it is saved and not shown.</summary>
public sealed class PictureModel(OpenFamilyFile open) : FamilyPage
{
    public Task<IActionResult> OnGetAsync(Guid memoryId) => HandOutAsync(this, open, Actor, memoryId, DocumentKind.FamilyPicture);

    internal static async Task<IActionResult> HandOutAsync(FamilyPage page, OpenFamilyFile open, FamilyActor actor, Guid memory, DocumentKind kind)
    {
        var opened = await open.RunAsync(actor, new ChildMemoryId(memory), kind, page.HttpContext.RequestAborted);
        if (opened.Refused)
        {
            return page.NotFound();
        }
        page.Response.Headers.CacheControl = "no-store";
        page.Response.Headers.ContentSecurityPolicy = "sandbox";
        // A browser that plays a sound asks for parts of it.
        return new FileStreamResult(opened.Value.Content, opened.Value.MediaType) { FileDownloadName = opened.Value.FileName, EnableRangeProcessing = true };
    }
}
