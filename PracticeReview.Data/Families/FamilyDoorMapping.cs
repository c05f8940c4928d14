using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

internal sealed class FamilyDoorMapping : IEntityTypeConfiguration<FamilyInvitation>, IEntityTypeConfiguration<FamilyCode>
{
    public void Configure(EntityTypeBuilder<FamilyInvitation> builder)
    {
        builder.ToTable("family_invitations");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(invitation => invitation.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(invitation => invitation.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(invitation => invitation.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(invitation => invitation.CreatedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FamilyCode> builder)
    {
        builder.ToTable("family_codes");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(code => code.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(code => code.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(code => code.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(code => new { code.FamilyMemberId, code.MadeAt });
    }
}
