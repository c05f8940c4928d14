using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Drafts;

internal sealed class DraftsMapping : IEntityTypeConfiguration<FormDraft>, IEntityTypeConfiguration<FamilyDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.ToTable("form_drafts");
        builder.HasKey(draft => new { draft.StaffId, draft.Form });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(draft => draft.StaffId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(draft => draft.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<FamilyDraft> builder)
    {
        builder.ToTable("family_drafts");
        builder.HasKey(draft => new { draft.FamilyMemberId, draft.Form });
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(draft => draft.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(draft => draft.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(draft => draft.CaseId).OnDelete(DeleteBehavior.NoAction);
    }
}
