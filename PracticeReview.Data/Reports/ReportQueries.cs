using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <summary>What the pages on reports show.</summary>
public sealed class ReportQueries(Database database)
{
    /// <summary>The report of a case, to be read or written. Opening it leaves a line in the record. Null when the case is not the actor's to see.</summary>
    public async Task<ReportPage?> OpenForCaseAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Read<ReviewCase>().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !(actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(id)))
        {
            return null;
        }
        var report = await operation.Read<ReviewReport>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        if (report is null)
        {
            return new ReportPage(null, id, @case.Reference, 0, new ReportText("", "", [], []), null, null, null, null, [], [], null,
                ReviewReport.MayWrite(actor, id), false, false);
        }
        return await OpenAsync(operation, actor, report, cancellation);
    }

    /// <summary>An agreed report, to be read by who is asked to sign it off.</summary>
    public async Task<ReportPage?> OpenAsync(StaffActor actor, ReportId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var report = await operation.Read<ReviewReport>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        return report is null ? null : await OpenAsync(operation, actor, report, cancellation);
    }

    private static async Task<ReportPage> OpenAsync(Operation operation, StaffActor actor, ReviewReport report, CancellationToken cancellation)
    {
        var version = await operation.Read<ReportVersion>().SingleAsync(v => v.ReportId == report.Id && v.Number == report.Number, cancellation);
        var people = await operation.Read<StaffMember>()
            .Where(s => s.Id == version.WrittenBy || s.Id == report.AgreedBy)
            .Select(s => new { s.Id, s.Name })
            .ToDictionaryAsync(s => s.Id, s => s.Name, cancellation);
        var earlier = await operation.Read<ReportVersion>().Where(v => v.ReportId == report.Id && v.Number < report.Number)
            .OrderByDescending(v => v.Number).Select(v => new EarlierVersion(v.Number, v.WrittenAt)).ToListAsync(cancellation);
        var partner = await operation.Read<Agency>().SingleOrDefaultAsync(a => a.Id == actor.AgencyId, cancellation);
        var page = new ReportPage(
            report.Id, report.CaseId, report.CaseReference, report.Number, version.Text,
            people.GetValueOrDefault(version.WrittenBy), version.WrittenAt,
            report.AgreedAt, report.AgreedBy is { } by ? people.GetValueOrDefault(by) : null,
            [.. ReportSignOff.Partners.Select(kind => new PartnerSignOff(kind,
                report.SignOffs.FirstOrDefault(s => s.Kind == kind && s.Number == report.Number)?.SignedAt))],
            earlier, report.PublishedAt,
            report.PublishedAt is null && ReviewReport.MayWrite(actor, report.CaseId),
            report.AgreedAt is null && ReviewReport.MayAgree(actor, report.CaseId),
            ReviewReport.MaySignOff(actor) && report.AgreedAt is not null && partner is { IsStatutoryPartner: true } && !report.SignedOffBy.Contains(partner.Kind),
            await UnansweredComments.CountAsync(operation, report.CaseId, report.AgreedAt, cancellation));
        await operation.SaveAsync(cancellation, new AuditEntry("Report opened to read", report.CaseId, "Report", report.Id.Value));
        return page;
    }
}

/// <summary>A report as its page shows it.</summary>
/// <param name="Number">The version shown; 0 when nothing is written yet.</param>
/// <param name="SignOffs">One for each statutory partner, of the version shown.</param>
/// <param name="Unanswered">Comments of the family on the draft that are not answered; once the version is agreed, only those sent since.</param>
public sealed record ReportPage(
    ReportId? Id, CaseId Case, string CaseReference, int Number, ReportText Text, string? WrittenBy, DateTimeOffset? WrittenAt,
    DateTimeOffset? AgreedAt, string? AgreedBy, IReadOnlyList<PartnerSignOff> SignOffs, IReadOnlyList<EarlierVersion> Earlier,
    DateTimeOffset? PublishedAt, bool MayWrite, bool MayAgree, bool MaySignOff, int Unanswered = 0);

/// <param name="SignedAt">Null while this partner has not signed the version.</param>
public sealed record PartnerSignOff(AgencyKind Kind, DateTimeOffset? SignedAt);

public sealed record EarlierVersion(int Number, DateTimeOffset WrittenAt);
