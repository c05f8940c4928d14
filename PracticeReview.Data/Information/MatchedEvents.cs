using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Which events of a composite chronology are asked for, and in which order they stand.</summary>
internal static class MatchedEvents
{
    /// <summary>
    /// As <see cref="AsWritten"/>, and by what is the review's own: theme, episode, person and evidence. Where names are replaced, words
    /// are looked for in what is read; those who work on the case find what the agency wrote as well.
    /// </summary>
    public static async Task<IQueryable<SignificantPracticeEvent>> AsReadAsync(Operation operation, CaseId id, AskedEvents wanted, ReplacedNames? replaced, CancellationToken cancellation)
    {
        var asked = wanted.AsTheAudienceMay;
        var versions = asked.AsOf is not null || (asked.OnlyNew && asked.IsMarked) ? await CompositeVersions.OfAsync(operation, id, cancellation) : null;
        var shown = AsWritten(operation, id, asked with { Words = null }, versions?.RowsAt(operation, id, asked.AsOf));
        if (asked.OnlyNew && versions?.SinceOf(asked) is { } since)
        {
            var came = await versions.CameAsync(operation, id, since, asked.AsOf, cancellation);
            shown = shown.Where(row => came.Contains(row.Id));
        }
        if (asked.Tag is { Length: > 0 } tag)
        {
            var tags = await Themes.MeantAsync(operation, id, tag, asked.ReadsPseudonyms, cancellation);
            shown = shown.Where(row => operation.Read<EventTag>().Any(one => one.EventId == row.Id && tags.Contains(one.Tag)));
        }
        if (asked.Episode is { } episode)
        {
            shown = shown.Where(row => operation.Read<EpisodeEvent>().Any(one => one.EventId == row.Id && one.EpisodeId == episode));
        }
        if (asked.Evidence is { } evidence)
        {
            var linked = await LinkedEvidence.OfAsync(operation, id, evidence, cancellation);
            shown = shown.Where(row => linked.Contains(row.Id));
        }
        if (asked.Person is { } person)
        {
            var naming = await NamedRows.OfPersonAsync(operation, id, shown, person, cancellation);
            shown = shown.Where(row => naming.Contains(row.Id));
        }
        var written = Written(shown, asked);
        if (!asked.LooksInWhatIsRead || replaced is null)
        {
            return written;
        }
        List<PracticeEventId> found = asked.Audience is null
            ? [.. await NamedRows.ReadingAsync(shown, asked, replaced, cancellation), .. await written.Select(row => row.Id).ToListAsync(cancellation)]
            : (await shown.ToListAsync(cancellation)).Select(row => (row.Id, Row: replaced.Names.Apply(row.ToRow()))).Where(one => asked.IsIn(one.Row)).Select(one => one.Id).ToList();
        return shown.Where(row => found.Contains(row.Id));
    }

    private static IQueryable<SignificantPracticeEvent> Written(IQueryable<SignificantPracticeEvent> rows, AskedEvents asked) =>
        asked.Patterns().Aggregate(rows, (found, pattern) => found.Where(row =>
            EF.Functions.ILike(row.WhatHappened + " " + row.WhoWasSeen + " " + row.SourceDocument + " " + row.DateAsWritten + " "
                + row.Risk + " " + row.Response + " " + row.Impact + " " + row.Partnership + " " + row.Learning, pattern, "\\")));

    /// <summary>By agency, day, words as they were written, question and audience.</summary>
    /// <param name="of">The rows of an earlier version of the case; null for those that stand now.</param>
    public static IQueryable<SignificantPracticeEvent> AsWritten(Operation operation, CaseId id, AskedEvents asked, IQueryable<SignificantPracticeEvent>? of = null)
    {
        var rows = of ?? operation.Read<SignificantPracticeEvent>().Where(row => row.CaseId == id);
        if (asked.Agency is { } agency)
        {
            rows = rows.Where(row => operation.Read<InformationRequest>().Any(request => request.Id == row.RequestId && request.AgencyId == agency));
        }
        if (asked.From is { } from)
        {
            var start = from.ToDateTime(TimeOnly.MinValue);
            rows = rows.Where(row => row.Bound == DateBound.After || row.Latest > start || (row.Latest == start && row.Bound == DateBound.Within));
        }
        if (asked.To is { } to)
        {
            var end = to.ToDateTime(new TimeOnly(23, 59));
            rows = rows.Where(row => row.Bound == DateBound.Before || row.Earliest < end || (row.Earliest == end && row.Bound == DateBound.Within));
        }
        rows = Written(rows, asked);
        if (asked.Question is >= 1 and <= 6 and { } code)
        {
            var flag = (int)SignificanceQuestion.All[code - 1].Question;
            rows = rows.Where(row => (row.WhySignificant & flag) != 0);
        }
        if (asked.Audience is { } audience)
        {
            var hidden = audience.Hidden();
            var own = audience.Agency;
            var kept = HeldRestrictions.Hiding(operation, id, hidden);
            rows = rows.Where(row => !kept.Contains(row.Id)
                || (own != null && operation.Read<InformationRequest>().Any(request => request.Id == row.RequestId && request.AgencyId == own)));
        }
        return rows;
    }

    /// <summary>The order of <see cref="EventDate.CompareTo"/>, then of <see cref="CompositeChronology"/>. The index gives the first part of it.</summary>
    public static IQueryable<PracticeEventId> InOrder(Operation operation, IQueryable<SignificantPracticeEvent> rows) =>
        from row in rows
        join request in operation.Read<InformationRequest>() on row.RequestId equals request.Id
        join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
        orderby row.Earliest, row.Bound == DateBound.Before ? -1 : row.Bound == DateBound.After ? 1 : 0, row.Latest descending, row.Uncertain,
            EF.Functions.Collate(row.DateAsWritten, "C"), EF.Functions.Collate(agency.Name, "C"), agency.Id, row.RowNumber, row.Id
        select row.Id;
}
