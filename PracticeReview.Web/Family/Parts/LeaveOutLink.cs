using PracticeReview.Data.Families;

namespace PracticeReview.Web.Family.Parts;

/// <summary>The way to ask that something is left out, or what became of asking.</summary>
/// <param name="Asked">Null where the person did not ask for it.</param>
/// <param name="Page">The end of the address of the page where it is asked for.</param>
public sealed record LeaveOutLink(LeaveOutView? Asked, string Page);
