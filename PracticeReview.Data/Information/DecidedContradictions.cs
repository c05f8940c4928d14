using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>What was decided about a contradiction.</summary>
/// <param name="Holds">Whether both accounts still say what it rests on.</param>
/// <param name="Version">To decide anew over; null where it was decided about a row as it was before.</param>
public sealed record ContradictionDecided(ContradictionOutcome Outcome, string Words, string By, DateTimeOffset At, bool Holds, uint? Version);

/// <summary>
/// The decisions of a case about contradictions, brought to the rows that stand now in the place of those they were made about. Each
/// holds as long as both accounts say what it rests on; a contradiction whose words have changed is open again, with the decision beside it.
/// </summary>
internal sealed class DecidedContradictions
{
    private readonly Dictionary<(PracticeEventId, Guid, ContradictionKind, string), (DecidedContradiction Decision, string By, bool IsEarlier)> _decided = [];

    public static DecidedContradictions None { get; } = new();

    /// <param name="rows">The rows that stand.</param>
    /// <param name="isLatest">Whether they are those of the latest version; of an earlier one only decisions about its own rows are told.</param>
    /// <param name="withFamily">Whether decisions about the family's words are read, too.</param>
    public static async Task<DecidedContradictions> OfAsync(Operation operation, CaseId id, WholeComposite rows, bool isLatest, bool withFamily, CancellationToken cancellation)
    {
        var all = new DecidedContradictions();
        var between = await (from one in operation.Read<ContradictionDecision>()
                             join staff in operation.Read<StaffMember>() on one.DecidedBy equals staff.Id
                             where one.CaseId == id
                             orderby one.DecidedAt descending
                             select new { Decision = one, staff.Name }).ToListAsync(cancellation);
        var said = !withFamily ? [] : await (from one in operation.Read<FamilyContradictionDecision>()
                                             join staff in operation.Read<StaffMember>() on one.DecidedBy equals staff.Id
                                             where one.CaseId == id
                                             orderby one.DecidedAt descending
                                             select new { Decision = one, staff.Name }).ToListAsync(cancellation);
        var standing = rows.Ids.Values.ToHashSet();
        var gone = between.SelectMany(one => new[] { one.Decision.FirstEventId, one.Decision.SecondEventId }).Concat(said.Select(one => one.Decision.EventId)).Where(row => !standing.Contains(row)).Distinct().ToList();
        var became = gone.Count == 0 || !isLatest ? new Dictionary<PracticeEventId, PracticeEventId>() : await ChangedRows.InForceAsync(operation, id, gone, cancellation);
        // One about the rows as they stand counts before those about earlier ones, and of these the last.
        foreach (var one in between.OrderBy(one => IsEarlier(one.Decision.FirstEventId) || IsEarlier(one.Decision.SecondEventId)))
        {
            var pair = MatchDecision.InOrder(Now(one.Decision.FirstEventId), Now(one.Decision.SecondEventId));
            all._decided.TryAdd((pair.First, pair.Second.Value, one.Decision.Kind, one.Decision.About), (one.Decision, one.Name, IsEarlier(one.Decision.FirstEventId) || IsEarlier(one.Decision.SecondEventId)));
        }
        foreach (var one in said.OrderBy(one => IsEarlier(one.Decision.EventId)))
        {
            all._decided.TryAdd((Now(one.Decision.EventId), one.Decision.ContributionId.Value, one.Decision.Kind, one.Decision.About), (one.Decision, one.Name, IsEarlier(one.Decision.EventId)));
        }
        return all;

        bool IsEarlier(PracticeEventId row) => !standing.Contains(row);

        PracticeEventId Now(PracticeEventId row) => became.GetValueOrDefault(row, row);
    }

    /// <summary>What was decided about a contradiction between two events; null where nobody decided.</summary>
    public ContradictionDecided? About(PracticeEventId one, PracticeEventId other, Contradiction found)
    {
        var pair = MatchDecision.InOrder(one, other);
        return Find((pair.First, pair.Second.Value, found.Kind, found.About), found);
    }

    /// <summary>The same of one between an event and a family member's words.</summary>
    public ContradictionDecided? About(PracticeEventId of, ContributionId said, Contradiction found) => Find((of, said.Value, found.Kind, found.About), found);

    private ContradictionDecided? Find((PracticeEventId, Guid, ContradictionKind, string) key, Contradiction found)
    {
        return _decided.TryGetValue(key, out var one)
            ? new ContradictionDecided(one.Decision.Outcome, one.Decision.Words, one.By, one.Decision.DecidedAt, one.Decision.RestsOn == found.RestsOn, one.IsEarlier ? null : one.Decision.Version)
            : null;
    }
}
