using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations;

internal sealed class CaseTextTranslationMapping : IEntityTypeConfiguration<CaseTextTranslation>
{
    public void Configure(EntityTypeBuilder<CaseTextTranslation> builder)
    {
        builder.ToTable("case_text_translations");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(translation => translation.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(translation => translation.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(translation => translation.TranslatedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(translation => translation.ReviewedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ChildMemory>().WithMany().HasForeignKey(translation => translation.MemoryId).OnDelete(DeleteBehavior.Cascade);
        // A text has one translation into each language; it is found by what it translates.
        builder.HasIndex(translation => new { translation.CaseId, translation.SourceHash, translation.Language }).IsUnique();
    }
}
