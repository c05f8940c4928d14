using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Reports;

/// <summary>The words of a report as they stood at one moment. Never changed: a change makes the next version.</summary>
public sealed class ReportVersion
{
    private ReportVersion() { }

    internal ReportVersion(ReviewReport report, ReportText text, StaffId writtenBy, DateTimeOffset now)
    {
        ReportId = report.Id;
        Number = report.Number;
        PartnershipId = report.PartnershipId;
        CaseId = report.CaseId;
        Title = text.Title;
        ExecutiveSummary = text.ExecutiveSummary;
        Sections = text.Sections;
        Recommendations = text.Recommendations;
        WrittenBy = writtenBy;
        WrittenAt = now;
    }

    public ReportId ReportId { get; private set; }
    public int Number { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Title { get; private set; } = "";
    public string ExecutiveSummary { get; private set; } = "";
    public IReadOnlyList<ReportSection> Sections { get; private set; } = [];
    public IReadOnlyList<Recommendation> Recommendations { get; private set; } = [];
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }

    public ReportText Text => new(Title, ExecutiveSummary, Sections, Recommendations);
}

/// <summary>One statutory partner's sign-off of one version (Policy 8.3).</summary>
public sealed class ReportSignOff
{
    /// <summary>The three statutory safeguarding partners.</summary>
    public static readonly IReadOnlyList<AgencyKind> Partners = [AgencyKind.LocalAuthority, AgencyKind.Police, AgencyKind.Health];

    private ReportSignOff() { }

    internal ReportSignOff(ReviewReport report, Agency agency, StaffId staff, DateTimeOffset now, string? despite = null, OpenBefore? open = null)
    {
        ReportId = report.Id;
        Number = report.Number;
        Kind = agency.Kind;
        PartnershipId = report.PartnershipId;
        CaseId = report.CaseId;
        AgencyId = agency.Id;
        StaffId = staff;
        SignedAt = now;
        SignedDespite = despite;
        SignedOpen = open;
    }

    public ReportId ReportId { get; private set; }
    /// <summary>The version that was signed.</summary>
    public int Number { get; private set; }
    public AgencyKind Kind { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public AgencyId AgencyId { get; private set; }
    public StaffId StaffId { get; private set; }
    public DateTimeOffset SignedAt { get; private set; }
    /// <summary>Why it was signed although words of the family came since it was agreed and were not answered; null where there were none.</summary>
    public string? SignedDespite { get; private set; }
    /// <summary>What was not answered when it was signed; null where nothing was.</summary>
    public OpenBefore? SignedOpen { get; private set; }
}
