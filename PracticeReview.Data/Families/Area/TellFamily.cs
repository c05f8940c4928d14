using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families.Area;

/// <param name="OnlyFor">The only person who is told; null where everybody of the family in this case is.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record TellOfProcessCommand(CaseId Case, FamilyMemberId? OnlyFor, ProcessKind? Kind, string? Text, string? AskName, string? AskHow, string? Draft = null);

/// <param name="Text">What is being done, in plain words.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record TellOfActionCommand(ActionId Action, string? Text, string? Draft = null);

/// <summary>Tells a family what goes on around them, and what is being done afterwards (guidance 1.4; study 002; checklist J1, J9).</summary>
public sealed class TellFamily(Database database)
{
    public async Task<Result> OfProcessAsync(StaffActor actor, TellOfProcessCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (command.OnlyFor is { } one && !await operation.Read<FamilyMember>().AnyAsync(row => row.Id == one && row.CaseId == command.Case, cancellation))
        {
            return Refusal.NotFound;
        }
        var told = FamilyProcess.Tell(actor, command.Case, command.OnlyFor, command.Kind, command.Text, command.AskName, command.AskHow, operation.Now);
        if (told.Refused)
        {
            return told;
        }
        operation.Add(told.Value);
        await AskTranslatorsAsync(operation, actor, command.Case, command.OnlyFor, CaseTextKind.Process, told.Value.Text, cancellation);
        await FamilyMessages.TellThoseOfAsync(operation, command.Case, command.OnlyFor, cancellation);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Family told of another process", command.Case, "FamilyProcess", told.Value.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = told.Value.Kind.ToString(), ["to"] = command.OnlyFor?.ToString() ?? "everybody" }));
    }

    /// <summary>It is over, or no longer true.</summary>
    public async Task<Result> EndProcessAsync(StaffActor actor, FamilyProcessId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var process = await operation.Set<FamilyProcess>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (process is null)
        {
            return Refusal.NotFound;
        }
        var ended = process.End(actor, operation.Now);
        if (ended.Refused)
        {
            return ended;
        }
        var hash = process.TextHash;
        if (!await operation.Read<FamilyProcess>().AnyAsync(row => row.CaseId == process.CaseId && row.TextHash == hash && row.Id != id && row.EndedAt == null, cancellation))
        {
            await RequestTranslation.TakeBackAsync(operation, process.CaseId, CaseTextKind.Process, [hash], cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Family no longer told of another process", process.CaseId, "FamilyProcess", id.Value));
    }

    public async Task<Result> OfActionAsync(StaffActor actor, TellOfActionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var action = await operation.Read<PlannedAction>().SingleOrDefaultAsync(row => row.Id == command.Action, cancellation);
        if (action is null || !actor.WorksWithFamily(action.CaseId))
        {
            return Refusal.NotFound;
        }
        var told = await operation.Set<ToldAction>().SingleOrDefaultAsync(row => row.ActionId == command.Action, cancellation);
        var isNew = told is null;
        told ??= ToldAction.About(action);
        var (before, wasTold) = (told.Text, !isNew && told.WithdrawnAt is null);
        var done = told.Tell(actor, action, command.Text, operation.Now);
        if (done.Refused)
        {
            return done;
        }
        if (isNew)
        {
            operation.Add(told);
        }
        else
        {
            await RequestTranslation.SupersedeAsync(operation, actor, action.CaseId, before, told.Text, cancellation);
        }
        await RequestTranslation.ReadAgainAsync(operation, action.CaseId, told.TextHash, null, cancellation);
        await AskTranslatorsAsync(operation, actor, action.CaseId, null, CaseTextKind.Action, told.Text, cancellation);
        // The same words once more are nothing new to read.
        if (!wasTold || told.Text != before)
        {
            await FamilyMessages.TellThoseOfAsync(operation, action.CaseId, null, cancellation);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Family told of an action", action.CaseId, "Action", command.Action.Value));
    }

    public async Task<Result> WithdrawActionAsync(StaffActor actor, ActionId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var told = await operation.Set<ToldAction>().SingleOrDefaultAsync(row => row.ActionId == id, cancellation);
        if (told is null)
        {
            return Refusal.NotFound;
        }
        var withdrawn = told.Withdraw(actor, operation.Now);
        if (withdrawn.Refused)
        {
            return withdrawn;
        }
        var hash = told.TextHash;
        if (!await operation.Read<ToldAction>().AnyAsync(row => row.CaseId == told.CaseId && row.TextHash == hash && row.ActionId != id && row.WithdrawnAt == null, cancellation))
        {
            await RequestTranslation.TakeBackAsync(operation, told.CaseId, CaseTextKind.Action, [hash], cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Family no longer told of an action", told.CaseId, "Action", id.Value));
    }

    // What is told is read at once: it is asked for in the language of everybody who is told and does not read it checked already.
    private static async Task AskTranslatorsAsync(Operation operation, StaffActor actor, CaseId @case, FamilyMemberId? onlyFor, CaseTextKind kind, string text, CancellationToken cancellation)
    {
        var languages = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && member.AccessEndedAt == null && (onlyFor == null || member.Id == onlyFor))
            .Select(member => member.Language).Distinct().ToListAsync(cancellation);
        foreach (var language in languages)
        {
            if (!await TranslateCaseText.IsReadyAsync(operation, @case, CaseTextTranslation.HashOf(text), language, cancellation))
            {
                await RequestTranslation.AskAsync(operation, actor, @case, kind, text, language, cancellation);
            }
        }
    }

    /// <summary>When the person can ring their facilitator, Monday to Friday, in London time.</summary>
    public async Task<Result> WhenToRingAsync(StaffActor actor, FamilyMemberId id, TimeOnly? from, TimeOnly? until, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (from is null != until is null || from >= until)
        {
            return Result.Refuse("RingUntil", "Give both times, the later one second, or neither.");
        }
        member.MayRing(from, until);
        return await operation.SaveAsync(cancellation, new AuditEntry("Hours of the facilitator told", member.CaseId, "FamilyMember", id.Value));
    }
}
