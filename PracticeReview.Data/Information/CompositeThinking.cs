using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Which suggestions are asked for.</summary>
public enum MatchState
{
    /// <summary>Nobody has decided yet.</summary>
    Open,
    Confirmed,
    Dismissed,
}

/// <summary>One account of what may be an event that another agency tells, too.</summary>
public sealed record Account(PracticeEventId Id, CompositeAgency Agency, ChronologyRow Row);

/// <param name="Differences">Column by column, what only one of the two says.</param>
/// <param name="DecidedBy">Who confirmed or dismissed it; null while it is open.</param>
public sealed record ShownMatch(Account First, Account Second, MatchStrength? Strength, IReadOnlyList<string> Reasons, IReadOnlyList<AccountDifference> Differences, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <param name="Open">How many nobody has decided about.</param>
/// <param name="Page">From 1.</param>
public sealed record MatchesPage(MatchState State, IReadOnlyList<ShownMatch> Matches, int Open, int Confirmed, int Dismissed, int Page, int Pages, bool MayAnnotate);

/// <param name="Before">The last event before it, and <paramref name="After"/> the first after it.</param>
public sealed record ShownSilence(CompositeAgency Agency, string Words, DateOnly From, DateOnly To, int Days, int OthersRecorded, PracticeEventId? Before, PracticeEventId? After);

/// <param name="Count">How many there are; the first hundred are shown.</param>
public sealed record SilencesPage(IReadOnlyList<ShownSilence> Silences, int Count);

public sealed record ShownContradiction(ContradictionKind Kind, string Words, Account First, Account Second, string FirstSays, string SecondSays);

/// <summary>What an agency and a family member say about one event.</summary>
/// <param name="Found">In what their words do not agree, as far as that can be read from them; both are to be read by a person.</param>
public sealed record FamilyContradiction(Account Event, FamilyAccount Family, IReadOnlyList<Contradiction> Found);

/// <param name="Count">How many there are; the first hundred are shown.</param>
/// <param name="WithFamily">Events with the family's words about them, those that do not agree first; null for people who may not read the family's words.</param>
public sealed record ContradictionsPage(IReadOnlyList<ShownContradiction> Contradictions, int Count, IReadOnlyList<FamilyContradiction>? WithFamily = null)
{
    /// <summary>How many of the family's words stand beside an event; the first hundred are shown.</summary>
    public int FamilyCount { get; init; }
}

/// <summary>What helps to think about a composite chronology: suggestions to be looked at, never findings.</summary>
public sealed class CompositeThinking(Database database, WholeCompositeQueries composites)
{
    /// <summary>Suggestions on a page.</summary>
    public const int PageSize = 10;
    private const int Most = 100;
    private const int MostKept = 6;
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<EventMatch>>>> _matches = new(StringComparer.Ordinal);

    /// <summary>Opens what two agencies may both tell, the likeliest first, which leaves a line in the record.</summary>
    public Task<MatchesPage?> OpenMatchesAsync(StaffActor actor, CaseId id, MatchState state, int page, bool anonymised, CancellationToken cancellation) =>
        OpenAsync(actor, id, "Matches", anonymised, async (whole, names, decisions) =>
        {
            var decided = decisions.ToDictionary(one => (one.Match.FirstEventId, one.Match.SecondEventId));
            var rowOf = whole.Ids.ToDictionary(one => one.Value, one => one.Key);
            var agencyOf = whole.Rows.ToDictionary(row => whole.IdOf(row.Row), row => row.Agency);
            var suggested = (await MatchesAsync(whole)).Select(match => (
                Pair: MatchDecision.InOrder(whole.IdOf(whole.Rows[match.First].Row), whole.IdOf(whole.Rows[match.Second].Row)), Match: (EventMatch?)match)).ToList();
            // What somebody decided is shown as long as both rows stand, whether it would still be suggested or not.
            var known = suggested.Select(one => one.Pair).ToHashSet();
            suggested.AddRange(decided.Keys.Where(pair => !known.Contains(pair) && rowOf.ContainsKey(pair.FirstEventId) && rowOf.ContainsKey(pair.SecondEventId)).Select(pair => (pair, (EventMatch?)null)));
            var byState = suggested.ToLookup(one => !decided.TryGetValue(one.Pair, out var decision) ? MatchState.Open : decision.Match.IsSame ? MatchState.Confirmed : MatchState.Dismissed);
            var asked = byState[state].ToList();
            var pages = Math.Max(1, (asked.Count + PageSize - 1) / PageSize);
            var shown = Math.Clamp(page, 1, pages);
            return new MatchesPage(state, [.. asked.Skip((shown - 1) * PageSize).Take(PageSize).Select(one =>
            {
                var (first, second) = one.Match is { } match
                    ? (whole.IdOf(whole.Rows[match.First].Row), whole.IdOf(whole.Rows[match.Second].Row))
                    : one.Pair;
                var (rowA, rowB) = (Read(names, rowOf[first]), Read(names, rowOf[second]));
                var by = decided.GetValueOrDefault(one.Pair);
                return new ShownMatch(new Account(first, Read(names, agencyOf[first]), rowA), new Account(second, Read(names, agencyOf[second]), rowB), one.Match?.Strength,
                    [.. (one.Match?.Reasons ?? []).Select(reason => Read(names, reason))], MatchDifferences.Between(rowA, rowB), by?.By, by?.Match.DecidedAt);
            })], byState[MatchState.Open].Count(), byState[MatchState.Confirmed].Count(), byState[MatchState.Dismissed].Count(), shown, pages, Annotating.MayBeDoneBy(actor, id));
        }, cancellation);

    /// <summary>Opens stretches in which an agency that should have been active recorded nothing, which leaves a line in the record.</summary>
    public Task<SilencesPage?> OpenSilencesAsync(StaffActor actor, CaseId id, bool anonymised, CancellationToken cancellation) =>
        OpenAsync(actor, id, "Silences", anonymised, (whole, names, _) =>
        {
            var found = Silences.Find(whole.Rows, agency => agency.Name);
            return Task.FromResult(new SilencesPage([.. found.Take(Most).Select(one => new ShownSilence(Read(names, one.Agency), Read(names, one.Words), one.From, one.To, one.Days, one.OthersRecorded,
                one.Before is { } before ? whole.IdOf(whole.Rows[before].Row) : null, one.After is { } after ? whole.IdOf(whole.Rows[after].Row) : null))], found.Count));
        }, cancellation);

    /// <summary>
    /// Opens in what two agencies' accounts of what may be one event do not agree, and an agency's with the family's words about
    /// it, for those who may read these. It leaves a line in the record.
    /// </summary>
    public Task<ContradictionsPage?> OpenContradictionsAsync(StaffActor actor, CaseId id, bool anonymised, CancellationToken cancellation)
    {
        IReadOnlyList<string> children = [];
        IReadOnlyList<(PracticeEventId Event, FamilyAccount Account)>? said = null;
        return OpenAsync(actor, id, "Contradictions", anonymised, async (whole, names, decisions) =>
        {
            var placeOf = whole.Rows.Index().ToDictionary(one => whole.IdOf(one.Item.Row), one => one.Index);
            var found = Contradictions.Find(whole.Rows, Standing(whole, placeOf, await MatchesAsync(whole), decisions), agency => agency.Name, children);
            var withFamily = said is null ? null : WithFamily(placeOf);
            return new ContradictionsPage([.. found.Take(Most).Select(one => new ShownContradiction(one.Kind, Read(names, one.Words), Of(one.First), Of(one.Second), Read(names, one.FirstSays), Read(names, one.SecondSays)))], found.Count,
                withFamily is null ? null : [.. withFamily.Take(Most)])
            {
                FamilyCount = withFamily?.Count ?? 0,
            };

            Account Of(int place) => new(whole.IdOf(whole.Rows[place].Row), Read(names, whole.Rows[place].Agency), Read(names, whole.Rows[place].Row));

            IReadOnlyList<FamilyContradiction> WithFamily(Dictionary<PracticeEventId, int> places) =>
            [
                .. said.Where(one => places.ContainsKey(one.Event)).Select(one =>
                {
                    var (agency, row) = (whole.Rows[places[one.Event]].Agency, whole.Rows[places[one.Event]].Row);
                    // Only what was checked is compared: a translation that nobody looked at says nothing.
                    IReadOnlyList<Contradiction> between = one.Account.English is { } english ? Contradictions.WithFamily(row, agency.Name, english, one.Account.Relation, children) : [];
                    return new FamilyContradiction(Of(places[one.Event]), one.Account.Anonymised(names),
                        [.. between.Select(each => each with { Words = Read(names, each.Words), FirstSays = Read(names, each.FirstSays), SecondSays = Read(names, each.SecondSays) })]);
                })
                // What only a passage of the draft ties together is shown where the words differ.
                .Where(one => one.Family.Link is not null || one.Found.Count > 0).OrderBy(one => one.Found.Count == 0),
            ];
        }, cancellation, async operation =>
        {
            children = await ChildrenAsync(operation, id, cancellation);
            said = FamilyAccounts.MayBeReadBy(actor, id) ? await FamilyAccounts.AllAsync(operation, actor, id, cancellation) : null;
            return said is { Count: > 0 } ? [new AuditEntry("Family's words opened", id)] : [];
        });
    }

    // What was suggested and not dismissed, and what a person put together though it is not suggested any more.
    private static IEnumerable<EventMatch> Standing(WholeComposite whole, Dictionary<PracticeEventId, int> placeOf, IReadOnlyList<EventMatch> suggested, IReadOnlyList<Decision> decisions)
    {
        var decided = decisions.ToDictionary(one => (one.Match.FirstEventId, one.Match.SecondEventId), one => one.Match.IsSame);
        var known = new HashSet<(PracticeEventId, PracticeEventId)>();
        foreach (var match in suggested)
        {
            var pair = MatchDecision.InOrder(whole.IdOf(whole.Rows[match.First].Row), whole.IdOf(whole.Rows[match.Second].Row));
            known.Add(pair);
            if (decided.GetValueOrDefault(pair, true))
            {
                yield return match;
            }
        }
        foreach (var (pair, _) in decided.Where(one => one.Value && !known.Contains(one.Key) && placeOf.ContainsKey(one.Key.FirstEventId) && placeOf.ContainsKey(one.Key.SecondEventId)))
        {
            yield return new EventMatch(placeOf[pair.FirstEventId], placeOf[pair.SecondEventId], 1, MatchStrength.Likely, []);
        }
    }

    // By what the children of the case are called in the texts: their first names, and other names they are known by.
    private static async Task<IReadOnlyList<string>> ChildrenAsync(Operation operation, CaseId id, CancellationToken cancellation) =>
        [.. (await operation.Read<CasePseudonym>().Where(one => one.CaseId == id && one.Role == PersonRole.Child).ToListAsync(cancellation)).Select(one => one.ToEntry())
            .SelectMany(child => child.AlsoCalled.Prepend(child.Name.Split(' ')[0]))];

    /// <summary>Opens the agencies' events over time beside each other, which leaves a line in the record.</summary>
    /// <param name="zoom">Null for the closest at which everything fits.</param>
    public Task<LaneView<CompositeAgency>?> OpenLanesAsync(StaffActor actor, CaseId id, LaneZoom? zoom, DateOnly? from, DateOnly? to, bool anonymised, CancellationToken cancellation) =>
        OpenAsync(actor, id, "Lanes", anonymised, (whole, names, _) =>
        {
            if (whole.Rows.Count == 0)
            {
                return Task.FromResult(Lanes.Of(whole.Rows, agency => agency.Name, zoom ?? LaneZoom.Year, from, to));
            }
            var first = from ?? DateOnly.FromDateTime(whole.Rows.Min(row => row.Row.When.Earliest));
            var last = to ?? DateOnly.FromDateTime(whole.Rows.Max(row => row.Row.When.Earliest));
            (first, last) = first <= last ? (first, last) : (last, first);
            var chosen = zoom ?? Lanes.ZoomFor(first, last, MostStretches);
            // More stretches than can be told apart are not drawn: the time shown ends earlier, and the page says so.
            var end = Lanes.StartOf(first.ToDateTime(TimeOnly.MinValue), chosen);
            for (var count = 0; count < MostStretches && end.Year < DateTime.MaxValue.Year; count++)
            {
                end = Lanes.Next(end, chosen);
            }
            var most = DateOnly.FromDateTime(end.AddMinutes(-1));
            last = last < most ? last : most;
            var view = Lanes.Of(whole.Rows, agency => agency.Name, chosen, first, last);
            return Task.FromResult(view with { Lanes = [.. view.Lanes.Select(lane => lane with { Agency = Read(names, lane.Agency), Name = names?.Apply(lane.Name) ?? lane.Name })] });
        }, cancellation);

    /// <summary>The most stretches of time that are drawn beside each other.</summary>
    public const int MostStretches = 60;

    private sealed record Decision(MatchDecision Match, string By);

    private async Task<T?> OpenAsync<T>(
        StaffActor actor, CaseId id, string view, bool anonymised, Func<WholeComposite, Anonymiser?, IReadOnlyList<Decision>, Task<T>> reckon, CancellationToken cancellation,
        Func<Operation, Task<IReadOnlyList<AuditEntry>>>? also = null) where T : class
    {
        WholeComposite whole;
        Anonymiser? names;
        List<Decision> decisions;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
            {
                return null;
            }
            whole = await composites.FindAsync(operation, id, cancellation);
            names = (await ReplacedNames.OfAsync(operation, id, new AskedEvents(Anonymised: anonymised), cancellation))?.Names;
            decisions = (await (from match in operation.Read<MatchDecision>()
                                join staff in operation.Read<StaffMember>() on match.DecidedBy equals staff.Id
                                where match.CaseId == id
                                select new { match, staff.Name }).ToListAsync(cancellation)).ConvertAll(one => new Decision(one.match, one.Name));
            IReadOnlyList<AuditEntry> more = also is null ? [] : await also(operation);
            await operation.SaveAsync(cancellation, [new AuditEntry("Composite chronology opened", id, "Case", id.Value,
                Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["view"] = view }), .. more]);
        }
        // Over thousands of rows this takes a moment; nobody's page stands still for it.
        return await Task.Run(() => reckon(whole, names, decisions), cancellation);
    }

    // Reckoned once for each set of versions; whoever asks has been let in before.
    private async Task<IReadOnlyList<EventMatch>> MatchesAsync(WholeComposite whole)
    {
        var reckoned = _matches.GetOrAdd(whole.Versions, _ => new(() => Task.Run(() => EventMatches.Find(whole.Rows, agency => agency.Name))));
        foreach (var old in _matches.Keys.Where(key => key != whole.Versions).Skip(MostKept))
        {
            _matches.TryRemove(old, out _);
        }
        return await reckoned.Value;
    }

    private static ChronologyRow Read(Anonymiser? names, ChronologyRow row) => names?.Apply(row) ?? row;

    private static CompositeAgency Read(Anonymiser? names, CompositeAgency agency) => names is null ? agency : agency with { Name = names.Apply(agency.Name) };

    private static string Read(Anonymiser? names, string words) => names?.Apply(words) ?? words;
}
