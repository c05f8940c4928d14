using Radzen;

namespace PracticeReview.Web.Workspace;

internal static class WorkspaceSetup
{
    public static void AddWorkspace(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
    }

    public static void MapWorkspace(this WebApplication app) =>
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
}
