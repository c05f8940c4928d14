using System.Security.Claims;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Identity;

/// <summary>A cookie says only which session it is; everything else is asked of the database.</summary>
public static class SessionClaims
{
    public const string Session = "session";

    public static StaffSessionId? StaffSession(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Workspace } && Read(user) is { } id ? new StaffSessionId(id) : null;

    public static FamilySessionId? FamilySession(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Family } && Read(user) is { } id ? new FamilySessionId(id) : null;

    public static ClaimsPrincipal Principal(string scheme, Guid session) =>
        new(new ClaimsIdentity([new Claim(Session, session.ToString())], scheme));

    /// <summary>As above, and whose session it is, so that a form made for a person stays theirs at their next sign-in.</summary>
    public static ClaimsPrincipal Principal(string scheme, Guid session, Guid person) =>
        new(new ClaimsIdentity([new Claim(Session, session.ToString()), new Claim(ClaimTypes.NameIdentifier, person.ToString())], scheme));

    private static Guid? Read(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;
}
