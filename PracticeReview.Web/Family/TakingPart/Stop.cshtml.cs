using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.TakingPart;

/// <summary>The person stops everything at once, without a reason, and reads what becomes of what they said (guidance 1.2).</summary>
public sealed class StopModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, RecordAgreement record) : FamilyFormPage(words, queries, keep)
{
    public bool HasStopped { get; private set; }

    public async Task OnGetAsync()
    {
        var choices = await Queries.AgreementsAsync(Actor, HttpContext.RequestAborted);
        HasStopped = Enum.GetValues<FamilyActivity>().All(activity => choices.InForce.TryGetValue(activity, out var choice) && choice.Answer == AgreementAnswer.No);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await record.RunAsync(Actor, new RecordAgreementCommand(Enum.GetValues<FamilyActivity>().ToDictionary(activity => activity, _ => AgreementAnswer.No),
            ExplainedBy.ReadItMyself, Words.Requested.Code), HttpContext.RequestAborted);
        return Taken();
    }
}
