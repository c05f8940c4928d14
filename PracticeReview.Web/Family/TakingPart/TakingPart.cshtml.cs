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
public sealed class TakingPartModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, RecordAgreement record, ConfirmEnteredChoices confirm, AskToLeaveOut leaveOut) : FamilyFormPage(words, queries, keep)
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

    /// <summary>In which words the page really stood; they may have been chosen anew while it was open.</summary>
    [BindProperty]
    public AgreementReader WordsFor { get; set; }

    /// <summary>The choices in force that were entered for the person and that they have not called right yet.</summary>
    public IReadOnlyList<AgreementChoice> ToConfirm => AgreementChoice.ToConfirm(Agreements.All);

    /// <summary>The choice that came in place of this one; null where it is in force.</summary>
    public AgreementChoice? ReplacedBy(AgreementChoice choice) =>
        Agreements.All.Where(other => other.Activity == choice.Activity && (other.ChosenAt, other.Id).CompareTo((choice.ChosenAt, choice.Id)) > 0).MinBy(other => (other.ChosenAt, other.Id));

    /// <summary>What the person says no to now and has said something in before: what becomes of that is said there, and theirs to decide.</summary>
    public IReadOnlyList<FamilyActivity> SaidNo { get; private set; } = [];

    /// <summary>Set by the redirect after they asked to leave out what they said before.</summary>
    [BindProperty(SupportsGet = true, Name = "left-out")]
    public bool LeftOut { get; set; }

    /// <summary>Of something the person would rather talk first.</summary>
    public bool WouldRatherTalk => Agreements.InForce.Values.Any(choice => choice.Answer == AgreementAnswer.RatherTalk);

    /// <summary>The person says that what was entered for them is right.</summary>
    /// <param name="read">The choices that stood before the person.</param>
    public async Task<IActionResult> OnPostConfirmAsync(Guid[] read)
    {
        var confirmed = await confirm.RunAsync(Actor, new ConfirmEnteredChoicesCommand(read), HttpContext.RequestAborted);
        return confirmed.Refused ? LocalRedirect(Address) : confirmed.Value == 0 ? Taken() : NotCounted();
    }

    /// <summary>What they said before in one way of taking part shall be left out. Asked twice, it is asked once.</summary>
    public async Task<IActionResult> OnPostLeaveOutAsync(FamilyActivity activity)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(activity))
        {
            return LocalRedirect(Address);
        }
        var asked = await leaveOut.OfActivityAsync(Actor, activity, HttpContext.RequestAborted);
        if (asked.Succeeded)
        {
            return LocalRedirect($"{Address}?left-out=true#done");
        }
        ModelState.AddRefusals(Words, asked);
        await OnGetAsync();
        return Page();
    }

    public async Task OnGetAsync()
    {
        Agreements = await Queries.AgreementsAsync(Actor, HttpContext.RequestAborted);
        var said = await Queries.SaidInAsync(Actor, HttpContext.RequestAborted);
        SaidNo = [.. Agreements.InForce.Where(choice => choice.Value.Answer == AgreementAnswer.No && said.Contains(choice.Key)).Select(choice => choice.Key).Order()];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // What is no answer of ours counts as not answered.
        foreach (var name in Enum.GetNames<FamilyActivity>().Append(nameof(ExplainedBy)).Append(nameof(WordsFor)).Where(name => ModelState[name]?.Errors.Count > 0))
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
        var wordsFor = Enum.IsDefined(WordsFor) ? WordsFor : AgreementReader.Adult;
        var read = choices.Keys.ToDictionary(activity => activity, activity => AgreementTexts.InOnePiece(Words, activity, wordsFor));
        var recorded = await record.RunAsync(Actor, new RecordAgreementCommand(choices, explainedBy, Words.Shown.Code, DraftName, read, ExplainedByName, InterpreterName, wordsFor), HttpContext.RequestAborted);
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

    /// <summary>What can be chosen: a no at any time, and everything else once nobody has to be talked with first.</summary>
    public IReadOnlyList<Choice> Answers =>
        [.. Enum.GetValues<AgreementAnswer>().Where(answer => answer == AgreementAnswer.No || !Agreements.WaitsForGrownUp).Select(answer => new Choice(answer.ToString(), AgreementTexts.Of(Words, answer)))];

    public IReadOnlyList<Choice> Explainers =>
        [.. Enum.GetValues<ExplainedBy>().Select(who => new Choice(who.ToString(), AgreementTexts.Of(Words, who)))];

    public IHtmlContent Question(FamilyActivity activity) => AgreementTexts.Question(Words, activity, Agreements.Reader);
}
