using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Cases;

/// <summary>What waits for a professional today, and what is late in their cases.</summary>
/// <param name="catalogues">With <paramref name="longTexts"/>: the product's own texts, of which translators see what waits.</param>
public sealed class TodayQueries(Database database, CatalogueLibrary? catalogues = null, LongTextLibrary? longTexts = null)
{
    /// <summary>The most deadlines of others the page shows; the case list has the rest.</summary>
    public const int MostDeadlines = 50;
    /// <summary>What waits for oneself, on one page.</summary>
    public const int PageSize = 20;
    private const int MostCases = 200;

    /// <summary>
    /// What waits for the actor, the most pressing first; what is late or due before the London day ends in the cases this
    /// actor sees and waits for somebody else; and the actor's own drafts.
    /// </summary>
    public async Task<Today> FindAsync(StaffActor actor, int page, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var work = new OwnWork(operation, actor, catalogues is not null && longTexts is not null ? new ProductTexts(catalogues, longTexts) : null);
        var mine = await work.FindAsync(cancellation);
        var pages = Math.Max(1, (mine.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var others = await OthersAsync(operation, actor, [.. mine.Where(item => item.Kind == WorkKind.Deadline).Select(item => item.Subject)], cancellation);
        var drafts = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id)
            .OrderByDescending(draft => draft.SavedAt).Take(20)
            .Select(draft => new KeptForm(draft.Form, draft.SavedAt)).ToListAsync(cancellation);
        return new Today([.. mine.Skip((page - 1) * PageSize).Take(PageSize)], mine.Count, mine.Count(item => item.IsLate(operation.Now)), work.HasMore, page, pages,
            others, drafts, operation.Now);
    }

    private static async Task<IReadOnlyList<TodayDeadline>> OthersAsync(Operation operation, StaffActor actor, List<Guid> mine, CancellationToken cancellation)
    {
        var endOfToday = Calendar.LegalDay.EndOf(Calendar.LegalDay.Of(operation.Now)).ToUniversalTime();
        var deadlines = CaseFilters.Running(operation, actor).Where(deadline => deadline.DueAt <= endOfToday && !mine.Contains(deadline.Id));
        if (!actor.IsBusinessUnit && !actor.IsOnVirtualPanel)
        {
            // By their few cases: by the day, the database would walk through everybody's.
            var own = await operation.Read<ReviewCase>().IgnoreAutoIncludes()
                .Where(@case => @case.ReferrerId == actor.Id && @case.Stage != CaseStage.Closed && @case.Stage != CaseStage.NotReviewed)
                .OrderByDescending(@case => @case.ReceivedAt).Select(@case => @case.Id).Take(MostCases).ToListAsync(cancellation);
            List<CaseId> seen = [.. actor.CaseRoles.Select(role => role.Case).Concat(own).Distinct()];
            if (seen.Count == 0)
            {
                return [];
            }
            deadlines = deadlines.Where(deadline => seen.Contains(deadline.CaseId));
        }
        var rows = await (
            from deadline in deadlines.OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Id).Take(MostDeadlines)
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on deadline.CaseId equals @case.Id
            orderby deadline.DueAt, deadline.Id
            select new { deadline, @case.Reference, @case.ChildInitials, @case.ReferrerId }).ToListAsync(cancellation);
        return [.. rows.Select(row => new TodayDeadline(row.deadline.CaseId, row.Reference, row.ChildInitials,
            OwnDeadlines.Part(row.deadline.Kind, CaseParts.For(actor, row.deadline.CaseId, row.ReferrerId)), DeadlineView.Of(row.deadline, operation.Now)))];
    }
}

/// <param name="Mine">A page of what waits for the actor, the most pressing first.</param>
/// <param name="MineCount">How much waits for the actor.</param>
/// <param name="MineLate">How much of it is late.</param>
/// <param name="HasMore">Whether there is so much of one kind that it was not all counted.</param>
/// <param name="Deadlines">What waits for others in the actor's cases: late first, then due today.</param>
/// <param name="Drafts">The actor's own forms that are not sent yet, the newest first.</param>
/// <param name="Now">The instant (UTC) the page was made.</param>
public sealed record Today(
    IReadOnlyList<WorkItem> Mine, int MineCount, int MineLate, bool HasMore, int Page, int Pages,
    IReadOnlyList<TodayDeadline> Deadlines, IReadOnlyList<KeptForm> Drafts, DateTimeOffset Now);

/// <param name="Part">The part of the case where it is done, or the first this actor is led to.</param>
public sealed record TodayDeadline(CaseId Case, string Reference, string ChildInitials, CasePart Part, DeadlineView Deadline);

/// <param name="Form">Which form, for example "refer".</param>
public sealed record KeptForm(string Form, DateTimeOffset SavedAt);
