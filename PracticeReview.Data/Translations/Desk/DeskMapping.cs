using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Desk;

internal sealed class DeskMapping : IEntityTypeConfiguration<TranslatorLanguage>, IEntityTypeConfiguration<TranslationRequest>,
    IEntityTypeConfiguration<CatalogueTranslation>, IEntityTypeConfiguration<TranslationImport>, IEntityTypeConfiguration<LanguageReader>
{
    public void Configure(EntityTypeBuilder<LanguageReader> builder)
    {
        builder.ToTable("language_readers");
        builder.HasKey(row => new { row.StaffId, row.Language });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.StaffId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.RecordedBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<TranslatorLanguage> builder)
    {
        builder.ToTable("translator_languages");
        builder.HasKey(given => new { given.StaffId, given.Language });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(given => given.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(given => given.StaffId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(given => given.GivenBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<TranslationRequest> builder)
    {
        builder.ToTable("translation_requests");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(request => request.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(request => request.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.RequestedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ChildMemory>().WithMany().HasForeignKey(request => request.MemoryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(request => new { request.CaseId, request.SourceHash, request.IntoLanguage }).IsUnique();
        builder.HasIndex(request => new { request.PartnershipId, request.RequestedAt });
    }

    public void Configure(EntityTypeBuilder<CatalogueTranslation> builder)
    {
        builder.ToTable("catalogue_translations");
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(translation => translation.TranslatedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(translation => translation.ReviewedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(translation => new { translation.Language, translation.Kind, translation.Key }).IsUnique();
        builder.HasIndex(translation => translation.ChangedAt);
        builder.Property(translation => translation.Forms).HasConversion(forms => Write(forms), json => Read<string>(json), Comparer<string>());
    }

    public void Configure(EntityTypeBuilder<TranslationImport> builder)
    {
        builder.ToTable("translation_imports");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(import => import.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(import => import.ImportedBy).OnDelete(DeleteBehavior.NoAction);
        builder.Property(import => import.Refused).HasConversion(refused => Write(refused), json => Read<RefusedUnit>(json), Comparer<RefusedUnit>());
    }

    // A list is never changed, only replaced, so it is the same as another only when it is that list.
    private static ValueComparer<IReadOnlyList<T>> Comparer<T>() =>
        new((one, other) => ReferenceEquals(one, other), list => list.Count, list => list);

    private static string Write<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, JsonSerializerOptions.Default);

    private static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Default)!;
}
