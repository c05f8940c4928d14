using Microsoft.AspNetCore.Components.Server.Circuits;
using PracticeReview.Web.Workspace.Listening;

namespace PracticeReview.Web.Workspace.Sessions;

internal static class SessionsSetup
{
    /// <summary>What reaches open circuits when a session ends or a role is taken away.</summary>
    public static void AddOpenCircuits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddScoped<OpenCircuit>();
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<OpenCircuit>());
        builder.Services.AddSingleton<IHearDatabase, SessionChanges>();
    }
}
