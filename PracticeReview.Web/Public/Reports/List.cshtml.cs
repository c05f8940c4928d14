using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;

namespace PracticeReview.Web.Public.Reports;

/// <summary>The public room: reports that are public and reports that are given on request (Policy 8.3).</summary>
[AllowAnonymous]
public sealed class ListModel(PublicReportQueries queries) : PageModel
{
    public PublicRoom Room { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Room = await queries.ListAsync(PublicActor.Anybody, cancellation);
}
