using PracticeReview.Jobs;
using PracticeReview.Web.Family;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Public;
using PracticeReview.Web.Responses;
using PracticeReview.Web.Storage;
using PracticeReview.Web.Words;
using PracticeReview.Web.Workspace;

namespace PracticeReview.Web;

/// <summary>The composition root: what the portal is made of, and the order in which a request meets it.</summary>
public static class Portal
{
    /// <param name="adjust">Tests and the bench set addresses, clocks and connection strings here; nothing is replaced by a stand-in.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The name by which the list of static files is found, whichever process hosts the portal.
            ApplicationName = typeof(Portal).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        adjust?.Invoke(builder);
        StartupCheck.Run(builder.Configuration);

        builder.AddStorage();
        builder.AddIdentity();
        builder.AddWorkspace();
        builder.AddFamilyAndPublicPages();
        builder.AddHealth();
        builder.AddRateLimits();
        builder.AddPageCompression();
        builder.AddJobs();
        builder.Services.AddHostedService<NewWords>();

        var app = builder.Build();

        app.UseForwardedHeaders();
        app.UsePageCompression();
        app.UseSecurityHeaders();
        app.UseFriendlyErrors();
        app.MapStaticAssets();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseWords();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapHealth();
        app.MapStaffDoor();
        app.MapWorkspace();
        app.MapFamilyAndPublicPages();
        app.MapLeaving();
        return app;
    }
}
