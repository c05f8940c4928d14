using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>What the search at the top found. Neither the title nor the page repeats what was asked for.</summary>
public sealed partial class SearchPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FindCases Cases { get; set; }

    [Inject]
    public required SealedQuestion Questions { get; set; }

    /// <summary>Sealed, so that the address says nothing of it.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Asked { get; set; }

    [PersistentState]
    public Answer? Found { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Found is null || Found.Asked != Asked)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var asked = Asked;
        var found = await Attempt.ToReadAsync<FoundCases>(async () =>
        {
            var actor = await Actor.NowAsync();
            return await Cases.RunAsync(actor, Questions.Open(actor.Id, asked), CancellationToken.None);
        });
        _refusals = found.Refusals;
        Found = found.Succeeded ? new Answer(asked, found.Value.Thing!) : null;
    }

    private static string Count(int found) => found switch
    {
        1 => "1 case.",
        FindCases.Most => $"The newest {FindCases.Most} cases. Ask more closely to see others.",
        _ => $"{found} cases, the newest first.",
    };

    /// <summary>What was found, and for which question, as it stands in the address.</summary>
    public sealed record Answer(string? Asked, FoundCases Cases);
}
