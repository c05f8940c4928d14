using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>What events of a case are evidence for, to choose by.</summary>
/// <param name="Key">As <see cref="EventLink.KeyOf"/> says.</param>
/// <param name="Words">The words of the link, or the number and heading of the passage.</param>
/// <param name="Events">How many events are linked to it.</param>
public sealed record EvidenceChoice(string Key, EventLinkKind Kind, string Words, int Events);

/// <summary>An event that stands as evidence under a passage of the draft.</summary>
/// <param name="WhatHappened">Its beginning.</param>
/// <param name="IsInForce">False where its row is gone or was changed by a later version.</param>
public sealed record PassageEvent(PracticeEventId Id, string AgencyName, EventDate When, string WhatHappened, bool IsInForce);

/// <summary>The links of a case's events, by what they lead to.</summary>
internal static class LinkedEvidence
{
    private const int MostOfWords = 200;

    /// <summary>All of it, at most two hundred of each kind.</summary>
    public static async Task<IReadOnlyList<EvidenceChoice>> ChoicesAsync(Operation operation, CaseId id, Anonymiser? names, CancellationToken cancellation)
    {
        var links = await LinksAsync(operation, id, cancellation);
        if (links.Count == 0)
        {
            return [];
        }
        var passages = await operation.Read<DraftPassage>().Where(passage => passage.CaseId == id).ToDictionaryAsync(passage => passage.Id, passage => $"{passage.Number}. {passage.Heading}", cancellation);
        return [.. links.GroupBy(link => (link.Kind, link.Key))
            .Select(same => (same.Key, Words: same.First() is { DraftPassageId: { } passage } && passages.TryGetValue(passage, out var heading) ? heading : same.First().Words, Events: same.Select(link => link.EventId).Distinct().Count()))
            .Select(one => new EvidenceChoice(one.Key.Key, one.Key.Kind, names?.Apply(one.Words) ?? one.Words, one.Events))
            .OrderBy(one => one.Kind).ThenBy(one => one.Words, StringComparer.OrdinalIgnoreCase).GroupBy(one => one.Kind).SelectMany(kind => kind.Take(200))];
    }

    /// <summary>The events that are linked to it.</summary>
    public static async Task<List<PracticeEventId>> OfAsync(Operation operation, CaseId id, string key, CancellationToken cancellation) =>
        [.. (await LinksAsync(operation, id, cancellation)).Where(link => link.Key == key).Select(link => link.EventId).Distinct()];

    /// <summary>The events under each passage of the draft, in their order.</summary>
    /// <param name="names">What replaces names in them; null for real names.</param>
    public static async Task<ILookup<DraftPassageId, PassageEvent>> UnderPassagesAsync(Operation operation, CaseId id, Anonymiser? names, CancellationToken cancellation)
    {
        var links = (await LinksAsync(operation, id, cancellation)).Where(link => link.DraftPassageId is not null).DistinctBy(link => (link.EventId, link.DraftPassageId)).ToList();
        var ids = links.Select(link => link.EventId).Distinct().ToList();
        var rows = await operation.Read<SignificantPracticeEvent>().Where(row => row.CaseId == id && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => (StoredEvent)row, cancellation);
        var gone = (await operation.Read<EarlierPracticeEvent>().Where(row => row.CaseId == id && ids.Contains(row.Id)).ToListAsync(cancellation)).Where(row => !rows.ContainsKey(row.Id))
            .GroupBy(row => row.Id).ToDictionary(row => row.Key, row => (StoredEvent)row.MaxBy(version => version.Version)!);
        var agencies = await (from request in operation.Read<InformationRequest>()
                              join agency in operation.Read<People.Agency>() on request.AgencyId equals agency.Id
                              where request.CaseId == id
                              select new { request.Id, agency.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return links.Select(link => (Passage: link.DraftPassageId!.Value, Row: rows.GetValueOrDefault(link.EventId) ?? gone.GetValueOrDefault(link.EventId)))
            .Where(one => one.Row is not null)
            .Select(one => (one.Passage, one.Row!.Id, Agency: agencies.GetValueOrDefault(one.Row.RequestId, ""), Row: names?.Apply(one.Row.ToRow()) ?? one.Row.ToRow()))
            // A name that is cut would not be known as one: what is anonymised is cut afterwards.
            .Select(one => (one.Passage, Event: new PassageEvent(one.Id, names?.Apply(one.Agency) ?? one.Agency, one.Row.When, Begin(one.Row.WhatHappened), rows.ContainsKey(one.Id))))
            .OrderBy(one => one.Event.When).ThenBy(one => one.Event.AgencyName, StringComparer.Ordinal).ThenBy(one => one.Event.Id.Value)
            .ToLookup(one => one.Passage, one => one.Event);
    }

    private sealed record Link(PracticeEventId EventId, EventLinkKind Kind, DraftPassageId? DraftPassageId, string Words)
    {
        public string Key { get; } = EventLink.KeyOf(Kind, DraftPassageId, Words);
    }

    // What somebody said still holds was put beside the row as it stands: there it is told, and not beside the earlier row as well.
    private static async Task<List<Link>> LinksAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        var links = await operation.Read<EventLink>().Where(link => link.CaseId == id).Select(link => new Link(link.EventId, link.Kind, link.DraftPassageId, link.Words)).ToListAsync(cancellation);
        if (links.Count == 0)
        {
            return links;
        }
        var became = (await operation.Read<EventContinuation>().Where(said => said.CaseId == id).Select(said => new { said.EventId, said.SuccessorId }).ToListAsync(cancellation))
            .ToLookup(said => said.EventId, said => said.SuccessorId);
        var told = links.Select(link => (link.EventId, link.Key)).ToHashSet();
        return links.FindAll(link => !became[link.EventId].Any(successor => told.Contains((successor, link.Key))));
    }

    private static string Begin(string text) => text.Length <= MostOfWords ? text : text[..MostOfWords].TrimEnd() + "…";
}
