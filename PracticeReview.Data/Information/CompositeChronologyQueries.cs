using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Which part of a composite chronology is asked for.</summary>
/// <param name="Agency">Only this agency's events, or all.</param>
/// <param name="From">Not before this day.</param>
/// <param name="To">Not after this day.</param>
/// <param name="Page">From 1.</param>
public sealed record CompositeFilter(AgencyId? Agency = null, DateOnly? From = null, DateOnly? To = null, int Page = 1);

/// <param name="Name">The agency whose chronology it is.</param>
public sealed record CompositeAgency(AgencyId Id, string Name, int Events)
{
    /// <summary>What tells two agencies of one name apart, in the order of <see cref="CompositeChronology"/>.</summary>
    public override string ToString() => Id.ToString();
}

public sealed record CompositeEvent(AgencyId Agency, string AgencyName, ChronologyRow Row);

/// <param name="Agencies">Every agency with a chronology, with the number of its events, whatever is asked for.</param>
/// <param name="Matching">How many events are asked for, on all pages.</param>
/// <param name="Page">The page shown, from 1; the last one where a later was asked for.</param>
public sealed record CompositePage(
    IReadOnlyList<CompositeAgency> Agencies, IReadOnlyList<CompositeEvent> Events, int Matching, int Page, int Pages)
{
    /// <summary>The number of the first event shown, from 1.</summary>
    public int First => (Page - 1) * CompositeChronologyQueries.PageSize + 1;
}

/// <summary>The chronologies of all agencies of a case as one, in the order of <see cref="CompositeChronology"/>, page by page (Policy 7.11).</summary>
public sealed class CompositeChronologyQueries(Database database)
{
    /// <summary>Events on a page.</summary>
    public const int PageSize = 100;

    /// <summary>Opens a page of it, which leaves a line in the record.</summary>
    /// <returns>Null for people who do not work on the case's professional material.</returns>
    public async Task<CompositePage?> OpenAsync(StaffActor actor, CaseId id, CompositeFilter filter, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!(actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(id))
            || !await operation.Read<ReviewCase>().IgnoreAutoIncludes().AnyAsync(@case => @case.Id == id, cancellation))
        {
            return null;
        }
        var agencies = await (
            from row in operation.Read<SignificantPracticeEvent>()
            join request in operation.Read<InformationRequest>() on row.RequestId equals request.Id
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where row.CaseId == id
            group row by new { agency.Id, agency.Name } into events
            orderby events.Key.Name, events.Key.Id
            select new CompositeAgency(events.Key.Id, events.Key.Name, events.Count())).ToListAsync(cancellation);
        var asked =
            from row in operation.Read<SignificantPracticeEvent>()
            join request in operation.Read<InformationRequest>() on row.RequestId equals request.Id
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where row.CaseId == id
                && (filter.Agency == null || agency.Id == filter.Agency)
                && (filter.From == null || row.Date >= filter.From)
                && (filter.To == null || row.Date <= filter.To)
            select new { row, agency.Id, agency.Name };
        var matching = await asked.CountAsync(cancellation);
        var pages = Math.Max(1, (matching + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var found = await asked
            .OrderBy(e => e.row.Date).ThenBy(e => e.row.Time != null).ThenBy(e => e.row.Time)
            .ThenBy(e => EF.Functions.Collate(e.Name, "C")).ThenBy(e => e.Id).ThenBy(e => e.row.RowNumber)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Composite chronology opened", id, "Case", id.Value));
        return new CompositePage(agencies, [.. found.Select(e => new CompositeEvent(e.Id, e.Name, new ChronologyRow(
            e.row.RowNumber, e.row.Date, e.row.Time, e.row.WhatHappened, e.row.SourceDocument, e.row.Risk, e.row.Response, e.row.Impact,
            e.row.Partnership, e.row.Learning, (SignificanceQuestions)e.row.WhySignificant)))], matching, page, pages);
    }
}
