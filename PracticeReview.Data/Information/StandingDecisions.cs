using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>What became of a decision about two rows when an agency sent its chronology again.</summary>
internal enum DecisionState
{
    /// <summary>Both rows stand as they were, or have changed in nothing that mattered to it.</summary>
    Holds,

    /// <summary>A row says something else now of when it was, what happened or who was seen: a person looks again.</summary>
    LookAgain,

    /// <summary>A row is gone, and none is known to tell it now.</summary>
    RowGone,
}

/// <summary>A row that a decision was about, as it was then and with the agency that sent it.</summary>
internal sealed record DecidedRow(PracticeEventId Id, AgencyId? Agency, ChronologyRow? Then);

/// <summary>A decision about two rows, brought to the rows that stand now in their place.</summary>
/// <param name="By">Who decided.</param>
/// <param name="Pair">The rows that stand now, in order; a row that is gone stands for itself.</param>
/// <param name="Rows">The rows that were decided about, in the order of <paramref name="Pair"/>; with their words where they do not stand any more.</param>
internal sealed record StandingDecision(MatchDecision Match, string By, (PracticeEventId First, PracticeEventId Second) Pair, DecisionState State, (DecidedRow First, DecidedRow Second) Rows)
{
    /// <summary>Whether one of its rows is told otherwise now, or gone.</summary>
    public bool IsOfEarlierRows => Rows.First.Then is not null || Rows.Second.Then is not null;
}

/// <summary>
/// The decisions of a case about which rows tell the same event. A decision is never lost with a row: it holds for the row that
/// the first became, or waits for a person to look again.
/// </summary>
internal static class StandingDecisions
{
    /// <param name="whole">The rows that stand. For an earlier version only decisions about its own rows are told.</param>
    /// <param name="isLatest">Whether it is the latest version.</param>
    public static async Task<IReadOnlyList<StandingDecision>> OfAsync(Operation operation, CaseId id, WholeComposite whole, bool isLatest, CancellationToken cancellation)
    {
        var decisions = await (from match in operation.Read<MatchDecision>()
                               join staff in operation.Read<StaffMember>() on match.DecidedBy equals staff.Id
                               where match.CaseId == id
                               orderby match.DecidedAt descending, match.FirstEventId, match.SecondEventId
                               select new { Match = match, staff.Name }).ToListAsync(cancellation);
        var now = whole.Ids.ToDictionary(one => one.Value, one => one.Key);
        var gone = decisions.SelectMany(one => new[] { one.Match.FirstEventId, one.Match.SecondEventId }).Where(row => !now.ContainsKey(row)).Distinct().ToList();
        if (gone.Count == 0 || !isLatest)
        {
            return [.. decisions.Where(one => now.ContainsKey(one.Match.FirstEventId) && now.ContainsKey(one.Match.SecondEventId))
                .Select(one => Of(one.Match, one.Name, new DecidedRow(one.Match.FirstEventId, null, null), new DecidedRow(one.Match.SecondEventId, null, null), new Dictionary<PracticeEventId, PracticeEventId>(), now))];
        }
        var became = await ChangedRows.InForceAsync(operation, id, gone, cancellation);
        var agencies = await operation.Read<InformationRequest>().Where(request => request.CaseId == id).ToDictionaryAsync(request => request.Id, request => request.AgencyId, cancellation);
        var then = (await operation.Read<EarlierPracticeEvent>().Where(row => row.CaseId == id && gone.Contains(row.Id)).ToListAsync(cancellation))
            .GroupBy(row => row.Id).Select(versions => versions.MaxBy(row => row.Version)!)
            .ToDictionary(row => row.Id, row => new DecidedRow(row.Id, agencies[row.RequestId], row.ToRow()));
        // Of several about the same rows the last counts; one about the rows as they stand before all others.
        return [.. decisions.Select(one => Of(one.Match, one.Name, Row(one.Match.FirstEventId), Row(one.Match.SecondEventId), became, now))
            .OrderBy(one => one.IsOfEarlierRows).ThenByDescending(one => one.Match.DecidedAt).DistinctBy(one => one.Pair)];

        DecidedRow Row(PracticeEventId row) => then.GetValueOrDefault(row) ?? new DecidedRow(row, null, null);
    }

    private static StandingDecision Of(
        MatchDecision match, string by, DecidedRow one, DecidedRow other, IReadOnlyDictionary<PracticeEventId, PracticeEventId> became, Dictionary<PracticeEventId, ChronologyRow> now)
    {
        var (first, second) = (Now(one), Now(other));
        var pair = MatchDecision.InOrder(first, second);
        var state = !now.ContainsKey(first) || !now.ContainsKey(second) ? DecisionState.RowGone
            : (one.Then is null || MatchDecision.TellsTheSame(one.Then, now[first])) && (other.Then is null || MatchDecision.TellsTheSame(other.Then, now[second])) ? DecisionState.Holds
            : DecisionState.LookAgain;
        return new StandingDecision(match, by, pair, state, pair.First == first ? (one, other) : (other, one));

        PracticeEventId Now(DecidedRow row) => became.GetValueOrDefault(row.Id, row.Id);
    }
}
