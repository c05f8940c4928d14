using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="IsSame">Confirmed, or dismissed; null takes an earlier decision back.</param>
public sealed record DecideMatchCommand(PracticeEventId One, PracticeEventId Other, bool? IsSame);

/// <summary>Confirms that two agencies tell of the same event, or dismisses the suggestion.</summary>
public sealed class DecideMatch(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideMatchCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (first, second) = MatchDecision.InOrder(command.One, command.Other);
        var events = await operation.Read<EventIdentity>().Where(identity => identity.Id == first || identity.Id == second).ToListAsync(cancellation);
        if (events.Count != 2 || events[0].CaseId != events[1].CaseId || !Annotating.MayBeDoneBy(actor, events[0].CaseId))
        {
            return Refusal.NotFound;
        }
        if (events[0].RequestId == events[1].RequestId)
        {
            return Result.Refuse(null, "Both rows are of one agency's chronology; only two agencies can tell of the same event.");
        }
        var decided = await operation.Set<MatchDecision>().SingleOrDefaultAsync(match => match.FirstEventId == first && match.SecondEventId == second, cancellation);
        if (command.IsSame is { } isSame)
        {
            if (decided is null)
            {
                operation.Add(new MatchDecision(actor, events[0], events[1], isSame, operation.Now));
            }
            else
            {
                decided.Decide(actor, isSame, operation.Now);
            }
        }
        else
        {
            // What was decided about the rows as they were before goes too: it would wait to be looked at again.
            var (ofFirst, ofSecond) = (await WithEarlierAsync(operation, first, cancellation), await WithEarlierAsync(operation, second, cancellation));
            operation.Set<MatchDecision>().RemoveRange(await operation.Set<MatchDecision>().Where(match =>
                (ofFirst.Contains(match.FirstEventId) && ofSecond.Contains(match.SecondEventId)) || (ofSecond.Contains(match.FirstEventId) && ofFirst.Contains(match.SecondEventId))).ToListAsync(cancellation));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Match of two events decided", events[0].CaseId, "Event", first.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["other"] = second.ToString(),
                ["decision"] = command.IsSame switch { true => "same", false => "different", null => "open" },
            }));
    }

    private static async Task<List<PracticeEventId>> WithEarlierAsync(Operation operation, PracticeEventId row, CancellationToken cancellation) =>
        [row, .. await operation.Read<EventSuccession>().Where(one => one.SuccessorId == row).Select(one => one.EventId).ToListAsync(cancellation)];
}
