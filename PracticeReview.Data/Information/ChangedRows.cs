using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>What was written beside a row that a corrected chronology tells otherwise, with the old and the new words of the row.</summary>
internal static class ChangedRows
{
    /// <summary>Earlier versions of a row beside which something was written, the latest first.</summary>
    /// <param name="now">The row as it stands.</param>
    public static async Task<IReadOnlyList<ChangedRowBefore>> BeforeAsync(
        Operation operation, StaffActor reader, CaseId id, PracticeEventId of, ChronologyRow now, Anonymiser? names, CancellationToken cancellation)
    {
        var annotated = CompositeChronologyQueries.Annotated(operation, id);
        var ids = await operation.Read<EventSuccession>().Where(one => one.SuccessorId == of && annotated.Contains(one.EventId)).Select(one => one.EventId).ToListAsync(cancellation);
        if (ids.Count == 0)
        {
            return [];
        }
        var rows = (await operation.Read<EarlierPracticeEvent>().Where(row => row.CaseId == id && ids.Contains(row.Id)).ToListAsync(cancellation))
            .GroupBy(row => row.Id).Select(versions => versions.MaxBy(row => row.Version)!).OrderByDescending(row => row.Version).ToList();
        var notes = (await (from note in operation.Read<EventNote>()
                            join staff in operation.Read<StaffMember>() on note.WrittenBy equals staff.Id
                            where ids.Contains(note.EventId)
                            orderby note.WrittenAt, note.Id
                            select new { note.EventId, Note = new WrittenNote(note.Id, note.Text, staff.Name, note.WrittenAt, note.WrittenBy == reader.Id) }).ToListAsync(cancellation))
            .ToLookup(one => one.EventId, one => one.Note);
        var tags = (await operation.Read<EventTag>().Where(tag => ids.Contains(tag.EventId)).OrderBy(tag => tag.Tag).Select(tag => new { tag.EventId, tag.Tag }).ToListAsync(cancellation))
            .ToLookup(one => one.EventId, one => one.Tag);
        var links = (await (from link in operation.Read<EventLink>()
                            join staff in operation.Read<StaffMember>() on link.AddedBy equals staff.Id
                            where ids.Contains(link.EventId)
                            orderby link.AddedAt, link.Id
                            select new { link.EventId, Link = new WrittenLink(link.Id, link.Kind, link.DraftPassageId, link.Words, staff.Name) }).ToListAsync(cancellation))
            .ToLookup(one => one.EventId, one => one.Link);
        var episodes = (await (from placed in operation.Read<EpisodeEvent>()
                               join episode in operation.Read<KeyPracticeEpisode>() on placed.EpisodeId equals episode.Id
                               where ids.Contains(placed.EventId)
                               orderby episode.Name
                               select new { placed.EventId, episode.Name }).ToListAsync(cancellation))
            .ToLookup(one => one.EventId, one => one.Name);
        var said = await (from one in operation.Read<EventContinuation>()
                          join staff in operation.Read<StaffMember>() on one.SaidBy equals staff.Id
                          where one.SuccessorId == of
                          select new { one.EventId, staff.Name, one.SaidAt }).ToDictionaryAsync(one => one.EventId, cancellation);
        var marks = await HeldRestrictions.OfAsync(operation, id, ids, cancellation);
        var held = (await HeldRestrictions.OfAsync(operation, id, [of], cancellation)).GetValueOrDefault(of);
        return [.. rows.Select(row =>
        {
            var then = Read(names, row.ToRow());
            return new ChangedRowBefore(row.Id, row.Version, then.When, then.WhatHappened,
                [.. notes[row.Id].Select(note => note with { Text = Read(names, note.Text) })], [.. tags[row.Id].Select(tag => Read(names, tag))],
                [.. links[row.Id].Select(link => link with { Words = Read(names, link.Words) })], [.. episodes[row.Id].Select(name => Read(names, name))],
                CompositeDifference.Fields(then, Read(names, now)))
            {
                Restriction = marks.GetValueOrDefault(row.Id) is { IsOwn: true, Mark: { Audience: not EventAudience.Publication } mark } ? mark with { Why = Read(names, mark.Why) } : null,
                StillHolds = held?.From == row.Id,
                HoldsBy = said.GetValueOrDefault(row.Id)?.Name,
                HoldsSince = said.GetValueOrDefault(row.Id)?.SaidAt,
            };
        })];
    }

    /// <summary>The row that stands now in the place of one that is gone; null where none does.</summary>
    public static async Task<ChangedRowAfter?> BecameAsync(Operation operation, CaseId id, PracticeEventId of, ChronologyRow then, Anonymiser? names, CancellationToken cancellation)
    {
        if (!(await InForceAsync(operation, id, [of], cancellation)).TryGetValue(of, out var became))
        {
            return null;
        }
        var row = (await operation.Read<SignificantPracticeEvent>().SingleAsync(one => one.Id == became, cancellation)).ToRow();
        return new ChangedRowAfter(became, row.RowNumber, CompositeDifference.Fields(Read(names, then), Read(names, row)));
    }

    /// <summary>For each of these whose row is gone and was told otherwise, the row that stands now.</summary>
    public static async Task<IReadOnlyDictionary<PracticeEventId, PracticeEventId>> InForceAsync(Operation operation, CaseId id, IReadOnlyList<PracticeEventId> of, CancellationToken cancellation)
    {
        var wanted = of.ToList();
        var found = await (from one in operation.Read<EventSuccession>()
                           join row in operation.Read<SignificantPracticeEvent>() on one.SuccessorId equals row.Id
                           where one.CaseId == id && wanted.Contains(one.EventId)
                           select new { one.EventId, one.SuccessorId, row.RowNumber }).ToListAsync(cancellation);
        // Where two rows say that they tell it otherwise, the first of the agency's file is taken.
        return found.GroupBy(one => one.EventId).ToDictionary(one => one.Key, one => one.OrderBy(row => row.RowNumber).ThenBy(row => row.SuccessorId.Value).First().SuccessorId);
    }

    /// <summary>Which of these rows have an earlier version beside which something was written of which nobody has said that it still holds.</summary>
    public static async Task<IReadOnlySet<PracticeEventId>> WrittenBeforeAsync(Operation operation, CaseId id, IReadOnlyList<PracticeEventId> of, CancellationToken cancellation)
    {
        var wanted = of.ToList();
        var written = CompositeChronologyQueries.Written(operation, id);
        return (await operation.Read<EventSuccession>().Where(one => one.CaseId == id && wanted.Contains(one.SuccessorId) && written.Contains(one.EventId)
                && !operation.Read<EventContinuation>().Any(said => said.EventId == one.EventId && said.SuccessorId == one.SuccessorId))
            .Select(one => one.SuccessorId).Distinct().ToListAsync(cancellation)).ToHashSet();
    }

    private static ChronologyRow Read(Anonymiser? names, ChronologyRow row) => names?.Apply(row) ?? row;

    private static string Read(Anonymiser? names, string words) => names?.Apply(words) ?? words;
}
