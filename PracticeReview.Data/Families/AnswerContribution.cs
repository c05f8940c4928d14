using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Text">To the person, in English and in plain words.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record AnswerContributionCommand(ContributionId Contribution, AnswerOutcome? Outcome, string? Text, string? Draft = null);

/// <summary>The review says what became of what a family member sent, and the person is told that there is something to read (checklist J9, guidance 1.4).</summary>
public sealed class AnswerContribution(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AnswerContributionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var contribution = await operation.Set<Contribution>().Include(c => c.Answer).SingleOrDefaultAsync(c => c.Id == command.Contribution, cancellation);
        if (contribution is null)
        {
            return Refusal.NotFound;
        }
        if (contribution.Answer is { } given && given.AnsweredBy == actor.Id && given.Outcome == command.Outcome && given.Text == command.Text?.Trim())
        {
            // The same answer, sent twice.
            return Result.Done;
        }
        var answered = contribution.AnswerWith(actor, command.Outcome, command.Text, operation.Now);
        if (answered.Refused)
        {
            return answered;
        }
        var standing = await ContributionSteps.LastAsync(operation, contribution.Id, cancellation);
        operation.Context.AddRange(ContributionStep.WithAnswer(actor, contribution, standing, operation.Now));
        var member = await operation.Read<FamilyMember>().SingleAsync(m => m.Id == contribution.FamilyMemberId, cancellation);
        FamilyMessages.TellOfSomethingNew(operation, member);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Contribution answered", contribution.CaseId, "Contribution", contribution.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = answered.Value.Outcome.ToString() }));
    }
}
