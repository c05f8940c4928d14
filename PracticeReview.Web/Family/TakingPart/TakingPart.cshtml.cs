using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.TakingPart;

/// <summary>The person says yes, no, not now or "I'd rather talk", activity by activity, and changes it whenever they like (checklist J3).</summary>
public sealed class TakingPartModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, RecordAgreement record, ConfirmWhatWasEntered confirm) : FamilyFormPage(words, queries, keep)
{
    public AgreementView Agreements { get; private set; } = null!;

    [BindProperty]
    public AgreementAnswer? KeptInformed { get; set; }
    [BindProperty]
    public AgreementAnswer? InfluenceFocus { get; set; }
    [BindProperty]
    public AgreementAnswer? ShareExperience { get; set; }
    [BindProperty]
    public AgreementAnswer? CommentOnDraft { get; set; }
    [BindProperty]
    public ExplainedBy? ExplainedBy { get; set; }

    [BindProperty]
    public string? ExplainedByName { get; set; }
    [BindProperty]
    public string? InterpreterName { get; set; }

    /// <summary>Code of the language in which the page really stood, which is English where a translation was not ready.</summary>
    [BindProperty]
    public string? WordsLanguage { get; set; }

    /// <summary>Whether something was entered for the person that they have not called right yet.</summary>
    public bool ToConfirm => Agreements.All.Any(choice => choice is { EnteredBy: not null, ConfirmedAt: null });

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        await confirm.RunAsync(Actor, HttpContext.RequestAborted);
        return Taken();
    }

    public async Task OnGetAsync() => Agreements = await Queries.AgreementsAsync(Actor, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        // What is no answer of ours counts as not answered.
        foreach (var name in Enum.GetNames<FamilyActivity>().Append(nameof(ExplainedBy)).Where(name => ModelState[name]?.Errors.Count > 0))
        {
            ModelState.Remove(name);
        }
        var choices = new[]
        {
            (FamilyActivity.KeptInformed, KeptInformed), (FamilyActivity.InfluenceFocus, InfluenceFocus),
            (FamilyActivity.ShareExperience, ShareExperience), (FamilyActivity.CommentOnDraft, CommentOnDraft),
        }.Where(choice => choice.Item2 is { } answer && Enum.IsDefined(answer)).ToDictionary(choice => choice.Item1, choice => choice.Item2!.Value);
        var explainedBy = ExplainedBy is { } who && Enum.IsDefined(who) ? ExplainedBy : null;

        // They agreed to the words that stood there.
        if (WordsLanguage == Languages.English.Code && !Words.Requested.IsSource)
        {
            Words.TurnEnglish();
        }
        var read = choices.Keys.ToDictionary(activity => activity, activity => AgreementTexts.InOnePiece(Words, activity));
        var recorded = await record.RunAsync(Actor, new RecordAgreementCommand(choices, explainedBy, Words.Shown.Code, DraftName, read, ExplainedByName, InterpreterName), HttpContext.RequestAborted);
        if (recorded.Succeeded)
        {
            return Taken();
        }
        await RefuseAsync(Result.Refuse([.. recorded.Refusals.Select(refusal => refusal.Field == "Choices" ? refusal with { Field = nameof(KeptInformed) } : refusal)]));
        await OnGetAsync();
        return Page();
    }

    /// <summary>What is chosen in the form: what was typed before and not sent, or else what holds.</summary>
    public IReadOnlyCollection<string> ChosenFor(FamilyActivity activity) =>
        Kept.TryGetValue(activity.ToString(), out var kept) ? [kept]
        : Agreements.InForce.TryGetValue(activity, out var choice) ? [choice.Answer.ToString()] : [];

    public IReadOnlyCollection<string> ExplainedByKept => Kept.TryGetValue(nameof(ExplainedBy), out var kept) ? [kept] : [];

    public IReadOnlyList<Choice> Answers =>
        [.. Enum.GetValues<AgreementAnswer>().Select(answer => new Choice(answer.ToString(), AgreementTexts.Of(Words, answer)))];

    public IReadOnlyList<Choice> Explainers =>
        [.. Enum.GetValues<ExplainedBy>().Select(who => new Choice(who.ToString(), AgreementTexts.Of(Words, who)))];

    public IHtmlContent Question(FamilyActivity activity) => AgreementTexts.Question(Words, activity);
}
