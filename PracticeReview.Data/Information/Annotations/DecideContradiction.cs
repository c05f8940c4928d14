using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="One">The event of the one account.</param>
/// <param name="Other">The event of the other; null where that is a family member's.</param>
/// <param name="Said">The family member's words; null between two agencies.</param>
/// <param name="About">What it is about within its kind, as it was found.</param>
/// <param name="RestsOn"><see cref="Contradiction.RestsOn"/> of what was on the page.</param>
/// <param name="Outcome">Null takes an earlier decision back: it is open again.</param>
/// <param name="Version">The version of the decision that was on the page; null where there was none.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record DecideContradictionCommand(PracticeEventId One, PracticeEventId? Other, ContributionId? Said, ContradictionKind Kind, string About, string RestsOn,
    ContradictionOutcome? Outcome, string? Words = null, uint? Version = null, string? Draft = null);

/// <summary>
/// Says what the review made of a contradiction: how it is explained, or that it is none (Policy 7.11, guidance 1.7). Between
/// agencies by all who decide about matches; with the family's account by the review group alone.
/// </summary>
public sealed class DecideContradiction(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideContradictionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var result = await (command.Said is { } said ? WithFamilyAsync(operation, actor, command, said, cancellation) : BetweenAgenciesAsync(operation, actor, command, cancellation));
        if (result.Refused)
        {
            return Result.Refuse(result.Refusals);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Contradiction decided", result.Value.CaseId, "Event", command.One.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["other"] = (command.Other?.Value ?? command.Said?.Value).ToString()!,
                ["kind"] = command.Kind.ToString(),
                ["decision"] = command.Outcome?.ToString() ?? "open",
            }));
    }

    private static async Task<Result<EventIdentity>> BetweenAgenciesAsync(Operation operation, StaffActor actor, DecideContradictionCommand command, CancellationToken cancellation)
    {
        if (command.Other is not { } other)
        {
            return Refusal.NotFound;
        }
        var pair = MatchDecision.InOrder(command.One, other);
        var events = await operation.Read<EventIdentity>().Where(identity => identity.Id == pair.First || identity.Id == pair.Second).ToListAsync(cancellation);
        if (events.Count != 2 || events[0].CaseId != events[1].CaseId || !Annotating.MayBeDoneBy(actor, events[0].CaseId))
        {
            return Refusal.NotFound;
        }
        if (events[0].RequestId == events[1].RequestId)
        {
            return Result<EventIdentity>.Refuse(null, "Both rows are of one agency's chronology; only two agencies can contradict each other.");
        }
        var decisions = operation.Set<ContradictionDecision>();
        var of = decisions.Where(one => one.Kind == command.Kind && one.About == command.About);
        if (command.Outcome is null)
        {
            // What was decided about the rows as they were before goes too.
            var (ofFirst, ofSecond) = (await WithEarlierAsync(operation, pair.First, cancellation), await WithEarlierAsync(operation, pair.Second, cancellation));
            decisions.RemoveRange(await of.Where(one => (ofFirst.Contains(one.FirstEventId) && ofSecond.Contains(one.SecondEventId))
                || (ofSecond.Contains(one.FirstEventId) && ofFirst.Contains(one.SecondEventId))).ToListAsync(cancellation));
            return events[0];
        }
        var decided = await of.SingleOrDefaultAsync(one => one.FirstEventId == pair.First && one.SecondEventId == pair.Second, cancellation);
        return Decide(operation, actor, command, decided, () => new ContradictionDecision(events[0], pair, command.Kind, command.About), events[0]);
    }

    private static async Task<Result<EventIdentity>> WithFamilyAsync(Operation operation, StaffActor actor, DecideContradictionCommand command, ContributionId said, CancellationToken cancellation)
    {
        var identity = await operation.Read<EventIdentity>().SingleOrDefaultAsync(one => one.Id == command.One, cancellation);
        if (identity is null || command.Other is not null || !FamilyAccounts.MayBeReadBy(actor, identity.CaseId)
            || !await operation.Read<Contribution>().AnyAsync(one => one.Id == said && one.CaseId == identity.CaseId, cancellation))
        {
            return Refusal.NotFound;
        }
        var decisions = operation.Set<FamilyContradictionDecision>();
        var of = decisions.Where(one => one.ContributionId == said && one.Kind == command.Kind && one.About == command.About);
        if (command.Outcome is null)
        {
            var earlier = await WithEarlierAsync(operation, identity.Id, cancellation);
            decisions.RemoveRange(await of.Where(one => earlier.Contains(one.EventId)).ToListAsync(cancellation));
            return identity;
        }
        var decided = await of.SingleOrDefaultAsync(one => one.EventId == identity.Id, cancellation);
        return Decide(operation, actor, command, decided, () => new FamilyContradictionDecision(identity, said, command.Kind, command.About), identity);
    }

    // Somebody else's words that were not on the page are not written over.
    private static Result<EventIdentity> Decide<T>(
        Operation operation, StaffActor actor, DecideContradictionCommand command, T? decided, Func<T> begin, EventIdentity identity) where T : DecidedContradiction
    {
        if (decided?.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var of = decided ?? begin();
        var result = of.Decide(actor, command.Outcome!.Value, command.Words, command.RestsOn, operation.Now);
        if (result.Refused)
        {
            return Result<EventIdentity>.Refuse(result.Refusals);
        }
        if (decided is null)
        {
            operation.Add(of);
        }
        return identity;
    }

    private static async Task<List<PracticeEventId>> WithEarlierAsync(Operation operation, PracticeEventId row, CancellationToken cancellation) =>
        [row, .. await operation.Read<EventSuccession>().Where(one => one.SuccessorId == row).Select(one => one.EventId).ToListAsync(cancellation)];
}
