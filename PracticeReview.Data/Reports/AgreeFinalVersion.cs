using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Reports;

/// <param name="Despite">
/// Why it cannot wait until every comment of the family on the draft and every assurance question for it is answered, and the analysis is
/// open again after a hold, and the family has read what the report says, and none of their words stand there without a yes; asked for only
/// where something is open.
/// </param>
public sealed record AgreeFinalVersionCommand(CaseId Case, int Number, string? Despite = null);

/// <summary>
/// The review group agrees the final version (Policy 8.2). With it the review is complete (Policy 4.2), and the statutory
/// partners are asked to sign.
/// </summary>
public sealed class AgreeFinalVersion(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AgreeFinalVersionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        var report = await operation.Set<ReviewReport>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation);
        if (@case is null || report is null)
        {
            return Refusal.NotFound;
        }
        var version = await operation.Read<ReportVersion>().SingleOrDefaultAsync(v => v.ReportId == report.Id && v.Number == command.Number, cancellation);
        if (version is null)
        {
            return Refusal.NotFound;
        }
        var open = await AssuranceQueries.UnansweredAsync(operation, command.Case, cancellation, AssuranceStage.Draft) ?? AssuranceQuestion.All;
        var read = ReadByFamily.Of(version.Sections, await DraftBeside.PassagesAsync(operation, command.Case, cancellation), await DraftBeside.NothingShownAsync(operation, command.Case, cancellation));
        var agreed = report.AgreeFinal(actor, version, operation.Now, await UnansweredComments.CountAsync(operation, command.Case, null, cancellation), command.Despite,
            open.Count, await InvolvementQueries.WaitingForAnalysisAsync(operation, command.Case, cancellation), read,
            ReviewReport.MayAgree(actor, command.Case) ? QuotedInReport.WithoutYes(await QuotedInReport.FindAsync(operation, actor, command.Case, version.Text, cancellation)) : 0);
        if (agreed.Refused)
        {
            return agreed;
        }
        if (open.Count > 0 && !await operation.Read<MissedPoint>().AnyAsync(point => point.CaseId == command.Case && point.Stage == AssuranceStage.Draft, cancellation))
        {
            operation.Add(MissedPoint.Of(actor, @case, AssuranceStage.Draft, report.AgreedDespite!, operation.Now));
        }
        @case.Plan(CaseEvent.ReviewCompleted, operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        await RequestTranslation.AskWhereAskedBeforeAsync(operation, actor, command.Case, CaseTextKind.ReportSummary, version.Text.InShort, cancellation);
        foreach (var partner in await Recipients.WithRoleAsync(operation, cancellation, StaffRole.StatutoryPartner))
        {
            operation.Add(OutboxMessage.To(partner, actor.Partnership, @case.Id, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/publication"));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Final version agreed", command.Case, "Report", report.Id.Value,
            Details: new Dictionary<string, string> { ["version"] = report.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["despite"] = report.AgreedDespite is null ? "nothing" : "something open" }));
    }
}
