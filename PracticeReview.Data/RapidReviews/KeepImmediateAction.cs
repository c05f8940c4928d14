using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record AddImmediateActionCommand(CaseId Case, string? Text, AgencyId? Agency, DateOnly? DueOn);

/// <summary>Writes an immediate action down, and that it was done; both at any time, whatever the outcome of the meeting (Policy 7.12).</summary>
public sealed class KeepImmediateAction(Database database)
{
    /// <summary>The name under which a new action is kept while it is typed.</summary>
    public static string DraftName(CaseId @case) => $"immediate-action/{@case}";

    public async Task<Result> AddAsync(StaffActor actor, AddImmediateActionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await MeetingRoom.FindAsync(operation, actor, command.Case, cancellation) is not { } review)
        {
            return Refusal.NotFound;
        }
        var agency = command.Agency is { } chosen ? await operation.Read<Agency>().Where(a => a.Id == chosen).Select(a => (AgencyId?)a.Id).SingleOrDefaultAsync(cancellation) : null;
        var added = ImmediateAction.Add(actor, review, command.Text, agency, command.DueOn, operation.Now);
        if (added.Refused)
        {
            return added;
        }
        operation.Add(added.Value);
        // The database lets somebody who is invited begin the clock of an action that is there, so that is written first.
        await operation.WriteNowAsync(cancellation);
        await BeginClockAsync(operation, added.Value, cancellation);
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Immediate action added", command.Case, "ImmediateAction", added.Value.Id));
    }

    public async Task<Result> FinishAsync(StaffActor actor, CaseId id, Guid action, string? whatWasDone, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await MeetingRoom.FindAsync(operation, actor, id, cancellation) is null
            ? null
            : await operation.Set<ImmediateAction>().SingleOrDefaultAsync(a => a.Id == action && a.CaseId == id, cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        var finished = found.Finish(actor, whatWasDone, operation.Now);
        if (finished.Refused)
        {
            return finished;
        }
        try
        {
            // As above: only the clock of an action that is done can be met.
            await operation.WriteNowAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.ChangedMeanwhile;
        }
        operation.Add(new Milestone(id, found.PartnershipId, CaseEvent.ImmediateActionDone, operation.Now, action));
        var deadline = await operation.Set<CaseDeadline>().SingleOrDefaultAsync(d => d.Kind == DeadlineKind.FinishImmediateAction && d.SubjectId == action, cancellation);
        deadline?.Meet(operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry("Immediate action done", id, "ImmediateAction", action));
    }

    // Whoever is invited sees neither the case nor its timetable: only the milestones and the deadline of the action.
    private static async Task BeginClockAsync(Operation operation, ImmediateAction action, CancellationToken cancellation)
    {
        operation.Add(new Milestone(action.CaseId, action.PartnershipId, CaseEvent.ImmediateActionAdded, action.AddedAt, action.Id));
        operation.Add(new Milestone(action.CaseId, action.PartnershipId, CaseEvent.ReturnDayAgreed, ReturnDays.InstantOf(action.DueOn), action.Id));
        var version = await operation.Read<Partnership>().Where(partnership => partnership.Id == action.PartnershipId).Select(partnership => partnership.PolicyVersion).SingleAsync(cancellation);
        var history = new CaseHistory { ImmediateActions = [new AgencyExchange(action.Id, action.AddedAt, AgreedDay: action.DueOn)] };
        var found = Timetable.For(history, PolicyVersions.Find(version)!, WorkingCalendar.EnglandAndWales, operation.Now).Single(deadline => deadline.Kind == DeadlineKind.FinishImmediateAction);
        operation.Add(new CaseDeadline(action.CaseId, action.PartnershipId, found));
    }
}
