using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Deadlines;

internal sealed class DeadlinesMapping : IEntityTypeConfiguration<CaseDeadline>
{
    public void Configure(EntityTypeBuilder<CaseDeadline> builder)
    {
        builder.ToTable("deadlines");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(deadline => deadline.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(deadline => deadline.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(deadline => new { deadline.CaseId, deadline.Kind, deadline.SubjectId }).IsUnique().AreNullsDistinct(false);
        builder.HasIndex(deadline => new { deadline.PartnershipId, deadline.DueAt }).HasFilter("met_at is null and is_needed");
    }
}
