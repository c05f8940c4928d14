using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Questions;

/// <summary>The person looks back at an answer: it answered their question, or it did not quite, and is asked again (checklist J13).</summary>
public sealed class CheckModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, FamilyAreaQueries area, CheckAnswer check)
    : FamilyFormPage(words, queries, keep)
{
    [BindProperty(SupportsGet = true)]
    public Guid ContributionId { get; set; }
    [BindProperty(Name = "IsAnswered")]
    public string? Said { get; set; }
    [BindProperty]
    public string? Text { get; set; }
    [BindProperty]
    public Guid Once { get; set; } = Guid.CreateVersion7();

    public ContributionView Asked { get; private set; } = null!;

    /// <summary>What the person said before; null while they said nothing.</summary>
    public bool? IsAnswered { get; private set; }

    public Choices Answers => new("IsAnswered", Words.Say("Did our answer help?"), [new("true", Words.Say("Yes, thank you")), new("false", Words.Say("Not quite"))])
    {
        Chosen = Kept.TryGetValue("IsAnswered", out var kept) ? [kept] : [],
    };

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }
        var said = await check.RunAsync(Actor, new CheckAnswerCommand(new ContributionId(ContributionId), bool.TryParse(Said, out var answered) ? answered : null, Text,
            new ContributionId(Once == Guid.Empty ? Guid.CreateVersion7() : Once), Words.Requested.Code, DraftName), HttpContext.RequestAborted);
        if (said.Succeeded)
        {
            return LocalRedirect($"/{Words.Requested.Code}/family/questions?thanks=true#done");
        }
        await RefuseAsync(said);
        return Page();
    }

    private async Task<bool> FindAsync()
    {
        var sent = await Queries.ContributionsAsync(Actor, ContributionKind.Question, Words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        if (sent.FirstOrDefault(row => row.Id.Value == ContributionId && row.Answer is not null) is not { } found)
        {
            return false;
        }
        Asked = found;
        IsAnswered = (await area.ChecksAsync(Actor, HttpContext.RequestAborted)).TryGetValue(found.Id, out var checkedAs) ? checkedAs : null;
        return true;
    }
}
