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
    /// How many cases stand where, and how many of them are late, from one grouped question; and the first cards of each
    /// stage that has any, those due first at the top.
    /// </summary>
    public async Task<BoardView> FindAsync(StaffActor actor, CaseListFilter filter, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var now = operation.Now;
        var cases = CaseFilters.Narrow(operation, actor, filter with { Stage = null, Reference = null });
        var late = CaseFilters.Running(operation, actor).Where(deadline => deadline.DueAt <= now).Select(deadline => deadline.CaseId);
        var counts = await cases.Select(@case => new { @case.Stage, IsLate = late.Contains(@case.Id) })
            .GroupBy(@case => new { @case.Stage, @case.IsLate })
            .Select(standing => new { standing.Key.Stage, standing.Key.IsLate, Count = standing.Count() }).ToListAsync(cancellation);
        var columns = new List<BoardColumn>();
        foreach (var stage in Enum.GetValues<CaseStage>())
        {
            var own = counts.Where(count => count.Stage == stage).ToList();
            var ofStage = cases.Where(@case => @case.Stage == stage);
            var order = new CaseListFilter(Order: CaseOrder.Due);
            var ordered = stage is CaseStage.Closed or CaseStage.NotReviewed
                ? ofStage.OrderByDescending(@case => @case.ReceivedAt)
                : CaseFilters.InOrder(operation, actor, ofStage, order);
            var cards = own.Count == 0 ? [] : await ordered.Take(CardsInColumn)
                .Select(@case => new CaseRow(@case.Id, @case.Reference, @case.ChildInitials, @case.Stage, @case.ReviewType, @case.ReceivedAt, null, null, null))
                .ToListAsync(cancellation);
            columns.Add(new BoardColumn(stage, own.Sum(count => count.Count), own.Where(count => count.IsLate).Sum(count => count.Count), cards));
        }
        var next = await CaseQueries.NextDeadlinesAsync(operation, [.. columns.SelectMany(column => column.Cards).Select(card => card.Id)], cancellation);
        return new BoardView([.. columns.Select(column => column with
        {
            Cards = [.. column.Cards.Select(card => next.GetValueOrDefault(card.Id) is { } deadline
                ? card with { DeadlineName = deadline.Name, DueAt = deadline.DueAt, DueDay = deadline.DueDay } : card)],
        })], now);
    }
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
