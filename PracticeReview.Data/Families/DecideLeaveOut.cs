using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families;

/// <param name="Reason">To the person, in English and in plain words.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record DecideLeaveOutCommand(LeaveOutRequestId Request, LeaveOutOutcome? Outcome, string? Reason, string? Draft = null);

/// <summary>The review group decides whether words are left out as the person wishes, and the person is told that there is something to read.</summary>
public sealed class DecideLeaveOut(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideLeaveOutCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await operation.Set<LeaveOutRequest>().SingleOrDefaultAsync(row => row.Id == command.Request, cancellation);
        if (request is null)
        {
            return Refusal.NotFound;
        }
        var decided = request.Decide(actor, command.Outcome, command.Reason, operation.Now);
        if (decided.Refused)
        {
            return decided;
        }
        var subject = request.ContributionId?.Value ?? request.QuestionAnswerId!.Value;
        foreach (var same in await operation.Set<LeaveOutRequest>()
            .Where(row => row.Id != request.Id && row.Outcome == null && (row.ContributionId == new ContributionId(subject) || row.QuestionAnswerId == subject)).ToListAsync(cancellation))
        {
            // The same words, as an answer and among the contributions.
            _ = same.Decide(actor, command.Outcome, command.Reason, operation.Now);
        }
        if (request.QuestionAnswerId is { } answer)
        {
            await TakeAnswerAsync(operation, actor, answer, request.Outcome == LeaveOutOutcome.Kept, cancellation);
        }
        var person = await operation.Read<FamilyMember>().SingleAsync(member => member.Id == request.FamilyMemberId, cancellation);
        FamilyMessages.TellOfSomethingNew(operation, person, because: GoesAnyway.AskedFor);
        await RequestTranslation.AskAsync(operation, actor, request.CaseId, CaseTextKind.Answer, request.Reason, person.Language, cancellation);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Leaving out decided", request.CaseId, request.ContributionId is null ? "QuestionAnswer" : "Contribution",
            request.ContributionId?.Value ?? request.QuestionAnswerId!.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = request.Outcome!.Value.ToString() }));
    }

    // Who decides has read it: from now on it stands, and what the person says next is another answer. What stays takes the way of all words.
    private static async Task TakeAnswerAsync(Operation operation, StaffActor actor, Guid answer, bool stays, CancellationToken cancellation)
    {
        await operation.Set<QuestionAnswer>().Where(row => row.Id == answer && row.ReadAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(read => read.ReadAt, operation.Now).SetProperty(read => read.ReadBy, actor.Id), cancellation);
        if (!stays || await operation.Read<Contribution>().AnyAsync(row => row.QuestionAnswerId == answer, cancellation))
        {
            return;
        }
        if (Contribution.OfAnswer(await operation.Read<QuestionAnswer>().SingleAsync(row => row.Id == answer, cancellation)) is { } words)
        {
            operation.Add(words);
            operation.Context.AddRange(ContributionStep.Take(actor, words, ContributionStanding.Beginning, ContributionStatus.Read, null, operation.Now).Value);
        }
    }
}
