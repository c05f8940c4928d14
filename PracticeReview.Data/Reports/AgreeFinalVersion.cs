using System.Globalization;
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
/// Why it cannot wait for what is open: see <see cref="OpenBefore"/> and <see cref="ReadByFamily"/>. Asked for only where something is.
/// </param>
/// <param name="Seen">What was shown as open when the form was opened: more than that is refused, so that it is seen first. Null compares with nothing.</param>
public sealed record AgreeFinalVersionCommand(CaseId Case, int Number, string? Despite = null, SeenOpen? Seen = null);

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
        var read = ReadByFamily.Of(version.Sections, await DraftBeside.PassagesAsync(operation, command.Case, cancellation), await DraftBeside.NothingShownAsync(operation, command.Case, cancellation));
        var open = await OpenAsync(operation, command.Case,
            ReviewReport.MayAgree(actor, command.Case) ? QuotedInReport.WithoutYes(await QuotedInReport.FindAsync(operation, actor, command.Case, version.Text, cancellation)) : 0, cancellation);
        if (ReviewReport.MayAgree(actor, command.Case) && command.Seen is { } seen && (read.HasGrownSince(seen.Read) || await OpenWords.HaveGrownAsync(operation, command.Case, open, seen, cancellation, withUses: true)))
        {
            return SeenOpen.MoreSince;
        }
        var agreed = report.AgreeFinal(actor, version, operation.Now, open, command.Despite, read);
        if (agreed.Refused)
        {
            return agreed;
        }
        if (open.Questions > 0 && !await operation.Read<MissedPoint>().AnyAsync(point => point.CaseId == command.Case && point.Stage == AssuranceStage.Draft, cancellation))
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
        return await operation.SaveAsync(cancellation, new AuditEntry("Final version agreed", command.Case, "Report", report.Id.Value, Details: Details(report, read)));
    }

    /// <summary>What is open before a version is agreed.</summary>
    /// <param name="quoted">In how many pieces of it words of the family seem to stand to which their person has not said yes.</param>
    internal static async Task<OpenBefore> OpenAsync(Operation operation, CaseId @case, int quoted, CancellationToken cancellation) =>
        (await OpenWords.CountAsync(operation, @case, null, cancellation)) with
        {
            Questions = (await AssuranceQueries.UnansweredAsync(operation, @case, cancellation, AssuranceStage.Draft) ?? AssuranceQuestion.All).Count,
            Holds = await InvolvementQueries.WaitingForAnalysisAsync(operation, @case, cancellation),
            Quoted = quoted,
        };

    // The record says over what it was agreed, kind by kind, and nothing that anybody wrote.
    private static Dictionary<string, string> Details(ReviewReport report, ReadByFamily read)
    {
        var details = new Dictionary<string, string>
        {
            ["version"] = report.Number.ToString(CultureInfo.InvariantCulture),
            ["despite"] = report.AgreedDespite is null ? "nothing" : "something open",
        };
        foreach (var (kind, count) in (report.AgreedOpen ?? OpenBefore.Nothing).Counted.Concat(read.Counted))
        {
            details[kind] = count.ToString(CultureInfo.InvariantCulture);
        }
        return details;
    }
}
