using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Reports;

internal sealed class DraftPassageMapping : IEntityTypeConfiguration<DraftPassage>
{
    public void Configure(EntityTypeBuilder<DraftPassage> builder)
    {
        builder.ToTable("draft_passages");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(passage => passage.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(passage => passage.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(passage => passage.WrittenBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(passage => new { passage.CaseId, passage.Number }).IsUnique();
    }
}
