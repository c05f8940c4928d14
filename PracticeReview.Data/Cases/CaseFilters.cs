using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>What the case list and the board ask the database alike.</summary>
internal static class CaseFilters
{
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(7);

    /// <summary>The deadlines that make a case late or not: those that run.</summary>
    public static IQueryable<CaseDeadline> Running(Operation operation, StaffActor actor) =>
        Running(operation).Where(deadline => deadline.PartnershipId == actor.Partnership && deadline.Kind != DeadlineKind.KeepReportPublic);

    /// <summary>Deadlines that somebody has to meet: begun, needed, not met, and not paused today.</summary>
    public static IQueryable<CaseDeadline> Running(Operation operation)
    {
        var today = LegalDay.Of(operation.Now);
        return operation.Read<CaseDeadline>().Where(deadline => deadline.MetAt == null && deadline.IsNeeded && !deadline.IsForetold
            && (deadline.PausedFrom == null || deadline.PausedFrom > today || deadline.PausedUntil < today));
    }

    /// <summary>The cases of a filter, in no order.</summary>
    public static IQueryable<ReviewCase> Narrow(Operation operation, StaffActor actor, CaseListFilter filter)
    {
        var cases = Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreAutoIncludes(operation.Read<ReviewCase>())
            .Where(@case => @case.PartnershipId == actor.Partnership);
        if (!actor.IsBusinessUnit && !actor.IsOnVirtualPanel)
        {
            // A case somebody only verified for their agency has no page here: it is read on the page of its referral.
            var own = actor.CaseRoles.Select(role => role.Case).Distinct().ToList();
            cases = cases.Where(@case => own.Contains(@case.Id) || @case.ReferrerId == actor.Id);
        }
        if (filter.Stage is { } stage)
        {
            cases = cases.Where(@case => @case.Stage == stage);
        }
        if (!string.IsNullOrWhiteSpace(filter.Reference))
        {
            var reference = filter.Reference.Trim().ToUpperInvariant();
            cases = cases.Where(@case => @case.Reference.Contains(reference));
        }
        if (filter.Type is { } type)
        {
            cases = cases.Where(@case => @case.ReviewType == type);
        }
        if (filter.Agency is { } agency)
        {
            var people = operation.Read<StaffMember>().Where(staff => staff.AgencyId == agency).Select(staff => staff.Id);
            cases = cases.Where(@case => people.Contains(@case.ReferrerId));
        }
        return filter.Lateness is { } lateness ? Standing(operation, actor, cases, lateness) : cases;
    }

    private static IQueryable<ReviewCase> Standing(Operation operation, StaffActor actor, IQueryable<ReviewCase> cases, CaseLateness lateness)
    {
        var now = operation.Now;
        var soon = now + s_soon;
        var late = Running(operation, actor).Where(deadline => deadline.DueAt <= now).Select(deadline => deadline.CaseId);
        var due = Running(operation, actor).Where(deadline => deadline.DueAt <= soon).Select(deadline => deadline.CaseId);
        return lateness switch
        {
            CaseLateness.Late => cases.Where(@case => late.Contains(@case.Id)),
            CaseLateness.DueSoon => cases.Where(@case => due.Contains(@case.Id) && !late.Contains(@case.Id)),
            _ => cases.Where(@case => !late.Contains(@case.Id)),
        };
    }

    /// <summary>The cases in the order of a filter; those that are the same in it, newest first.</summary>
    public static IQueryable<ReviewCase> InOrder(Operation operation, StaffActor actor, IQueryable<ReviewCase> cases, CaseListFilter filter)
    {
        var running = Running(operation, actor);
        var ordered = (filter.Order, filter.IsReversed) switch
        {
            (CaseOrder.Reference, false) => cases.OrderBy(@case => @case.Reference),
            (CaseOrder.Reference, true) => cases.OrderByDescending(@case => @case.Reference),
            (CaseOrder.Child, false) => cases.OrderBy(@case => @case.ChildInitials),
            (CaseOrder.Child, true) => cases.OrderByDescending(@case => @case.ChildInitials),
            (CaseOrder.Stage, false) => cases.OrderBy(@case => @case.Stage),
            (CaseOrder.Stage, true) => cases.OrderByDescending(@case => @case.Stage),
            (CaseOrder.Type, false) => cases.OrderBy(@case => @case.ReviewType == null).ThenBy(@case => @case.ReviewType),
            (CaseOrder.Type, true) => cases.OrderBy(@case => @case.ReviewType == null).ThenByDescending(@case => @case.ReviewType),
            (CaseOrder.Due, false) => cases.OrderBy(@case => !running.Any(deadline => deadline.CaseId == @case.Id))
                .ThenBy(@case => running.Where(deadline => deadline.CaseId == @case.Id).Min(deadline => (DateTimeOffset?)deadline.DueAt)),
            (CaseOrder.Due, true) => cases.OrderBy(@case => !running.Any(deadline => deadline.CaseId == @case.Id))
                .ThenByDescending(@case => running.Where(deadline => deadline.CaseId == @case.Id).Min(deadline => (DateTimeOffset?)deadline.DueAt)),
            _ => cases.OrderBy(@case => @case.ReceivedAt),
        };
        return ordered.ThenByDescending(@case => @case.ReceivedAt).ThenBy(@case => @case.Id);
    }
}
