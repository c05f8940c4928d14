using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

internal sealed class CasesMapping : IEntityTypeConfiguration<ReviewCase>, IEntityTypeConfiguration<Milestone>, IEntityTypeConfiguration<FamilyProgress>
{
    public void Configure(EntityTypeBuilder<ReviewCase> builder)
    {
        builder.ToTable("cases");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(@case => @case.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(@case => @case.ReferrerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne(@case => @case.Progress).WithOne().HasForeignKey<FamilyProgress>(progress => progress.CaseId);
        builder.Navigation(@case => @case.Progress).AutoInclude();
        builder.HasMany(@case => @case.Milestones).WithOne().HasForeignKey(milestone => milestone.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.Navigation(@case => @case.Milestones).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(@case => new { @case.PartnershipId, @case.Reference }).IsUnique();
        // The order of the case list, newest first, so that a page of it costs the same among any number of cases.
        builder.HasIndex(@case => new { @case.PartnershipId, @case.ReceivedAt, @case.Id }).IsDescending(false, true, false);
        builder.HasIndex(@case => new { @case.PartnershipId, @case.Stage, @case.ReceivedAt }).IsDescending(false, false, true);
    }

    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestones");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(milestone => milestone.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<FamilyProgress> builder)
    {
        builder.ToTable("family_progress");
        builder.HasKey(progress => progress.CaseId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(progress => progress.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }
}
