using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

internal sealed class RapidReviewMapping : IEntityTypeConfiguration<RapidReview>, IEntityTypeConfiguration<UndecidedSitting>,
    IEntityTypeConfiguration<MeetingInvitation>, IEntityTypeConfiguration<MeetingAttendance>, IEntityTypeConfiguration<MeetingNote>,
    IEntityTypeConfiguration<ImmediateAction>, IEntityTypeConfiguration<MeetingReport>, IEntityTypeConfiguration<Endorsement>,
    IEntityTypeConfiguration<MeetingPapers>, IEntityTypeConfiguration<OutcomeNotice>
{
    public void Configure(EntityTypeBuilder<RapidReview> builder)
    {
        builder.ToTable("rapid_reviews");
        builder.HasKey(review => review.CaseId);
        builder.Ignore(review => review.IsConcluded);
        builder.HasOne<ReviewCase>().WithOne().HasForeignKey<RapidReview>(review => review.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(review => review.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<UndecidedSitting> builder)
    {
        builder.ToTable("undecided_sittings");
        builder.HasKey(sitting => new { sitting.CaseId, sitting.Number });
        Belongs(builder, sitting => sitting.CaseId, sitting => sitting.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<MeetingInvitation> builder)
    {
        builder.ToTable("meeting_invitations");
        builder.HasIndex(invitation => new { invitation.CaseId, invitation.StaffId }).IsUnique();
        Belongs(builder, invitation => invitation.CaseId, invitation => invitation.PartnershipId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(invitation => invitation.StaffId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MeetingAttendance> builder)
    {
        builder.ToTable("meeting_attendances");
        Belongs(builder, attendance => attendance.CaseId, attendance => attendance.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<MeetingNote> builder)
    {
        builder.ToTable("meeting_notes");
        builder.HasKey(note => new { note.CaseId, note.Item, note.AuthorId });
        Belongs(builder, note => note.CaseId, note => note.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<ImmediateAction> builder)
    {
        builder.ToTable("immediate_actions");
        Belongs(builder, action => action.CaseId, action => action.PartnershipId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(action => action.AgencyId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<MeetingReport> builder)
    {
        builder.ToTable("meeting_reports");
        builder.HasKey(report => report.CaseId);
        builder.Ignore(report => report.Words);
        builder.HasOne<RapidReview>().WithOne().HasForeignKey<MeetingReport>(report => report.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(report => report.PartnershipId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Endorsement> builder)
    {
        builder.ToTable("endorsements");
        builder.HasKey(word => new { word.CaseId, word.Level, word.Endorser });
        Belongs(builder, word => word.CaseId, word => word.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<MeetingPapers> builder)
    {
        builder.ToTable("meeting_papers");
        Belongs(builder, papers => papers.CaseId, papers => papers.PartnershipId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(papers => papers.StaffId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<OutcomeNotice> builder)
    {
        builder.ToTable("outcome_notices");
        Belongs(builder, notice => notice.CaseId, notice => notice.PartnershipId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(notice => notice.StaffId).OnDelete(DeleteBehavior.NoAction);
    }

    private static void Belongs<T>(EntityTypeBuilder<T> builder, System.Linq.Expressions.Expression<Func<T, object?>> review,
        System.Linq.Expressions.Expression<Func<T, object?>> partnership) where T : class
    {
        builder.HasOne<RapidReview>().WithMany().HasForeignKey(review).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(partnership).OnDelete(DeleteBehavior.NoAction);
    }
}
