using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>What the case list and the board have in common: the choices of <see cref="CaseListFilter"/> in the address, and one's own views.</summary>
public abstract class CasesPage : ComponentBase
{
    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ViewQueries Views { get; set; }

    [SupplyParameterFromQuery(Name = "agency")]
    public string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "late")]
    public string? Late { get; set; }

    [PersistentState]
    public ViewChoices? Choices { get; set; }

    /// <summary>Which of the two pages it is.</summary>
    protected abstract ViewPlace Place { get; }

    /// <summary>What both can be asked for.</summary>
    protected CaseListFilter Asked => new(Agency: CaseAddress.Agency(Agency), Type: CaseAddress.Read<ReviewType>(Type), Lateness: CaseAddress.Read<CaseLateness>(Late));

    protected override async Task OnParametersSetAsync()
    {
        if (Choices is null)
        {
            await LoadChoicesAsync();
        }
        await LoadAsync();
    }

    /// <summary>Shows what the address asks for, where that is not shown already.</summary>
    protected abstract Task LoadAsync();

    protected async Task LoadChoicesAsync()
    {
        var found = await Attempt.ToReadAsync<ViewChoices>(async () => await Views.FindAsync(await Actor.NowAsync(), Place, CancellationToken.None));
        Choices = found.Succeeded ? found.Value.Thing : Choices;
    }
}
