using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Letters;

/// <summary>One letter, in the person's language with the English to hand, to read or to print.</summary>
public sealed class LetterModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries) : FamilyPage
{
    [BindProperty(SupportsGet = true)]
    public Guid LetterId { get; set; }

    /// <summary>"beside" shows the English beside the person's language.</summary>
    [BindProperty(SupportsGet = true, Name = "english")]
    public string? English { get; set; }

    public bool Beside => English == "beside" && Letter.Text.Translation is not null;

    public LetterView Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var letter = await queries.OpenLetterAsync(Actor, new FamilyLetterId(LetterId), words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        if (letter is null)
        {
            return NotFound();
        }
        Letter = letter;
        return Page();
    }
}
