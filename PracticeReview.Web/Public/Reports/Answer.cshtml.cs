using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;

namespace PracticeReview.Web.Public.Reports;

/// <summary>The answer to a request, for whoever has its link, for thirty days.</summary>
[AllowAnonymous, ResponseCache(NoStore = true)]
public sealed class AnswerModel(PublicReportQueries queries) : PageModel
{
    public RequestAnswer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation)
    {
        if (await queries.FindAnswerAsync(PublicActor.Anybody, key, cancellation) is not { } answer)
        {
            return NotFound();
        }
        Answer = answer;
        return Page();
    }
}
