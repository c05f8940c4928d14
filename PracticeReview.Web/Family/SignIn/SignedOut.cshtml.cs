using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PracticeReview.Web.Family.SignIn;

/// <summary>Where somebody arrives whose visit has ended, by time, by choice, or by their contact closing the door.</summary>
[AllowAnonymous]
public sealed class SignedOutModel : PageModel;
