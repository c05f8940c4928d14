using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.WhatBecame;

/// <summary>The person reads what somebody wrote down for them and says whether it is what they meant (guidance 1.5).</summary>
public sealed class MeantModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, ConfirmContribution confirm)
    : FamilyFormPage(words, queries, keep)
{
    [BindProperty(SupportsGet = true)]
    public Guid ContributionId { get; set; }
    [BindProperty]
    public string? IsRight { get; set; }
    [BindProperty]
    public string? Text { get; set; }
    [BindProperty]
    public Guid Once { get; set; } = Guid.CreateVersion7();

    public ContributionView Entered { get; private set; } = null!;

    public Choices Answers => new("IsRight", Words.Say("Is it right?"), [new("true", Words.Say("Yes, it is right")), new("false", Words.Say("No, this is not what I meant"))])
    {
        Chosen = Kept.TryGetValue("IsRight", out var kept) ? [kept] : [],
    };

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }
        var said = await confirm.RunAsync(Actor, new ConfirmContributionCommand(new ContributionId(ContributionId), bool.TryParse(IsRight, out var right) ? right : null, Text,
            new ContributionId(Once == Guid.Empty ? Guid.CreateVersion7() : Once), Words.Requested.Code, DraftName), HttpContext.RequestAborted);
        if (said.Succeeded)
        {
            return LocalRedirect($"/{Words.Requested.Code}/family/what-became?thanks=true#done");
        }
        await RefuseAsync(said);
        return Page();
    }

    private async Task<bool> FindAsync()
    {
        var sent = await Queries.ContributionsAsync(Actor, null, Words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        if (sent.FirstOrDefault(row => row.Id.Value == ContributionId && row.Spoken is not null) is not { } found)
        {
            return false;
        }
        Entered = found;
        return true;
    }
}
