using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public.Reports;

/// <summary>One public report. When its time in public is over, its address leads to the form that asks for it.</summary>
[AllowAnonymous]
public sealed class ReadModel(PublicReportQueries queries, Localizer words) : PageModel
{
    public ReadableReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (await queries.FindAsync(PublicActor.Anybody, reference, words.Requested.Code, cancellation) is { } report)
        {
            Report = report;
            return Page();
        }
        return await queries.FindOnRequestAsync(PublicActor.Anybody, reference, cancellation) is null
            ? NotFound()
            : Redirect($"/{words.Requested.Code}/reports/{reference}/request");
    }
}
