using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;

namespace PracticeReview.Data.Information.Annotations;

internal sealed class AnnotationsMapping : IEntityTypeConfiguration<EventNote>, IEntityTypeConfiguration<EventTag>, IEntityTypeConfiguration<EventLink>,
    IEntityTypeConfiguration<KeyPracticeEpisode>, IEntityTypeConfiguration<EpisodeEvent>, IEntityTypeConfiguration<MatchDecision>, IEntityTypeConfiguration<EventRestriction>,
    IEntityTypeConfiguration<EventContinuation>, IEntityTypeConfiguration<CasePseudonym>, IEntityTypeConfiguration<AgencyInvolvement>,
    IEntityTypeConfiguration<ContradictionDecision>, IEntityTypeConfiguration<FamilyContradictionDecision>
{
    public void Configure(EntityTypeBuilder<EventNote> builder)
    {
        builder.ToTable("event_notes");
        builder.HasKey(note => note.Id);
        OfEvent(builder, note => new { note.CaseId, note.EventId, note.PartnershipId });
        By(builder, note => note.WrittenBy);
    }

    public void Configure(EntityTypeBuilder<EventTag> builder)
    {
        builder.ToTable("event_tags");
        builder.HasKey(tag => new { tag.EventId, tag.Tag });
        OfEvent(builder, tag => new { tag.CaseId, tag.EventId, tag.PartnershipId });
        builder.HasIndex(tag => new { tag.CaseId, tag.Tag });
        By(builder, tag => tag.AddedBy);
    }

    public void Configure(EntityTypeBuilder<EventLink> builder)
    {
        builder.ToTable("event_links");
        builder.HasKey(link => link.Id);
        OfEvent(builder, link => new { link.CaseId, link.EventId, link.PartnershipId });
        builder.HasOne<DraftPassage>().WithMany().HasForeignKey(link => link.DraftPassageId).OnDelete(DeleteBehavior.NoAction);
        By(builder, link => link.AddedBy);
    }

    public void Configure(EntityTypeBuilder<KeyPracticeEpisode> builder)
    {
        builder.ToTable("key_practice_episodes");
        builder.HasKey(episode => episode.Id);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(episode => episode.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(episode => episode.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(episode => new { episode.CaseId, episode.Name }).IsUnique();
        By(builder, episode => episode.MadeBy);
        By(builder, episode => episode.ChangedBy);
    }

    public void Configure(EntityTypeBuilder<EpisodeEvent> builder)
    {
        builder.ToTable("episode_events");
        builder.HasKey(one => new { one.EpisodeId, one.EventId });
        builder.HasOne<KeyPracticeEpisode>().WithMany().HasForeignKey(one => new { one.CaseId, one.EpisodeId, one.PartnershipId })
            .HasPrincipalKey(episode => new { episode.CaseId, episode.Id, episode.PartnershipId }).OnDelete(DeleteBehavior.NoAction);
        OfEvent(builder, one => new { one.CaseId, one.EventId, one.PartnershipId });
        By(builder, one => one.AddedBy);
    }

    public void Configure(EntityTypeBuilder<MatchDecision> builder)
    {
        builder.ToTable("match_decisions");
        builder.HasKey(match => new { match.FirstEventId, match.SecondEventId });
        OfEvent(builder, match => new { match.CaseId, match.FirstEventId, match.PartnershipId });
        OfEvent(builder, match => new { match.CaseId, match.SecondEventId, match.PartnershipId });
        By(builder, match => match.DecidedBy);
    }

    public void Configure(EntityTypeBuilder<ContradictionDecision> builder)
    {
        builder.ToTable("contradiction_decisions");
        builder.HasKey(one => new { one.FirstEventId, one.SecondEventId, one.Kind, one.About });
        OfEvent(builder, one => new { one.CaseId, one.FirstEventId, one.PartnershipId });
        OfEvent(builder, one => new { one.CaseId, one.SecondEventId, one.PartnershipId });
        By(builder, one => one.DecidedBy);
    }

    public void Configure(EntityTypeBuilder<FamilyContradictionDecision> builder)
    {
        builder.ToTable("family_contradiction_decisions");
        builder.HasKey(one => new { one.EventId, one.ContributionId, one.Kind, one.About });
        OfEvent(builder, one => new { one.CaseId, one.EventId, one.PartnershipId });
        builder.HasOne<Contribution>().WithMany().HasForeignKey(one => one.ContributionId).OnDelete(DeleteBehavior.NoAction);
        By(builder, one => one.DecidedBy);
    }

    public void Configure(EntityTypeBuilder<EventContinuation> builder)
    {
        builder.ToTable("event_continuations");
        builder.HasKey(one => new { one.EventId, one.SuccessorId });
        OfEvent(builder, one => new { one.CaseId, one.EventId, one.PartnershipId });
        OfEvent(builder, one => new { one.CaseId, one.SuccessorId, one.PartnershipId });
        By(builder, one => one.SaidBy);
    }

    public void Configure(EntityTypeBuilder<EventRestriction> builder)
    {
        builder.ToTable("event_restrictions");
        builder.HasKey(mark => mark.EventId);
        OfEvent(builder, mark => new { mark.CaseId, mark.EventId, mark.PartnershipId });
        By(builder, mark => mark.RestrictedBy);
    }

    public void Configure(EntityTypeBuilder<CasePseudonym> builder)
    {
        builder.ToTable("pseudonyms");
        builder.HasKey(one => one.Id);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(one => one.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.NoAction);
        By(builder, one => one.WrittenBy);
    }

    public void Configure(EntityTypeBuilder<AgencyInvolvement> builder)
    {
        builder.ToTable("agency_involvements");
        builder.HasKey(one => one.Id);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(one => one.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(one => one.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(one => one.AgencyId).OnDelete(DeleteBehavior.NoAction);
        By(builder, one => one.WrittenBy);
    }

    private static void OfEvent<T>(EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key) where T : class =>
        builder.HasOne<EventIdentity>().WithMany().HasForeignKey(key)
            .HasPrincipalKey(identity => new { identity.CaseId, identity.Id, identity.PartnershipId }).OnDelete(DeleteBehavior.NoAction);

    private static void By<T>(EntityTypeBuilder<T> builder, Expression<Func<T, object?>> who) where T : class =>
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(who).OnDelete(DeleteBehavior.NoAction);
}
