using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Deadlines;

internal sealed class DeadlinesMapping : IEntityTypeConfiguration<CaseDeadline>, IEntityTypeConfiguration<DeadlineReminder>,
    IEntityTypeConfiguration<QuietHours>, IEntityTypeConfiguration<ClockPause>, IEntityTypeConfiguration<AgreedLongerPeriod>
{
    public void Configure(EntityTypeBuilder<CaseDeadline> builder)
    {
        builder.ToTable("deadlines");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(deadline => deadline.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(deadline => deadline.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(deadline => new { deadline.CaseId, deadline.Kind, deadline.SubjectId }).IsUnique().AreNullsDistinct(false);
        builder.HasIndex(deadline => new { deadline.PartnershipId, deadline.DueAt }).HasFilter("met_at is null and is_needed and not is_foretold");
    }

    public void Configure(EntityTypeBuilder<DeadlineReminder> builder)
    {
        builder.ToTable("deadline_reminders");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(reminder => reminder.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(reminder => reminder.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<CaseDeadline>().WithMany().HasForeignKey(reminder => reminder.DeadlineId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(reminder => reminder.StaffId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(reminder => new { reminder.DeadlineId, reminder.DueAt, reminder.Threshold, reminder.StaffId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<QuietHours> builder)
    {
        builder.ToTable("quiet_hours");
        builder.HasKey(hours => hours.PartnershipId);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(hours => hours.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(hours => hours.ChangedBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ClockPause> builder)
    {
        builder.ToTable("clock_pauses");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(pause => pause.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(pause => pause.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(pause => pause.RecordedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(pause => pause.EndedById).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<AgreedLongerPeriod> builder)
    {
        builder.ToTable("longer_periods");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(period => period.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(period => period.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(period => period.AgreedById).OnDelete(DeleteBehavior.NoAction);
    }
}
