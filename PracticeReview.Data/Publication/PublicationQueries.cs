using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Publication;

/// <summary>What the workspace's page on publication shows.</summary>
public sealed class PublicationQueries(Database database)
{
    /// <summary>The reports that are agreed and on their way, and, for the business unit, the requests. Opening the requests, which hold addresses, is recorded.</summary>
    public async Task<PublicationPageView> OpenAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var reports = await operation.Read<ReviewReport>().Where(r => r.AgreedAt != null).OrderByDescending(r => r.AgreedAt).ToListAsync(cancellation);
        var ids = reports.ConvertAll(r => r.Id);
        var titles = await operation.Read<ReportVersion>().Where(v => ids.Contains(v.ReportId))
            .Select(v => new { v.ReportId, v.Number, v.Title }).ToListAsync(cancellation);
        var untranslated = ReviewReport.MayPublish(actor) ? await UntranslatedAsync(operation, reports, cancellation) : Enumerable.Empty<(ReportId, string)>().ToLookup(row => row.Item1, row => row.Item2);
        var partner = await operation.Read<Agency>().SingleOrDefaultAsync(a => a.Id == actor.AgencyId, cancellation);
        var policies = ReviewReport.MayPublish(actor)
            ? await operation.Read<ReviewCase>().Where(c => reports.Select(r => r.CaseId).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.PolicyVersion, cancellation)
            : [];
        // What the family waits for is looked at again by whoever decides to publish; a decision in force is held by what came since.
        List<ReportId> toDecide = ReviewReport.MayPublish(actor) ? [.. reports.Where(report => report.IsSignedOff && report.PublishedAt is null).Select(report => report.Id)] : [];
        var waited = toDecide.Count == 0 ? new Dictionary<ReportId, (OpenBefore Open, OpenBefore Since)>() : await OpenWords.OfEachAsync(operation, toDecide, cancellation);
        var lines = reports.ConvertAll(report => new ReportInPublication(
            report.Id, report.CaseId, report.CaseReference, titles.Single(t => t.ReportId == report.Id && t.Number == report.Number).Title,
            [.. ReportSignOff.Partners.Select(kind => new PartnerSignOff(kind, report.SignOffs.FirstOrDefault(s => s.Kind == kind && s.Number == report.Number)?.SignedAt))],
            report.CopySentAt, report.Decision, report.PublicationDay, report.PublicUntil, report.PublishedAt, report.PanelAdvice is not null,
            ReviewReport.MaySignOff(actor) && partner is { IsStatutoryPartner: true } && !report.SignedOffBy.Contains(partner.Kind),
            ReviewReport.MayPublish(actor) && report.IsSignedOff && report.PublishedAt is null,
            report.CopySentAt is { } sent && policies.TryGetValue(report.CaseId, out var policy) ? PublicationRules.Of(policy).FirstDay(sent) : null)
        {
            NotTranslated = [.. untranslated[report.Id].Order(StringComparer.Ordinal)],
            Open = waited.TryGetValue(report.Id, out var held) ? held.Open : OpenBefore.Nothing,
            SinceDecision = held.Since ?? OpenBefore.Nothing,
            OpenedAt = operation.Now,
        });
        if (!actor.IsBusinessUnit)
        {
            return new PublicationPageView(lines, [], false);
        }
        var requests = await (from request in operation.Read<ReportRequest>()
                              join report in operation.Read<PublishedReport>() on request.Reference equals report.Reference
                              orderby request.State != ReportRequestState.Waiting, request.AskedAt
                              select new RequestLine(request.Id, report.Title, request.Name, request.Email, request.Message, request.AskedAt, request.State, request.AnsweredAt, request.RefusalReason))
            .Take(200).ToListAsync(cancellation);
        if (requests.Count > 0)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Requests for reports opened to read"));
        }
        return new PublicationPageView(lines, requests, true);
    }

    // In which languages of its family what a report says in short cannot be read yet, as long as it is not public.
    private static async Task<ILookup<ReportId, string>> UntranslatedAsync(Operation operation, IEnumerable<ReviewReport> reports, CancellationToken cancellation)
    {
        var open = reports.Where(report => report.PublishedAt is null && report.Decision != PublicationDecision.DoNotPublish).ToList();
        var (ids, cases) = (open.ConvertAll(report => report.Id), open.ConvertAll(report => report.CaseId));
        var read = await operation.Read<FamilyMember>().Where(member => cases.Contains(member.CaseId) && member.AccessEndedAt == null && member.Language != Languages.English.Code)
            .Select(member => new { member.CaseId, member.Language }).Distinct().ToListAsync(cancellation);
        if (read.Count == 0)
        {
            return read.ToLookup(_ => default(ReportId), row => row.Language);
        }
        var summaries = (await operation.Read<ReportVersion>().Where(version => ids.Contains(version.ReportId))
            .Select(version => new { version.ReportId, version.Number, version.Title, version.ExecutiveSummary }).ToListAsync(cancellation))
            .ToDictionary(version => (version.ReportId, version.Number), version => CaseTextTranslation.HashOf(new HeadedText(version.ExecutiveSummary, version.Title)));
        var approved = (await operation.Read<CaseTextTranslation>().Where(text => cases.Contains(text.CaseId) && text.State == TextState.Approved && summaries.Values.Contains(text.SourceHash))
            .Select(text => new { text.CaseId, text.SourceHash, text.Language }).ToListAsync(cancellation)).Select(text => (text.CaseId, text.SourceHash, text.Language)).ToHashSet();
        return open.SelectMany(report => read.Where(row => row.CaseId == report.CaseId && !approved.Contains((row.CaseId, summaries[(report.Id, report.Number)], row.Language)))
            .Select(row => (Report: report.Id, row.Language))).ToLookup(row => row.Report, row => row.Language);
    }
}

/// <summary>The page on publication.</summary>
/// <param name="ShowsRequests">Whether the actor answers requests.</param>
public sealed record PublicationPageView(IReadOnlyList<ReportInPublication> Reports, IReadOnlyList<RequestLine> Requests, bool ShowsRequests);

/// <summary>A report from the review group's agreement to its publication.</summary>
/// <param name="FirstDay">The first possible London day of publication, once the copy is sent.</param>
public sealed record ReportInPublication(
    ReportId Id, CaseId Case, string CaseReference, string Title, IReadOnlyList<PartnerSignOff> SignOffs, DateTimeOffset? CopySentAt,
    PublicationDecision? Decision, DateOnly? Day, DateOnly? Until, DateTimeOffset? PublishedAt, bool HasAdvice,
    bool MaySignOff, bool MayDecide, DateOnly? FirstDay)
{
    /// <summary>Codes of the languages its family reads in which title and summary are not approved yet, for who publishes; none once it is public.</summary>
    public IReadOnlyList<string> NotTranslated { get; init; } = [];

    /// <summary>What the family waits for, for who publishes.</summary>
    public OpenBefore Open { get; init; } = OpenBefore.Nothing;

    /// <summary>Of it, what came since it was decided to publish: the report does not become public over it.</summary>
    public OpenBefore SinceDecision { get; init; } = OpenBefore.Nothing;

    /// <summary>When that was looked at; UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>What was shown as open, to be sent with a decision.</summary>
    public SeenOpen Seen => new(Open, ReadByFamily.AsItStands, OpenedAt);
}

/// <summary>A request as the queue shows it.</summary>
public sealed record RequestLine(
    Guid Id, string Title, string? Name, string Email, string? Message, DateTimeOffset AskedAt, ReportRequestState State, DateTimeOffset? AnsweredAt, string? Reason);
