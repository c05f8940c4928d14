using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>One version of a case's composite chronology: what it became when an agency's chronology was taken.</summary>
/// <param name="Number">From 1, in the order of arrival; a later arrival changes no number.</param>
/// <param name="Version">Which version of the agency's own chronology it was, from 1.</param>
/// <param name="Events">How many events that one has.</param>
public sealed record CompositeVersion(int Number, InformationRequestId Request, AgencyId Agency, string AgencyName, int Version, int Events, DateTimeOffset At, DocumentId Document);

/// <summary>What came between a version of the composite chronology and the one that is shown.</summary>
/// <param name="Version">The earlier one, by its number; 0 for before the first.</param>
/// <param name="At">When that one arrived; null before the first.</param>
/// <param name="New">Events that came.</param>
/// <param name="Changed">Events that an agency tells otherwise.</param>
/// <param name="Gone">Events that nobody tells any more, as far as is known.</param>
public sealed record NewSince(int Version, DateTimeOffset? At, int New, int Changed, int Gone)
{
    /// <summary>Whether nothing came, changed or went.</summary>
    public bool IsNothing => New + Changed + Gone == 0;
}

/// <summary>The versions of a composite chronology, and its rows as they stood at each. No row of an earlier version is ever lost.</summary>
internal sealed record CompositeVersions(IReadOnlyList<CompositeVersion> All)
{
    public int Latest => All.Count;

    public static async Task<CompositeVersions> OfAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        var found = await (
            from chronology in operation.Read<Chronology>()
            join request in operation.Read<InformationRequest>() on chronology.RequestId equals request.Id
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where chronology.CaseId == id
            // Documents are numbered in the order of time, which tells two arrivals of one moment apart.
            orderby chronology.UploadedAt, chronology.DocumentId
            select new { chronology.RequestId, Agency = agency.Id, agency.Name, chronology.Version, chronology.Events, chronology.UploadedAt, chronology.DocumentId }).ToListAsync(cancellation);
        return new CompositeVersions([.. found.Select((one, at) => new CompositeVersion(at + 1, one.RequestId, one.Agency, one.Name, one.Version, one.Events, one.UploadedAt, one.DocumentId))]);
    }

    /// <summary>Which version of each agency's chronology stood then.</summary>
    /// <param name="number">A version of the whole; null for the latest.</param>
    public IReadOnlyDictionary<InformationRequestId, int> StandingAt(int? number) =>
        All.Take(number ?? Latest).GroupBy(one => one.Request).ToDictionary(of => of.Key, of => of.Max(one => one.Version));

    /// <summary>The version that new events are asked for since: by its number, or the last before a day began.</summary>
    /// <returns>Null where it is not asked. Never later than the version that is shown: nothing of that one came afterwards.</returns>
    public int? SinceOf(AskedEvents asked)
    {
        var shown = Math.Min(asked.AsOf ?? Latest, Latest);
        return asked.Since is { } number ? Math.Min(number, shown)
            : asked.SinceDay is { } day ? All.Take(shown).Count(one => Calendar.LegalDay.Of(one.At) < day)
            : null;
    }

    /// <summary>The same question, with the latest version asked for as what is there now: what was decided since is read with it.</summary>
    public AskedEvents Settled(AskedEvents asked) => asked.AsOf >= Latest ? asked with { AsOf = null } : asked;

    /// <summary>The rows as they stood at a version; null for the latest.</summary>
    public IQueryable<SignificantPracticeEvent> RowsAt(Operation operation, CaseId id, int? number)
    {
        if (number is not { } asked || asked >= Latest)
        {
            return operation.Read<SignificantPracticeEvent>().Where(row => row.CaseId == id);
        }
        var (standing, inForce) = (StandingAt(asked), StandingAt(null));
        Guid[] unchanged = [.. standing.Where(one => inForce[one.Key] == one.Value).Select(one => one.Key.Value)];
        var replaced = standing.Where(one => inForce[one.Key] != one.Value).ToList();
        Guid[] requests = [.. replaced.Select(one => one.Key.Value)];
        int[] versions = [.. replaced.Select(one => one.Value)];
        return operation.Set<SignificantPracticeEvent>().FromSql($"""
            select id, request_id, partnership_id, case_id, row_number, date, time, date_as_written, earliest, latest, precision, uncertain, bound, what_happened, source_document, source_page,
                who_was_seen, child_seen, child_heard, risk, response, impact, partnership, learning, why_significant, content_hash
            from significant_practice_events where case_id = {id.Value} and request_id = any ({unchanged})
            union all
            select e.id, e.request_id, e.partnership_id, e.case_id, e.row_number, e.date, e.time, e.date_as_written, e.earliest, e.latest, e.precision, e.uncertain, e.bound, e.what_happened, e.source_document, e.source_page,
                e.who_was_seen, e.child_seen, e.child_heard, e.risk, e.response, e.impact, e.partnership, e.learning, e.why_significant, e.content_hash
            from earlier_practice_events e join unnest({requests}, {versions}) as standing (request_id, version) on e.request_id = standing.request_id and e.version = standing.version
            where e.case_id = {id.Value}
            """).AsNoTracking();
    }

    /// <summary>What came, changed and went since a version.</summary>
    /// <param name="asOf">Up to this one; null for the latest.</param>
    public async Task<NewSince> SinceAsync(Operation operation, CaseId id, int since, int? asOf, CancellationToken cancellation)
    {
        var at = since > 0 ? All[Math.Min(since, Latest) - 1].At : (DateTimeOffset?)null;
        var (then, now) = await BetweenAsync(operation, id, since, asOf, cancellation);
        var requests = Differing(since, asOf);
        var became = (await operation.Read<EventSuccession>().Where(one => one.CaseId == id && requests.Contains(one.RequestId)).Select(one => new { one.EventId, one.SuccessorId }).ToListAsync(cancellation))
            .Where(one => then.Contains(one.EventId) && now.Contains(one.SuccessorId)).ToList();
        var changed = became.Select(one => one.SuccessorId).Where(row => !then.Contains(row)).ToHashSet();
        var told = became.Select(one => one.EventId).ToHashSet();
        return new NewSince(since, at, now.Count(row => !then.Contains(row)) - changed.Count, changed.Count, then.Count(row => !now.Contains(row) && !told.Contains(row)));
    }

    /// <summary>The events that came or changed since a version.</summary>
    public async Task<List<PracticeEventId>> CameAsync(Operation operation, CaseId id, int since, int? asOf, CancellationToken cancellation)
    {
        var (then, now) = await BetweenAsync(operation, id, since, asOf, cancellation);
        return [.. now.Where(row => !then.Contains(row))];
    }

    /// <summary>How the rows of these events stand to a version: those that came or changed since. It is asked for a screen of them, and looks them up by their keys.</summary>
    public async Task<IReadOnlyDictionary<PracticeEventId, ArrivedSince>> ArrivedAsync(Operation operation, CaseId id, IReadOnlyList<PracticeEventId> events, int since, CancellationToken cancellation)
    {
        var wanted = events.ToList();
        var (then, inForce) = (StandingAt(since), StandingAt(null));
        var requestOf = await operation.Read<EventIdentity>().Where(one => one.CaseId == id && wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.RequestId, cancellation);
        var before = (await operation.Read<EventSuccession>().Where(one => one.CaseId == id && wanted.Contains(one.SuccessorId)).Select(one => new { one.EventId, one.SuccessorId }).ToListAsync(cancellation))
            .ToLookup(one => one.SuccessorId, one => one.EventId);
        List<PracticeEventId> looked = [.. wanted, .. before.SelectMany(one => one)];
        var versions = (await operation.Read<EarlierPracticeEvent>().Where(row => row.CaseId == id && looked.Contains(row.Id)).Select(row => new { row.Id, row.Version }).ToListAsync(cancellation))
            .Select(row => (row.Id, row.Version)).ToHashSet();
        return wanted.Where(row => requestOf.ContainsKey(row)).Distinct().Select(row => (Row: row, Stood: then.TryGetValue(requestOf[row], out var version) ? version : (int?)null))
            .Where(one => one.Stood is null || (one.Stood != inForce[requestOf[one.Row]] && !versions.Contains((one.Row, one.Stood.Value))))
            .ToDictionary(one => one.Row, one => one.Stood is { } stood && before[one.Row].Any(row => versions.Contains((row, stood))) ? ArrivedSince.Changed : ArrivedSince.New);
    }

    // The requests whose chronology is another one at the two versions; of all others every row is the same.
    private List<InformationRequestId> Differing(int since, int? asOf)
    {
        var (then, now) = (StandingAt(since), StandingAt(asOf));
        return [.. now.Where(one => !then.TryGetValue(one.Key, out var version) || version != one.Value).Select(one => one.Key)];
    }

    // The rows of those at both versions. They are compared here: right after an arrival the database does not know how many there are, and would compare each with each.
    private async Task<(HashSet<PracticeEventId> Then, HashSet<PracticeEventId> Now)> BetweenAsync(Operation operation, CaseId id, int since, int? asOf, CancellationToken cancellation)
    {
        var requests = Differing(since, asOf);
        var (then, now, inForce) = (StandingAt(since), StandingAt(asOf), StandingAt(null));
        var versions = requests.SelectMany(request => new[] { then.GetValueOrDefault(request), now[request] }).Distinct().ToList();
        var earlier = await operation.Read<EarlierPracticeEvent>().Where(row => row.CaseId == id && requests.Contains(row.RequestId) && versions.Contains(row.Version)).Select(row => new { row.RequestId, row.Version, row.Id }).ToListAsync(cancellation);
        var standing = requests.Where(request => now[request] == inForce[request]).ToList();
        var current = await operation.Read<SignificantPracticeEvent>().Where(row => row.CaseId == id && standing.Contains(row.RequestId)).Select(row => row.Id).ToListAsync(cancellation);
        return (earlier.Where(row => then.TryGetValue(row.RequestId, out var version) && version == row.Version).Select(row => row.Id).ToHashSet(),
            [.. earlier.Where(row => now[row.RequestId] == row.Version).Select(row => row.Id), .. current]);
    }

    /// <summary>What each version brought, against the version of the same agency before it; by its number.</summary>
    public async Task<IReadOnlyDictionary<int, NewSince>> BroughtAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        var several = All.GroupBy(one => one.Request).Where(of => of.Count() > 1).Select(of => of.Key).ToList();
        var inForce = StandingAt(null);
        var ids = (await operation.Read<EarlierPracticeEvent>().Where(row => row.CaseId == id && several.Contains(row.RequestId)).Select(row => new { row.RequestId, row.Version, row.Id }).ToListAsync(cancellation))
            .Concat((await operation.Read<SignificantPracticeEvent>().Where(row => row.CaseId == id && several.Contains(row.RequestId)).Select(row => new { row.RequestId, row.Id }).ToListAsync(cancellation))
                .Select(row => new { row.RequestId, Version = inForce[row.RequestId], row.Id }))
            .GroupBy(row => (row.RequestId, row.Version)).ToDictionary(of => of.Key, of => of.Select(row => row.Id).ToHashSet());
        var became = several.Count == 0 ? null : (await operation.Read<EventSuccession>().Where(one => one.CaseId == id && several.Contains(one.RequestId)).Select(one => new { one.EventId, one.SuccessorId }).ToListAsync(cancellation))
            .ToLookup(one => one.EventId, one => one.SuccessorId);
        return All.ToDictionary(one => one.Number, one =>
        {
            if (one.Version == 1)
            {
                return new NewSince(one.Number - 1, null, one.Events, 0, 0);
            }
            var (before, after) = (ids.GetValueOrDefault((one.Request, one.Version - 1), []), ids.GetValueOrDefault((one.Request, one.Version), []));
            var came = after.Where(row => !before.Contains(row)).ToHashSet();
            var gone = before.Where(row => !after.Contains(row)).ToList();
            var changed = gone.SelectMany(row => became![row]).Where(came.Contains).ToHashSet();
            return new NewSince(one.Number - 1, null, came.Count - changed.Count, changed.Count, gone.Count(row => !became![row].Any(came.Contains)));
        });
    }
}
