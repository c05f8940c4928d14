using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

internal sealed class AreaRequestMapping : IEntityTypeConfiguration<AreaRequest>
{
    public void Configure(EntityTypeBuilder<AreaRequest> builder)
    {
        builder.ToTable("area_requests");
        builder.Ignore(request => request.Standing);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(request => request.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(request => request.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.RecordedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.AnswerRecordedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.EscalatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.DecidedById).OnDelete(DeleteBehavior.NoAction);
    }
}
