using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Scheduling;

internal sealed class SchedulingMapping : IEntityTypeConfiguration<JobRequest>
{
    public void Configure(EntityTypeBuilder<JobRequest> builder)
    {
        builder.ToTable("job_requests");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(request => request.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.RequestedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(request => request.Job).IsUnique().HasFilter("taken_at is null");
    }
}
