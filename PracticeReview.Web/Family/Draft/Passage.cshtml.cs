using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Draft;

/// <summary>One part of the draft, with what the person said about it and what became of that (checklist J8, J9).</summary>
public sealed class PassageModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send, ReadingPlace place, FamilyLimitQueries limits)
    : SendingPage(words, options, queries, keep, send)
{
    private static readonly ContributionKind[] s_kinds = [ContributionKind.Comment, ContributionKind.FactIsWrong, ContributionKind.WordsHurt];

    [BindProperty(SupportsGet = true)]
    public Guid PassageId { get; set; }

    /// <summary>"beside" shows the English beside the person's language.</summary>
    [BindProperty(SupportsGet = true, Name = "english")]
    public string? English { get; set; }

    public bool Beside => English == "beside" && Passage.Text.Translation is not null;

    [BindProperty]
    public ContributionKind Kind { get; set; } = ContributionKind.Comment;

    public PassageView Passage { get; private set; } = null!;

    /// <summary>Whether commenting is closed to this person by decision; reading is not.</summary>
    public bool IsClosed { get; private set; }

    public ReleasedPassageId? Earlier { get; private set; }
    public ReleasedPassageId? Later { get; private set; }

    public Choices Kinds => new("Kind", Words.Say("What do you want to tell us?"),
    [
        new(nameof(ContributionKind.Comment), Words.Say("A comment, or something that is missing")),
        new(nameof(ContributionKind.FactIsWrong), Words.Say("Something is not right")),
        new(nameof(ContributionKind.WordsHurt), Words.Say("The words hurt")),
    ])
    {
        Chosen = [Kept.TryGetValue("Kind", out var kept) ? kept : nameof(ContributionKind.Comment)],
    };

    /// <summary>
    /// Set by the redirect from an edition that was replaced, or where what was kept was typed beside another edition: the words that stand
    /// here now are others.
    /// </summary>
    [BindProperty(SupportsGet = true, Name = "anew")]
    public bool Anew { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return await ElsewhereAsync();
        }
        Anew |= KeepFamilyDraft.HasWords(Kept) && Kept.GetValueOrDefault(EditionField) is { Length: > 0 } edition && edition != Passage.Id.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var kind = s_kinds.Contains(Kind) ? Kind : ContributionKind.Comment;
        Kind = kind;
        if (await SendAsync(kind, new ReleasedPassageId(PassageId)))
        {
            return Taken();
        }
        return await OpenAsync() ? Page() : await ElsewhereAsync();
    }

    // Written anew since: the person, and what they wrote, come to the words there are now. Taken back: there is nothing to show.
    private async Task<IActionResult> ElsewhereAsync()
    {
        var own = await Queries.PassageOfAsync(Actor, PassageId, HttpContext.RequestAborted);
        if (own?.ReadableNow is not { } now)
        {
            return NotFound();
        }
        var anew = own.Passage.Value == PassageId ? "" : "?anew=true";
        return LocalRedirect($"/{Words.Requested.Code}/family/draft/{now}{anew}#kept");
    }

    /// <summary>The person reads it later; the list remembers it for them.</summary>
    public async Task<IActionResult> OnPostLaterAsync() => (await place.PutOffAsync(Actor, new ReleasedPassageId(PassageId), HttpContext.RequestAborted)).Succeeded
        ? LocalRedirect($"/{Words.Requested.Code}/family/draft?ready=true&later=true#done")
        : NotFound();

    private async Task<bool> OpenAsync()
    {
        var passages = await Queries.OpenPassageAsync(Actor, new ReleasedPassageId(PassageId), Words.Requested.Code, Demonstration, HttpContext.RequestAborted);
        for (var at = 0; at < passages.Count; at++)
        {
            if (passages[at].Id.Value == PassageId)
            {
                Passage = passages[at];
                IsClosed = (await limits.ClosedPartsAsync(Actor, HttpContext.RequestAborted)).Contains(FamilyPart.Comments);
                Earlier = at > 0 ? passages[at - 1].Id : null;
                Later = at + 1 < passages.Count ? passages[at + 1].Id : null;
                return true;
            }
        }
        return false;
    }
}
