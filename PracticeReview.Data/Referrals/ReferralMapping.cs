using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>, IEntityTypeConfiguration<ReferralVersion>, IEntityTypeConfiguration<CaseNumber>, IEntityTypeConfiguration<ProposedReferral>,
    IEntityTypeConfiguration<AuthorityNotice>, IEntityTypeConfiguration<LinkedProcess>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("referrals");
        builder.Ignore(referral => referral.Criteria);
        builder.Ignore(referral => referral.OtherChildren);
        builder.Ignore(referral => referral.Duties);
        builder.HasMany(referral => referral.Conflicts).WithOne().HasForeignKey(conflict => conflict.ReferralId).OnDelete(DeleteBehavior.NoAction);
        builder.Navigation(referral => referral.Conflicts).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasOne<Partnership>().WithMany().HasForeignKey(referral => referral.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(referral => referral.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(referral => referral.ReferrerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(referral => referral.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(referral => referral.VerifiedById).OnDelete(DeleteBehavior.NoAction);
        // One referral a case, and one case a referral.
        builder.HasIndex(referral => referral.CaseId).IsUnique();
        builder.HasIndex(referral => new { referral.PartnershipId, referral.Status, referral.SubmittedAt });
    }

    public void Configure(EntityTypeBuilder<ReferralVersion> builder)
    {
        builder.ToTable("referral_versions");
        builder.HasKey(version => new { version.ReferralId, version.Submission });
        builder.HasOne<Referral>().WithMany().HasForeignKey(version => version.ReferralId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(version => version.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(version => version.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(version => version.ReferrerId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<CaseNumber> builder)
    {
        builder.ToTable("case_numbers");
        builder.HasKey(number => new { number.PartnershipId, number.Year });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(number => number.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ProposedReferral> builder)
    {
        builder.ToTable("proposed_referrals");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(proposed => proposed.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(proposed => proposed.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(proposed => proposed.ReferrerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(proposed => proposed.BackById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(proposed => proposed.VerifiedById).OnDelete(DeleteBehavior.NoAction);
        // No foreign key: the case is opened when it is verified.
        builder.HasIndex(proposed => proposed.CaseId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuthorityNotice> builder)
    {
        builder.ToTable("authority_notices");
        builder.HasKey(notice => new { notice.CaseId, notice.Step });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(notice => notice.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(notice => notice.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(notice => notice.RecordedById).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<LinkedProcess> builder)
    {
        builder.ToTable("linked_processes");
        builder.HasKey(process => new { process.CaseId, process.Kind });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(process => process.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(process => process.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(process => process.RecordedById).OnDelete(DeleteBehavior.NoAction);
    }
}
