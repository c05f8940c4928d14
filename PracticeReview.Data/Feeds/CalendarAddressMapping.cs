using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Feeds;

internal sealed class CalendarAddressMapping : IEntityTypeConfiguration<CalendarAddress>
{
    public void Configure(EntityTypeBuilder<CalendarAddress> builder)
    {
        builder.ToTable("calendar_addresses");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(address => address.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(address => address.StaffId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(address => address.TokenHash).IsUnique();
        builder.HasIndex(address => address.StaffId).IsUnique().HasFilter("ended_at is null");
    }
}
