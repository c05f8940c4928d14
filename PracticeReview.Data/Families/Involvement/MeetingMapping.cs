using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

internal sealed class MeetingMapping : IEntityTypeConfiguration<FamilyMeeting>,
    IEntityTypeConfiguration<MeetingPerson>,
    IEntityTypeConfiguration<MeetingStep>,
    IEntityTypeConfiguration<MeetingEscalation>,
    IEntityTypeConfiguration<MeetingAnswer>
{
    public void Configure(EntityTypeBuilder<FamilyMeeting> builder)
    {
        builder.ToTable("family_meetings");
        builder.Ignore(meeting => meeting.Missing);
        builder.Ignore(meeting => meeting.TextsToRead);
        builder.HasMany(meeting => meeting.Steps).WithOne().HasForeignKey(step => step.MeetingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasMany(meeting => meeting.Persons).WithOne().HasForeignKey(person => person.MeetingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasMany(meeting => meeting.Escalations).WithOne().HasForeignKey(escalation => escalation.MeetingId).OnDelete(DeleteBehavior.NoAction);
        builder.Navigation(meeting => meeting.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(meeting => meeting.Persons).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(meeting => meeting.Escalations).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(meeting => meeting.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(meeting => meeting.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(meeting => meeting.WrittenBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MeetingPerson> builder)
    {
        builder.ToTable("meeting_persons");
        builder.HasKey(person => new { person.MeetingId, person.PersonId });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(person => person.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(person => person.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<MappedPerson>().WithMany().HasForeignKey(person => person.PersonId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MeetingStep> builder)
    {
        builder.ToTable("meeting_steps");
        builder.HasKey(step => new { step.MeetingId, step.Preparation });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(step => step.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(step => step.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(step => step.DoneBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MeetingEscalation> builder)
    {
        builder.ToTable("meeting_escalations");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(escalation => escalation.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(escalation => escalation.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(escalation => escalation.RaisedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(escalation => escalation.ToldId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(escalation => escalation.SettledBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MeetingAnswer> builder)
    {
        builder.ToTable("meeting_answers");
        builder.HasOne<FamilyMeeting>().WithMany().HasForeignKey(answer => answer.MeetingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(answer => answer.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(answer => answer.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(answer => answer.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(answer => answer.NotedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(answer => new { answer.MeetingId, answer.FamilyMemberId, answer.SaidAt }).IsUnique();
    }
}
