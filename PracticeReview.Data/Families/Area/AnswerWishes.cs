using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families.Area;

/// <param name="SaidAt">When the wishes were said that the writer has before them.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record AnswerWishesCommand(FamilyMemberId Member, DateTimeOffset SaidAt, WishesOutcome? Outcome, string? Text, string? Draft = null);

/// <summary>Who works with a family answers how somebody wants to take part; the person is told that there is something to read.</summary>
public sealed class AnswerWishes(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AnswerWishesCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        var wishes = await operation.Read<TakingPartWishes>().SingleOrDefaultAsync(row => row.FamilyMemberId == command.Member, cancellation);
        if (member is null || wishes is null)
        {
            return Refusal.NotFound;
        }
        var answered = WishesAnswer.Give(actor, wishes, command.SaidAt, command.Outcome, command.Text, operation.Now);
        if (answered.Refused)
        {
            return answered;
        }
        if (await operation.Read<WishesAnswer>().AnyAsync(row => row.FamilyMemberId == member.Id && row.SaidAt == command.SaidAt, cancellation))
        {
            return Refusal.ChangedMeanwhile;
        }
        operation.Add(answered.Value);
        FamilyMessages.TellOfSomethingNew(operation, member, because: GoesAnyway.AskedFor);
        await RequestTranslation.AskAsync(operation, actor, member.CaseId, CaseTextKind.Answer, answered.Value.Text, member.Language, cancellation);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Wishes for taking part answered", member.CaseId, "FamilyMember", member.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = answered.Value.Outcome.ToString() }));
    }
}
