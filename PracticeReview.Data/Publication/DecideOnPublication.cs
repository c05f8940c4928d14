using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Publication;

/// <param name="Day">The London day of publication; null where the decision is not to publish.</param>
/// <param name="Until">The last London day in public where it is to be longer than the policy's least time.</param>
/// <param name="Despite">Why publication cannot wait for answers to the family; asked for only where one is missing, whatever was said when it was agreed or signed.</param>
/// <param name="Seen">What was shown as open when the form was opened: more than that is refused. Null compares with nothing.</param>
public sealed record DecideOnPublicationCommand(ReportId Report, PublicationDecision Decision, DateOnly? Day, DateOnly? Until, string? Reason, string? Despite = null, SeenOpen? Seen = null);

/// <summary>The decision to publish or not, case by case (Policy 8.3).</summary>
public sealed class DecideOnPublication(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideOnPublicationCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var report = await operation.Set<ReviewReport>().SingleOrDefaultAsync(r => r.Id == command.Report, cancellation);
        if (report is null)
        {
            return Refusal.NotFound;
        }
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == report.CaseId, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var open = command.Decision == PublicationDecision.Publish ? (await OpenWords.CountAsync(operation, report.CaseId, null, cancellation)).WaitedForByTheFamily() : OpenBefore.Nothing;
        if (ReviewReport.MayPublish(actor) && command.Decision == PublicationDecision.Publish && command.Seen is { } seen && await OpenWords.HaveGrownAsync(operation, report.CaseId, open, seen, cancellation))
        {
            return SeenOpen.MoreSince;
        }
        var decided = command.Decision == PublicationDecision.Publish
            ? report.DecideToPublish(actor, command.Day, command.Until, command.Reason, PublicationRules.Of(@case.PolicyVersion), operation.Now, open, command.Despite)
            : report.DecideNotToPublish(actor, command.Reason, operation.Now);
        if (decided.Refused)
        {
            return decided;
        }
        if (command.Decision == PublicationDecision.DoNotPublish && @case.Stage is CaseStage.Report or CaseStage.Publication)
        {
            // What a family is told of the stage "Publication" is that the report is published: here it never is.
            @case.MoveTo(CaseStage.Actions, operation.Now);
        }
        if (command.Decision == PublicationDecision.DoNotPublish)
        {
            // Nobody of the family will read the summary: translators do not either.
            var versions = await operation.Read<ReportVersion>().Where(one => one.ReportId == report.Id).ToListAsync(cancellation);
            await RequestTranslation.TakeBackAsync(operation, report.CaseId, CaseTextKind.ReportSummary, [.. versions.Select(one => CaseTextTranslation.HashOf(one.Text.InShort)).Distinct(StringComparer.Ordinal)], cancellation);
        }
        // Those it is about learn of the day, or that there is none, before others do; but for those who may not be approached.
        await FamilyMessages.TellThoseOfAsync(operation, report.CaseId, null, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Publication decided", report.CaseId, "Report", report.Id.Value,
            Details: new Dictionary<string, string>(open.Counted.Select(kind => KeyValuePair.Create(kind.Name, kind.Count.ToString(CultureInfo.InvariantCulture))))
            {
                ["decision"] = command.Decision.ToString(),
                ["day"] = report.PublicationDay?.ToString("O") ?? "",
            }));
    }
}

/// <summary>What the National Panel advised where the partnership decided not to publish (Policy 8.3).</summary>
public sealed class RecordPanelAdvice(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ReportId id, string? advice, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var report = await operation.Set<ReviewReport>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (report is null)
        {
            return Refusal.NotFound;
        }
        var recorded = report.RecordPanelAdvice(actor, advice, operation.Now);
        return recorded.Refused
            ? recorded
            : await operation.SaveAsync(cancellation, new AuditEntry("National Panel's advice recorded", report.CaseId, "Report", report.Id.Value));
    }
}
