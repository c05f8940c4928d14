using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;

namespace PracticeReview.Web.Workspace.Deadlines;

/// <summary>The timetable of a review that is only thought of. What is asked stands in the address and concerns no case.</summary>
public sealed partial class CalculatorPage
{
    private Dictionary<string, string?> _asked = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private IReadOnlyList<Deadline> _deadlines = [];

    [Inject]
    public required NavigationManager Navigation { get; set; }

    protected override void OnParametersSet()
    {
        var query = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        _asked = query.Where(answer => Names.Contains(answer.Key)).ToDictionary(answer => answer.Key, answer => answer.Value.LastOrDefault(), StringComparer.Ordinal);
        _refusals = [];
        _deadlines = [];
        if (_asked.Count == 0)
        {
            return;
        }
        var question = TimetableQuestion.Read(_asked);
        _refusals = question.Refusals;
        _deadlines = question.Succeeded ? question.Value.Answer(WorkingCalendar.EnglandAndWales) : [];
    }

    private static HashSet<string> Names { get; } =
        [TimetableQuestion.PolicyName, TimetableQuestion.TypeName, .. TimetableQuestion.Days.Select(day => day.Name)];

    private string Answer(string name, string otherwise) => _asked.GetValueOrDefault(name) is { Length: > 0 } answered ? answered : otherwise;

    private string? Error(string name) => _refusals.FirstOrDefault(refusal => refusal.Field == name)?.ToString();
}
