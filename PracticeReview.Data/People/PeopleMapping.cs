using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;

namespace PracticeReview.Data.People;

internal sealed class PeopleMapping : IEntityTypeConfiguration<Partnership>, IEntityTypeConfiguration<Agency>,
    IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<StaffRoleAssignment>, IEntityTypeConfiguration<CaseMembership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder) => builder.ToTable("partnerships");

    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("agencies");
        builder.Ignore(agency => agency.IsStatutoryPartner);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(agency => agency.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("staff_members");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(staff => staff.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(staff => staff.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(staff => new { staff.Issuer, staff.Subject, staff.PartnershipId }).IsUnique();
        builder.HasIndex(staff => new { staff.PartnershipId, staff.Email }).IsUnique();
        builder.HasIndex(staff => staff.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<StaffRoleAssignment> builder)
    {
        builder.ToTable("staff_role_assignments");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(assignment => assignment.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(assignment => assignment.StaffId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<CaseMembership> builder)
    {
        builder.ToTable("case_memberships");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(membership => membership.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(membership => membership.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(membership => membership.StaffId).OnDelete(DeleteBehavior.NoAction);
    }
}
