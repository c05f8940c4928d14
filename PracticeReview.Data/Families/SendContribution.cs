using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Id">Made with the form: the same form sent twice is one contribution.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
/// <param name="Language">Code of the language of the page they were written on; the person's own where none is given.</param>
public sealed record SendContributionCommand(ContributionId Id, ContributionKind Kind, ReleasedPassageId? Passage, string? Text, string? Draft = null, string? Language = null);

/// <summary>A family member's wish for the focus, comment or question reaches the review (checklist J4, J8, J13).</summary>
public sealed class SendContribution(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, SendContributionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        if (await operation.Read<Contribution>().AnyAsync(sent => sent.Id == command.Id, cancellation))
        {
            return Result.Done;
        }
        if ((await FamilyLimitQueries.ClosedPartsAsync(operation, cancellation)).Intersect(FamilyLimit.PartsOf(command.Kind)).Any())
        {
            return FamilyLimit.Closed;
        }
        var passage = command.Passage is { } wanted
            ? await operation.Read<ReleasedPassage>().SingleOrDefaultAsync(released => released.Id == wanted, cancellation)
            : null;
        if (command.Kind == ContributionKind.WholeDraft && !await operation.Read<ReleasedPassage>().AnyAsync(cancellation))
        {
            // Nobody says anything of a draft of which they were shown nothing.
            return Refusal.NotFound;
        }
        var choices = AgreementChoice.InForce(await operation.Read<AgreementChoice>().ToListAsync(cancellation));
        AgreementAnswer? agreed = Contribution.ActivityOf(command.Kind) is { } activity && choices.TryGetValue(activity, out var choice) ? choice.Answer : null;
        var sent = Contribution.Send(actor, command.Id, command.Kind, passage, command.Text, agreed, operation.Now, command.Language);
        if (sent.Refused)
        {
            return sent;
        }
        operation.Add(sent.Value);
        await ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        return await operation.SaveAsync(cancellation, new AuditEntry("Contribution sent", actor.Case, "Contribution", command.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = command.Kind.ToString() }));
    }

    /// <summary>Forgets the words that were kept while being typed, with the operation that makes them superfluous.</summary>
    internal static async Task ForgetDraftAsync(Operation operation, FamilyActor actor, string? form, CancellationToken cancellation)
    {
        var kept = form is null ? null : await OwnPassage.FormOfAsync(operation, form, cancellation);
        await operation.Set<FamilyDraft>().Where(draft => draft.FamilyMemberId == actor.Id && draft.Form == kept).ExecuteDeleteAsync(cancellation);
    }
}
