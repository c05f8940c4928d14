using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PracticeReview.Web.Public.LongTexts;

namespace PracticeReview.Web.Public;

/// <summary>What this is, and the ways on: as tasks, not as documents.</summary>
[AllowAnonymous]
public sealed class StartModel(IOptions<LongTextContacts> contacts) : PageModel
{
    public string Phone => contacts.Value.Phone;
}
