using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Identity;

internal static class IdentitySetup
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(options => options.DefaultScheme = Schemes.Workspace)
            .AddCookie(Schemes.Workspace, options =>
            {
                options.Cookie.Name = "workspace";
                Harden(options.Cookie);
                options.LoginPath = "/workspace/sign-in";
                options.AccessDeniedPath = "/workspace/not-allowed";
                options.ExpireTimeSpan = TimeSpan.FromHours(10);
                options.SlidingExpiration = false;
                options.Events.OnValidatePrincipal = ValidateStaffAsync;
            })
            .AddCookie(Schemes.Family, options =>
            {
                options.Cookie.Name = "visit";
                Harden(options.Cookie);
                options.ExpireTimeSpan = FamilySessionRules.AtMost;
                options.SlidingExpiration = false;
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
    }

    private static void Harden(CookieBuilder cookie)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }

    private static async Task ValidateStaffAsync(CookieValidatePrincipalContext context)
    {
        var directory = context.HttpContext.RequestServices.GetRequiredService<ActorDirectory>();
        if (context.Principal?.StaffSession() is not { } session
            || await directory.FindStaffAsync(session, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
        }
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
