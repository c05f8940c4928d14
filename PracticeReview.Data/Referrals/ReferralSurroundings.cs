using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Referrals;

/// <summary>What stands around a referral: the local authority's duties, other processes, who chairs. Row security decides what of it there is.</summary>
internal static class ReferralSurroundings
{
    public static async Task<IReadOnlyList<NoticeView>> NoticesAsync(Operation operation, CaseId caseId, CancellationToken cancellation) => await (
        from notice in operation.Read<AuthorityNotice>()
        join staff in operation.Read<StaffMember>() on notice.RecordedById equals staff.Id
        where notice.CaseId == caseId
        orderby notice.OnDay, notice.RecordedAt
        select new NoticeView(notice.Step, notice.OnDay, staff.Name, notice.RecordedAt)).ToListAsync(cancellation);

    public static async Task<IReadOnlyList<ProcessView>> ProcessesAsync(Operation operation, CaseId caseId, CancellationToken cancellation) => await (
        from process in operation.Read<LinkedProcess>()
        join staff in operation.Read<StaffMember>() on process.RecordedById equals staff.Id
        where process.CaseId == caseId
        orderby process.Kind
        select new ProcessView(process.Kind, process.ReferredOn, process.Lead, process.Agreement, staff.Name, process.RecordedAt)).ToListAsync(cancellation);

    public static async Task<LeadingView?> LeadingAsync(Operation operation, CaseId caseId, CancellationToken cancellation) => await (
        from leading in operation.Read<ReviewLeading>()
        join staff in operation.Read<StaffMember>() on leading.ChairId equals staff.Id into chairs
        from chair in chairs.DefaultIfEmpty()
        join staff in operation.Read<StaffMember>() on leading.ChairDecidedById equals staff.Id into deciders
        from decider in deciders.DefaultIfEmpty()
        join staff in operation.Read<StaffMember>() on leading.OfstedCheckedById equals staff.Id into checkers
        from checker in checkers.DefaultIfEmpty()
        where leading.CaseId == caseId
        select new LeadingView(chair == null ? null : chair.Name, leading.IsIndependent, leading.Consideration,
            decider == null ? null : decider.Name, leading.ChairDecidedAt, leading.Ofsted, checker == null ? null : checker.Name, leading.OfstedCheckedAt))
        .SingleOrDefaultAsync(cancellation);
}
