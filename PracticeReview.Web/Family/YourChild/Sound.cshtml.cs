using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Family.YourChild;

/// <summary>A sound, for the person who sent it: named as an attachment, as a picture is.</summary>
public sealed class SoundModel(OpenFamilyFile open) : FamilyPage
{
    public Task<IActionResult> OnGetAsync(Guid memoryId) => PictureModel.HandOutAsync(this, open, Actor, memoryId, DocumentKind.FamilySound);
}
