using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.GoodOutcomes;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Cases;

/// <summary>
/// Most kinds of work wait for nobody most of the time. One question says of which there is anything at all, and only these are
/// asked for: each question left out is a way to the database and back that a first page does not wait for.
/// </summary>
internal sealed partial class OwnWork
{
    private Task<Waiting> WaitingAsync(CancellationToken cancellation)
    {
        var (me, partnership) = (actor.Id, actor.Partnership);
        var due = DueReports();
        var holds = HoldsNobodyLeads(LegalDay.Of(operation.Now));
        return operation.Read<Partnership>().Where(own => own.Id == partnership).Select(own => new Waiting(
            operation.Read<Referral>().Any(referral => referral.PartnershipId == partnership && referral.Status == ReferralStatus.WithPanel),
            operation.Read<Disagreement>().Any(disagreement => disagreement.PartnershipId == partnership && disagreement.ClosedAt == null),
            operation.Read<GoodOutcomeReferral>().Any(referral => referral.PartnershipId == partnership && referral.IsAccepted == null),
            operation.Read<PlannedAction>().Any(action => action.ScrutineerId == null && action.State == ActionState.ReportedComplete),
            operation.Read<Contribution>().Any(contribution => contribution.PartnershipId == partnership && contribution.Answer == null),
            operation.Read<ReportRequest>().Any(request => request.PartnershipId == partnership && request.State == ReportRequestState.Waiting),
            operation.Read<MeetingPapers>().Any(papers => papers.StaffId == me && papers.OpenedAt == null),
            operation.Read<OutcomeNotice>().Any(notice => notice.StaffId == me && notice.AnsweredAt == null),
            operation.Read<RapidReview>().Any(review => review.PartnershipId == partnership && review.Outcome != null && review.ReportSentAt == null),
            operation.Read<QuestionAnswer>().Any(answer => answer.PartnershipId == partnership && answer.ReadAt == null),
            operation.Read<ChildMemory>().Any(memory => memory.PartnershipId == partnership && memory.ReadAt == null),
            operation.Read<LeaveOutRequest>().Any(request => request.PartnershipId == partnership && request.Outcome == null),
            operation.Read<ContributionAnswer>().Any(answer => answer.PartnershipId == partnership && answer.ReleasedAt == null)
                || operation.Read<ReleasedPassage>().Any(passage => passage.PartnershipId == partnership && passage.WaitsSince != null && passage.WithdrawnAt == null),
            operation.Read<MeetingEscalation>().Any(escalation => escalation.ToldId == me && escalation.SettledAt == null),
            holds.Any(),
            due.Any())).SingleAsync(cancellation);
    }

    /// <summary>Of what there is anything, for whoever asks; whether it is theirs is asked after that.</summary>
    private sealed record Waiting(
        bool WithPanel, bool Disagreements, bool GoodOutcomes, bool WithoutScrutineer, bool FamilyWords, bool ReportRequests, bool Papers, bool Notices, bool Reviews,
        bool AskedAnswers, bool Memories, bool LeaveOuts, bool ForeignWords, bool ToldOfProblem, bool HoldsNobodyLeads, bool HeldReports);
}
