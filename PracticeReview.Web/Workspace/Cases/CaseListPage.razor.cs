using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The cases somebody works on. What is asked for stands in the address, so that it can be linked to and gone back from.</summary>
public sealed partial class CaseListPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CaseQueries Cases { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "reference")]
    public string? Reference { get; set; }

    /// <summary>The last row of the page before: its instant in ticks and its identifier.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    [PersistentState]
    public Listed? List { get; set; }

    private CaseStage? StageAsked => Enum.TryParse<CaseStage>(Stage, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null;

    private bool IsFiltered => StageAsked is not null || !string.IsNullOrWhiteSpace(Reference);

    private string Asked => $"{StageAsked}|{Reference}|{After}";

    protected override async Task OnParametersSetAsync()
    {
        if (List?.Asked != Asked)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var asked = Asked;
        var found = await Attempt.ToReadAsync<CaseList>(async () =>
            await Cases.ListAsync(await Actor.NowAsync(), new CaseListFilter(StageAsked, Reference, Place(After)), CancellationToken.None));
        _refusals = found.Refusals;
        List = found.Succeeded ? new Listed(asked, found.Value.Thing!) : null;
    }

    private string Address(CaseListPlace? after)
    {
        List<string> query = [];
        if (StageAsked is { } stage)
        {
            query.Add($"stage={stage}");
        }
        if (!string.IsNullOrWhiteSpace(Reference))
        {
            query.Add($"reference={Uri.EscapeDataString(Reference)}");
        }
        if (after is not null)
        {
            query.Add(string.Create(CultureInfo.InvariantCulture, $"after={after.ReceivedAt.UtcTicks}-{after.Id.Value:N}"));
        }
        return "/workspace/cases" + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }

    private static CaseListPlace? Place(string? after) =>
        after?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "N", out var guid)
            ? new CaseListPlace(new DateTimeOffset(at, TimeSpan.Zero), new CaseId(guid))
            : null;

    /// <summary>A page of the list and what it was asked for.</summary>
    public sealed record Listed(string Asked, CaseList Page);
}
