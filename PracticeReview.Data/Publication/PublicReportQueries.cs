using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Publication;

/// <summary>What the public room shows.</summary>
public sealed class PublicReportQueries(Database database)
{
    /// <summary>Every report in public and every one available on request, the newest first.</summary>
    public async Task<PublicRoom> ListAsync(PublicActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var published = await (from report in operation.Read<PublishedReport>()
                               join partnership in operation.Read<Partnership>() on report.PartnershipId equals partnership.Id
                               orderby report.PublishedAt descending
                               select new { report.Reference, report.Title, Partnership = partnership.Name, report.PublishedAt, report.PublicUntil }).ToListAsync(cancellation);
        var onRequest = await OnRequestIn(operation).OrderByDescending(r => r.OnRequestSince).ToListAsync(cancellation);
        return new PublicRoom(
            [.. published.Select(r => new ListedReport(r.Reference, r.Title, r.Partnership, LegalDay.Of(r.PublishedAt), r.PublicUntil))],
            [.. onRequest.Select(r => new ListedReport(r.Reference, r.Title, r.PartnershipName, LegalDay.Of(r.PublishedAt), null))]);
    }

    /// <summary>A report in public; null when there is none, or no longer.</summary>
    /// <param name="language">Code of the language of whoever reads: what it says in short is given in it as well where that was approved.</param>
    public async Task<ReadableReport?> FindAsync(PublicActor actor, string reference, string language, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await (from report in operation.Read<PublishedReport>()
                           join partnership in operation.Read<Partnership>() on report.PartnershipId equals partnership.Id
                           where report.Reference == reference
                           select new { report, partnership.Name }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }
        var inShort = language == Languages.English.Code ? [] : await operation.Context.Database.SqlQuery<SummaryInLanguage>(
            $"""select title as "Title", summary as "Summary" from access.public_report_summary({reference}, {language})""").ToListAsync(cancellation);
        return new ReadableReport(found.report.Reference, found.report.Title, found.Name,
            LegalDay.Of(found.report.PublishedAt), found.report.PublicUntil, found.report.Summary, found.report.Body)
        {
            InLanguage = inShort.FirstOrDefault(),
        };
    }

    /// <summary>The title of a report that is available on request; null when there is none.</summary>
    public async Task<ListedReport?> FindOnRequestAsync(PublicActor actor, string reference, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await OnRequestIn(operation).SingleOrDefaultAsync(r => r.Reference == reference, cancellation);
        return found is null ? null : new ListedReport(found.Reference, found.Title, found.PartnershipName, LegalDay.Of(found.PublishedAt), null);
    }

    /// <summary>The answer to a request, by the key in its link; null when there is none, or its time is over.</summary>
    public async Task<RequestAnswer?> FindAnswerAsync(PublicActor actor, string key, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Context.Database.SqlQuery<AnswerRow>(
            $"select * from access.report_answer({ReportRequest.HashOf(key)})").SingleOrDefaultAsync(cancellation);
        return found is null || operation.Now >= found.AnsweredAt + ReportRequest.AnswerLasts
            ? null
            : new RequestAnswer(found.Title, found.PartnershipName, found.Summary, found.Body, found.Reason, LegalDay.Of(found.AnsweredAt + ReportRequest.AnswerLasts));
    }

    // The public may know that such a report exists, but not read it: the function gives its title and nothing more.
    internal static IQueryable<OnRequestRow> OnRequestIn(Operation operation) =>
        operation.Context.Database.SqlQuery<OnRequestRow>($"select * from access.reports_on_request()");

    internal sealed record OnRequestRow(string Reference, Guid PartnershipId, string PartnershipName, string Title, DateTimeOffset PublishedAt, DateTimeOffset OnRequestSince);

    private sealed record AnswerRow(string Title, string PartnershipName, string? Summary, string? Body, string? Reason, DateTimeOffset AnsweredAt);
}

/// <summary>The list of the public room.</summary>
public sealed record PublicRoom(IReadOnlyList<ListedReport> Published, IReadOnlyList<ListedReport> OnRequest);

/// <summary>A report in a list. Days are London days.</summary>
public sealed record ListedReport(string Reference, string Title, string Partnership, DateOnly Published, DateOnly? Until);

/// <summary>A report to be read. <paramref name="Summary"/> and <paramref name="Body"/> are Markdown.</summary>
public sealed record ReadableReport(string Reference, string Title, string Partnership, DateOnly Published, DateOnly Until, string Summary, string Body)
{
    /// <summary>What it says in short in the reader's language; null where no translation is approved, or they read English.</summary>
    public SummaryInLanguage? InLanguage { get; init; }
}

/// <summary>The approved translation of a report's title and summary, in Markdown.</summary>
public sealed record SummaryInLanguage(string Title, string Summary);

/// <summary>The answer to a request: the report, or the reason why it is not given.</summary>
public sealed record RequestAnswer(string Title, string Partnership, string? Summary, string? Body, string? Reason, DateOnly LastDay);
