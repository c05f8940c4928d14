using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Documents;

internal sealed class DocumentsMapping : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentPiece>, IEntityTypeConfiguration<SmallPicture>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.Ignore(document => document.AwaitsScan);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(document => document.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(document => document.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(document => document.UploadedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Families.FamilyMember>().WithMany().HasForeignKey(document => document.UploadedByFamilyMember).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(document => new { document.PartnershipId, document.Sha256 });
        builder.HasIndex(document => document.SubjectId);
        builder.HasIndex(document => document.UploadedAt).HasFilter("scan_state in ('NotScanned', 'Waiting')");
    }

    public void Configure(EntityTypeBuilder<DocumentPiece> builder)
    {
        builder.ToTable("document_pieces");
        builder.HasKey(piece => new { piece.PartnershipId, piece.Sha256, piece.Number });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(piece => piece.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SmallPicture> builder)
    {
        builder.ToTable("small_pictures");
        builder.HasKey(picture => picture.DocumentId);
        builder.HasOne<Document>().WithOne().HasForeignKey<SmallPicture>(picture => picture.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(picture => picture.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(picture => picture.CaseId).OnDelete(DeleteBehavior.NoAction);
    }
}
