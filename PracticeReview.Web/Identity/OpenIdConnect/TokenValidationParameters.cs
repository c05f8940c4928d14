namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>How ID tokens are checked and which of their claims name the person.</summary>
public sealed class TokenValidationParameters
{
    /// <summary>The claim that becomes <c>Identity.Name</c>.</summary>
    public string NameClaimType { get; set; } = "name";

    /// <summary>The claim that would name roles. The portal's own database decides on roles.</summary>
    public string RoleClaimType { get; set; } = "roles";

    /// <summary>How far the provider's clock may stray from ours.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The algorithms an ID token may be signed with.</summary>
    public ICollection<string> ValidAlgorithms { get; set; } = [.. SigningKey.SupportedAlgorithms];
}
