using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;
using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>One passage of the draft.</summary>
public sealed partial class PassageItem
{
    private bool _isRewriting;
    private bool _isReleasing;

    [Parameter, EditorRequired]
    public required DraftPassageRow Passage { get; set; }

    [Parameter, EditorRequired]
    public required DraftView Draft { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private IReadOnlyList<QuotedInReport> Quoted => [new QuotedInReport("", Passage.Quoted)];

    private string FormName => $"draft/{Draft.Case}/{Passage.Id}";

    private string Comments => (Passage.Comments, Passage.WaitingForAnswer) switch
    {
        (1, 0) => "1 comment, answered",
        (1, _) => "1 comment, not answered",
        (var all, 0) => $"{all} comments, all answered",
        var (all, waiting) => $"{all} comments, {waiting} not answered",
    };

    protected override void OnInitialized() => _isRewriting = Draft.MayWrite && Draft.Kept.Contains(FormName);

    private string TranslationName(string language) => $"{FormName}/{language}";

    private FamilyMemberRow? MemberOf(PassageReader reader) => Draft.Members.FirstOrDefault(member => member.Id == reader.Member);

    private async Task SavedAsync()
    {
        _isRewriting = false;
        await Changed.InvokeAsync();
    }

    private async Task ReleasedAsync()
    {
        _isReleasing = false;
        await Changed.InvokeAsync();
    }
}
