namespace PracticeReview.Web.Identity;

/// <summary>The names of the portal's authentication schemes. Nothing leads from one door to the other.</summary>
public static class Schemes
{
    /// <summary>The cookie of a signed-in professional.</summary>
    public const string Workspace = "workspace";

    /// <summary>Sign-in of professionals at their organisation's OpenID provider.</summary>
    public const string OpenIdConnect = "openid";

    /// <summary>The cookie of a family member who came through a personal invitation.</summary>
    public const string Family = "family";
}
