using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Documents;
using PracticeReview.Web.Workspace.Feeds;
using PracticeReview.Web.Workspace.Information;
using PracticeReview.Web.Workspace.Listening;
using PracticeReview.Web.Workspace.RapidReviews;
using PracticeReview.Web.Workspace.Referrals;
using PracticeReview.Web.Workspace.Sessions;
using PracticeReview.Web.Workspace.Toolkit;
using PracticeReview.Web.Workspace.Translations;
using Radzen;

namespace PracticeReview.Web.Workspace;

internal static class WorkspaceSetup
{
    public static void AddWorkspace(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            // A field that somebody fills with far too much is refused in words; the circuit must live to say so.
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 4 * 1024 * 1024);
        builder.Services.AddScoped<Shell.Drafts>();
        builder.Services.AddSingleton<Referrals.ReferralActions>();
        builder.Services.AddSingleton<Cases.SealedQuestion>();
        builder.Services.AddRadzenComponents();
        builder.AddDocuments();
        builder.AddOpenCircuits();
        builder.Services.AddSingleton<OpenMeetings>();
        builder.Services.AddSingleton<IHearDatabase>(services => services.GetRequiredService<OpenMeetings>());
        builder.Services.AddHostedService<DatabaseListener>();
    }

    public static void MapWorkspace(this WebApplication app)
    {
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapDocuments();
        app.MapChronologies();
        app.MapCompositeChronologies();
        app.MapToolkit();
        app.MapLetters();
        app.MapTranslationFiles();
        app.MapDecisionNotices();
        app.MapMeetings();
        app.MapFeeds();
        app.MapSearch();
    }
}
