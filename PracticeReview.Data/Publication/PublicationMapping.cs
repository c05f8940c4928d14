using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;

namespace PracticeReview.Data.Publication;

internal sealed class PublicationMapping : IEntityTypeConfiguration<PublishedReport>, IEntityTypeConfiguration<ReportRequest>
{
    public void Configure(EntityTypeBuilder<PublishedReport> builder)
    {
        builder.ToTable("published_reports");
        builder.HasKey(report => report.Reference);
        builder.Ignore(report => report.Window);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(report => report.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewReport>().WithMany().HasForeignKey(report => report.ReportId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(report => report.ReportId).IsUnique();
        builder.HasIndex(report => report.PublicUntil).HasFilter("is_public");
    }

    public void Configure(EntityTypeBuilder<ReportRequest> builder)
    {
        builder.ToTable("report_requests");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(request => request.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PublishedReport>().WithMany().HasForeignKey(request => request.Reference).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.AnsweredBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(request => request.AnswerKeyHash).IsUnique();
        builder.HasIndex(request => request.PartnershipId);
        builder.HasIndex(request => new { request.PartnershipId, request.AskedAt }).HasFilter("state = 'Waiting'");
        // The public may add a request and read none, not even its own: the state stands for a row version, which would be read back.
        builder.Property(request => request.State).IsConcurrencyToken();
    }
}
