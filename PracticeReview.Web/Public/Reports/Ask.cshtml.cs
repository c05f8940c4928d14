using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Web.Responses;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public.Reports;

/// <summary>The form by which anybody asks for a report that is available on request (Policy 8.3).</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.ReportRequests)]
public sealed class AskModel(PublicReportQueries queries, RequestReport request, Localizer words) : PageModel
{
    public ListedReport Report { get; private set; } = null!;

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "message")]
    public string? Message { get; set; }

    /// <summary>Whether this is the page after sending; it has an address of its own, so that reloading it sends nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "sent")]
    public bool IsSent { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation) =>
        await FindAsync(reference, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancellation)
    {
        IsSent = false;
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }
        var asked = await request.RunAsync(PublicActor.Anybody,
            new RequestReportCommand(reference, Name, Email, Message, words.Requested.Code), cancellation);
        if (asked.Succeeded)
        {
            return Redirect($"/{words.Requested.Code}/reports/{reference}/request?sent=true");
        }
        ModelState.AddRefusals(words, asked);
        return Page();
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        var found = await queries.FindOnRequestAsync(PublicActor.Anybody, reference, cancellation);
        Report = found!;
        return found is not null;
    }
}
