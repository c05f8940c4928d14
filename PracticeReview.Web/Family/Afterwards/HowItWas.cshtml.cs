using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Afterwards;

/// <summary>
/// How sensitively the review was conducted, as the person felt it (checklist J10). It keeps words only while the person gives their name
/// with them, since what is said without a name must not lie under one.
/// </summary>
public sealed class HowItWasModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, FamilyAreaQueries area, KeepFamilyDraft keep, SayHowItWas say) : FamilyPage
{
    /// <summary>The answer with which the review may know who says it: only then words are kept.</summary>
    internal const string Named = "with";

    [BindProperty(SupportsGet = true, Name = "done")]
    public bool Done { get; set; }
    [BindProperty]
    public string? Listened { get; set; }
    [BindProperty]
    public string? Kindness { get; set; }
    [BindProperty]
    public string? Understood { get; set; }
    [BindProperty]
    public string? Text { get; set; }
    [BindProperty]
    public string? Name { get; set; }
    /// <summary>Drawn by chance with each form, so that one sent twice is one answer. It is tied to nobody.</summary>
    [BindProperty]
    public Guid Once { get; set; }

    /// <summary>What the person said before, with their name; null where they did not.</summary>
    public SensitivitySaid? Before { get; private set; }

    public IReadOnlyList<Choice> Answers => [.. Enum.GetValues<HowFar>().Select(answer => new Choice(answer.ToString(), Of(answer)))];

    public Choices WithName => new("Name", words.Say("Do you want to give your name with it?"),
    [
        new("without", words.Say("No, send it without my name")),
        new(Named, words.Say("Yes, you may know that it is from me")),
    ])
    {
        Chosen = Kept.TryGetValue("Name", out var kept) ? [kept] : [],
    };

    /// <summary>What the person wanted kept, by the names of the fields.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public async Task OnGetAsync()
    {
        Kept = await queries.KeptAsync(Actor, SayHowItWas.Draft, HttpContext.RequestAborted);
        Before = (await area.AfterwardsAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted)).HowItWas;
    }

    /// <summary>
    /// What is typed is posted here from time to time, and at the last moment, while the person gives their name with it. When they do not
    /// any more, what was kept under their name is forgotten.
    /// </summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (Name != Named)
        {
            await keep.ForgetAsync(Actor, SayHowItWas.Draft, HttpContext.RequestAborted);
            return new NoContentResult();
        }
        var kept = await keep.RunAsync(Actor, new KeepFamilyDraftCommand(SayHowItWas.Draft, FamilyFormPage.FieldsOf(Request.Form)), HttpContext.RequestAborted);
        return kept.Succeeded ? new NoContentResult() : new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>The person goes on in another language: with their name the words are kept, without it they go along in this answer alone.</summary>
    public async Task<IActionResult> OnPostLanguageAsync()
    {
        if (FormBeginning.IsUnchanged(Request.Form))
        {
            return LocalRedirect(Request.Path.Value!);
        }
        if (Name == Named)
        {
            return await OnPostForLaterAsync();
        }
        await keep.ForgetAsync(Actor, SayHowItWas.Draft, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>The words are kept under the person's name and not sent, where they said that it may be known; this works without a script.</summary>
    public async Task<IActionResult> OnPostForLaterAsync()
    {
        if (Name != Named)
        {
            ModelState.AddModelError(nameof(Name), words.Say("We can keep words for later only with your name. If you want to give no name, send them now."));
            return Page();
        }
        var kept = await keep.RunAsync(Actor, new KeepFamilyDraftCommand(SayHowItWas.Draft, FamilyFormPage.FieldsOf(Request.Form)), HttpContext.RequestAborted);
        if (kept.Succeeded)
        {
            return LocalRedirect($"{Request.Path.Value}#kept");
        }
        ModelState.AddRefusals(words, kept);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var said = new SensitivitySaid(Chosen.One<HowFar>(Listened), Chosen.One<HowFar>(Kindness), Chosen.One<HowFar>(Understood), Text);
        if (Name is not (Named or "without"))
        {
            ModelState.AddModelError(nameof(Name), words.Say("Choose whether we may know that it is from you."));
        }
        if (ModelState.ErrorCount > 0 || said.WhatIsWrong().Count > 0)
        {
            ModelState.AddRefusals(words, Data.Result.Refuse(said.WhatIsWrong()));
            return Page();
        }
        var sent = Name == Named ? await say.RunAsync(Actor, said, HttpContext.RequestAborted) : await say.WithoutNameAsync(Actor, said, HttpContext.RequestAborted, Once == Guid.Empty ? null : Once);
        if (sent.Succeeded)
        {
            return LocalRedirect($"{Request.Path.Value}?done=true#done");
        }
        ModelState.AddRefusals(words, sent);
        return Page();
    }

    public IReadOnlyCollection<string> ChosenFor(string field, HowFar? before) =>
        Kept.TryGetValue(field, out var kept) ? [kept] : before is { } answer ? [answer.ToString()] : [];

    private LocalText Of(HowFar answer) => answer switch
    {
        HowFar.Yes => words.SayIn("how far", "Yes"),
        HowFar.Mostly => words.SayIn("how far", "Mostly"),
        HowFar.ALittle => words.SayIn("how far", "A little"),
        HowFar.No => words.SayIn("how far", "No"),
        _ => words.SayIn("how far", "I would rather not say"),
    };
}
