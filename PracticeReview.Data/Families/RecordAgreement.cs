using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Language">The language in which the person read what they agree to.</param>
/// <param name="Words">The very words that stood there about each activity.</param>
/// <param name="WordsFor">For whom those words are written.</param>
/// <param name="ExplainedByName">Who explained it, where the person gives a name.</param>
public sealed record RecordAgreementCommand(IReadOnlyDictionary<FamilyActivity, AgreementAnswer> Choices, ExplainedBy? ExplainedBy, string Language, string? Draft = null,
    IReadOnlyDictionary<FamilyActivity, string>? Words = null, string? ExplainedByName = null, string? InterpreterName = null, AgreementReader WordsFor = AgreementReader.Adult);

/// <summary>
/// The person says, activity by activity, whether they want to take part; any choice can be changed at any time (guidance 1.2). With a no
/// to everything, meetings with them that are still to come are called off by a trigger: their own role reaches no meeting.
/// </summary>
public sealed class RecordAgreement(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, RecordAgreementCommand command, CancellationToken cancellation)
    {
        if (command.Choices.Count == 0)
        {
            return Result.Refuse("Choices", "Choose an answer to at least one question. “Not now” is an answer too.");
        }
        if (command.ExplainedBy is not { } explainedBy)
        {
            return Result.Refuse("ExplainedBy", "Tell us who explained this to you. Reading it yourself counts.");
        }
        foreach (var (field, name) in new[] { ("ExplainedByName", command.ExplainedByName), ("InterpreterName", command.InterpreterName) })
        {
            if (name?.Length > 200)
            {
                return Result.Refuse(field, "Use at most {0} letters here.", 200);
            }
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var before = AgreementChoice.InForce(await operation.Read<AgreementChoice>().ToListAsync(cancellation));
        var changed = command.Choices.Where(choice => !before.TryGetValue(choice.Key, out var old) || old.Answer != choice.Value
            || old is { EnteredBy: not null, ConfirmedAt: null }).ToList();
        if (changed.Count == 0)
        {
            return Result.Done;
        }
        // A no needs nobody's leave.
        if (changed.Exists(choice => choice.Value != AgreementAnswer.No)
            && await operation.Context.Database.SqlQuery<bool>($"select access.own_consent_waits() as \"Value\"").SingleAsync(cancellation))
        {
            return Result.Refuse(null, "Your contact person talks with you first. If you are under 16, they also talk with a grown-up who decides with you. What you chose is kept here.");
        }
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        foreach (var (activity, answer) in changed)
        {
            var choice = new AgreementChoice(actor, activity, answer, explainedBy, command.Language, operation.Now);
            choice.Explained(command.Words?.GetValueOrDefault(activity), command.ExplainedByName, command.InterpreterName, command.WordsFor);
            operation.Add(choice);
        }
        var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        return await operation.SaveAsync(cancellation, new AuditEntry("Agreement recorded", actor.Case, "FamilyMember", actor.Id.Value,
            Details: changed.ToDictionary(choice => choice.Key.ToString(), choice => choice.Value.ToString())));
    }
}
