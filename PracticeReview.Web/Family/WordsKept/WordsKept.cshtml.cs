using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PracticeReview.Web.Family.WordsKept;

/// <summary>Where a form leads that was sent after the visit had run out: its words are kept. It shows none of them.</summary>
[AllowAnonymous]
public sealed class WordsKeptModel : PageModel
{
    public void OnGet() { }
}
