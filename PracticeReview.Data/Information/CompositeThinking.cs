using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
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

    /// <summary>Decided about rows that say something else now, or of which one is gone.</summary>
    LookAgain,
}

/// <summary>One account of what may be an event that another agency tells, too.</summary>
public sealed record Account(PracticeEventId Id, CompositeAgency Agency, ChronologyRow Row);

/// <param name="Differences">Column by column, what only one of the two says.</param>
/// <param name="DecidedBy">Who confirmed or dismissed it; null while it is open.</param>
public sealed record ShownMatch(Account First, Account Second, MatchStrength? Strength, IReadOnlyList<string> Reasons, IReadOnlyList<AccountDifference> Differences, string? DecidedBy, DateTimeOffset? DecidedAt)
{
    /// <summary>What was decided about the rows as they were before; null where they stand as they were.</summary>
    public DecidedBefore? Before { get; init; }
}

/// <summary>A decision about rows that were told otherwise then.</summary>
/// <param name="IsSame">What was decided.</param>
/// <param name="IsRowGone">Whether a row is gone and none is known to tell it now; then the row is shown as it was.</param>
/// <param name="First">In what the first row has changed since.</param>
/// <param name="Second">In what the second row has changed since.</param>
public sealed record DecidedBefore(bool IsSame, bool IsRowGone, IReadOnlyList<FieldChange> First, IReadOnlyList<FieldChange> Second);

/// <param name="Open">How many nobody has decided about.</param>
/// <param name="Page">From 1.</param>
public sealed record MatchesPage(MatchState State, IReadOnlyList<ShownMatch> Matches, int Open, int Confirmed, int Dismissed, int Page, int Pages, bool MayAnnotate)
{
    /// <summary>How many were decided about rows that have changed in what mattered, or are gone.</summary>
    public int LookAgain { get; init; }

    /// <inheritdoc cref="LanesPage.Narrowing"/>
    public required Narrowing Narrowing { get; init; }

    /// <inheritdoc cref="CompositeOpening.ListedNames"/>
    public int? ListedNames { get; init; }
}

/// <param name="Before">The last event before it, and <paramref name="After"/> the first after it.</param>
public sealed record ShownSilence(CompositeAgency Agency, string Words, DateOnly From, DateOnly To, int Days, int OthersRecorded, PracticeEventId? Before, PracticeEventId? After);

/// <param name="Count">How many there are; the first hundred are shown.</param>
public sealed record SilencesPage(IReadOnlyList<ShownSilence> Silences, int Count)
{
    /// <inheritdoc cref="LanesPage.Narrowing"/>
    public required Narrowing Narrowing { get; init; }

    /// <summary>When agencies are said to have been involved, by agency.</summary>
    public IReadOnlyList<WrittenInvolvement> Involvements { get; init; } = [];

    /// <summary>The agencies for which that may be said.</summary>
    public IReadOnlyList<InvolvedAgency> Agencies { get; init; } = [];

    public bool MayAnnotate { get; init; }

    /// <inheritdoc cref="CompositeOpening.ListedNames"/>
    public int? ListedNames { get; init; }
}

public sealed record ShownContradiction(ContradictionKind Kind, string Words, Account First, Account Second, string FirstSays, string SecondSays)
{
    /// <inheritdoc cref="Contradiction.About"/>
    public required string About { get; init; }

    /// <inheritdoc cref="Contradiction.RestsOn"/>
    public required string RestsOn { get; init; }

    /// <summary>What was decided about it; null where nobody decided.</summary>
    public ContradictionDecided? Decided { get; init; }
}

/// <summary>A contradiction between an agency's account and a family member's, with what was decided about it.</summary>
/// <param name="Found">As it is read.</param>
/// <param name="RestsOn"><see cref="Contradiction.RestsOn"/> of the words as they were written.</param>
public sealed record FamilyFound(Contradiction Found, string RestsOn, ContradictionDecided? Decided);

/// <summary>What an agency and a family member say about one event.</summary>
/// <param name="Found">In what their words do not agree, as far as that can be read from them; both are to be read by a person.</param>
public sealed record FamilyContradiction(Account Event, FamilyAccount Family, IReadOnlyList<FamilyFound> Found)
{
    /// <summary>Whether all that was found is explained or none.</summary>
    public bool IsDecided => Found.Count > 0 && Found.All(one => one.Decided is { Holds: true });
}

/// <param name="Contradictions">Those that nobody decided about, or of which the words have changed since.</param>
/// <param name="Count">How many there are; the first hundred are shown.</param>
/// <param name="WithFamily">Events with the family's words about them, those that do not agree first; null for people who may not read the family's words.</param>
public sealed record ContradictionsPage(IReadOnlyList<ShownContradiction> Contradictions, int Count, IReadOnlyList<FamilyContradiction>? WithFamily = null)
{
    /// <inheritdoc cref="LanesPage.Narrowing"/>
    public required Narrowing Narrowing { get; init; }

    /// <summary>Those that are explained, or are none, the first hundred.</summary>
    public IReadOnlyList<ShownContradiction> Decided { get; init; } = [];

    /// <summary>How many are decided.</summary>
    public int DecidedCount { get; init; }

    /// <summary>Whether this actor decides.</summary>
    public bool MayAnnotate { get; init; }

    /// <summary>Whether this actor sets accounts side by side and writes what the review makes of them.</summary>
    public bool MaySetSideBySide { get; init; }

    /// <summary>How many of the family's words stand beside an event; the first hundred are shown.</summary>
    public int FamilyCount { get; init; }

    /// <inheritdoc cref="CompositeOpening.ListedNames"/>
    public int? ListedNames { get; init; }
}

/// <param name="View">The agencies' events over time.</param>
/// <param name="ListedNames">How many names of the case are listed; null where real names are read.</param>
/// <param name="Narrowing">What it can be narrowed to.</param>
public sealed record LanesPage(LaneView<CompositeAgency> View, int? ListedNames, Narrowing Narrowing);

/// <summary>What a view can be narrowed to.</summary>
/// <param name="Theme">The theme that is asked for, as it is read.</param>
public sealed record Narrowing(CompositeChoices Choices, string? Theme);

/// <summary>What helps to think about a composite chronology: suggestions to be looked at, never findings.</summary>
public sealed class CompositeThinking(Database database, WholeCompositeQueries composites)
{
    /// <summary>Suggestions on a page.</summary>
    public const int PageSize = 10;
    private const int Most = 100;
    private const int MostKept = 6;
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<EventMatch>>>> _matches = new(StringComparer.Ordinal);

    /// <summary>Opens what two agencies may both tell, the likeliest first, which leaves a line in the record.</summary>
    /// <param name="asked">Matches of which one event at least is asked for.</param>
    public Task<MatchesPage?> OpenMatchesAsync(StaffActor actor, CaseId id, MatchState state, int page, AskedEvents asked, CancellationToken cancellation) =>
        OpenAsync(actor, id, "Matches", asked, async (whole, replaced, decisions, chosen) =>
        {
            var names = replaced?.Names;
            var decided = decisions.ToDictionary(one => one.Pair);
            var rowOf = whole.Ids.ToDictionary(one => one.Value, one => one.Key);
            var agencyOf = whole.Rows.ToDictionary(row => whole.IdOf(row.Row), row => row.Agency);
            var suggested = (await MatchesAsync(whole)).Select(match => (
                Pair: MatchDecision.InOrder(whole.IdOf(whole.Rows[match.First].Row), whole.IdOf(whole.Rows[match.Second].Row)), Match: (EventMatch?)match)).ToList();
            // What somebody decided is shown whether it would still be suggested or not.
            var known = suggested.Select(one => one.Pair).ToHashSet();
            suggested.AddRange(decided.Keys.Where(pair => !known.Contains(pair)).Select(pair => (pair, (EventMatch?)null)));
            var byState = suggested.Where(one => chosen.Has(one.Pair.First) || chosen.Has(one.Pair.Second)).ToLookup(one => StateOf(decided.GetValueOrDefault(one.Pair)));
            var inState = byState[state].ToList();
            var pages = Math.Max(1, (inState.Count + PageSize - 1) / PageSize);
            var shown = Math.Clamp(page, 1, pages);
            return new MatchesPage(state, [.. inState.Skip((shown - 1) * PageSize).Take(PageSize).Select(one =>
            {
                var by = decided.GetValueOrDefault(one.Pair);
                var (first, second) = one.Match is { } match
                    ? (whole.IdOf(whole.Rows[match.First].Row), whole.IdOf(whole.Rows[match.Second].Row))
                    : one.Pair;
                var (accountA, accountB) = (AccountOf(first, by), AccountOf(second, by));
                return new ShownMatch(accountA, accountB, one.Match?.Strength,
                    [.. (one.Match?.Reasons ?? []).Select(reason => Read(names, reason))], MatchDifferences.Between(accountA.Row, accountB.Row), by?.By, by?.Match.DecidedAt)
                {
                    Before = by is { IsOfEarlierRows: true } ? new DecidedBefore(by.Match.IsSame, by.State == DecisionState.RowGone, Changes(by, accountA), Changes(by, accountB)) : null,
                };
            })], byState[MatchState.Open].Count(), byState[MatchState.Confirmed].Count(), byState[MatchState.Dismissed].Count(), shown, pages, asked.Audience is null && Annotating.MayBeDoneBy(actor, id))
            {
                LookAgain = byState[MatchState.LookAgain].Count(),
                ListedNames = replaced?.Listed,
                Narrowing = chosen.Narrowing,
            };

            // A row that is gone is shown as it was when it was decided about.
            Account AccountOf(PracticeEventId row, StandingDecision? by) => rowOf.TryGetValue(row, out var stands)
                ? new Account(row, Read(names, agencyOf[row]), Read(names, stands))
                : new Account(row, Read(names, whole.AgencyOf(Then(by!, row).Agency!.Value)!), Read(names, Then(by!, row).Then!));

            IReadOnlyList<FieldChange> Changes(StandingDecision by, Account now) =>
                rowOf.ContainsKey(now.Id) && Then(by, now.Id).Then is { } then ? CompositeDifference.Fields(Read(names, then), now.Row) : [];

            static DecidedRow Then(StandingDecision by, PracticeEventId now) => by.Pair.First == now ? by.Rows.First : by.Rows.Second;
        }, cancellation);

    /// <summary>Opens stretches in which an agency that should have been active recorded nothing, which leaves a line in the record.</summary>
    /// <param name="asked">The events that count. Of an agency that is asked for its silences are shown; what the others recorded counts as before.</param>
    public Task<SilencesPage?> OpenSilencesAsync(StaffActor actor, CaseId id, AskedEvents asked, CancellationToken cancellation)
    {
        AgencyInvolvements involved = null!;
        var today = LegalDay.Of(database.Clock.GetUtcNow());
        return OpenAsync(actor, id, "Silences", asked with { Agency = null }, (whole, replaced, _, chosen) =>
        {
            var names = replaced?.Names;
            var rows = chosen.Of(whole);
            var found = Silences.Find(rows, agency => agency.Name, involved.Over(whole), today: today).Where(one => asked.Agency is null || one.Agency.Id == asked.Agency).ToList();
            return Task.FromResult(new SilencesPage([.. found.Take(Most).Select(one => new ShownSilence(Read(names, one.Agency), Read(names, one.Words), one.From, one.To, one.Days, one.OthersRecorded,
                one.Before is { } before ? whole.IdOf(rows[before].Row) : null, one.After is { } after ? whole.IdOf(rows[after].Row) : null))], found.Count)
            {
                ListedNames = replaced?.Listed,
                Narrowing = chosen.Narrowing,
                Involvements = involved.Shown(whole, names),
                Agencies = [.. involved.Agencies.Select(agency => agency with { Name = Read(names, agency.Name), Returned = Read(names, agency.Returned) })],
                MayAnnotate = asked.Audience is null && Annotating.MayBeDoneBy(actor, id),
            });
        }, cancellation, async (operation, _, _) =>
        {
            involved = asked.Audience is null ? await AgencyInvolvements.OfAsync(operation, actor, id, cancellation) : new AgencyInvolvements([], []);
            return involved.Agencies.Any(agency => agency.Returned.Length > 0) ? [new AuditEntry("Agency summaries opened", id, "Case", id.Value)] : [];
        });
    }

    /// <summary>
    /// Opens in what two agencies' accounts of what may be one event do not agree, and an agency's with the family's words about
    /// it, for those who may read these. It leaves a line in the record.
    /// </summary>
    /// <param name="asked">Contradictions of which one event at least is asked for.</param>
    public Task<ContradictionsPage?> OpenContradictionsAsync(StaffActor actor, CaseId id, AskedEvents asked, CancellationToken cancellation)
    {
        IReadOnlyList<string> children = [];
        IReadOnlyDictionary<string, string> alsoCalled = new Dictionary<string, string>();
        IReadOnlyList<(PracticeEventId Event, FamilyAccount Account)>? said = null;
        var today = LegalDay.Of(database.Clock.GetUtcNow());
        var made = DecidedContradictions.None;
        return OpenAsync(actor, id, "Contradictions", asked, async (whole, replaced, decisions, chosen) =>
        {
            var names = replaced?.Names;
            var placeOf = whole.Rows.Index().ToDictionary(one => whole.IdOf(one.Item.Row), one => one.Index);
            var found = Contradictions.Find(whole.Rows, Standing(whole, placeOf, await MatchesAsync(whole), decisions), agency => agency.Name, children, agency => agency.Id.ToString(), alsoCalled)
                .Where(one => chosen.Has(whole.IdOf(whole.Rows[one.First].Row)) || chosen.Has(whole.IdOf(whole.Rows[one.Second].Row)))
                .Select(one => (Found: one, Decided: made.About(whole.IdOf(whole.Rows[one.First].Row), whole.IdOf(whole.Rows[one.Second].Row), one))).ToLookup(one => one.Decided is { Holds: true });
            var besides = said?.CountBy(one => one.Account.Contribution).ToDictionary() ?? [];
            var withFamily = said is null ? null : WithFamily(placeOf);
            return new ContradictionsPage([.. found[false].Take(Most).Select(Show)], found[false].Count(), withFamily is null ? null : [.. withFamily.Take(Most)])
            {
                Decided = [.. found[true].Take(Most).Select(Show)],
                DecidedCount = found[true].Count(),
                MayAnnotate = asked.Audience is null && Annotating.MayBeDoneBy(actor, id),
                MaySetSideBySide = asked.Audience is null && ContradictoryAccounts.MayWrite(actor, id),
                FamilyCount = withFamily?.Count ?? 0,
                Narrowing = chosen.Narrowing,
                ListedNames = replaced?.Listed,
            };

            ShownContradiction Show((Contradiction Found, ContradictionDecided? Decided) one) =>
                new(one.Found.Kind, Read(names, one.Found.Words), Of(one.Found.First), Of(one.Found.Second), Read(names, one.Found.FirstSays), Read(names, one.Found.SecondSays))
                {
                    About = one.Found.About,
                    RestsOn = one.Found.RestsOn,
                    Decided = ReadDecided(one.Decided),
                };

            ContradictionDecided? ReadDecided(ContradictionDecided? decided) => decided is null ? null : decided with { Words = Read(names, decided.Words) };

            Account Of(int place) => new(whole.IdOf(whole.Rows[place].Row), Read(names, whole.Rows[place].Agency), Read(names, whole.Rows[place].Row));

            IReadOnlyList<FamilyContradiction> WithFamily(Dictionary<PracticeEventId, int> places) =>
            [
                .. said.Where(one => places.ContainsKey(one.Event) && chosen.Has(one.Event)).Select(one =>
                {
                    var (agency, row) = (whole.Rows[places[one.Event]].Agency, whole.Rows[places[one.Event]].Row);
                    // Only what was checked is compared: a translation that nobody looked at says nothing.
                    IReadOnlyList<Contradiction> between = one.Account.English is { } english
                        ? Contradictions.WithFamily(row, agency.Name, english, one.Account.Relation, today, children, besides[one.Account.Contribution] == 1, alsoCalled) : [];
                    return new FamilyContradiction(Of(places[one.Event]), one.Account.Anonymised(names),
                        [.. between.Select(each => new FamilyFound(each with { Words = Read(names, each.Words), FirstSays = Read(names, each.FirstSays), SecondSays = Read(names, each.SecondSays) }, each.RestsOn,
                            ReadDecided(made.About(one.Event, one.Account.Contribution, each))))]);
                })
                // What only a passage of the draft ties together is shown where the words differ.
                .Where(one => one.Family.Link is not null || one.Found.Count > 0).OrderBy(one => one.IsDecided).ThenBy(one => one.Found.Count == 0),
            ];
        }, cancellation, async (operation, whole, settled) =>
        {
            made = asked.Audience is not null ? made : await DecidedContradictions.OfAsync(operation, id, whole, settled.AsOf is null, FamilyAccounts.MayBeReadBy(actor, id), cancellation);
            (children, alsoCalled) = await ChildrenAsync(operation, id, cancellation);
            said = asked.Audience is null && FamilyAccounts.MayBeReadBy(actor, id) ? await FamilyAccounts.AllAsync(operation, actor, id, cancellation) : null;
            return said is { Count: > 0 } ? [new AuditEntry("Family's words opened", id)] : [];
        });
    }

    // What was suggested and not dismissed, and what a person put together though it is not suggested any more.
    private static IEnumerable<EventMatch> Standing(WholeComposite whole, Dictionary<PracticeEventId, int> placeOf, IReadOnlyList<EventMatch> suggested, IReadOnlyList<StandingDecision> decisions)
    {
        var decided = decisions.Where(one => one.State == DecisionState.Holds).ToDictionary(one => one.Pair, one => one.Match.IsSame);
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
        foreach (var (pair, _) in decided.Where(one => one.Value && !known.Contains(one.Key) && placeOf.ContainsKey(one.Key.First) && placeOf.ContainsKey(one.Key.Second)))
        {
            yield return new EventMatch(placeOf[pair.First], placeOf[pair.Second], 1, MatchStrength.Likely, []);
        }
    }

    // By what the children of the case are called in the texts: their first names, and other names with whose they are.
    private static async Task<(IReadOnlyList<string> Children, IReadOnlyDictionary<string, string> AlsoCalled)> ChildrenAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        var children = (await operation.Read<CasePseudonym>().Where(one => one.CaseId == id && one.Role == PersonRole.Child).ToListAsync(cancellation))
            .Select(one => one.ToEntry()).Select(child => (Name: child.Name.Split(' ')[0], child.AlsoCalled)).ToList();
        return ([.. children.Select(child => child.Name)],
            children.SelectMany(child => child.AlsoCalled.Select(also => (also, child.Name))).DistinctBy(one => one.also).ToDictionary(one => one.also, one => one.Name, StringComparer.Ordinal));
    }

    /// <summary>Opens the agencies' events over time beside each other, which leaves a line in the record.</summary>
    /// <param name="zoom">Null for the closest at which everything fits.</param>
    /// <param name="asked">Which events; its days are the time that is shown.</param>
    public Task<LanesPage?> OpenLanesAsync(StaffActor actor, CaseId id, LaneZoom? zoom, AskedEvents asked, CancellationToken cancellation)
    {
        var (from, to) = (asked.From, asked.To);
        return OpenAsync(actor, id, "Lanes", asked with { From = null, To = null }, (whole, replaced, _, chosen) =>
        {
            var names = replaced?.Names;
            var rows = chosen.Of(whole);
            if (rows.Count == 0)
            {
                return Task.FromResult(new LanesPage(Lanes.Of(rows, agency => agency.Name, zoom ?? LaneZoom.Year, from, to), replaced?.Listed, chosen.Narrowing));
            }
            var first = from ?? DateOnly.FromDateTime(rows.Min(row => row.Row.When.Earliest));
            var last = to ?? DateOnly.FromDateTime(rows.Max(row => row.Row.When.Earliest));
            (first, last) = first <= last ? (first, last) : (last, first);
            var closest = zoom ?? Lanes.ZoomFor(first, last, MostStretches);
            // More stretches than can be told apart are not drawn: the time shown ends earlier, and the page says so.
            var end = Lanes.StartOf(first.ToDateTime(TimeOnly.MinValue), closest);
            for (var count = 0; count < MostStretches && end.Year < DateTime.MaxValue.Year; count++)
            {
                end = Lanes.Next(end, closest);
            }
            var most = DateOnly.FromDateTime(end.AddMinutes(-1));
            last = last < most ? last : most;
            var view = Lanes.Of(rows, agency => agency.Name, closest, first, last);
            return Task.FromResult(new LanesPage(
                view with { Lanes = [.. view.Lanes.Select(lane => lane with { Agency = Read(names, lane.Agency), Name = names?.Apply(lane.Name) ?? lane.Name })] }, replaced?.Listed, chosen.Narrowing));
        }, cancellation);
    }

    /// <summary>The most stretches of time that are drawn beside each other.</summary>
    public const int MostStretches = 60;

    private static MatchState StateOf(StandingDecision? decision) => decision switch
    {
        null => MatchState.Open,
        { State: not DecisionState.Holds } => MatchState.LookAgain,
        { Match.IsSame: true } => MatchState.Confirmed,
        _ => MatchState.Dismissed,
    };

    // Which events are asked for; null for all of them.
    private sealed record Chosen(HashSet<PracticeEventId>? Events, Narrowing Narrowing)
    {
        public bool Has(PracticeEventId one) => Events is null || Events.Contains(one);

        public IReadOnlyList<CompositeRow<CompositeAgency>> Of(WholeComposite whole) => Events is null ? whole.Rows : [.. whole.Rows.Where(row => Events.Contains(whole.IdOf(row.Row)))];
    }

    // For an audience everything is found in what they may see; what the review knows or decided besides plays no part.
    private async Task<T?> OpenAsync<T>(
        StaffActor actor, CaseId id, string view, AskedEvents asked, Func<WholeComposite, ReplacedNames?, IReadOnlyList<StandingDecision>, Chosen, Task<T>> reckon, CancellationToken cancellation,
        Func<Operation, WholeComposite, AskedEvents, Task<IReadOnlyList<AuditEntry>>>? also = null) where T : class
    {
        WholeComposite whole;
        ReplacedNames? replaced;
        IReadOnlyList<StandingDecision> decisions;
        Chosen chosen;
        asked = asked.AsTheAudienceMay;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
            {
                return null;
            }
            asked = asked.AsOf is null ? asked : (await CompositeVersions.OfAsync(operation, id, cancellation)).Settled(asked);
            whole = await composites.FindAsync(operation, id, cancellation, asked.AsOf);
            replaced = await ReplacedNames.OfAsync(operation, id, asked, cancellation);
            chosen = await ChooseAsync(operation, id, whole, replaced, asked, cancellation);
            if (asked.Audience is { } audience)
            {
                // What they may not see is in nothing that is found.
                whole = whole.Only((await MatchedEvents.AsWritten(operation, id, new AskedEvents(Audience: audience)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet());
            }
            decisions = asked.Audience is null ? await StandingDecisions.OfAsync(operation, id, whole, asked.AsOf is null, cancellation) : [];
            IReadOnlyList<AuditEntry> more = also is null ? [] : await also(operation, whole, asked);
            await operation.SaveAsync(cancellation, [new AuditEntry("Composite chronology opened", id, "Case", id.Value,
                Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["view"] = view }), .. more]);
        }
        // Over thousands of rows this takes a moment; nobody's page stands still for it.
        return await Task.Run(() => reckon(whole, replaced, decisions, chosen), cancellation);
    }

    private static async Task<Chosen> ChooseAsync(Operation operation, CaseId id, WholeComposite whole, ReplacedNames? replaced, AskedEvents asked, CancellationToken cancellation)
    {
        IReadOnlyList<CompositeAgency> agencies = replaced is null ? whole.Agencies : [.. whole.Agencies.Select(agency => Read(replaced.Names, agency))];
        var choices = asked.Audience is null ? await CompositeChronologyQueries.ChoicesAsync(operation, id, agencies, replaced?.Names, cancellation) : new CompositeChoices(agencies, [], [], [], []);
        var events = asked.IsEverything ? null
            : (await (await MatchedEvents.AsReadAsync(operation, id, asked, replaced, cancellation)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
        return new Chosen(events, new Narrowing(choices, asked.Tag is { } tag ? Read(replaced?.Names, tag) : null));
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
