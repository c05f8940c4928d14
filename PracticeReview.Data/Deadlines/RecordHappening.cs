using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <param name="At">The instant, UTC.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record RecordHappeningCommand(CaseId Case, CaseEvent? Happening, DateTimeOffset? At, string? Draft = null);

/// <summary>
/// Records, or corrects, when the local authority became aware and made its notifications (Policy 4.2, 7.4): what happens
/// outside the portal and starts or meets a clock all the same.
/// </summary>
public sealed class RecordHappening(Database database)
{
    /// <summary>What is recorded here, and what it follows.</summary>
    public static IReadOnlyList<(CaseEvent Happening, CaseEvent? Cause, string Name)> Kinds { get; } =
    [
        (CaseEvent.Aware, null, "The local authority became aware of the incident"),
        (CaseEvent.NationalPanelNotified, CaseEvent.Aware, "It notified the National Panel and the partnership"),
        (CaseEvent.LookedAfterChildDied, null, "It became aware that the child, whom it looked after, had died"),
        (CaseEvent.SecretaryOfStateNotified, CaseEvent.LookedAfterChildDied, "It notified the Secretary of State and Ofsted of that death"),
    ];

    public static bool MayRecord(StaffActor actor) => actor.IsBusinessUnit;

    public async Task<Result> RunAsync(StaffActor actor, RecordHappeningCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!MayRecord(actor) || await ClockedCase.LoadAsync(operation, command.Case, cancellation) is not { } found)
        {
            return Refusal.NotFound;
        }
        var refusals = Check(TimetableKeeper.HistoryOf(found.Case), command, operation.Now).ToList();
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        found.Case.Plan(command.Happening!.Value, command.At!.Value);
        await TimetableKeeper.KeepAsync(operation, found.Case, cancellation);
        await ClockedCase.DiscardAsync(operation, command.Draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Milestone recorded", command.Case,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["happening"] = command.Happening.Value.ToString() }));
    }

    private static IEnumerable<Refusal> Check(CaseHistory history, RecordHappeningCommand command, DateTimeOffset now)
    {
        var kind = Kinds.FirstOrDefault(known => known.Happening == command.Happening);
        if (kind.Name is null)
        {
            yield return new Refusal("Happening", "Choose what happened.");
        }
        if (command.At is not { } at)
        {
            yield return new Refusal("At", "Choose the day and the time.");
            yield break;
        }
        if (at > now)
        {
            yield return new Refusal("At", "That lies in the future: record it when it has happened.");
        }
        if (kind.Cause is { } cause)
        {
            var caused = history.When(cause);
            if (caused is null)
            {
                yield return new Refusal("Happening", "Record first: {0}.", Kinds.Single(known => known.Happening == cause).Name);
            }
            else if (at < caused)
            {
                yield return new Refusal("At", "It cannot have come before {0}, when the local authority became aware.", EnglishDates.Moment(caused.Value));
            }
        }
        if (Kinds.FirstOrDefault(known => known.Cause == command.Happening) is { Name: not null } effect && history.When(effect.Happening) is { } followed && at > followed)
        {
            yield return new Refusal("At", "The notification is recorded for {0}: this cannot have come after it.", EnglishDates.Moment(followed));
        }
    }
}
