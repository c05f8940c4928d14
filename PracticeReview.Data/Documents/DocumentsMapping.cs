using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Documents;

internal sealed class DocumentsMapping : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentPiece>
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
}
