using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

public sealed record SubmitReferralCommand(ReferralForm Form);

/// <summary>
/// Receives a referral (Policy 7.4): opens its case under the next reference, starts the clocks, keeps the words as they were
/// sent and tells the business unit. Sending the same form again gives the same case.
/// </summary>
public sealed class SubmitReferral(Database database)
{
    /// <summary>The name under which the form is kept while it is filled in.</summary>
    public const string DraftName = "refer";

    /// <returns>The case that was opened.</returns>
    public async Task<Result<CaseId>> RunAsync(StaffActor actor, SubmitReferralCommand command, CancellationToken cancellation)
    {
        if (await SubmittedBeforeAsync(actor, command.Form.Id, cancellation) is { } before)
        {
            return before;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var partnership = await operation.Read<Partnership>().SingleAsync(partnership => partnership.Id == actor.Partnership, cancellation);
        // Asked before a reference is taken, so that a refused form takes none.
        if (command.Form.Check(operation.Now) is { Count: > 0 } refusals)
        {
            return Referral.MayRefer(actor) ? Result<CaseId>.Refuse(refusals) : Refusal.NotFound;
        }
        if (!Referral.MayRefer(actor))
        {
            return Refusal.NotFound;
        }
        var year = LegalDay.Of(operation.Now).Year;
        var reference = await operation.Context.Database.SqlQuery<string>($"select access.next_case_reference({year}) as \"Value\"").SingleAsync(cancellation);
        var @case = ReviewCase.Open(partnership, reference, ReferralForm.InitialsOf(command.Form.ChildName), actor.Id, operation.Now);
        var submitted = Referral.Submit(@case, command.Form, actor, operation.Now);
        if (submitted.Refused)
        {
            return Result<CaseId>.Refuse(submitted.Refusals);
        }
        var referral = submitted.Value;
        TellClocks(@case, referral);
        operation.Add(@case);
        operation.Add(referral);
        operation.Add(referral.KeepVersion(command.Form));
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        await Addressees.TellAsync(operation, @case, Addressees.BusinessUnit, cancellation);
        await FormDrafts.DiscardAsync(operation, DraftName, cancellation);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Referral submitted", @case.Id, "Referral", referral.Id.Value));
        if (saved.Succeeded)
        {
            return @case.Id;
        }
        // The same form was sent twice at once, and the other one was first.
        return await SubmittedBeforeAsync(actor, command.Form.Id, cancellation) is { } first ? first : Result<CaseId>.Refuse(saved.Refusals);
    }

    // The days a referrer names are days; the clocks of the local authority's duty count from their beginning.
    private static void TellClocks(ReviewCase @case, Referral referral)
    {
        if (referral.AwareOn is { } aware)
        {
            @case.Reach(CaseEvent.Aware, LegalDay.StartOf(aware).ToUniversalTime());
        }
        if (referral.NotifiedOn is { } notified)
        {
            @case.Reach(CaseEvent.NationalPanelNotified, LegalDay.StartOf(notified).ToUniversalTime());
        }
    }

    private async Task<CaseId?> SubmittedBeforeAsync(StaffActor actor, ReferralId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<Referral>().Where(referral => referral.Id == id && referral.ReferrerId == actor.Id)
            .Select(referral => new { referral.CaseId }).SingleOrDefaultAsync(cancellation);
        return found?.CaseId;
    }
}
