using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Support;

internal sealed class SupportMapping : IEntityTypeConfiguration<SupportOrganisation>
{
    public void Configure(EntityTypeBuilder<SupportOrganisation> builder)
    {
        builder.ToTable("support_organisations");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(organisation => organisation.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(organisation => organisation.ChangedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(organisation => new { organisation.PartnershipId, organisation.Position }).HasFilter("removed_at is null");
    }
}
