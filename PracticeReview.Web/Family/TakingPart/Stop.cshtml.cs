using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Families;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.TakingPart;

/// <summary>The person stops everything at once, without a reason, and reads what becomes of what they said (guidance 1.2).</summary>
public sealed class StopModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, RecordAgreement record, AskToLeaveOut leaveOut) : FamilyFormPage(words, queries, keep)
{
    public bool SaidNoToEverything { get; private set; }

    /// <summary>What becomes of what was said before: it stays unless "LeaveOut" is chosen.</summary>
    [BindProperty]
    public string? Before { get; set; }

    public IReadOnlyList<Choice> Choices => [new("Keep", Words.Say("Leave what I said as it is")), new("LeaveOut", Words.Say("Please leave out everything I said"))];

    public async Task OnGetAsync() => SaidNoToEverything = AgreementChoice.SaidNoToEverything((await Queries.AgreementsAsync(Actor, HttpContext.RequestAborted)).InForce);

    public async Task<IActionResult> OnPostAsync()
    {
        await record.RunAsync(Actor, new RecordAgreementCommand(Enum.GetValues<FamilyActivity>().ToDictionary(activity => activity, _ => AgreementAnswer.No),
            ExplainedBy.ReadItMyself, Words.Requested.Code), HttpContext.RequestAborted);
        if (Before == "LeaveOut")
        {
            await leaveOut.OfEverythingAsync(Actor, HttpContext.RequestAborted);
        }
        return Taken();
    }
}
