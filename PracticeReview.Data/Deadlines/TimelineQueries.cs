using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <summary>The timeline of a case: what happened, what is due, and what is foretold.</summary>
public sealed class TimelineQueries(Database database)
{
    /// <summary>Opens the timeline; it leaves a line in the record.</summary>
    /// <returns>Null when there is no such case or its timeline is not for this actor.</returns>
    public async Task<CaseTimeline?> OpenAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !CaseParts.For(actor, id, @case.ReferrerId).Contains(CasePart.Timeline))
        {
            return null;
        }
        var policy = PolicyVersions.Find(@case.PolicyVersion)
            ?? throw new InvalidOperationException($"Case {id} began under a policy the portal does not know: {@case.PolicyVersion}.");
        var kept = await operation.Read<CaseDeadline>().Where(deadline => deadline.CaseId == id).ToListAsync(cancellation);
        var pauses = await operation.Read<ClockPause>().Where(pause => pause.CaseId == id).OrderBy(pause => pause.FirstDay).ToListAsync(cancellation);
        var longer = await operation.Read<AgreedLongerPeriod>().Where(period => period.CaseId == id).OrderBy(period => period.AgreedAt).ToListAsync(cancellation);
        var agencies = await AgenciesAsync(operation, id, cancellation);
        var names = await NamesAsync(operation, [.. pauses.Select(pause => pause.RecordedById), .. longer.Select(period => period.AgreedById)], cancellation);
        var today = LegalDay.Of(operation.Now);
        var timeline = new CaseTimeline(
            id, policy.Title, @case.ReceivedAt, operation.Now,
            [.. kept.Select(deadline => Entry(deadline)).Concat(Foretold(@case, policy, kept, pauses, longer, operation.Now)).OrderBy(entry => entry.Deadline.Due).ThenBy(entry => entry.Deadline.Kind)],
            [.. @case.Milestones.OrderBy(milestone => milestone.At).Select(milestone => new TimelineEvent(milestone.Happening, milestone.At, Agency(milestone.SubjectId)))],
            [.. pauses.Select(pause => new PauseView(pause.Id, policy.ClockFor(pause.Kind)?.Name ?? pause.Kind.ToString(), pause.Reason, pause.Why, pause.AllowedByName, pause.AllowedByRole,
                pause.FirstDay, pause.LastDay, names.GetValueOrDefault(pause.RecordedById, "Somebody who is no longer known"), pause.RecordedAt, pause.MayEnd(actor, today)))],
            [.. longer.Select(period => new LongerPeriodView(policy.ClockFor(period.Kind)?.Name ?? period.Kind.ToString(), period.LastDay, period.Reason,
                names.GetValueOrDefault(period.AgreedById, "Somebody who is no longer known"), period.AgreedAt))],
            Clocks(policy, kept, operation.Now),
            ClockPause.MayRecord(actor));
        await operation.SaveAsync(cancellation, new AuditEntry("Timeline opened to read", id, "Case", id.Value));
        return timeline;

        string? Agency(Guid? subject) => subject is { } known ? agencies.GetValueOrDefault(known) : null;

        TimelineEntry Entry(CaseDeadline deadline) => new(DeadlineView.Of(deadline, operation.Now), deadline.CountedFrom, Agency(deadline.SubjectId),
            [.. pauses.Where(pause => pause.Kind == deadline.Kind && pause.FirstDay <= deadline.DueDay).Select(pause => (DaySpan?)pause.AsTime().SpanOn(today)).OfType<DaySpan>()]);
    }

    /// <summary>How long clocks were paused, and why, for the measures: the pauses that touch the London days asked for.</summary>
    public async Task<IReadOnlyList<MeasuredPause>> PausesAsync(StaffActor actor, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var today = LegalDay.Of(operation.Now);
        var found = await operation.Read<ClockPause>()
            .Where(pause => pause.PartnershipId == actor.Partnership && pause.FirstDay <= to && (pause.LastDay == null || pause.LastDay >= from))
            .OrderBy(pause => pause.FirstDay).ThenBy(pause => pause.Id).ToListAsync(cancellation);
        return [.. found.Select(pause => new MeasuredPause(pause.CaseId, pause.Kind, pause.Reason, pause.FirstDay, pause.LastDay, pause.AsTime().SpanOn(today)?.Days ?? 0))];
    }

    // What the case's own timetable cannot date yet is foretold by assumption, so that the whole way ahead is seen.
    private static IEnumerable<TimelineEntry> Foretold(
        ReviewCase @case, PolicyVersion policy, List<CaseDeadline> kept, List<ClockPause> pauses, List<AgreedLongerPeriod> longer, DateTimeOffset now) =>
        @case.Stage is CaseStage.Closed or CaseStage.NotReviewed
            ? []
            : TimetableKeeper.Find(@case, policy, pauses, longer, now, assumes: true)
                .Where(found => found.State == DeadlineState.Foretold && found.Kind != DeadlineKind.ResubmitReferral && found.Due > now
                    && !kept.Exists(deadline => deadline.Kind == found.Kind))
                .Select(found => new TimelineEntry(
                    new DeadlineView(found.Kind, found.Clock.Name, found.Due, found.DueDay, found.IsDueAtATime, null, found.State, found.Explanation, found.Source, DeadlineView.Who(found.Kind)),
                    found.CountedFrom, null, []));

    private static IReadOnlyList<ClockView> Clocks(PolicyVersion policy, List<CaseDeadline> kept, DateTimeOffset now) =>
        [.. policy.Clocks.Where(clock => kept.Exists(deadline => deadline.Kind == clock.Kind
                && deadline.StateAt(now) is DeadlineState.Running or DeadlineState.DueToday or DeadlineState.Late or DeadlineState.Paused))
            .Select(clock => new ClockView(clock.Kind, clock.Name, clock.WhyNeverPaused, clock.MayBeLonger))];

    private static async Task<Dictionary<Guid, string>> AgenciesAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        var found = await (from request in operation.Read<InformationRequest>()
                           join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
                           where request.CaseId == id
                           select new { request.Id, agency.Name }).ToListAsync(cancellation);
        return found.ToDictionary(request => request.Id.Value, request => request.Name);
    }

    private static Task<Dictionary<StaffId, string>> NamesAsync(Operation operation, IReadOnlyList<StaffId> staff, CancellationToken cancellation) =>
        operation.Read<StaffMember>().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellation);
}

/// <summary>The timeline of a case, made for its page. Instants are in UTC, days are London's.</summary>
/// <param name="Clocks">The clocks that run now.</param>
/// <param name="MayChange">Whether this actor pauses clocks, agrees longer periods and records what happened elsewhere.</param>
public sealed record CaseTimeline(
    CaseId Id, string PolicyTitle, DateTimeOffset ReceivedAt, DateTimeOffset Now, IReadOnlyList<TimelineEntry> Entries, IReadOnlyList<TimelineEvent> Events,
    IReadOnlyList<PauseView> Pauses, IReadOnlyList<LongerPeriodView> LongerPeriods, IReadOnlyList<ClockView> Clocks, bool MayChange);

/// <summary>A deadline on the timeline.</summary>
/// <param name="From">What it is counted from (UTC).</param>
/// <param name="Agency">The agency it concerns, or null.</param>
/// <param name="Paused">The days its clock stood still, so far as they are known.</param>
public sealed record TimelineEntry(DeadlineView Deadline, DateTimeOffset From, string? Agency, IReadOnlyList<DaySpan> Paused);

/// <summary>Something that happened, or is planned.</summary>
public sealed record TimelineEvent(CaseEvent Happening, DateTimeOffset At, string? Agency);

/// <summary>A pause, with everything that was said of it.</summary>
public sealed record PauseView(
    Guid Id, string Clock, PauseReason Reason, string Why, string AllowedByName, string AllowedByRole, DateOnly FirstDay, DateOnly? LastDay,
    string RecordedBy, DateTimeOffset RecordedAt, bool MayEnd);

public sealed record LongerPeriodView(string Clock, DateOnly LastDay, string Reason, string AgreedBy, DateTimeOffset AgreedAt);

/// <param name="WhyNeverPaused">Null where it may be paused.</param>
public sealed record ClockView(DeadlineKind Kind, string Name, string? WhyNeverPaused, bool MayBeLonger);

/// <param name="Days">How many days it has lasted, up to today where it has no end.</param>
public sealed record MeasuredPause(CaseId Case, DeadlineKind Kind, PauseReason Reason, DateOnly FirstDay, DateOnly? LastDay, int Days);
