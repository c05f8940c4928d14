using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Actions;

internal sealed class ActionsMapping : IEntityTypeConfiguration<ActionPlan>, IEntityTypeConfiguration<PlannedAction>,
    IEntityTypeConfiguration<ActionEntry>, IEntityTypeConfiguration<ScrutineerTurn>
{
    public void Configure(EntityTypeBuilder<ActionPlan> builder)
    {
        builder.ToTable("action_plans");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(plan => plan.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(plan => plan.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(plan => plan.CaseId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlannedAction> builder)
    {
        builder.ToTable("planned_actions");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(action => action.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(action => action.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(action => action.PlanId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Agency>().WithMany().HasForeignKey(action => action.AgencyId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(action => action.ScrutineerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(action => new { action.PlanId, action.Number }).IsUnique();
        builder.HasIndex(action => action.AgencyId);
        builder.HasIndex(action => action.ScrutineerId);
        builder.HasIndex(action => new { action.AgencyId, action.Due }).HasFilter("state = 'Open' and in_force_since is not null");
        builder.HasIndex(action => new { action.ScrutineerId, action.Due }).HasFilter("state = 'ReportedComplete'");
    }

    public void Configure(EntityTypeBuilder<ActionEntry> builder)
    {
        builder.ToTable("action_entries");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(entry => entry.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(entry => entry.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PlannedAction>().WithMany().HasForeignKey(entry => entry.ActionId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ScrutineerTurn> builder)
    {
        builder.ToTable("scrutineer_turns");
        builder.HasOne<Partnership>().WithMany().HasForeignKey(turn => turn.PartnershipId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(turn => turn.CaseId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PlannedAction>().WithMany().HasForeignKey(turn => turn.ActionId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(turn => turn.ScrutineerId).OnDelete(DeleteBehavior.NoAction);
    }
}
