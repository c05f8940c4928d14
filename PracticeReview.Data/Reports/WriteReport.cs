using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Reports;

/// <param name="BasedOn">The number of the version the words were made from; 0 for the first. Another one written meanwhile is refused.</param>
public sealed record WriteReportCommand(CaseId Case, int BasedOn, ReportText Text);

/// <summary>Keeps a new version of a case's report (Policy 8.3).</summary>
public sealed class WriteReport(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, WriteReportCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !ReviewReport.MayWrite(actor, command.Case))
        {
            return Refusal.NotFound;
        }
        if (@case.Stage is CaseStage.Referral or CaseStage.Incomplete or CaseStage.NotReviewed or CaseStage.Closed)
        {
            return Result.Refuse(null, "There is no review to report on at this stage of the case.");
        }
        var report = await operation.Set<ReviewReport>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation);
        if ((report?.Number ?? 0) != command.BasedOn)
        {
            return Refusal.ChangedMeanwhile;
        }
        if (report is null)
        {
            report = new ReviewReport(@case);
            operation.Add(report);
        }
        var names = await operation.Read<FamilyMember>().Where(m => m.CaseId == command.Case).Select(m => m.Name).ToListAsync(cancellation);
        var draft = await operation.Read<DraftPassage>().Where(passage => passage.CaseId == command.Case).ToDictionaryAsync(passage => passage.Id, passage => passage.Edition, cancellation);
        var basedOn = report.Number;
        var before = await operation.Read<ReportVersion>().SingleOrDefaultAsync(version => version.ReportId == report.Id && version.Number == basedOn, cancellation);
        var written = report.Write(actor, command.Text, names, operation.Now, draft);
        if (written.Refused)
        {
            return written;
        }
        operation.Add(written.Value);
        if (before is not null)
        {
            await RequestTranslation.PutOutOfDateAsync(operation, actor, command.Case, CaseTextKind.ReportSummary, before.Text.InShort, written.Value.Text.InShort, cancellation);
        }
        await FormDrafts.DiscardAsync(operation, $"report/{command.Case}", cancellation);
        if (@case.Stage is CaseStage.Review or CaseStage.RapidReview)
        {
            @case.MoveTo(CaseStage.Report, operation.Now);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Report written", command.Case, "Report", report.Id.Value,
            Details: new Dictionary<string, string> { ["version"] = report.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
    }
}
