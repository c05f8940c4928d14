using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Answer">Null is refused: nothing was chosen.</param>
public sealed record SayWhetherQuotedCommand(ContributionId Contribution, QuoteAnswer? Answer);

/// <summary>A person says whether the report may quote something they told; who wants to talk first is made known to their contact person.</summary>
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
        var last = await operation.Read<QuoteChoice>().Where(row => row.ContributionId == words.Id).OrderByDescending(row => row.ChosenAt).Select(row => (QuoteAnswer?)row.Answer).FirstOrDefaultAsync(cancellation);
        if (last == command.Answer)
        {
            return Result.Done;
        }
        operation.Add(said.Value);
        if (command.Answer == QuoteAnswer.TalkFirst)
        {
            var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
            operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now, $"/workspace/cases/{actor.Case}/family/{actor.Id}#sent-{words.Id}"));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Said whether words may be quoted", actor.Case, "Contribution", words.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["answer"] = said.Value.Answer.ToString() }));
    }
}
