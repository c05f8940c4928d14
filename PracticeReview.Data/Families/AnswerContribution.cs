using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families;

/// <param name="Text">To the person, in English and in plain words.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
/// <param name="Foreign">What happens while there is no checked translation, for somebody who reads another language; null where nobody has chosen.</param>
public sealed record AnswerContributionCommand(ContributionId Contribution, AnswerOutcome? Outcome, string? Text, string? Draft = null, ForeignRelease? Foreign = ForeignRelease.InEnglishFirst);

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
        var member = await operation.Read<FamilyMember>().SingleAsync(m => m.Id == contribution.FamilyMemberId, cancellation);
        var isTranslated = await TranslateCaseText.IsReadyAsync(operation, contribution.CaseId, CaseTextTranslation.HashOf(command.Text ?? ""), member.Language, cancellation);
        var answered = contribution.AnswerWith(actor, command.Outcome, command.Text, operation.Now, waits: !isTranslated && command.Foreign == ForeignRelease.WhenTranslated);
        if (!isTranslated && command.Foreign is null && answered.Refusals.All(refusal => refusal.Field is not null))
        {
            return Result.Refuse([.. answered.Refusals, new Refusal("Foreign", "Say whether they read it in English first, or when the translation is checked.")]);
        }
        if (answered.Refused)
        {
            return answered;
        }
        var standing = await ContributionSteps.LastAsync(operation, contribution.Id, cancellation);
        operation.Context.AddRange(ContributionStep.WithAnswer(actor, contribution, standing, operation.Now));
        if (!isTranslated)
        {
            // Nobody waits for a translation that nobody was asked for, and nobody reads English for ever who was promised their language.
            await RequestTranslation.AskAsync(operation, actor, contribution.CaseId, CaseTextKind.Answer, answered.Value.Text, member.Language, cancellation);
        }
        if (answered.Value.ReleasedAt is not null)
        {
            FamilyMessages.TellOfSomethingNew(operation, member, because: GoesAnyway.AskedFor);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Contribution answered", contribution.CaseId, "Contribution", contribution.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = answered.Value.Outcome.ToString(), ["waits"] = answered.Value.ReleasedAt is null ? "yes" : "no" }));
    }

    /// <summary>An answer that waits for its translation waits no longer: the person reads it in English first. Sending twice is sending once.</summary>
    public async Task<Result> SendNowAsync(StaffActor actor, ContributionId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var contribution = await operation.Set<Contribution>().Include(c => c.Answer).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (contribution?.Answer is not { } answer)
        {
            return Refusal.NotFound;
        }
        var waited = answer.ReleasedAt is null;
        var sent = answer.SendNow(actor, contribution.Kind, operation.Now);
        if (sent.Refused || !waited)
        {
            return sent;
        }
        FamilyMessages.TellOfSomethingNew(operation, await operation.Read<FamilyMember>().SingleAsync(m => m.Id == contribution.FamilyMemberId, cancellation), because: GoesAnyway.AskedFor);
        return await operation.SaveAsync(cancellation, new AuditEntry("Answer sent before its translation", contribution.CaseId, "Contribution", id.Value));
    }
}
