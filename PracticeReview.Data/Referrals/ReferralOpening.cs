using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <param name="Case">The identifier the case was promised, or null for a new one.</param>
internal sealed record OpenedFor(StaffId Referrer, CaseId? Case = null);

/// <summary>Opens the case of a referral: under the next reference, with its clocks, its words as they were sent, and the business unit told.</summary>
internal static class ReferralOpening
{
    public static async Task<Result<CaseId>> OpenAsync(Operation operation, ReferralForm form, Func<ReviewCase, ReferralForm, Result<Referral>> submit,
        OpenedFor opened, AuditEntry entry, CancellationToken cancellation)
    {
        var partnershipId = ((StaffActor)operation.Actor).Partnership;
        var partnership = await operation.Read<Partnership>().SingleAsync(partnership => partnership.Id == partnershipId, cancellation);
        var year = LegalDay.Of(operation.Now).Year;
        var reference = await operation.Context.Database.SqlQuery<string>($"select access.next_case_reference({year}) as \"Value\"").SingleAsync(cancellation);
        var @case = ReviewCase.Open(partnership, reference, form.Initials, opened.Referrer, operation.Now, opened.Case);
        var submitted = submit(@case, form);
        if (submitted.Refused)
        {
            return Result<CaseId>.Refuse(submitted.Refusals);
        }
        var referral = submitted.Value;
        TellClocks(@case, referral);
        operation.Add(@case);
        operation.Add(referral);
        operation.Add(referral.KeepVersion(form));
        foreach (var (step, on) in new[] { (AuthorityStep.Aware, referral.AwareOn), (AuthorityStep.NationalPanelNotified, referral.NotifiedOn) })
        {
            if (on is { } day)
            {
                operation.Add(new AuthorityNotice(referral, step, day, opened.Referrer, operation.Now));
            }
        }
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        await Addressees.TellAsync(operation, @case, Addressees.BusinessUnit, cancellation);
        var saved = await operation.SaveAsync(cancellation, entry with { Case = @case.Id });
        return saved.Succeeded ? @case.Id : Result<CaseId>.Refuse(saved.Refusals);
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
}
