using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

internal sealed class DecisionMapping : IEntityTypeConfiguration<PanelVote>, IEntityTypeConfiguration<ReferralDecision>, IEntityTypeConfiguration<Disagreement>,
    IEntityTypeConfiguration<ConflictOfInterest>, IEntityTypeConfiguration<VoteLink>, IEntityTypeConfiguration<ReviewLeading>
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

    public void Configure(EntityTypeBuilder<ConflictOfInterest> builder)
    {
        builder.ToTable("panel_conflicts");
        builder.HasKey(conflict => new { conflict.ReferralId, conflict.MemberId });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(conflict => conflict.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(conflict => conflict.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(conflict => conflict.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<VoteLink> builder)
    {
        builder.ToTable("vote_links");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(link => link.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(link => link.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Referral>().WithMany().HasForeignKey(link => link.ReferralId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(link => link.MemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(link => link.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReviewLeading> builder)
    {
        builder.ToTable("review_leadings");
        builder.HasKey(leading => leading.CaseId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(leading => leading.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(leading => leading.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(leading => leading.ChairId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(leading => leading.ChairDecidedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(leading => leading.OfstedCheckedById).OnDelete(DeleteBehavior.NoAction);
    }
}
