using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

internal sealed class DecisionMapping : IEntityTypeConfiguration<PanelVote>, IEntityTypeConfiguration<ReferralDecision>, IEntityTypeConfiguration<Disagreement>
{
    public void Configure(EntityTypeBuilder<PanelVote> builder)
    {
        builder.ToTable("panel_votes");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(vote => vote.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(vote => vote.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Referral>().WithMany().HasForeignKey(vote => vote.ReferralId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(vote => vote.MemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(vote => new { vote.ReferralId, vote.Submission, vote.MemberId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReferralDecision> builder)
    {
        builder.ToTable("referral_decisions");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(decision => decision.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(decision => decision.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Referral>().WithMany().HasForeignKey(decision => decision.ReferralId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(decision => decision.DecidedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(decision => decision.HelperId).OnDelete(DeleteBehavior.NoAction);
        // A submission is answered once, whoever sends the answer twice or at the same time.
        builder.HasIndex(decision => new { decision.ReferralId, decision.Submission, decision.IsFinal }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Disagreement> builder)
    {
        builder.ToTable("referral_disagreements");
        builder.HasKey(disagreement => disagreement.DecisionId);
        builder.HasOne<ReferralDecision>().WithMany().HasForeignKey(disagreement => disagreement.DecisionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(disagreement => disagreement.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(disagreement => disagreement.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(disagreement => disagreement.ReferrerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(disagreement => disagreement.AdviserId).OnDelete(DeleteBehavior.NoAction);
    }
}
