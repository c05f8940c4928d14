using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

internal sealed class MapMapping : IEntityTypeConfiguration<MappedPerson>,
    IEntityTypeConfiguration<MapRelation>,
    IEntityTypeConfiguration<InvolvementDecision>,
    IEntityTypeConfiguration<FamilyContact>
{
    public void Configure(EntityTypeBuilder<MappedPerson> builder)
    {
        builder.ToTable("mapped_persons");
        builder.HasIndex(person => person.FamilyMemberId).IsUnique().HasFilter("family_member_id is not null");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(person => person.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(person => person.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(person => person.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(person => person.WrittenBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MapRelation> builder)
    {
        builder.ToTable("map_relations");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(relation => relation.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(relation => relation.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<MappedPerson>().WithMany().HasForeignKey(relation => relation.FromId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<MappedPerson>().WithMany().HasForeignKey(relation => relation.ToId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(relation => relation.WrittenBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<InvolvementDecision> builder)
    {
        builder.ToTable("involvement_decisions");
        builder.HasIndex(decision => new { decision.PersonId, decision.ReplacesId }).IsUnique().AreNullsDistinct(false);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(decision => decision.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(decision => decision.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<MappedPerson>().WithMany().HasForeignKey(decision => decision.PersonId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(decision => decision.DecidedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<InvolvementDecision>().WithMany().HasForeignKey(decision => decision.ReplacesId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<FamilyContact> builder)
    {
        builder.ToTable("family_contacts");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(contact => contact.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(contact => contact.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<MappedPerson>().WithMany().HasForeignKey(contact => contact.PersonId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(contact => contact.RecordedBy).OnDelete(DeleteBehavior.NoAction);
    }
}
