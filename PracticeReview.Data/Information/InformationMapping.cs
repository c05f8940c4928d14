using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

internal sealed class InformationMapping : IEntityTypeConfiguration<InformationRequest>, IEntityTypeConfiguration<AgencySummary>,
    IEntityTypeConfiguration<Chronology>, IEntityTypeConfiguration<SignificantPracticeEvent>,
    IEntityTypeConfiguration<EarlierPracticeEvent>, IEntityTypeConfiguration<EventIdentity>, IEntityTypeConfiguration<EventSuccession>, IEntityTypeConfiguration<SeenComposite>,
    IEntityTypeConfiguration<AwaitingChronology>, IEntityTypeConfiguration<AgreedColumns>, IEntityTypeConfiguration<RefusedChronology>,
    IEntityTypeConfiguration<FinishedGathering>, IEntityTypeConfiguration<RequestExtension>, IEntityTypeConfiguration<SummaryRating>
{
    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.ToTable("information_requests");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(request => request.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(request => request.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(request => request.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.AuthorId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.SentBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.WithdrawnBy).OnDelete(DeleteBehavior.NoAction);
        builder.Ignore(request => request.IsOpen);
        builder.HasIndex(request => new { request.CaseId, request.AgencyId, request.Kind }).IsUnique().HasFilter("withdrawn_at is null");
        builder.HasIndex(request => request.AuthorId);
        builder.HasIndex(request => new { request.AuthorId, request.SentAt }).HasFilter("returned_at is null");
    }

    public void Configure(EntityTypeBuilder<AgencySummary> builder)
    {
        builder.ToTable("agency_summaries");
        builder.HasKey(summary => new { summary.RequestId, summary.Round });
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
        builder.HasKey(row => row.Id);
        ConfigureRow(builder);
        builder.HasIndex(row => new { row.RequestId, row.RowNumber });
        builder.HasIndex(row => new { row.CaseId, row.Earliest });
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(row => new { row.CaseId, row.RequestId, row.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<EarlierPracticeEvent> builder)
    {
        builder.ToTable("earlier_practice_events");
        builder.HasKey(row => new { row.Id, row.Version });
        ConfigureRow(builder);
        builder.HasOne<Chronology>().WithMany().HasForeignKey(row => new { row.RequestId, row.Version }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SeenComposite> builder)
    {
        builder.ToTable("seen_composites");
        builder.HasKey(one => new { one.StaffId, one.CaseId });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(one => one.StaffId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(one => one.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<EventIdentity> builder)
    {
        builder.ToTable("event_identities");
        builder.HasKey(identity => identity.Id);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(identity => new { identity.CaseId, identity.RequestId, identity.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<EventSuccession> builder)
    {
        builder.ToTable("event_successions");
        builder.HasKey(one => new { one.EventId, one.SuccessorId });
        builder.HasOne<EventIdentity>().WithMany().HasForeignKey(one => new { one.CaseId, one.EventId, one.PartnershipId })
            .HasPrincipalKey(identity => new { identity.CaseId, identity.Id, identity.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<EventIdentity>().WithMany().HasForeignKey(one => new { one.CaseId, one.SuccessorId, one.PartnershipId })
            .HasPrincipalKey(identity => new { identity.CaseId, identity.Id, identity.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(one => new { one.CaseId, one.RequestId, one.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<AwaitingChronology> builder)
    {
        builder.ToTable("awaiting_chronologies");
        builder.HasKey(awaiting => awaiting.RequestId);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(awaiting => new { awaiting.CaseId, awaiting.RequestId, awaiting.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<AgreedColumns> builder)
    {
        builder.ToTable("agreed_columns");
        builder.HasKey(agreed => new { agreed.AgencyId, agreed.Shape });
        builder.HasOne<Agency>().WithMany().HasForeignKey(agreed => agreed.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(agreed => agreed.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(agreed => agreed.AgreedBy).OnDelete(DeleteBehavior.NoAction);
    }

    private static void ConfigureRow<T>(EntityTypeBuilder<T> builder) where T : StoredEvent
    {
        builder.Property(row => row.Earliest).HasColumnType("timestamp without time zone");
        builder.Property(row => row.Latest).HasColumnType("timestamp without time zone");
        builder.HasOne<EventIdentity>().WithMany().HasForeignKey(row => new { row.CaseId, row.Id, row.PartnershipId })
            .HasPrincipalKey(identity => new { identity.CaseId, identity.Id, identity.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
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

    public void Configure(EntityTypeBuilder<RequestExtension> builder)
    {
        builder.ToTable("request_extensions");
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(extension => new { extension.CaseId, extension.RequestId, extension.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(extension => extension.AgreedBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SummaryRating> builder)
    {
        builder.ToTable("summary_ratings");
        builder.HasKey(rating => new { rating.RequestId, rating.Round });
        builder.Ignore(rating => rating.Criteria);
        builder.Ignore(rating => rating.IsSentBack);
        builder.HasOne<AgencySummary>().WithMany().HasForeignKey(rating => new { rating.RequestId, rating.Round }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(rating => new { rating.CaseId, rating.RequestId, rating.PartnershipId })
            .HasPrincipalKey(request => new { request.CaseId, request.Id, request.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(rating => rating.RatedBy).OnDelete(DeleteBehavior.NoAction);
        // Measure e counts the ratings of a partnership over a year (Policy 10.3).
        builder.HasIndex(rating => new { rating.PartnershipId, rating.RatedAt });
    }
}
