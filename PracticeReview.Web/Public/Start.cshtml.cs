using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PracticeReview.Web.Public;

/// <summary>What this is, and the two ways on.</summary>
[AllowAnonymous]
public sealed class StartModel : PageModel;
