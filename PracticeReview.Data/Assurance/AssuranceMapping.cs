using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Assurance;

internal sealed class AssuranceMapping : IEntityTypeConfiguration<AssuranceAnswer>, IEntityTypeConfiguration<AssuranceEvidence>, IEntityTypeConfiguration<MissedPoint>
{
    public void Configure(EntityTypeBuilder<MissedPoint> builder)
    {
        builder.ToTable("assurance_missed_points");
        builder.HasIndex(point => new { point.CaseId, point.Stage }).IsUnique();
        builder.HasOne<Partnership>().WithMany().HasForeignKey(point => point.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(point => point.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(point => point.SaidBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<AssuranceAnswer> builder)
    {
        builder.ToTable("assurance_answers");
        builder.Property(answer => answer.Gaps).HasConversion(gaps => JsonSerializer.Serialize(gaps, JsonSerializerOptions.Default), json => JsonSerializer.Deserialize<List<string>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<string>>((one, other) => ReferenceEquals(one, other), gaps => gaps.Count, gaps => gaps));
        builder.HasOne<Partnership>().WithMany().HasForeignKey(answer => answer.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(answer => answer.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(answer => answer.AnsweredBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<AssuranceAnswer>().WithMany().HasForeignKey(answer => answer.ReplacesId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(answer => new { answer.CaseId, answer.Stage, answer.Question, answer.ReplacesId }).IsUnique().AreNullsDistinct(false);
        builder.HasMany(answer => answer.Evidence).WithOne().HasForeignKey(evidence => evidence.AnswerId).OnDelete(DeleteBehavior.NoAction);
        builder.Navigation(answer => answer.Evidence).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<AssuranceEvidence> builder)
    {
        builder.ToTable("assurance_evidence");
        builder.HasKey(evidence => new { evidence.AnswerId, evidence.Kind, evidence.SubjectId });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(evidence => evidence.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(evidence => evidence.CaseId).OnDelete(DeleteBehavior.NoAction);
    }
}
