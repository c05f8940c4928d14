using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PracticeReview.Web.Public;

/// <summary>The first address of the portal: each language by the name it gives itself.</summary>
[AllowAnonymous]
public sealed class LanguagesModel : PageModel;
