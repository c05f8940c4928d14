using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Answer">Null is refused: nothing was chosen.</param>
public sealed record SayWhetherQuotedCommand(ContributionId Contribution, QuoteAnswer? Answer);

/// <summary>
/// A person says whether the report may quote something they told, at any time. Who takes back what they allowed, and who wants to talk first,
/// is made known to their contact person, and stands on Today until somebody has seen to it.
/// </summary>
public sealed class SayWhetherQuoted(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, SayWhetherQuotedCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var words = await operation.Read<Contribution>().SingleOrDefaultAsync(row => row.Id == command.Contribution, cancellation);
        if (words is null)
        {
            return Refusal.NotFound;
        }
        var said = QuoteChoice.Say(actor, words, command.Answer, operation.Now);
        if (said.Refused)
        {
            return said;
        }
        var earlier = await operation.Read<QuoteChoice>().Where(row => row.ContributionId == words.Id).OrderBy(row => row.ChosenAt).Select(row => row.Answer).ToListAsync(cancellation);
        if (earlier.Count > 0 && earlier[^1] == command.Answer)
        {
            return Result.Done;
        }
        operation.Add(said.Value);
        if (QuoteChoice.IsToBeSeenTo(said.Value.Answer, earlier))
        {
            var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
            operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now, $"/workspace/cases/{actor.Case}/family/{actor.Id}#sent-{words.Id}"));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Said whether words may be quoted", actor.Case, "Contribution", words.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["answer"] = said.Value.Answer.ToString() }));
    }
}

/// <summary>Somebody who works with the family says that they have seen to it: the words are out of the report, or they have talked with the person.</summary>
public sealed class NoteQuoteChoice(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var choice = await operation.Set<QuoteChoice>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (choice is null)
        {
            return Refusal.NotFound;
        }
        if (choice.NotedAt is not null && actor.WorksWithFamily(choice.CaseId))
        {
            return Result.Done;
        }
        var noted = choice.Note(actor, operation.Now);
        return noted.Refused ? noted : await operation.SaveAsync(cancellation, new AuditEntry("Whether words may be quoted seen to", choice.CaseId, "Contribution", choice.ContributionId.Value));
    }
}
