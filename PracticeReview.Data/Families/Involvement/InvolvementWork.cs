using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>What waits to be done about the involvement of a family, for those who work with it. Nothing here names a person.</summary>
internal static class InvolvementWork
{
    /// <param name="worked">The cases whose family the person works with.</param>
    /// <param name="reviewed">Those of them whose review group the person is in.</param>
    /// <param name="most">The most of one kind that is looked at.</param>
    public static async Task<(IReadOnlyList<WorkItem> Items, bool HasMore)> FindAsync(Operation operation, IReadOnlyList<CaseId> worked, IReadOnlyList<CaseId> reviewed, int most, CancellationToken cancellation)
    {
        var items = new List<WorkItem>();
        var hasMore = false;
        if (worked.Count == 0)
        {
            return (items, false);
        }
        var today = LegalDay.Of(operation.Now);
        var open = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => worked.Contains(@case.Id) && @case.Stage != CaseStage.Closed && @case.Stage != CaseStage.NotReviewed)
            .Select(@case => new { @case.Id, @case.Reference, @case.ChildInitials, @case.Stage, @case.StageSince }).ToDictionaryAsync(@case => @case.Id, cancellation);
        var ids = open.Keys.ToList();

        var holds = await operation.Read<InvolvementHold>().Where(hold => ids.Contains(hold.CaseId) && ((hold.EndedAt == null && hold.LookAgainOn <= today) || (hold.EndedAt != null && hold.ReopenedAt == null)))
            .OrderBy(hold => hold.LookAgainOn).Select(hold => new { hold.Id, hold.CaseId, hold.PersonId, hold.LookAgainOn, hold.EndedAt }).Take(most).ToListAsync(cancellation);
        hasMore |= holds.Count == most;
        foreach (var hold in holds)
        {
            if (hold.EndedAt is null)
            {
                Add(WorkKind.HoldToLookAt, hold.CaseId, "Look again at a hold agreed with the police or a court", LegalDay.StartOf(hold.LookAgainOn), hold.LookAgainOn, hold.Id.Value, hold.PersonId);
            }
            else if (reviewed.Contains(hold.CaseId))
            {
                Add(WorkKind.AnalysisToReopen, hold.CaseId, "Open the analysis again: a hold has ended", hold.EndedAt.Value, null, hold.Id.Value, hold.PersonId);
            }
        }

        var plans = await operation.Read<InvolvementPlan>().Where(plan => ids.Contains(plan.CaseId) && plan.NeedsInterpreter && plan.InterpreterAt == null)
            .OrderBy(plan => plan.WrittenAt).Select(plan => new { plan.PersonId, plan.CaseId, plan.WrittenAt }).Take(most).ToListAsync(cancellation);
        hasMore |= plans.Count == most;
        plans.ForEach(plan => Add(WorkKind.InterpreterToBook, plan.CaseId, "Book an interpreter for a family member", plan.WrittenAt, null, plan.PersonId.Value, plan.PersonId));

        var points = Enum.GetValues<MeetingPreparation>().Length;
        var meetings = await operation.Read<FamilyMeeting>().Where(meeting => ids.Contains(meeting.CaseId) && meeting.State == FamilyMeetingState.Planned
                && operation.Context.Set<MeetingStep>().Count(step => step.MeetingId == meeting.Id) < points)
            .OrderBy(meeting => meeting.At).Select(meeting => new { meeting.Id, meeting.CaseId, meeting.At, meeting.WrittenAt }).Take(most).ToListAsync(cancellation);
        hasMore |= meetings.Count == most;
        meetings.ForEach(meeting => Add(WorkKind.MeetingToPrepare, meeting.CaseId, "Prepare a meeting with the family", meeting.WrittenAt, LegalDay.Of(meeting.At), meeting.Id.Value, null));

        // Before the review ends everybody on the map is decided on; earlier, the group is still getting to know the family.
        var late = open.Values.Where(@case => @case.Stage is CaseStage.Review or CaseStage.Report or CaseStage.Publication or CaseStage.Actions).Select(@case => @case.Id).ToList();
        var undecided = late.Count == 0 ? [] : await operation.Read<MappedPerson>().Where(person => late.Contains(person.CaseId) && person.TakenOffAt == null
                && !operation.Context.Set<InvolvementDecision>().Any(decision => decision.PersonId == person.Id && decision.Choice != InvolvementChoice.Undecided
                    && !operation.Context.Set<InvolvementDecision>().Any(later => later.ReplacesId == decision.Id)))
            .OrderBy(person => person.AddedAt).Select(person => new { person.Id, person.CaseId, person.AddedAt }).Take(most).ToListAsync(cancellation);
        hasMore |= undecided.Count == most;
        undecided.ForEach(person => Add(WorkKind.InvolvementToDecide, person.CaseId, "Decide whether a person on the family map is involved", person.AddedAt, null, person.Id.Value, person.Id));
        return (items, hasMore);

        void Add(WorkKind kind, CaseId @case, string what, DateTimeOffset since, DateOnly? due, Guid subject, MappedPersonId? person) =>
            items.Add(new WorkItem(kind, @case, open[@case].Reference, open[@case].ChildInitials, what, since.ToUniversalTime(), due is { } day ? LegalDay.EndOf(day) : null, due, subject, person?.Value, CasePart.Family));
    }
}
