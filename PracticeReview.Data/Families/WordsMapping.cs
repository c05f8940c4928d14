using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

internal sealed class WordsMapping : IEntityTypeConfiguration<ContributionStep>, IEntityTypeConfiguration<ContributionLink>,
    IEntityTypeConfiguration<ContradictoryAccounts>, IEntityTypeConfiguration<PassageReading>,
    IEntityTypeConfiguration<LeaveOutRequest>, IEntityTypeConfiguration<FamilyLetter>, IEntityTypeConfiguration<SpokenExplanation>, IEntityTypeConfiguration<QuoteChoice>, IEntityTypeConfiguration<EarlierAccounts>
{
    public void Configure(EntityTypeBuilder<EarlierAccounts> builder)
    {
        builder.ToTable("earlier_accounts");
        builder.HasOne<ContradictoryAccounts>().WithMany().HasForeignKey(earlier => earlier.AccountsId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(earlier => earlier.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(earlier => earlier.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(earlier => earlier.WrittenBy).OnDelete(DeleteBehavior.NoAction);
        KeepSides(builder.Property(earlier => earlier.Sides));
    }

    public void Configure(EntityTypeBuilder<ContributionStep> builder)
    {
        builder.ToTable("contribution_steps");
        builder.HasOne<Contribution>().WithMany().HasForeignKey(step => step.ContributionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(step => step.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(step => step.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(step => step.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(step => step.TakenBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(step => new { step.ContributionId, step.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<QuoteChoice> builder)
    {
        builder.ToTable("quote_choices");
        builder.HasOne<Contribution>().WithMany().HasForeignKey(row => row.ContributionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.NotedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => new { row.ContributionId, row.ChosenAt }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LeaveOutRequest> builder)
    {
        builder.ToTable("leave_out_requests");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(row => row.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(row => row.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(row => row.ContributionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Area.QuestionAnswer>().WithMany().HasForeignKey(row => row.QuestionAnswerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(row => row.DecidedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(row => row.ContributionId).IsUnique();
        builder.HasIndex(row => row.QuestionAnswerId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContributionLink> builder)
    {
        builder.ToTable("contribution_links");
        builder.HasOne<Contribution>().WithMany().HasForeignKey(link => link.ContributionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(link => link.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(link => link.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(link => link.LinkedBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(link => link.SubjectId);
    }

    public void Configure(EntityTypeBuilder<ContradictoryAccounts> builder)
    {
        builder.ToTable("contradictory_accounts");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(accounts => accounts.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(accounts => accounts.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(accounts => accounts.WrittenBy).OnDelete(DeleteBehavior.NoAction);
        KeepSides(builder.Property(accounts => accounts.Sides));
    }

    private static void KeepSides(PropertyBuilder<IReadOnlyList<AccountOfEvents>> property) =>
        property.HasConversion(sides => JsonSerializer.Serialize(sides, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<List<AccountOfEvents>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<AccountOfEvents>>((one, other) => ReferenceEquals(one, other), sides => sides.Count, sides => sides));

    public void Configure(EntityTypeBuilder<PassageReading> builder)
    {
        builder.ToTable("passage_readings");
        builder.HasKey(reading => new { reading.FamilyMemberId, reading.ReleasedPassageId });
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(reading => reading.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReleasedPassage>().WithMany().HasForeignKey(reading => reading.ReleasedPassageId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(reading => reading.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(reading => reading.CaseId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<FamilyLetter> builder)
    {
        builder.ToTable("family_letters");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(letter => letter.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(letter => letter.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(letter => letter.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(letter => letter.WrittenBy).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(letter => letter.ReleasedBy).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SpokenExplanation> builder)
    {
        builder.ToTable("spoken_explanations");
        builder.Ignore(explanation => explanation.LeavesOpen);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(explanation => explanation.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(explanation => explanation.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<FamilyMember>().WithMany().HasForeignKey(explanation => explanation.FamilyMemberId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(explanation => explanation.RecordedBy).OnDelete(DeleteBehavior.NoAction);
    }
}
