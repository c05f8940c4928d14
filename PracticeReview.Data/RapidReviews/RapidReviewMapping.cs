using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

internal sealed class RapidReviewMapping : IEntityTypeConfiguration<RapidReview>
{
    public void Configure(EntityTypeBuilder<RapidReview> builder)
    {
        builder.ToTable("rapid_reviews");
        builder.HasKey(review => review.CaseId);
        builder.HasOne<ReviewCase>().WithOne().HasForeignKey<RapidReview>(review => review.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(review => review.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }
}
