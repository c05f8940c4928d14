using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="IsRight">Null is refused: nothing was chosen.</param>
/// <param name="Text">Where it is not right: what the person meant; null or empty where they say no more.</param>
/// <param name="Instead">The id of what they send instead, made with the form.</param>
/// <param name="Language">Code of the language of the page.</param>
public sealed record ConfirmContributionCommand(ContributionId Id, bool? IsRight, string? Text, ContributionId Instead, string Language, string? Draft = null);

/// <summary>
/// The person says whether what was written down for them is what they meant (guidance 1.5). Where it is not, their own words come in
/// beside it, and the contact person hears of it.
/// </summary>
public sealed class ConfirmContribution(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, ConfirmContributionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var entered = await operation.Set<Contribution>().SingleOrDefaultAsync(row => row.Id == command.Id && row.EnteredBy != null, cancellation);
        if (entered is null)
        {
            return Refusal.NotFound;
        }
        if (command.IsRight is not { } isRight)
        {
            return Result.Refuse("IsRight", "Choose whether it is right.");
        }
        var said = entered.SayOfWhatWasEntered(actor, isRight, operation.Now);
        if (said.Refused)
        {
            return said;
        }
        if (!isRight && !string.IsNullOrWhiteSpace(command.Text) && (await FamilyLimitQueries.ClosedPartsAsync(operation, cancellation)).Intersect(FamilyLimit.PartsOf(entered.Kind)).Any())
        {
            return FamilyLimit.Closed;
        }
        if (!isRight && !string.IsNullOrWhiteSpace(command.Text) && !await operation.Read<Contribution>().AnyAsync(row => row.Id == command.Instead, cancellation))
        {
            // Beside the same passage, as they read it now: it may have been written anew. Where they read it no more, about the draft as a whole, or for itself where they read nothing of it now.
            var passage = entered.DraftPassageId is { } about ? await operation.Read<ReleasedPassage>().Where(row => row.DraftPassageId == about && row.WithdrawnAt == null && row.WaitsSince == null)
                .OrderByDescending(row => row.Edition).FirstOrDefaultAsync(cancellation) : null;
            passage = passage?.MayBeReadBy(actor) == true ? passage : null;
            var kind = !entered.IsAboutPassage || passage is not null ? entered.Kind
                : await operation.Read<ReleasedPassage>().AnyAsync(row => row.WithdrawnAt == null && row.WaitsSince == null, cancellation) ? ContributionKind.WholeDraft : ContributionKind.Account;
            var instead = Contribution.Send(actor, command.Instead, kind, passage, command.Text, null, operation.Now, command.Language);
            if (instead.Refused)
            {
                return instead;
            }
            operation.Add(instead.Value);
        }
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        if (!isRight)
        {
            var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
            operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(isRight ? "Spoken words confirmed" : "Spoken words said not to be right", actor.Case, "Contribution", command.Id.Value));
    }
}
