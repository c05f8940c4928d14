using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_views");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(view => view.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(view => view.StaffId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(view => new { view.StaffId, view.Place, view.Name }).IsUnique();
    }
}
