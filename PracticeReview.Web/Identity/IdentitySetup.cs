namespace PracticeReview.Web.Identity;

internal static class IdentitySetup
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var demonstration = builder.Configuration.GetValue<bool>("Demonstration:Enabled");
        builder.Services.AddAuthentication(options => options.DefaultScheme = Schemes.Workspace)
            .AddWorkspaceSignIn(builder.Configuration.GetSection(WorkspaceSignIn.Section), demonstration, StaffDoor.RecogniseAsync, StaffDoor.ValidateAsync)
            .AddCookie(Schemes.Family, options =>
            {
                SessionCookies.Harden(options, "visit", demonstration, FamilySessionRules.AtMost);
                options.Events.OnValidatePrincipal = FamilySessionRules.ValidateAsync;
                options.Events.OnRedirectToLogin = FamilySessionRules.ToSignIn;
                options.Events.OnRedirectToAccessDenied = FamilySessionRules.ToSignIn;
            });
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Workspace, policy => policy.AddAuthenticationSchemes(Schemes.Workspace).RequireAuthenticatedUser())
            .AddPolicy(Policies.Family, policy => policy.AddAuthenticationSchemes(Schemes.Family).RequireAuthenticatedUser());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<WorkspaceActor>();
        builder.AddForwarding();
        builder.AddDoorLimits();
        builder.KeepAddressesOutOfTheLog();
    }
}

/// <summary>The policies that every route names; the list is reviewed in a test.</summary>
public static class Policies
{
    /// <summary>A signed-in professional. What they may do to a case is asked per operation.</summary>
    public const string Workspace = "workspace";
    /// <summary>A signed-in family member.</summary>
    public const string Family = "family";
}
