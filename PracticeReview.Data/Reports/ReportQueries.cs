using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

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
                ReviewReport.MayWrite(actor, id), false, false)
            {
                Passages = ReviewReport.MayWrite(actor, id) ? await DraftBeside.PassagesAsync(operation, id, cancellation) : [],
            };
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
        StaffId?[] named = [version.WrittenBy, report.AgreedBy, report.DecidedBy, .. report.SignOffs.Where(signOff => signOff.Number == report.Number).Select(signOff => (StaffId?)signOff.StaffId)];
        var wanted = named.OfType<StaffId>().Distinct().ToList();
        var people = await operation.Read<StaffMember>()
            .Where(s => wanted.Contains(s.Id))
            .Select(s => new { s.Id, s.Name })
            .ToDictionaryAsync(s => s.Id, s => s.Name, cancellation);
        var earlier = await operation.Read<ReportVersion>().Where(v => v.ReportId == report.Id && v.Number < report.Number)
            .OrderByDescending(v => v.Number).Select(v => new EarlierVersion(v.Number, v.WrittenAt)).ToListAsync(cancellation);
        var partner = await operation.Read<Agency>().SingleOrDefaultAsync(a => a.Id == actor.AgencyId, cancellation);
        var mayAgree = report.AgreedAt is null && ReviewReport.MayAgree(actor, report.CaseId);
        var mayCompare = report.PublishedAt is null && ReviewReport.MayWrite(actor, report.CaseId);
        var passages = mayCompare ? await DraftBeside.PassagesAsync(operation, report.CaseId, cancellation) : [];
        var quoted = ReviewReport.MayWrite(actor, report.CaseId) ? await QuotedInReport.FindAsync(operation, actor, report.CaseId, version.Text, cancellation) : [];
        var page = new ReportPage(
            report.Id, report.CaseId, report.CaseReference, report.Number, version.Text,
            people.GetValueOrDefault(version.WrittenBy), version.WrittenAt,
            report.AgreedAt, report.AgreedBy is { } by ? people.GetValueOrDefault(by) : null,
            [.. ReportSignOff.Partners.Select(kind => new PartnerSignOff(kind,
                report.SignOffs.FirstOrDefault(s => s.Kind == kind && s.Number == report.Number)?.SignedAt))],
            earlier, report.PublishedAt,
            report.PublishedAt is null && ReviewReport.MayWrite(actor, report.CaseId),
            mayAgree,
            ReviewReport.MaySignOff(actor) && report.AgreedAt is not null && partner is { IsStatutoryPartner: true } && !report.SignedOffBy.Contains(partner.Kind))
        {
            Passages = passages,
            Open = mayAgree ? await AgreeFinalVersion.OpenAsync(operation, report.CaseId, QuotedInReport.WithoutYes(quoted), cancellation)
                : (await OpenWords.CountAsync(operation, report.CaseId, report.AgreedAt, cancellation)).WaitedForByTheFamily(),
            OpenedAt = operation.Now,
            Despite = Reasons(report, people),
            Quoted = quoted,
            Read = report.AgreedAt is not null ? new ReadByFamily(report.AgreedNothingShown, report.AgreedOtherwise, report.AgreedLeftOut)
                : mayCompare ? ReadByFamily.Of(version.Sections, passages, await DraftBeside.NothingShownAsync(operation, report.CaseId, cancellation))
                : ReadByFamily.AsItStands,
        };
        if (report.AgreedAt is not null && report.Decision != PublicationDecision.DoNotPublish && actor.WorksWithFamily(report.CaseId))
        {
            page = page with
            {
                InShort = await InShortAsync(operation, actor, report.CaseId, version.Text.InShort, cancellation),
                Kept = await FamilyStaffQueries.KeptAsync(operation, actor, $"report-in-short/{report.CaseId}", cancellation),
            };
        }
        await operation.SaveAsync(cancellation, new AuditEntry("Report opened to read", report.CaseId, "Report", report.Id.Value));
        return page;
    }

    // Each reason for going on although something was open, with what it was given for.
    private static IReadOnlyList<ReasonGiven> Reasons(ReviewReport report, Dictionary<StaffId, string> people)
    {
        var reasons = new List<ReasonGiven>();
        if (report is { AgreedAt: { } agreed, AgreedDespite: { } despite })
        {
            reasons.Add(new(null, false, report.AgreedBy is { } by ? people.GetValueOrDefault(by) : null, agreed, report.AgreedOpen ?? OpenBefore.Nothing,
                new ReadByFamily(report.AgreedNothingShown, report.AgreedOtherwise, report.AgreedLeftOut), despite));
        }
        reasons.AddRange(report.SignOffs.Where(signOff => signOff.Number == report.Number && signOff.SignedDespite is not null).OrderBy(signOff => signOff.SignedAt)
            .Select(signOff => new ReasonGiven(signOff.Kind, false, people.GetValueOrDefault(signOff.StaffId), signOff.SignedAt, signOff.SignedOpen ?? OpenBefore.Nothing, ReadByFamily.AsItStands, signOff.SignedDespite!)));
        if (report is { DecidedAt: { } decided, DecidedDespite: { } all })
        {
            reasons.Add(new(null, true, report.DecidedBy is { } by ? people.GetValueOrDefault(by) : null, decided, report.DecidedOpen ?? OpenBefore.Nothing, ReadByFamily.AsItStands, all));
        }
        return reasons;
    }

    // In the languages of those of the family who take part.
    private static async Task<IReadOnlyList<ToldTranslation>> InShortAsync(Operation operation, StaffActor actor, CaseId @case, HeadedText summary, CancellationToken cancellation)
    {
        var languages = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && member.AccessEndedAt == null && member.Language != Languages.English.Code)
            .Select(member => member.Language).Distinct().OrderBy(language => language).ToListAsync(cancellation);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, (IReadOnlyList<HeadedText>)[summary], cancellation);
        return languages.ConvertAll(language => new ToldTranslation(language, translations(summary, language)));
    }
}

/// <summary>A report as its page shows it.</summary>
/// <param name="Number">The version shown; 0 when nothing is written yet.</param>
/// <param name="SignOffs">One for each statutory partner, of the version shown.</param>
public sealed record ReportPage(
    ReportId? Id, CaseId Case, string CaseReference, int Number, ReportText Text, string? WrittenBy, DateTimeOffset? WrittenAt,
    DateTimeOffset? AgreedAt, string? AgreedBy, IReadOnlyList<PartnerSignOff> SignOffs, IReadOnlyList<EarlierVersion> Earlier,
    DateTimeOffset? PublishedAt, bool MayWrite, bool MayAgree, bool MaySignOff)
{
    /// <summary>What is open: for who may agree it, all of it; else what the family waits for, and once the version is agreed, only what was sent since.</summary>
    public OpenBefore Open { get; init; } = OpenBefore.Nothing;

    /// <summary>When that was looked at; UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>What was shown as open, to be sent with a reason for not waiting for it.</summary>
    public SeenOpen Seen => new(Open, Read, OpenedAt);

    /// <summary>The reasons that were given for going on although something was open, the earliest first.</summary>
    public IReadOnlyList<ReasonGiven> Despite { get; init; } = [];

    /// <summary>The draft, for who may write the report while it is not published.</summary>
    public IReadOnlyList<PassageBeside> Passages { get; init; } = [];

    /// <summary>Words of the family that seem to stand in it without a yes, or not with whose they are; for who may write the report.</summary>
    public IReadOnlyList<QuotedInReport> Quoted { get; init; } = [];

    /// <summary>What the family knows of the draft beside what this version says; once it is agreed, as it stood then.</summary>
    public ReadByFamily Read { get; init; } = ReadByFamily.AsItStands;

    /// <summary>Of an agreed report that may become public: what it says in short, in each language but English that the family reads; for those who work with the family.</summary>
    public IReadOnlyList<ToldTranslation> InShort { get; init; } = [];

    /// <summary>The names of forms of these translations in which the actor left words.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];
}

/// <summary>Why a report went on although something was open.</summary>
/// <param name="Partner">Who signed it; null where it was agreed, or decided.</param>
/// <param name="IsOfDecision">Given with the decision to publish.</param>
/// <param name="Open">What it was given for; nothing where that was not kept.</param>
/// <param name="Read">What the family knew of the draft then.</param>
public sealed record ReasonGiven(AgencyKind? Partner, bool IsOfDecision, string? By, DateTimeOffset At, OpenBefore Open, ReadByFamily Read, string Reason);

/// <param name="SignedAt">Null while this partner has not signed the version.</param>
public sealed record PartnerSignOff(AgencyKind Kind, DateTimeOffset? SignedAt);

public sealed record EarlierVersion(int Number, DateTimeOffset WrittenAt);
