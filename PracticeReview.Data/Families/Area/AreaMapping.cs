using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Area;

internal sealed class AreaMapping : IEntityTypeConfiguration<FamilyProcess>, IEntityTypeConfiguration<TakingPartWishes>, IEntityTypeConfiguration<ConsentGrounds>,
    IEntityTypeConfiguration<AskedQuestion>, IEntityTypeConfiguration<QuestionAnswer>, IEntityTypeConfiguration<ChildMemory>, IEntityTypeConfiguration<AnswerCheck>,
    IEntityTypeConfiguration<ToldAction>, IEntityTypeConfiguration<SensitivityAnswer>, IEntityTypeConfiguration<AnonymousSensitivityAnswer>,
    IEntityTypeConfiguration<WishesAnswer>, IEntityTypeConfiguration<MemoryStep>
{
    public void Configure(EntityTypeBuilder<FamilyProcess> builder)
    {
        builder.ToTable("family_processes");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.WrittenBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<TakingPartWishes> builder)
    {
        builder.ToTable("taking_part_wishes");
        builder.HasKey(row => row.FamilyMemberId);
        builder.Ignore(row => row.AwaitsConfirmation);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithOne().HasForeignKey<TakingPartWishes>(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.EnteredBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<WishesAnswer> builder)
    {
        builder.ToTable("wishes_answers");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.AnsweredBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => new { row.FamilyMemberId, row.SaidAt }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ConsentGrounds> builder)
    {
        builder.ToTable("consent_grounds");
        builder.HasKey(row => row.FamilyMemberId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithOne().HasForeignKey<ConsentGrounds>(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.RecordedBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<AskedQuestion> builder)
    {
        builder.ToTable("asked_questions");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.WrittenBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => new { row.FamilyMemberId, row.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<QuestionAnswer> builder)
    {
        builder.ToTable("question_answers");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<AskedQuestion>().WithMany().HasForeignKey(row => row.QuestionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.ReadBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => row.QuestionId).IsUnique().HasFilter("read_at is null");
    }

    public void Configure(EntityTypeBuilder<ChildMemory> builder)
    {
        builder.ToTable("child_memories");
        // Whoever looks at it, or chooses anew, has to know for whom it is.
        builder.Property(row => row.Audience).IsConcurrencyToken();
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.ReadBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MemoryStep> builder)
    {
        builder.ToTable("memory_steps");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ChildMemory>().WithMany().HasForeignKey(row => row.MemoryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.TakenBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => new { row.MemoryId, row.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AnswerCheck> builder)
    {
        builder.ToTable("answer_checks");
        builder.HasKey(row => row.ContributionId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Contribution>().WithOne().HasForeignKey<AnswerCheck>(row => row.ContributionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(row => row.FollowUpId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ToldAction> builder)
    {
        builder.ToTable("told_actions");
        builder.HasKey(row => row.ActionId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PlannedAction>().WithOne().HasForeignKey<ToldAction>(row => row.ActionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.ToldBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SensitivityAnswer> builder)
    {
        builder.ToTable("sensitivity_answers");
        builder.HasKey(row => row.FamilyMemberId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithOne().HasForeignKey<SensitivityAnswer>(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<AnonymousSensitivityAnswer> builder)
    {
        builder.ToTable("anonymous_sensitivity_answers");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }
}
