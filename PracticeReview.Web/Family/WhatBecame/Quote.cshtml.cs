using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.WhatBecame;

/// <summary>The person says whether the report may quote something they told (checklist J3).</summary>
public sealed class QuoteModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, SayWhetherQuoted say) : FamilyPage
{
    [BindProperty(SupportsGet = true)]
    public Guid ContributionId { get; set; }
    [BindProperty]
    public string? Answer { get; set; }
    [BindProperty(SupportsGet = true, Name = "done")]
    public bool Done { get; set; }

    public ContributionView Said { get; private set; } = null!;

    /// <summary>Whom to ring, once the report is agreed and a choice no longer changes it by itself; null before.</summary>
    public FamilyHome? ToRing { get; private set; }

    /// <summary>The address of this form, without anything behind it.</summary>
    public string Address => Request.Path.Value!;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }
        var said = await say.RunAsync(Actor, new SayWhetherQuotedCommand(new ContributionId(ContributionId), Chosen.One<QuoteAnswer>(Answer)), HttpContext.RequestAborted);
        if (said.Succeeded)
        {
            return LocalRedirect($"{Address}?done=true#done");
        }
        ModelState.AddRefusals(words, said);
        return Page();
    }

    private async Task<bool> FindAsync()
    {
        var sent = await queries.ContributionsAsync(Actor, null, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        Said = sent.FirstOrDefault(row => row.Id.Value == ContributionId && QuoteChoice.CouldBeQuoted(row.Kind))!;
        ToRing = await queries.ReportIsAgreedAsync(Actor, HttpContext.RequestAborted) ? await queries.HomeAsync(Actor, HttpContext.RequestAborted) : null;
        return Said is not null;
    }
}

internal static class QuoteTexts
{
    public static IReadOnlyList<Choice> Choices(Localizer words) => [.. Enum.GetValues<QuoteAnswer>().Select(answer => new Choice(answer.ToString(), Of(words, answer)))];

    public static LocalText Of(Localizer words, QuoteAnswer answer) => answer switch
    {
        QuoteAnswer.Yes => words.SayIn("may be quoted", "Yes, and it may show that I said it"),
        QuoteAnswer.WithoutName => words.SayIn("may be quoted", "Yes, but do not show that I said it"),
        QuoteAnswer.No => words.SayIn("may be quoted", "No"),
        _ => words.SayIn("may be quoted", "I would like to talk about it first"),
    };
}
