using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.WhatBecame;

/// <summary>Everything the person said and what became of each, in one place, to read or to print (checklist J9).</summary>
public sealed class WhatBecameModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries) : FamilyPage
{
    public IReadOnlyList<ContributionView> Sent { get; private set; } = [];

    /// <summary>Set when the person has just said whether something was written down right.</summary>
    [BindProperty(SupportsGet = true, Name = "thanks")]
    public bool Thanks { get; set; }

    public async Task OnGetAsync() =>
        Sent = await queries.ContributionsAsync(Actor, null, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
}
