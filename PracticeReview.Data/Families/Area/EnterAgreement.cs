using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <param name="Words">The very words that were read out or handed over, by activity.</param>
/// <param name="WordsFor">For whom those words are written.</param>
/// <param name="Language">Code of the language in which it was explained.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record EnterAgreementCommand(FamilyMemberId Member, IReadOnlyDictionary<FamilyActivity, AgreementAnswer> Choices, ExplainedBy? ExplainedBy,
    string? ExplainedByName, string? InterpreterName, string? Language, IReadOnlyDictionary<FamilyActivity, string> Words, string? Draft = null,
    AgreementReader WordsFor = AgreementReader.Adult)
{
    /// <summary>The London day on which the person said they may be asked again about what they said "not now" to; null where they named none.</summary>
    public DateOnly? AskAgainOn { get; init; }
}

/// <summary>
/// Enters for a person what they agreed to in a talk. Who decides for or with them has been recorded before; the person sees that it
/// was entered for them and is asked whether it is right (guidance 1.2, 1.5).
/// </summary>
public sealed class EnterAgreement(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, EnterAgreementCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        var grounds = await operation.Read<ConsentGrounds>().SingleOrDefaultAsync(row => row.FamilyMemberId == member.Id, cancellation);
        if (grounds is null)
        {
            refusals.Add(new Refusal(null, "Record first who decides whether this person takes part, above."));
        }
        else if (grounds.WordsFor != command.WordsFor)
        {
            refusals.Add(new Refusal(null, "In which words they are told was changed meanwhile. Explain it to them in the words that stand here now."));
        }
        if (command.Choices.Count == 0)
        {
            refusals.Add(new Refusal("Choices", "Enter their answer to at least one activity."));
        }
        if (command.ExplainedBy is not { } explainedBy || explainedBy == ExplainedBy.ReadItMyself)
        {
            refusals.Add(new Refusal("ExplainedBy", "Say who explained it to them."));
        }
        if (string.IsNullOrWhiteSpace(command.ExplainedByName))
        {
            refusals.Add(new Refusal("ExplainedByName", "Give the name of who explained it."));
        }
        if (command.ExplainedBy == ExplainedBy.FacilitatorWithInterpreter && string.IsNullOrWhiteSpace(command.InterpreterName))
        {
            refusals.Add(new Refusal("InterpreterName", "Give the name of the interpreter."));
        }
        if (command.ExplainedByName?.Length > 200 || command.InterpreterName?.Length > 200)
        {
            refusals.Add(new Refusal("ExplainedByName", "Use at most {0} characters here.", 200));
        }
        if (!Languages.TryFind(command.Language, out var language) || language.IsPseudo)
        {
            refusals.Add(new Refusal("Language", "Choose the language in which it was explained."));
        }
        if (command.AskAgainOn is { } again)
        {
            if (!command.Choices.Values.Contains(AgreementAnswer.NotNow))
            {
                refusals.Add(new Refusal("AskAgainOn", "A day to ask again goes with a \"not now\". Choose it above, or leave the day empty."));
            }
            else if (again <= LegalDay.Of(operation.Now))
            {
                refusals.Add(new Refusal("AskAgainOn", "Give a day after today, or leave it empty where they named none."));
            }
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.FamilyMemberId == member.Id).ToListAsync(cancellation);
        foreach (var (activity, answer) in command.Choices)
        {
            var choice = AgreementChoice.EnterFor(actor, member, activity, answer, command.ExplainedBy!.Value, language!.Code, operation.Now);
            choice.Explained(command.Words.GetValueOrDefault(activity), command.ExplainedByName, command.InterpreterName, command.WordsFor);
            choice.MayBeAskedAgain(command.AskAgainOn);
            operation.Add(choice);
            choices.Add(choice);
        }
        var onMap = AgreementChoice.SaidNoToEverything(AgreementChoice.InForce(choices))
            ? await operation.Read<MappedPerson>().SingleOrDefaultAsync(person => person.FamilyMemberId == member.Id && person.TakenOffAt == null, cancellation) : null;
        var calledOff = onMap is null ? [] : await CallOffMeetings.WithAsync(operation, actor, onMap, CalledOffBecause.Stopped, cancellation);
        if (!(await InvolvementQueries.NotApproachedAsync(operation, member.CaseId, cancellation)).Any(person => person.Member == member.Id))
        {
            FamilyMessages.TellOfSomethingNew(operation, member);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, [new AuditEntry("Agreement entered for a person", member.CaseId, "FamilyMember", member.Id.Value,
            Details: command.Choices.ToDictionary(choice => choice.Key.ToString(), choice => choice.Value.ToString())), .. calledOff]);
    }
}
