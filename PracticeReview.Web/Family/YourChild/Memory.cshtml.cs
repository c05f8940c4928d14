using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.YourChild;

/// <summary>One thing that was told of the child: who may see it, and taking it back (checklist J6).</summary>
public sealed class MemoryModel(Localizer words, IOptions<WordsOptions> options, FamilyAreaQueries area, TellOfChild tell) : FamilyPage
{
    [BindProperty(SupportsGet = true)]
    public Guid MemoryId { get; set; }
    [BindProperty]
    public string? Audience { get; set; }

    /// <summary>Whether the person asked for the picture as they sent it, whatever data it takes.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Large { get; set; }

    public MemoryView Memory { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }
        var shown = await tell.ShowToAsync(Actor, new ChildMemoryId(MemoryId), Chosen.One<MemoryAudience>(Audience), HttpContext.RequestAborted);
        if (shown.Succeeded)
        {
            return LocalRedirect($"/{words.Requested.Code}/family/your-child#told");
        }
        ModelState.AddRefusals(words, shown);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        await tell.TakeBackAsync(Actor, new ChildMemoryId(MemoryId), HttpContext.RequestAborted);
        return LocalRedirect($"/{words.Requested.Code}/family/your-child");
    }

    private async Task<bool> FindAsync()
    {
        if ((await area.MemoriesAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted)).FirstOrDefault(row => row.Id.Value == MemoryId) is not { } found)
        {
            return false;
        }
        Memory = found;
        return true;
    }
}
