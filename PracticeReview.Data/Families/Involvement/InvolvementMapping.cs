using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

internal sealed class InvolvementMapping : IEntityTypeConfiguration<InvolvementPlan>,
    IEntityTypeConfiguration<InvolvementHold>,
    IEntityTypeConfiguration<HoldStep>,
    IEntityTypeConfiguration<FamilyLimit>
{
    public void Configure(EntityTypeBuilder<InvolvementPlan> builder)
    {
        builder.ToTable("involvement_plans");
        builder.HasKey(plan => plan.PersonId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(plan => plan.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(plan => plan.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<MappedPerson>().WithOne().HasForeignKey<InvolvementPlan>(plan => plan.PersonId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(plan => plan.FacilitatorId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(plan => plan.WrittenBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<InvolvementHold> builder)
    {
        builder.ToTable("involvement_holds");
        builder.Ignore(hold => hold.IsRunning);
        builder.Ignore(hold => hold.WaitsForAnalysis);
        builder.HasMany(hold => hold.Steps).WithOne().HasForeignKey(step => step.HoldId).OnDelete(DeleteBehavior.NoAction);
        builder.Navigation(hold => hold.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        // One hold of a person at a time.
        builder.HasIndex(hold => hold.PersonId).IsUnique().HasFilter("ended_at is null");
        // Those to be reminded of.
        builder.HasIndex(hold => hold.LookAgainOn).HasFilter("ended_at is null");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(hold => hold.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(hold => hold.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<MappedPerson>().WithMany().HasForeignKey(hold => hold.PersonId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(hold => hold.RecordedBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<HoldStep> builder)
    {
        builder.ToTable("hold_steps");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(step => step.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(step => step.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(step => step.DoneBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<FamilyLimit> builder)
    {
        builder.ToTable("family_limits");
        builder.HasIndex(limit => new { limit.FamilyMemberId, limit.Part }).IsUnique().HasFilter("lifted_at is null");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(limit => limit.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(limit => limit.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(limit => limit.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(limit => limit.DecidedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(limit => limit.LiftedBy).OnDelete(DeleteBehavior.NoAction);
    }
}
