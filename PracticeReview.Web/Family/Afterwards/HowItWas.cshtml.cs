using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Afterwards;

/// <summary>
/// How sensitively the review was conducted, as the person felt it (checklist J10). It is no page that keeps words: what is said
/// without a name must not lie under one.
/// </summary>
public sealed class HowItWasModel(Localizer words, IOptions<WordsOptions> options, FamilyAreaQueries area, SayHowItWas say) : FamilyPage
{
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

    /// <summary>What the person said before, with their name; null where they did not.</summary>
    public SensitivitySaid? Before { get; private set; }

    public IReadOnlyList<Choice> Answers => [.. Enum.GetValues<HowFar>().Select(answer => new Choice(answer.ToString(), Of(answer)))];

    public Choices WithName => new("Name", words.Say("Do you want to give your name with it?"),
    [
        new("without", words.Say("No, send it without my name")),
        new("with", words.Say("Yes, you may know that it is from me")),
    ]);

    public async Task OnGetAsync() =>
        Before = (await area.AfterwardsAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted)).HowItWas;

    public async Task<IActionResult> OnPostAsync()
    {
        var said = new SensitivitySaid(Chosen.One<HowFar>(Listened), Chosen.One<HowFar>(Kindness), Chosen.One<HowFar>(Understood), Text);
        if (Name is not ("with" or "without"))
        {
            ModelState.AddModelError(nameof(Name), words.Say("Choose whether we may know that it is from you."));
        }
        if (ModelState.ErrorCount > 0 || said.WhatIsWrong().Count > 0)
        {
            ModelState.AddRefusals(words, Data.Result.Refuse(said.WhatIsWrong()));
            return Page();
        }
        var sent = Name == "with" ? await say.RunAsync(Actor, said, HttpContext.RequestAborted) : await say.WithoutNameAsync(Actor, said, HttpContext.RequestAborted);
        if (sent.Succeeded)
        {
            return LocalRedirect($"{Request.Path.Value}?done=true#done");
        }
        ModelState.AddRefusals(words, sent);
        return Page();
    }

    public IReadOnlyCollection<string> ChosenFor(HowFar? before) => before is { } answer ? [answer.ToString()] : [];

    private LocalText Of(HowFar answer) => answer switch
    {
        HowFar.Yes => words.SayIn("how far", "Yes"),
        HowFar.Mostly => words.SayIn("how far", "Mostly"),
        HowFar.ALittle => words.SayIn("how far", "A little"),
        HowFar.No => words.SayIn("how far", "No"),
        _ => words.SayIn("how far", "I would rather not say"),
    };
}
