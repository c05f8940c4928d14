using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The chronologies of all agencies as one (Policy 7.11). What is asked for stands in the address.</summary>
public sealed partial class CompositeBody
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CompositeChronologyQueries Chronologies { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public string? Agency { get; set; }

    [Parameter]
    public string? From { get; set; }

    [Parameter]
    public string? To { get; set; }

    /// <summary>The number of the page, from 1.</summary>
    [Parameter]
    public string? Number { get; set; }

    [PersistentState]
    public Asked? Shown { get; set; }

    private CompositeFilter Filter => new(
        Guid.TryParse(Agency, out var agency) ? new AgencyId(agency) : null, Day(From), Day(To),
        int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1);

    private bool IsFiltered => Filter is not { Agency: null, From: null, To: null };

    private string Path => $"/workspace/cases/{CaseId}/chronology";

    protected override async Task OnParametersSetAsync()
    {
        if (Shown is not { } shown || shown.Case != CaseId || shown.Filter != Filter)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var asked = Filter;
        var found = await Attempt.ToReadAsync(async () => await Chronologies.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), asked, CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Shown = found is { Succeeded: true, Value.Thing: { } page } ? new Asked(CaseId, asked, page) : null;
    }

    private string Address(int page)
    {
        List<string> query = [];
        Add("agency", Filter.Agency?.ToString());
        Add("from", IsoDay(Filter.From));
        Add("to", IsoDay(Filter.To));
        Add("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
        return query.Count == 0 ? Path : $"{Path}?{string.Join('&', query)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add($"{name}={value}");
            }
        }
    }

    private static string? IsoDay(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A page of the chronology and what it was asked for.</summary>
    public sealed record Asked(Guid Case, CompositeFilter Filter, CompositePage Page);
}
