using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Readiness;

internal sealed class PartnershipLanguageMapping : IEntityTypeConfiguration<PartnershipLanguage>
{
    public void Configure(EntityTypeBuilder<PartnershipLanguage> builder)
    {
        builder.ToTable("partnership_languages");
        builder.HasKey(one => new { one.PartnershipId, one.Language });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(one => one.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(one => one.ChangedBy).OnDelete(DeleteBehavior.NoAction);
    }
}
