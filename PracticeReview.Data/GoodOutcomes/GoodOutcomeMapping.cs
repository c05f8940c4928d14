using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.GoodOutcomes;

internal sealed class GoodOutcomeMapping : IEntityTypeConfiguration<GoodOutcomeReferral>
{
    public void Configure(EntityTypeBuilder<GoodOutcomeReferral> builder)
    {
        builder.ToTable("good_outcome_referrals");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(referral => referral.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(referral => referral.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(referral => referral.ReferrerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(referral => referral.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(referral => referral.CaseId).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(referral => referral.AnsweredById).OnDelete(DeleteBehavior.NoAction);
    }
}
