using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;

namespace PracticeReview.Data.Families;

internal sealed class FamilyMapping : IEntityTypeConfiguration<FamilyMember>, IEntityTypeConfiguration<AgreementChoice>,
    IEntityTypeConfiguration<Contribution>, IEntityTypeConfiguration<ContributionAnswer>, IEntityTypeConfiguration<ReleasedPassage>
{
    public void Configure(EntityTypeBuilder<FamilyMember> builder)
    {
        builder.ToTable("family_members");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(member => member.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(member => member.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.Ignore(member => member.AwaitsConfirmation);
        builder.Ignore(member => member.ContactToMakeSureSince);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(member => member.ContactMadeSureBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(member => member.FacilitatorId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(member => member.SafetyEnteredBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<AgreementChoice> builder)
    {
        builder.ToTable("agreement_choices");
        builder.Ignore(choice => choice.WordsVersion);
        builder.Ignore(choice => choice.WordsLanguage);
        builder.Ignore(choice => choice.AwaitsConfirmation);
        builder.Ignore(choice => choice.NotNowSince);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(choice => choice.EnteredBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(choice => choice.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(choice => choice.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(choice => choice.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("contributions");
        builder.Ignore(contribution => contribution.IsAboutPassage);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(contribution => contribution.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(contribution => contribution.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(contribution => contribution.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReleasedPassage>().WithMany().HasForeignKey(contribution => contribution.ReleasedPassageId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<DraftPassage>().WithMany().HasForeignKey(contribution => contribution.DraftPassageId).OnDelete(DeleteBehavior.NoAction);
        builder.Ignore(contribution => contribution.WaitsToBeConfirmed);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(contribution => contribution.EnteredBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<QuestionAnswer>().WithMany().HasForeignKey(contribution => contribution.QuestionAnswerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(contribution => contribution.QuestionAnswerId).IsUnique();
        builder.HasOne(contribution => contribution.Answer).WithOne().HasForeignKey<ContributionAnswer>(answer => answer.ContributionId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ContributionAnswer> builder)
    {
        builder.ToTable("contribution_answers");
        builder.HasKey(answer => answer.ContributionId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(answer => answer.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(answer => answer.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(answer => answer.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(answer => answer.AnsweredBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ReleasedPassage> builder)
    {
        builder.ToTable("released_passages");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(passage => passage.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(passage => passage.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(passage => passage.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<DraftPassage>().WithMany().HasForeignKey(passage => passage.DraftPassageId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(passage => passage.ReleasedBy).OnDelete(DeleteBehavior.NoAction);
        // One edition is released once to one person: two clicks are one release.
        builder.HasIndex(passage => new { passage.DraftPassageId, passage.FamilyMemberId, passage.Edition }).IsUnique().HasFilter("withdrawn_at is null");
    }
}
