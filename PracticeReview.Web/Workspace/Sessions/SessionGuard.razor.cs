using Microsoft.AspNetCore.Components;
using Npgsql;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Workspace.Sessions;

/// <summary>
/// Stands around everything the workspace shows. When the session ends, what was on the page goes at once and the browser is led
/// away; when the person's roles change, the page is made anew from what they may see now.
/// </summary>
public sealed partial class SessionGuard : IDisposable
{
    private int _edition;
    private string? _standing;

    [Inject]
    public required OpenCircuit Circuit { get; set; }

    [Inject]
    public required ActorDirectory Directory { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    private bool IsEnded => Circuit.IsEnded;

    protected override async Task OnInitializedAsync()
    {
        Circuit.Ended += Leave;
        Circuit.AskedAgain += AskAgain;
        if (Circuit.Session is not null)
        {
            _standing = await StandingAsync() ?? _standing;
        }
    }

    public void Dispose()
    {
        Circuit.Ended -= Leave;
        Circuit.AskedAgain -= AskAgain;
    }

    private void Leave() => _ = InvokeAsync(() =>
    {
        StateHasChanged();
        var here = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo("/workspace/session-ended" + QueryString.Create("to", here), forceLoad: true);
    });

    private void AskAgain() => _ = InvokeAsync(async () =>
    {
        if (Circuit.Session is not { } session || IsEnded)
        {
            return;
        }
        try
        {
            if (await Directory.FindStaffAsync(session, CancellationToken.None) is not { } actor)
            {
                Circuit.End();
                return;
            }
            var standing = Describe(actor);
            if (_standing is not null && standing != _standing)
            {
                if (actor.Roles.Count == 0 && actor.CaseRoles.Count == 0)
                {
                    Navigation.NavigateTo("/workspace/not-allowed", forceLoad: true);
                    return;
                }
                _edition++;
                StateHasChanged();
            }
            _standing = standing;
        }
        catch (NpgsqlException)
        {
            // The listener asks again when the database is back; until then every operation asks for itself.
        }
    });

    private async Task<string?> StandingAsync()
    {
        try
        {
            return await Directory.FindStaffAsync(Circuit.Session!.Value, CancellationToken.None) is { } actor ? Describe(actor) : null;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private static string Describe(StaffActor actor) => string.Join(' ',
        actor.Roles.Select(role => role.ToString()).Concat(actor.CaseRoles.Select(held => $"{held.Case}:{held.Role}")).Order(StringComparer.Ordinal));
}
