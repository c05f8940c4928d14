using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Names;

/// <summary>How the person and the child shall be named and described in the report; each wish is decided, with the reason (checklist J7).</summary>
public sealed class NamesModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send)
    : SendingPage(words, options, queries, keep, send)
{
    [BindProperty]
    public string? Kind { get; set; }

    public IReadOnlyList<ContributionView> Sent { get; private set; } = [];

    public Choices Kinds => new("Kind", Words.Say("What is it about?"),
    [
        new(nameof(ContributionKind.NamesInReport), Words.Say("Which names to use")),
        new(nameof(ContributionKind.HowDescribed), Words.Say("How the child or I are described")),
        new(nameof(ContributionKind.NotToBeWritten), Words.Say("What not to write")),
    ])
    {
        Chosen = [Kept.TryGetValue("Kind", out var kept) ? kept : nameof(ContributionKind.NamesInReport)],
    };

    public async Task OnGetAsync() =>
        Sent = [.. (await Queries.ContributionsAsync(Actor, null, Words.Requested.Code, Demonstration, HttpContext.RequestAborted)).Where(sent => Contribution.NamingKinds.Contains(sent.Kind))];

    public async Task<IActionResult> OnPostAsync()
    {
        var kind = Chosen.One<ContributionKind>(Kind) is { } chosen && Contribution.NamingKinds.Contains(chosen) ? chosen : ContributionKind.NamesInReport;
        if (await SendAsync(kind, null))
        {
            return Taken();
        }
        await OnGetAsync();
        return Page();
    }
}
