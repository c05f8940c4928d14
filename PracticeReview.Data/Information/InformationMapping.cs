using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

internal sealed class InformationMapping : IEntityTypeConfiguration<InformationRequest>, IEntityTypeConfiguration<AgencySummary>,
    IEntityTypeConfiguration<Chronology>, IEntityTypeConfiguration<SignificantPracticeEvent>, IEntityTypeConfiguration<RefusedChronology>,
    IEntityTypeConfiguration<FinishedGathering>
{
    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.ToTable("information_requests");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(request => request.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(request => request.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(request => request.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.AuthorId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.SentBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(request => new { request.CaseId, request.AgencyId }).IsUnique();
        builder.HasIndex(request => request.AuthorId);
        builder.HasIndex(request => new { request.AuthorId, request.SentAt }).HasFilter("returned_at is null");
    }

    public void Configure(EntityTypeBuilder<AgencySummary> builder)
    {
        builder.ToTable("agency_summaries");
        builder.HasKey(summary => summary.RequestId);
        builder.Ignore(summary => summary.Words);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(summary => new { summary.CaseId, summary.RequestId, summary.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Chronology> builder)
    {
        builder.ToTable("chronologies");
        builder.HasKey(chronology => new { chronology.RequestId, chronology.Version });
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(chronology => new { chronology.CaseId, chronology.RequestId, chronology.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Document>().WithMany().HasForeignKey(chronology => chronology.DocumentId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SignificantPracticeEvent> builder)
    {
        builder.ToTable("significant_practice_events");
        builder.HasKey(row => new { row.RequestId, row.RowNumber });
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(row => new { row.CaseId, row.RequestId, row.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<RefusedChronology> builder)
    {
        builder.ToTable("refused_chronologies");
        builder.HasKey(refused => refused.RequestId);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(refused => new { refused.CaseId, refused.RequestId, refused.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<FinishedGathering> builder)
    {
        builder.ToTable("finished_gatherings");
        builder.HasKey(finished => finished.CaseId);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(finished => finished.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(finished => finished.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(finished => finished.FinishedBy).OnDelete(DeleteBehavior.NoAction);
    }
}
