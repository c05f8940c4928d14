using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>What the workspace shows of cases. Row security decides which cases there are for an actor.</summary>
public sealed class CaseQueries(Database database)
{
    /// <summary>Rows on a page of the case list.</summary>
    public const int PageSize = 50;
    private const int MostPages = 200;

    /// <summary>What stands around every page of a case.</summary>
    /// <returns>Null when there is no such case or no part of it is for this actor.</returns>
    public async Task<CaseFrameView?> FindFrameAsync(StaffActor actor, CaseId caseId, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == caseId)
            .Select(@case => new { @case.Reference, @case.ChildInitials, @case.Stage, @case.StageSince, @case.ReviewType, @case.ReferrerId })
            .SingleOrDefaultAsync(cancellation);
        if (found is null || CaseParts.For(actor, caseId, found.ReferrerId) is not { Count: > 0 } parts)
        {
            return null;
        }
        return new CaseFrameView(caseId, found.Reference, found.ChildInitials, found.Stage, found.StageSince, found.ReviewType, parts);
    }

    /// <summary>
    /// A page of the cases this actor may see. Newest first, it is found from where the last one ended, so that any page
    /// costs the same; in another order by its number. The next deadline of each row comes with it.
    /// </summary>
    public async Task<CaseList> ListAsync(StaffActor actor, CaseListFilter filter, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var cases = CaseFilters.Narrow(operation, actor, filter);
        var isNewestFirst = filter is { Order: CaseOrder.Received, IsReversed: false };
        if (isNewestFirst && filter.After is { } after)
        {
            cases = cases.Where(@case => @case.ReceivedAt < after.ReceivedAt
                || (@case.ReceivedAt == after.ReceivedAt && @case.Id.CompareTo(after.Id) > 0));
        }
        cases = isNewestFirst
            ? cases.OrderByDescending(@case => @case.ReceivedAt).ThenBy(@case => @case.Id)
            : CaseFilters.InOrder(operation, actor, cases, filter).Skip((Math.Clamp(filter.Page, 1, MostPages) - 1) * PageSize);
        var found = await cases.Take(PageSize + 1)
            .Select(@case => new { @case.Id, @case.Reference, @case.ChildInitials, @case.Stage, @case.ReviewType, @case.ReceivedAt })
            .ToListAsync(cancellation);
        var hasMore = found.Count > PageSize;
        var shown = found.Take(PageSize).ToList();
        var next = await NextDeadlinesAsync(operation, [.. shown.Select(@case => @case.Id)], cancellation);
        var rows = shown.Select(@case => (Case: @case, Deadline: next.GetValueOrDefault(@case.Id)))
            .Select(row => new CaseRow(row.Case.Id, row.Case.Reference, row.Case.ChildInitials, row.Case.Stage, row.Case.ReviewType, row.Case.ReceivedAt,
                row.Deadline?.Name, row.Deadline?.DueAt, row.Deadline?.DueDay)).ToList();
        return new CaseList(rows, hasMore && isNewestFirst ? new CaseListPlace(shown[^1].ReceivedAt, shown[^1].Id) : null, operation.Now,
            hasMore && !isNewestFirst && filter.Page < MostPages ? Math.Max(1, filter.Page) + 1 : null);
    }

    // Asked by itself for the cases of the page: joined to their query, it would look through every deadline of the partnership.
    internal static async Task<Dictionary<CaseId, NextDeadline>> NextDeadlinesAsync(Operation operation, IReadOnlyList<CaseId> shown, CancellationToken cancellation)
    {
        var running = await CaseFilters.Running(operation)
            .Where(deadline => shown.Contains(deadline.CaseId) && deadline.Kind != DeadlineKind.KeepReportPublic)
            .Select(deadline => new NextDeadline(deadline.CaseId, deadline.Name, deadline.DueAt, deadline.DueDay))
            .ToListAsync(cancellation);
        return running.GroupBy(deadline => deadline.Case).ToDictionary(ofCase => ofCase.Key, ofCase => ofCase.MinBy(deadline => deadline.DueAt)!);
    }

    internal sealed record NextDeadline(CaseId Case, string Name, DateTimeOffset DueAt, DateOnly DueDay);

    /// <summary>Where a case stands, what is due and who is on it. Opening it leaves a line in the record.</summary>
    /// <returns>Null when there is no such case or its overview is not for this actor.</returns>
    public async Task<CaseOverview?> OpenOverviewAsync(StaffActor actor, CaseId caseId, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == caseId)
            .Select(@case => new { @case.Stage, @case.StageSince, @case.ReviewType, @case.ReceivedAt, @case.PolicyVersion, @case.ReferrerId })
            .SingleOrDefaultAsync(cancellation);
        if (found is null || !CaseParts.For(actor, caseId, found.ReferrerId).Contains(CasePart.Overview))
        {
            return null;
        }
        var deadlines = await operation.Read<CaseDeadline>().Where(deadline => deadline.CaseId == caseId)
            .OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Id).ToListAsync(cancellation);
        var people = await (
            from membership in operation.Read<CaseMembership>()
            join staff in operation.Read<StaffMember>() on membership.StaffId equals staff.Id
            where membership.CaseId == caseId && membership.Until == null
            orderby membership.Role, staff.Name
            select new CasePerson(staff.Id, staff.Name, membership.Role)).ToListAsync(cancellation);
        var referrer = await (
            from staff in operation.Read<StaffMember>()
            join agency in operation.Read<Agency>() on staff.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            where staff.Id == found.ReferrerId
            select new { staff.Name, Agency = agency == null ? null : agency.Name }).SingleOrDefaultAsync(cancellation);
        var family = actor.WorksWithFamily(caseId) ? await FamilyWaits.OfAsync(operation, caseId, cancellation) : null;
        var overview = new CaseOverview(caseId, found.Stage, found.StageSince, found.ReviewType, found.ReceivedAt,
            Policies.PolicyVersions.Find(found.PolicyVersion)?.Title ?? found.PolicyVersion, referrer?.Name, referrer?.Agency,
            [.. deadlines.Select(deadline => DeadlineView.Of(deadline, operation.Now))], people, operation.Now, family);
        await operation.SaveAsync(cancellation, new AuditEntry("Case opened to read", caseId, "Case", caseId.Value));
        return overview;
    }
}

/// <summary>What stands around every page of a case: never the child's name.</summary>
public sealed record CaseFrameView(
    CaseId Id, string Reference, string ChildInitials, CaseStage Stage, DateTimeOffset StageSince, ReviewType? ReviewType, IReadOnlyList<CasePart> Parts);

/// <summary>A place in the case list: the last row that was shown.</summary>
public sealed record CaseListPlace(DateTimeOffset ReceivedAt, CaseId Id);

/// <param name="Next">Where the next page begins, or null at the end.</param>
/// <param name="Now">The instant (UTC) the page was made.</param>
/// <param name="NextPage">The number of the next page where the list is in another order than the newest first, or null at the end.</param>
public sealed record CaseList(IReadOnlyList<CaseRow> Rows, CaseListPlace? Next, DateTimeOffset Now, int? NextPage = null);

/// <summary>One row of the case list, with the deadline that runs out first.</summary>
public sealed record CaseRow(
    CaseId Id, string Reference, string ChildInitials, CaseStage Stage, ReviewType? ReviewType, DateTimeOffset ReceivedAt,
    string? DeadlineName, DateTimeOffset? DueAt, DateOnly? DueDay)
{
    /// <summary>Whether the first deadline's time is over at <paramref name="now"/>.</summary>
    public bool IsLate(DateTimeOffset now) => DueAt <= now;
}

/// <summary>Where a case stands. Instants are in UTC.</summary>
/// <param name="Family">What its family waits for; null for whoever does not work with them.</param>
public sealed record CaseOverview(
    CaseId Id, CaseStage Stage, DateTimeOffset StageSince, ReviewType? ReviewType, DateTimeOffset ReceivedAt, string PolicyTitle,
    string? ReferrerName, string? ReferrerAgency, IReadOnlyList<DeadlineView> Deadlines, IReadOnlyList<CasePerson> People, DateTimeOffset Now,
    FamilyWaits? Family);

/// <summary>Somebody who works on a case.</summary>
public sealed record CasePerson(StaffId Id, string Name, CaseRole Role);
