using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Reviews;

internal sealed class ChecklistMapping : IEntityTypeConfiguration<ChecklistAnswer>
{
    public void Configure(EntityTypeBuilder<ChecklistAnswer> builder)
    {
        builder.ToTable("checklist_answers");
        builder.HasKey(answer => new { answer.CaseId, answer.Question });
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(answer => answer.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(answer => answer.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(answer => answer.AnsweredById).OnDelete(DeleteBehavior.NoAction);
    }
}
