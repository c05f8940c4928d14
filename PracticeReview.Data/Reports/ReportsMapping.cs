using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Reports;

internal sealed class ReportsMapping : IEntityTypeConfiguration<ReviewReport>, IEntityTypeConfiguration<ReportVersion>, IEntityTypeConfiguration<ReportSignOff>
{
    public void Configure(EntityTypeBuilder<ReviewReport> builder)
    {
        builder.ToTable("review_reports");
        builder.Ignore(report => report.SignedOffBy);
        builder.Ignore(report => report.IsSignedOff);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(report => report.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(report => report.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(report => report.CaseId).IsUnique();
        builder.HasIndex(report => report.Reference).IsUnique();
        builder.HasIndex(report => report.PartnershipId);
        builder.HasIndex(report => new { report.PartnershipId, report.AgreedAt }).HasFilter("agreed_at is not null and published_at is null");
        builder.Property(report => report.AgreedOpen).HasConversion(open => WriteOpen(open), json => ReadOpen(json));
        builder.Property(report => report.DecidedOpen).HasConversion(open => WriteOpen(open), json => ReadOpen(json));
        builder.HasMany(report => report.SignOffs).WithOne().HasForeignKey(signOff => signOff.ReportId).OnDelete(DeleteBehavior.NoAction);
        builder.Navigation(report => report.SignOffs).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<ReportVersion> builder)
    {
        builder.ToTable("report_versions");
        builder.HasKey(version => new { version.ReportId, version.Number });
        builder.Ignore(version => version.Text);
        builder.HasOne<ReviewReport>().WithMany().HasForeignKey(version => version.ReportId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(version => version.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(version => version.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.Property(version => version.Sections).HasConversion(list => Write(list), json => Read<ReportSection>(json), Comparer<ReportSection>());
        builder.Property(version => version.Recommendations).HasConversion(list => Write(list), json => Read<Recommendation>(json), Comparer<Recommendation>());
    }

    public void Configure(EntityTypeBuilder<ReportSignOff> builder)
    {
        builder.ToTable("report_sign_offs");
        builder.HasKey(signOff => new { signOff.ReportId, signOff.Number, signOff.Kind });
        builder.Property(signOff => signOff.SignedOpen).HasConversion(open => WriteOpen(open), json => ReadOpen(json));
        builder.HasOne<Partnership>().WithMany().HasForeignKey(signOff => signOff.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(signOff => signOff.CaseId).OnDelete(DeleteBehavior.NoAction);
    }

    // A version is never changed, so a list is the same as another only when it is that list.
    private static ValueComparer<IReadOnlyList<T>> Comparer<T>() =>
        new((one, other) => ReferenceEquals(one, other), list => list.Count, list => list);

    private static string Write<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list);

    private static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json)!;

    private static string? WriteOpen(OpenBefore? open) => open is null ? null : JsonSerializer.Serialize(open);

    private static OpenBefore? ReadOpen(string? json) => json is null ? null : JsonSerializer.Deserialize<OpenBefore>(json);
}
