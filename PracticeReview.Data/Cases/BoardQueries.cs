using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>The cases somebody may see, as columns by stage.</summary>
public sealed class BoardQueries(Database database)
{
    /// <summary>The most cards in a column; the case list has the rest.</summary>
    public const int CardsInColumn = 8;

    /// <summary>
    /// How many cases stand where, how many of them are late, and the first cards of each stage that has any: those due first at
    /// the top, and of those that are over the newest.
    /// </summary>
    public async Task<BoardView> FindAsync(StaffActor actor, CaseListFilter filter, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var cases = CaseFilters.Narrow(operation, actor, filter with { Stage = null, Reference = null });
        var columns = (await OpenAsync(operation, actor, cases, cancellation)).Concat(await OverAsync(operation, actor, cases, cancellation))
            .ToDictionary(column => column.Stage);
        List<CaseId> shown = [.. columns.Values.SelectMany(column => column.Shown)];
        var cards = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => shown.Contains(@case.Id))
            .Select(@case => new CaseRow(@case.Id, @case.Reference, @case.ChildInitials, @case.Stage, @case.ReviewType, @case.ReceivedAt, null, null, null))
            .ToDictionaryAsync(card => card.Id, cancellation);
        var next = await CaseQueries.NextDeadlinesAsync(operation, shown, cancellation);
        return new BoardView([.. Enum.GetValues<CaseStage>().Select(stage => columns.TryGetValue(stage, out var column)
            ? new BoardColumn(stage, column.Count, column.Late, [.. column.Shown.Where(cards.ContainsKey).Select(id => Card(cards[id], next.GetValueOrDefault(id)))])
            : new BoardColumn(stage, 0, 0, []))], operation.Now);
    }

    private static CaseRow Card(CaseRow card, CaseQueries.NextDeadline? next) =>
        next is null ? card : card with { DeadlineName = next.Name, DueAt = next.DueAt, DueDay = next.DueDay };

    // One question for all of them, and no more of each than its place: asked stage by stage, what runs in the whole partnership
    // would be gone through for every stage.
    private static async Task<IEnumerable<Column>> OpenAsync(Operation operation, StaffActor actor, IQueryable<ReviewCase> cases, CancellationToken cancellation)
    {
        var due = CaseFilters.Running(operation, actor).GroupBy(deadline => deadline.CaseId).Select(ofCase => new { Case = ofCase.Key, DueAt = ofCase.Min(deadline => deadline.DueAt) });
        var open = await (
            from @case in cases.Where(@case => @case.Stage != CaseStage.Closed && @case.Stage != CaseStage.NotReviewed)
            join first in due on @case.Id equals first.Case into firsts
            from first in firsts.DefaultIfEmpty()
            select new { @case.Id, @case.Stage, @case.ReceivedAt, DueAt = (DateTimeOffset?)first.DueAt }).ToListAsync(cancellation);
        return open.GroupBy(@case => @case.Stage).Select(ofStage => new Column(ofStage.Key, ofStage.Count(), ofStage.Count(@case => @case.DueAt <= operation.Now),
            [.. ofStage.OrderBy(@case => @case.DueAt is null).ThenBy(@case => @case.DueAt).ThenByDescending(@case => @case.ReceivedAt).ThenBy(@case => @case.Id.Value)
                .Take(CardsInColumn).Select(@case => @case.Id)]));
    }

    // They only grow in number: they are counted, and the newest found by the index.
    private static async Task<List<Column>> OverAsync(Operation operation, StaffActor actor, IQueryable<ReviewCase> cases, CancellationToken cancellation)
    {
        var now = operation.Now;
        var over = cases.Where(@case => @case.Stage == CaseStage.Closed || @case.Stage == CaseStage.NotReviewed);
        var late = CaseFilters.Running(operation, actor).Where(deadline => deadline.DueAt <= now).Select(deadline => deadline.CaseId);
        var counts = await over.Select(@case => new { @case.Stage, IsLate = late.Contains(@case.Id) })
            .GroupBy(@case => new { @case.Stage, @case.IsLate })
            .Select(standing => new { standing.Key.Stage, standing.Key.IsLate, Count = standing.Count() }).ToListAsync(cancellation);
        List<Column> columns = [];
        foreach (var own in counts.GroupBy(count => count.Stage))
        {
            var newest = await over.Where(@case => @case.Stage == own.Key).OrderByDescending(@case => @case.ReceivedAt).Take(CardsInColumn).Select(@case => @case.Id).ToListAsync(cancellation);
            columns.Add(new Column(own.Key, own.Sum(count => count.Count), own.Where(count => count.IsLate).Sum(count => count.Count), newest));
        }
        return columns;
    }

    private sealed record Column(CaseStage Stage, int Count, int Late, IReadOnlyList<CaseId> Shown);
}

/// <param name="Columns">Every stage in its order, the empty ones too.</param>
/// <param name="Now">The instant (UTC) the board was made.</param>
public sealed record BoardView(IReadOnlyList<BoardColumn> Columns, DateTimeOffset Now)
{
    public int Count => Columns.Sum(column => column.Count);
    public int Late => Columns.Sum(column => column.Late);
}

/// <param name="Count">All cases of the stage, also those without a card.</param>
/// <param name="Late">How many of them are late.</param>
public sealed record BoardColumn(CaseStage Stage, int Count, int Late, IReadOnlyList<CaseRow> Cards);
