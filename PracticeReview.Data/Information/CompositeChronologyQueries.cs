using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>
/// The chronologies of all agencies of a case as one, in the order of <see cref="CompositeChronology"/> (Policy 7.11). It opens
/// with its first events; the order of the others is asked for once, and then their rows, a screen at a time.
/// </summary>
public sealed class CompositeChronologyQueries(Database database)
{
    /// <summary>Events that are shown at once.</summary>
    public const int Beginning = 40;
    /// <summary>The most events whose rows are read at once.</summary>
    public const int MostAtOnce = 200;
    /// <summary>The most characters of what happened in the list.</summary>
    public const int MostOfWords = 400;

    /// <summary>Opens it, which leaves a line in the record.</summary>
    /// <returns>Null for people who do not work on the case's professional material.</returns>
    public async Task<CompositeOpening?> OpenAsync(StaffActor actor, CaseId id, AskedEvents asked, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        var replaced = await ReplacedNames.OfAsync(operation, id, asked, cancellation);
        var names = replaced?.Names;
        var versions = await CompositeVersions.OfAsync(operation, id, cancellation);
        asked = versions.Settled(asked.AsTheAudienceMay);
        var agencies = await AgenciesAsync(operation, id, cancellation, names, asked.AsOf is null ? null : versions.StandingAt(asked.AsOf));
        var matched = await MatchedEvents.AsReadAsync(operation, id, asked, replaced, cancellation);
        var (matching, first) = await BeginningAsync(operation, matched, asked, cancellation);
        var listed = await ListAsync(operation, id, first, names, asked, versions, cancellation);
        // Whatever words are looked for: nothing is looked for in what they may not see.
        var seen = asked.AsTheAudienceMay with { Words = null };
        var leftOut = asked.Audience is null ? 0
            : await MatchedEvents.AsWritten(operation, id, seen with { Audience = null }).CountAsync(cancellation) - await MatchedEvents.AsWritten(operation, id, seen).CountAsync(cancellation);
        // Themes and episodes are the review's own.
        var isReview = asked.Audience is null;
        var choices = isReview ? await ChoicesAsync(operation, id, agencies, names, cancellation, versions) : new CompositeChoices(agencies, [], [], [], []);
        var last = await LastArrivalAsync(operation, id, cancellation);
        var gone = isReview ? await GoneIds(operation, id).CountAsync(cancellation) : 0;
        var lost = await HeldRestrictions.Lost(operation, id).CountAsync(cancellation);
        var since = versions.SinceOf(asked) is { } before ? await versions.SinceAsync(operation, id, before, asked.AsOf, cancellation) : null;
        var notSeen = isReview && versions.Latest > 0 ? await NotSeenAsync(operation, actor, id, versions, isTold: asked is { IsEverything: true, IsMarked: false }, cancellation) : null;
        await operation.SaveAsync(cancellation, new AuditEntry("Composite chronology opened", id, "Case", id.Value));
        return new CompositeOpening(agencies, matching, listed, choices.Tags, choices.Episodes, last, isReview && Annotating.MayBeDoneBy(actor, id), gone, leftOut)
        {
            ListedNames = replaced?.Listed,
            LostMarks = lost,
            People = choices.People,
            Evidence = choices.Evidence,
            Theme = asked.Tag is { } theme ? names?.Apply(theme) ?? theme : null,
            Versions = choices.Versions,
            NewSince = since,
            NotSeen = notSeen,
        };
    }

    // Whoever opens it for the first time begins with what stands there. It is counted where it is told: beside the whole chronology as it is now.
    private static async Task<NewSince?> NotSeenAsync(Operation operation, StaffActor actor, CaseId id, CompositeVersions versions, bool isTold, CancellationToken cancellation)
    {
        if (await operation.Read<SeenComposite>().SingleOrDefaultAsync(one => one.CaseId == id && one.StaffId == actor.Id, cancellation) is { } seen)
        {
            return seen.Version >= versions.Latest || !isTold ? null : (await versions.SinceAsync(operation, id, seen.Version, null, cancellation)) with { At = seen.SeenAt };
        }
        await SeeComposite.BeginAsync(operation, actor, id, versions.Latest, cancellation);
        return null;
    }

    /// <summary>The identities of all events that are asked for, in order. They belong to an opening that stands in the record.</summary>
    public async Task<IReadOnlyList<PracticeEventId>> OrderAsync(StaffActor actor, CaseId id, AskedEvents asked, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await IsOpenToAsync(operation, actor, id, cancellation)
            ? await MatchedEvents.InOrder(operation, await MatchedEvents.AsReadAsync(operation, id, asked, asked.LooksInWhatIsRead ? await ReplacedNames.OfAsync(operation, id, asked, cancellation) : null, cancellation)).ToListAsync(cancellation)
            : [];
    }

    /// <summary>The rows of these events, in this order; without those that are gone meanwhile. At most <see cref="MostAtOnce"/>.</summary>
    /// <param name="asked">For whom, with which names, of which version, and since when they are new; what else is asked makes no difference.</param>
    public async Task<IReadOnlyList<ListedEvent>> EventsAsync(StaffActor actor, CaseId id, IReadOnlyList<PracticeEventId> events, AskedEvents asked, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await IsOpenToAsync(operation, actor, id, cancellation))
        {
            return [];
        }
        asked = asked.AsTheAudienceMay;
        var versions = asked.AsOf is not null || asked.IsMarked ? await CompositeVersions.OfAsync(operation, id, cancellation) : null;
        asked = versions?.Settled(asked) ?? asked;
        return await ListAsync(operation, id, [.. events.Take(MostAtOnce)], (await ReplacedNames.OfAsync(operation, id, asked, cancellation))?.Names, asked, versions, cancellation);
    }

    /// <summary>When the last chronology of the case arrived; null before the first.</summary>
    public async Task<DateTimeOffset?> LastArrivalAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await IsOpenToAsync(operation, actor, id, cancellation) ? await LastArrivalAsync(operation, id, cancellation) : null;
    }

    /// <summary>What arrived when, the last first; with the events whose rows are gone. It leaves a line in the record.</summary>
    public async Task<ArrivalsPage?> ArrivalsPageAsync(StaffActor actor, CaseId id, bool anonymised, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        var versions = await CompositeVersions.OfAsync(operation, id, cancellation);
        var inForce = versions.StandingAt(null);
        var brought = await versions.BroughtAsync(operation, id, cancellation);
        var replaced = await ReplacedNames.OfAsync(operation, id, new AskedEvents(Anonymised: anonymised), cancellation);
        var names = replaced?.Names;
        var gone = await GoneAsync(operation, id, names, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Arrivals of chronologies opened", id, "Case", id.Value));
        return new ArrivalsPage([.. versions.All.Reverse().Select(one => new Arrival(one with { AgencyName = names?.Apply(one.AgencyName) ?? one.AgencyName }, one.Version == inForce[one.Request], brought[one.Number]))], gone)
        {
            ListedNames = replaced?.Listed,
        };
    }

    /// <summary>Opens one event with its source and what was written beside it, whether its row stands or is gone.</summary>
    /// <param name="audience">As they may see it: the row alone, and null where they may not; null for those who work on the case.</param>
    public async Task<EventDetails?> OpenEventAsync(StaffActor actor, CaseId id, PracticeEventId of, bool anonymised, CancellationToken cancellation, CompositeAudience? audience = null)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        StoredEvent? row = await operation.Read<SignificantPracticeEvent>().SingleOrDefaultAsync(one => one.Id == of && one.CaseId == id, cancellation);
        var isInForce = row is not null;
        if (audience is not null && !await MatchedEvents.AsWritten(operation, id, new AskedEvents(Audience: audience)).AnyAsync(one => one.Id == of, cancellation))
        {
            return null;
        }
        row ??= await operation.Read<EarlierPracticeEvent>().Where(one => one.Id == of && one.CaseId == id).OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancellation);
        if (row is null)
        {
            return null;
        }
        var version = row is EarlierPracticeEvent earlier ? earlier.Version : (int?)null;
        var source = await (
            from chronology in operation.Read<Chronology>()
            join request in operation.Read<InformationRequest>() on chronology.RequestId equals request.Id
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where chronology.RequestId == row.RequestId && (version == null || chronology.Version == version)
            orderby chronology.Version descending
            select new { Chronology = chronology, Agency = agency.Id, agency.Name }).FirstAsync(cancellation);
        var agencies = await AgenciesAsync(operation, id, cancellation);
        var names = (await ReplacedNames.OfAsync(operation, id, new AskedEvents(Anonymised: anonymised, Audience: audience), cancellation))?.Names;
        var number = agencies.FirstOrDefault(agency => agency.Id == source.Agency)?.Number ?? 1;
        if (audience is not null)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Event of the chronology opened", id, "Event", of.Value));
            return Anonymise(names, new EventDetails(of, source.Agency, source.Name, number, row.ToRow(), true, source.Chronology.Version, source.Chronology.UploadedAt, null, [], [], [], [], null, [], [], false));
        }
        var notes = await (from note in operation.Read<EventNote>()
                           join staff in operation.Read<StaffMember>() on note.WrittenBy equals staff.Id
                           where note.EventId == of
                           orderby note.WrittenAt, note.Id
                           select new WrittenNote(note.Id, note.Text, staff.Name, note.WrittenAt, note.WrittenBy == actor.Id)).ToListAsync(cancellation);
        var tags = await operation.Read<EventTag>().Where(tag => tag.EventId == of).OrderBy(tag => tag.Tag).Select(tag => tag.Tag).ToListAsync(cancellation);
        var links = await (from link in operation.Read<EventLink>()
                           join staff in operation.Read<StaffMember>() on link.AddedBy equals staff.Id
                           where link.EventId == of
                           orderby link.AddedAt, link.Id
                           select new WrittenLink(link.Id, link.Kind, link.DraftPassageId, link.Words, staff.Name)).ToListAsync(cancellation);
        var words = await operation.Read<EventLink>().Where(link => link.CaseId == id && link.Kind != EventLinkKind.DraftPassage)
            .Select(link => new { link.Kind, link.Words }).Distinct().OrderBy(one => one.Words).Take(400).ToListAsync(cancellation);
        var placed = await operation.Read<EpisodeEvent>().Where(one => one.EventId == of).Select(one => one.EpisodeId).ToListAsync(cancellation);
        var held = (await HeldRestrictions.OfAsync(operation, id, [of], cancellation)).GetValueOrDefault(of);
        var passages = await operation.Read<Reports.DraftPassage>().Where(passage => passage.CaseId == id).OrderBy(passage => passage.Number).Take(200)
            .Select(passage => new PassageName(passage.Id, passage.Number, passage.Heading)).ToListAsync(cancellation);
        var episodes = await EpisodesAsync(operation, id, cancellation);
        var written = isInForce ? await ChangedRows.BeforeAsync(operation, actor, id, of, row.ToRow(), names, cancellation) : [];
        var became = isInForce ? null : await ChangedRows.BecameAsync(operation, id, of, row.ToRow(), names, cancellation);
        var said = FamilyAccounts.MayBeReadBy(actor, id) ? await FamilyAccounts.AboutAsync(operation, actor, id, of, cancellation) : null;
        await operation.SaveAsync(cancellation, [new AuditEntry("Event of the chronology opened", id, "Event", of.Value), .. said is { IsEmpty: false } ? [new AuditEntry("Family's words opened", id)] : (AuditEntry[])[]]);
        return Anonymise(names, new EventDetails(of, source.Agency, source.Name, number, row.ToRow(), isInForce,
            source.Chronology.Version, source.Chronology.UploadedAt, source.Chronology.DocumentId, notes, tags, links,
            [.. episodes.Where(episode => placed.Contains(episode.Id))], held is { IsOwn: true } ? held.Mark : null, passages, episodes, Annotating.MayBeDoneBy(actor, id))
        { Earlier = written, EarlierWords = [.. words.Select(one => new EarlierWords(one.Kind, one.Words))], Became = became, FamilySaid = said, HeldRestriction = held is { IsOwn: false } ? held.Mark : null });
    }

    // Events with notes, themes, links or an episode whose rows are gone, at most a hundred.
    private static async Task<IReadOnlyList<GoneEvent>> GoneAsync(Operation operation, CaseId id, Anonymiser? names, CancellationToken cancellation)
    {
        var ids = await GoneIds(operation, id).OrderBy(gone => gone).Take(100).ToListAsync(cancellation);
        var rows = await (
            from row in operation.Read<EarlierPracticeEvent>()
            join request in operation.Read<InformationRequest>() on row.RequestId equals request.Id
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where row.CaseId == id && ids.Contains(row.Id)
            select new { Row = row, agency.Name }).ToListAsync(cancellation);
        var written = await Annotated(operation, id).Where(one => ids.Contains(one)).GroupBy(one => one).Select(one => new { one.Key, Count = one.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancellation);
        var became = await ChangedRows.InForceAsync(operation, id, ids, cancellation);
        var marks = await HeldRestrictions.OfAsync(operation, id, ids, cancellation);
        return [.. rows.GroupBy(one => one.Row.Id).Select(one => one.MaxBy(row => row.Row.Version)!)
            .Select(one => (one.Row, Name: names?.Apply(one.Name) ?? one.Name, Read: names?.Apply(one.Row.ToRow()) ?? one.Row.ToRow()))
            .Select(one => new GoneEvent(one.Row.Id, one.Name, one.Read.When, one.Read.WhatHappened, one.Row.Version, written.GetValueOrDefault(one.Row.Id), became.ContainsKey(one.Row.Id))
            {
                Restricted = marks.GetValueOrDefault(one.Row.Id) is { IsOwn: true, Mark.Audience: not EventAudience.Publication and var audience } ? audience : null,
            })
            .OrderBy(one => one.When).ThenBy(one => one.Id.Value)];
    }

    internal static async Task<bool> IsOpenToAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation) =>
        Annotating.MayBeReadBy(actor, id) && await operation.Read<ReviewCase>().IgnoreAutoIncludes().AnyAsync(@case => @case.Id == id, cancellation);

    /// <param name="standing">Which version of each agency's chronology counts; null for those in force.</param>
    internal static async Task<IReadOnlyList<CompositeAgency>> AgenciesAsync(
        Operation operation, CaseId id, CancellationToken cancellation, Anonymiser? names = null, IReadOnlyDictionary<InformationRequestId, int>? standing = null)
    {
        var found = await (
            from chronology in operation.Read<Chronology>()
            join request in operation.Read<InformationRequest>() on chronology.RequestId equals request.Id
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where chronology.CaseId == id
            select new { agency.Id, agency.Name, chronology.RequestId, chronology.Version, chronology.Events, chronology.UploadedAt }).ToListAsync(cancellation);
        var counted = standing is null ? found : found.FindAll(one => standing.TryGetValue(one.RequestId, out var version) && one.Version <= version);
        return [.. counted.GroupBy(one => (one.Id, one.Name)).OrderBy(one => one.Min(version => version.UploadedAt)).ThenBy(one => one.Key.Id.Value)
            .Select((one, at) => new CompositeAgency(one.Key.Id, names?.Apply(one.Key.Name) ?? one.Key.Name,
                one.GroupBy(version => version.RequestId).Sum(versions => versions.MaxBy(version => version.Version)!.Events), at + 1))
            .OrderBy(agency => agency.Name, StringComparer.Ordinal).ThenBy(agency => agency.Id.Value)];
    }

    private static Task<DateTimeOffset?> LastArrivalAsync(Operation operation, CaseId id, CancellationToken cancellation) =>
        operation.Read<Chronology>().Where(chronology => chronology.CaseId == id).MaxAsync(chronology => (DateTimeOffset?)chronology.UploadedAt, cancellation);

    internal static Task<List<EpisodeName>> EpisodesAsync(Operation operation, CaseId id, CancellationToken cancellation) =>
        operation.Read<KeyPracticeEpisode>().Where(episode => episode.CaseId == id).OrderBy(episode => episode.Name).Take(200)
            .Select(episode => new EpisodeName(episode.Id, episode.Name)).ToListAsync(cancellation);

    /// <summary>Events beside which something was written, or that were marked; one for each note, theme, link, episode and mark.</summary>
    internal static IQueryable<PracticeEventId> Annotated(Operation operation, CaseId id) =>
        Written(operation, id)
            .Concat(operation.Read<EventRestriction>().Where(mark => mark.CaseId == id && mark.Audience != EventAudience.Publication).Select(mark => mark.EventId));

    /// <summary>The same without marks, which hold for a changed row by themselves: what waits for a person there.</summary>
    internal static IQueryable<PracticeEventId> Written(Operation operation, CaseId id) =>
        operation.Read<EventNote>().Where(note => note.CaseId == id).Select(note => note.EventId)
            .Concat(operation.Read<EventTag>().Where(tag => tag.CaseId == id).Select(tag => tag.EventId))
            .Concat(operation.Read<EventLink>().Where(link => link.CaseId == id).Select(link => link.EventId))
            .Concat(operation.Read<EpisodeEvent>().Where(one => one.CaseId == id).Select(one => one.EventId));

    private static IQueryable<PracticeEventId> GoneIds(Operation operation, CaseId id) =>
        Annotated(operation, id).Distinct().Where(one => !operation.Read<SignificantPracticeEvent>().Any(row => row.Id == one)
            && !operation.Read<EventContinuation>().Any(said => said.EventId == one && operation.Read<SignificantPracticeEvent>().Any(row => row.Id == said.SuccessorId)));

    /// <summary>What stands beside a chronology to choose by.</summary>
    /// <param name="versions">Where they are known already.</param>
    internal static async Task<CompositeChoices> ChoicesAsync(
        Operation operation, CaseId id, IReadOnlyList<CompositeAgency> agencies, Anonymiser? names, CancellationToken cancellation, CompositeVersions? versions = null)
    {
        var tags = await operation.Read<EventTag>().Where(tag => tag.CaseId == id).Select(tag => tag.Tag).Distinct().OrderBy(tag => tag).ToListAsync(cancellation);
        var episodes = await EpisodesAsync(operation, id, cancellation);
        return new CompositeChoices(agencies,
            names is null ? tags : [.. tags.Select(names.Apply).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)],
            names is null ? episodes : [.. episodes.Select(episode => episode with { Name = names.Apply(episode.Name) })],
            await NamedRows.ChoicesAsync(operation, id, names is not null, cancellation), await LinkedEvidence.ChoicesAsync(operation, id, names, cancellation))
        {
            Versions = [.. (versions ?? await CompositeVersions.OfAsync(operation, id, cancellation)).All.Select(one => one with { AgencyName = names?.Apply(one.AgencyName) ?? one.AgencyName })],
        };
    }

    // Looking for words reads every row: it is done once for both.
    private static async Task<(int Matching, IReadOnlyList<PracticeEventId> First)> BeginningAsync(
        Operation operation, IQueryable<SignificantPracticeEvent> matched, AskedEvents asked, CancellationToken cancellation)
    {
        var ordered = MatchedEvents.InOrder(operation, matched);
        if (asked.Words is { Length: > 0 })
        {
            var all = await ordered.ToListAsync(cancellation);
            return (all.Count, [.. all.Take(Beginning)]);
        }
        return (await matched.CountAsync(cancellation), await ordered.Take(Beginning).ToListAsync(cancellation));
    }

    private static async Task<IReadOnlyList<ListedEvent>> ListAsync(
        Operation operation, CaseId id, IReadOnlyList<PracticeEventId> events, Anonymiser? names, AskedEvents asked, CompositeVersions? versions, CancellationToken cancellation)
    {
        var wanted = events.ToList();
        var audience = asked.Audience;
        // A name that is cut would not be known as one: words that are anonymised are cut afterwards.
        var most = names is null ? MostOfWords : 1_000_000;
        var rows = await (
            from row in MatchedEvents.AsWritten(operation, id, new AskedEvents(Audience: audience), versions?.RowsAt(operation, id, asked.AsOf))
            join request in operation.Read<InformationRequest>() on row.RequestId equals request.Id
            where wanted.Contains(row.Id)
            select new
            {
                row.Id,
                row.RequestId,
                request.AgencyId,
                row.RowNumber,
                row.DateAsWritten,
                row.Earliest,
                row.Latest,
                row.Precision,
                row.Uncertain,
                row.Bound,
                WhatHappened = row.WhatHappened.Substring(0, most),
                row.WhySignificant,
                row.ChildSeen,
            }).ToDictionaryAsync(row => row.Id, cancellation);
        // What the review wrote beside an event is for those who work on it.
        if (audience is not null)
        {
            return [.. wanted.Where(rows.ContainsKey).Select(one => rows[one]).Select(row => new ListedEvent(row.Id, row.AgencyId,
                new EventDate(names?.Apply(row.DateAsWritten) ?? row.DateAsWritten, row.Earliest, row.Latest, row.Precision, row.Uncertain, row.Bound), Begin(names, row.WhatHappened),
                (SignificanceQuestions)row.WhySignificant, row.ChildSeen, [], 0, null))];
        }
        var standing = asked.AsOf is null ? null : versions?.StandingAt(asked.AsOf);
        var files = (await operation.Read<Chronology>().Where(chronology => chronology.CaseId == id).Select(chronology => new { chronology.RequestId, chronology.Version, chronology.DocumentId }).ToListAsync(cancellation))
            .Where(file => standing is null || (standing.TryGetValue(file.RequestId, out var stood) && file.Version <= stood))
            .GroupBy(file => file.RequestId).ToDictionary(file => file.Key, file => file.MaxBy(version => version.Version)!.DocumentId);
        var arrived = versions?.SinceOf(asked) is { } since ? await versions.ArrivedAsync(operation, id, wanted, since, cancellation) : null;
        var changed = await ChangedRows.WrittenBeforeAsync(operation, id, wanted, cancellation);
        var tags = (await operation.Read<EventTag>().Where(tag => wanted.Contains(tag.EventId)).OrderBy(tag => tag.Tag).Select(tag => new { tag.EventId, tag.Tag }).ToListAsync(cancellation))
            .ToLookup(tag => tag.EventId, tag => tag.Tag);
        // With those of an earlier row of which somebody said that they still hold.
        var notes = await operation.Read<EventNote>().Where(note => wanted.Contains(note.EventId)).Select(note => note.EventId)
            .Concat(from said in operation.Read<EventContinuation>()
                    join note in operation.Read<EventNote>() on said.EventId equals note.EventId
                    where wanted.Contains(said.SuccessorId)
                    select said.SuccessorId)
            .GroupBy(note => note).Select(note => new { note.Key, Count = note.Count() }).ToDictionaryAsync(note => note.Key, note => note.Count, cancellation);
        var marks = await HeldRestrictions.OfAsync(operation, id, wanted, cancellation);
        return [.. wanted.Where(rows.ContainsKey).Select(one => rows[one]).Select(row => new ListedEvent(row.Id, row.AgencyId,
            new EventDate(names?.Apply(row.DateAsWritten) ?? row.DateAsWritten, row.Earliest, row.Latest, row.Precision, row.Uncertain, row.Bound), Begin(names, row.WhatHappened),
            (SignificanceQuestions)row.WhySignificant, row.ChildSeen, [.. tags[row.Id].Select(tag => names?.Apply(tag) ?? tag)], notes.GetValueOrDefault(row.Id), marks.GetValueOrDefault(row.Id) is { Mark.Audience: not EventAudience.Publication and var mark } ? mark : null)
        { IsChangedSince = changed.Contains(row.Id), File = files.GetValueOrDefault(row.RequestId), RowNumber = row.RowNumber, Arrived = arrived is not null && arrived.TryGetValue(row.Id, out var how) ? how : null })];
    }

    private static string Begin(Anonymiser? names, string text)
    {
        var words = names?.Apply(text) ?? text;
        return words.Length <= MostOfWords ? words : words[..MostOfWords];
    }

    private static EventDetails Anonymise(Anonymiser? names, EventDetails details) => names is null ? details : details with
    {
        AgencyName = names.Apply(details.AgencyName),
        Row = names.Apply(details.Row),
        Notes = [.. details.Notes.Select(note => note with { Text = names.Apply(note.Text) })],
        Tags = [.. details.Tags.Select(names.Apply)],
        EarlierWords = [.. details.EarlierWords.Select(one => one with { Words = names.Apply(one.Words) }).Distinct()],
        Links = [.. details.Links.Select(link => link with { Words = names.Apply(link.Words) })],
        Episodes = [.. details.Episodes.Select(episode => episode with { Name = names.Apply(episode.Name) })],
        FamilySaid = details.FamilySaid?.Anonymised(names),
        AllEpisodes = [.. details.AllEpisodes.Select(episode => episode with { Name = names.Apply(episode.Name) })],
        Passages = [.. details.Passages.Select(passage => passage with { Heading = names.Apply(passage.Heading) })],
        Restriction = details.Restriction is { } mark ? mark with { Why = names.Apply(mark.Why) } : null,
        HeldRestriction = details.HeldRestriction is { } held ? held with { Why = names.Apply(held.Why) } : null,
    };
}
